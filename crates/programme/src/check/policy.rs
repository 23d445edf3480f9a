//! Puts a checked draft together, and checks the values that hold from day to day.

use super::Checked;
use super::typing::Type;
use crate::diagnostic::{Code, Diagnostic};
use crate::digest::Digest;
use crate::origin::Origin;
use crate::programme::{Guarantee, ParameterValue, Part, Partner, Policy};
use crate::read::Draft;

/// The type of each parameter; all its values must be of one.
pub(super) fn parameter_types(draft: &Draft, problems: &mut Vec<Diagnostic>) -> Vec<Option<Type>> {
    let mut types = Vec::new();
    for (key, parameter) in &draft.parameters {
        let mut kinds = parameter.values.iter().map(|dated| match dated.value {
            ParameterValue::Money(money) => Type::Money(money.currency),
            ParameterValue::Integer(_) => Type::Integer,
        });
        let first = kinds.next();
        if kinds.any(|kind| Some(kind) != first) {
            let message = format!("the values of `{}` are of different kinds", key.name);
            let problem = Diagnostic::error(Code::TypeMismatch, message).at(&key.place, "");
            problems.push(problem.help("give all its values one currency, or all none"));
        }
        types.push(first);
    }
    types
}

/// The policy, if nothing was wrong with it.
pub(super) fn assemble(
    draft: Draft,
    checked: Checked,
    origin: Origin,
    problems: &[Diagnostic],
) -> Option<Policy> {
    if problems.iter().any(|p| p.severity == crate::diagnostic::Severity::Error) {
        return None;
    }
    let in_part = |part: &str| {
        let facts = checked.facts.iter().filter(|fact| fact.part == part);
        facts.map(|fact| fact.name.clone()).collect()
    };
    let parts = draft
        .parts
        .iter()
        .map(|key| Part { name: key.name.clone(), facts: in_part(&key.name) })
        .collect();
    let mut partners = Vec::new();
    for (partner, when) in draft.partners.into_iter().zip(checked.partners) {
        let name = partner.key.name;
        let gives = checked.benefits.iter().filter(|benefit| {
            let matching = benefit.matches.iter().map(|one| &one.partner);
            benefit.partners.iter().chain(matching).any(|partner| *partner == name)
        });
        let benefits = gives.map(|benefit| benefit.name.clone()).collect();
        let (budget, source) = (partner.budget?, partner.source);
        partners.push(Partner { name, budget, source, benefits, when });
    }
    let mut guarantees = Vec::new();
    for guarantee in draft.guarantees {
        guarantees.push(Guarantee {
            name: guarantee.key.name,
            source: guarantee.source,
            benefit: guarantee.benefit?.text,
            never_falls_with: guarantee.never_falls_with?.text,
        });
    }
    Some(Policy {
        // Both are set by `load`, which knows the texts.
        digest: Digest::from_bytes([0; 32]),
        sources: Vec::new(),
        warnings: Vec::new(),
        origin,
        header: draft.header?,
        parts,
        facts: checked.facts,
        members: checked.members,
        later: checked.later,
        parameters: draft.parameters.into_iter().map(|(_, parameter)| parameter).collect(),
        exchanges: draft.exchanges.into_iter().map(|(_, exchange)| exchange).collect(),
        rules: checked.rules,
        audiences: checked.audiences,
        exclusions: checked.exclusions,
        referrals: checked.referrals,
        conditions: checked.conditions,
        partners,
        benefits: checked.benefits,
        outside: checked.outside,
        guarantees,
    })
}
