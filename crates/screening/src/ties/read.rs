//! From entities to the graph: parties first, then what ties them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::problem::{TieProblem, WrongTie};
use super::role::{family, is_joint, plain_words, role};
use super::span::{Span, partial_date};
use super::status::standing;
use super::{Conduct, Deed, Edge, Graph, Joint, Lister, Listing, Node};
use super::{Party, Schema, Standing, Tie};
use crate::days::Days;
use crate::entity::Entity;
use crate::ownership::{Regime, circles, controls};
use crate::percent::{Share, WHOLE, percent};

/// The most parties at one end of a tie.
const ENDS_MAX: usize = 64;

/// Ties that are entities: schema, tie, property of the first and of the second end.
const TIES: [(&str, Tie, &str, &str); 10] = [
    ("Ownership", Tie::Ownership, "owner", "asset"),
    ("Directorship", Tie::Directorship, "director", "organization"),
    ("Membership", Tie::Membership, "member", "organization"),
    ("Employment", Tie::Employment, "employee", "employer"),
    ("Representation", Tie::Representation, "agent", "client"),
    ("Occupancy", Tie::Occupancy, "holder", "post"),
    ("Family", Tie::Family, "person", "relative"),
    ("Associate", Tie::Associate, "person", "associate"),
    ("UnknownLink", Tie::UnknownLink, "subject", "object"),
    ("Succession", Tie::Succession, "predecessor", "successor"),
];

/// Ties that are properties: schema of the entity, property, tie, and whether the entity is the
/// first end.
const PROPERTIES: [(&str, &str, Tie, bool); 5] = [
    ("Position", "organization", Tie::PostOf, true),
    ("PublicBody", "parent", Tie::Part, true),
    ("Event", "organizer", Tie::Organiser, false),
    ("Event", "involved", Tie::Involved, false),
    ("Security", "issuer", Tie::Part, true),
];

/// The criteria a `Risk` may name in `program`.
const CONDUCT: [(&str, Conduct); 7] = [
    ("decides", Conduct::Decides),
    ("supports", Conduct::Supports),
    ("benefits", Conduct::Benefits),
    ("business", Conduct::Business),
    ("military", Conduct::Military),
    ("circumvents", Conduct::Circumvents),
    ("benefits_from_family", Conduct::BenefitsFromFamily),
];

impl Graph {
    /// Builds the graph. What cannot be used is reported; the rest stands.
    pub fn of(entities: &[Entity]) -> (Self, Vec<TieProblem>) {
        let mut reader = Reader { graph: Self::default(), problems: Vec::new() };
        for entity in entities {
            reader.party(entity);
        }
        let lines: BTreeMap<&str, usize> =
            entities.iter().map(|entity| (entity.id.as_str(), entity.line)).collect();
        for entity in entities {
            reader.ties(entity);
        }
        let Reader { mut graph, mut problems } = reader;
        graph.join();
        let line = |id: &str| lines.get(id).copied().unwrap_or_default();
        for members in circles(&graph) {
            let id = members.first().cloned().unwrap_or_default();
            problems.push(TieProblem { line: line(&id), id, wrong: WrongTie::Circle { members } });
        }
        for (id, total) in graph.over_owned() {
            let wrong = WrongTie::TooMuch { percent: percent(total) };
            problems.push(TieProblem { line: line(&id), id, wrong });
        }
        problems.sort_by(|one, other| (one.line, &one.id).cmp(&(other.line, &other.id)));
        (graph, problems)
    }

    /// Lists each node's ties, listings and deeds, in the order of their identifiers.
    fn join(&mut self) {
        self.edges.sort_by(|one, other| {
            (&one.id, one.tie, one.from, one.to).cmp(&(&other.id, other.tie, other.from, other.to))
        });
        self.listings.sort_by(|one, other| (&one.id, one.of).cmp(&(&other.id, other.of)));
        self.deeds.sort_by(|one, other| (&one.id, one.of).cmp(&(&other.id, other.of)));
        self.from = vec![Vec::new(); self.parties.len()];
        self.to = vec![Vec::new(); self.parties.len()];
        for (place, edge) in (0_u32..).zip(&self.edges) {
            self.from[edge.from.at()].push(place);
            self.to[edge.to.at()].push(place);
        }
        for (place, listing) in (0_u32..).zip(&self.listings) {
            self.listed.entry(listing.of).or_default().push(place);
        }
        for (place, deed) in (0_u32..).zip(&self.deeds) {
            self.did.entry(deed.of).or_default().push(place);
        }
    }

    /// Assets whose undated or open holdings add to more than the whole, by their lower bounds.
    fn over_owned(&self) -> Vec<(String, u32)> {
        let of = |node: Node| -> u32 {
            let held = self.to(node).filter(|edge| edge.tie == Tie::Ownership);
            let held = held.filter(|edge| edge.standing != Standing::Withdrawn);
            let lows = held.filter(|edge| edge.span.end.is_none()).map(|edge| edge.share.low);
            // A file may hold any number of owners.
            lows.fold(0, u32::saturating_add)
        };
        let totals = self.nodes().map(|node| (self.party(node).id.clone(), of(node)));
        totals.filter(|(_, total)| *total > WHOLE).collect()
    }
}

