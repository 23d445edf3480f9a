//! Stage 6, pay: pending becomes posted, once, by two paymasters.

use casework::authority::Proposed;
use casework::payment::PaymentBatch;
use casework::{Approved, CaseId, OfficerId};

use crate::error::StoreError;
use crate::form::{Done, FormId};
use crate::ledger::TransferRow;
use crate::offer::ProposalRow;
use crate::store::{Office, unbuilt};

impl Office {
    /// The transfers of a case, by benefit, partner and number.
    pub async fn transfers(&self, case: CaseId) -> Result<Vec<TransferRow>, StoreError> {
        let _ = case;
        unbuilt()
    }

    /// Proposes to pay some of them.
    pub async fn propose_payment(
        &self,
        form: FormId,
        proposed: &Proposed<PaymentBatch>,
    ) -> Result<Done, StoreError> {
        let _ = (form, proposed);
        unbuilt()
    }

    /// The payment that waits for a second paymaster, and what it would pay.
    pub async fn open_payment(
        &self,
        case: CaseId,
    ) -> Result<Option<(ProposalRow, PaymentBatch)>, StoreError> {
        let _ = case;
        unbuilt()
    }

    /// Returns it.
    pub async fn return_payment(
        &self,
        case: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Done, StoreError> {
        let _ = (case, form, officer);
        unbuilt()
    }

    /// Pays what two paymasters approved: every transfer of it, or none. The case is completed
    /// when nothing is pending any more.
    pub async fn pay(
        &self,
        form: FormId,
        approved: &Approved<PaymentBatch>,
    ) -> Result<Done, StoreError> {
        let _ = (form, approved);
        unbuilt()
    }
}
