//! Sealed bodies: small ones in their row, larger ones in the vault.

use std::fmt;

use ::programme::Digest;
use casework::CaseId;
use jiff::civil::Date;
use sealing::{Purpose, SealedBy};
use sha2::{Digest as _, Sha256};

use crate::blob::BlobId;
use crate::error::StoreError;
use crate::store::{Gate, Office, unbuilt};

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

impl Gate {
    /// What the office wrote to the applicant, in order.
    pub async fn letters(&self, case: CaseId) -> Result<Vec<BodyRow>, StoreError> {
        let _ = case;
        unbuilt()
    }

    /// The ciphertext of a letter, if it is still what was stored (fault 26).
    pub async fn body_bytes(&self, body: &BodyRow) -> Result<Vec<u8>, StoreError> {
        let _ = body;
        unbuilt()
    }
}

impl Office {
    /// All bodies of a case: by direction, then in order.
    pub async fn bodies(&self, case: CaseId) -> Result<Vec<BodyRow>, StoreError> {
        let _ = case;
        unbuilt()
    }

    /// The ciphertext of a body, if it is still what was stored (fault 26).
    pub async fn body_bytes(&self, body: &BodyRow) -> Result<Vec<u8>, StoreError> {
        let _ = body;
        unbuilt()
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inline(bytes) => write!(f, "Inline({} bytes)", bytes.len()),
            Self::Blob(id) => write!(f, "Blob({id})"),
        }
    }
}
