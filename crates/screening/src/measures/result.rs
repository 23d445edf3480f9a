//! What the check of measures comes to.

use serde::{Deserialize, Serialize};

use super::{MeasureKind, Trait};
use crate::grounds::{Note, Shown};
use crate::ownership::Regime;
use crate::ties::Holds;

/// What the check comes to for one target under one regime.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No ground is shown. It says nothing of innocence: only that nothing was shown.
    InsufficientEvidence,
    /// No ground is shown, and the measure goes by who somebody is or where they live.
    NationalityOnly,
    /// Only a tie to somebody with a ground, which needs more.
    DerivedOnly,
    /// Only the post or the flag, not the person.
    OfficialCapacityOnly,
    /// Those with a ground own or control it, as the regime asks.
    ReachedByOwnershipOrControl,
    /// A ground of its own is shown.
    GroundsShown,
}

impl Verdict {
    /// All there are, the weakest first.
    pub const ALL: [Self; 6] = [
        Self::InsufficientEvidence,
        Self::NationalityOnly,
        Self::DerivedOnly,
        Self::OfficialCapacityOnly,
        Self::ReachedByOwnershipOrControl,
        Self::GroundsShown,
    ];

    /// Its name in files and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InsufficientEvidence => "insufficient_evidence",
            Self::NationalityOnly => "nationality_only",
            Self::DerivedOnly => "derived_only",
            Self::OfficialCapacityOnly => "official_capacity_only",
            Self::ReachedByOwnershipOrControl => "reached_by_ownership_or_control",
            Self::GroundsShown => "grounds_shown",
        }
    }

    /// How much it carries: to choose by nationality carries no more than nothing does.
    pub const fn weight(self) -> u8 {
        match self {
            Self::InsufficientEvidence | Self::NationalityOnly => 0,
            Self::DerivedOnly => 1,
            Self::OfficialCapacityOnly => 2,
            Self::ReachedByOwnershipOrControl => 3,
            Self::GroundsShown => 4,
        }
    }

    /// Whether a measure of a kind may hit such a target.
    pub const fn carries(self, kind: MeasureKind) -> bool {
        match self {
            Self::GroundsShown | Self::ReachedByOwnershipOrControl => true,
            Self::OfficialCapacityOnly => kind.hits_capacity(),
            _ => false,
        }
    }
}

/// How many, where not all is known: at least and at most.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Range {
    /// At least.
    pub low: u64,
    /// At most.
    pub high: u64,
}

impl Range {
    /// One that is surely, possibly or not counted.
    pub(super) fn one(holds: Holds) -> Self {
        Self { low: u64::from(holds == Holds::Surely), high: u64::from(holds > Holds::Not) }
    }
}

impl std::ops::AddAssign for Range {
    fn add_assign(&mut self, other: Self) {
        self.low = self.low.saturating_add(other.low);
        self.high = self.high.saturating_add(other.high);
    }
}

/// A target under one regime.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Judged {
    /// Whose rules.
    pub regime: Regime,
    /// What it comes to.
    pub verdict: Verdict,
    /// Whether the measure hits it without a ground.
    pub without_ground: Holds,
    /// Whether the ground that the issuer states is among those shown for sure.
    pub stated_ground_shown: bool,
    /// Grounds that are shown or may be, the strongest first.
    pub grounds: Vec<Shown>,
    /// What must be known beside them.
    pub notes: Vec<Note>,
    /// What the file expects, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Verdict>,
}

/// A target of a measure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Target {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whether it is named, or chosen by a selector.
    pub named: bool,
    /// Whether it is surely among those chosen.
    pub chosen: Holds,
    /// Under each regime, in their order.
    pub regimes: Vec<Judged>,
}

/// What is wrong with a measure as such.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(tag = "code", content = "trait", rename_all = "snake_case")]
pub enum Flag {
    /// It asks people to denounce something in public.
    LitmusTest,
    /// It chooses its targets by who they are or where they live.
    ChoosesBy(Trait),
    /// It states as its ground who somebody is or where they live.
    StatesAsGround(Trait),
    /// It states no ground that a regime knows.
    StatesNoGround,
    /// It chooses nobody.
    HitsNobody,
}

