//! The ledger in rows: budgets, transfers and their sums.

use ::programme::{Currency, Money};
use casework::CaseId;
use casework::ledger::{Budget, TransferState};

use crate::error::StoreError;
use crate::page::Page;
use crate::store::{Office, unbuilt};

/// A partner's budget.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BudgetRow {
    /// Whose.
    pub partner: String,
    /// How much, and how much of it is promised and paid.
    pub budget: Budget,
}

/// One transfer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TransferRow {
    /// Its id.
    pub id: CaseId,
    /// The case it is for.
    pub case: CaseId,
    /// The benefit it belongs to.
    pub benefit: String,
    /// Who pays.
    pub partner: String,
    /// 1, 2, 3 … within the benefit and partner.
    pub number: u16,
    /// How much.
    pub amount: Money,
    /// Where it stands.
    pub state: TransferState,
    /// When it was paid, in microseconds since 1970 UTC.
    pub posted_us: Option<i64>,
}

/// Sums over the transfers of one partner and benefit, in minor units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerLine {
    /// Who pays.
    pub partner: String,
    /// The benefit.
    pub benefit: String,
    /// The currency of the sums.
    pub currency: Currency,
    /// Reserved.
    pub pending_minor: i64,
    /// Paid.
    pub posted_minor: i64,
    /// Released.
    pub voided_minor: i64,
    /// How many transfers.
    pub count: u64,
}

/// Which transfers to list.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct TransferFilter {
    /// Only this partner's.
    pub partner: Option<String>,
    /// Only those that stand so.
    pub state: Option<TransferState>,
    /// Which page, from 1.
    pub page: u64,
    /// The most rows of a page; at most 200.
    pub per_page: u64,
}

/// A budget that does not agree with its transfers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imbalance {
    /// Whose budget.
    pub partner: String,
    /// What the budget says.
    pub budget: Option<Budget>,
    /// What its transfers sum to while pending.
    pub pending_minor: i64,
    /// What its transfers sum to once posted.
    pub posted_minor: i64,
}

impl Office {
    /// All budgets, by partner.
    pub async fn budgets(&self) -> Result<Vec<BudgetRow>, StoreError> {
        unbuilt()
    }

    /// Sums by partner, benefit and currency.
    pub async fn ledger(&self) -> Result<Vec<LedgerLine>, StoreError> {
        unbuilt()
    }

    /// One page of transfers, by partner and id.
    pub async fn transfers_page(
        &self,
        filter: &TransferFilter,
    ) -> Result<Page<TransferRow>, StoreError> {
        let _ = filter;
        unbuilt()
    }

    /// Budgets that do not agree with their transfers, are overdrawn or negative; none if all is
    /// well.
    pub async fn check_books(&self) -> Result<Vec<Imbalance>, StoreError> {
        unbuilt()
    }
}
