//! Stage 5, accept: the applicant's answer, and what it releases.

use casework::CaseId;
use casework::acceptance::Answer;

use crate::error::StoreError;
use crate::form::{Done, FormId};
use crate::store::{Gate, unbuilt};

impl Gate {
    /// Records the applicant's answer. Anything but a yes releases what was reserved for the case.
    pub async fn answer(
        &self,
        case: CaseId,
        form: FormId,
        answer: Answer,
    ) -> Result<Done, StoreError> {
        let _ = (case, form, answer);
        unbuilt()
    }
}
