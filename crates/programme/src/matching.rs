//! What partners add to what others pay.

use crate::evaluate::{Answer, Found, World};
use crate::explain::Reasons;
use crate::grant::{Obstacles, takes_part, told};
use crate::money::Money;
use crate::programme::{Benefit, Match, Partner};
use crate::typed::Scalar;

/// One partner that adds to a benefit, and what its rules came to.
pub(crate) struct Matching<'a> {
    pub(crate) partner: &'a Partner,
    matched: &'a Match,
    /// Whether the partner takes part at all.
    own: Option<Found>,
    /// Whether it adds to this benefit.
    when: Option<Found>,
    at_most: Option<Found>,
}

/// Works out who may add to a benefit.
pub(crate) fn matching<'a>(world: &World<'a>, benefit: &'a Benefit) -> Vec<Matching<'a>> {
    let work_out = |matched: &'a Match| {
        let partner = world.policy.partners.iter().find(|known| known.name == matched.partner)?;
        let own = partner.when.as_ref().map(|when| world.evaluate(when));
        let when = matched.when.as_ref().map(|when| world.evaluate(when));
        let at_most = matched.at_most.as_ref().map(|most| world.evaluate(most));
        Some(Matching { partner, matched, own, when, at_most })
    };
    benefit.matches.iter().filter_map(work_out).collect()
}

impl Matching<'_> {
    /// Whether it adds something, if that is certain: by its own rule and by that of the benefit.
    pub(crate) fn takes_part(&self) -> Option<bool> {
        match (takes_part(self.own.as_ref()), takes_part(self.when.as_ref())) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }

    /// What stands in the way of knowing how much it adds.
    pub(crate) fn obstacles(&self, obstacles: &mut Obstacles) {
        if self.takes_part() != Some(false) {
            self.own.iter().chain(&self.when).chain(&self.at_most).for_each(|f| obstacles.note(f));
        }
    }

    pub(crate) fn told(&self, world: &World<'_>, because: &mut Reasons) {
        told(world, self.partner, &self.own, because);
        if self.takes_part() == Some(true) {
            self.when.iter().chain(&self.at_most).for_each(|found| because.rest_on(world, found));
        }
    }

    /// What it adds to an instalment: its share, of which a part of a minor unit is dropped, but
    /// no more than its bound. None where it cannot be counted.
    pub(crate) fn added_to(&self, amount: Money) -> Option<Money> {
        let share = amount.checked_mul(i64::from(self.matched.percent))?;
        let share = Money { minor: share.minor / 100, ..share };
        match self.at_most.as_ref().map(|found| found.answer) {
            None => Some(share),
            Some(Answer::Known(Scalar::Money(most))) if most.currency == share.currency => {
                Some(Money { minor: share.minor.min(most.minor), ..share })
            }
            Some(_) => None,
        }
    }
}
