//! Grounds of one's own: to be listed, to be the state, to hold a senior post, to have done
//! something; and two that follow from another's own ground by a rule of its own.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::capacity::{Rank, rank};
use super::found::PROOF_MAX;
use super::{Evidence, Ground, Scene, Shown};
use crate::ownership::Regime;
use crate::ties::{Conduct, Deed, Edge, Holds, Lister, Node, Role, Schema, Tie};

/// The day from which family of leading businesspersons is a ground of its own in the EU:
/// Regulation (EU) 2023/1094 of 5 June 2023.
pub(super) const FAMILY_FROM: Date = date(2023, 6, 5);

/// Grounds by node.
pub(super) type Own = BTreeMap<Node, Vec<Shown>>;

/// The state and its bodies, each with the ties that make it one, at most [`PROOF_MAX`].
pub(super) fn bodies(scene: &Scene<'_>) -> BTreeMap<Node, Vec<Evidence>> {
    let mut bodies: BTreeMap<Node, Vec<Evidence>> = BTreeMap::new();
    let mut open: Vec<Node> = scene.states.to_vec();
    for state in scene.states {
        bodies.insert(*state, Vec::new());
    }
    while let Some(whole) = open.pop() {
        for edge in scene.graph.to(whole).filter(|edge| edge.tie == Tie::Part) {
            let is_body = scene.graph.party(edge.from).schema == Schema::PublicBody;
            if is_body && !bodies.contains_key(&edge.from) {
                let mut proof = bodies.get(&whole).cloned().unwrap_or_default();
                // The nearest to the state are told: a long chain must not be copied at each step.
                if proof.len() < PROOF_MAX {
                    proof.push(scene.edge(edge));
                }
                bodies.insert(edge.from, proof);
                open.push(edge.from);
            }
        }
    }
    bodies
}

/// All grounds of everybody's own.
pub(super) fn own(scene: &Scene<'_>, bodies: &BTreeMap<Node, Vec<Evidence>>) -> Own {
    let mut own = Own::new();
    let mut add = |node: Node, shown: Shown| {
        if shown.strength > Holds::Not {
            own.entry(node).or_default().push(shown);
        }
    };
    for listing in scene.graph.listings() {
        let most = match listing.by {
            Lister::Regime(regime) if regime == scene.regime => Holds::Surely,
            Lister::Regime(_) | Lister::Other(_) => Holds::Not,
            Lister::Unstated => Holds::Possibly,
        };
        let proof = vec![scene.fact(&listing.id, listing.of, listing.span)];
        let strength = listing.span.on(scene.on).min(most).min(listing.standing.most());
        add(listing.of, scene.shown(Ground::Listed, strength, proof));
    }
    for (node, proof) in bodies {
        add(*node, scene.shown(Ground::State, Holds::Surely, proof.clone()));
    }
    for statement in scene.graph.deeds() {
        let Some(ground) = conduct(statement.conduct) else { continue };
        let proof = vec![scene.fact(&statement.id, statement.of, statement.span)];
        add(statement.of, scene.shown(ground, statement.on(scene.on), proof));
    }
    for edge in scene.graph.edges().iter().filter(|edge| edge.tie == Tie::Occupancy) {
        if let Some((post_of, proof)) = post(scene, edge.to, bodies) {
            let most = match rank(scene.graph.party(edge.to)) {
                Rank::Senior => Holds::Surely,
                Rank::Unknown => Holds::Possibly,
                Rank::Junior => Holds::Not,
            };
            let strength = edge.on(scene.on).min(most).min(post_of);
            let proof = [vec![scene.edge(edge)], proof].concat();
            add(edge.from, scene.shown(Ground::SeniorOffice, strength, proof));
        }
    }
    follow(scene, &mut own);
    own
}

