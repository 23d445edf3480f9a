//! What a run has finished so far, so that it can be stopped at any time and resumed.
//!
//! `OUT.partial` holds a manifest and whole parts. Each file in it is written under another name,
//! synced and renamed; a part counts once its `.done` is there, which is written last.
//!
//! **Architecture Invariant:** the folder stands under its name only with its manifest, and `OUT`
//! only as a whole. The folder is made and unmade under other names.

use std::fs::{File, TryLockError, create_dir, remove_dir_all, remove_file, rename};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::csv_rows::Place;
use crate::decided::Outcomes;
use crate::error::TablesError;
use crate::manifest::Manifest;
use crate::problem::Problem;

/// How many problems are shown.
pub(crate) const SHOWN_MAX: usize = 20;
/// The name of the manifest.
const MANIFEST: &str = "manifest.json";

/// What to do about what is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Begin, and refuse to overwrite anything.
    New,
    /// Go on with a run that was stopped, if there is one.
    Resume,
    /// Begin anew, whatever is there.
    Force,
}

/// What one part came to.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Done {
    /// Where in the people file the next part begins.
    pub(crate) after: Place,
    /// How many rows came to what.
    pub(crate) outcomes: Outcomes,
    /// How many problems there were.
    pub(crate) problems: u64,
    /// The first of them.
    pub(crate) shown: Vec<Problem>,
}

/// The folder of parts.
#[derive(Debug)]
pub(crate) struct Parts {
    out: PathBuf,
    folder: PathBuf,
    /// Keeps another run out of the folder.
    _lock: File,
}

/// A file beside another, with a longer name.
fn beside(out: &Path, ending: &str) -> PathBuf {
    let mut name = out.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Where all problems of a run are listed.
pub(crate) fn problems_path(out: &Path) -> PathBuf {
    beside(out, ".problems.csv")
}

impl Parts {
    /// Makes the folder, or opens the one of a run that was stopped; what was done in it.
    pub(crate) fn open(
        out: &Path,
        start: Start,
        manifest: &Manifest,
    ) -> Result<(Self, Vec<Done>), TablesError> {
        let folder = beside(out, ".partial");
        let there = folder.exists();
        if start == Start::Resume && there {
            let parts = Self { out: out.to_owned(), _lock: lock(&folder)?, folder };
            let done = parts.resumed(manifest)?;
            return Ok((parts, done));
        }
        if start == Start::New && there {
            return Err(TablesError::PartsExist { path: folder });
        }
        if start != Start::Force {
            for path in [out.to_owned(), problems_path(out)] {
                if path.exists() {
                    return Err(TablesError::OutExists { path });
                }
            }
        }
        if there {
            let _lock = lock(&folder)?;
            put_away(out, &folder)?;
        }
        let new = beside(out, ".partial.new");
        clear(&new)?;
        create_dir(&new).map_err(TablesError::file("make", &new))?;
        let _lock = lock(&new)?;
        let text = serde_json::to_vec_pretty(manifest).unwrap_or_default();
        whole(&new.join(MANIFEST), &text)?;
        rename(&new, &folder).map_err(TablesError::file("make", &folder))?;
        Ok((Self { out: out.to_owned(), folder, _lock }, Vec::new()))
    }

    fn resumed(&self, manifest: &Manifest) -> Result<Vec<Done>, TablesError> {
        let path = self.folder.join(MANIFEST);
        let text = std::fs::read(&path).map_err(TablesError::file("read", &path))?;
        let differs = match serde_json::from_slice::<Manifest>(&text) {
            Ok(before) => manifest.differs(&before),
            Err(_) => vec!["it was begun by another version of postern".to_owned()],
        };
        if !differs.is_empty() {
            return Err(TablesError::Differs { path: self.folder.clone(), differs });
        }
        let read = |index| {
            let text = std::fs::read(self.file(index, "done")).ok()?;
            serde_json::from_slice(&text).ok()
        };
        Ok((0..).map_while(read).collect())
    }

    /// A file of a part.
    pub(crate) fn file(&self, index: usize, what: &str) -> PathBuf {
        self.folder.join(format!("{index:06}.{what}"))
    }

    /// Writes a part.
    pub(crate) fn write(
        &self,
        index: usize,
        rows: &[u8],
        problems: &[u8],
        done: &Done,
    ) -> Result<(), TablesError> {
        whole(&self.file(index, "part"), rows)?;
        if !problems.is_empty() {
            whole(&self.file(index, "problems"), problems)?;
        }
        whole(&self.file(index, "done"), &serde_json::to_vec(done).unwrap_or_default())?;
        synced(&self.folder)
    }

    /// Makes the result of all parts and puts it into its place, then its problems if there are
    /// any.
    pub(crate) fn finish(
        self,
        problems: bool,
        join: impl FnOnce(&Self, &mut File) -> Result<(), TablesError>,
        join_problems: impl FnOnce(&Self, &mut File) -> Result<(), TablesError>,
    ) -> Result<(), TablesError> {
        let beside_out = problems_path(&self.out);
        if problems {
            self.put(&self.folder.join("problems"), &beside_out, join_problems)?;
        } else {
            gone(&beside_out)?;
        }
        self.put(&self.folder.join("joined"), &self.out, join)?;
        put_away(&self.out, &self.folder)
    }

    /// Gives everything up.
    pub(crate) fn drop_all(self) -> Result<(), TablesError> {
        put_away(&self.out, &self.folder)
    }

    fn put(
        &self,
        made: &Path,
        place: &Path,
        join: impl FnOnce(&Self, &mut File) -> Result<(), TablesError>,
    ) -> Result<(), TablesError> {
        let written = TablesError::file("write", made);
        let mut file = File::create(made).map_err(&written)?;
        join(self, &mut file)?;
        file.sync_all().map_err(&written)?;
        rename(made, place).map_err(TablesError::file("write", place))?;
        match place.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => synced(folder),
            _ => synced(Path::new(".")),
        }
    }
}

/// Writes a file so that it is there as a whole or not at all.
fn whole(path: &Path, bytes: &[u8]) -> Result<(), TablesError> {
    let written = TablesError::file("write", path);
    let new = beside(path, ".new");
    let mut file = File::create(&new).map_err(&written)?;
    file.write_all(bytes).map_err(&written)?;
    file.sync_all().map_err(&written)?;
    rename(&new, path).map_err(&written)
}

/// Sees that the names in a folder are on the disk.
fn synced(folder: &Path) -> Result<(), TablesError> {
    let written = TablesError::file("write", folder);
    File::open(folder).map_err(&written)?.sync_all().map_err(&written)
}

fn lock(folder: &Path) -> Result<File, TablesError> {
    let file = File::open(folder).map_err(TablesError::file("open", folder))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(TablesError::AtWork { path: folder.to_owned() }),
        Err(TryLockError::Error(error)) => Err(TablesError::file("lock", folder)(error)),
    }
}

/// Takes the folder from its place at once, then removes what is in it.
fn put_away(out: &Path, folder: &Path) -> Result<(), TablesError> {
    let old = beside(out, ".partial.old");
    clear(&old)?;
    rename(folder, &old).map_err(TablesError::file("remove", folder))?;
    clear(&old)
}

fn clear(folder: &Path) -> Result<(), TablesError> {
    match remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(TablesError::file("remove", folder)(error))
        }
        _ => Ok(()),
    }
}

fn gone(path: &Path) -> Result<(), TablesError> {
    match remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(TablesError::file("remove", path)(error))
        }
        _ => Ok(()),
    }
}
