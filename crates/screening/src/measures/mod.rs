//! Measures, and whether each of their targets is hit for a ground.
//!
//! A file such as `programmes/million-carrots/measures.toml` says who imposes what on whom, for
//! which stated reason. [`check`] looks at every target under every regime and says which grounds
//! are shown, what only looks like one, and who else is hit.
//!
//! **Architecture Invariant:** only the choice of targets looks at nationality and the like, and
//! hands on nothing but the nodes chosen. Verdicts are made without it. That a measure chooses by
//! such a trait is itself said.

mod check;
mod collateral;
mod read;
mod reasons;
mod result;
mod sport;
mod traits;
mod words;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use check::check;
pub use read::{Problem as MeasureProblem, read_measures};
pub use reasons::{NoteUnder, Reason, Reasons, VerdictUnder, reasons};
pub use result::{
    Checked, Collateral, Finding, Flag, HitGroup, Judged, Range, Stake, Target, Verdict, Who,
};
pub use traits::{Dossier, Trait};

use crate::grounds::Ground;
use crate::ownership::Regime;

/// All measures of a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Measures {
    /// What the file is called.
    pub title: String,
    /// Where the measures come from.
    pub source: String,
    /// The identifiers of the aggressor state's own entities.
    pub states: Vec<String>,
    /// In the order of the file.
    pub all: Vec<Measure>,
}

/// What is imposed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// Property is frozen.
    Freeze,
    /// Trade or dealings are forbidden.
    TradeBan,
    /// An account is closed or a service ended.
    ClosedAccount,
    /// No visa, no entry.
    VisaBan,
    /// A team may not compete under its flag.
    TeamBan,
    /// A person may not compete.
    AthleteBan,
    /// Accreditation is withdrawn from those who hold a post.
    Accreditation,
    /// A concert, talk or contract is cancelled.
    Cancellation,
    /// Somebody is sent away: a student, an employee.
    Expulsion,
    /// Something is granted only to those who publicly denounce.
    LitmusTest,
}

impl MeasureKind {
    /// All there are.
    pub const ALL: [Self; 10] = [
        Self::Freeze,
        Self::TradeBan,
        Self::ClosedAccount,
        Self::VisaBan,
        Self::TeamBan,
        Self::AthleteBan,
        Self::Accreditation,
        Self::Cancellation,
        Self::Expulsion,
        Self::LitmusTest,
    ];

    /// Its name in a file.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Freeze => "freeze",
            Self::TradeBan => "trade_ban",
            Self::ClosedAccount => "closed_account",
            Self::VisaBan => "visa_ban",
            Self::TeamBan => "team_ban",
            Self::AthleteBan => "athlete_ban",
            Self::Accreditation => "accreditation",
            Self::Cancellation => "cancellation",
            Self::Expulsion => "expulsion",
            Self::LitmusTest => "litmus_test",
        }
    }

    /// Whether it hits a post or a flag and leaves the person alone.
    pub const fn hits_capacity(self) -> bool {
        matches!(self, Self::TeamBan | Self::Accreditation)
    }
}

/// What the issuer gives as the reason.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stated {
    /// A ground of the regimes.
    Ground(Ground),
    /// Who somebody is or where they live.
    Trait(Trait),
    /// That somebody has not spoken out.
    Silence,
    /// None.
    Nothing,
}

/// One measure.
#[derive(Clone, PartialEq, Debug)]
pub struct Measure {
    /// Its name in the file.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Who imposes it.
    pub issuer: String,
    /// What is imposed.
    pub kind: MeasureKind,
    /// Why, as the issuer says.
    pub stated: Stated,
    /// When.
    pub date: Date,
    /// Whom, by identifier.
    pub targets: Vec<String>,
    /// Whom, by what they are; each selector chooses more.
    pub select: Vec<Selector>,
    /// Whether one must publicly denounce something to be spared.
    pub demands_denunciation: bool,
    /// Others who are hit and are not in the file of entities.
    pub hits: Vec<DeclaredHit>,
    /// Whether the authors call it right; none if they do not speak of it.
    pub authors_right: Option<bool>,
    /// Why, in the authors' terms.
    pub why: String,
    /// Where it comes from.
    pub source: String,
    /// What each target is expected to come to, by identifier and regime. A target `all` stands
    /// for those that are not named.
    pub expect: BTreeMap<String, BTreeMap<Regime, Verdict>>,
}

/// Chooses whoever meets all its criteria.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Selector {
    /// What is asked of ties and topics.
    pub ties: Vec<(Criterion, String)>,
    /// What is asked of who somebody is.
    pub traits: Vec<(Trait, String)>,
}

/// What a selector can ask for beside traits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Criterion {
    /// The schema, such as `person`.
    Schema,
    /// A topic, such as `role.oligarch`.
    Topic,
    /// Works for this entity.
    Employer,
    /// Is a member of this entity.
    MemberOf,
    /// Is owned, in part at least, by this entity.
    Owner,
    /// Holds this post.
    Post,
    /// What they do, as written: student, musician.
    Profession,
}

/// People who are hit and of whom only a number is known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DeclaredHit {
    /// Who, such as `customers`.
    pub who: String,
    /// How many.
    pub count: Range,
    /// Where the number comes from.
    pub source: String,
}
