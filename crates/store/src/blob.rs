//! Blobs: larger sealed bodies, and the public videos of published testimonies.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom, Write};

use casework::CaseId;

use crate::error::StoreError;
use crate::store::{Gate, Office, unbuilt};

/// The random name of a blob.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BlobId(pub CaseId);

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A blob being written. Dropped before [`finish`](Self::finish), it leaves nothing behind.
pub struct BlobWriter(());

impl BlobWriter {
    /// Makes the blob durable under its name. It stays unreferenced, and is swept away some time
    /// after a restart, until a plan names it.
    pub fn finish(self) -> Result<BlobId, StoreError> {
        unbuilt()
    }
}

impl Write for BlobWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A published video, open for reading.
pub struct VideoRead {
    /// Its length.
    pub bytes_total: u64,
    /// `video/mp4` or `video/webm`.
    pub media_type: String,
    pub(crate) source: Box<dyn ReadSeek + Send + Sync>,
}

pub(crate) trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

impl Read for VideoRead {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.source.read(buf)
    }
}

impl Seek for VideoRead {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.source.seek(to)
    }
}

impl Gate {
    /// Begins a blob. `DiskFull` if too little space is left (fault 24).
    pub fn begin_blob(&self) -> Result<BlobWriter, StoreError> {
        unbuilt()
    }
}

impl Office {
    /// Begins a blob. `DiskFull` if too little space is left (fault 24).
    pub fn begin_blob(&self) -> Result<BlobWriter, StoreError> {
        unbuilt()
    }

    /// Blobs that rows name and the vault does not have (fault 26).
    pub async fn missing_blobs(&self) -> Result<Vec<BlobId>, StoreError> {
        unbuilt()
    }
}
