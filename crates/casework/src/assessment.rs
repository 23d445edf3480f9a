//! Stage 2, decide: the rules applied to the facts, with everything a replay needs.

use jiff::civil::Date;
use programme::{Decision, Digest, Facts, Outcome, Programme};
use serde::{Deserialize, Serialize};

use crate::authority::Digested;
use crate::refusal::Refusal;

/// The most characters an officer's finding may have.
pub const FINDING_MAX: usize = 2_000;

/// One application of the rules to the facts of a case: the record that is sealed and replayed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Assessment {
    /// The programme decided with.
    pub programme: Digest,
    /// The date decided for.
    pub on: Date,
    /// The facts as the rules saw them.
    pub facts: Facts,
    /// What the rules say.
    pub decision: Decision,
    /// What an officer found where the rules ask for a person: their words and the date.
    pub finding: Option<Finding>,
}

/// A person's finding on a question the rules never settle alone, such as an exclusion.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Whether the case may go on to an offer.
    pub clears: bool,
    /// Why, in the officer's words.
    pub reason: String,
}

impl Assessment {
    /// Applies the rules.
    pub fn new(programme: &Programme, facts: Facts, on: Date) -> Self {
        let decision = programme::decide(programme, &facts, on);
        Self { programme: programme.digest(), on, facts, decision, finding: None }
    }

    /// With an officer's finding, for a case the rules route to a person.
    pub fn with_finding(mut self, finding: Finding) -> Result<Self, Refusal> {
        let length = finding.reason.trim().chars().count();
        if length == 0 || length > FINDING_MAX {
            return Err(Refusal::TextLength { limit: FINDING_MAX });
        }
        self.finding = Some(finding);
        Ok(self)
    }

    /// Whether deciding again with the same programme gives the same bytes.
    pub fn replays(&self, programme: &Programme) -> bool {
        programme.digest() == self.programme
            && programme::decide(programme, &self.facts, self.on).canonical()
                == self.decision.canonical()
    }

    /// Whether an offer may be proposed on it: the rules grant something, and where they ask for a
    /// person, a person has cleared it.
    pub fn may_offer(&self) -> Result<(), Refusal> {
        let cleared = self.finding.as_ref().is_some_and(|finding| finding.clears);
        match self.decision.outcome {
            Outcome::Offer => {}
            Outcome::HumanDecision if cleared => {}
            Outcome::HumanDecision => {
                let rule = self.decision.because.first().map(|reason| reason.rule.clone());
                return Err(Refusal::HumanDecisionNeeded { rule: rule.unwrap_or_default() });
            }
            Outcome::NoOffer | Outcome::NeedsFacts => return Err(Refusal::NothingToOffer),
        }
        if self.decision.grants.is_empty() { Err(Refusal::NothingToOffer) } else { Ok(()) }
    }

    /// Canonical bytes: what is sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads canonical bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

impl Digested for Assessment {
    fn digest(&self) -> Digest {
        Digest::of("postern/assessment/v1", &self.to_bytes())
    }
}
