//! Rules that never matter: always true, always false, or with a part that changes nothing.

use std::ops::Range;

use super::{Day, Findings, Holds, somebody};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::expression::{Expr, ExprKind};
use crate::graph::lower::lower_one;
use crate::graph::value::Outcome;
use crate::graph::{Graph, Id};
use crate::programme::Policy;
use crate::solve::Verdict;
use crate::typed::Typed;

pub(super) fn check(day: &Day<'_>, findings: &mut Findings<'_>, is_first: bool) {
    let mut graph = day.lowered.graph.clone();
    for rule in rules(day) {
        constant(day, findings, is_first, &rule, &mut graph);
        for part in parts(rule.typed) {
            let about = format!("{} {:?}", rule.name, part);
            if !findings.still(is_first, Code::NeverMatters, &about) {
                continue;
            }
            let without = without(rule.typed, &part);
            let without = lower_one(day.policy, day.on, &day.lowered, &mut graph, &without);
            let root = differ(&mut graph, rule.id, without);
            let holds = Holds::nobody(&somebody(day, &graph, root));
            findings.lasting(is_first, holds, (Code::NeverMatters, &about), |policy| {
                let message = format!("a part of `{}` never matters", rule.name);
                let problem = Diagnostic::warning(Code::NeverMatters, message);
                let problem = problem.at(&place(policy, &rule, &part), "");
                problem.help("without it the rule is the same for everybody; leave it out")
            });
        }
    }
    exceptions(day, findings, is_first, &mut graph);
}

/// A rule with where it stands in the file and in the graph.
struct Written<'a> {
    name: &'a str,
    key: &'static str,
    typed: &'a Typed,
    id: Id,
    /// Whether being always true is a mistake; an audience or a benefit may be for everybody.
    may_always_hold: bool,
}

fn rules<'a>(day: &'a Day<'_>) -> Vec<Written<'a>> {
    let policy = day.policy;
    let mut rules = Vec::new();
    let mut add = |name: &'a str, key, typed: &'a Typed, id, may_always_hold| {
        rules.push(Written { name, key, typed, id, may_always_hold });
    };
    for (rule, id) in policy.rules.iter().zip(&day.lowered.rules) {
        if rule.is.is_truth(policy) {
            add(&rule.name, "is", &rule.is, *id, false);
        }
    }
    let grounds = policy.exclusions.iter().chain(&policy.referrals);
    let grounds = grounds.zip(&day.lowered.grounds);
    for (ground, id) in grounds.chain(policy.outside.iter().zip(&day.lowered.outside)) {
        add(&ground.name, "when", &ground.when, *id, false);
    }
    for (audience, lowered) in policy.audiences.iter().zip(&day.lowered.audiences) {
        add(&audience.name, "rule", &audience.rule, lowered.rule, true);
        for (exception, id) in audience.unless.iter().zip(&lowered.unless) {
            add(&exception.name, "when", &exception.is, *id, false);
        }
    }
    for (benefit, lowered) in policy.benefits.iter().zip(&day.lowered.benefits) {
        let open = day.lowered.graph.constant(lowered.when).is_none();
        if let Some(when) = benefit.when.as_ref().filter(|_| open) {
            add(&benefit.name, "when", when, lowered.when, true);
        }
    }
    rules
}

/// A rule that is true for everybody, or false for everybody.
fn constant(
    day: &Day<'_>,
    findings: &mut Findings<'_>,
    is_first: bool,
    rule: &Written<'_>,
    graph: &mut Graph,
) {
    let what = [(Outcome::Yes, "true"), (Outcome::No, "false")];
    for (outcome, word) in what {
        let always_is_fine = rule.may_always_hold && outcome == Outcome::Yes;
        // An audience nobody is in and a benefit nobody gets are told of as such.
        let told_elsewhere = rule.may_always_hold && outcome == Outcome::No;
        let about = format!("{} always {word}", rule.name);
        if always_is_fine || told_elsewhere || !findings.still(is_first, Code::NeverMatters, &about)
        {
            continue;
        }
        let is = graph.is(outcome, rule.id);
        let other = graph.not(is);
        let holds = Holds::nobody(&somebody(day, graph, other));
        findings.lasting(is_first, holds, (Code::NeverMatters, &about), |policy| {
            let message = format!("`{}` is {word} for everybody", rule.name);
            let problem = Diagnostic::warning(Code::NeverMatters, message);
            let problem = problem.at(&policy.origin.place(rule.name), "");
            problem.help("a rule with one answer decides nothing; change it or leave it out")
        });
    }
}

