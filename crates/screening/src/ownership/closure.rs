//! The least fixpoint itself. Every tie is looked at once for each root set, so circles end.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::holdings::Holdings;
use super::regime::{Regime, Threshold};
use super::{By, Reached};
use crate::ties::Node;

/// Whom roots reach: all of them together where shares are added up, each alone where not.
pub(super) fn reached(
    holdings: &Holdings,
    roots: &BTreeSet<Node>,
    regime: Regime,
    threshold: Threshold,
) -> Reached {
    if regime.adds_up() {
        return closure(holdings, roots, threshold);
    }
    let mut all = Reached::default();
    for (rank, root) in roots.iter().enumerate() {
        all.by.insert(*root, (rank, By::Root));
    }
    for root in roots {
        let one = closure(holdings, &BTreeSet::from([*root]), threshold);
        for (node, (rank, by)) in one.by {
            let rank = roots.len() + rank;
            // A shorter proof is a better one; of equals, that of the first root.
            let better = all.by.get(&node).is_none_or(|(known, _)| rank < *known);
            if better {
                all.by.insert(node, (rank, by));
            }
        }
        for (node, parts) in one.held {
            let most = all.held.entry(node).or_default();
            *most = parts.max(*most);
        }
    }
    all
}

fn closure(holdings: &Holdings, roots: &BTreeSet<Node>, threshold: Threshold) -> Reached {
    let mut reached = Reached::default();
    let mut open: VecDeque<Node> = VecDeque::new();
    let mut proofs: BTreeMap<Node, Vec<usize>> = BTreeMap::new();
    let mut counted: BTreeSet<usize> = BTreeSet::new();
    for root in roots {
        reached.by.insert(*root, (reached.by.len(), By::Root));
        open.push_back(*root);
    }
    while let Some(owner) = open.pop_front() {
        for place in holdings.counted_for(owner) {
            let holding = holdings.at(place);
            if !counted.insert(place) {
                continue;
            }
            let held = reached.held.entry(holding.asset).or_default();
            *held = held.saturating_add(holding.parts);
            let proof = proofs.entry(holding.asset).or_default();
            proof.extend(&holding.edges);
            if *held >= threshold.least && !reached.by.contains_key(&holding.asset) {
                let (parts, mut edges) = (*held, std::mem::take(proof));
                edges.sort_unstable();
                let rank = reached.by.len();
                reached.by.insert(holding.asset, (rank, By::Share { parts, edges }));
                open.push_back(holding.asset);
            }
        }
        for (node, edge) in holdings.controlled_by(owner) {
            if !reached.by.contains_key(node) {
                let rank = reached.by.len();
                reached.by.insert(*node, (rank, By::Control { edge: *edge }));
                open.push_back(*node);
            }
        }
    }
    reached
}
