//! A file about people that is there whole or not at all.
//!
//! **Architecture Invariant:** until it is whole it bears a name of its own, and an error takes it
//! away. Only its owner may read it.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A file that is being written.
pub(super) struct Part {
    path: PathBuf,
    part: PathBuf,
    file: BufWriter<File>,
    whole: bool,
}

impl Part {
    /// Begins `path`, as `path.part`, with its first bytes.
    pub(super) fn begin(path: &Path, first: &[u8]) -> Result<Self> {
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let place = || format!("cannot write {}", path.display());
        // One that was left by a crash may be open to others: it is made anew.
        if let Err(error) = std::fs::remove_file(&part)
            && error.kind() != ErrorKind::NotFound
        {
            return Err(error).with_context(place);
        }
        let file = BufWriter::new(created(&part).with_context(place)?);
        let mut begun = Self { path: path.to_owned(), part, file, whole: false };
        begun.write(first)?;
        Ok(begun)
    }

    /// Writes on.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let place = || format!("cannot write {}", self.path.display());
        self.file.write_all(bytes).with_context(place)
    }

    /// Gives the file its name, now that it is whole.
    pub(super) fn finish(mut self) -> Result<()> {
        let place = || format!("cannot write {}", self.path.display());
        self.file.flush().with_context(place)?;
        self.file.get_ref().sync_all().with_context(place)?;
        std::fs::rename(&self.part, &self.path).with_context(place)?;
        self.whole = true;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.whole {
            // There is nobody left to tell.
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

fn created(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_whole_is_taken_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, part) = (folder.path().join("out.csv"), folder.path().join("out.csv.part"));
        std::fs::write(&part, "left by a crash").expect("written");
        let mut begun = Part::begin(&path, b"a\n").expect("begun");
        begun.write(b"b\n").expect("written");
        assert!(part.exists());
        drop(begun);
        assert!(!part.exists() && !path.exists());
        Part::begin(&path, b"a\n").expect("begun").finish().expect("finished");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "a\n");
        assert!(!part.exists());
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        // Whatever was left, the file is a new one.
        let part = folder.path().join("out.csv.part");
        std::fs::write(&part, "").expect("written");
        let begun = Part::begin(&path, b"a\n").expect("begun");
        let mode = |path: &Path| path.metadata().expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&part), 0o600);
        begun.finish().expect("finished");
        assert_eq!(mode(&path), 0o600);
    }
}
