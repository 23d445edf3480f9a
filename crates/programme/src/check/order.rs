//! Puts rules behind the rules they use.

use crate::diagnostic::{Code, Diagnostic};
use crate::read::DraftRule;

/// Sorts rules so that each uses only those before it; the order of the file is kept otherwise.
/// Rules that depend on themselves are reported and stand last, so that their names are known.
pub(crate) fn order(rules: Vec<DraftRule>, problems: &mut Vec<Diagnostic>) -> Vec<DraftRule> {
    let mut waiting = rules;
    let mut ordered = Vec::with_capacity(waiting.len());
    loop {
        let (ready, rest): (Vec<_>, Vec<_>) = {
            let blocked: Vec<bool> = waiting.iter().map(|rule| uses_any(rule, &waiting)).collect();
            let mut flags = blocked.into_iter();
            waiting.into_iter().partition(|_| !flags.next().unwrap_or(true))
        };
        waiting = rest;
        if ready.is_empty() {
            break;
        }
        ordered.extend(ready);
    }
    for rule in &waiting {
        let message = format!("the rule `{}` depends on itself", rule.key.name);
        let mut problem = Diagnostic::error(Code::Circular, message).at(&rule.key.place, "");
        if let Some(written) = &rule.is {
            let names = written.expr.names();
            let by = |name: &str| waiting.iter().any(|other| other.key.name == name);
            if let Some((name, span)) = names.into_iter().find(|(name, _)| by(name)) {
                problem = problem.at(&written.at(span), format!("by way of `{name}`"));
            }
        }
        problems.push(problem);
    }
    ordered.extend(waiting);
    ordered
}

fn uses_any(rule: &DraftRule, waiting: &[DraftRule]) -> bool {
    let names = rule.is.as_ref().map(|written| written.expr.names()).unwrap_or_default();
    names.iter().any(|(name, _)| waiting.iter().any(|other| other.key.name == *name))
}
