//! The formats that are read, and how a file shows which it is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::report::Unreadable;
use crate::{plain, rows};

/// A format in which lists are published.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The US Treasury's SDN and other lists: `sdn.csv`, `alt.csv`, `add.csv`, without a header.
    OfacCsv,
    /// The US Treasury's `SDN_ADVANCED.XML`.
    OfacAdvancedXml,
    /// The EU's consolidated list of financial sanctions (FSF), version 1.1.
    EuXml,
    /// The UN Security Council's consolidated list.
    UnXml,
    /// The UK's consolidated list, or the UK Sanctions List, as CSV.
    UkCsv,
    /// Entities of `FollowTheMoney`, one a line.
    FollowTheMoney,
    /// CSV with a header of known columns.
    Csv,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 7] = [
        Self::OfacCsv,
        Self::OfacAdvancedXml,
        Self::EuXml,
        Self::UnXml,
        Self::UkCsv,
        Self::FollowTheMoney,
        Self::Csv,
    ];

    /// Its name in commands and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OfacCsv => "ofac_csv",
            Self::OfacAdvancedXml => "ofac_advanced_xml",
            Self::EuXml => "eu_xml",
            Self::UnXml => "un_xml",
            Self::UkCsv => "uk_csv",
            Self::FollowTheMoney => "follow_the_money",
            Self::Csv => "csv",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|format| format.name() == text);
        known.ok_or_else(|| UnknownFormat { text: text.to_owned() })
    }
}

/// A word that names no format.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{}` is no format; expected one of {}", text.escape_debug(), names())]
pub struct UnknownFormat {
    /// What was said.
    pub text: String,
}

fn names() -> String {
    Format::ALL.map(Format::name).join(", ")
}

/// Which format begins so. `first` is the beginning of the file, already UTF-8.
pub(crate) fn found(first: &[u8]) -> Result<Format, Unreadable> {
    let text = String::from_utf8_lossy(first);
    let text = text.trim_start();
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    if text.starts_with('<') {
        return of_root(text);
    }
    if text.starts_with('{') {
        return Ok(Format::FollowTheMoney);
    }
    let line = text.lines().next().unwrap_or_default();
    let cells = rows::cells_of(line, rows::separator(line));
    if is_uk(text) {
        return Ok(Format::UkCsv);
    }
    // OFAC's files have no header: each begins with the number of an entry.
    let numbered = cells.first().is_some_and(|cell| {
        !cell.is_empty() && cell.len() <= 9 && cell.bytes().all(|byte| byte.is_ascii_digit())
    });
    if numbered && [2, 5, 6, 12].contains(&cells.len()) {
        return Ok(Format::OfacCsv);
    }
    if plain::has_header(first) {
        return Ok(Format::Csv);
    }
    Err(Unreadable::Unknown { begins: begins(text) })
}

fn is_uk(text: &str) -> bool {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let dated = first.starts_with("Last Updated,") || first.starts_with("Report Date");
    let header = if dated { lines.next().unwrap_or_default() } else { first };
    header.contains("Name 6") && header.contains("Name 1")
}

/// The format whose first element this is.
fn of_root(text: &str) -> Result<Format, Unreadable> {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        // Declarations, comments and document types come before the first element.
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end..]);
            continue;
        }
        if rest.starts_with(['?', '!']) {
            continue;
        }
        let name: String =
            rest.chars().take_while(|c| c.is_alphanumeric() || "_-:.".contains(*c)).collect();
        let local = name.rsplit(':').next().unwrap_or_default();
        return match local {
            "Sanctions" | "SanctionsData" => Ok(Format::OfacAdvancedXml),
            "export" => Ok(Format::EuXml),
            "CONSOLIDATED_LIST" => Ok(Format::UnXml),
            _ if rest.starts_with(|c: char| c.is_alphabetic()) => {
                Err(Unreadable::OtherXml { root: name.chars().take(60).collect() })
            }
            // Something within a document type, such as an entity that is made to look so.
            _ => continue,
        };
    }
    Err(Unreadable::Unknown { begins: begins(text) })
}

fn begins(text: &str) -> String {
    text.chars().take(40).collect::<String>().escape_debug().to_string()
}
