//! What is wrong with one cell or row of a people file.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How much of a bad cell is kept.
const VALUE_CHARS_MAX: usize = 200;
/// How much of it a message shows.
const SHOWN_CHARS_MAX: usize = 40;

/// One problem, at its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// The line of a CSV file, its header being line 1; the row of another, counted from 1.
    pub line: u64,
    /// The column; empty where the row as a whole is wrong.
    pub column: String,
    /// What stands there, shortened.
    pub value: String,
    /// What is wrong with it.
    pub problem: String,
}

impl Problem {
    /// A problem of one cell.
    pub(crate) fn of_cell(line: u64, column: &str, value: &[u8], problem: String) -> Self {
        // Enough bytes for so many characters, so that a huge cell is not read to its end.
        let value = &value[..value.len().min(4 * VALUE_CHARS_MAX)];
        let value = String::from_utf8_lossy(value).chars().take(VALUE_CHARS_MAX).collect();
        Self { line, column: column.to_owned(), value, problem }
    }

    /// A problem of a whole row.
    pub(crate) fn of_row(line: u64, problem: String) -> Self {
        Self { line, column: String::new(), value: String::new(), problem }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        if self.column.is_empty() {
            return f.write_str(&self.problem);
        }
        let value: String = self.value.chars().take(SHOWN_CHARS_MAX).collect();
        let more = if value.len() < self.value.len() { "…" } else { "" };
        let (column, value) = (&self.column, value.escape_debug());
        write!(f, "`{column}` is `{value}{more}`; {}", self.problem)
    }
}
