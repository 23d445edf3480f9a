//! Erasure: the tombstone first, then blobs, then keys and bodies, whatever happens in between.

use casework::CaseId;

use crate::error::StoreError;
use crate::form::{Done, FormId};
use crate::store::{Gate, Office, unbuilt};

impl Gate {
    /// Erases a case at the applicant's wish. Once begun it is finished, if need be after a
    /// restart (fault 23).
    pub async fn erase(&self, case: CaseId, form: FormId) -> Result<Done, StoreError> {
        let _ = (case, form);
        unbuilt()
    }
}

impl Office {
    /// Erases a case.
    pub async fn erase(
        &self,
        case: CaseId,
        form: FormId,
        officer: casework::OfficerId,
    ) -> Result<Done, StoreError> {
        let _ = (case, form, officer);
        unbuilt()
    }
}
