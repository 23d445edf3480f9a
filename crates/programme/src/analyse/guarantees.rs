//! Promises that a programme's own arithmetic must keep.

use super::{Day, Findings};
use crate::diagnostic::{Code, Diagnostic};
use crate::graph::rise::changes;
use crate::graph::{Graph, Id, Op};
use crate::solve::Verdict;
use crate::typed::Comparison;

/// Looks for somebody who would get less of a benefit if one fact were one higher. If there is
/// nobody, then no rise of it, however large, lowers the benefit.
pub(super) fn check(day: &Day<'_>, findings: &mut Findings<'_>) {
    for guarantee in &day.policy.guarantees {
        let benefit = day.policy.benefits.iter().position(|b| b.name == guarantee.benefit);
        let fact = day.policy.facts.iter().position(|fact| fact.name == guarantee.never_falls_with);
        let (Some(benefit), Some(fact)) = (benefit, fact) else { continue };
        let mut graph = day.lowered.graph.clone();
        let amounts = amounts(day, &mut graph, benefit);
        if rises(day, &mut graph, (benefit, fact)) {
            continue;
        }
        let raw = graph.add(Op::Fact(fact));
        let one = graph.number(1);
        let more = graph.add(Op::Add(raw, one));
        let risen = graph.substitute(&amounts, fact, more);
        let falls = amounts
            .iter()
            .zip(&risen)
            .map(|(before, after)| graph.add(Op::Compare(Comparison::Less, *after, *before)));
        let falls: Vec<Id> = falls.collect();
        let root = graph.any(falls);
        let mut search = day.search(&graph);
        search.leave_out_highest(fact);
        let name = guarantee.name.as_str();
        match day.ask(&mut search, root) {
            Verdict::Nobody => {}
            Verdict::GaveUp => findings.undecided(name),
            Verdict::Person(numbers) => findings.shown(Code::GuaranteeBroken, name, |policy| {
                let (benefit, fact) = (&guarantee.benefit, &guarantee.never_falls_with);
                let message = format!("`{benefit}` falls for some when `{fact}` rises by one");
                let problem = Diagnostic::error(Code::GuaranteeBroken, message);
                let problem = problem.at(&policy.origin.place(benefit), "");
                let problem = problem.at(&policy.origin.place(name), "promised here");
                let help = "change the amount or who gets it, so that more need never means less";
                problem.help(help).shown_by(day.on, day.facts(&numbers))
            }),
        }
    }
}

/// What a person gets of a benefit, at the start and from each step on; nothing if they do not
/// get it. For a benefit that is not money, 1 or 0.
fn amounts(day: &Day<'_>, graph: &mut Graph, benefit: usize) -> Vec<Id> {
    let given = super::money::given(day, graph, benefit);
    let zero = graph.number(0);
    let amounts = &day.lowered.benefits[benefit].amounts;
    if amounts.is_empty() {
        return vec![given];
    }
    amounts.iter().map(|amount| graph.add(Op::If(given, *amount, zero))).collect()
}

/// Whether a benefit certainly never falls: nobody who gets it would not get it with one more, and
/// every amount is made of parts that do not fall. If not, it may still be so.
fn rises(day: &Day<'_>, graph: &mut Graph, (benefit, fact): (usize, usize)) -> bool {
    let given = super::money::given(day, graph, benefit);
    let raw = graph.add(Op::Fact(fact));
    let one = graph.number(1);
    let more = graph.add(Op::Add(raw, one));
    let risen = graph.substitute(&[given], fact, more)[0];
    let not_any_more = graph.not(risen);
    let lost = graph.all(vec![given, not_any_more]);
    let mut search = day.search(graph);
    search.leave_out_highest(fact);
    if day.ask(&mut search, lost) != Verdict::Nobody {
        return false;
    }
    let ranges = search.everything();
    let changes = changes(graph, fact, &ranges);
    let zero = |id: &Id| ranges[*id].known && ranges[*id].low >= 0;
    let amounts = &day.lowered.benefits[benefit].amounts;
    amounts.iter().all(|id| zero(id) && changes[*id].is_some_and(|(least, _)| least >= 0))
}
