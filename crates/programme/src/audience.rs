//! To which audience a person belongs.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::evaluate::{Answer, Found, World};
use crate::programme::{Audience, Policy, Rule};
use crate::small_set::SmallSet;
use crate::typed::Scalar;

/// An audience and what belonging to it came to.
pub(crate) struct Membership<'a> {
    pub(crate) audience: &'a Audience,
    /// The exception that keeps the person out, if one does.
    pub(crate) exception: Option<&'a Rule>,
    /// Whether it is closed on the day, whatever the person's facts are.
    pub(crate) closed: bool,
    pub(crate) found: Found,
}

/// Whether a day lies between a first and a last day, both of which count.
pub(crate) fn is_open(from: Option<Date>, until: Option<Date>, on: Date) -> bool {
    from.is_none_or(|from| from <= on) && until.is_none_or(|until| on <= until)
}

/// Where a person belongs.
pub(crate) enum Placed<'a> {
    /// In exactly this audience, or preferred in it.
    In(Membership<'a>),
    /// In several, none of them preferred.
    Contended(Vec<Membership<'a>>),
    /// Not certain: these facts would settle it.
    Open(SmallSet<usize>),
    /// In none of them.
    Nowhere(Vec<Membership<'a>>),
}

/// Finds the audience. The order of the file plays no part.
pub(crate) fn place<'a>(world: &World<'a>) -> Placed<'a> {
    let policy = world.policy;
    let memberships: Vec<_> = policy.audiences.iter().map(|a| belongs(world, a)).collect();
    let certain: Vec<&str> = memberships
        .iter()
        .filter(|membership| membership.found.truth() == Some(true))
        .map(|membership| membership.audience.name.as_str())
        .collect();
    let beaten = |name: &str| certain.iter().any(|better| preferred(policy, better, name));
    let (mut possible, impossible): (Vec<_>, Vec<_>) =
        memberships.into_iter().partition(|membership| membership.found.truth() != Some(false));
    possible.retain(|membership| !beaten(&membership.audience.name));
    if possible.iter().any(|membership| membership.found.answer == Answer::Unknown) {
        let missing = possible.iter().flat_map(|membership| &membership.found.missing);
        return Placed::Open(missing.copied().collect());
    }
    match possible.len() {
        0 => Placed::Nowhere(impossible),
        1 if possible[0].found.truth() == Some(true) => Placed::In(possible.remove(0)),
        _ => Placed::Contended(possible),
    }
}

/// Whether a person belongs to one audience: while it is open, by its rule, unless an exception
/// holds.
pub(crate) fn belongs<'a>(world: &World<'_>, audience: &'a Audience) -> Membership<'a> {
    if !is_open(audience.from, audience.until, world.on) {
        let found = Found::known(Scalar::Bool(false));
        return Membership { audience, exception: None, closed: true, found };
    }
    let rule = world.evaluate(&audience.rule);
    if rule.truth() == Some(false) {
        return Membership { audience, exception: None, closed: false, found: rule };
    }
    let mut whole = rule;
    for exception in &audience.unless {
        let found = world.evaluate(&exception.is);
        match (found.answer, whole.answer) {
            (Answer::Known(Scalar::Bool(true)), _) => {
                let found = found.becomes(Answer::Known(Scalar::Bool(false)));
                let exception = Some(exception);
                return Membership { audience, exception, closed: false, found };
            }
            (Answer::Known(_), _) | (Answer::Beyond, Answer::Unknown) => {
                whole = whole.joined(found);
            }
            (open, _) => whole = whole.joined(found).becomes(open),
        }
    }
    Membership { audience, exception: None, closed: false, found: whole }
}

/// Whether one audience is preferred over another, directly or by way of others.
fn preferred(policy: &Policy, better: &str, worse: &str) -> bool {
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut waiting = vec![better];
    while let Some(name) = waiting.pop() {
        let audience = policy.audiences.iter().find(|audience| audience.name == name);
        for over in audience.iter().flat_map(|audience| &audience.preferred_over) {
            if over == worse {
                return true;
            }
            if reached.insert(over) {
                waiting.push(over);
            }
        }
    }
    false
}
