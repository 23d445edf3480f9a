//! Sealing while a file arrives: small ciphertext stays in memory for its row, larger goes to the
//! vault. What is readable is never held whole and never written down.

use std::io::{self, ErrorKind, Write};

use axum::body::Bytes;
use pages::Problem;
use programme::Digest;
use sealing::{InnerHeader, Recipient, SealError, Sealer};
use store::{BlobWriter, Content, Gate, INLINE_BYTES_MAX, NewBody, StoreError};
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

enum Piece {
    Bytes(Bytes),
    End,
}

/// A file being sealed on a thread of its own. Dropped before [`finish`](Self::finish), it leaves
/// nothing behind.
pub(crate) struct Sealing {
    pieces: mpsc::Sender<Piece>,
    task: JoinHandle<Result<(NewBody, u64), Fault>>,
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

    /// Finishes: the sealed body, and how many bytes the file had.
    pub(crate) async fn finish(self) -> Result<(NewBody, u64), Problem> {
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
) -> Result<(NewBody, u64), Fault> {
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
    let body_bytes = sealer.body_bytes();
    let (spill, sealed) = sealer.finish()?;
    let body = NewBody {
        purpose: header.purpose,
        sequence: header.sequence,
        sealed_by: header.sealed_by,
        content: spill.finish().map_err(Fault::NotStored)?,
        digest: Digest::from_bytes(sealed.ciphertext_digest),
        bucket_bytes: sealed.bucket_bytes,
    };
    Ok((body, body_bytes))
}

/// Zeroes bytes that nobody else holds any more.
fn wipe(bytes: Bytes) {
    if let Ok(mut bytes) = bytes.try_into_mut() {
        zeroize::Zeroize::zeroize(&mut bytes[..]);
    }
}
