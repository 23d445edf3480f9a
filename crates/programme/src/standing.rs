//! How an entitlement stands once an offer is accepted: its conditions, and what has been paid.
//!
//! Three values hold here too: what is lost for certain is lost, whatever is not known yet. A
//! condition that only an officer can tell neither helps nor hinders.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::decision::{Decision, Reason, Schedule};
use crate::evaluate::{Found, World};
use crate::explain::Reasons;
use crate::facts::Facts;
use crate::programme::{Condition, Lapse, Programme};

/// How an entitlement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Something is not known yet that a condition needs.
    Waiting,
    /// It is given as it was granted.
    Active,
    /// It rests until a condition holds again.
    Suspended,
    /// It ended, because a condition does not hold.
    Lost,
    /// Everything has been paid.
    Completed,
}

/// How one granted benefit stands, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Name of the benefit.
    pub benefit: String,
    /// How it stands.
    pub state: State,
    /// The conditions that made it so, and what they rest on.
    pub because: Vec<Reason>,
    /// Facts that must be known first, in the order of the programme.
    pub missing: Vec<String>,
}

/// How every benefit of a decision stands on a day, in the order of its grants. `paid` is how many
/// instalments of each benefit each of its partners has paid.
pub fn standing(
    programme: &Programme,
    decision: &Decision,
    facts: &Facts,
    later: &Facts,
    paid: &BTreeMap<String, u16>,
    on: Date,
) -> Vec<Standing> {
    let world = World::after_offer(&programme.inner, facts, later, on);
    let mut all: Vec<Standing> = Vec::new();
    for grant in &decision.grants {
        if all.iter().any(|known| known.benefit == grant.benefit) {
            continue;
        }
        let conditions = programme.conditions().iter();
        let conditions = conditions.filter(|known| grant.conditions.contains(&known.name));
        let conditions: Vec<(&Condition, Found)> = conditions
            .filter_map(|one| Some((one, world.evaluate(one.holds_if.as_ref()?))))
            .collect();
        let paid = paid.get(&grant.benefit).copied().unwrap_or(0);
        let is_paid = instalments(decision, &grant.benefit).is_some_and(|whole| paid >= whole);
        all.push(one(&world, &grant.benefit, &conditions, is_paid));
    }
    all
}

fn one(
    world: &World<'_>,
    benefit: &str,
    conditions: &[(&Condition, Found)],
    is_paid: bool,
) -> Standing {
    let fails = |lapse: Lapse| {
        move |(condition, found): &&(&Condition, Found)| {
            condition.otherwise == lapse && found.truth() == Some(false)
        }
    };
    let is_open = |(_, found): &&(&Condition, Found)| found.is_unknown();
    // What cannot be counted cannot be paid on either, until somebody has looked at it.
    let rests = |pair: &&(&Condition, Found)| {
        fails(Lapse::Suspended)(pair) || (pair.1.truth().is_none() && !pair.1.is_unknown())
    };
    let (state, deciding): (State, Vec<_>) = if conditions.iter().any(|c| fails(Lapse::Lost)(&c)) {
        (State::Lost, conditions.iter().filter(fails(Lapse::Lost)).collect())
    } else if conditions.iter().any(|c| is_open(&c)) {
        (State::Waiting, conditions.iter().filter(is_open).collect())
    } else if conditions.iter().any(|c| rests(&c)) {
        (State::Suspended, conditions.iter().filter(rests).collect())
    } else if is_paid {
        (State::Completed, conditions.iter().collect())
    } else {
        (State::Active, conditions.iter().collect())
    };
    let mut because = Reasons::default();
    for (condition, found) in &deciding {
        because.condition(world, condition, found);
    }
    let missing = deciding.iter().flat_map(|(_, found)| &found.missing).copied();
    let missing: std::collections::BTreeSet<usize> = missing.collect();
    let missing = missing.into_iter().filter_map(|index| world.name_of(index)).collect();
    Standing { benefit: benefit.to_owned(), state, because: because.finish(), missing }
}

/// How many instalments each partner pays of a benefit; none if it is given for good.
fn instalments(decision: &Decision, benefit: &str) -> Option<u16> {
    let mut by_partner: BTreeMap<&str, u16> = BTreeMap::new();
    for grant in decision.grants.iter().filter(|grant| grant.benefit == benefit) {
        if grant.schedule == Schedule::Permanent {
            return None;
        }
        let sum = by_partner.entry(&grant.partner).or_default();
        *sum = sum.saturating_add(grant.schedule.instalments());
    }
    by_partner.into_values().max()
}
