//! What a decision says, as operations of the graph: whether a human decides, where a person is
//! placed, what is granted and how much. Reasons are not among them.

use std::collections::BTreeSet;

use super::lower::{Lowered, LoweredBenefit, lower};
use super::placing::{Placing, place};
use super::value::Outcome;
use super::{Graph, Id, Op};
use crate::programme::Policy;
use crate::typed::Comparison;
use jiff::civil::Date;

/// A policy on one day with everything its decisions say.
#[derive(Clone, Debug)]
pub(crate) struct Verdicts {
    pub(crate) lowered: Lowered,
    pub(crate) placing: Placing,
    /// Whether a human must decide.
    pub(crate) human: Id,
    /// By benefit: whether anything of it is granted.
    pub(crate) granted: Vec<Id>,
    /// For each partner of each benefit in each stretch of time: whether it gives something and,
    /// if it is money, how much.
    pub(crate) given: Vec<Id>,
}

impl Verdicts {
    /// Puts a policy's decisions into a graph. Grounds that officers cleared stand in nobody's way.
    pub(crate) fn new(policy: &Policy, on: Date, cleared: &BTreeSet<String>) -> Self {
        let mut lowered = lower(policy, on);
        let placing = place(policy, &mut lowered);
        let grounds = policy.exclusions.iter().chain(&policy.referrals).zip(&lowered.grounds);
        let standing = grounds.filter(|(ground, _)| !cleared.contains(&ground.name));
        let standing: Vec<Id> = standing.map(|(_, id)| *id).collect();
        let benefits = lowered.benefits.clone();
        let graph = &mut lowered.graph;
        let free: Vec<Id> = standing.iter().map(|id| graph.is(Outcome::No, *id)).collect();
        let free = graph.all(free);
        let mut settled = placing.placed.clone();
        settled.push(placing.nowhere);
        let settled = graph.any(settled);
        let mut trouble = Vec::new();
        let mut parts = Vec::new();
        for (benefit, lowered) in policy.benefits.iter().zip(&benefits) {
            let of_this = policy.audiences.iter().zip(&placing.placed);
            let of_this = of_this.filter(|(one, _)| benefit.audiences.contains(&one.name));
            let placed = graph.any(of_this.map(|(_, id)| *id).collect());
            let open = trouble_with(graph, lowered);
            trouble.push(graph.all(vec![placed, open]));
            let given = gives_something(graph, lowered);
            parts.push(graph.all(vec![placed, given]));
        }
        let trouble = graph.any(trouble);
        let calm = graph.not(trouble);
        let machine = graph.all(vec![free, settled, calm]);
        let human = graph.not(machine);
        let (mut granted, mut given) = (Vec::new(), Vec::new());
        for (lowered, gets) in benefits.iter().zip(parts) {
            let gets = graph.all(vec![machine, gets]);
            let some = grants(graph, lowered, gets, &mut given);
            granted.push(graph.any(some));
        }
        Self { lowered, placing, human, granted, given }
    }

    /// Everything two decisions can differ in, reasons aside.
    pub(crate) fn everything(&mut self) -> Vec<Id> {
        let graph = &mut self.lowered.graph;
        let zero = graph.number(0);
        let mut all = vec![self.human];
        for placed in &self.placing.placed {
            all.push(graph.add(Op::If(self.human, zero, *placed)));
        }
        all.extend(&self.given);
        all
    }
}

/// Whether something of a benefit can neither be granted nor refused.
fn trouble_with(graph: &mut Graph, benefit: &LoweredBenefit) -> Id {
    let unsettled = |graph: &mut Graph, id: Id| {
        let unknown = graph.is(Outcome::Unknown, id);
        let beyond = graph.is(Outcome::Beyond, id);
        graph.any(vec![unknown, beyond])
    };
    let zero = graph.number(0);
    let below = |graph: &mut Graph, id: Id| {
        let below = graph.add(Op::Compare(Comparison::Less, id, zero));
        graph.is(Outcome::Yes, below)
    };
    let mut later: Vec<Id> = Vec::new();
    for amount in &benefit.amounts {
        later.push(unsettled(graph, *amount));
        later.push(below(graph, *amount));
    }
    for giver in &benefit.givers {
        later.push(unsettled(graph, giver.takes_part));
        let takes_part = graph.is(Outcome::Yes, giver.takes_part);
        for (base, amount) in giver.bases.iter().zip(&giver.amounts) {
            let open = [unsettled(graph, *amount), below(graph, *base)];
            let open = graph.any(open.to_vec());
            later.push(graph.all(vec![takes_part, open]));
        }
    }
    let later = graph.any(later);
    let given = gives_something(graph, benefit);
    let later = graph.all(vec![given, later]);
    let when = unsettled(graph, benefit.when);
    graph.any(vec![when, later])
}

/// Whether a benefit is not refused: its rule holds, not all who pay it stay away, and not every
/// amount is nothing.
fn gives_something(graph: &mut Graph, benefit: &LoweredBenefit) -> Id {
    let zero = graph.number(0);
    let payers = benefit.givers.iter().take(benefit.payers);
    let away: Vec<Id> = payers.map(|p| graph.is(Outcome::No, p.takes_part)).collect();
    let away = graph.all(away);
    let nothing = benefit.amounts.iter().map(|amount| {
        let nothing = graph.add(Op::Compare(Comparison::Equal, *amount, zero));
        graph.is(Outcome::Yes, nothing)
    });
    let nothing: Vec<Id> = nothing.collect();
    let nothing = match nothing.is_empty() {
        true => graph.truth(false),
        false => graph.all(nothing),
    };
    let refused = graph.any(vec![away, nothing]);
    let given = graph.not(refused);
    let when = graph.is(Outcome::Yes, benefit.when);
    graph.all(vec![when, given])
}

/// What each partner gives; returns whether each gives anything.
fn grants(graph: &mut Graph, benefit: &LoweredBenefit, gets: Id, given: &mut Vec<Id>) -> Vec<Id> {
    let zero = graph.number(0);
    let mut some = Vec::new();
    for giver in &benefit.givers {
        let takes_part = graph.is(Outcome::Yes, giver.takes_part);
        let gives = graph.all(vec![gets, takes_part]);
        if benefit.amounts.is_empty() {
            some.push(gives);
            given.push(gives);
        }
        for (base, amount) in giver.bases.iter().zip(&giver.amounts) {
            let positive = graph.add(Op::Compare(Comparison::Greater, *base, zero));
            let positive = graph.is(Outcome::Yes, positive);
            let gives = graph.all(vec![gives, positive]);
            some.push(gives);
            given.push(gives);
            given.push(graph.add(Op::If(gives, *amount, zero)));
        }
    }
    some
}
