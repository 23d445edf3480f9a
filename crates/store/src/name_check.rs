//! Stage 3, screen: that a name was compared with a list, and how an officer judged a hit.

use ::programme::Digest;
use casework::{CaseId, OfficerId};

use crate::body::NewBody;
use crate::error::StoreError;
use crate::form::{Done, FormId};
use crate::store::{Office, unbuilt};

/// The identity was compared with a list.
#[derive(Clone, Debug)]
pub struct CheckName {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// Who compared.
    pub officer: OfficerId,
    /// Digest of the list.
    pub list: Digest,
    /// How many names agree.
    pub hits: u32,
    /// The hits, sealed to the case, with the office's next sequence.
    pub record: NewBody,
}

/// An officer judged a hit.
#[derive(Clone, Debug)]
pub struct ResolveHit {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// Who judged.
    pub officer: OfficerId,
    /// Digest of the list.
    pub list: Digest,
    /// The line of the list.
    pub line: u32,
    /// Whether it is the same person.
    pub same_person: bool,
    /// The reason, sealed to the case, with the office's next sequence.
    pub record: NewBody,
}

impl Office {
    /// Records a comparison.
    pub async fn check_name(&self, check: CheckName) -> Result<Done, StoreError> {
        let _ = check;
        unbuilt()
    }

    /// Records a judgement.
    pub async fn resolve_hit(&self, resolve: ResolveHit) -> Result<Done, StoreError> {
        let _ = resolve;
        unbuilt()
    }
}