struct Reader {
    graph: Graph,
    problems: Vec<TieProblem>,
}

impl Reader {
    fn wrong(&mut self, entity: &Entity, wrong: WrongTie) {
        self.problems.push(TieProblem { line: entity.line, id: entity.id.clone(), wrong });
    }

    fn party(&mut self, entity: &Entity) {
        let is_tie = TIES.iter().any(|(schema, ..)| *schema == entity.schema);
        if is_tie || ["Sanction", "Risk"].contains(&entity.schema.as_str()) {
            return;
        }
        let name = entity.first("name");
        let party = Party {
            id: entity.id.clone(),
            schema: schema(&entity.schema),
            name: if name.is_empty() { entity.id.clone() } else { name.to_owned() },
            topics: entity.all("topics").iter().cloned().collect(),
        };
        let node = Node(u32::try_from(self.graph.parties.len()).unwrap_or(u32::MAX));
        self.graph.ids.insert(party.id.clone(), node);
        self.graph.parties.push(party);
    }

    fn ties(&mut self, entity: &Entity) {
        if let Some((_, tie, first, second)) =
            TIES.iter().find(|(schema, ..)| *schema == entity.schema)
        {
            let (from, to) = (self.ends(entity, first), self.ends(entity, second));
            self.edges(entity, *tie, &from, &to);
        }
        match entity.schema.as_str() {
            "Sanction" => self.listing(entity),
            "Risk" => self.statement(entity),
            _ => {}
        }
        for (schema, property, tie, is_first) in PROPERTIES {
            if schema == entity.schema && !entity.all(property).is_empty() {
                let own: Vec<Node> = self.graph.find(&entity.id).into_iter().collect();
                let other = self.ends(entity, property);
                let (from, to) = if is_first { (&own, &other) } else { (&other, &own) };
                for (from, to) in pairs(from, to) {
                    // A property has no dates: it is a part of what the entity is.
                    let span = Span { start: Some(Days::day(Date::MIN)), end: None };
                    self.graph.edges.push(Edge { span, ..plain(entity, tie, from, to) });
                }
            }
        }
    }

    fn ends(&mut self, entity: &Entity, property: &str) -> Vec<Node> {
        let named = entity.all(property);
        if named.is_empty() {
            self.wrong(entity, WrongTie::NoEnd { property: property.to_owned() });
        }
        if named.len() > ENDS_MAX {
            let (property, most) = (property.to_owned(), ENDS_MAX);
            self.wrong(entity, WrongTie::TooManyEnds { property, most });
        }
        let mut ends = Vec::new();
        for id in named.iter().take(ENDS_MAX) {
            match self.graph.find(id) {
                Some(node) => ends.push(node),
                None => {
                    let (property, named) = (property.to_owned(), id.clone());
                    self.wrong(entity, WrongTie::NobodyThere { property, named });
                }
            }
        }
        ends
    }

    fn edges(&mut self, entity: &Entity, tie: Tie, from: &[Node], to: &[Node]) {
        let span = self.span(entity);
        let standing = self.standing(entity);
        let (share, joint) = match tie {
            Tie::Ownership => (self.share(entity), self.joint(entity)),
            _ => (Share::UNKNOWN, None),
        };
        for (from, to) in pairs(from, to) {
            if tie == Tie::Ownership && from == to {
                self.wrong(entity, WrongTie::OwnsItself);
                continue;
            }
            let joint = joint.clone();
            let edge = Edge { span, share, standing, joint, ..plain(entity, tie, from, to) };
            let standing = if controls(&edge) { standing } else { settled(standing) };
            self.graph.edges.push(Edge { standing, ..edge });
        }
    }

    /// The joint arrangement of a share. Arrangements are told apart by their names.
    fn joint(&mut self, entity: &Entity) -> Option<Joint> {
        if !entity.all("ownershipType").iter().any(|text| is_joint(text)) {
            return None;
        }
        let name = plain_words(entity.first("legalBasis"));
        if name.is_empty() {
            self.wrong(entity, WrongTie::NoArrangement);
            return Some(Joint::Unnamed);
        }
        Some(Joint::Named(name))
    }

    /// How far an entity is settled. A status that is not known is reported.
    fn standing(&mut self, entity: &Entity) -> Standing {
        let (standing, unknown) = standing(entity.all("status"));
        if let Some(text) = unknown {
            let text = text.chars().take(100).collect();
            self.wrong(entity, WrongTie::Status { text });
        }
        standing
    }

