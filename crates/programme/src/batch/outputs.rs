//! What must be told apart, so that everybody alike in it gets the same answer.

use crate::graph::value::Outcome;
use crate::graph::verdicts::Verdicts;
use crate::graph::{Graph, Id, Op};
use crate::programme::Policy;

/// The operations whose values together settle an [`crate::Answer`]: what is granted, and of the
/// reasons the first of each kind, in the order in which `decide` tells them.
pub(super) fn outputs(policy: &Policy, verdicts: &mut Verdicts) -> Vec<Id> {
    let given = verdicts.everything();
    let lowered = &mut verdicts.lowered;
    let graph = &mut lowered.graph;
    let mut outputs = given;
    // The first ground that stops is told; one that is open only tells that a human decides.
    let mut stopped = graph.truth(false);
    let going = |graph: &mut Graph, stopped: Id, id: Id| {
        let nothing = graph.number(-1);
        graph.add(Op::If(stopped, nothing, id))
    };
    for ground in &lowered.grounds {
        let code = code(graph, *ground);
        outputs.push(going(graph, stopped, code));
        let stops = [Outcome::Yes, Outcome::Beyond].map(|outcome| graph.is(outcome, *ground));
        stopped = graph.any(vec![stopped, stops[0], stops[1]]);
    }
    outputs.extend(&verdicts.placing.placed);
    // A benefit of other audiences is refused because the person's own is preferred, if they
    // could also be in one of those, and because they are not in them otherwise.
    for audience in &lowered.audiences {
        let code = code(graph, audience.member);
        outputs.push(going(graph, stopped, code));
    }
    let elsewhere = graph.not(verdicts.placing.nowhere);
    let elsewhere = graph.any(vec![stopped, elsewhere]);
    for outside in &lowered.outside {
        let is = graph.is(Outcome::Yes, *outside);
        outputs.push(going(graph, elsewhere, is));
    }
    for audience in lowered.audiences.iter().filter(|audience| audience.is_open) {
        let no = graph.is(Outcome::No, audience.rule);
        let out = graph.any(vec![elsewhere, no]);
        for exception in &audience.unless {
            let is = graph.is(Outcome::Yes, *exception);
            outputs.push(going(graph, out, is));
        }
    }
    for (benefit, one) in policy.benefits.iter().zip(&lowered.benefits) {
        let audiences = policy.audiences.iter().zip(&verdicts.placing.placed);
        let of_this = audiences.filter(|(a, _)| benefit.audiences.contains(&a.name));
        let placed = graph.any(of_this.map(|(_, id)| *id).collect());
        let when = graph.is(Outcome::Yes, one.when);
        let machine = graph.not(verdicts.human);
        let asked = graph.all(vec![machine, placed]);
        outputs.push(graph.all(vec![asked, when]));
        let payers = one.givers.iter().take(one.payers);
        let away: Vec<Id> = payers.map(|p| graph.is(Outcome::No, p.takes_part)).collect();
        let away = graph.all(away);
        outputs.push(graph.all(vec![asked, when, away]));
    }
    outputs.sort_unstable();
    outputs.dedup();
    outputs.retain(|id| graph.constant(*id).is_none());
    outputs
}

/// What a yes-or-no operation comes to, as a number.
fn code(graph: &mut Graph, id: Id) -> Id {
    let mut code = graph.number(0);
    for (number, outcome) in [(1, Outcome::Yes), (2, Outcome::Unknown), (3, Outcome::Beyond)] {
        let is = graph.is(outcome, id);
        let number = graph.number(number);
        code = graph.add(Op::If(is, number, code));
    }
    code
}
