//! From a draft to a policy: names, types, references, dates, money.
//!
//! **Architecture Invariant:** a check never stops at the first problem. What depends on something
//! already reported stays silent, so that one mistake gives one message.

mod calls;
mod names;
mod order;
mod policy;
mod references;
mod typing;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::programme::{Audience, Benefit, Exclusion, FactDef, Policy, Rule};
use crate::read::{Draft, DraftAudience, DraftBenefit, DraftFact, DraftRule};
use crate::typed::Typed;
use typing::{Type, Typer};

/// Everything in a draft that came to a type.
pub(crate) struct Checked {
    pub(crate) facts: Vec<FactDef>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) audiences: Vec<Audience>,
    pub(crate) exclusions: Vec<Exclusion>,
    pub(crate) referrals: Vec<Exclusion>,
    pub(crate) benefits: Vec<Benefit>,
}

/// Checks a draft. The policy is there only if nothing was wrong.
pub(crate) fn check(mut draft: Draft, problems: &mut Vec<Diagnostic>) -> Option<Policy> {
    draft.rules = order::order(std::mem::take(&mut draft.rules), problems);
    let names = names::collect(&draft, problems);
    let mut found = Vec::new();
    let exchanges: Vec<_> = draft.exchanges.iter().map(|(_, exchange)| exchange.clone()).collect();
    let mut typer = Typer {
        names: &names,
        facts: draft
            .facts
            .iter()
            .map(|fact| (fact.key.name.as_str(), fact.kind.as_ref()))
            .collect(),
        parameters: policy::parameter_types(&draft, &mut found),
        rules: Vec::new(),
        exchanges: &exchanges,
        used: BTreeSet::new(),
        problems: &mut found,
    };
    let checked = typed(&draft, &mut typer);
    let used = typer.used;
    problems.append(&mut found);
    references::check(&draft, checked.as_ref(), &used, problems);
    policy::assemble(draft, checked?, problems)
}

fn typed(draft: &Draft, typer: &mut Typer<'_>) -> Option<Checked> {
    // All are typed before any failure counts, so that every mistake is found in one run.
    let rules: Vec<_> = draft.rules.iter().map(|draft| named_rule(draft, typer)).collect();
    let facts: Vec<_> = draft.facts.iter().map(|draft| fact(draft, typer)).collect();
    let audiences: Vec<_> = draft.audiences.iter().map(|draft| audience(draft, typer)).collect();
    let exclusions: Vec<_> = draft.exclusions.iter().map(|draft| ground(draft, typer)).collect();
    let referrals: Vec<_> = draft.referrals.iter().map(|draft| ground(draft, typer)).collect();
    let benefits: Vec<_> = draft.benefits.iter().map(|draft| benefit(draft, typer)).collect();
    Some(Checked {
        facts: facts.into_iter().collect::<Option<_>>()?,
        rules: rules.into_iter().collect::<Option<_>>()?,
        audiences: audiences.into_iter().collect::<Option<_>>()?,
        exclusions: exclusions.into_iter().collect::<Option<_>>()?,
        referrals: referrals.into_iter().collect::<Option<_>>()?,
        benefits: benefits.into_iter().collect::<Option<_>>()?,
    })
}

/// A rule under [rule] may come to any type; others build on it.
fn named_rule(draft: &DraftRule, typer: &mut Typer<'_>) -> Option<Rule> {
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

fn ground(draft: &DraftRule, typer: &mut Typer<'_>) -> Option<Exclusion> {
    let Rule { name, source, is } = rule(draft, typer)?;
    Some(Exclusion { name, source, when: is })
}

fn fact(draft: &DraftFact, typer: &mut Typer<'_>) -> Option<FactDef> {
    let asked_if = match &draft.asked_if {
        Some(written) => Some(typer.truth(written)?),
        None => None,
    };
    Some(FactDef {
        name: draft.key.name.clone(),
        kind: draft.kind.clone()?,
        part: draft.part.as_ref()?.text.clone(),
        question: None,
        derived: draft.derived,
        evidence: draft.evidence.clone(),
        optional: draft.optional,
        asked_if,
        counts: None,
    })
}

fn audience(draft: &DraftAudience, typer: &mut Typer<'_>) -> Option<Audience> {
    let main = rule(&draft.rule, typer);
    let unless: Vec<_> = draft.unless.iter().map(|draft| rule(draft, typer)).collect();
    let Rule { name, source, is } = main?;
    let preferred_over = draft.preferred_over.iter().map(|name| name.text.clone()).collect();
    let unless = unless.into_iter().collect::<Option<_>>()?;
    let (from, until) = (None, None);
    Some(Audience { name, source, preferred_over, from, until, unless, rule: is })
}

fn benefit(draft: &DraftBenefit, typer: &mut Typer<'_>) -> Option<Benefit> {
    let when = draft.when.as_ref().map(|written| typer.truth(written));
    let amount = draft.amount.as_ref().map(|written| typer.amount(written));
    let texts = |list: &[crate::read::Spanned]| list.iter().map(|t| t.text.clone()).collect();
    // The outer option says whether it is there, the inner one whether it could be typed.
    let (when, amount) = (when.map_or(Some(None), |w| w.map(Some))?, amount);
    let (amount, currency) = match amount {
        None => (None, None),
        Some(found) => found.map(|(typed, currency)| (Some(typed), Some(currency)))?,
    };
    Some(Benefit {
        name: draft.key.name.clone(),
        source: draft.source.clone(),
        audiences: texts(&draft.audiences),
        partners: texts(&draft.partners),
        matches: Vec::new(),
        from: None,
        until: None,
        conditions: texts(&draft.conditions),
        schedule: draft.schedule?,
        currency,
        steps: Vec::new(),
        when,
        amount,
        at_least: None,
        at_most: None,
    })
}
