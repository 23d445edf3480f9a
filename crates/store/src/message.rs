//! Messages both ways.

use casework::{CaseId, OfficerId};

use crate::body::NewBody;
use crate::error::StoreError;
use crate::form::{Done, FormId};
use crate::store::{Gate, Office, unbuilt};

/// A message from the applicant.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// The message and its files, with the sequences that come next.
    pub bodies: Vec<NewBody>,
}

/// A message from an officer.
#[derive(Clone, Debug)]
pub struct Send {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// Who wrote it.
    pub officer: OfficerId,
    /// The message, sealed to the applicant.
    pub letter: NewBody,
    /// The same words, sealed to the case for the office.
    pub copy: NewBody,
    /// Files, sealed to the applicant, with the sequences after the letter's.
    pub files: Vec<NewBody>,
}

impl Gate {
    /// Adds a message from the applicant. `Conflict` unless the sequences are the next ones.
    pub async fn append(&self, message: NewMessage) -> Result<Done, StoreError> {
        let _ = message;
        unbuilt()
    }
}

impl Office {
    /// Sends a message to the applicant. `Conflict` unless the sequences are the next ones.
    pub async fn send(&self, message: Send) -> Result<Done, StoreError> {
        let _ = message;
        unbuilt()
    }
}
