//! Sealed bodies: small ones in their row, larger ones in the vault.

use std::fmt;

use ::programme::Digest;
use casework::CaseId;
use jiff::civil::Date;
use sealing::{Purpose, SealedBy};
use sha2::{Digest as _, Sha256};

use crate::blob::BlobId;
use crate::error::{BlobError, StoreError};
use crate::plan::{Plan, Value, args};
use crate::row::Row;
use crate::store::{Gate, Inner, Office};

/// The longest ciphertext kept in its row: a 64 KiB bucket and what sealing adds to it. Longer
/// inline bodies are moved to the vault by the store itself.
pub const INLINE_BYTES_MAX: usize = 68 * 1024;

/// Who wrote a body for whom. Sequences count from 1 in each direction of a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Direction {
    /// From the applicant.
    In,
    /// To the applicant.
    Out,
    /// The office's own record.
    Office,
}

/// Ciphertext, or where it lies.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// The ciphertext itself.
    Inline(Vec<u8>),
    /// A blob in the vault.
    Blob(BlobId),
}

/// A sealed body about to be stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewBody {
    /// What it is, as its inner header says.
    pub purpose: Purpose,
    /// Its place among the bodies of its case and direction.
    pub sequence: u64,
    /// Who sealed it, as its inner header says.
    pub sealed_by: SealedBy,
    /// The ciphertext, or where it lies.
    pub content: Content,
    /// SHA-256 of the ciphertext ([`ciphertext_digest`]).
    pub digest: Digest,
    /// Length of the padded plaintext.
    pub bucket_bytes: u64,
}

/// A sealed body as stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BodyRow {
    /// Its own id.
    pub id: CaseId,
    /// The case, or the testimony.
    pub case: CaseId,
    /// Who wrote it for whom.
    pub direction: Direction,
    /// Its place among the bodies of its case and direction.
    pub sequence: u64,
    /// What it is.
    pub purpose: Purpose,
    /// Who sealed it.
    pub sealed_by: SealedBy,
    /// SHA-256 of the ciphertext.
    pub digest: Digest,
    /// Length of the padded plaintext.
    pub bucket_bytes: u64,
    /// The day it was stored.
    pub day: Date,
    /// The ciphertext, or where it lies.
    pub content: Content,
}

/// The digest that goes with a body: SHA-256 of its ciphertext, as the sealer counts it.
pub fn ciphertext_digest(ciphertext: &[u8]) -> Digest {
    Digest::from_bytes(Sha256::digest(ciphertext).into())
}

/// Columns of a body, in the order [`BodyRow::read`] takes them; `$owner` names whose it is.
macro_rules! bodies {
    ($table:literal, $owner:literal, $tail:literal) => {
        concat!(
            "SELECT id, ",
            $owner,
            ", direction, sequence, purpose, sealed_by, digest, \
             bucket_bytes, day, content, blob FROM ",
            $table,
            " WHERE ",
            $owner,
            " = $1 ",
            $tail
        )
    };
}
pub(crate) use bodies;

impl Gate {
    /// What the office wrote to the applicant, in order.
    pub async fn letters(&self, case: CaseId) -> Result<Vec<BodyRow>, StoreError> {
        let sql = bodies!(
            "bodies",
            "case_id",
            "AND direction = 'out' AND NOT EXISTS \
             (SELECT 1 FROM erasures WHERE erasures.case_id = bodies.case_id) ORDER BY sequence"
        );
        let rows = self.0.db.read(sql, args![case]).await?;
        rows.into_iter().map(BodyRow::read).collect()
    }

    /// The ciphertext of a letter, if it is still what was stored (fault 26).
    pub async fn body_bytes(&self, body: &BodyRow) -> Result<Vec<u8>, StoreError> {
        self.0.body_bytes(body).await
    }
}

impl Office {
    /// All bodies of a case: by direction, then in order.
    pub async fn bodies(&self, case: CaseId) -> Result<Vec<BodyRow>, StoreError> {
        let sql = bodies!("bodies", "case_id", "ORDER BY direction, sequence");
        let rows = self.0.db.read(sql, args![case]).await?;
        rows.into_iter().map(BodyRow::read).collect()
    }

    /// The ciphertext of a body, if it is still what was stored (fault 26).
    pub async fn body_bytes(&self, body: &BodyRow) -> Result<Vec<u8>, StoreError> {
        self.0.body_bytes(body).await
    }
}

impl Inner {
    pub(crate) async fn body_bytes(&self, body: &BodyRow) -> Result<Vec<u8>, StoreError> {
        let bytes = match &body.content {
            Content::Inline(bytes) => bytes.clone(),
            Content::Blob(id) => self.vault.read(*id).await?,
        };
        if ciphertext_digest(&bytes) == body.digest {
            Ok(bytes)
        } else {
            Err(StoreError::Blob(BlobError::Corrupt))
        }
    }
}

impl Direction {
    /// The stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Office => "office",
        }
    }

    /// The direction with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::In, Self::Out, Self::Office].into_iter().find(|value| value.name() == name)
    }
}

impl BodyRow {
    /// A row of [`bodies!`].
    pub(crate) fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("bodies");
        Ok(Self {
            id: row.parsed()?,
            case: row.parsed()?,
            direction: row.named(Direction::from_name)?,
            sequence: row.count()?,
            purpose: row.named(Purpose::from_word)?,
            sealed_by: row.named(SealedBy::from_word)?,
            digest: row.parsed()?,
            bucket_bytes: row.count()?,
            day: row.parsed()?,
            content: match (row.opt_bytes()?, row.opt_parsed()?) {
                (Some(bytes), None) => Content::Inline(bytes),
                (None, Some(blob)) => Content::Blob(blob),
                _ => return Err(row.corrupt()),
            },
        })
    }
}

/// Adds a body of a case to a plan.
pub(crate) fn insert_body(
    plan: &mut Plan,
    id: CaseId,
    case: CaseId,
    direction: Direction,
    body: &NewBody,
    day: Date,
) {
    plan.one(
        "INSERT INTO bodies (id, case_id, direction, sequence, purpose, sealed_by, digest, \
         bucket_bytes, day, content, blob) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        columns(id, case, direction, body, day),
    );
}

/// Adds a body of a testimony to a plan.
pub(crate) fn insert_testimony_body(
    plan: &mut Plan,
    id: CaseId,
    testimony: CaseId,
    direction: Direction,
    body: &NewBody,
    day: Date,
) {
    plan.one(
        "INSERT INTO testimony_bodies (id, testimony_id, direction, sequence, purpose, \
         sealed_by, digest, bucket_bytes, day, content, blob) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        columns(id, testimony, direction, body, day),
    );
}

fn columns(
    id: CaseId,
    owner: CaseId,
    direction: Direction,
    body: &NewBody,
    day: Date,
) -> Vec<Value> {
    let (inline, blob) = match &body.content {
        Content::Inline(bytes) => (Some(bytes.as_slice()), None),
        Content::Blob(blob) => (None, Some(*blob)),
    };
    args![
        id,
        owner,
        direction.name(),
        body.sequence,
        body.purpose.as_str(),
        body.sealed_by.as_str(),
        body.digest,
        body.bucket_bytes,
        day,
        inline,
        blob,
    ]
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inline(bytes) => write!(f, "Inline({} bytes)", bytes.len()),
            Self::Blob(id) => write!(f, "Blob({id})"),
        }
    }
}
