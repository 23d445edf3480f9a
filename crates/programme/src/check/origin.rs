//! Notes where everything was written, before the draft is taken apart.

use super::names::Names;
use crate::origin::Origin;
use crate::read::{Draft, DraftRule};

/// The places of a draft.
pub(super) fn of(draft: &Draft, names: &Names) -> Origin {
    let mut origin = Origin::default();
    for (name, place) in names.places() {
        origin.names.insert(name.to_owned(), place.clone());
    }
    let exceptions = draft.audiences.iter().flat_map(|audience| &audience.unless);
    let grounds = draft.exclusions.iter().chain(&draft.referrals).chain(&draft.outside);
    let grounds = grounds.chain(exceptions);
    let whens = grounds.map(|rule| (rule, "when"));
    let audiences = draft.audiences.iter().map(|audience| (&audience.rule, "rule"));
    let rules = draft.rules.iter().map(|rule| (rule, "is"));
    let mut note = |(rule, key): (&DraftRule, &'static str)| {
        if let Some(written) = &rule.is {
            origin.written.insert((rule.key.name.clone(), key), written.clone());
        }
    };
    whens.chain(audiences).chain(rules).for_each(&mut note);
    for benefit in &draft.benefits {
        if let Some(when) = &benefit.when {
            origin.written.insert((benefit.key.name.clone(), "when"), when.clone());
        }
    }
    origin
}
