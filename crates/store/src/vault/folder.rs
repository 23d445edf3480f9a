//! Blobs as files in a folder that no path leads out of.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, OpenOptions};

use super::Found;
use crate::blob::{BlobId, ReadSeek};

/// What files are called until they are whole.
const UNFINISHED: &str = ".part-";
const DAY_SECONDS: u64 = 24 * 60 * 60;
/// Every case and testimony ever erased, one a line; kept beside the blobs for restores.
pub(crate) const ERASED_LIST: &str = "erased.list";

/// A folder of blobs, in subfolders by the first two characters of their names.
pub(crate) struct Folder {
    dir: Dir,
    path: PathBuf,
}

impl Folder {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(path)?;
        let dir = Dir::open_ambient_dir(path, ambient_authority())?;
        Ok(Self { dir, path: path.to_owned() })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// A hidden file for a blob that is being written.
    pub(super) fn create(&self, id: BlobId) -> io::Result<File> {
        let (subfolder, name) = split(id);
        match self.dir.create_dir(&subfolder) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        // Whoever made it may not have come to this yet, or crashed before it.
        sync(&self.dir)?;
        let path = format!("{subfolder}/{UNFINISHED}{name}");
        self.dir.open_with(path, OpenOptions::new().write(true).create_new(true))
    }

    /// Gives a whole, synced file its name, and makes the name durable.
    pub(super) fn publish(&self, id: BlobId) -> io::Result<()> {
        let (subfolder, name) = split(id);
        let subfolder = self.dir.open_dir(subfolder)?;
        subfolder.rename(format!("{UNFINISHED}{name}"), &subfolder, &name)?;
        sync(&subfolder)
    }

    /// Drops a file that was never finished.
    pub(super) fn discard(&self, id: BlobId) -> io::Result<()> {
        let (subfolder, name) = split(id);
        self.dir.remove_file(format!("{subfolder}/{UNFINISHED}{name}"))
    }

    pub(super) fn read(&self, id: BlobId) -> io::Result<Vec<u8>> {
        self.dir.read(file(id))
    }

    pub(super) fn reader(&self, id: BlobId) -> io::Result<(u64, Box<dyn ReadSeek + Send + Sync>)> {
        let file = self.dir.open(file(id))?;
        Ok((file.metadata()?.len(), Box::new(file.into_std())))
    }

    pub(super) fn has(&self, id: BlobId) -> bool {
        self.dir.metadata(file(id)).is_ok_and(|found| found.is_file())
    }

    pub(super) fn delete(&self, id: BlobId) -> io::Result<()> {
        match self.dir.remove_file(file(id)) {
            Ok(()) => sync(&self.dir.open_dir(split(id).0)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    pub(super) fn list(&self) -> io::Result<Vec<Found>> {
        let mut found = Vec::new();
        self.each_file(|_, name, modified| {
            if let Ok(id) = name.parse() {
                let age = modified.elapsed().unwrap_or(Duration::ZERO);
                found.push(Found { id: BlobId(id), age });
            }
            Ok(())
        })?;
        Ok(found)
    }

    pub(super) fn sweep_unfinished(&self) -> io::Result<()> {
        self.each_file(|subfolder, name, _| {
            if name.starts_with(UNFINISHED) { subfolder.remove_file(name) } else { Ok(()) }
        })
    }

    /// Makes sure that a line stands on the list of erasures, durably. A crash may have torn the
    /// last one: that stays as it is, and the next begins afresh.
    pub(super) fn note_erased(&self, line: &str) -> io::Result<()> {
        let list = match self.dir.read(ERASED_LIST) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            read => read?,
        };
        let (line, whole) = (format!("{line}\n"), list.ends_with(b"\n") || list.is_empty());
        if list.split_inclusive(|byte| *byte == b'\n').any(|noted| noted == line.as_bytes()) {
            return Ok(());
        }
        let afresh = if whole { "" } else { "\n" };
        let mut options = OpenOptions::new();
        let mut list = self.dir.open_with(ERASED_LIST, options.append(true).create(true))?;
        list.write_all(format!("{afresh}{line}").as_bytes())?;
        list.sync_all()?;
        sync(&self.dir)
    }

    fn each_file(
        &self,
        mut visit: impl FnMut(&Dir, &str, SystemTime) -> io::Result<()>,
    ) -> io::Result<()> {
        for entry in self.dir.entries()? {
            let entry = entry?;
            let is_ours = entry.file_name().len() == 2 && entry.file_type()?.is_dir();
            if !is_ours {
                continue;
            }
            let subfolder = entry.open_dir()?;
            for entry in subfolder.entries()? {
                let entry = entry?;
                let modified = entry.metadata()?.modified()?.into_std();
                if let Some(name) = entry.file_name().to_str() {
                    visit(&subfolder, name, modified)?;
                }
            }
        }
        Ok(())
    }
}

/// Gives a whole file the time of the day's beginning: to the second it would tell which
/// submission it came with.
pub(super) fn coarsen(file: &File) -> io::Result<()> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let day = Duration::from_secs(now.as_secs() - now.as_secs() % DAY_SECONDS);
    let day = SystemTime::UNIX_EPOCH + day;
    let times = std::fs::FileTimes::new().set_accessed(day).set_modified(day);
    file.try_clone()?.into_std().set_times(times)
}

fn split(id: BlobId) -> (String, String) {
    let name = id.to_string();
    (name[..2].to_owned(), name)
}

fn file(id: BlobId) -> String {
    let (subfolder, name) = split(id);
    format!("{subfolder}/{name}")
}

/// Makes names in a folder durable.
fn sync(dir: &Dir) -> io::Result<()> {
    dir.open(".")?.sync_all()
}
