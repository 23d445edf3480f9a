//! Stage 5, accept: the applicant's free answer to an offer.

use programme::Digest;

use crate::journal::{Actor, Event, EventKind, Payload};
use crate::refusal::Refusal;
use crate::stage::Stage;

/// What an applicant may answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Yes, to the offer with this digest.
    Accept(Digest),
    /// No, to the offer with this digest.
    Decline(Digest),
    /// Please look again.
    AskReview,
    /// I withdraw my application.
    Withdraw,
}

/// The event an answer makes, or why it makes none. `made` is the digest of the offer on the table.
pub fn answer(stage: Stage, made: Option<Digest>, answer: Answer) -> Result<Event, Refusal> {
    let (kind, payload) = match answer {
        Answer::Accept(shown) | Answer::Decline(shown) => {
            if stage == Stage::Offered && made != Some(shown) {
                return Err(Refusal::ChangedSinceShown);
            }
            let kind = match answer {
                Answer::Accept(_) => EventKind::OfferAccepted,
                _ => EventKind::OfferDeclined,
            };
            (kind, Payload::new().with("offer", shown))
        }
        Answer::AskReview => (EventKind::ReviewAsked, Payload::new()),
        Answer::Withdraw => (EventKind::Withdrawn, Payload::new()),
    };
    stage.after(kind)?;
    Ok(Event { kind, actor: Actor::Applicant, payload })
}
