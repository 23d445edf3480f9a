//! Facts, rules, audiences and conditions with their types.

use super::names::Scope;
use super::typing::{Type, Typer};
use crate::diagnostic::{Code, Diagnostic};
use crate::programme::{Audience, Condition, Exclusion, FactDef, Rule};
use crate::read::{DraftAudience, DraftCondition, DraftFact, DraftRule, Written};
use crate::typed::Typed;
use crate::value::FactKind;

/// A rule under [rule] may come to any type; others build on it.
pub(super) fn named_rule(draft: &DraftRule, typer: &mut Typer<'_>) -> Option<Rule> {
    let found: Option<(Typed, Type)> = draft.is.as_ref().and_then(|is| typer.any(is));
    let found = found.filter(|(_, kind)| typer.can_be_named(*kind, draft));
    typer.rules.push(found.as_ref().map(|(_, kind)| *kind));
    let (is, _) = found?;
    Some(Rule { name: draft.key.name.clone(), source: draft.source.clone(), is })
}

fn rule(draft: &DraftRule, typer: &mut Typer<'_>) -> Option<Rule> {
    let is = typer.truth(draft.is.as_ref()?)?;
    Some(Rule { name: draft.key.name.clone(), source: draft.source.clone(), is })
}

pub(super) fn ground(draft: &DraftRule, typer: &mut Typer<'_>) -> Option<Exclusion> {
    let Rule { name, source, is } = rule(draft, typer)?;
    Some(Exclusion { name, source, when: is })
}

/// An expression that may be left out. The outer option says whether it could be typed.
pub(super) fn maybe_truth(
    written: Option<&Written>,
    typer: &mut Typer<'_>,
) -> Option<Option<Typed>> {
    match written {
        Some(written) => typer.truth(written).map(Some),
        None => Some(None),
    }
}

pub(super) fn fact(draft: &DraftFact, typer: &mut Typer<'_>) -> Option<FactDef> {
    let asked_if = maybe_truth(draft.asked_if.as_ref(), typer);
    typer.scope = Scope::Member;
    let counts = maybe_truth(draft.counts.as_ref(), typer);
    typer.scope = Scope::Person;
    let counts = counts.filter(|_| can_count(draft, typer.problems));
    let whole = plain_fact(draft)?;
    let part = draft.part.as_ref()?.text.clone();
    Some(FactDef { part, asked_if: asked_if?, counts: counts?, ..whole })
}

/// A fact of a member, or a later one: nothing in it is an expression.
pub(super) fn plain_fact(draft: &DraftFact) -> Option<FactDef> {
    Some(FactDef {
        name: draft.key.name.clone(),
        kind: draft.kind.clone()?,
        part: String::new(),
        question: draft.question.as_ref().map(|question| question.text.clone()),
        derived: draft.derived,
        evidence: draft.evidence.clone(),
        optional: draft.optional,
        asked_if: None,
        counts: None,
    })
}

/// People are counted from 0 on, in whole numbers.
fn can_count(draft: &DraftFact, problems: &mut Vec<Diagnostic>) -> bool {
    let (Some(written), Some(kind)) = (&draft.counts, &draft.kind) else { return true };
    if matches!(kind, FactKind::Integer { min: 0, .. }) {
        return true;
    }
    let message = format!("`{}` counts people, so it must be a number from 0 on", draft.key.name);
    let problem = Diagnostic::error(Code::TypeMismatch, message).at(&written.place, "");
    problems.push(problem.help("write kind = \"integer\" and min = 0"));
    false
}

pub(super) fn condition(draft: &DraftCondition, typer: &mut Typer<'_>) -> Option<Condition> {
    typer.scope = Scope::Standing;
    let holds_if = maybe_truth(draft.holds_if.as_ref(), typer);
    typer.scope = Scope::Person;
    Some(Condition {
        name: draft.key.name.clone(),
        source: draft.source.clone(),
        otherwise: draft.otherwise,
        holds_if: holds_if?,
    })
}

pub(super) fn audience(draft: &DraftAudience, typer: &mut Typer<'_>) -> Option<Audience> {
    let main = rule(&draft.rule, typer);
    let unless: Vec<_> = draft.unless.iter().map(|draft| rule(draft, typer)).collect();
    let Rule { name, source, is } = main?;
    let preferred_over = draft.preferred_over.iter().map(|name| name.text.clone()).collect();
    let unless = unless.into_iter().collect::<Option<_>>()?;
    let (from, until) = (draft.from, draft.until);
    Some(Audience { name, source, preferred_over, from, until, unless, rule: is })
}
