//! Who holds what on a day, by lower or by upper bounds.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::regime::Regime;
use crate::percent::WHOLE;
use crate::ties::{Edge, Graph, Holds, Joint, Node, Role, Standing, Tie};

/// What one owner holds of one asset.
pub(super) struct Holding {
    pub(super) asset: Node,
    /// In parts per million.
    pub(super) parts: u32,
    /// Places of its ties.
    pub(super) edges: Vec<usize>,
    joint: Option<Joint>,
}

/// All holdings and controls of a day.
pub(super) struct Holdings {
    all: Vec<Holding>,
    by_owner: BTreeMap<Node, Vec<usize>>,
    jointly: BTreeMap<(Node, Joint), Vec<usize>>,
    controls: BTreeMap<Node, Vec<(Node, usize)>>,
}

impl Holdings {
    /// The holdings of ties that hold at `least` so. For what is sure, several statements of one
    /// holding count once, as the greatest lower bound: they may be of the same shares. For what
    /// may be, they are added up, and a share held jointly under no name is held with any other.
    pub(super) fn of(graph: &Graph, regime: Regime, on: Date, least: Holds) -> Self {
        let surely = least == Holds::Surely;
        let holds = |edge: &Edge| edge.on(on) >= least;
        let mut holdings = Self {
            all: Vec::new(),
            by_owner: BTreeMap::new(),
            jointly: BTreeMap::new(),
            controls: BTreeMap::new(),
        };
        let mut places: BTreeMap<(Node, Node, Option<Joint>), usize> = BTreeMap::new();
        for (place, edge) in graph.edges().iter().enumerate().filter(|(_, edge)| holds(edge)) {
            if edge.tie == Tie::Ownership {
                // Where all is added up anyway, it does not matter what is held jointly.
                let told = |joint: &Joint| !surely || *joint != Joint::Unnamed;
                let joint = edge.joint.clone().filter(|joint| !regime.adds_up() && told(joint));
                let key = (edge.from, edge.to, joint.clone());
                let at = *places.entry(key).or_insert_with(|| holdings.add(edge, joint));
                let (parts, holding) = (edge.share, &mut holdings.all[at]);
                if surely && parts.low > holding.parts {
                    (holding.parts, holding.edges) = (parts.low, vec![place]);
                } else if !surely && parts.high > 0 {
                    holding.parts = (holding.parts + parts.high).min(WHOLE);
                    holding.edges.push(place);
                }
            }
            if regime.counts_control() && controls(edge) {
                let rebutted = regime.hears_rebuttal() && edge.standing == Standing::Rebutted;
                if !rebutted {
                    holdings.controls.entry(edge.from).or_default().push((edge.to, place));
                }
            }
        }
        holdings
    }

    fn add(&mut self, edge: &Edge, joint: Option<Joint>) -> usize {
        let place = self.all.len();
        let asset = edge.to;
        self.by_owner.entry(edge.from).or_default().push(place);
        if let Some(arrangement) = &joint {
            self.jointly.entry((asset, arrangement.clone())).or_default().push(place);
        }
        self.all.push(Holding { asset, parts: 0, edges: Vec::new(), joint });
        place
    }

    pub(super) fn at(&self, place: usize) -> &Holding {
        &self.all[place]
    }

    /// What counts as an owner's: its own holdings, and those held jointly with it. Each party to
    /// a joint arrangement is taken to hold what all hold (SI 2019/855 Sched. 1 paras 2 and 3).
    pub(super) fn counted_for(&self, owner: Node) -> impl Iterator<Item = usize> {
        let own = self.by_owner.get(&owner).map_or(&[][..], Vec::as_slice);
        own.iter().flat_map(|place| {
            let Holding { asset, joint, .. } = self.at(*place);
            let unnamed = (*asset, Joint::Unnamed);
            // What has no name comes last, and may be any arrangement of that asset.
            let (named, rest) = match joint {
                None => (None, None),
                Some(Joint::Unnamed) => {
                    (None, Some((*asset, Joint::Named(String::new()))..=unnamed))
                }
                Some(named) => (Some((*asset, named.clone())), Some(unnamed.clone()..=unnamed)),
            };
            let alone = joint.is_none().then_some(*place);
            let named = named.and_then(|key| self.jointly.get(&key)).into_iter().flatten();
            let rest = rest.into_iter().flat_map(|keys| self.jointly.range(keys));
            let rest = rest.flat_map(|(_, places)| places);
            alone.into_iter().chain(named.chain(rest).copied())
        })
    }

    pub(super) fn controlled_by(&self, owner: Node) -> &[(Node, usize)] {
        self.controls.get(&owner).map_or(&[], Vec::as_slice)
    }
}

/// Whether a tie is one of control, of whatever schema: the source says so in its role.
pub(crate) fn controls(edge: &Edge) -> bool {
    let may = matches!(edge.tie, Tie::Directorship | Tie::UnknownLink | Tie::Representation);
    may && matches!(edge.role, Role::Control | Role::BoardMajority)
}
