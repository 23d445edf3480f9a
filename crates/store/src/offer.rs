//! Stage 4, offer: proposed by one officer, made by two, with the money reserved in the same plan.

use ::programme::Digest;
use casework::authority::Proposed;
use casework::offer::Offer;
use casework::payment::Instalment;
use casework::{Approved, CaseId, OfficerId};

use crate::body::NewBody;
use crate::error::StoreError;
use crate::form::{Done, FormId};
use crate::store::{Office, unbuilt};

/// What is proposed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ProposalKind {
    /// To offer benefits.
    Offer,
    /// To refuse.
    Refusal,
    /// To pay.
    Payment,
    /// To publish a testimony.
    Publication,
}

/// A proposal that waits for a second officer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposalRow {
    /// Its own id.
    pub id: CaseId,
    /// The digest of what is proposed.
    pub digest: Digest,
    /// Who proposed.
    pub proposer: OfficerId,
    /// The sequence of the office's sealed record that holds it; none for payments.
    pub record_sequence: Option<u64>,
    /// What is proposed.
    pub kind: ProposalKind,
    /// When, in microseconds since 1970 UTC.
    pub at_us: i64,
}

impl Office {
    /// Proposes an offer or a refusal. `record` holds it sealed, with the office's next sequence.
    pub async fn propose(
        &self,
        case: CaseId,
        form: FormId,
        proposed: &Proposed<Offer>,
        record: NewBody,
    ) -> Result<Done, StoreError> {
        let _ = (case, form, proposed, record);
        unbuilt()
    }

    /// The offer or refusal that waits for a second officer.
    pub async fn open_proposal(&self, case: CaseId) -> Result<Option<ProposalRow>, StoreError> {
        let _ = case;
        unbuilt()
    }

    /// Returns it to be thought over.
    pub async fn return_proposal(
        &self,
        case: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Done, StoreError> {
        let _ = (case, form, officer);
        unbuilt()
    }

    /// Makes what two officers approved. An offer reserves every partner's budget and the
    /// instalments in the same plan, or is refused with `BudgetExhausted`.
    pub async fn make(
        &self,
        form: FormId,
        approved: &Approved<Offer>,
        letter: NewBody,
        instalments: &[Instalment],
    ) -> Result<Done, StoreError> {
        let _ = (form, approved, letter, instalments);
        unbuilt()
    }
}
