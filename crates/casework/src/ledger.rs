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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn usd(minor: i64) -> Money {
        Money { minor, currency: "USD".parse().expect("a currency") }
    }

    #[derive(Clone, Copy, Debug)]
    enum Act {
        Reserve(i64),
        Post(i64),
        Release(i64),
    }

    fn acts() -> impl Strategy<Value = Vec<Act>> {
        let amount = prop_oneof![-5i64..1_000, Just(i64::MAX), Just(i64::MIN), Just(0)];
        let act = (0..3, amount).prop_map(|(kind, amount)| match kind {
            0 => Act::Reserve(amount),
            1 => Act::Post(amount),
            _ => Act::Release(amount),
        });
        proptest::collection::vec(act, 0..60)
    }

    proptest! {
        #[test]
        fn fault_20_no_acts_overspend_or_lose_a_unit(limit in 0i64..5_000, acts in acts()) {
            let mut budget = Budget::new(usd(limit));
            let (mut reserved, mut posted, mut released) = (0i64, 0i64, 0i64);
            for act in acts {
                let before = budget;
                let done = match act {
                    Act::Reserve(amount) => budget.reserve("fund", usd(amount)),
                    Act::Post(amount) => budget.post(usd(amount)),
                    Act::Release(amount) => budget.release(usd(amount)),
                };
                match (act, &done) {
                    (_, Err(_)) => prop_assert_eq!(budget, before, "a refusal changes nothing"),
                    (Act::Reserve(amount), Ok(())) => reserved += amount,
                    (Act::Post(amount), Ok(())) => posted += amount,
                    (Act::Release(amount), Ok(())) => released += amount,
                }
                prop_assert!(budget.pending_minor >= 0 && budget.posted_minor >= 0);
                prop_assert!(budget.left().minor >= 0);
            }
            prop_assert_eq!(budget.pending_minor, reserved - posted - released);
            prop_assert_eq!(budget.posted_minor, posted);
        }
    }

    #[test]
    fn fault_20_currencies_never_mix() {
        let mut budget = Budget::new(usd(100));
        let euro = Money { minor: 1, currency: "EUR".parse().expect("a currency") };
        assert_eq!(budget.reserve("fund", euro), Err(Refusal::Money));
    }
}
