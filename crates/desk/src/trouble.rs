//! What keeps a page or an act from happening, as data, and how it is said.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use casework::Refusal;
use pages::{FieldError, Problem, Shell};
use sealing::{EntropyFailed, SealError};
use store::StoreError;

use crate::names;

/// A handler's answer.
pub(crate) type Answer = Result<Response, Trouble>;

/// Why a handler did not do what was asked. Nothing was done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Trouble {
    /// A page of its own says what happened.
    Problem(Problem),
    /// The office's rules refuse it; the page it came from says so.
    Refused(Refusal),
    /// Somebody else changed the case meanwhile; the page it came from says so.
    Changed,
    /// Something typed cannot be taken; the page it came from says so, at the field.
    Field(FieldErrorKey),
    /// Nothing was chosen; the page it came from says so, at the field with this name.
    Choose(String),
    /// The officer's roles come without the key that this needs.
    NoKey,
}

/// A field, and the key of what is wrong with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FieldErrorKey {
    /// The field's name.
    pub(crate) field: &'static str,
    /// The key of the words.
    pub(crate) key: &'static str,
}

/// The texts of the programme that a case was filed under are gone.
pub(crate) const PROGRAMME_LOST: Problem =
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "desk-problem-programme-lost");

/// Nobody is signed in, or no longer.
pub(crate) const SIGNED_OUT: Problem =
    Problem::new(StatusCode::FORBIDDEN, "desk-problem-signed-out").with_link("/sign-in");

/// Somebody is signed in whose roles do not include this.
pub(crate) const NOT_YOURS: Problem =
    Problem::new(StatusCode::FORBIDDEN, "desk-problem-not-yours").with_link("/staff");

/// A forecast is not in a state for this.
pub(crate) const NOT_NOW: Problem =
    Problem::new(StatusCode::CONFLICT, "desk-problem-forecast").with_link("/forecasts");

impl Trouble {
    /// Nothing is here.
    pub(crate) const NOT_FOUND: Self = Self::Problem(Problem::not_found());
    /// A fault of ours.
    pub(crate) const INTERNAL: Self = Self::Problem(Problem::internal());

    /// Something wrong with a field.
    pub(crate) const fn field(field: &'static str, key: &'static str) -> Self {
        Self::Field(FieldErrorKey { field, key })
    }

    /// What to say on the page it came from, at `field` if no other is meant; or the problem that
    /// needs a page of its own.
    pub(crate) fn said(self, shell: &Shell, field: &str) -> Result<FieldError, Problem> {
        match self {
            Self::Problem(problem) => Err(problem),
            Self::Refused(refusal) => Ok(refusal_words(shell, field, &refusal)),
            Self::Changed => Ok(FieldError::new(field, "desk-refusal-conflict")),
            Self::Field(wrong) => Ok(FieldError::new(wrong.field, wrong.key)),
            Self::Choose(field) => Ok(FieldError::new(&field, "desk-error-choose")),
            Self::NoKey => Ok(FieldError::new(field, "desk-refusal-no-key")),
        }
    }
}

/// A refusal in words, at a field.
pub(crate) fn refusal_words(shell: &Shell, field: &str, refusal: &Refusal) -> FieldError {
    let error = |key: &str| FieldError::new(field, key);
    match refusal {
        Refusal::WrongStage { stage } => {
            error("desk-refusal-wrong-stage").with("stage", names::stage(shell, *stage))
        }
        Refusal::RoleMissing { needed } => {
            error("desk-refusal-role").with("role", names::role(shell, *needed))
        }
        Refusal::SameOfficer => error("desk-refusal-same-officer"),
        Refusal::ChangedSinceShown => error("desk-refusal-changed"),
        Refusal::ProposalClosed => error("desk-refusal-closed"),
        Refusal::BudgetExhausted { partner, left, needed } => error("desk-refusal-budget")
            .with("partner", names::of(shell, "partner", partner))
            .with("left", shell.money(left))
            .with("needed", shell.money(needed)),
        Refusal::NothingToOffer => error("desk-refusal-nothing"),
        Refusal::HumanDecisionNeeded { rule } => {
            error("desk-refusal-human").with("rule", names::of(shell, "reason", rule))
        }
        Refusal::SetAside => error("desk-refusal-set-aside"),
        Refusal::MergedAlready => error("desk-refusal-merged-already"),
        Refusal::NotMerged => error("desk-refusal-not-merged"),
        Refusal::PaidAlready => error("desk-refusal-paid-already"),
        Refusal::TextLength { limit } => error("desk-refusal-text").with("limit", *limit),
        Refusal::Money => error("desk-refusal-money"),
        Refusal::NoConsent => error("desk-refusal-consent"),
    }
}

/// A store's failure as a page of its own.
pub(crate) fn problem(error: StoreError) -> Problem {
    match error {
        StoreError::NotFound => Problem::not_found(),
        StoreError::DiskFull => {
            Problem::new(StatusCode::INSUFFICIENT_STORAGE, "desk-problem-disk-full")
        }
        StoreError::Unavailable(_) | StoreError::Entropy => {
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "desk-problem-unavailable")
        }
        StoreError::Blob(_) => BROKEN_BODY,
        StoreError::Refused(_) | StoreError::Conflict => {
            Problem::new(StatusCode::CONFLICT, "desk-problem-conflict")
        }
        StoreError::Corrupt { what } => {
            tracing::error!(what, "a row of the store cannot be read");
            Problem::internal()
        }
    }
}

/// A sealed file that is missing or was changed.
pub(crate) const BROKEN_BODY: Problem =
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "desk-problem-broken-body");

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(refusal) => Self::Refused(refusal),
            StoreError::Conflict => Self::Changed,
            other => Self::Problem(problem(other)),
        }
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<EntropyFailed> for Trouble {
    fn from(_: EntropyFailed) -> Self {
        Self::Problem(problem(StoreError::Entropy))
    }
}

impl From<SealError> for Trouble {
    fn from(_: SealError) -> Self {
        tracing::error!("a record could not be sealed");
        Self::INTERNAL
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let problem = match self {
            Self::Problem(problem) => problem,
            Self::NoKey => NOT_YOURS,
            Self::Refused(_) | Self::Changed | Self::Field(_) | Self::Choose(_) => {
                Problem::new(StatusCode::CONFLICT, "desk-problem-conflict")
            }
        };
        problem.into_response()
    }
}
