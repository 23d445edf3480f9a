//! Who belongs where: audiences nobody can be in, people in two of them, people in none, and
//! people of whom something is asked that they are never asked.

use super::{Day, Findings, Holds, somebody};
use crate::diagnostic::{Code, Diagnostic};
use crate::graph::Id;
use crate::graph::placing::better;
use crate::graph::value::Outcome;
use crate::solve::{Domain, Verdict};

pub(super) fn check(day: &Day<'_>, findings: &mut Findings<'_>, is_first: bool) {
    empty(day, findings, is_first);
    overlaps(day, findings);
    gaps(day, findings);
    unanswerable(day, findings);
}

fn empty(day: &Day<'_>, findings: &mut Findings<'_>, is_first: bool) {
    let graph = &day.lowered.graph;
    for (audience, lowered) in day.policy.audiences.iter().zip(&day.lowered.audiences) {
        let name = audience.name.as_str();
        if !findings.still(is_first, Code::EmptyAudience, name) {
            continue;
        }
        let holds = match lowered.is_open {
            // Nobody is in it on a day on which it is closed, and that is meant.
            false => Holds::Yes,
            true => Holds::nobody(&somebody(day, graph, lowered.member)),
        };
        findings.lasting(is_first, holds, (Code::EmptyAudience, name), |policy| {
            let message = format!("nobody can be in the audience `{name}`");
            let problem = Diagnostic::error(Code::EmptyAudience, message);
            let problem = problem.at(&policy.origin.place(name), "");
            problem.help("no answers make its rule true without an exception; change one of them")
        });
    }
}

/// Two audiences with somebody in both, neither preferred.
fn overlaps(day: &Day<'_>, findings: &mut Findings<'_>) {
    let better = better(day.policy);
    let audiences = &day.lowered.audiences;
    let mut search = day.search(&day.lowered.graph);
    let shadows: Vec<_> = audiences.iter().map(|one| search.shadow(one.member)).collect();
    drop(search);
    let mut graph = day.lowered.graph.clone();
    for one in 0..audiences.len() {
        for other in one + 1..audiences.len() {
            let ranked = better[one].contains(&other) || better[other].contains(&one);
            let open = audiences[one].is_open && audiences[other].is_open;
            let apart = shadows[one].iter().any(|(fact, domain)| {
                shadows[other].get(fact).is_some_and(|theirs| !meet(domain, theirs))
            });
            if ranked || !open || apart {
                continue;
            }
            let both = graph.all(vec![audiences[one].member, audiences[other].member]);
            overlap(day, findings, (one, other), somebody(day, &graph, both));
        }
    }
}

fn overlap(day: &Day<'_>, findings: &mut Findings<'_>, pair: (usize, usize), verdict: Verdict) {
    let names = (&day.policy.audiences[pair.0].name, &day.policy.audiences[pair.1].name);
    match verdict {
        Verdict::Nobody => {}
        Verdict::GaveUp => findings.undecided(names.1),
        Verdict::Person(numbers) => {
            let about = format!("{} {}", names.1, names.0);
            findings.shown(Code::Overlap, &about, |policy| {
                let message = format!("somebody can be in `{}` and `{}` at once", names.0, names.1);
                let place = |name: &str| policy.origin.place(name);
                let problem = Diagnostic::error(Code::Overlap, message);
                let problem = problem.at(&place(names.1), "").at(&place(names.0), "the other");
                let help = "say in one of them which is preferred: preferred_over = [..]";
                problem.help(help).shown_by(day.on, day.facts(&numbers))
            });
        }
    }
}

/// Whether two domains share a number.
fn meet(one: &Domain, other: &Domain) -> bool {
    one.iter().any(|(low, high)| other.iter().any(|(from, to)| from <= high && low <= to))
}

/// Somebody for whom no audience's rule holds, and whom nothing else provides for: exceptions and
/// closed audiences are meant, as are the kinds named under [outside].
fn gaps(day: &Day<'_>, findings: &mut Findings<'_>) {
    let mut graph = day.lowered.graph.clone();
    let mut provided: Vec<Id> = Vec::new();
    for audience in &day.lowered.audiences {
        let no = graph.is(Outcome::No, audience.rule);
        provided.push(graph.not(no));
    }
    for outside in &day.lowered.outside {
        provided.push(graph.is(Outcome::Yes, *outside));
    }
    for ground in &day.lowered.grounds {
        let no = graph.is(Outcome::No, *ground);
        provided.push(graph.not(no));
    }
    let provided = graph.any(provided);
    let root = graph.not(provided);
    let first = day.policy.audiences.first().map_or("", |audience| audience.name.as_str());
    match somebody(day, &graph, root) {
        Verdict::Nobody => {}
        Verdict::GaveUp => findings.undecided(first),
        Verdict::Person(numbers) => findings.shown(Code::Gap, "", |policy| {
            let message = "some people are in no audience, and nothing says that this is meant";
            let problem = Diagnostic::warning(Code::Gap, message);
            let problem = problem.at(&policy.origin.place(first), "no audience from here on");
            let help = "add an audience, or name this kind of people under [outside.some_name] \
                        with `when` and `source`";
            problem.help(help).shown_by(day.on, day.facts(&numbers))
        }),
    }
}

/// Somebody who answers everything they are asked and still cannot be placed.
fn unanswerable(day: &Day<'_>, findings: &mut Findings<'_>) {
    let mut graph = day.lowered.graph.clone();
    let candidates = day.lowered.audiences.iter().zip(&day.placing.candidate);
    for (audience, (lowered, candidate)) in day.policy.audiences.iter().zip(candidates) {
        let unknown = graph.is(Outcome::Unknown, lowered.member);
        let root = graph.all(vec![unknown, *candidate]);
        report(day, findings, (&audience.name, root), &graph);
    }
    let grounds = day.policy.exclusions.iter().chain(&day.policy.referrals);
    for (ground, id) in grounds.zip(&day.lowered.grounds) {
        let root = graph.is(Outcome::Unknown, *id);
        report(day, findings, (&ground.name, root), &graph);
    }
    for (benefit, lowered) in day.policy.benefits.iter().zip(&day.lowered.benefits) {
        let placed = super::money::placed(day, &mut graph, benefit);
        let mut parts = vec![lowered.when];
        parts.extend(&lowered.amounts);
        parts.extend(lowered.givers.iter().map(|giver| giver.takes_part));
        let unknown = parts.into_iter().map(|id| graph.is(Outcome::Unknown, id)).collect();
        let unknown = graph.any(unknown);
        let root = graph.all(vec![placed, unknown]);
        report(day, findings, (&benefit.name, root), &graph);
    }
}

fn report(
    day: &Day<'_>,
    findings: &mut Findings<'_>,
    (name, root): (&str, Id),
    graph: &crate::graph::Graph,
) {
    match somebody(day, graph, root) {
        Verdict::Nobody => {}
        Verdict::GaveUp => findings.undecided(name),
        Verdict::Person(numbers) => findings.shown(Code::NeverAsked, name, |policy| {
            let message = format!("`{name}` hangs on a question that is not put to everybody");
            let problem = Diagnostic::warning(Code::NeverAsked, message);
            let problem = problem.at(&policy.origin.place(name), "");
            let help = "test first what makes the question be put, as its `asked_if` does";
            problem.help(help).shown_by(day.on, day.facts(&numbers))
        }),
    }
}
