//! Stage 4, offer: the benefits put to one applicant, proposed by one officer, made by two.

use programme::{Digest, Grant, Reason};
use serde::{Deserialize, Serialize};

use crate::assessment::Assessment;
use crate::authority::{Digested, Officer, Proposed, Role};
use crate::identity::CaseId;
use crate::refusal::Refusal;

/// The most characters an officer may add to an offer or a refusal.
pub const NOTE_MAX: usize = 4_000;

/// What two officers decide on: an offer or a refusal. Its digest is what both saw.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Offer {
    /// Made from the assessment's salt, for the same reason: this digest, too, stands in the clear.
    pub salt: Digest,
    /// The case.
    pub case: CaseId,
    /// The assessment it rests on.
    pub assessment: Digest,
    /// The programme decided with.
    pub programme: Digest,
    /// Whether this grants or refuses.
    pub verdict: Verdict,
    /// The audience the rules found.
    pub audience: Option<String>,
    /// What is granted; empty in a refusal.
    pub grants: Vec<Grant>,
    /// Every reason, in the order of the decision.
    pub because: Vec<Reason>,
    /// What the officer adds, in words the applicant reads.
    pub note: String,
}

/// Offer or refusal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Benefits are offered.
    Offer,
    /// Nothing is offered; a reason and an appeal are.
    Refusal,
}

/// Proposes what an assessment allows. A refusal always carries a reason in words.
pub fn propose(
    case: CaseId,
    assessment: &Assessment,
    verdict: Verdict,
    note: &str,
    officer: &Officer,
) -> Result<Proposed<Offer>, Refusal> {
    officer.must_hold(Role::Officer)?;
    let note = note.trim().replace("\r\n", "\n");
    let length = note.chars().count();
    let grants = match verdict {
        Verdict::Offer => {
            assessment.may_offer()?;
            assessment.decision.grants.clone()
        }
        Verdict::Refusal if length == 0 => return Err(Refusal::TextLength { limit: NOTE_MAX }),
        Verdict::Refusal => Vec::new(),
    };
    if length > NOTE_MAX {
        return Err(Refusal::TextLength { limit: NOTE_MAX });
    }
    let content = Offer {
        salt: Digest::of("postern/offer/salt/v1", assessment.salt.as_bytes()),
        case,
        assessment: assessment.digest(),
        programme: assessment.programme,
        verdict,
        audience: assessment.decision.audience.clone(),
        grants,
        because: assessment.decision.because.clone(),
        note,
    };
    Ok(Proposed { content, proposer: officer.id })
}

impl Offer {
    /// Canonical bytes: what is sealed, and what the digest is of.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads canonical bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

impl Digested for Offer {
    fn digest(&self) -> Digest {
        Digest::of("postern/offer/v1", &self.to_bytes())
    }
}
