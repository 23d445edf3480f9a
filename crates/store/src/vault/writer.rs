//! A blob while it is written: hidden until it is whole and synced.

use std::io::{self, Write};
use std::sync::Arc;

use cap_std::fs::File;

use super::folder::Folder;
use super::memory::Memory;
use crate::blob::BlobId;
use crate::error::StoreError;
use crate::faults::Faults;
use crate::space;

/// Free space is looked at each time so much was written.
const LOOK_BYTES: usize = 4 * 1024 * 1024;

/// A blob being written. Dropped before [`finish`](Self::finish), it leaves nothing behind.
pub struct BlobWriter {
    id: BlobId,
    /// How many bytes may be written before free space is looked at again.
    unlooked_bytes: usize,
    target: Option<Target>,
    faults: Faults,
}

enum Target {
    Memory { bytes: Vec<u8>, memory: Arc<Memory> },
    Folder { file: File, folder: Arc<Folder> },
}

impl BlobWriter {
    pub(super) fn memory(id: BlobId, memory: Arc<Memory>, faults: &Faults) -> Self {
        let target = Some(Target::Memory { bytes: Vec::new(), memory });
        Self { id, unlooked_bytes: LOOK_BYTES, target, faults: faults.clone() }
    }

    pub(super) fn folder(id: BlobId, folder: Arc<Folder>, faults: &Faults) -> io::Result<Self> {
        let file = folder.create(id)?;
        let target = Some(Target::Folder { file, folder });
        Ok(Self { id, unlooked_bytes: LOOK_BYTES, target, faults: faults.clone() })
    }

    /// Large blobs must leave room, too, for what others were promised (fault 24).
    fn must_have_room(&self) -> io::Result<()> {
        match &self.target {
            Some(Target::Folder { folder, .. }) if !space::has_room(folder.path()) => {
                Err(io::ErrorKind::StorageFull.into())
            }
            _ => Ok(()),
        }
    }

    /// Makes the blob durable under its name. It stays unreferenced, and is swept away some day,
    /// until a plan names it; `Gate::discard_blob` deletes it at once.
    pub fn finish(mut self) -> Result<BlobId, StoreError> {
        let synced = self.faults.point()?;
        if let Some(Target::Folder { file, .. }) = &self.target {
            let coarse = super::folder::coarsen(file);
            coarse.and_then(|()| file.sync_all()).map_err(|error| StoreError::of_io(&error))?;
        }
        synced.effect()?;
        let named = self.faults.point()?;
        match self.target.take() {
            Some(Target::Memory { bytes, memory }) => memory.put(self.id, bytes),
            Some(Target::Folder { file, folder }) => {
                drop(file);
                if let Err(error) = folder.publish(self.id) {
                    // Whether the name is durable is not known; nobody will name it.
                    let _ = folder.discard(self.id);
                    return Err(StoreError::of_io(&error));
                }
            }
            None => return Err(crate::error::vault()),
        }
        named.effect()?;
        Ok(self.id)
    }
}

impl Write for BlobWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.unlooked_bytes == 0 {
            self.must_have_room()?;
            self.unlooked_bytes = LOOK_BYTES;
        }
        let bytes = &bytes[..bytes.len().min(self.unlooked_bytes)];
        let written = match &mut self.target {
            Some(Target::Memory { bytes: written, .. }) => written.write(bytes)?,
            Some(Target::Folder { file, .. }) => file.write(bytes)?,
            None => return Err(io::ErrorKind::BrokenPipe.into()),
        };
        self.unlooked_bytes -= written;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.target {
            Some(Target::Folder { file, .. }) => file.flush(),
            _ => Ok(()),
        }
    }
}

impl Drop for BlobWriter {
    fn drop(&mut self) {
        let power_is_out = self.faults.is_down();
        if let Some(Target::Folder { folder, .. }) = &self.target
            && !power_is_out
        {
            // If it cannot be removed now, it is swept at the next start.
            let _ = folder.discard(self.id);
        }
    }
}
