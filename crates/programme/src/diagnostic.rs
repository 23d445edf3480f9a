//! What is wrong with a programme: which rule of the language, where, what was expected, and what
//! to do.

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

pub use crate::codes::Code;
use crate::facts::Facts;

/// One problem found in a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Which kind of problem.
    pub code: Code,
    /// Whether it stops the programme from being used.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where; the first label is the place, others are related.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// A person who shows it.
    pub witness: Option<Witness>,
}

/// A person for whom a problem shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Witness {
    /// The day on which it shows.
    pub on: Date,
    /// The person's facts.
    pub facts: Facts,
}

/// Whether a problem stops the programme from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The programme cannot be used.
    Error,
    /// It can, but something looks wrong.
    Warning,
}

/// A place in a file and what is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Name of the file.
    pub file: String,
    /// Bytes from and to.
    pub span: Range<usize>,
    /// What is there; may be empty.
    pub text: String,
}

impl Diagnostic {
    pub(crate) fn error(code: Code, message: impl Into<String>) -> Self {
        let (message, labels) = (message.into(), Vec::new());
        Self { code, severity: Severity::Error, message, labels, help: None, witness: None }
    }

    pub(crate) fn warning(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    pub(crate) fn at(mut self, place: &Place, text: impl Into<String>) -> Self {
        let (file, span) = (place.file.to_string(), place.span.clone());
        self.labels.push(Label { file, span, text: text.into() });
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn shown_by(mut self, on: Date, facts: Facts) -> Self {
        self.witness = Some(Witness { on, facts });
        self
    }

    /// Adds "did you mean …?" where something is near.
    pub(crate) fn suggest(self, near: Option<&str>, otherwise: impl Into<String>) -> Self {
        match near {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self.help(otherwise),
        }
    }
}

/// A place in one of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: std::sync::Arc<str>,
    pub(crate) span: Range<usize>,
}

impl Place {
    /// A place within this one, such as a word of an expression.
    pub(crate) fn within(&self, span: Range<usize>) -> Self {
        let at = |offset: usize| (self.span.start + offset).min(self.span.end);
        Self { file: self.file.clone(), span: at(span.start)..at(span.end) }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
