//! Where a case stands, and which event may move it where.

use serde::{Deserialize, Serialize};

use crate::journal::EventKind;
use crate::refusal::Refusal;

/// The stage of a case: a projection of its journal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Filed; nobody has decided anything.
    Received,
    /// The rules were applied to the facts; no proposal is open.
    Assessed,
    /// An officer proposed an offer or a refusal; a second officer has not yet approved.
    Proposed,
    /// Two officers made an offer; the applicant has not answered.
    Offered,
    /// The applicant said yes; payments may follow.
    Accepted,
    /// Everything due was paid.
    Completed,
    /// The applicant said no.
    Declined,
    /// Two officers refused; the applicant may ask for review.
    Refused,
    /// The applicant asked for a review of the decision.
    UnderReview,
    /// The applicant withdrew.
    Withdrawn,
    /// All keys of the case are destroyed; only digests remain.
    Erased,
}

impl Stage {
    /// All stages, in order of life.
    pub const ALL: [Self; 11] = [
        Self::Received,
        Self::Assessed,
        Self::Proposed,
        Self::Offered,
        Self::Accepted,
        Self::Completed,
        Self::Declined,
        Self::Refused,
        Self::UnderReview,
        Self::Withdrawn,
        Self::Erased,
    ];

    /// The name as stored and as the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Assessed => "assessed",
            Self::Proposed => "proposed",
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Completed => "completed",
            Self::Declined => "declined",
            Self::Refused => "refused",
            Self::UnderReview => "under_review",
            Self::Withdrawn => "withdrawn",
            Self::Erased => "erased",
        }
    }

    /// The stage with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }

    /// Whether the case is over and waits for nobody.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Declined | Self::Withdrawn | Self::Erased)
    }

    /// The stage after an event, or the refusal if the event makes no sense here.
    pub fn after(self, event: EventKind) -> Result<Self, Refusal> {
        use EventKind as E;
        let refused = Err(Refusal::WrongStage { stage: self });
        if self == Self::Erased {
            return refused;
        }
        match event {
            E::ApplicationReceived => refused,
            E::MessageReceived | E::MessageSent | E::CaseRead => Ok(self),
            E::Screened | E::HitResolved => Ok(self),
            E::DuplicateJudged | E::Merged | E::Unmerged => Ok(self),
            E::Assessed => match self {
                Self::Received | Self::Assessed | Self::UnderReview => Ok(Self::Assessed),
                _ => refused,
            },
            E::OfferProposed | E::RefusalProposed => match self {
                Self::Assessed => Ok(Self::Proposed),
                _ => refused,
            },
            E::ProposalReturned => match self {
                Self::Proposed => Ok(Self::Assessed),
                _ => refused,
            },
            E::OfferMade => match self {
                Self::Proposed => Ok(Self::Offered),
                _ => refused,
            },
            E::Refused => match self {
                Self::Proposed => Ok(Self::Refused),
                _ => refused,
            },
            E::OfferAccepted => match self {
                Self::Offered => Ok(Self::Accepted),
                _ => refused,
            },
            E::OfferDeclined => match self {
                Self::Offered => Ok(Self::Declined),
                _ => refused,
            },
            E::ReviewAsked => match self {
                Self::Offered | Self::Refused => Ok(Self::UnderReview),
                _ => refused,
            },
            E::PaymentProposed | E::PaymentPosted | E::PaymentVoided => match self {
                Self::Accepted | Self::Completed => Ok(self),
                _ => refused,
            },
            E::CaseCompleted => match self {
                Self::Accepted => Ok(Self::Completed),
                _ => refused,
            },
            E::Withdrawn => match self {
                Self::Withdrawn => refused,
                _ => Ok(Self::Withdrawn),
            },
            E::ErasureStarted => Ok(self),
            E::Erased => Ok(Self::Erased),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_event_leads_out_of_erased_and_nothing_is_paid_before_acceptance() {
        for (event, _) in EventKind::ALL {
            assert!(Stage::Erased.after(event).is_err(), "{event:?}");
        }
        for stage in Stage::ALL {
            let pays = stage.after(EventKind::PaymentPosted).is_ok();
            assert_eq!(pays, matches!(stage, Stage::Accepted | Stage::Completed), "{stage:?}");
            let makes = stage.after(EventKind::OfferMade).is_ok();
            assert_eq!(makes, stage == Stage::Proposed, "{stage:?}");
        }
    }

    #[test]
    fn an_applicant_may_withdraw_from_every_stage_that_is_not_over() {
        for stage in Stage::ALL {
            let may = stage.after(EventKind::Withdrawn).is_ok();
            assert_eq!(may, !matches!(stage, Stage::Withdrawn | Stage::Erased), "{stage:?}");
        }
    }

    #[test]
    fn every_stage_reads_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::from_name(stage.name()), Some(stage));
        }
    }
}
