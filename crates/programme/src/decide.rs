//! One decision: grounds for a human first, then the audience, then the benefits.
//!
//! **Architecture Invariant:** the order of items in the file never changes who is offered what.
//! Where two audiences contend and neither is preferred, a human decides.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::audience::{Membership, Placed, belongs, place};
use crate::decision::{Decision, Outcome, Reason, RefusedBenefit};
use crate::evaluate::{Answer, World};
use crate::explain::Reasons;
use crate::facts::Facts;
use crate::grant::{self, Benefits};
use crate::outlook::Case;
use crate::programme::{Audience, Benefit, Programme};
use crate::small_set::SmallSet;
use crate::typed::Scalar;

/// The reason that a programme does not decide on this day.
pub(crate) const IN_FORCE: &str = "in_force";
/// The reason that nobody's offer fits.
pub(crate) const NO_AUDIENCE: &str = "no_audience";

/// The reason that facts which are not known change nothing.
pub(crate) const EITHER_WAY: &str = "either_way";

/// Whether a fact's question is put to this person. An open condition counts as yes.
pub fn is_asked(programme: &Programme, fact: &str, facts: &Facts) -> bool {
    let policy = &programme.inner;
    let Some(index) = policy.facts.iter().position(|known| known.name == fact) else {
        return false;
    };
    if policy.facts[index].derived.is_some() {
        return false;
    }
    // Which questions are put may depend on the day only through ages; the first day will do.
    !World::asking(policy, facts, policy.header.effective_from).hidden.contains(&index)
}

/// Decides one application for one day.
pub fn decide(programme: &Programme, facts: &Facts, on: Date) -> Decision {
    decide_after_review(programme, facts, on, &BTreeSet::new())
}

/// Decides again after officers have found that these exclusions and referrals do not stand in
/// the way. Everything else is decided as before.
pub fn decide_after_review(
    programme: &Programme,
    facts: &Facts,
    on: Date,
    cleared: &BTreeSet<String>,
) -> Decision {
    let header = &programme.inner.header;
    if !header.in_force(on) {
        let reason = Reason {
            rule: IN_FORCE.to_owned(),
            value: "false".to_owned(),
            source: header.source.clone(),
        };
        return Decision { because: vec![reason], ..empty(programme, Outcome::NoOffer, on) };
    }
    let world = World::new(&programme.inner, facts, on);
    let grounds = Grounds::of(&world, cleared);
    let decision = conclude(programme, &world, grounds);
    if decision.outcome == Outcome::NeedsFacts {
        return considered(programme, &world, facts, cleared, decision);
    }
    decision
}

/// What one granted benefit rests on: the person's audience, and then its own rule and amounts.
/// Empty for a benefit the programme does not have, and for somebody who is placed nowhere.
pub fn rests_on(programme: &Programme, facts: &Facts, on: Date, benefit: &str) -> Vec<Reason> {
    let world = World::new(&programme.inner, facts, on);
    let mut because = Reasons::default();
    if let (Placed::In(membership), Some(benefit)) = (place(&world), programme.benefit(benefit)) {
        because.membership(&world, &membership);
        because.append(grant::rests_on(&world, benefit));
    }
    because.finish()
}

/// A decision that step by step seemed open, after everything the unknown facts can be was
/// considered: only what can change it is asked, and if nothing can, it is made.
fn considered(
    programme: &Programme,
    world: &World<'_>,
    facts: &Facts,
    cleared: &BTreeSet<String>,
    open: Decision,
) -> Decision {
    let mut case = Case::new(&programme.inner, facts, world.on, cleared);
    let (essential, _) = case.essential();
    let (missing, _) = askable(world, &essential);
    if !missing.is_empty() {
        return Decision { missing, ..open };
    }
    let whole = case.completed(facts);
    let world = World::new(&programme.inner, &whole, world.on);
    let grounds = Grounds::of(&world, cleared);
    let mut decision = conclude(programme, &world, grounds);
    if decision.outcome == Outcome::NeedsFacts {
        return open;
    }
    let unknown: Vec<&str> = case.unknown().collect();
    decision.because.push(Reason {
        rule: EITHER_WAY.to_owned(),
        value: unknown.join(" "),
        source: programme.inner.header.source.clone(),
    });
    decision
}

fn empty(programme: &Programme, outcome: Outcome, on: Date) -> Decision {
    Decision {
        outcome,
        audience: None,
        grants: Vec::new(),
        because: Vec::new(),
        missing: Vec::new(),
        refused: Vec::new(),
        programme: programme.digest(),
        on,
    }
}

/// What exclusions and referrals came to.
struct Grounds {
    stopping: Reasons,
    passed: Reasons,
    missing: SmallSet<usize>,
}

impl Grounds {
    fn of(world: &World<'_>, cleared: &BTreeSet<String>) -> Self {
        let (mut stopping, mut passed) = (Reasons::default(), Reasons::default());
        let mut missing = SmallSet::new();
        for ground in world.policy.exclusions.iter().chain(&world.policy.referrals) {
            if cleared.contains(&ground.name) {
                passed.add(&ground.name, "cleared", &ground.source);
                continue;
            }
            let found = world.evaluate(&ground.when);
            match found.answer {
                Answer::Known(Scalar::Bool(false)) => {
                    passed.add(&ground.name, "false", &ground.source);
                }
                Answer::Unknown => missing.extend(found.missing),
                Answer::Known(_) | Answer::Beyond => {
                    stopping.add(&ground.name, "true", &ground.source);
                    stopping.rest_on(world, &found);
                }
            }
        }
        Self { stopping, passed, missing }
    }
}

