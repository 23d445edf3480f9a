//! Whether a person gains or loses by a change of programme.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::answer::{Answer, GrantColumn};
use crate::decision::Outcome;
use crate::money::Money;

/// What a change of programme does to one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shift {
    /// They get something more and nothing less.
    Gains,
    /// They get something less and nothing more.
    Loses,
    /// They get more of one thing and less of another, or money in other currencies.
    Both,
    /// They get the same.
    Same,
    /// Before or after, a human decides or facts are missing, so it cannot be told.
    Open,
}

impl Shift {
    /// All, in the order they are told.
    pub const ALL: [Self; 5] = [Self::Gains, Self::Loses, Self::Both, Self::Same, Self::Open];

    /// Compares what two programmes say about one person. `old_columns` and `new_columns` are
    /// [`crate::grant_columns`] of the two.
    ///
    /// Benefits are compared by name: what all partners give together in one currency and from one
    /// month on, instalment by instalment.
    pub fn between(
        (old, old_columns): (&Answer, &[GrantColumn]),
        (new, new_columns): (&Answer, &[GrantColumn]),
    ) -> Self {
        let open = |answer: &Answer| {
            matches!(answer.outcome, Outcome::HumanDecision | Outcome::NeedsFacts)
        };
        match (open(old), open(new)) {
            (true, true) if old.outcome == new.outcome => return Self::Same,
            (true, _) | (_, true) => return Self::Open,
            _ => {}
        }
        let (old, new) = (given(old, old_columns), given(new, new_columns));
        let more = new.iter().any(|(what, much)| old.get(what).is_none_or(|had| much > had));
        let less = old.iter().any(|(what, had)| new.get(what).is_none_or(|much| much < had));
        match (more, less) {
            (true, true) => Self::Both,
            (true, false) => Self::Gains,
            (false, true) => Self::Loses,
            (false, false) => Self::Same,
        }
    }
}

/// What is given: a benefit, the month in which it is first given, and its currency, if any.
type What<'a> = (&'a str, u16, Option<&'a str>);

fn given<'a>(answer: &'a Answer, columns: &'a [GrantColumn]) -> BTreeMap<What<'a>, i128> {
    let mut given: BTreeMap<What<'a>, i128> = BTreeMap::new();
    for (grant, column) in answer.grants.iter().zip(columns) {
        let Some(amount) = grant else { continue };
        let currency = amount.as_ref().map(|money: &Money| money.currency.as_str());
        let much = amount.map_or(1, |money| i128::from(money.minor));
        let sum = given.entry((&column.benefit, column.after, currency)).or_default();
        // Of what is not money nobody gets more because two partners provide it.
        *sum = if currency.is_some() { *sum + much } else { 1 };
    }
    given
}
