//! Staff: who they are and what is sealed for them.

use std::fmt;

use casework::{Officer, OfficerId};
use sealing::Recipient;

use crate::error::StoreError;
use crate::store::{Office, unbuilt};

/// A member of staff to add.
#[derive(Clone)]
pub struct NewOfficer {
    /// Id, name and roles.
    pub officer: Officer,
    /// The public half of their identity.
    pub recipient: Recipient,
    /// Their identity, sealed with their passphrase.
    pub sealed_identity: Vec<u8>,
    /// Their second factor, sealed to themselves.
    pub sealed_totp: Vec<u8>,
    /// The intake key, sealed to them, if their roles open cases.
    pub intake_wrap: Option<Vec<u8>>,
    /// The testimony key, sealed to them, if their roles open testimonies.
    pub testimony_wrap: Option<Vec<u8>>,
}

/// A member of staff.
#[derive(Clone)]
pub struct OfficerRow {
    /// Id, name and roles.
    pub officer: Officer,
    /// The public half of their identity.
    pub recipient: Recipient,
    /// Their identity, sealed with their passphrase.
    pub sealed_identity: Vec<u8>,
    /// Their second factor, sealed to themselves.
    pub sealed_totp: Vec<u8>,
    /// The intake key, sealed to them.
    pub intake_wrap: Option<Vec<u8>>,
    /// The testimony key, sealed to them.
    pub testimony_wrap: Option<Vec<u8>>,
    /// The last step of the second factor that was used.
    pub totp_step: Option<u64>,
    /// Whether they may no longer sign in.
    pub disabled: bool,
}

impl Office {
    /// All staff, by name.
    pub async fn officers(&self) -> Result<Vec<OfficerRow>, StoreError> {
        unbuilt()
    }

    /// One of them.
    pub async fn officer(&self, id: OfficerId) -> Result<Option<OfficerRow>, StoreError> {
        let _ = id;
        unbuilt()
    }

    /// The one with this name.
    pub async fn officer_by_name(&self, name: &str) -> Result<Option<OfficerRow>, StoreError> {
        let _ = name;
        unbuilt()
    }

    /// Adds one. `Conflict` if the name or id is taken.
    pub async fn add_officer(&self, new: &NewOfficer) -> Result<(), StoreError> {
        let _ = new;
        unbuilt()
    }

    /// Shuts one out, and ends their sessions.
    pub async fn disable_officer(&self, id: OfficerId) -> Result<(), StoreError> {
        let _ = id;
        unbuilt()
    }

    /// Uses up a step of the second factor. False if it, or a later one, was used before.
    pub async fn take_totp_step(&self, id: OfficerId, step: u64) -> Result<bool, StoreError> {
        let _ = (id, step);
        unbuilt()
    }
}

impl fmt::Debug for NewOfficer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewOfficer({})", self.officer.id)
    }
}

impl fmt::Debug for OfficerRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OfficerRow({})", self.officer.id)
    }
}
