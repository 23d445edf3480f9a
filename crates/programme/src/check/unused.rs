//! What is defined and never used: perhaps left over, perhaps a forgotten rule.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::read::Draft;
use crate::tree::Key;

/// Warns of every item that nothing refers to.
pub(super) fn check(draft: &Draft, used: &BTreeSet<String>, problems: &mut Vec<Diagnostic>) {
    let mut report = |what: &str, key: &Key, is_used: bool| {
        if !is_used {
            let message = format!("the {what} `{}` is never used", key.name);
            problems.push(Diagnostic::warning(Code::UnusedItem, message).at(&key.place, ""));
        }
    };
    for rule in &draft.rules {
        report("rule", &rule.key, used.contains(&rule.key.name));
    }
    for (key, _) in &draft.parameters {
        report("parameter", key, used.contains(&key.name));
    }
    for fact in &draft.members {
        report("member fact", &fact.key, used.contains(&fact.key.name));
    }
    for fact in &draft.later {
        report("later fact", &fact.key, used.contains(&fact.key.name));
    }
    for condition in &draft.conditions {
        let name = &condition.key.name;
        let is_used = draft.benefits.iter().any(|b| b.conditions.iter().any(|c| c.text == *name));
        report("condition", &condition.key, is_used);
    }
    for partner in &draft.partners {
        let name = &partner.key.name;
        let is_used = draft.benefits.iter().any(|benefit| {
            let matching = benefit.matches.iter().map(|one| &one.partner);
            benefit.partners.iter().chain(matching).any(|named| named.text == *name)
        });
        report("partner", &partner.key, is_used);
    }
}
