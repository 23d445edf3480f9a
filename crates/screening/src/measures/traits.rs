//! The choice of targets: the only place that looks at who somebody is.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Criterion, Measure, Selector};
use crate::entity::{Entity, EntityProblem, read_entities};
use crate::ties::{Graph, Holds, Node, Schema, Tie, TieProblem};

/// What must never be a ground.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    /// Nationality.
    Nationality,
    /// Citizenship.
    Citizenship,
    /// Ethnicity.
    Ethnicity,
    /// Religion.
    Religion,
    /// Language.
    Language,
    /// Place or country of birth.
    Birthplace,
    /// Where somebody lives.
    Residence,
}

impl Trait {
    /// All there are.
    pub const ALL: [Self; 7] = [
        Self::Nationality,
        Self::Citizenship,
        Self::Ethnicity,
        Self::Religion,
        Self::Language,
        Self::Birthplace,
        Self::Residence,
    ];

    /// Its name in a file.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nationality => "nationality",
            Self::Citizenship => "citizenship",
            Self::Ethnicity => "ethnicity",
            Self::Religion => "religion",
            Self::Language => "language",
            Self::Birthplace => "birthplace",
            Self::Residence => "residence",
        }
    }

    /// The properties of FollowTheMoney that say it.
    const fn properties(self) -> &'static [&'static str] {
        match self {
            Self::Nationality => &["nationality", "citizenship"],
            Self::Citizenship => &["citizenship"],
            Self::Ethnicity => &["ethnicity"],
            Self::Religion => &["religion"],
            Self::Language => &["spokenLanguage"],
            Self::Birthplace => &["birthPlace", "birthCountry"],
            Self::Residence => &["country", "mainCountry", "jurisdiction"],
        }
    }
}

/// A file of entities: the graph that verdicts are made from, and, apart from it, the traits that
/// a measure may choose by.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    /// Who is tied to whom.
    pub graph: Graph,
    /// Lines that could not be read.
    pub unread: Vec<EntityProblem>,
    /// Ties that could not be used, and what must be known of the rest.
    pub problems: Vec<TieProblem>,
    traits: BTreeMap<Node, BTreeSet<(Trait, String)>>,
    professions: BTreeMap<Node, BTreeSet<String>>,
}

impl Dossier {
    /// Reads FollowTheMoney JSON lines.
    pub fn read(text: &str) -> Self {
        let read = read_entities(text);
        Self { unread: read.problems, ..Self::of(&read.all) }
    }

    /// Sorts entities into the graph and the traits.
    pub fn of(entities: &[Entity]) -> Self {
        let (graph, problems) = Graph::of(entities);
        let mut dossier = Self { graph, problems, ..Self::default() };
        for entity in entities {
            let Some(node) = dossier.graph.find(&entity.id) else { continue };
            for of in Trait::ALL {
                let values = of.properties().iter().flat_map(|name| entity.all(name));
                let traits = values.map(|value| (of, value.to_lowercase()));
                let all: Vec<(Trait, String)> = traits.collect();
                if !all.is_empty() {
                    dossier.traits.entry(node).or_default().extend(all);
                }
            }
            let professions = ["profession", "position"].into_iter().flat_map(|p| entity.all(p));
            let professions: BTreeSet<String> = professions.map(|p| p.to_lowercase()).collect();
            dossier.professions.insert(node, professions);
        }
        dossier
    }
}

/// Somebody a measure hits, and whether it surely does.
pub(super) struct Chosen {
    pub(super) node: Node,
    pub(super) surely: Holds,
    pub(super) named: bool,
    /// Whether nothing but selectors by a trait chose it.
    pub(super) by_traits: bool,
}

/// Whom a measure chooses, in the order of the file; and the identifiers nobody has.
pub(super) fn chosen(measure: &Measure, dossier: &Dossier, on: Date) -> (Vec<Chosen>, Vec<String>) {
    let mut all: BTreeMap<Node, Chosen> = BTreeMap::new();
    let mut nobody = Vec::new();
    for id in &measure.targets {
        match dossier.graph.find(id) {
            Some(node) => {
                let surely = Holds::Surely;
                all.insert(node, Chosen { node, surely, named: true, by_traits: false });
            }
            None => nobody.push(id.clone()),
        }
    }
    for selector in &measure.select {
        for node in dossier.graph.nodes() {
            let surely = meets(selector, dossier, node, on);
            if surely > Holds::Not {
                let first = Chosen { node, surely, named: false, by_traits: true };
                let chosen = all.entry(node).or_insert(first);
                chosen.surely = chosen.surely.max(surely);
                chosen.by_traits &= !selector.traits.is_empty();
            }
        }
    }
    (all.into_values().collect(), nobody)
}

fn meets(selector: &Selector, dossier: &Dossier, node: Node, on: Date) -> Holds {
    let traits = dossier.traits.get(&node);
    let has = |(of, value): &(Trait, String)| {
        traits.is_some_and(|traits| traits.contains(&(*of, value.to_lowercase())))
    };
    if !selector.traits.iter().all(has) {
        return Holds::Not;
    }
    let ties = selector.ties.iter().map(|(of, value)| criterion(dossier, node, *of, value, on));
    ties.min().unwrap_or(Holds::Surely)
}

fn criterion(dossier: &Dossier, node: Node, of: Criterion, value: &str, on: Date) -> Holds {
    let graph = &dossier.graph;
    let surely = |is: bool| if is { Holds::Surely } else { Holds::Not };
    let tied = |tie: Tie, begins: bool| {
        let other = graph.find(value);
        let edges: Box<dyn Iterator<Item = _>> = match begins {
            true => Box::new(graph.from(node).map(|edge| (edge, edge.to))),
            false => Box::new(graph.to(node).map(|edge| (edge, edge.from))),
        };
        let holds = edges
            .filter(|(edge, end)| edge.tie == tie && Some(*end) == other)
            .map(|(edge, _)| edge.on(on));
        holds.max().unwrap_or(Holds::Not)
    };
    let party = graph.party(node);
    match of {
        Criterion::Schema => surely(schema_code(party.schema) == value),
        Criterion::Topic => surely(party.topics.contains(value)),
        Criterion::Profession => {
            let known = dossier.professions.get(&node);
            surely(known.is_some_and(|known| known.contains(&value.to_lowercase())))
        }
        Criterion::Employer => tied(Tie::Employment, true),
        Criterion::MemberOf => tied(Tie::Membership, true),
        Criterion::Post => tied(Tie::Occupancy, true),
        Criterion::Owner => tied(Tie::Ownership, false),
    }
}

/// A schema's name in a selector.
pub(super) const fn schema_code(schema: Schema) -> &'static str {
    match schema {
        Schema::Person => "person",
        Schema::Company => "company",
        Schema::PublicBody => "public_body",
        Schema::Organisation => "organisation",
        Schema::Position => "position",
        Schema::Event => "event",
        Schema::Asset => "asset",
        Schema::Other => "other",
    }
}
