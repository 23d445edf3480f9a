//! What carries an office or a flag and not the person, and what is only derived from another.

use std::collections::BTreeMap;

use super::own::{Own, best, post};
use super::{Evidence, Ground, Scene, Shown};
use crate::ties::{Edge, Holds, Node, Party, Role, Tie};

/// How high a post is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rank {
    /// Its holder decides: a prominent public function in the sense of Directive (EU) 2015/849
    /// art. 3(9).
    Senior,
    /// A middle or junior post, which that directive leaves out.
    Junior,
    /// The source does not say.
    Unknown,
}

/// The rank of a post, by its topics.
pub(super) fn rank(post: &Party) -> Rank {
    const SENIOR: [&str; 7] = [
        "gov.head",
        "gov.executive",
        "gov.legislative",
        "gov.judicial",
        "gov.financial",
        "gov.security",
        "gov.soe",
    ];
    const JUNIOR: [&str; 3] = ["gov.admin", "role.civil", "role.diplo"];
    let has = |known: &[&str]| known.iter().any(|topic| post.topics.contains(*topic));
    if has(&["role.pep"]) {
        Rank::Senior
    } else if has(&JUNIOR) {
        Rank::Junior
    } else if has(&SENIOR) {
        Rank::Senior
    } else {
        Rank::Unknown
    }
}

/// What carries only the office or the flag.
pub(super) fn capacity(
    scene: &Scene<'_>,
    node: Node,
    bodies: &BTreeMap<Node, Vec<Evidence>>,
) -> Vec<Shown> {
    let mut shown = Vec::new();
    for edge in scene.graph.from(node) {
        let holds = edge.on(scene.on);
        let ground = match edge.tie {
            Tie::Occupancy if post(scene, edge.to, bodies).is_some() => Ground::Office,
            Tie::Representation if edge.role == Role::Flag && bodies.contains_key(&edge.to) => {
                Ground::UnderTheFlag
            }
            _ => continue,
        };
        if holds > Holds::Not {
            shown.push(scene.shown(ground, holds, vec![scene.edge(edge)]));
        }
    }
    shown
}

/// What is only derived from somebody else who has a ground.
pub(super) fn derived(scene: &Scene<'_>, node: Node, own: &Own) -> Vec<Shown> {
    let mut shown = Vec::new();
    let mut add = |edge: &Edge, other: Node, ground: Ground| {
        let strength = edge.on(scene.on).min(best(own, other, |_| true));
        if strength > Holds::Not {
            shown.push(scene.shown(ground, strength, vec![scene.edge(edge)]));
        }
    };
    for edge in scene.graph.from(node) {
        match edge.tie {
            Tie::Family => add(edge, edge.to, Ground::Family),
            Tie::Associate => add(edge, edge.to, Ground::Association),
            Tie::UnknownLink if edge.role == Role::Other => {
                add(edge, edge.to, Ground::Association);
            }
            _ => {}
        }
    }
    for edge in scene.graph.to(node) {
        match edge.tie {
            Tie::Family => add(edge, edge.from, Ground::Family),
            Tie::Associate => add(edge, edge.from, Ground::Association),
            Tie::UnknownLink if edge.role == Role::Other => {
                add(edge, edge.from, Ground::Association);
            }
            Tie::Succession => add(edge, edge.from, Ground::Succession),
            _ => {}
        }
    }
    shown
}
