//! Whom the ownership and control of others reaches, under each regime's own rule.
//!
//! "Reached" is a monotone operator over sets of parties: whoever owners that are reached own or
//! control is reached too. The least fixpoint exists, and parties that own each other in a circle
//! are in it only if somebody outside reaches them. With lower bounds of the shares and ties that
//! surely hold it says who is surely reached; with upper bounds and ties that may hold, who may be.

mod circles;
mod closure;
mod holdings;
mod regime;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

pub use circles::circles;
pub(crate) use holdings::controls;
pub use regime::{Regime, Threshold};

use crate::percent::Share;
use crate::ties::{Graph, Holds, Node};
use holdings::Holdings;

/// How somebody is reached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum By {
    /// It is one of those it begins with.
    Root,
    /// Those who are reached own enough of it.
    Share {
        /// What they own together, in parts per million.
        parts: u32,
        /// Their ties: places in [`Graph::edges`].
        edges: Vec<usize>,
    },
    /// One who is reached controls it.
    Control {
        /// The tie: a place in [`Graph::edges`].
        edge: usize,
    },
}

/// One fixpoint.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reached {
    /// How each one is reached, and in which order.
    pub by: BTreeMap<Node, (usize, By)>,
    /// What those who are reached hold of everybody, reached or not, in parts per million.
    pub held: BTreeMap<Node, u32>,
}

/// Who is reached for sure, and who may be.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reach {
    /// By lower bounds and ties that surely hold.
    pub surely: Reached,
    /// By upper bounds and ties that may hold.
    pub possibly: Reached,
}

/// Those it begins with.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Roots {
    /// Surely.
    pub surely: BTreeSet<Node>,
    /// Possibly; those who are so surely as well.
    pub possibly: BTreeSet<Node>,
}

/// Works out whom the roots reach on a day.
pub fn reach(graph: &Graph, roots: &Roots, regime: Regime, on: Date) -> Reach {
    let of = |least: Holds, roots: &BTreeSet<Node>| {
        let holdings = Holdings::of(graph, regime, on, least);
        closure::reached(&holdings, roots, regime, regime.threshold(on))
    };
    Reach {
        surely: of(Holds::Surely, &roots.surely),
        possibly: of(Holds::Possibly, &roots.possibly),
    }
}

impl Reach {
    /// Whether a node is reached by the ownership or control of somebody else.
    pub fn holds(&self, node: Node) -> Holds {
        let by = |reached: &Reached| {
            reached.by.get(&node).is_some_and(|(_, by)| !matches!(by, By::Root))
        };
        match (by(&self.surely), by(&self.possibly)) {
            (true, _) => Holds::Surely,
            (false, true) => Holds::Possibly,
            (false, false) => Holds::Not,
        }
    }

    /// What those who are reached hold of a node together.
    pub fn held(&self, node: Node) -> Share {
        let of = |reached: &Reached| reached.held.get(&node).copied().unwrap_or_default();
        let low = of(&self.surely).min(crate::percent::WHOLE);
        Share { low, high: of(&self.possibly).clamp(low, crate::percent::WHOLE) }
    }
}

impl Reached {
    /// The ties that prove that a node is reached: those nearest to the roots first, at most
    /// `most`.
    pub fn proof(&self, graph: &Graph, node: Node, most: usize) -> Vec<usize> {
        let (mut proof, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if !seen.insert(node) || proof.len() >= most {
                continue;
            }
            let Some((rank, by)) = self.by.get(&node) else { continue };
            let edges = match by {
                By::Root => &[][..],
                By::Share { edges, .. } => edges,
                By::Control { edge } => std::slice::from_ref(edge),
            };
            for edge in edges {
                proof.insert((*rank, *edge));
                open.push(graph.edges()[*edge].from);
            }
        }
        proof.into_iter().map(|(_, edge)| edge).take(most).collect()
    }
}
