//! Stage 1, apply: a case comes to be, whole or not at all.

use ::programme::Digest;
use casework::{CaseId, Designation, Stage};
use jiff::civil::Date;
use sealing::{LocatorHash, Recipient};

use crate::body::NewBody;
use crate::error::StoreError;
use crate::form::FormId;
use crate::store::{Gate, unbuilt};

/// An application as the portal files it.
#[derive(Clone, Debug)]
pub struct NewApplication {
    /// The form it was sent with.
    pub form: FormId,
    /// The case, drawn by whoever sealed first.
    pub case: CaseId,
    /// What the codename finds it by.
    pub locator: LocatorHash,
    /// What bodies to the office are sealed to.
    pub case_recipient: Recipient,
    /// What letters to the applicant are sealed to.
    pub reply_recipient: Recipient,
    /// The programme it was filed under.
    pub programme: Digest,
    /// The questionnaire that was answered.
    pub form_digest: Digest,
    /// The case's private key, sealed to the office's intake key.
    pub wrap: Vec<u8>,
    /// The application: sequence 1.
    pub body: NewBody,
    /// Attached files: sequences 2, 3 …
    pub files: Vec<NewBody>,
}

/// A filed application. It is durable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filed {
    /// The case.
    pub case: CaseId,
    /// What staff call it.
    pub designation: Designation,
    /// The day it was received.
    pub received: Date,
    /// Whether an earlier use of the same form filed it.
    pub already: bool,
}

/// What the portal sees of a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseView {
    /// The case.
    pub case: CaseId,
    /// Where it stands.
    pub stage: Stage,
    /// What messages are sealed to.
    pub case_recipient: Recipient,
    /// What letters are sealed to.
    pub reply_recipient: Recipient,
    /// The programme it was filed under.
    pub programme: Digest,
    /// The questionnaire that was answered.
    pub form_digest: Digest,
    /// The day it was received.
    pub received: Date,
    /// The day the offer was accepted.
    pub accepted: Option<Date>,
    /// The sequence the next body from the applicant must have.
    pub next_inbound: u64,
    /// Digest of the offer or refusal that was made last.
    pub offer: Option<Digest>,
    /// How many letters the office wrote.
    pub letters: u64,
}

impl Gate {
    /// Files an application. When this returns `Ok`, it is durable (fault 22).
    pub async fn receive(&self, new: NewApplication) -> Result<Filed, StoreError> {
        let _ = new;
        unbuilt()
    }

    /// The case that a codename finds. Erased cases are not found.
    pub async fn case_by_locator(
        &self,
        locator: &LocatorHash,
    ) -> Result<Option<CaseView>, StoreError> {
        let _ = locator;
        unbuilt()
    }
}
