//! Sessions of staff: ids are stored hashed, and end by themselves.

use std::fmt;

use casework::OfficerId;

use crate::error::StoreError;
use crate::store::{Office, unbuilt};

/// A session ends after so long without a request.
pub(crate) const IDLE_US_MAX: i64 = 30 * 60 * 1_000_000;
/// A session ends after so long in any case.
pub(crate) const AGE_US_MAX: i64 = 12 * 60 * 60 * 1_000_000;

/// A session of an officer.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 of the cookie.
    pub id_hash: [u8; 32],
    /// Whose.
    pub officer: OfficerId,
    /// When it was opened.
    pub created_us: i64,
    /// When it was last used.
    pub seen_us: i64,
    /// What its form tokens are made from.
    pub csrf_secret: [u8; 32],
}

impl Office {
    /// Opens a session.
    pub async fn open_session(&self, session: &SessionRow) -> Result<(), StoreError> {
        let _ = session;
        unbuilt()
    }

    /// A session that has not ended, of an officer who is not shut out.
    pub async fn session(&self, id_hash: &[u8; 32]) -> Result<Option<SessionRow>, StoreError> {
        let _ = id_hash;
        unbuilt()
    }

    /// Marks a session as used now.
    pub async fn touch_session(&self, id_hash: &[u8; 32]) -> Result<(), StoreError> {
        let _ = id_hash;
        unbuilt()
    }

    /// Ends a session.
    pub async fn revoke_session(&self, id_hash: &[u8; 32]) -> Result<(), StoreError> {
        let _ = id_hash;
        unbuilt()
    }

    /// Ends all sessions of an officer.
    pub async fn revoke_sessions(&self, officer: OfficerId) -> Result<(), StoreError> {
        let _ = officer;
        unbuilt()
    }
}

impl fmt::Debug for SessionRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SessionRow({})", self.officer)
    }
}
