//! What must be known beside the grounds: why something that looks like one is none, and what
//! calls for a closer look.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Ground;
use super::found::Found;
use super::own::{FAMILY_FROM, benefit, best, post};
use crate::ownership::{Regime, Threshold, controls};
use crate::percent::Share;
use crate::ties::{Edge, Holds, Lister, Node, Role, Schema, Standing, Tie};

/// Why something is no ground here, or what to look at. Each carries what it is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Note {
    /// An office that ended before the day.
    PastOffice {
        /// The tie.
        id: String,
        /// The post.
        post: String,
        /// The last day it may have been held.
        until: Date,
    },
    /// A tie to somebody with a ground that ended before the day.
    TieOver {
        /// The tie.
        id: String,
        /// To whom.
        other: String,
        /// The last day it may have held.
        until: Date,
    },
    /// Those with a ground own some of it, and not enough.
    Below {
        /// What they own together.
        share: Share,
        /// What would be enough.
        enough: Threshold,
    },
    /// Somebody with a ground controls it, which only calls for caution under this regime.
    ControlIsCaution {
        /// The tie.
        id: String,
        /// Who.
        other: String,
    },
    /// The presumption of control was rebutted.
    ControlRebutted {
        /// The tie.
        id: String,
        /// Who was presumed to control it.
        other: String,
    },
    /// Somebody with a ground leads it, and nothing says that this person controls it.
    LedByOfficial {
        /// The tie.
        id: String,
        /// Who.
        other: String,
    },
    /// It works for somebody with a ground, which is no ground.
    OnlyEmployed {
        /// The tie.
        id: String,
        /// For whom.
        other: String,
    },
    /// It is a member of a team under the flag, and does not itself appear under it.
    OnlyMember {
        /// The tie.
        id: String,
        /// Of what.
        other: String,
    },
    /// Family of a leading businessperson, before that became a ground of its own.
    FamilyNotYet {
        /// The tie.
        id: String,
        /// Of whom.
        other: String,
        /// The day from which it is one.
        from: Date,
    },
    /// Immediate family of a leading businessperson, where that is a ground for those who benefit,
    /// and nothing states for sure that this one does.
    BenefitNotShown {
        /// The tie.
        id: String,
        /// Of whom.
        other: String,
    },
    /// A tie to somebody with a ground that a source calls ended, withdrawn or refuted.
    TieWithdrawn {
        /// The tie.
        id: String,
        /// To whom, or the post.
        other: String,
    },
    /// A listing or a statement that was withdrawn or refuted.
    Withdrawn {
        /// The listing or statement.
        id: String,
    },
    /// It is on the list of an authority that none of the regimes go by.
    ListedElsewhere {
        /// The listing.
        id: String,
        /// Whose list, as the source says.
        by: String,
    },
    /// One through whose ownership or control it is reached is not shown to be listed itself.
    OwnerNotListed {
        /// Who.
        other: String,
    },
    /// A politically exposed person: due diligence, and no ground.
    Exposed,
}

/// All notes on a node, sorted.
pub(super) fn notes(found: &Found<'_>, node: Node) -> Vec<Note> {
    let scene = &found.scene;
    let mut notes = Vec::new();
    for edge in scene.graph.from(node) {
        notes.extend(from(found, edge));
    }
    for edge in scene.graph.to(node) {
        notes.extend(to(found, edge));
    }
    stated(found, node, &mut notes);
    for owner in found.reached_from(node) {
        if best(&found.own, owner, |ground| ground == Ground::Listed) != Holds::Surely {
            notes.push(Note::OwnerNotListed { other: name(found, owner) });
        }
    }
    if found.reach.holds(node) != Holds::Surely {
        let share = found.reach.held(node);
        if share.high > 0 && best(&found.own, node, |_| true) != Holds::Surely {
            let enough = scene.regime.threshold(scene.on);
            notes.push(Note::Below { share, enough });
        }
    }
    if scene.graph.party(node).topics.iter().any(|topic| topic.starts_with("role.pep")) {
        notes.push(Note::Exposed);
    }
    notes.sort();
    notes.dedup();
    notes
}

