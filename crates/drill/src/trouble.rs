//! What can go wrong for somebody who uses the pages, as data.

/// Why a visit did not go as it should.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Trouble {
    /// The server does not answer, or stopped in the middle of an answer.
    #[error("the server is gone at {path}: {cause}")]
    Gone {
        /// Where the browser was going.
        path: String,
        /// What the connection said.
        cause: String,
    },
    /// A page came that was not the one expected.
    #[error("{path} answered {status} “{heading}”, expected {expected}")]
    Unexpected {
        /// Where.
        path: String,
        /// The HTTP status.
        status: u16,
        /// The page's main heading, with its error summary if it has one.
        heading: String,
        /// What the visitor expected.
        expected: String,
    },
    /// The page has no such form.
    #[error("“{heading}” at {path} ({status}) has no form with {wanted}")]
    NoForm {
        /// Where.
        path: String,
        /// The HTTP status.
        status: u16,
        /// The page's main heading.
        heading: String,
        /// What the form should have had.
        wanted: String,
    },
    /// The form has no such field, or the field takes no such value.
    #[error("the form for {action} does not take {name} = {value}")]
    NoField {
        /// Where the form goes.
        action: String,
        /// The field.
        name: String,
        /// The value.
        value: String,
    },
    /// Something other than the pages is missing: a file, a key, a programme.
    #[error("{0}")]
    NotReady(String),
}

impl Trouble {
    /// Whether the server is gone, so that going on makes no sense.
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Gone { .. })
    }
}