    /// The shares all values may mean. A share nobody states is unknown, and no problem.
    fn share(&mut self, entity: &Entity) -> Share {
        let mut covered: Option<Share> = None;
        for text in entity.all("percentage") {
            let share = Share::read(text).unwrap_or_else(|| {
                let text = text.chars().take(100).collect();
                self.wrong(entity, WrongTie::Share { text });
                Share::UNKNOWN
            });
            covered = Some(covered.map_or(share, |covered| covered.hull(share)));
        }
        covered.unwrap_or(Share::UNKNOWN)
    }

    fn span(&mut self, entity: &Entity) -> Span {
        let start = self.days(entity, &["startDate", "listingDate", "periodStart"]);
        Span { start, end: self.days(entity, &["endDate", "periodEnd"]) }
    }

    /// The days that all values of the first property that is given may mean.
    fn days(&mut self, entity: &Entity, properties: &[&str]) -> Option<Days> {
        let property = properties.iter().find(|property| !entity.all(property).is_empty())?;
        let mut covered: Option<Days> = None;
        for text in entity.all(property) {
            let Some(days) = partial_date(text) else {
                let (property, text) = ((*property).to_owned(), text.chars().take(100).collect());
                self.wrong(entity, WrongTie::Date { property, text });
                continue;
            };
            covered = Some(covered.map_or(days, |covered| Days {
                first: covered.first.min(days.first),
                last: covered.last.max(days.last),
            }));
        }
        // An end that cannot be read is still an end: it may have been at any time.
        let unread = property.to_lowercase().contains("end") && covered.is_none();
        covered.or(unread.then_some(Days { first: Date::MIN, last: Date::MAX }))
    }

    fn listing(&mut self, entity: &Entity) {
        let countries = entity.all("country").iter().map(|country| country.trim());
        let mut by: BTreeSet<Lister> =
            countries.filter(|country| !country.is_empty()).map(lister).collect();
        if by.is_empty() {
            self.wrong(entity, WrongTie::NoRegime);
            by.insert(Lister::Unstated);
        }
        for by in &by {
            if let Lister::Other(text) = by
                && !is_code(text)
            {
                self.wrong(entity, WrongTie::Lister { text: text.clone() });
            }
        }
        let (span, standing) = (self.span(entity), settled(self.standing(entity)));
        for of in self.ends(entity, "entity") {
            let listing = |by| Listing { id: entity.id.clone(), of, by, span, standing };
            self.graph.listings.extend(by.iter().cloned().map(listing));
        }
    }

    fn statement(&mut self, entity: &Entity) {
        let program = entity.first("program");
        let Some((_, conduct)) = CONDUCT.iter().find(|(code, _)| *code == program) else {
            let text = program.chars().take(100).collect();
            let known = CONDUCT.map(|(code, _)| code).join(", ");
            return self.wrong(entity, WrongTie::Conduct { text, known });
        };
        let (span, standing) = (self.span(entity), settled(self.standing(entity)));
        for of in self.ends(entity, "entity") {
            let (id, conduct) = (entity.id.clone(), *conduct);
            self.graph.deeds.push(Deed { id, of, conduct, span, standing });
        }
    }
}

/// Whose list the country of a listing makes it.
fn lister(country: &str) -> Lister {
    let other = || Lister::Other(country.chars().take(100).collect());
    Regime::of_country(country).map_or_else(other, Lister::Regime)
}

/// Whether a text looks like a country in FollowTheMoney: `ru`, `gb-sct`, `suhh`.
fn is_code(text: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphabetic() || byte == b'-';
    (2..=7).contains(&text.len()) && text.bytes().all(sign)
}

/// The standing of what is no tie of control: it presumes nothing, so rebutted is refuted.
const fn settled(standing: Standing) -> Standing {
    match standing {
        Standing::Rebutted => Standing::Withdrawn,
        standing => standing,
    }
}

fn pairs<'a>(from: &'a [Node], to: &'a [Node]) -> impl Iterator<Item = (Node, Node)> + 'a {
    from.iter().flat_map(move |one| to.iter().map(move |other| (*one, *other)))
}

/// A tie as its words say it. A status is that of the entity: of a tie that is one, and not of a
/// property of a party, which may be dissolved and still be a part of what it was.
fn plain(entity: &Entity, tie: Tie, from: Node, to: Node) -> Edge {
    let words = ["role", "relationship"].map(|property| entity.first(property));
    let role = match tie {
        Tie::Family => family(words[1]),
        _ => role(if words[0].is_empty() { words[1] } else { words[0] }),
    };
    Edge {
        id: entity.id.clone(),
        tie,
        from,
        to,
        span: Span::default(),
        role,
        standing: Standing::Stated,
        share: Share::UNKNOWN,
        joint: None,
    }
}

fn schema(text: &str) -> Schema {
    match text {
        "Person" => Schema::Person,
        "Company" => Schema::Company,
        "PublicBody" => Schema::PublicBody,
        "Organization" | "LegalEntity" => Schema::Organisation,
        "Position" => Schema::Position,
        "Event" => Schema::Event,
        "Asset" | "Vessel" | "Airplane" | "Vehicle" | "RealEstate" | "Security" => Schema::Asset,
        _ => Schema::Other,
    }
}
