//! Stage 2, decide: the rules applied to the facts, with everything a replay needs.

use std::collections::BTreeSet;

use jiff::civil::Date;
use programme::{Decision, Digest, Facts, Outcome, Programme};
use serde::{Deserialize, Serialize};

use crate::authority::Digested;
use crate::identity::CaseId;
use crate::refusal::Refusal;

/// The most characters an officer's finding may have.
pub const FINDING_MAX: usize = 2_000;

/// One application of the rules to the facts of a case: the record that is sealed and replayed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Assessment {
    /// 128 random bits. The digest stands in the clear in the journal: without them, whoever reads
    /// the journal could try all likely facts until one gives the same digest.
    pub salt: CaseId,
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
    /// The exclusions and referrals that, they found, do not stand in the way; none if they do.
    pub cleared: BTreeSet<String>,
    /// Why, in the officer's words.
    pub reason: String,
}

impl Assessment {
    /// Applies the rules. The salt is drawn anew for every assessment.
    pub fn new(programme: &Programme, facts: Facts, on: Date, salt: CaseId) -> Self {
        let decision = programme::decide(programme, &facts, on);
        Self { salt, programme: programme.digest(), on, facts, decision, finding: None }
    }

    /// The exclusions and referrals for which the rules ask for a person.
    pub fn grounds(&self, programme: &Programme) -> BTreeSet<String> {
        let known = programme.exclusions().iter().chain(programme.referrals());
        let known: BTreeSet<&str> = known.map(|ground| ground.name.as_str()).collect();
        let standing = self
            .decision
            .because
            .iter()
            .filter(|reason| known.contains(reason.rule.as_str()) && reason.value == "true");
        standing.map(|reason| reason.rule.clone()).collect()
    }

    /// Decides again with an officer's finding: as before, but what the finding clears no longer
    /// stands in the way.
    pub fn with_finding(
        mut self,
        programme: &Programme,
        finding: Finding,
    ) -> Result<Self, Refusal> {
        let length = finding.reason.trim().chars().count();
        if length == 0 || length > FINDING_MAX {
            return Err(Refusal::TextLength { limit: FINDING_MAX });
        }
        if programme.digest() != self.programme {
            return Err(Refusal::ChangedSinceShown);
        }
        self.finding = Some(finding);
        self.decision = self.decide(programme);
        Ok(self)
    }

    fn decide(&self, programme: &Programme) -> Decision {
        let none = BTreeSet::new();
        let cleared = self.finding.as_ref().map_or(&none, |finding| &finding.cleared);
        programme::decide_after_review(programme, &self.facts, self.on, cleared)
    }

    /// Whether deciding again with the same programme gives the same bytes.
    pub fn replays(&self, programme: &Programme) -> bool {
        programme.digest() == self.programme
            && self.decide(programme).canonical() == self.decision.canonical()
    }

    /// Whether an offer may be proposed on it: the rules grant something, and where they ask for a
    /// person, a person's finding has cleared the way.
    pub fn may_offer(&self) -> Result<(), Refusal> {
        match self.decision.outcome {
            Outcome::Offer => {}
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