/// Who is hit beside the targets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Those who work for a target.
    Employees,
    /// Members of a target.
    Members,
    /// Those who own a part of a target.
    CoOwners,
    /// Customers and account holders.
    Customers,
    /// Those who take part in an event.
    Participants,
}

impl Who {
    /// Its stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Employees => "employees",
            Self::Members => "members",
            Self::CoOwners => "co-owners",
            Self::Customers => "customers",
            Self::Participants => "participants",
        }
    }
}

/// A share that somebody without a ground holds of a target.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Stake {
    /// Who.
    pub name: String,
    /// Of what.
    pub of: String,
    /// How much.
    pub share: crate::percent::Share,
}

/// One kind of people who are hit beside the targets.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct HitGroup {
    /// Who.
    pub who: Who,
    /// How many.
    pub count: Range,
}

/// Who is hit without a ground beside the targets.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Collateral {
    /// Found among the entities. Somebody hit in two ways is in both groups and once in the total.
    pub groups: Vec<HitGroup>,
    /// What others own of what is hit.
    pub shares: Vec<Stake>,
    /// Stated by the file of measures.
    pub declared: Vec<super::DeclaredHit>,
    /// All of them.
    pub total: Range,
}

/// What the check of one measure comes to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Finding {
    /// Its name in the file.
    pub measure: String,
    /// What it is called.
    pub title: String,
    /// Who imposes it.
    pub issuer: String,
    /// What is imposed.
    pub kind: MeasureKind,
    /// The ground that the issuer states; empty if none.
    pub stated: String,
    /// The day it is judged by.
    pub on: jiff::civil::Date,
    /// Whether the authors call it right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authors_right: Option<bool>,
    /// Why, in the authors' terms.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Where it comes from.
    pub source: String,
    /// What is wrong with it as such.
    pub flags: Vec<Flag>,
    /// Its targets, in the order of the file of entities.
    pub targets: Vec<Target>,
    /// Identifiers it names that nobody has.
    pub nobody: Vec<String>,
    /// How many it hits, as targets.
    pub hit: Range,
    /// How many of them it hits without a ground.
    pub without_ground: Range,
    /// Who is hit beside them.
    pub collateral: Collateral,
    /// Whether all comes out as the file expects; none if it expects nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_expected: Option<bool>,
}

impl Finding {
    /// Whether nobody is hit as a target without a ground, for sure, and nobody is asked to
    /// denounce.
    pub fn is_fair(&self) -> bool {
        self.without_ground.high == 0 && !self.flags.contains(&Flag::LitmusTest)
    }

    /// Whether it comes out as its file expects or, where the file expects nothing, is fair.
    pub fn holds(&self) -> bool {
        self.nobody.is_empty() && self.as_expected.unwrap_or_else(|| self.is_fair())
    }
}

/// What the check of a file comes to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Checked {
    /// What the file is called.
    pub title: String,
    /// Where it comes from.
    pub source: String,
    /// Which regimes were asked.
    pub regimes: Vec<Regime>,
    /// One finding a measure, in the order of the file.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// Whether every measure holds.
    pub fn holds(&self) -> bool {
        self.findings.iter().all(Finding::holds)
    }

    /// Targets of some measures and those among them without a ground.
    pub fn tally(&self, which: impl Fn(&Finding) -> bool) -> (Range, Range) {
        let (mut hit, mut without) = (Range::default(), Range::default());
        for finding in self.findings.iter().filter(|finding| which(finding)) {
            hit += finding.hit;
            without += finding.without_ground;
        }
        (hit, without)
    }

    /// The share of all targets that are hit without a ground, from 0 to 1: the middle of the
    /// bounds. None if nobody is hit. Who is hit beside the targets is not in it: how many they
    /// are is often a wide guess.
    pub fn share_without_ground(&self) -> Option<f64> {
        let (hit, without) = self.tally(|_| true);
        let middle = |range: Range| f64::midpoint(range.low as f64, range.high as f64);
        (hit.high > 0).then(|| (middle(without) / middle(hit)).clamp(0.0, 1.0))
    }
}