/// The body of the state whose post a position is.
pub(super) fn post(
    scene: &Scene<'_>,
    position: Node,
    bodies: &BTreeMap<Node, Vec<Evidence>>,
) -> Option<(Holds, Vec<Evidence>)> {
    let mut of = scene.graph.from(position).filter(|edge| edge.tie == Tie::PostOf);
    let edge = of.find(|edge| bodies.contains_key(&edge.to))?;
    Some((edge.on(scene.on), vec![scene.edge(edge)]))
}

/// Grounds that follow from the own ground of another.
fn follow(scene: &Scene<'_>, own: &mut Own) {
    let mut more = Vec::new();
    for edge in scene.graph.edges() {
        let holds = edge.on(scene.on);
        if holds == Holds::Not {
            continue;
        }
        // A front acts for its client; an event is what its organiser makes it.
        let acts = match edge.tie {
            Tie::Representation if edge.role == Role::Front => Some((edge.from, edge.to)),
            Tie::Organiser => Some((edge.to, edge.from)),
            _ => None,
        };
        if let Some((node, of)) = acts {
            let strength = best(own, of, |_| true).min(holds);
            more.push((node, scene.shown(Ground::ActingFor, strength, vec![scene.edge(edge)])));
        }
        let family = edge.tie == Tie::Family && edge.role == Role::Immediate;
        if family && scene.regime == Regime::Eu && scene.on >= FAMILY_FROM {
            more.push(family_of_business(scene, own, edge, edge.from, edge.to));
            more.push(family_of_business(scene, own, edge, edge.to, edge.from));
        }
    }
    for (node, shown) in more {
        if shown.strength > Holds::Not {
            own.entry(node).or_default().push(shown);
        }
    }
}

/// Immediate family of a leading businessperson: Regulation (EU) 2023/1094 names those who benefit
/// from one. Without a statement that they do it is possible at most; a family tie alone is not
/// enough (GC T-212/22).
fn family_of_business(
    scene: &Scene<'_>,
    own: &Own,
    edge: &Edge,
    of: Node,
    relative: Node,
) -> (Node, Shown) {
    let business = |ground| ground == Ground::Business;
    let benefit = benefit(scene, relative);
    let mut proof = vec![scene.edge(edge)];
    proof.extend(benefit.iter().map(|(_, deed)| scene.fact(&deed.id, deed.of, deed.span)));
    let known = own.get(&of).into_iter().flatten();
    proof.extend(known.filter(|s| business(s.ground)).flat_map(|s| s.evidence.clone()));
    let benefits = benefit.map_or(Holds::Possibly, |(holds, _)| holds);
    let strength = best(own, of, business).min(edge.on(scene.on)).min(benefits);
    (relative, scene.shown(Ground::FamilyOfBusiness, strength, proof))
}

/// The surest statement that somebody benefits from a businessperson of the family.
pub(super) fn benefit<'a>(scene: &Scene<'a>, node: Node) -> Option<(Holds, &'a Deed)> {
    let deeds = scene.graph.deeds_of(node);
    let stated = deeds.filter(|deed| deed.conduct == Conduct::BenefitsFromFamily);
    let held = stated.map(|deed| (deed.on(scene.on), deed));
    // Of equals the first, by identifier.
    held.filter(|(holds, _)| *holds > Holds::Not).rev().max_by_key(|(holds, _)| *holds)
}

/// The strongest of some grounds of a node.
pub(super) fn best(own: &Own, node: Node, which: impl Fn(Ground) -> bool) -> Holds {
    let all = own.get(&node).into_iter().flatten();
    let strengths = all.filter(|shown| which(shown.ground)).map(|shown| shown.strength);
    strengths.max().unwrap_or(Holds::Not)
}

/// The ground that a conduct is; none if it is one only beside a tie.
const fn conduct(conduct: Conduct) -> Option<Ground> {
    Some(match conduct {
        Conduct::Decides => Ground::Decides,
        Conduct::Supports => Ground::Supports,
        Conduct::Benefits => Ground::Benefits,
        Conduct::Business => Ground::Business,
        Conduct::Military => Ground::Military,
        Conduct::Circumvents => Ground::Circumvents,
        Conduct::BenefitsFromFamily => return None,
    })
}
