//! From a draft to a policy: names, types, references, dates, money.
//!
//! **Architecture Invariant:** a check never stops at the first problem. What depends on something
//! already reported stays silent, so that one mistake gives one message.

mod benefit;
mod calls;
mod items;
mod names;
mod order;
mod origin;
mod policy;
mod references;
mod terms;
mod typing;
mod unused;

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::programme::{Audience, Benefit, Condition, Exclusion, FactDef, Policy, Rule};
use crate::read::Draft;
use crate::typed::Typed;
use names::Scope;
use typing::Typer;

/// Everything in a draft that came to a type.
pub(crate) struct Checked {
    pub(crate) facts: Vec<FactDef>,
    pub(crate) members: Vec<FactDef>,
    pub(crate) later: Vec<FactDef>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) audiences: Vec<Audience>,
    pub(crate) exclusions: Vec<Exclusion>,
    pub(crate) referrals: Vec<Exclusion>,
    pub(crate) outside: Vec<Exclusion>,
    pub(crate) conditions: Vec<Condition>,
    /// For whom each partner takes part.
    pub(crate) partners: Vec<Option<Typed>>,
    pub(crate) benefits: Vec<Benefit>,
}

/// Checks a draft. The policy is there only if nothing was wrong. In one that is only simulated,
/// what depends on testimony is a warning.
pub(crate) fn check(
    mut draft: Draft,
    simulated: bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<Policy> {
    draft.rules = order::order(std::mem::take(&mut draft.rules), problems);
    let names = names::collect(&draft, problems);
    if simulated {
        let testimony = problems.iter_mut().filter(|problem| problem.code == Code::Testimony);
        testimony.for_each(|problem| problem.severity = Severity::Warning);
    }
    let mut found = Vec::new();
    let exchanges: Vec<_> = draft.exchanges.iter().map(|(_, exchange)| exchange.clone()).collect();
    let facts = draft.facts.iter().chain(&draft.later).chain(&draft.members);
    let mut typer = Typer {
        names: &names,
        scope: Scope::Person,
        own: draft.facts.len(),
        before_members: draft.facts.len() + draft.later.len(),
        facts: facts.map(|fact| (fact.key.name.as_str(), fact.kind.as_ref())).collect(),
        parameters: policy::parameter_types(&draft, &mut found),
        rules: Vec::new(),
        exchanges: &exchanges,
        used: BTreeSet::new(),
        problems: &mut found,
    };
    let checked = typed(&draft, &mut typer);
    let used = typer.used;
    problems.append(&mut found);
    references::check(&draft, problems);
    terms::check(&draft, checked.as_ref(), problems);
    // In a programme with mistakes, what looks unused is often only mistyped elsewhere.
    if !problems.iter().any(|problem| problem.severity == Severity::Error) {
        unused::check(&draft, &used, problems);
    }
    let origin = origin::of(&draft, &names);
    policy::assemble(draft, checked?, origin, problems)
}

fn typed(draft: &Draft, typer: &mut Typer<'_>) -> Option<Checked> {
    // All are typed before any failure counts, so that every mistake is found in one run.
    let rules: Vec<_> = draft.rules.iter().map(|one| items::named_rule(one, typer)).collect();
    let facts: Vec<_> = draft.facts.iter().map(|one| items::fact(one, typer)).collect();
    let members: Vec<_> = draft.members.iter().map(items::plain_fact).collect();
    let later: Vec<_> = draft.later.iter().map(items::plain_fact).collect();
    let audiences: Vec<_> = draft.audiences.iter().map(|one| items::audience(one, typer)).collect();
    let exclusions: Vec<_> = draft.exclusions.iter().map(|one| items::ground(one, typer)).collect();
    let referrals: Vec<_> = draft.referrals.iter().map(|one| items::ground(one, typer)).collect();
    let outside: Vec<_> = draft.outside.iter().map(|one| items::ground(one, typer)).collect();
    let conditions: Vec<_> =
        draft.conditions.iter().map(|one| items::condition(one, typer)).collect();
    let partners: Vec<_> =
        draft.partners.iter().map(|one| items::maybe_truth(one.when.as_ref(), typer)).collect();
    let benefits: Vec<_> = draft.benefits.iter().map(|one| benefit::typed(one, typer)).collect();
    Some(Checked {
        facts: facts.into_iter().collect::<Option<_>>()?,
        members: members.into_iter().collect::<Option<_>>()?,
        later: later.into_iter().collect::<Option<_>>()?,
        rules: rules.into_iter().collect::<Option<_>>()?,
        audiences: audiences.into_iter().collect::<Option<_>>()?,
        exclusions: exclusions.into_iter().collect::<Option<_>>()?,
        referrals: referrals.into_iter().collect::<Option<_>>()?,
        outside: outside.into_iter().collect::<Option<_>>()?,
        conditions: conditions.into_iter().collect::<Option<_>>()?,
        partners: partners.into_iter().collect::<Option<_>>()?,
        benefits: benefits.into_iter().collect::<Option<_>>()?,
    })
}
