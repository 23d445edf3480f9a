//! Grounds: what the rules of a regime give as a reason to hit somebody, with the ties that prove
//! it.
//!
//! **Architecture Invariant:** a ground is made from a [`Graph`] alone. The graph knows no
//! nationality, ethnicity, religion, language or birthplace, so no ground can come from one.

mod capacity;
mod found;
mod notes;
mod own;
mod rules;
mod words;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub(crate) use found::{Found, strongest};
pub use notes::Note;

use crate::ownership::Regime;
use crate::ties::{Graph, Holds, Node, Span, Tie};

/// What can be a reason, and what only looks like one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// It is on the regime's list.
    Listed,
    /// It is the state itself or a body of it.
    State,
    /// It holds a senior post of the state.
    SeniorOffice,
    /// It decides on the war or carries decisions out.
    Decides,
    /// It supports those decisions or those who take them.
    Supports,
    /// It benefits from those who decide, or from the government.
    Benefits,
    /// It is a leading businessperson, or works in a sector of substantial revenue.
    Business,
    /// It serves or supplies the forces that fight.
    Military,
    /// It helps others around measures.
    Circumvents,
    /// It is immediate family of a leading businessperson and benefits from that, where that is a
    /// ground of its own.
    FamilyOfBusiness,
    /// It acts in the name of somebody with a ground: a front, a nominee.
    ActingFor,
    /// Those with a ground own enough of it.
    Ownership,
    /// One with a ground controls it.
    Control,
    /// It holds a post of the state that is not senior.
    Office,
    /// It appears under the flag of the state.
    UnderTheFlag,
    /// It is family of somebody with a ground.
    Family,
    /// It is an associate of somebody with a ground, or linked to one.
    Association,
    /// It succeeded one that is listed.
    Succession,
}

/// What a ground carries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Nothing alone: it is derived from somebody else and needs more.
    Derived,
    /// What is done in office or under the flag, and not the person.
    Capacity,
    /// It, because of those who own or control it.
    Reached,
    /// It, for what it is, does or holds.
    Own,
}

impl Ground {
    /// What it carries.
    pub const fn class(self) -> Class {
        match self {
            Self::Ownership | Self::Control => Class::Reached,
            Self::Office | Self::UnderTheFlag => Class::Capacity,
            Self::Family | Self::Association | Self::Succession => Class::Derived,
            _ => Class::Own,
        }
    }

    /// Its stable name, as in files and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::State => "state",
            Self::SeniorOffice => "senior_office",
            Self::Decides => "decides",
            Self::Supports => "supports",
            Self::Benefits => "benefits",
            Self::Business => "business",
            Self::Military => "military",
            Self::Circumvents => "circumvents",
            Self::FamilyOfBusiness => "family_of_business",
            Self::ActingFor => "acting_for",
            Self::Ownership => "ownership",
            Self::Control => "control",
            Self::Office => "office",
            Self::UnderTheFlag => "under_the_flag",
            Self::Family => "family",
            Self::Association => "association",
            Self::Succession => "succession",
        }
    }

    /// All there are.
    pub const ALL: [Self; 18] = [
        Self::Listed,
        Self::State,
        Self::SeniorOffice,
        Self::Decides,
        Self::Supports,
        Self::Benefits,
        Self::Business,
        Self::Military,
        Self::Circumvents,
        Self::FamilyOfBusiness,
        Self::ActingFor,
        Self::Ownership,
        Self::Control,
        Self::Office,
        Self::UnderTheFlag,
        Self::Family,
        Self::Association,
        Self::Succession,
    ];
}

/// A tie, listing or statement that proves a ground.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// The identifier of its entity.
    pub id: String,
    /// How the two are tied; none for a listing or a statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tie: Option<Tie>,
    /// What the first is called.
    pub from: String,
    /// What the second is called; empty for a listing or a statement.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// The share that is owned; none for other ties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<crate::percent::Share>,
    /// When it holds.
    pub span: Span,
}

/// A ground that is shown, or may be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// Which.
    pub ground: Ground,
    /// Where the rule stands.
    pub rule: String,
    /// Whether it is shown for sure.
    pub strength: Holds,
    /// What those with a ground own together; none for other grounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<crate::percent::Share>,
    /// What proves it, nearest to its root first.
    pub evidence: Vec<Evidence>,
}

/// What grounds are looked for in: one regime on one day.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) graph: &'a Graph,
    /// The aggressor state's own nodes.
    pub(crate) states: &'a [Node],
    pub(crate) regime: Regime,
    pub(crate) on: Date,
}

impl Scene<'_> {
    pub(crate) fn shown(&self, ground: Ground, strength: Holds, evidence: Vec<Evidence>) -> Shown {
        let rule = rules::rule(ground, self.regime).to_owned();
        Shown { ground, rule, strength, share: None, evidence }
    }

    pub(crate) fn edge(&self, edge: &crate::ties::Edge) -> Evidence {
        let name = |node: Node| self.graph.party(node).name.clone();
        let owned = edge.tie == Tie::Ownership;
        Evidence {
            id: edge.id.clone(),
            tie: Some(edge.tie),
            from: name(edge.from),
            to: name(edge.to),
            share: owned.then_some(edge.share),
            span: edge.span,
        }
    }

    fn fact(&self, id: &str, of: Node, span: Span) -> Evidence {
        let from = self.graph.party(of).name.clone();
        Evidence { id: id.to_owned(), tie: None, from, to: String::new(), share: None, span }
    }
}
