//! What is fixed when an office is set up, and how the store is doing.

use ::programme::Digest;
use sealing::{KdfParams, Recipient};

use crate::error::StoreError;
use crate::store::{Gate, Office, unbuilt};

/// What is fixed when an office is set up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// How codenames are stretched.
    pub kdf: KdfParams,
    /// The key that first contacts are wrapped to.
    pub intake: Recipient,
    /// The key that testimonies are wrapped to.
    pub testimony: Recipient,
    /// The programme that new applications fall under.
    pub programme: Digest,
    /// The office's phrase, which applicants compare with what is published elsewhere.
    pub phrase: String,
    /// When the office was set up, in microseconds since 1970 UTC.
    pub created_us: i64,
}

/// Whether anything can be received.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Health {
    /// Free bytes where the store writes; the least of its folders. `u64::MAX` in memory.
    pub free_bytes: u64,
    /// Whether the database answers and space is left.
    pub ok: bool,
}

impl Gate {
    /// The settings, once the office is set up.
    pub async fn settings(&self) -> Result<Settings, StoreError> {
        unbuilt()
    }

    /// Whether anything can be received.
    pub async fn health(&self) -> Health {
        Health { free_bytes: 0, ok: false }
    }
}

impl Office {
    /// The settings; `NotFound` until the office is set up.
    pub async fn settings(&self) -> Result<Settings, StoreError> {
        unbuilt()
    }

    /// Whether anything can be received.
    pub async fn health(&self) -> Health {
        Health { free_bytes: 0, ok: false }
    }
}
