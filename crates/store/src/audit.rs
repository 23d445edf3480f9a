//! The audit trail of acts on no case: append-only and hash-chained.

use ::programme::Digest;
use casework::OfficerId;

use crate::error::StoreError;
use crate::page::Page;
use crate::store::{Office, unbuilt};

/// One act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuditRow {
    /// 1, 2, 3 … without gaps.
    pub sequence: u64,
    /// When, in microseconds since 1970 UTC; never before the act it follows.
    pub at_us: i64,
    /// Who; none for the command line or somebody unknown.
    pub officer: Option<OfficerId>,
    /// What was done, such as `sign_in`.
    pub act: String,
    /// To what: an id, a name of staff, a digest. Never an applicant's words.
    pub subject: String,
    /// The hash of all of the above and of the act before.
    pub hash: Digest,
}

/// What is wrong with the audit trail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AuditDamage {
    /// An act is missing before this one.
    Gap {
        /// The number that should come.
        expected: u64,
    },
    /// An act was changed, or does not follow the one before it.
    Changed {
        /// Which.
        sequence: u64,
    },
    /// Acts are missing at the end.
    Shortened,
}

impl Office {
    /// Notes an act.
    pub async fn audit_note(
        &self,
        officer: Option<OfficerId>,
        act: &str,
        subject: &str,
    ) -> Result<(), StoreError> {
        let _ = (officer, act, subject);
        unbuilt()
    }

    /// Acts, last first, 50 a page.
    pub async fn audit_page(&self, page: u64) -> Result<Page<AuditRow>, StoreError> {
        let _ = page;
        unbuilt()
    }

    /// Walks the whole trail; none if it is whole.
    pub async fn check_audit_chain(&self) -> Result<Option<AuditDamage>, StoreError> {
        unbuilt()
    }
}
