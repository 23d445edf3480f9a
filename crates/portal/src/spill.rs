//! Sealing while a file arrives: small ciphertext stays in memory for its row, larger goes to the
//! vault. What is readable is never held whole and never written down.

use std::io::{self, ErrorKind, Write};

use axum::body::Bytes;
use pages::Problem;
use programme::Digest;
use sealing::{InnerHeader, Recipient, SealError, Sealer};
use store::{BlobId, BlobWriter, Content, Gate, INLINE_BYTES_MAX, NewBody, StoreError};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::state::{PortalState, not_received};

/// Where ciphertext goes: memory first, the vault once it is too long for a row.
struct Spill {
    gate: Gate,
    held: Vec<u8>,
    blob: Option<BlobWriter>,
}

impl Spill {
    fn finish(self) -> Result<Content, StoreError> {
        match self.blob {
            Some(blob) => blob.finish().map(Content::Blob),
            None => Ok(Content::Inline(self.held)),
        }
    }
}

impl Write for Spill {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.blob.is_none() && self.held.len() + bytes.len() > INLINE_BYTES_MAX {
            let begun = self.gate.begin_blob();
            let mut blob = begun.map_err(|error| match error {
                StoreError::DiskFull => io::Error::from(ErrorKind::StorageFull),
                _ => io::Error::other("the vault"),
            })?;
            blob.write_all(&self.held)?;
            self.held = Vec::new();
            self.blob = Some(blob);
        }
        match &mut self.blob {
            Some(blob) => blob.write(bytes),
            None => self.held.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Why a file was not sealed.
enum Fault {
    TooLarge { limit_bytes: u64 },
    NotStored(StoreError),
}

impl From<SealError> for Fault {
    fn from(error: SealError) -> Self {
        match error {
            SealError::TooLarge { limit_bytes } => Self::TooLarge { limit_bytes },
            SealError::Write(error) if error.kind() == ErrorKind::StorageFull => {
                Self::NotStored(StoreError::DiskFull)
            }
            _ => Self::NotStored(StoreError::Unavailable(store::Unavailable::Vault)),
        }
    }
}

impl Fault {
    fn problem(self) -> Problem {
        match self {
            Self::TooLarge { limit_bytes } => Problem::too_large(limit_bytes),
            Self::NotStored(error) => not_received(&error),
        }
    }
}

/// A sealed file that no act has named yet. Dropped so, its ciphertext is deleted: the form was
/// not accepted, or its sender left. The store looks for itself whether a row names it after all.
pub(crate) struct Unnamed {
    gate: Gate,
    blob: Option<BlobId>,
}

impl Unnamed {
    /// It is named now, or the store has dealt with it.
    pub(crate) fn named(mut self) {
        self.blob = None;
    }
}

impl Drop for Unnamed {
    fn drop(&mut self) {
        let (Some(blob), Ok(runtime)) = (self.blob, Handle::try_current()) else { return };
        let gate = self.gate.clone();
        runtime.spawn(async move {
            if let Err(error) = gate.discard_blob(blob).await {
                tracing::warn!(%error, "a sealed file that nothing names is left to the sweep");
            }
        });
    }
}

/// A file that arrived whole.
pub(crate) struct SealedFile {
    pub(crate) body: NewBody,
    /// How many bytes it had in clear.
    pub(crate) size_bytes: u64,
    pub(crate) unnamed: Unnamed,
}

enum Piece {
    Bytes(Bytes),
    End,
}

/// A file being sealed on a thread of its own. Dropped before [`finish`](Self::finish), it leaves
/// nothing behind.
pub(crate) struct Sealing {
    pieces: mpsc::Sender<Piece>,
    task: JoinHandle<Result<SealedFile, Fault>>,
}

impl Sealing {
    /// Begins to seal a file of at most so many bytes.
    pub(crate) fn begin(
        portal: &PortalState,
        header: InnerHeader,
        to: Recipient,
        limit_bytes: u64,
    ) -> Self {
        let (pieces, arriving) = mpsc::channel(4);
        let gate = portal.gate.clone();
        let task = tokio::task::spawn_blocking(move || {
            let spill = Spill { gate, held: Vec::new(), blob: None };
            seal(&header, &to, limit_bytes, spill, arriving)
        });
        Self { pieces, task }
    }

    /// Takes the next bytes.
    pub(crate) async fn push(&mut self, bytes: Bytes) -> Result<(), Problem> {
        if self.pieces.send(Piece::Bytes(bytes)).await.is_ok() {
            return Ok(());
        }
        // The thread has stopped, so it knows why.
        match (&mut self.task).await {
            Ok(Err(fault)) => Err(fault.problem()),
            _ => Err(Problem::internal()),
        }
    }

    /// Finishes. If the sender leaves meanwhile, the file goes as it is handed over.
    pub(crate) async fn finish(self) -> Result<SealedFile, Problem> {
        // A thread that stopped early answers below.
        let _ = self.pieces.send(Piece::End).await;
        self.task.await.map_err(|_| Problem::internal())?.map_err(Fault::problem)
    }
}

fn seal(
    header: &InnerHeader,
    to: &Recipient,
    limit_bytes: u64,
    spill: Spill,
    mut arriving: mpsc::Receiver<Piece>,
) -> Result<SealedFile, Fault> {
    let gate = spill.gate.clone();
    let mut sealer = Sealer::new(header, to, limit_bytes, spill)?;
    loop {
        match arriving.blocking_recv() {
            Some(Piece::Bytes(bytes)) => {
                let taken = sealer.write_all(&bytes);
                wipe(bytes);
                taken?;
            }
            Some(Piece::End) => break,
            // The sender is gone: the visitor left in the middle. Nothing is kept.
            None => return Err(Fault::NotStored(StoreError::NotFound)),
        }
    }
    let size_bytes = sealer.body_bytes();
    let (spill, sealed) = sealer.finish()?;
    let content = spill.finish().map_err(Fault::NotStored)?;
    let blob = match &content {
        Content::Blob(id) => Some(*id),
        Content::Inline(_) => None,
    };
    let body = NewBody {
        purpose: header.purpose,
        sequence: header.sequence,
        sealed_by: header.sealed_by,
        content,
        digest: Digest::from_bytes(sealed.ciphertext_digest),
        bucket_bytes: sealed.bucket_bytes,
    };
    Ok(SealedFile { body, size_bytes, unnamed: Unnamed { gate, blob } })
}

/// Zeroes bytes that nobody else holds any more.
fn wipe(bytes: Bytes) {
    if let Ok(mut bytes) = bytes.try_into_mut() {
        zeroize::Zeroize::zeroize(&mut bytes[..]);
    }
}
