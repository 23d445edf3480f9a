//! Who is tied to whom, how, since when and until when: the graph that grounds are found in.
//!
//! **Architecture Invariant:** the graph has no place for nationality, citizenship, ethnicity,
//! religion, language or places of birth and residence. Grounds, ownership and verdicts are made
//! from it alone, so none of them can come from who somebody is.

mod problem;
mod read;
mod role;
mod span;
mod status;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use problem::{TieProblem, WrongTie};
pub use span::{Holds, Span, partial_date};

use crate::ownership::Regime;
use crate::percent::Share;

/// The place of a node in its graph.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Node(pub u32);

impl Node {
    pub(crate) fn at(self) -> usize {
        self.0 as usize
    }
}

/// What somebody or something is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Schema {
    /// A human being.
    Person,
    /// A company.
    Company,
    /// A ministry, agency or other body of a state.
    PublicBody,
    /// Any other organisation: a team, a foundation, a party.
    Organisation,
    /// A post that somebody can hold.
    Position,
    /// A concert, a talk, a match.
    Event,
    /// A thing that is owned: a ship, an aircraft, a house, a security.
    Asset,
    /// Anything else.
    Other,
}

/// One person, body or thing, without anything that must not be a ground.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    /// Its identifier in the file.
    pub id: String,
    /// What it is.
    pub schema: Schema,
    /// What it is called.
    pub name: String,
    /// Topics of FollowTheMoney, such as `gov.executive`.
    pub topics: BTreeSet<String>,
}

/// How two parties are tied, from the first to the second.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// Owns.
    Ownership,
    /// Sits on the board of, or directs.
    Directorship,
    /// Is a member of.
    Membership,
    /// Works for.
    Employment,
    /// Acts for.
    Representation,
    /// Holds the post.
    Occupancy,
    /// Is family of.
    Family,
    /// Is an associate of.
    Associate,
    /// Is linked to, in a way that only the role says.
    UnknownLink,
    /// Was succeeded by.
    Succession,
    /// Organises the event.
    Organiser,
    /// Takes part in the event.
    Involved,
    /// Is a part of.
    Part,
    /// Is a post of.
    PostOf,
}

/// What a role says that the rules ask for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Controls: dominant influence, or affairs follow the person's wishes.
    Control,
    /// May appoint or remove a majority of the board, or has.
    BoardMajority,
    /// Holds or acts in the name of another: a front, a nominee.
    Front,
    /// Competes or appears in the name and under the flag of a state.
    Flag,
    /// Is a customer.
    Customer,
    /// Spouse, partner, child or parent.
    Immediate,
    /// Anything else.
    Other,
}

/// How far what the source says of a tie, a listing or a conduct is settled; the later, the less of
/// it is left.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The source says so.
    Stated,
    /// Somebody claims it: it may be so.
    Claimed,
    /// An authority found the presumption of control rebutted, case by case. Only ties of control
    /// have it: whatever else was rebutted is [withdrawn](Self::Withdrawn).
    Rebutted,
    /// It was ended, withdrawn or refuted, and counts no more.
    Withdrawn,
}

impl Standing {
    /// How surely it holds at most. To hear a rebuttal is for the regime.
    pub const fn most(self) -> Holds {
        match self {
            Self::Stated | Self::Rebutted => Holds::Surely,
            Self::Claimed => Holds::Possibly,
            Self::Withdrawn => Holds::Not,
        }
    }
}

/// A joint arrangement that a share is held under.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Joint {
    /// It has a name: whoever holds under the same name holds together.
    Named(String),
    /// The source does not say which: it may be any of that asset, or one of its own.
    Unnamed,
}

/// A tie between two parties.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edge {
    /// The identifier of its entity.
    pub id: String,
    /// How they are tied.
    pub tie: Tie,
    /// The owner, director, member, employee, agent, holder, person.
    pub from: Node,
    /// The asset, organisation, employer, client, post, relative.
    pub to: Node,
    /// When it holds.
    pub span: Span,
    /// What the role says.
    pub role: Role,
    /// How far it is settled.
    pub standing: Standing,
    /// The share that is owned; unknown for anything but ownership.
    pub share: Share,
    /// The joint arrangement the share is held under, if one is.
    pub joint: Option<Joint>,
}

