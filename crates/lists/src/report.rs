//! What came of reading a list: counts, digest, and what could not be read.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::format::Format;

/// How many problems are kept word for word; all are counted.
pub const PROBLEMS_KEPT: usize = 1_000;
/// How much of a text a problem shows.
const SHOWN_CHARS_MAX: usize = 80;

/// How long what a problem says may be: names of elements and the like come from the file.
const TEXT_CHARS_MAX: usize = 500;

/// What came of reading one file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// What it was read as.
    pub format: Format,
    /// SHA-256 of its bytes, as they are on the disk: 64 hexadecimal digits.
    pub digest: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// The day it says it was published.
    pub published: Option<Date>,
    /// Rows, lines or records met, whatever came of them.
    pub rows: u64,
    /// Parties given out.
    pub parties: u64,
    /// Names of these parties.
    pub names: u64,
    /// Whether reading ended before the list did: whoever stands behind that place is missing.
    pub broken_off: bool,
    /// What could not be read.
    pub problems: Problems,
}

/// What could not be read: the first [`PROBLEMS_KEPT`], and how many there are.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Problems {
    /// All of them.
    pub total: u64,
    /// The first of them, in the order they were met.
    pub kept: Vec<Problem>,
}

impl Problems {
    /// Adds one.
    pub(crate) fn add(&mut self, problem: Problem) {
        self.total += 1;
        if self.kept.len() < PROBLEMS_KEPT {
            self.kept.push(problem);
        }
    }
}

/// One problem, at its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// The line it stands on or, where a record has many, begins on; counted from 1.
    pub line: u64,
    /// What stands there.
    pub what: String,
    /// What was expected.
    pub expected: String,
    /// What was done instead.
    pub done: String,
}

impl Problem {
    pub(crate) fn new(line: u64, what: impl AsRef<str>, expected: &str, done: &str) -> Self {
        let fit = |text: &str| visible(text.chars().take(TEXT_CHARS_MAX));
        Self { line, what: fit(what.as_ref()), expected: fit(expected), done: fit(done) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, what, expected, done } = self;
        write!(to, "line {line}: {what}; expected {expected}; {done}")
    }
}

/// A text from a list as a problem shows it: short, and unable to steer a terminal.
pub(crate) fn shown(text: &str) -> String {
    let short: String = text.chars().take(SHOWN_CHARS_MAX).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("`{}{more}`", visible(short.chars()))
}

/// Letters, of which those that hide or steer are written as escapes.
fn visible(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in letters {
        let steers = c.is_control() || crate::text::is_hidden(c);
        if steers { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

/// Why nothing of a file was read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The bytes could not be had.
    #[error("cannot read it: {0}")]
    Io(std::io::Error),
    /// There is nothing in it.
    #[error("the file is empty; expected a list")]
    Empty,
    /// XML of another kind.
    #[error(
        "the XML begins with <{}>, which is no list that is read; expected OFAC's \
         SDN_ADVANCED.XML (<Sanctions>), the EU's list (<export>) or the UN's \
         (<CONSOLIDATED_LIST>)",
        root.escape_debug()
    )]
    OtherXml {
        /// Its first element.
        root: String,
    },
    /// None of the formats.
    #[error(
        "the file begins with `{begins}`, which is none of the formats; expected a list as OFAC, \
         the EU, the UN or the UK publish it, FollowTheMoney entities, or CSV with a header that \
         has a column `name`"
    )]
    Unknown {
        /// Its beginning.
        begins: String,
    },
    /// A CSV file in which no column holds names.
    #[error(
        "no column of the header holds names; found {}; expected one of name, full name, last name",
        columns.join(", ")
    )]
    NoNames {
        /// What the header says.
        columns: Vec<String>,
    },
    /// Names were expected, and the file begins as another kind of file.
    #[error(
        "line 1 has the sign `{sign}`, as JSON, XML or a document does; expected one name a line, \
         or CSV with a header that has a column `name`; write such a file"
    )]
    NotNames {
        /// What it begins with, or what steers a terminal.
        sign: String,
    },
    /// Names were expected, and the first line is a row of cells of which none heads names.
    #[error(
        "line 1 has {cells} cells parted by `{}`, and no column of names; expected a header with a \
         column such as name, full name or last name, or one name a line, such as `Last, First`; \
         write the header above the rows, and quote a name that has the sign in it",
        separator.escape_debug()
    )]
    NoHeader {
        /// How many cells.
        cells: usize,
        /// What parts them.
        separator: char,
    },
    /// A file of several could not be read.
    #[error("{}: {why}", path.display())]
    File {
        /// Which.
        path: std::path::PathBuf,
        /// Why.
        why: Box<Unreadable>,
    },
}

/// Without it as a source: it stands in the words already.
impl From<std::io::Error> for Unreadable {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}