/// An exception that never is the one that keeps somebody out.
fn exceptions(day: &Day<'_>, findings: &mut Findings<'_>, is_first: bool, graph: &mut Graph) {
    for (audience, lowered) in day.policy.audiences.iter().zip(&day.lowered.audiences) {
        let rule = graph.is(Outcome::Yes, lowered.rule);
        for (index, exception) in audience.unless.iter().enumerate() {
            let about = format!("{} exception", exception.name);
            if !findings.still(is_first, Code::NeverMatters, &about) {
                continue;
            }
            let mut parts = vec![rule];
            for (place, id) in lowered.unless.iter().enumerate() {
                let yes = graph.is(Outcome::Yes, *id);
                parts.push(if place == index { yes } else { graph.not(yes) });
            }
            let root = graph.all(parts);
            let verdict =
                if lowered.is_open { somebody(day, graph, root) } else { Verdict::Nobody };
            let holds = Holds::nobody(&verdict);
            findings.lasting(is_first, holds, (Code::NeverMatters, &about), |policy| {
                let name = &exception.name;
                let message = format!("the exception `{name}` keeps nobody out");
                let problem = Diagnostic::warning(Code::NeverMatters, message);
                let problem = problem.at(&policy.origin.place(name), "");
                problem.help("nobody is in the audience by its rule and out by this alone")
            });
        }
    }
}

/// Whether two operations come to different things.
pub(crate) fn differ(graph: &mut Graph, one: Id, other: Id) -> Id {
    let mut ways = Vec::new();
    for outcome in [Outcome::Yes, Outcome::No, Outcome::Unknown, Outcome::Beyond] {
        let here = graph.is(outcome, one);
        let there = graph.is(outcome, other);
        let not_there = graph.not(there);
        ways.push(graph.all(vec![here, not_there]));
    }
    graph.any(ways)
}

/// The way to an operand of `&&` or `||`: places among the parts of each expression on the way.
type Way = Vec<usize>;

/// All operands of chains of `&&` and `||`, wherever they stand.
fn parts(typed: &Typed) -> Vec<Way> {
    let mut found = Vec::new();
    collect(typed, &mut Vec::new(), &mut found);
    found
}

fn collect(typed: &Typed, way: &mut Way, found: &mut Vec<Way>) {
    let is_chain = matches!(typed, Typed::All(_) | Typed::Any(_));
    let mut index = 0;
    typed.parts(&mut |part| {
        way.push(index);
        if is_chain {
            found.push(way.clone());
        }
        collect(part, way, found);
        way.pop();
        index += 1;
    });
}

/// The expression without one operand of a chain.
fn without(typed: &Typed, way: &[usize]) -> Typed {
    let mut whole = typed.clone();
    let mut at = &mut whole;
    for (depth, index) in way.iter().enumerate() {
        let is_last = depth + 1 == way.len();
        match at {
            Typed::All(list) | Typed::Any(list) if is_last => {
                if *index < list.len() {
                    list.remove(*index);
                }
                break;
            }
            other => match other.part_mut(*index) {
                Some(part) => at = part,
                None => break,
            },
        }
    }
    whole
}

/// Where an operand stands in the file.
fn place(policy: &Policy, rule: &Written<'_>, way: &[usize]) -> Place {
    let written = policy.origin.written(rule.name, rule.key);
    let found = written.and_then(|written| Some(written.at(span(&written.expr, way)?)));
    found.unwrap_or_else(|| policy.origin.place(rule.name))
}

/// Typing keeps the shape of chains, `!` and `?:`, so the same way leads to the same words.
fn span(expr: &Expr, way: &[usize]) -> Option<Range<usize>> {
    let mut at = expr;
    for index in way {
        at = match &at.kind {
            ExprKind::All(list) | ExprKind::Any(list) => list.get(*index)?,
            ExprKind::Not(one) if *index == 0 => one,
            ExprKind::If(condition, one, other) => [condition, one, other].get(*index)?,
            ExprKind::Binary(_, one, other) => [one, other].get(*index)?,
            _ => return None,
        };
    }
    Some(at.span.clone())
}
