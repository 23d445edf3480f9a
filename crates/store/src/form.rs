//! Forms that may be sent twice and act once.

use casework::CaseId;

/// The idempotency key of one rendered form: drawn when the page is made, used up when the act is
/// durable. A second use returns the first result and writes nothing (fault 19).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FormId(pub CaseId);

/// An act that is durable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Done {
    /// Whether an earlier use of the same form did it.
    pub already: bool,
}
