//! Blobs in memory, for tests and trials.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Found;
use crate::blob::{BlobId, ReadSeek};
use crate::error::{BlobError, StoreError};

/// Blobs by name.
#[derive(Default)]
pub(crate) struct Memory(Mutex<BTreeMap<BlobId, Vec<u8>>>);

impl Memory {
    fn blobs(&self) -> MutexGuard<'_, BTreeMap<BlobId, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn put(&self, id: BlobId, bytes: Vec<u8>) {
        self.blobs().insert(id, bytes);
    }

    pub(super) fn read(&self, id: BlobId) -> Result<Vec<u8>, StoreError> {
        self.blobs().get(&id).cloned().ok_or(StoreError::Blob(BlobError::Missing))
    }

    pub(super) fn reader(
        &self,
        id: BlobId,
    ) -> Result<(u64, Box<dyn ReadSeek + Send + Sync>), StoreError> {
        let bytes = self.read(id)?;
        Ok((bytes.len() as u64, Box::new(Cursor::new(bytes))))
    }

    pub(super) fn has(&self, id: BlobId) -> bool {
        self.blobs().contains_key(&id)
    }

    pub(super) fn delete(&self, id: BlobId) {
        self.blobs().remove(&id);
    }

    pub(super) fn list(&self) -> Vec<Found> {
        self.blobs().keys().map(|id| Found { id: *id, age: Duration::ZERO }).collect()
    }
}