fn conclude(programme: &Programme, world: &World<'_>, grounds: Grounds) -> Decision {
    let placed = place(world);
    let mut because = Reasons::default();
    let mut missing = grounds.missing;
    let mut needs_human = !grounds.stopping.is_empty();
    because.append(grounds.stopping);
    let mut decision = empty(programme, Outcome::Offer, world.on);
    let mut benefits = Benefits::default();
    match &placed {
        Placed::In(membership) => {
            because.membership(world, membership);
            decision.audience = Some(membership.audience.name.clone());
            benefits = grant::benefits(world, &membership.audience.name);
        }
        Placed::Contended(memberships) => {
            memberships.iter().for_each(|membership| because.membership(world, membership));
            needs_human = true;
        }
        Placed::Open(open) => missing.extend(open),
        Placed::Nowhere(memberships) => {
            because.add(NO_AUDIENCE, "true", &programme.inner.header.source);
            left_outside(world, &mut because);
            memberships.iter().for_each(|membership| because.membership(world, membership));
        }
    }
    missing.extend(&benefits.missing);
    needs_human |= benefits.uncountable;
    let (missing, unanswerable) = askable(world, &missing);
    decision.outcome = if needs_human {
        Outcome::HumanDecision
    } else if !missing.is_empty() {
        Outcome::NeedsFacts
    } else if unanswerable {
        Outcome::HumanDecision
    } else if benefits.grants.is_empty() {
        Outcome::NoOffer
    } else {
        Outcome::Offer
    };
    decision.missing = missing;
    if decision.outcome == Outcome::Offer {
        because.append(benefits.because);
        decision.grants = benefits.grants;
    }
    if matches!(decision.outcome, Outcome::Offer | Outcome::NoOffer) {
        decision.refused = refused(world, &placed, &benefits.refused);
    }
    because.append(grounds.passed);
    decision.because = because.finish();
    decision
}

/// The kinds of people for whom the programme knowingly has nothing, where the person is of one.
fn left_outside(world: &World<'_>, because: &mut Reasons) {
    for kind in &world.policy.outside {
        let found = world.evaluate(&kind.when);
        if found.truth() == Some(true) {
            because.add(&kind.name, "true", &kind.source);
            because.rest_on(world, &found);
        }
    }
}

/// Names of missing facts that can be asked now, and whether others are missing that cannot. A
/// question that hangs on another one waits behind it.
fn askable(world: &World<'_>, missing: &SmallSet<usize>) -> (Vec<String>, bool) {
    let mut waiting = missing.clone();
    let mut ready = SmallSet::new();
    // Questions hang only on earlier ones, so going backwards meets every one once.
    while let Some(last) = waiting.pop_last() {
        match world.gates.get(last) {
            Some(gate) if !gate.is_empty() => waiting.extend(gate),
            _ => {
                ready.insert(last);
            }
        }
    }
    let (hidden, open): (Vec<usize>, Vec<usize>) =
        ready.iter().partition(|index| world.hidden.contains(index));
    let name = |index: usize| world.policy.facts.get(index).map(|fact| fact.name.clone());
    (open.into_iter().filter_map(name).collect(), !hidden.is_empty())
}

/// Every benefit that is not granted: those of the person's audience as worked out, those of
/// other audiences because the person is not in them or better placed.
fn refused(
    world: &World<'_>,
    placed: &Placed<'_>,
    within: &[RefusedBenefit],
) -> Vec<RefusedBenefit> {
    let own = match placed {
        Placed::In(membership) => Some(membership.audience),
        _ => None,
    };
    let audiences = world.policy.audiences.iter();
    let memberships: Vec<_> = audiences.map(|audience| belongs(world, audience)).collect();
    let mut refused = Vec::new();
    for benefit in &world.policy.benefits {
        if own.is_some_and(|own| benefit.audiences.contains(&own.name)) {
            refused.extend(within.iter().find(|known| known.benefit == benefit.name).cloned());
            continue;
        }
        let because = not_for(world, &memberships, own, benefit).finish();
        refused.push(RefusedBenefit { benefit: benefit.name.clone(), because });
    }
    refused
}

/// Why a benefit of other audiences is not for this person: another audience is preferred for
/// them, or they are in none of those.
fn not_for(
    world: &World<'_>,
    memberships: &[Membership<'_>],
    own: Option<&Audience>,
    benefit: &Benefit,
) -> Reasons {
    let mut because = Reasons::default();
    let those = memberships.iter().filter(|one| benefit.audiences.contains(&one.audience.name));
    for membership in those {
        if let Some(own) = own.filter(|_| membership.found.truth() != Some(false)) {
            let mut preferred = Reasons::default();
            preferred.add(&own.name, "preferred", &own.source);
            return preferred;
        }
        because.membership(world, membership);
    }
    because
}
