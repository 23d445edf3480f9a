//! Who is hit beside the targets and has no ground: counted, from at least to at most.

use std::collections::{BTreeMap, BTreeSet};

use super::result::{Collateral, HitGroup, Range, Stake, Who};
use super::traits::Chosen;
use super::{Measure, MeasureKind};
use crate::grounds::Found;
use crate::ties::{Edge, Graph, Holds, Node, Role, Tie};

/// Whom a measure of a kind hits beside its targets, by the tie and its end that is the target.
fn hit_by(kind: MeasureKind, edge: &Edge) -> Option<(Who, Node)> {
    let property =
        matches!(kind, MeasureKind::Freeze | MeasureKind::TradeBan | MeasureKind::ClosedAccount);
    match edge.tie {
        Tie::Employment if property => Some((Who::Employees, edge.from)),
        Tie::Ownership if property => Some((Who::CoOwners, edge.from)),
        Tie::UnknownLink if property && edge.role == Role::Customer => {
            Some((Who::Customers, edge.from))
        }
        Tie::Membership if kind == MeasureKind::TeamBan => Some((Who::Members, edge.from)),
        Tie::Involved if kind == MeasureKind::Cancellation => Some((Who::Participants, edge.from)),
        _ => None,
    }
}

/// Counts them. Somebody with a ground under every regime asked is not among them.
pub(super) fn collateral(
    measure: &Measure,
    graph: &Graph,
    chosen: &[Chosen],
    founds: &[&Found<'_>],
) -> Collateral {
    let targets: BTreeSet<Node> = chosen.iter().map(|chosen| chosen.node).collect();
    let mut groups: BTreeMap<Who, BTreeMap<Node, Holds>> = BTreeMap::new();
    let mut shares = Vec::new();
    for target in chosen {
        for edge in graph.to(target.node) {
            let Some((who, node)) = hit_by(measure.kind, edge) else { continue };
            let on = founds.first().map_or(measure.date, |found| found.scene().on);
            let without = edge.on(on).min(target.surely).min(without_ground(founds, node));
            if targets.contains(&node) || without == Holds::Not {
                continue;
            }
            let known = groups.entry(who).or_default().entry(node).or_insert(Holds::Not);
            *known = without.max(*known);
            if who == Who::CoOwners {
                let name = |node: Node| graph.party(node).name.clone();
                let (name, of) = (name(node), name(target.node));
                shares.push(Stake { name, of, share: edge.share });
            }
        }
    }
    shares.sort();
    let mut all: BTreeMap<Node, Holds> = BTreeMap::new();
    let mut counted = Vec::new();
    for (who, nodes) in groups {
        let mut count = Range::default();
        for (node, holds) in nodes {
            count += Range::one(holds);
            let known = all.entry(node).or_insert(Holds::Not);
            *known = holds.max(*known);
        }
        counted.push(HitGroup { who, count });
    }
    let mut total = Range::default();
    all.into_values().for_each(|holds| total += Range::one(holds));
    measure.hits.iter().for_each(|hit| total += hit.count);
    Collateral { groups: counted, shares, declared: measure.hits.clone(), total }
}

/// Whether somebody has no ground: surely, if under no regime asked; possibly, if under some.
fn without_ground(founds: &[&Found<'_>], node: Node) -> Holds {
    let carried: Vec<Holds> = founds.iter().map(|found| found.carries(node)).collect();
    if carried.iter().all(|carried| *carried == Holds::Surely) {
        Holds::Not
    } else if carried.iter().all(|carried| *carried == Holds::Not) {
        Holds::Surely
    } else {
        Holds::Possibly
    }
}