/// Notes on listings of a node and statements about it.
fn stated(found: &Found<'_>, node: Node, notes: &mut Vec<Note>) {
    let scene = &found.scene;
    for listing in scene.graph.listings_of(node) {
        let id = listing.id.clone();
        match &listing.by {
            Lister::Other(by) => notes.push(Note::ListedElsewhere { id, by: by.clone() }),
            Lister::Regime(regime) if *regime != scene.regime => {}
            Lister::Regime(_) | Lister::Unstated => {
                notes.extend(withdrawn(listing.standing).then_some(Note::Withdrawn { id }));
            }
        }
    }
    let deeds = scene.graph.deeds_of(node).filter(|deed| withdrawn(deed.standing));
    notes.extend(deeds.map(|deed| Note::Withdrawn { id: deed.id.clone() }));
}

fn withdrawn(standing: Standing) -> bool {
    standing == Standing::Withdrawn
}

fn name(found: &Found<'_>, node: Node) -> String {
    found.scene.graph.party(node).name.clone()
}

/// Whether somebody has a ground: of its own, or because it is reached.
fn has_ground(found: &Found<'_>, node: Node) -> bool {
    found.carries(node) == Holds::Surely
}

/// Notes on ties that begin at the node.
fn from(found: &Found<'_>, edge: &Edge) -> Option<Note> {
    let (scene, id, other) = (&found.scene, edge.id.clone(), name(found, edge.to));
    let over = edge.span.over(scene.on).then_some(edge.span.end).flatten();
    if withdrawn(edge.standing) {
        let office = edge.tie == Tie::Occupancy && post(scene, edge.to, &found.bodies).is_some();
        return office.then_some(Note::TieWithdrawn { id, other });
    }
    match (edge.tie, over) {
        (Tie::Occupancy, Some(end)) => {
            post(scene, edge.to, &found.bodies)?;
            Some(Note::PastOffice { id, post: other, until: end.last })
        }
        (Tie::Employment, None) if has_ground(found, edge.to) => {
            Some(Note::OnlyEmployed { id, other })
        }
        (Tie::Membership, None) if under_the_flag(found, edge.to) => {
            Some(Note::OnlyMember { id, other })
        }
        (Tie::Family, _) => family(found, edge, edge.to),
        _ => None,
    }
}

/// Notes on ties that end at the node.
fn to(found: &Found<'_>, edge: &Edge) -> Option<Note> {
    let (scene, id, other) = (&found.scene, edge.id.clone(), name(found, edge.from));
    if edge.tie == Tie::Family && !withdrawn(edge.standing) {
        return family(found, edge, edge.from);
    }
    if !has_ground(found, edge.from) {
        return None;
    }
    if withdrawn(edge.standing) {
        let counts = edge.tie == Tie::Ownership || controls(edge);
        return counts.then_some(Note::TieWithdrawn { id, other });
    }
    if let Some(end) = edge.span.end.filter(|_| edge.span.over(scene.on)) {
        let counts = edge.tie == Tie::Ownership || controls(edge);
        return counts.then_some(Note::TieOver { id, other, until: end.last });
    }
    if controls(edge) {
        if !scene.regime.counts_control() {
            return Some(Note::ControlIsCaution { id, other });
        }
        let rebutted = scene.regime.hears_rebuttal() && edge.standing == Standing::Rebutted;
        return rebutted.then_some(Note::ControlRebutted { id, other });
    }
    let leads = edge.tie == Tie::Directorship;
    leads.then_some(Note::LedByOfficial { id, other })
}

/// What is to be said of family of a leading businessperson in the EU. The node is at the end of
/// the tie that is not `other`.
fn family(found: &Found<'_>, edge: &Edge, other: Node) -> Option<Note> {
    let scene = &found.scene;
    let node = if edge.from == other { edge.to } else { edge.from };
    let may = edge.role == Role::Immediate && scene.regime == Regime::Eu;
    let business = best(&found.own, other, |ground| ground == Ground::Business);
    if !may || business != Holds::Surely || edge.on(scene.on) == Holds::Not {
        return None;
    }
    let (id, other) = (edge.id.clone(), name(found, other));
    if scene.on < FAMILY_FROM {
        return Some(Note::FamilyNotYet { id, other, from: FAMILY_FROM });
    }
    let benefit = benefit(scene, node).map_or(Holds::Not, |(holds, _)| holds);
    (benefit != Holds::Surely).then_some(Note::BenefitNotShown { id, other })
}

fn under_the_flag(found: &Found<'_>, node: Node) -> bool {
    let team = found.scene.graph.party(node).schema != Schema::Person;
    let mut ties = found.scene.graph.from(node);
    team && ties.any(|edge| edge.role == Role::Flag && found.bodies.contains_key(&edge.to))
}
