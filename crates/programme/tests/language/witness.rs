//! Whether the person shown with a problem really shows it: they are decided like anybody else.

use std::collections::BTreeSet;

use jiff::civil::Date;
use programme::{Code, Decision, Diagnostic, Facts, Outcome, Programme, Value, Witness};
use programme::{SourceFile, check, decide, decide_after_review};

use crate::benefits::TEXT;

/// What is wrong with the witness of a problem. Problems that are about everybody have none.
pub(crate) fn wrong(programme: &Programme, problem: &Diagnostic) -> Option<String> {
    let shown_by_one = matches!(
        problem.code,
        Code::Overlap
            | Code::Gap
            | Code::NoMoney
            | Code::MoneyForFew
            | Code::GuaranteeBroken
            | Code::NeverAsked
    );
    let Some(Witness { on, facts }) = &problem.witness else {
        return shown_by_one.then(|| format!("{} is shown by nobody", problem.code));
    };
    let shows = match problem.code {
        Code::Overlap => contends(programme, facts, *on, &problem.message),
        Code::Gap => is_nowhere(programme, facts, *on),
        Code::NoMoney | Code::MoneyForFew => costs_too_much(programme, facts, *on, problem),
        Code::GuaranteeBroken => falls(programme, facts, *on, problem),
        Code::NeverAsked => cannot_be_settled(programme, facts, *on),
        _ => return Some(format!("{} needs nobody to show it", problem.code)),
    };
    (!shows).then(|| format!("{} is not shown by {facts:?} on {on}", problem.code))
}

/// Decided as if officers had found that no ground stands in the way.
fn cleared(programme: &Programme, facts: &Facts, on: Date) -> Decision {
    let grounds = programme.exclusions().iter().chain(programme.referrals());
    let grounds: BTreeSet<String> = grounds.map(|ground| ground.name.clone()).collect();
    decide_after_review(programme, facts, on, &grounds)
}

/// The names a message speaks of.
fn names(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}

/// A human decides, and for no other reason than that two audiences contend.
fn contends(programme: &Programme, facts: &Facts, on: Date, message: &str) -> bool {
    let decision = cleared(programme, facts, on);
    let both = names(message).into_iter().all(|name| {
        decision.because.iter().any(|reason| reason.rule == name && reason.value == "true")
    });
    both && decision.outcome == Outcome::HumanDecision && decision.audience.is_none()
}

/// There is nothing for this person, and nothing says why.
fn is_nowhere(programme: &Programme, facts: &Facts, on: Date) -> bool {
    let decision = decide(programme, facts, on);
    let held = |name: &str| {
        decision.because.iter().any(|reason| reason.rule == name && reason.value == "true")
    };
    let outside = programme.outside().iter().any(|kind| held(&kind.name));
    decision.outcome == Outcome::NoOffer && held("no_audience") && !outside
}

/// What one partner pays of one benefit to this person, in all its instalments.
fn cost(decision: &Decision, benefit: &str, partner: &str) -> i64 {
    let grants = decision.grants.iter();
    let grants = grants.filter(|grant| grant.benefit == benefit && grant.partner == partner);
    let whole = grants
        .filter_map(|grant| Some(grant.amount?.minor * i64::from(grant.schedule.instalments())));
    whole.sum()
}

/// One person costs more than the partner's whole budget.
fn costs_too_much(programme: &Programme, facts: &Facts, on: Date, problem: &Diagnostic) -> bool {
    let [partner, benefit] = names(&problem.message)[..] else { return false };
    let known = programme.partners().iter().find(|known| known.name == partner);
    let budget = known.map_or(i64::MAX, |known| known.budget.minor);
    cost(&cleared(programme, facts, on), benefit, partner) > budget
}

/// One more of the fact, and somebody pays less of the benefit.
fn falls(programme: &Programme, facts: &Facts, on: Date, problem: &Diagnostic) -> bool {
    let [benefit, fact] = names(&problem.message)[..] else { return false };
    let mut risen = facts.clone();
    risen.insert(
        fact,
        match facts.get(fact) {
            Some(Value::Integer(number)) => Value::Integer(number + 1),
            Some(Value::Money(money)) => {
                Value::Money(programme::Money::new(money.minor + 1, money.currency))
            }
            Some(Value::Bool(false)) => Value::Bool(true),
            _ => return false,
        },
    );
    let (before, after) = (cleared(programme, facts, on), cleared(programme, &risen, on));
    let known = programme.benefit(benefit).expect("the benefit");
    let settled = [Outcome::Offer, Outcome::NoOffer];
    settled.contains(&after.outcome)
        && known
            .partners
            .iter()
            .any(|partner| cost(&after, benefit, partner) < cost(&before, benefit, partner))
}

/// Everything that is asked is answered, and still only a human can decide.
fn cannot_be_settled(programme: &Programme, facts: &Facts, on: Date) -> bool {
    let decision = decide(programme, facts, on);
    decision.outcome == Outcome::HumanDecision && decision.missing.is_empty()
}

/// The wage is not asked of everybody; whoever is refused without it needs no such question.
#[test]
fn a_benefit_that_is_refused_for_certain_hangs_on_no_question() {
    let hangs = |overlay: &str| {
        let sources = [SourceFile::new("a.toml", TEXT), SourceFile::new("b.toml", overlay)];
        let checked = check(&sources, jiff::civil::date(2024, 5, 1));
        checked.problems.iter().any(|problem| {
            problem.code == Code::NeverAsked && problem.message.contains("`stipend`")
        })
    };
    assert!(hangs(""));
    assert!(!hangs("[benefit.stipend]\nwhen = 'work != \"other_work\"'\n"));
}
