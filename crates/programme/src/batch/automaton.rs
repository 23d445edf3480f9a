//! From a graph to an automaton that reads the classes of one fact after the other.
//!
//! After some facts are read, all that matters is how the outputs depend on the facts still to be
//! read. Two ways of having come so far are one state if they leave the same operations unsettled
//! and agree on everything those still use. So states stay few though combinations are many.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::classes::{Classes, classes};
use super::outputs::outputs;
use crate::facts::Facts;
use crate::graph::range::{self, Range};
use crate::graph::value::Val;
use crate::graph::verdicts::Verdicts;
use crate::graph::{Graph, Id, Op};
use crate::programme::Policy;
use crate::solve::domain;

/// The most states of one step.
const STATES_MAX: usize = 60_000;
/// The most operations that may be worked out while building.
const WORK_MAX: usize = 20_000_000;

/// An automaton: a step a fact.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    pub(super) steps: Vec<Step>,
    /// For each state after the last step, somebody who is in it; none for the state of those who
    /// must be decided alone, which is always the last.
    pub(super) leaves: Vec<Option<Facts>>,
}

/// One step: reads the class of one fact.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) classes: Classes,
    /// By state: the next state for each class, and then for a value that is not known. The last
    /// state is that of those who must be decided alone, before and after.
    pub(super) next: Vec<Vec<usize>>,
}

/// Builds the automaton, if it does not grow too large.
pub(super) fn build(policy: &Policy, on: Date) -> Option<Automaton> {
    if !policy.header.in_force(on) {
        return Some(Automaton { steps: Vec::new(), leaves: vec![Some(Facts::new()), None] });
    }
    let mut verdicts = Verdicts::new(policy, on, &Default::default());
    let outputs = outputs(policy, &mut verdicts);
    let graph = &verdicts.lowered.graph;
    let order = classes(policy, graph, &outputs)?;
    let cone = graph.cone(&outputs);
    // What is still to be read may turn out not to be known: people who would part then must not
    // meet in one state before.
    let full = policy.facts.iter().map(|fact| {
        let (low, high) = domain(fact)[0];
        Range { unknown: true, ..Range::numbers(low, high) }
    });
    let full: Vec<Range> = full.collect();
    let mut building = Building { graph, cone, outputs, work: 0 };
    // Each state is stood for by the values of somebody who is in it.
    let mut states: Vec<Vec<Range>> = vec![full];
    let mut steps = Vec::new();
    for classes in order {
        let (next, after) = building.step(&classes, &states)?;
        steps.push(Step { classes, next });
        states = after;
    }
    let number = |range: &Range| range.low;
    let leaf = |state: &Vec<Range>| {
        let numbers: Vec<i64> = state.iter().map(number).collect();
        building
            .is_settled(state)
            .then(|| crate::analyse::facts(policy, &verdicts.lowered, &numbers))
    };
    let mut leaves: Vec<Option<Facts>> = states.iter().map(leaf).collect();
    leaves.push(None);
    Some(Automaton { steps, leaves })
}

/// What a way of having come so far leaves: the operations still open, and what they still use.
type Rest = Vec<(Id, Option<Val>)>;

struct Building<'a> {
    graph: &'a Graph,
    cone: Vec<Id>,
    outputs: Vec<Id>,
    work: usize,
}

/// The next states by state and class, and somebody in each next state.
type Stepped = (Vec<Vec<usize>>, Vec<Vec<Range>>);

impl Building<'_> {
    fn step(&mut self, classes: &Classes, states: &[Vec<Range>]) -> Option<Stepped> {
        let mut known: BTreeMap<Rest, usize> = BTreeMap::new();
        let mut after: Vec<Vec<Range>> = Vec::new();
        let mut next = Vec::new();
        const ALONE: usize = usize::MAX;
        for state in states {
            let mut row = Vec::new();
            for value in classes.values() {
                let mut here = state.clone();
                here[classes.fact] = Range::numbers(value, value);
                let rest = self.rest(&here)?;
                let place = *known.entry(rest).or_insert(after.len());
                if place == after.len() {
                    after.push(here);
                }
                row.push(place);
            }
            if after.len() > STATES_MAX {
                return None;
            }
            // Whoever has not answered goes on only if no answer could matter, nor its absence.
            let mut unknown = state.clone();
            unknown[classes.fact] = Range::exactly(Val::Unknown);
            let place = known.get(&self.rest(&unknown)?).copied();
            let same = place.filter(|place| row.iter().all(|one| one == place));
            row.push(same.unwrap_or(ALONE));
            next.push(row);
        }
        let last = after.len();
        next.push(vec![ALONE; classes.count + 1]);
        let number = |place: &mut usize| *place = (*place).min(last);
        next.iter_mut().flatten().for_each(number);
        Some((next, after))
    }

    fn ranges(&self, state: &[Range]) -> Vec<Range> {
        let mut ranges = vec![Range::numbers(0, 0); self.cone.last().map_or(0, |last| last + 1)];
        for id in &self.cone {
            ranges[*id] = match self.graph.ops()[*id] {
                Op::Fact(fact) => state[fact],
                _ => range::apply(self.graph, *id, &|operand| ranges[operand]),
            };
        }
        ranges
    }

    fn is_settled(&self, state: &[Range]) -> bool {
        let ranges = self.ranges(state);
        self.outputs.iter().all(|id| ranges[*id].settled().is_some())
    }

    fn rest(&mut self, state: &[Range]) -> Option<Rest> {
        self.work += self.cone.len();
        if self.work > WORK_MAX {
            return None;
        }
        let ranges = self.ranges(state);
        let mut inside = vec![false; ranges.len()];
        let mut rest: Rest = Vec::new();
        let mut waiting: Vec<Id> = self.outputs.clone();
        while let Some(id) = waiting.pop() {
            if std::mem::replace(&mut inside[id], true) {
                continue;
            }
            let settled = ranges[id].settled();
            rest.push((id, settled));
            if settled.is_none() {
                self.graph.ops()[id].operands(&mut |operand| waiting.push(operand));
            }
        }
        rest.sort_unstable();
        Some(rest)
    }
}
