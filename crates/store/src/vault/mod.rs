//! The vault: blobs under random names, in a folder of their own or in memory.
//!
//! **Architecture Invariant:** a blob is durable under its final name before any row names it, and
//! a name says nothing about what it holds. A crash leaves at most files that no row names.

mod folder;
mod memory;
mod writer;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::blob::{BlobId, ReadSeek};
use crate::error::{OpenError, StoreError};
use crate::faults::Faults;
use crate::options::VaultLocation;

pub(crate) use folder::ERASED_LIST;
pub use writer::BlobWriter;

/// A plan that names a blob is written, or given up, well within this time.
const EXPECTED_TIME_MAX: Duration = Duration::from_secs(60 * 60);

/// The place of blobs.
#[derive(Clone)]
pub(crate) struct Vault {
    place: Place,
    faults: Faults,
    /// Blobs that somebody here is about to name, and since when: no sweep takes them.
    expected: Arc<Mutex<BTreeMap<BlobId, Instant>>>,
}

#[derive(Clone)]
enum Place {
    Memory(Arc<memory::Memory>),
    Folder(Arc<folder::Folder>),
}

/// A file found in the vault.
pub(crate) struct Found {
    pub(crate) id: BlobId,
    pub(crate) age: Duration,
}

impl Vault {
    /// Opens the place, made if it is missing.
    pub(crate) fn open(location: &VaultLocation, faults: Faults) -> Result<Self, OpenError> {
        let place = match location {
            VaultLocation::Memory => Place::Memory(Arc::default()),
            VaultLocation::Folder(path) => {
                let folder = folder::Folder::open(path).map_err(OpenError::Folder)?;
                Place::Folder(Arc::new(folder))
            }
        };
        Ok(Self { place, faults, expected: Arc::default() })
    }

    /// Begins a blob under this name.
    pub(crate) fn begin(&self, id: BlobId) -> Result<BlobWriter, StoreError> {
        let point = self.faults.point()?;
        let writer = match &self.place {
            Place::Memory(memory) => BlobWriter::memory(id, Arc::clone(memory), &self.faults),
            Place::Folder(folder) => BlobWriter::folder(id, Arc::clone(folder), &self.faults)
                .map_err(|error| StoreError::of_io(&error))?,
        };
        point.effect()?;
        Ok(writer)
    }

    /// The whole of a blob; `Missing` if it is not there.
    pub(crate) async fn read(&self, id: BlobId) -> Result<Vec<u8>, StoreError> {
        match &self.place {
            Place::Memory(memory) => memory.read(id),
            Place::Folder(folder) => {
                let folder = Arc::clone(folder);
                let read = tokio::task::spawn_blocking(move || folder.read(id)).await;
                let read = read.map_err(|_| crate::error::vault())?;
                read.map_err(|error| StoreError::of_io(&error))
            }
        }
    }

    /// A blob to read from piece by piece, and its length.
    pub(crate) fn reader(
        &self,
        id: BlobId,
    ) -> Result<(u64, Box<dyn ReadSeek + Send + Sync>), StoreError> {
        match &self.place {
            Place::Memory(memory) => memory.reader(id),
            Place::Folder(folder) => folder.reader(id).map_err(|error| StoreError::of_io(&error)),
        }
    }

    /// Whether a blob is there for a plan that is about to name it.
    pub(crate) fn expect(&self, id: BlobId) -> bool {
        self.expected().insert(id, Instant::now());
        self.has(id)
    }

    /// Deletes a blob that no row names, unless somebody may be about to name it.
    pub(crate) fn sweep(&self, id: BlobId) -> Result<(), StoreError> {
        let mut expected = self.expected();
        expected.retain(|_, since| since.elapsed() < EXPECTED_TIME_MAX);
        if expected.contains_key(&id) { Ok(()) } else { self.delete(id) }
    }

    fn expected(&self) -> MutexGuard<'_, BTreeMap<BlobId, Instant>> {
        self.expected.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a blob is there.
    pub(crate) fn has(&self, id: BlobId) -> bool {
        match &self.place {
            Place::Memory(memory) => memory.has(id),
            Place::Folder(folder) => folder.has(id),
        }
    }

    /// Deletes a blob; one that is not there is as good as deleted.
    pub(crate) fn delete(&self, id: BlobId) -> Result<(), StoreError> {
        let point = self.faults.point()?;
        match &self.place {
            Place::Memory(memory) => memory.delete(id),
            Place::Folder(folder) => {
                folder.delete(id).map_err(|error| StoreError::of_io(&error))?;
            }
        }
        point.effect()
    }

    /// Every blob there is.
    pub(crate) fn list(&self) -> Result<Vec<Found>, StoreError> {
        match &self.place {
            Place::Memory(memory) => Ok(memory.list()),
            Place::Folder(folder) => folder.list().map_err(|error| StoreError::of_io(&error)),
        }
    }

    /// Deletes what was begun and never finished. Only for whoever is alone with the vault.
    pub(crate) fn sweep_unfinished(&self) -> Result<(), StoreError> {
        match &self.place {
            Place::Memory(_) => Ok(()),
            Place::Folder(folder) => {
                folder.sweep_unfinished().map_err(|error| StoreError::of_io(&error))
            }
        }
    }

    /// Notes an erasure where a later restore finds it.
    pub(crate) fn note_erased(&self, line: &str) -> Result<(), StoreError> {
        let point = self.faults.point()?;
        if let Place::Folder(folder) = &self.place {
            folder.note_erased(line).map_err(|error| StoreError::of_io(&error))?;
        }
        point.effect()
    }

    /// The folder, if there is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::Memory(_) => None,
            Place::Folder(folder) => Some(folder.path()),
        }
    }
}
