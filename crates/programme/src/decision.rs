//! The outcome of deciding one application, with every reason.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::money::Money;

/// What a programme says about one person's facts on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What follows.
    pub outcome: Outcome,
    /// The audience the person belongs to, if it is certain.
    pub audience: Option<String>,
    /// What is granted, in the programme's order; empty unless the outcome is an offer.
    pub grants: Vec<Grant>,
    /// Why.
    pub because: Vec<Reason>,
    /// Facts that are unknown and still matter, in the order they are asked.
    pub missing: Vec<String>,
    /// Benefits not granted, and why.
    pub refused: Vec<RefusedBenefit>,
    /// The programme that was applied.
    pub programme: Digest,
    /// The day for which it was decided.
    pub on: Date,
}

/// What follows from a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The programme offers what is granted.
    Offer,
    /// The programme has nothing to offer; a person can still ask for review.
    NoOffer,
    /// A human must decide: an exclusion may apply, or two audiences contend.
    HumanDecision,
    /// More must be known.
    NeedsFacts,
}

/// One benefit granted, paid or provided by one partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// Name of the benefit.
    pub benefit: String,
    /// Amount of each instalment, in the partner's currency; none for benefits such as asylum.
    pub amount: Option<Money>,
    /// When it is given.
    pub schedule: Schedule,
    /// Name of the partner that pays or provides it.
    pub partner: String,
    /// Names of the conditions that go with it.
    pub conditions: Vec<String>,
}

/// When a benefit is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Schedule {
    /// One time.
    Once {
        /// So many months after the offer is accepted.
        after: u16,
    },
    /// Again and again.
    Every {
        /// Months from one instalment to the next; 1 is monthly, 3 quarterly, 12 yearly.
        months: u16,
        /// How many instalments there are.
        times: u16,
        /// So many months after the offer is accepted for the first one.
        after: u16,
    },
    /// For good.
    Permanent,
}

impl Schedule {
    /// How many instalments it has.
    pub fn instalments(self) -> u16 {
        match self {
            Self::Once { .. } | Self::Permanent => 1,
            Self::Every { times, .. } => times,
        }
    }

    /// Months from the acceptance to an instalment, the first being number 0.
    pub fn month_of(self, number: u16) -> u16 {
        match self {
            Self::Once { after } => after,
            Self::Every { months, after, .. } => {
                after.saturating_add(number.saturating_mul(months))
            }
            Self::Permanent => 0,
        }
    }
}

/// A rule that mattered, what it came to, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Name of the rule, audience, exception, exclusion, benefit, parameter or exchange.
    pub rule: String,
    /// What it came to.
    pub value: String,
    /// Its source.
    pub source: String,
}

/// A benefit that is not granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedBenefit {
    /// Name of the benefit.
    pub benefit: String,
    /// Why not.
    pub because: Vec<Reason>,
}

impl Decision {
    /// The bytes that are stored, compared and approved: JSON with fields in a fixed order.
    pub fn canonical(&self) -> Vec<u8> {
        // Serialising plain structs to memory cannot fail: no map keys, no foreign writers.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// What each partner pays in all its instalments, in the order partners first appear. A sum
    /// beyond counting is the greatest that can be counted.
    pub fn costs(&self) -> Vec<(String, Money)> {
        let mut costs: Vec<(String, Money)> = Vec::new();
        for grant in &self.grants {
            let Some(amount) = grant.amount else { continue };
            let times = i64::from(grant.schedule.instalments());
            let total = Money { minor: amount.minor.saturating_mul(times), ..amount };
            let same = |(partner, sum): &&mut (String, Money)| {
                *partner == grant.partner && sum.currency == total.currency
            };
            match costs.iter_mut().find(same) {
                Some((_, sum)) => sum.minor = sum.minor.saturating_add(total.minor),
                None => costs.push((grant.partner.clone(), total)),
            }
        }
        costs
    }

    /// The digest of the canonical bytes.
    pub fn digest(&self) -> Digest {
        Digest::of("postern.decision.v1", &self.canonical())
    }
}
