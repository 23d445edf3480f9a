//! The ledger: budgets by partner and currency, and transfers that are pending, then posted or
//! voided. Integer minor units throughout.
//!
//! **Architecture Invariant:** pending + posted never exceeds a budget's limit, a transfer leaves
//! `pending` at most once, and every unit is in exactly one of limit-left, pending and posted.

use programme::{Currency, Money};

use crate::refusal::Refusal;

/// Where a transfer stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TransferState {
    /// Reserved from the budget when two officers make the offer.
    Pending,
    /// Paid by two paymasters.
    Posted,
    /// Released; the budget has it back.
    Voided,
}

impl TransferState {
    /// The stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Posted => "posted",
            Self::Voided => "voided",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Pending, Self::Posted, Self::Voided].into_iter().find(|state| state.name() == name)
    }
}

/// One partner's money in one currency, in minor units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budget {
    /// The most that may ever be pending and posted.
    pub limit_minor: i64,
    /// Reserved, not yet paid.
    pub pending_minor: i64,
    /// Paid.
    pub posted_minor: i64,
    /// The currency of all three.
    pub currency: Currency,
}

impl Budget {
    /// An untouched budget.
    pub fn new(limit: Money) -> Self {
        Self {
            limit_minor: limit.minor,
            pending_minor: 0,
            posted_minor: 0,
            currency: limit.currency,
        }
    }

    /// What is left to promise.
    pub fn left(&self) -> Money {
        let used = self.pending_minor.saturating_add(self.posted_minor);
        Money { minor: self.limit_minor.saturating_sub(used), currency: self.currency }
    }

    /// Reserves an amount.
    pub fn reserve(&mut self, partner: &str, amount: Money) -> Result<(), Refusal> {
        self.check(amount)?;
        let left = self.left();
        if amount.minor > left.minor {
            let partner = partner.to_owned();
            return Err(Refusal::BudgetExhausted { partner, left, needed: amount });
        }
        self.pending_minor = self.pending_minor.checked_add(amount.minor).ok_or(Refusal::Money)?;
        Ok(())
    }

    /// Pays a reserved amount.
    pub fn post(&mut self, amount: Money) -> Result<(), Refusal> {
        self.release(amount)?;
        self.posted_minor = self.posted_minor.checked_add(amount.minor).ok_or(Refusal::Money)?;
        Ok(())
    }

    /// Releases a reserved amount.
    pub fn release(&mut self, amount: Money) -> Result<(), Refusal> {
        self.check(amount)?;
        if amount.minor > self.pending_minor {
            return Err(Refusal::Money);
        }
        self.pending_minor -= amount.minor;
        Ok(())
    }

    fn check(&self, amount: Money) -> Result<(), Refusal> {
        let fits = amount.currency == self.currency && amount.minor > 0;
        if fits { Ok(()) } else { Err(Refusal::Money) }
    }
}
