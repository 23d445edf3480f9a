//! The classes of each fact: values that no operation can tell apart.

use crate::graph::value::Val;
use crate::graph::{Graph, Id};
use crate::programme::Policy;
use crate::solve::pieces::cut;
use crate::solve::{Domain, domain};

/// The most intervals a fact may be cut into. Beyond them its values are numbers to count with,
/// not kinds of people, and do not fit into a table.
const PIECES_MAX: usize = 256;

/// A fact's values by class.
#[derive(Clone, Debug)]
pub(super) struct Classes {
    /// The fact, by its place among the programme's facts.
    pub(super) fact: usize,
    /// Intervals in order and apart, each with its class.
    pub(super) pieces: Vec<(i64, i64, usize)>,
    /// How many classes there are.
    pub(super) count: usize,
}

impl Classes {
    /// A value of each class.
    pub(super) fn values(&self) -> Vec<i64> {
        let first = |class| self.pieces.iter().find(|(_, _, of)| *of == class);
        (0..self.count).filter_map(first).map(|(low, _, _)| *low).collect()
    }
}

/// The classes of every fact that some output depends on, in the order they are read: facts that
/// other questions hang on come before those, facts with very many classes last. None where a
/// fact cannot be cut.
pub(super) fn classes(policy: &Policy, graph: &Graph, outputs: &[Id]) -> Option<Vec<Classes>> {
    let cone = graph.cone(outputs);
    let frontier = frontier(graph, &cone, outputs);
    let mut all = Vec::new();
    for (fact, roots) in frontier.iter().enumerate() {
        if !roots.is_empty() {
            all.push(one(graph, fact, roots, &domain(&policy.facts[fact]))?);
        }
    }
    let many = |classes: &Classes| classes.count > 16;
    let (last, mut first): (Vec<_>, Vec<_>) = all.into_iter().partition(many);
    first.extend(last);
    Some(first)
}

/// For each fact, the operations that depend on it alone and are used by others, or are outputs.
fn frontier(graph: &Graph, cone: &[Id], outputs: &[Id]) -> Vec<Vec<Id>> {
    let facts = cone.iter().filter_map(|id| graph.support(*id).last()).max();
    let mut frontier = vec![Vec::new(); facts.map_or(0, |last| last + 1)];
    let mut note = |id: Id| {
        if let [fact] = graph.support(id)
            && !frontier[*fact].contains(&id)
        {
            frontier[*fact].push(id);
        }
    };
    outputs.iter().for_each(|id| note(*id));
    for id in cone {
        if graph.support(*id).len() > 1 {
            graph.ops()[*id].operands(&mut note);
        }
    }
    frontier
}

fn one(graph: &Graph, fact: usize, roots: &[Id], domain: &Domain) -> Option<Classes> {
    let cut = cut(graph, roots, fact, domain, PIECES_MAX)?;
    let mut kinds: Vec<Vec<Val>> = Vec::new();
    let mut pieces = Vec::new();
    for (low, high, values) in cut {
        let class = kinds.iter().position(|known| *known == values).unwrap_or(kinds.len());
        if class == kinds.len() {
            kinds.push(values);
        }
        pieces.push((low, high, class));
    }
    Some(Classes { fact, pieces, count: kinds.len() })
}
