//! What the office's rules refuse, as data: the face turns it into words.

use programme::Money;

use crate::authority::Role;
use crate::stage::Stage;

/// Why an act on a case was refused. Nothing has changed when one of these is returned.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// The case is not at a stage where this act makes sense.
    #[error("not possible while the case is {stage:?}")]
    WrongStage {
        /// Where the case stands.
        stage: Stage,
    },
    /// The officer lacks the role.
    #[error("this needs the role {needed:?}")]
    RoleMissing {
        /// The role that may do it.
        needed: Role,
    },
    /// One officer stood for both pairs of eyes.
    #[error("a second officer must approve: the one who proposed may not")]
    SameOfficer,
    /// What would be approved is not what is proposed now.
    #[error("the proposal changed after it was shown")]
    ChangedSinceShown,
    /// The proposal was already approved, withdrawn or replaced.
    #[error("the proposal is no longer open")]
    ProposalClosed,
    /// The partner's budget does not cover the amount.
    #[error("the budget of {partner} has {left} left, {needed} are needed")]
    BudgetExhausted {
        /// Whose budget.
        partner: String,
        /// What is left of it.
        left: Money,
        /// What was asked.
        needed: Money,
    },
    /// The decision grants nothing, so there is nothing to offer.
    #[error("the decision grants nothing to offer")]
    NothingToOffer,
    /// An exclusion or an open question needs a person's finding first.
    #[error("a person must decide this case first: {rule}")]
    HumanDecisionNeeded {
        /// The rule that routed it to a person.
        rule: String,
    },
    /// The case is set aside: it was merged into another of the same person.
    #[error("the case is merged into another: nothing is offered or paid on it")]
    SetAside,
    /// One of the two cases is merged already, or both are one case.
    #[error("one of the two cases is merged already")]
    MergedAlready,
    /// The cases are not merged.
    #[error("the cases are not merged")]
    NotMerged,
    /// What would be paid was paid on a case that is merged into this one.
    #[error("an instalment of this benefit and number was paid on the case that was merged")]
    PaidAlready,
    /// A required text is missing or too long.
    #[error("the text must have 1 to {limit} characters")]
    TextLength {
        /// The most it may have.
        limit: usize,
    },
    /// Amounts in different currencies, a negative amount or an overflow.
    #[error("the amounts do not add up")]
    Money,
    /// Consent for public use is missing.
    #[error("no consent for public use was given")]
    NoConsent,
}
