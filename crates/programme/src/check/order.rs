//! Puts rules behind the rules they use.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::read::DraftRule;

/// Sorts rules so that each uses only those before it; the order of the file is kept otherwise.
/// Rules that depend on themselves are reported and stand last, so that their names are known.
pub(crate) fn order(rules: Vec<DraftRule>, problems: &mut Vec<Diagnostic>) -> Vec<DraftRule> {
    let uses = uses(&rules);
    let mut done: BTreeSet<usize> = BTreeSet::new();
    let mut order = Vec::with_capacity(rules.len());
    loop {
        let is_ready = |rule: &usize| !done.contains(rule) && uses[*rule].is_subset(&done);
        let ready: Vec<usize> = (0..rules.len()).filter(is_ready).collect();
        if ready.is_empty() {
            break;
        }
        done.extend(&ready);
        order.extend(ready);
    }
    let circular: Vec<usize> = (0..rules.len()).filter(|rule| !done.contains(rule)).collect();
    for rule in &circular {
        problems.push(problem(&rules, *rule, &circular));
    }
    order.extend(circular);
    let mut rules: Vec<Option<DraftRule>> = rules.into_iter().map(Some).collect();
    order.into_iter().filter_map(|rule| rules[rule].take()).collect()
}

/// The rules that each rule uses, by their places in the file.
fn uses(rules: &[DraftRule]) -> Vec<BTreeSet<usize>> {
    let places: BTreeMap<&str, usize> =
        rules.iter().enumerate().map(|(place, rule)| (rule.key.name.as_str(), place)).collect();
    let uses = |rule: &DraftRule| {
        let names = rule.is.as_ref().map(|written| written.expr.names()).unwrap_or_default();
        names.iter().filter_map(|(name, _)| places.get(name).copied()).collect()
    };
    rules.iter().map(uses).collect()
}

fn problem(rules: &[DraftRule], rule: usize, circular: &[usize]) -> Diagnostic {
    let rule = &rules[rule];
    let message = format!("the rule `{}` depends on itself", rule.key.name);
    let problem = Diagnostic::error(Code::Circular, message).at(&rule.key.place, "");
    let problem = problem.help("write out in one of them what it needs of the others");
    let names = rule.is.as_ref().map(|written| (written, written.expr.names()));
    let is_circular = |name: &str| circular.iter().any(|other| rules[*other].key.name == name);
    let way = names.and_then(|(written, names)| {
        let (name, span) = names.into_iter().find(|(name, _)| is_circular(name))?;
        Some((written.at(span), name))
    });
    match way {
        Some((place, name)) => problem.at(&place, format!("by way of `{name}`")),
        None => problem,
    }
}
