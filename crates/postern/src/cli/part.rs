//! A file about people that is there whole or not at all.
//!
//! **Architecture Invariant:** until it is whole it bears a drawn name of its own in the same
//! folder, and an error takes it away. Only its owner may read it. What is no regular file, such as
//! a device or a pipe, is written to as it is and never replaced.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::NamedTempFile;

/// A file that is being written.
pub(super) struct Part {
    path: PathBuf,
    to: To,
}

/// Where it goes.
enum To {
    /// Into a file that takes the name when it is whole.
    Whole(BufWriter<NamedTempFile>),
    /// Through a device or a pipe.
    Through(BufWriter<File>),
}

impl Part {
    /// Begins what `path` will hold, with its first bytes. A link is followed: what it names is
    /// replaced, and the link stays.
    pub(super) fn begin(path: &Path, first: &[u8]) -> Result<Self> {
        let place = || format!("cannot write {}", path.display());
        let (path, to) = match path.metadata() {
            Ok(there) if there.is_dir() => {
                bail!("cannot write {}: it is a folder; name a file in it", path.display())
            }
            Ok(there) if there.is_file() => {
                let path = path.canonicalize().with_context(place)?;
                let to = beside(&path).with_context(place)?;
                (path, to)
            }
            Ok(_) => {
                let there = File::options().write(true).open(path).with_context(place)?;
                (path.to_owned(), To::Through(BufWriter::new(there)))
            }
            Err(_) if path.is_symlink() => {
                bail!("cannot write {}: it is a link to nothing; name a file", path.display())
            }
            Err(_) => (path.to_owned(), beside(path).with_context(place)?),
        };
        let mut begun = Self { path, to };
        begun.write(first)?;
        Ok(begun)
    }

    /// Writes on.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let written = match &mut self.to {
            To::Whole(file) => file.write_all(bytes),
            To::Through(file) => file.write_all(bytes),
        };
        written.with_context(|| format!("cannot write {}", self.path.display()))
    }

    /// Gives the file its name, now that it is whole.
    pub(super) fn finish(self) -> Result<()> {
        let place = || format!("cannot write {}", self.path.display());
        match self.to {
            To::Whole(file) => {
                let file = file.into_inner().map_err(|error| error.into_error());
                let file = file.with_context(place)?;
                file.as_file().sync_all().with_context(place)?;
                file.persist(&self.path).map_err(|error| error.error).with_context(place)?;
            }
            To::Through(mut file) => file.flush().with_context(place)?,
        }
        Ok(())
    }
}

/// A file with a drawn name beside `path`, for its owner only, which goes if it is dropped.
fn beside(path: &Path) -> std::io::Result<To> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut drawn = tempfile::Builder::new();
    drawn.prefix(".postern-").suffix(".part");
    let file = drawn.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    Ok(To::Whole(BufWriter::new(file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = folder.read_dir().expect("a folder");
        let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("listed").file_name();
        let mut names: Vec<String> =
            entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_not_whole_is_taken_away_and_what_is_others_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        std::fs::write(folder.path().join("out.csv.part"), "somebody's own").expect("written");
        let mut begun = Part::begin(&path, b"a\n").expect("begun");
        begun.write(b"b\n").expect("written");
        assert_eq!(names(folder.path()).len(), 2);
        drop(begun);
        assert_eq!(names(folder.path()), ["out.csv.part"]);
        Part::begin(&path, b"a\n").expect("begun").finish().expect("finished");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "a\n");
        assert_eq!(names(folder.path()), ["out.csv", "out.csv.part"]);
    }

    #[test]
    fn of_two_runs_at_once_each_gives_only_what_is_its_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        let mut one = Part::begin(&path, b"one\n").expect("begun");
        let mut other = Part::begin(&path, b"other\n").expect("begun");
        one.write(b"one\n").expect("written");
        other.write(b"other\n").expect("written");
        one.finish().expect("finished");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "one\none\n");
        other.finish().expect("finished");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "other\nother\n");
    }

    #[test]
    fn a_folder_and_a_folder_that_is_not_there_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = Part::begin(folder.path(), b"").err().expect("refused").to_string();
        assert!(error.contains("it is a folder; name a file in it"), "{error}");
        let error = Part::begin(&folder.path().join("none/out.csv"), b"").err().expect("refused");
        assert!(format!("{error:#}").contains("none/out.csv: "), "{error:#}");
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};

        use super::*;

        #[test]
        fn only_its_owner_may_read_it() {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("out.csv");
            let begun = Part::begin(&path, b"a\n").expect("begun");
            let mode = |path: &Path| path.metadata().expect("there").permissions().mode() & 0o777;
            let drawn = folder.path().join(&names(folder.path())[0]);
            assert_eq!(mode(&drawn), 0o600);
            begun.finish().expect("finished");
            assert_eq!(mode(&path), 0o600);
        }

        #[test]
        fn a_link_stays_and_what_it_names_is_replaced() {
            let folder = tempfile::tempdir().expect("a folder");
            let (link, file) = (folder.path().join("link.csv"), folder.path().join("file.csv"));
            std::fs::write(&file, "old").expect("written");
            symlink(&file, &link).expect("linked");
            Part::begin(&link, b"new").expect("begun").finish().expect("finished");
            assert!(link.is_symlink());
            assert_eq!(std::fs::read_to_string(&file).expect("read"), "new");
            symlink(folder.path().join("nothing"), folder.path().join("lost")).expect("linked");
            let error = Part::begin(&folder.path().join("lost"), b"").err().expect("refused");
            assert!(error.to_string().contains("it is a link to nothing"), "{error}");
        }

        // No real device: a program that fails this, run by root, would take it away.
        #[test]
        fn a_pipe_is_written_to_and_stays() {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("pipe");
            rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::from_raw_mode(0o600))
                .expect("made");
            let from = path.clone();
            let reader = std::thread::spawn(move || std::fs::read_to_string(from));
            let mut begun = Part::begin(&path, b"a\n").expect("begun");
            begun.write(b"b\n").expect("written");
            begun.finish().expect("finished");
            assert_eq!(reader.join().expect("no panic").expect("read"), "a\nb\n");
            assert!(path.metadata().expect("there").file_type().is_fifo());
        }
    }
}
