//! Stage 2, decide: the sealed record of a decision, and that it was made.

use ::programme::{Digest, Outcome};
use casework::{CaseId, OfficerId};

use crate::body::NewBody;
use crate::error::StoreError;
use crate::form::{Done, FormId};
use crate::store::{Office, unbuilt};

/// The rules were applied to the facts of a case.
#[derive(Clone, Debug)]
pub struct Assess {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// Who applied them.
    pub officer: OfficerId,
    /// Digest of the assessment.
    pub assessment: Digest,
    /// The assessment, sealed to the case, with the office's next sequence.
    pub record: NewBody,
    /// The audience found, for the count.
    pub audience: Option<String>,
    /// The outcome, for the count where no audience was found.
    pub outcome: Outcome,
}

impl Office {
    /// Records an assessment.
    pub async fn assess(&self, assess: Assess) -> Result<Done, StoreError> {
        let _ = assess;
        unbuilt()
    }
}
