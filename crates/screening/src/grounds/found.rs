//! Everything that is found about everybody under one regime on one day.

use std::collections::{BTreeMap, BTreeSet};

use super::capacity::{capacity, derived};
use super::notes::{self, Note};
use super::own::{Own, best, bodies, own};
use super::{Class, Evidence, Ground, Scene, Shown};
use crate::ownership::{By, Reach, Reached, Roots, reach};
use crate::ties::{Holds, Node};

/// The most ties that prove one ground.
pub(super) const PROOF_MAX: usize = 64;

/// What is found.
pub(crate) struct Found<'a> {
    pub(super) scene: Scene<'a>,
    pub(super) bodies: BTreeMap<Node, Vec<Evidence>>,
    pub(super) own: Own,
    pub(super) reach: Reach,
}

impl<'a> Found<'a> {
    /// Looks at everybody.
    pub(crate) fn in_scene(scene: Scene<'a>) -> Self {
        let bodies = bodies(&scene);
        let own = own(&scene, &bodies);
        let with = |least: Holds| {
            own.keys().copied().filter(|node| best(&own, *node, |_| true) >= least).collect()
        };
        let roots = Roots { surely: with(Holds::Surely), possibly: with(Holds::Possibly) };
        let reach = reach(scene.graph, &roots, scene.regime, scene.on);
        Self { scene, bodies, own, reach }
    }

    /// Where it was looked.
    pub(crate) fn scene(&self) -> &Scene<'a> {
        &self.scene
    }

    /// All grounds of a node, the strongest first.
    pub(crate) fn grounds(&self, node: Node) -> Vec<Shown> {
        let mut all = self.own.get(&node).cloned().unwrap_or_default();
        all.extend(self.reached(node));
        all.extend(capacity(&self.scene, node, &self.bodies));
        all.extend(derived(&self.scene, node, &self.own));
        all.sort_by(|one, other| {
            let key = |shown: &Shown| (shown.strength, shown.ground.class());
            let order = key(other).cmp(&key(one)).then(one.ground.cmp(&other.ground));
            order.then_with(|| one.evidence.cmp(&other.evidence))
        });
        all
    }

    /// Whether a ground carries somebody: one of its own, or that it is reached.
    pub(crate) fn carries(&self, node: Node) -> Holds {
        best(&self.own, node, |_| true).max(self.reach.holds(node))
    }

    /// What must be known beside the grounds.
    pub(crate) fn notes(&self, node: Node) -> Vec<Note> {
        notes::notes(self, node)
    }

    /// How a node is reached, as surely as it is.
    fn how(&self, node: Node) -> Option<(Holds, &Reached)> {
        match self.reach.holds(node) {
            Holds::Not => None,
            Holds::Possibly => Some((Holds::Possibly, &self.reach.possibly)),
            Holds::Surely => Some((Holds::Surely, &self.reach.surely)),
        }
    }

    /// Those with a ground of their own from whom it follows that a node is reached.
    pub(super) fn reached_from(&self, node: Node) -> BTreeSet<Node> {
        let Some((_, reached)) = self.how(node) else { return BTreeSet::new() };
        let graph = self.scene.graph;
        let owners = reached.proof(graph, node, PROOF_MAX).into_iter();
        let owners = owners.map(|edge| graph.edges()[edge].from);
        owners.filter(|owner| matches!(reached.by.get(owner), Some((_, By::Root)))).collect()
    }

    /// That others own or control it.
    fn reached(&self, node: Node) -> Option<Shown> {
        let (strength, reached) = self.how(node)?;
        let (_, by) = reached.by.get(&node)?;
        let ground = match by {
            By::Root => return None,
            By::Share { .. } => Ground::Ownership,
            By::Control { .. } => Ground::Control,
        };
        let graph = self.scene.graph;
        let proof = reached.proof(graph, node, PROOF_MAX);
        let proof = proof.into_iter().map(|edge| self.scene.edge(&graph.edges()[edge])).collect();
        let mut shown = self.scene.shown(ground, strength, proof);
        shown.share = (ground == Ground::Ownership).then(|| self.reach.held(node));
        Some(shown)
    }
}

/// The strongest class that is shown for sure.
pub(crate) fn strongest(grounds: &[Shown]) -> Option<Class> {
    let sure = grounds.iter().filter(|shown| shown.strength == Holds::Surely);
    sure.map(|shown| shown.ground.class()).max()
}
