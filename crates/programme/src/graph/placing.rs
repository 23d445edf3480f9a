//! In which audience a person is placed, as operations of the graph.

use std::collections::BTreeSet;

use super::lower::Lowered;
use super::value::Outcome;
use super::{Id, Op};
use crate::programme::Policy;
use crate::typed::Comparison;

/// How a policy places people: the operations that say so.
#[derive(Clone, Debug)]
pub(crate) struct Placing {
    /// By audience: whether a person is placed in it and in no other.
    pub(crate) placed: Vec<Id>,
    /// By audience: whether it is possible and none that is certain is preferred over it.
    pub(crate) candidate: Vec<Id>,
    /// Whether nowhere.
    pub(crate) nowhere: Id,
}

/// Adds the operations that place a person.
pub(crate) fn place(policy: &Policy, lowered: &mut Lowered) -> Placing {
    let better = better(policy);
    let graph = &mut lowered.graph;
    let members: Vec<Id> = lowered.audiences.iter().map(|audience| audience.member).collect();
    let certain: Vec<Id> = members.iter().map(|id| graph.is(Outcome::Yes, *id)).collect();
    let mut candidate = Vec::new();
    let mut undecided = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let impossible = graph.is(Outcome::No, *member);
        let mut against: Vec<Id> = better[index].iter().map(|other| certain[*other]).collect();
        against.push(impossible);
        let against = graph.any(against);
        candidate.push(graph.not(against));
        let unknown = graph.is(Outcome::Unknown, *member);
        undecided.push(graph.all(vec![candidate[index], unknown]));
    }
    let open = graph.any(undecided);
    let count = graph.add(Op::Count(candidate.clone()));
    let (one, zero) = (graph.number(1), graph.number(0));
    let alone = graph.add(Op::Compare(Comparison::Equal, count, one));
    let nowhere = graph.add(Op::Compare(Comparison::Equal, count, zero));
    let settled = graph.not(open);
    let placed = (0..members.len())
        .map(|index| graph.all(vec![candidate[index], certain[index], alone, settled]))
        .collect();
    Placing { placed, candidate, nowhere }
}

/// By audience: the places of all audiences preferred over it, directly or by way of others.
pub(crate) fn better(policy: &Policy) -> Vec<BTreeSet<usize>> {
    let place = |name: &str| policy.audiences.iter().position(|audience| audience.name == name);
    let direct: Vec<Vec<usize>> = policy
        .audiences
        .iter()
        .map(|audience| audience.preferred_over.iter().filter_map(|name| place(name)).collect())
        .collect();
    let mut better = vec![BTreeSet::new(); direct.len()];
    for (index, over) in direct.iter().enumerate() {
        let mut waiting = over.clone();
        let mut reached = BTreeSet::new();
        while let Some(next) = waiting.pop() {
            if reached.insert(next) {
                better[next].insert(index);
                waiting.extend(&direct[next]);
            }
        }
    }
    better
}
