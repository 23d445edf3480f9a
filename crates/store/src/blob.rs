//! Blobs: larger sealed bodies, and the public videos of published testimonies.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read, Seek, SeekFrom, Write as _};
use std::time::Duration;

use casework::CaseId;

use crate::body::{Content, INLINE_BYTES_MAX, NewBody, ciphertext_digest};
use crate::error::{BlobError, StoreError};
use crate::plan::{Plan, args};
use crate::store::{Gate, Inner, Office};
pub use crate::vault::BlobWriter;

/// Blobs that no row names are swept away once their files are so old: until then, somebody may be
/// about to name them, after a slow upload of hours. File times are those of the day's beginning,
/// so that the true age is at least twelve hours.
const ORPHAN_AGE_MIN: Duration = Duration::from_secs(36 * 60 * 60);

/// The random name of a blob.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BlobId(pub CaseId);

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for BlobId {
    type Err = casework::identity::IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
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

/// An act that may turn out to have been done before.
pub(crate) trait Repeatable {
    fn already(&self) -> bool;
}

/// The blobs that bodies name.
pub(crate) fn blobs<'a>(bodies: impl IntoIterator<Item = &'a NewBody>) -> Vec<BlobId> {
    let blob = |body: &NewBody| match body.content {
        Content::Blob(id) => Some(id),
        Content::Inline(_) => None,
    };
    bodies.into_iter().filter_map(blob).collect()
}

impl Gate {
    /// Begins a blob. `DiskFull` if too little space is left (fault 24).
    pub fn begin_blob(&self) -> Result<BlobWriter, StoreError> {
        self.0.begin_blob()
    }

    /// Deletes a finished blob that no plan will name any more. One that a row names stays: an act
    /// whose answer was lost may have stored it.
    pub async fn discard_blob(&self, blob: BlobId) -> Result<(), StoreError> {
        self.0.discard_blob(blob).await
    }
}

impl Office {
    /// Begins a blob. `DiskFull` if too little space is left (fault 24).
    pub fn begin_blob(&self) -> Result<BlobWriter, StoreError> {
        self.0.begin_blob()
    }

    /// Blobs that rows name and the vault does not have (fault 26).
    pub async fn missing_blobs(&self) -> Result<Vec<BlobId>, StoreError> {
        let referenced = self.0.referenced_blobs().await?;
        Ok(referenced.into_iter().filter(|id| !self.0.vault.has(*id)).collect())
    }
}

impl Inner {
    pub(crate) fn begin_blob(&self) -> Result<BlobWriter, StoreError> {
        self.must_have_room()?;
        self.vault.begin(BlobId(self.draw_id()?))
    }

    /// Makes sure that a body is where bodies of its size are kept, and is what its digest says.
    pub(crate) async fn settle(&self, mut body: NewBody) -> Result<NewBody, StoreError> {
        match &body.content {
            Content::Inline(bytes) if ciphertext_digest(bytes) != body.digest => {
                return Err(StoreError::Blob(BlobError::Corrupt));
            }
            Content::Inline(bytes) if bytes.len() > INLINE_BYTES_MAX => {
                let (mut writer, bytes) = (self.begin_blob()?, bytes.clone());
                let written = tokio::task::spawn_blocking(move || {
                    writer.write_all(&bytes).map_err(|error| StoreError::of_io(&error))?;
                    writer.finish()
                });
                body.content = Content::Blob(written.await.map_err(|_| crate::error::vault())??);
            }
            Content::Inline(_) => {}
            Content::Blob(id) if !self.vault.expect(*id) => {
                return Err(StoreError::Blob(BlobError::Missing));
            }
            Content::Blob(_) => {}
        }
        Ok(body)
    }

    pub(crate) async fn settle_all(
        &self,
        bodies: Vec<NewBody>,
    ) -> Result<Vec<NewBody>, StoreError> {
        let mut settled = Vec::with_capacity(bodies.len());
        for body in bodies {
            settled.push(self.settle(body).await?);
        }
        Ok(settled)
    }

    /// Deletes the blobs of an act that named none of them after all: its form had acted before, or
    /// it was refused. Where it is not known whether it acted, they stay for the sweep.
    pub(crate) async fn tidy<T: Repeatable>(
        &self,
        outcome: Result<T, StoreError>,
        blobs: Vec<BlobId>,
    ) -> Result<T, StoreError> {
        let unnamed = match &outcome {
            Ok(done) => done.already(),
            Err(StoreError::Refused(_) | StoreError::Conflict | StoreError::NotFound) => true,
            Err(_) => false,
        };
        for blob in blobs {
            // A repeated call may name the very blobs that the first one stored.
            if unnamed {
                self.discard_blob(blob).await?;
            }
        }
        outcome
    }

    /// Gives a blob up if no row names it. It is a plan, so that it comes after whatever plan its
    /// caller sent before and did not wait for.
    pub(crate) async fn discard_blob(&self, blob: BlobId) -> Result<(), StoreError> {
        let mut plan = Plan::new();
        plan.add(
            "INSERT INTO doomed_blobs (blob) SELECT CAST($1 AS TEXT) \
             WHERE NOT EXISTS (SELECT 1 FROM bodies WHERE blob = $1) \
             AND NOT EXISTS (SELECT 1 FROM testimony_bodies WHERE blob = $1) \
             AND NOT EXISTS (SELECT 1 FROM publications WHERE video_blob = $1) \
             ON CONFLICT DO NOTHING",
            args![blob],
        );
        self.db.write(plan).await?;
        self.delete_doomed().await
    }

    /// Every blob that a row names.
    pub(crate) async fn referenced_blobs(&self) -> Result<BTreeSet<BlobId>, StoreError> {
        let sql = "SELECT blob FROM bodies WHERE blob IS NOT NULL \
                   UNION SELECT blob FROM testimony_bodies WHERE blob IS NOT NULL \
                   UNION SELECT video_blob FROM publications WHERE video_blob IS NOT NULL";
        let rows = self.db.read(sql, args![]).await?;
        rows.into_iter().map(|row| row.of("blobs").parsed()).collect()
    }

    /// Deletes blobs that a committed plan has given up.
    pub(crate) async fn delete_doomed(&self) -> Result<(), StoreError> {
        for row in self.db.read("SELECT blob FROM doomed_blobs", args![]).await? {
            let blob: BlobId = row.of("doomed_blobs").parsed()?;
            self.vault.delete(blob)?;
            let mut plan = Plan::new();
            plan.add("DELETE FROM doomed_blobs WHERE blob = $1", args![blob]);
            self.db.write(plan).await?;
        }
        Ok(())
    }

    /// Deletes old blobs that no row names.
    pub(crate) async fn sweep_orphans(&self) -> Result<(), StoreError> {
        if self.is_empty().await? {
            // A new database beside a full vault is a mistake or a restore: touch nothing.
            return Ok(());
        }
        let referenced = self.referenced_blobs().await?;
        for found in self.vault.list()? {
            if found.age >= ORPHAN_AGE_MIN && !referenced.contains(&found.id) {
                self.vault.sweep(found.id)?;
            }
        }
        Ok(())
    }
}
