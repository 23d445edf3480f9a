//! Individual athletes: neutral, unless contracted to the forces that fight.
//!
//! The IOC's recommendations of 2023 let individuals compete without flag and anthem, unless they
//! actively support the war or are contracted to the military or to security agencies. Support is
//! a ground like any other; the contract is one in sport only.

use crate::grounds::{Ground, Scene, Shown};
use crate::ties::{Holds, Node, Tie};

const RULE: &str = "IOC recommendations of 2023: contracted to the military or security agencies";

/// A contract with the forces that fight, or none.
pub(super) fn contract(scene: &Scene<'_>, node: Node) -> Vec<Shown> {
    let forces = |employer: Node| {
        let topics = &scene.graph.party(employer).topics;
        topics.contains("mil") || topics.contains("gov.security")
    };
    let ties = scene.graph.from(node).filter(|edge| edge.tie == Tie::Employment);
    let shown = ties.filter(|edge| forces(edge.to)).map(|edge| {
        let proof = vec![scene.edge(edge)];
        let shown = scene.shown(Ground::Military, edge.on(scene.on), proof);
        Shown { rule: RULE.to_owned(), ..shown }
    });
    shown.filter(|shown| shown.strength > Holds::Not).collect()
}
