//! Cases as the desk sees them.

use ::programme::Digest;
use casework::journal::{Actor, Entry, EventKind, Head, Payload};
use casework::{CaseId, Designation, Stage};
use jiff::civil::Date;
use sealing::Recipient;

use crate::error::StoreError;
use crate::store::{Office, unbuilt};

/// A case as the desk sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseRow {
    /// The case.
    pub case: CaseId,
    /// What staff call it.
    pub designation: Designation,
    /// Where it stands.
    pub stage: Stage,
    /// The programme it was filed under.
    pub programme: Digest,
    /// The questionnaire that was answered.
    pub form_digest: Digest,
    /// What the office's records and the applicant's messages are sealed to.
    pub case_recipient: Recipient,
    /// What letters to the applicant are sealed to.
    pub reply_recipient: Recipient,
    /// The day it was received.
    pub received: Date,
    /// The day the offer was accepted.
    pub accepted: Option<Date>,
    /// Digest of the offer or refusal that was made last.
    pub offer: Option<Digest>,
    /// The end of its journal.
    pub head: Head,
    /// When its last entry was made, in microseconds since 1970 UTC.
    pub changed_us: i64,
    /// The sequence the next body from the applicant must have.
    pub next_in: u64,
    /// The sequence the next letter must have.
    pub next_out: u64,
    /// The sequence the office's next record must have.
    pub next_office: u64,
    /// Whether the applicant did something after the case was last read.
    pub unread: bool,
}

impl Office {
    /// One case.
    pub async fn case(&self, case: CaseId) -> Result<Option<CaseRow>, StoreError> {
        let _ = case;
        unbuilt()
    }

    /// The case that staff call so.
    pub async fn case_by_designation(
        &self,
        designation: &Designation,
    ) -> Result<Option<CaseRow>, StoreError> {
        let _ = designation;
        unbuilt()
    }

    /// All cases by id, for walks over everything: at most `limit` of those after `after`.
    pub async fn all_cases(
        &self,
        after: Option<CaseId>,
        limit: u64,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let _ = (after, limit);
        unbuilt()
    }

    /// The case's private key, sealed to the office's intake key. `NotFound` once it is erased.
    pub async fn wrap(&self, case: CaseId) -> Result<Vec<u8>, StoreError> {
        let _ = case;
        unbuilt()
    }

    /// The journal of a case, in order.
    pub async fn journal(&self, case: CaseId) -> Result<Vec<Entry>, StoreError> {
        let _ = case;
        unbuilt()
    }

    /// Records an event that changes nothing else, such as `CaseRead`.
    pub async fn note(
        &self,
        case: CaseId,
        actor: Actor,
        kind: EventKind,
        payload: Payload,
    ) -> Result<(), StoreError> {
        let _ = (case, actor, kind, payload);
        unbuilt()
    }
}