impl Edge {
    /// Whether it holds on a day. What is only claimed holds possibly at most, and what was
    /// withdrawn does not hold.
    pub fn on(&self, day: Date) -> Holds {
        self.span.on(day).min(self.standing.most())
    }
}

/// Whose list it is. That is no trait of who is on it: a state lists its opponents too.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lister {
    /// One of the regimes.
    Regime(Regime),
    /// The source does not say.
    Unstated,
    /// Another authority, in the words of the source: no ground under any of the regimes.
    Other(String),
}

/// A listing by an authority.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listing {
    /// The identifier of its entity.
    pub id: String,
    /// Who is listed.
    pub of: Node,
    /// By whom.
    pub by: Lister,
    /// When it is in force.
    pub span: Span,
    /// How far it is settled.
    pub standing: Standing,
}

/// What somebody is said to have done, with the words of the listing criteria.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conduct {
    /// Takes part in decisions on the war or carries them out.
    Decides,
    /// Supports those decisions or those who take them, propaganda included.
    Supports,
    /// Benefits from those who decide, or from the government.
    Benefits,
    /// Is a leading businessperson, or works in a sector of substantial revenue.
    Business,
    /// Serves or supplies the forces that fight.
    Military,
    /// Helps others around measures.
    Circumvents,
    /// Benefits from a leading businessperson who is immediate family. Beside that tie only.
    BenefitsFromFamily,
}

/// A statement of conduct, with its source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deed {
    /// The identifier of its entity.
    pub id: String,
    /// Of whom.
    pub of: Node,
    /// What.
    pub conduct: Conduct,
    /// When.
    pub span: Span,
    /// How far it is settled.
    pub standing: Standing,
}

impl Deed {
    /// Whether it holds on a day.
    pub fn on(&self, day: Date) -> Holds {
        self.span.on(day).min(self.standing.most())
    }
}

/// All parties and their ties.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Graph {
    parties: Vec<Party>,
    edges: Vec<Edge>,
    from: Vec<Vec<u32>>,
    to: Vec<Vec<u32>>,
    listings: Vec<Listing>,
    deeds: Vec<Deed>,
    listed: BTreeMap<Node, Vec<u32>>,
    did: BTreeMap<Node, Vec<u32>>,
    ids: BTreeMap<String, Node>,
}

impl Graph {
    /// All nodes, in the order of the file.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + use<> {
        let count = u32::try_from(self.parties.len()).unwrap_or(u32::MAX);
        (0..count).map(Node)
    }

    /// How many parties there are.
    pub fn len(&self) -> usize {
        self.parties.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }

    /// The node of an identifier.
    pub fn find(&self, id: &str) -> Option<Node> {
        self.ids.get(id).copied()
    }

    /// The party at a node.
    pub fn party(&self, node: Node) -> &Party {
        &self.parties[node.at()]
    }

    /// All ties.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The ties that begin at a node.
    pub fn from(&self, node: Node) -> impl Iterator<Item = &Edge> {
        self.from[node.at()].iter().map(|edge| &self.edges[*edge as usize])
    }

    /// The ties that end at a node.
    pub fn to(&self, node: Node) -> impl Iterator<Item = &Edge> {
        self.to[node.at()].iter().map(|edge| &self.edges[*edge as usize])
    }

    /// All listings.
    pub fn listings(&self) -> &[Listing] {
        &self.listings
    }

    /// The listings of a node.
    pub fn listings_of(&self, node: Node) -> impl Iterator<Item = &Listing> {
        let places = self.listed.get(&node).map_or(&[][..], Vec::as_slice);
        places.iter().map(|place| &self.listings[*place as usize])
    }

    /// All deeds of conduct.
    pub fn deeds(&self) -> &[Deed] {
        &self.deeds
    }

    /// The deeds of a node, in the order of their identifiers.
    pub fn deeds_of(&self, node: Node) -> impl DoubleEndedIterator<Item = &Deed> {
        let places = self.did.get(&node).map_or(&[][..], Vec::as_slice);
        places.iter().map(|place| &self.deeds[*place as usize])
    }
}
