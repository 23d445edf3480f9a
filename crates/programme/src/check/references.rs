//! What items say about each other: parts, partners, preferences, conditions, first days.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Checked;
use crate::decision::Schedule;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::nearest::nearest;
use crate::read::{Draft, DraftBenefit, Spanned};
use crate::tree::Key;

/// Checks what typing does not see.
pub(super) fn check(
    draft: &Draft,
    checked: Option<&Checked>,
    used: &BTreeSet<String>,
    problems: &mut Vec<Diagnostic>,
) {
    facts(draft, problems);
    audiences(draft, problems);
    let audiences: Vec<&str> = draft.audiences.iter().map(|a| a.rule.key.name.as_str()).collect();
    let partners: Vec<&str> = draft.partners.iter().map(|p| p.key.name.as_str()).collect();
    let conditions: Vec<&str> = draft.conditions.iter().map(|(key, _)| key.name.as_str()).collect();
    for benefit in &draft.benefits {
        known("audience", &benefit.audiences, &audiences, problems);
        known("partner", &benefit.partners, &partners, problems);
        known("condition", &benefit.conditions, &conditions, problems);
        terms(benefit, problems);
    }
    first_days(draft, problems);
    if let Some(checked) = checked {
        payable(draft, checked, problems);
    }
    // In a programme with mistakes, what looks unused is often only mistyped elsewhere.
    if !problems.iter().any(|problem| problem.severity == Severity::Error) {
        unused(draft, used, problems);
    }
}

fn known(what: &str, named: &[Spanned], all: &[&str], problems: &mut Vec<Diagnostic>) {
    for (index, name) in named.iter().enumerate() {
        if !all.contains(&name.text.as_str()) {
            let message = format!("there is no {what} `{}`", name.text.escape_debug());
            let problem = Diagnostic::error(Code::UnknownReference, message).at(&name.place, "");
            let near = nearest(&name.text, all.iter().copied());
            problems.push(problem.suggest(near, format!("known: {}", all.join(", "))));
        }
        if named[..index].iter().any(|earlier| earlier.text == name.text) {
            let message = format!("the {what} `{}` is named twice", name.text.escape_debug());
            problems.push(Diagnostic::error(Code::DuplicateName, message).at(&name.place, ""));
        }
    }
}

fn facts(draft: &Draft, problems: &mut Vec<Diagnostic>) {
    let parts: Vec<&str> = draft.parts.iter().map(|key| key.name.as_str()).collect();
    let mut earlier: BTreeSet<&str> = BTreeSet::new();
    let parameters: BTreeSet<&str> =
        draft.parameters.iter().map(|(k, _)| k.name.as_str()).collect();
    for fact in &draft.facts {
        known("part", fact.part.as_slice(), &parts, problems);
        if let Some(written) = &fact.asked_if {
            for (name, span) in written.expr.names() {
                if name != "today" && !earlier.contains(name) && !parameters.contains(name) {
                    let message = format!("`{name}` is not known when this question is asked");
                    let problem = Diagnostic::error(Code::AskedTooEarly, message);
                    let problem = problem.at(&written.at(span), "");
                    problems.push(problem.help("use only facts that stand before it in the file"));
                }
            }
        }
        earlier.insert(&fact.key.name);
    }
    for part in &draft.parts {
        if !draft.facts.iter().flat_map(|fact| &fact.part).any(|named| named.text == part.name) {
            let message = format!("nothing is asked in the part `{}`", part.name);
            problems.push(Diagnostic::error(Code::UnusedItem, message).at(&part.place, ""));
        }
    }
}

fn audiences(draft: &Draft, problems: &mut Vec<Diagnostic>) {
    let names: Vec<&str> = draft.audiences.iter().map(|a| a.rule.key.name.as_str()).collect();
    let preferences: BTreeMap<&str, Vec<&str>> = draft
        .audiences
        .iter()
        .map(|a| {
            let over = a.preferred_over.iter().map(|name| name.text.as_str()).collect();
            (a.rule.key.name.as_str(), over)
        })
        .collect();
    let reach: Vec<BTreeSet<&str>> = names.iter().map(|name| below(name, &preferences)).collect();
    for (index, audience) in draft.audiences.iter().enumerate() {
        let key = &audience.rule.key;
        known("audience", &audience.preferred_over, &names, problems);
        if reach[index].contains(key.name.as_str()) {
            let message = format!("`{}` is, in the end, preferred over itself", key.name);
            problems.push(Diagnostic::error(Code::CircularPreference, message).at(&key.place, ""));
        }
        for (later, other) in draft.audiences.iter().enumerate().skip(index + 1) {
            let (one, two) = (key.name.as_str(), other.rule.key.name.as_str());
            let ranked = reach[index].contains(two) || reach[later].contains(one);
            if !ranked && same_text(audience.rule.is.as_ref(), other.rule.is.as_ref()) {
                let message = format!("`{one}` and `{two}` have the same rule");
                let problem = Diagnostic::error(Code::SameRule, message);
                let problem = problem.at(&other.rule.key.place, "").at(&key.place, "the other");
                problems.push(problem.help("say in one of them: preferred_over = [..]"));
            }
        }
        if !draft.benefits.iter().any(|b| b.audiences.iter().any(|a| a.text == key.name)) {
            let message = format!("nothing is offered to `{}`", key.name);
            problems.push(Diagnostic::error(Code::NothingOffered, message).at(&key.place, ""));
        }
    }
}

