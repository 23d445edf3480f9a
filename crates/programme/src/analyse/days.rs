//! The days on which a programme can answer differently.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::programme::Policy;
use crate::typed::{Scalar, Typed};

/// The most days that are looked at; a programme whose values change more often is looked at on
/// the first and the last of them and as many between.
const DAYS_MAX: usize = 32;

/// The first day, the day of the check, and every day on which a value, a rate or a window
/// changes, as far as the programme decides on them.
pub(super) fn days(policy: &Policy, on: Date) -> Vec<Date> {
    let header = &policy.header;
    let (first, last) = (header.effective_from, header.effective_until.unwrap_or(Date::MAX));
    let mut days = BTreeSet::from([first, on.clamp(first, last)]);
    days.extend(policy.parameters.iter().flat_map(|p| p.values.iter().map(|value| value.from)));
    days.extend(policy.exchanges.iter().flat_map(|e| e.rates.iter().map(|rate| rate.from)));
    let windows = policy.audiences.iter().map(|a| (a.from, a.until));
    for (from, until) in windows.chain(policy.benefits.iter().map(|b| (b.from, b.until))) {
        days.extend(from);
        days.extend(until.and_then(|until| until.tomorrow().ok()));
    }
    for typed in truths(policy) {
        written(typed, &mut days);
    }
    let days: Vec<Date> = days.into_iter().filter(|day| (first..=last).contains(day)).collect();
    if days.len() <= DAYS_MAX {
        return days;
    }
    let place = |index: usize| index * (days.len() - 1) / (DAYS_MAX - 1);
    let mut kept: BTreeSet<Date> = (0..DAYS_MAX).map(|index| days[place(index)]).collect();
    kept.insert(on.clamp(first, last));
    kept.into_iter().collect()
}

/// Every rule that comes to yes or no.
fn truths(policy: &Policy) -> impl Iterator<Item = &Typed> {
    let rules = policy.rules.iter().map(|rule| &rule.is);
    let grounds = policy.exclusions.iter().chain(&policy.referrals).chain(&policy.outside);
    let exceptions = policy.audiences.iter().flat_map(|audience| &audience.unless);
    let audiences = policy.audiences.iter().map(|audience| &audience.rule);
    let benefits = policy.benefits.iter().filter_map(|benefit| benefit.when.as_ref());
    rules
        .chain(grounds.map(|ground| &ground.when))
        .chain(exceptions.map(|rule| &rule.is))
        .chain(audiences)
        .chain(benefits)
}

/// Days written out beside `today`: a comparison turns on them or on the day after.
fn written(typed: &Typed, days: &mut BTreeSet<Date>) {
    if let Typed::Compare(_, one, other) = typed
        && let (Typed::Today, Typed::Const(Scalar::Date(day)))
        | (Typed::Const(Scalar::Date(day)), Typed::Today) = (&**one, &**other)
    {
        days.insert(*day);
        days.extend(day.tomorrow().ok());
    }
    typed.parts(&mut |part| written(part, days));
}
