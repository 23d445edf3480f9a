//! What items say about each other: parts, partners, preferences, conditions, first days.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::expression::ExprKind;
use crate::nearest::nearest;
use crate::read::{Draft, Spanned, Written};
use crate::tree::Key;
use crate::value::FactKind;

/// Checks that whatever is named is there.
pub(super) fn check(draft: &Draft, problems: &mut Vec<Diagnostic>) {
    facts(draft, problems);
    audiences(draft, problems);
    let audiences: Vec<&str> = draft.audiences.iter().map(|a| a.rule.key.name.as_str()).collect();
    let partners: Vec<&str> = draft.partners.iter().map(|p| p.key.name.as_str()).collect();
    let conditions: Vec<&str> = draft.conditions.iter().map(|c| c.key.name.as_str()).collect();
    for benefit in &draft.benefits {
        known("audience", &benefit.audiences, &audiences, problems);
        known("partner", &benefit.partners, &partners, problems);
        known("condition", &benefit.conditions, &conditions, problems);
        let matching: Vec<Spanned> = benefit.matches.iter().map(|m| m.partner.clone()).collect();
        known("partner", &matching, &partners, problems);
    }
    guarantees(draft, problems);
    first_days(draft, problems);
}

pub(super) fn known(what: &str, named: &[Spanned], all: &[&str], problems: &mut Vec<Diagnostic>) {
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
    let rules = draft.rules.iter().map(|rule| rule.key.name.as_str());
    let early_or_late: BTreeSet<&str> =
        draft.facts.iter().map(|fact| fact.key.name.as_str()).chain(rules).collect();
    for fact in &draft.facts {
        known("part", fact.part.as_slice(), &parts, problems);
        if let Some(written) = &fact.asked_if {
            for (name, span) in written.expr.names() {
                if early_or_late.contains(name) && !earlier.contains(name) {
                    let message = format!("`{name}` is not known when this question is asked");
                    let problem = Diagnostic::error(Code::AskedTooEarly, message);
                    let problem = problem.at(&written.at(span), "");
                    problems.push(problem.help("use only facts that stand before it in the file"));
                }
            }
            by_day(written, problems);
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

fn same_text(one: Option<&Written>, other: Option<&Written>) -> bool {
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

/// A guarantee speaks of a benefit and of a fact that can rise.
fn guarantees(draft: &Draft, problems: &mut Vec<Diagnostic>) {
    let benefits: Vec<&str> = draft.benefits.iter().map(|b| b.key.name.as_str()).collect();
    let facts: Vec<&str> = draft.facts.iter().map(|fact| fact.key.name.as_str()).collect();
    for guarantee in &draft.guarantees {
        known("benefit", guarantee.benefit.as_slice(), &benefits, problems);
        let Some(named) = &guarantee.never_falls_with else { continue };
        let Some(fact) = draft.facts.iter().find(|fact| fact.key.name == named.text) else {
            known("fact", std::slice::from_ref(named), &facts, problems);
            continue;
        };
        if matches!(fact.kind, Some(FactKind::Enum(_) | FactKind::Date { .. })) {
            let message = format!("`{}` is nothing that rises", named.text);
            let problem = Diagnostic::error(Code::TypeMismatch, message).at(&named.place, "");
            problems.push(problem.help("name a whole number, an amount or a yes or no"));
        }
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

/// Reports a question that is put on some days and not on others.
fn by_day(written: &Written, problems: &mut Vec<Diagnostic>) {
    written.expr.visit(&mut |expr| {
        let by_day = match &expr.kind {
            ExprKind::Name(name) => name == "today",
            ExprKind::Call(name, _) => name.ends_with("_since"),
            _ => false,
        };
        if by_day {
            let message = "whether a question is put cannot hang on the day";
            let problem = Diagnostic::error(Code::AskedByDay, message);
            let problem = problem.at(&written.at(expr.span.clone()), "");
            problems.push(problem.help("compare answers only; use the day in rules and amounts"));
        }
    });
}
