//! Who is decided alike, for programmes that do not fit into tables and for people of whom not
//! everything is known.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::outputs::outputs;
use crate::graph::value::{Val, evaluate_some};
use crate::graph::verdicts::Verdicts;
use crate::graph::{Graph, Id, Op};
use crate::programme::Policy;

/// What tells people apart who answered everything: the values of all outputs.
#[derive(Clone, Debug)]
pub(super) struct Alike {
    graph: Graph,
    cone: Vec<Id>,
    outputs: Vec<Id>,
    facts: Vec<Id>,
    /// The facts that some output depends on.
    used: Vec<usize>,
}

/// Equal keys mean equal answers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// The values of the outputs, of somebody who answered all that is asked.
    Outputs(Vec<Val>),
    /// Everything that is known, of anybody else.
    Known(Vec<Option<i64>>),
}

/// Codes of people met so far.
pub(super) type Met = BTreeMap<Key, u32>;

impl Alike {
    pub(super) fn new(policy: &Policy, on: Date) -> Self {
        let mut verdicts = Verdicts::new(policy, on, &Default::default());
        let outputs = outputs(policy, &mut verdicts);
        let (graph, facts) = (verdicts.lowered.graph, verdicts.lowered.facts);
        let used: Vec<usize> = outputs.iter().flat_map(|id| graph.support(*id).to_vec()).collect();
        let used: std::collections::BTreeSet<usize> = used.into_iter().collect();
        let used: Vec<usize> = used.into_iter().collect();
        let mut roots = outputs.clone();
        roots.extend(used.iter().map(|fact| facts[*fact]));
        let cone = graph.cone(&roots);
        Self { graph, cone, outputs, facts, used }
    }

    /// The key of somebody whose facts are given as numbers that fit them.
    pub(super) fn key(&self, numbers: Vec<Option<i64>>, values: &mut Vec<Val>) -> Key {
        evaluate_some(&self.graph, &self.cone, &numbers, values);
        let answered = |fact: &usize| {
            numbers[*fact].is_some()
                || matches!(self.graph.ops()[self.facts[*fact]],
                    Op::Gated(gate, _) if values[gate] == Val::Known(0))
        };
        if self.used.iter().all(answered) {
            Key::Outputs(self.outputs.iter().map(|id| values[*id]).collect())
        } else {
            Key::Known(numbers)
        }
    }
}