fn same_text(one: Option<&crate::read::Written>, other: Option<&crate::read::Written>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => crate::expression::same_words(&one.text, &other.text),
        _ => false,
    }
}

/// Everything a name is preferred over, directly or by way of others.
fn below<'a>(name: &str, preferences: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&str> = preferences.get(name).cloned().unwrap_or_default();
    while let Some(next) = waiting.pop() {
        if let Some((&next, over)) = preferences.get_key_value(next)
            && reached.insert(next)
        {
            waiting.extend(over);
        }
    }
    reached
}

fn terms(benefit: &DraftBenefit, problems: &mut Vec<Diagnostic>) {
    if benefit.amount.is_some() && benefit.schedule == Some(Schedule::Permanent) {
        let message = format!("`{}` would be paid for ever", benefit.key.name);
        let problem = Diagnostic::error(Code::CannotBePaid, message).at(&benefit.key.place, "");
        problems.push(problem.help("give schedule = \"monthly\" and months"));
    }
}

fn first_days(draft: &Draft, problems: &mut Vec<Diagnostic>) {
    let Some(header) = &draft.header else { return };
    let mut late = |key: &Key, first: Option<Date>| {
        if let Some(first) = first.filter(|first| *first > header.effective_from) {
            let message = format!("`{}` has no value before {first}", key.name);
            let problem = Diagnostic::error(Code::NotYetValued, message).at(&key.place, "");
            let help = format!("the programme decides from {} on", header.effective_from);
            problems.push(problem.help(help));
        }
    };
    for (key, parameter) in &draft.parameters {
        late(key, parameter.values.first().map(|value| value.from));
    }
    for (key, exchange) in &draft.exchanges {
        late(key, exchange.rates.first().map(|rate| rate.from));
    }
    if header.effective_until.is_some_and(|until| until < header.effective_from) {
        let message = "the programme ends before it begins";
        let mut problem = Diagnostic::error(Code::EmptyBounds, message);
        if let Some(part) = draft.parts.first() {
            problem = problem.at(&part.place, "");
        }
        problems.push(problem);
    }
}

/// A partner pays in the currency of its budget, so there must be a way to it.
fn payable(draft: &Draft, checked: &Checked, problems: &mut Vec<Diagnostic>) {
    for (drafted, benefit) in draft.benefits.iter().zip(&checked.benefits) {
        let Some(currency) = benefit.currency else { continue };
        for name in &drafted.partners {
            let partner = draft.partners.iter().find(|partner| partner.key.name == name.text);
            let Some(budget) = partner.and_then(|partner| partner.budget) else { continue };
            let joined = draft.exchanges.iter().any(|(_, e)| e.joins(currency, budget.currency));
            if budget.currency != currency && !joined {
                let message = format!(
                    "`{}` is set in {currency}, but `{}` pays in {}",
                    benefit.name, name.text, budget.currency
                );
                let problem = Diagnostic::error(Code::NoExchange, message).at(&name.place, "");
                problems.push(problem.help("add a rate between the two under [exchange]"));
            }
        }
    }
}

fn unused(draft: &Draft, used: &BTreeSet<String>, problems: &mut Vec<Diagnostic>) {
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
    for (key, _) in &draft.conditions {
        let is_used =
            draft.benefits.iter().any(|b| b.conditions.iter().any(|c| c.text == key.name));
        report("condition", key, is_used);
    }
    for partner in &draft.partners {
        let name = &partner.key.name;
        let is_used = draft.benefits.iter().any(|b| b.partners.iter().any(|p| p.text == *name));
        report("partner", &partner.key, is_used);
    }
}
