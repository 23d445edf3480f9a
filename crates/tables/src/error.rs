//! Why people could not be read, or what was decided could not be written.

use std::path::PathBuf;

use crate::problem::Problem;

/// What stopped the work. Each says what was expected and what to do.
#[derive(Debug, thiserror::Error)]
pub enum TablesError {
    /// A name without a known ending.
    #[error("{}: expected a name that ends in .csv, .parquet or .arrow", path.display())]
    UnknownEnding {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be opened, read or written.
    #[error("cannot {what} {}: {source}", path.display())]
    File {
        /// What was tried, such as `read`.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The header cannot be used.
    #[error("{problem}")]
    Header {
        /// What is wrong and what to do.
        problem: String,
    },
    /// Columns the programme has no fact for.
    #[error("{}", unknown_columns(columns, known))]
    UnknownColumns {
        /// Each with the nearest known name, if one is near.
        columns: Vec<(String, Option<String>)>,
        /// The programme's facts.
        known: Vec<String>,
    },
    /// A column named with `--keep` that is not there.
    #[error("--keep {column}: the file has no such column{}", meant(nearest.as_deref()))]
    NothingToKeep {
        /// The name asked for.
        column: String,
        /// The nearest column, if one is near.
        nearest: Option<String>,
    },
    /// A column of a type that its fact cannot have.
    #[error("column `{column}`: expected {expected}, found {found}")]
    WrongType {
        /// The column.
        column: String,
        /// What would do.
        expected: String,
        /// What it is.
        found: String,
    },
    /// A way of compressing that is not read.
    #[error(
        "the file is compressed with {codec}, which is not read: a small file could unpack \
         without bound. Write it {instead}"
    )]
    Compressed {
        /// How it is compressed.
        codec: String,
        /// What to write instead.
        instead: &'static str,
    },
    /// No whole file of its kind.
    #[error("{} is damaged or no {kind} file: {why}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What it should be.
        kind: &'static str,
        /// What was found.
        why: String,
    },
    /// The file was written to while it was read.
    #[error("{} changed while it was read; begin anew with --force", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// What would be written is there already.
    #[error("{} is there already; --force writes it anew", path.display())]
    OutExists {
        /// The file.
        path: PathBuf,
    },
    /// The result would take the place of the people.
    #[error("{} is the file of people itself; write the result somewhere else", path.display())]
    SameFile {
        /// The file.
        path: PathBuf,
    },
    /// An earlier run was stopped.
    #[error(
        "{} holds the parts of a run that was stopped; --resume goes on with it, --force begins \
         anew", path.display()
    )]
    PartsExist {
        /// The folder.
        path: PathBuf,
    },
    /// Another run writes the same file.
    #[error("another run is at work in {}; wait until it ends", path.display())]
    AtWork {
        /// The folder.
        path: PathBuf,
    },
    /// The stopped run was another one.
    #[error("cannot resume in {}: {}; --force begins anew", path.display(), differs.join(", "))]
    Differs {
        /// The folder.
        path: PathBuf,
        /// What differs, in words.
        differs: Vec<String>,
    },
    /// The first bad row of a strict run.
    #[error("{problem}")]
    BadRow {
        /// What is wrong with it.
        problem: Problem,
    },
    /// What was to be written did not fit its own columns: a mistake of ours.
    #[error("cannot lay out the result: {why}")]
    Layout {
        /// Why.
        why: String,
    },
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

fn unknown_columns(columns: &[(String, Option<String>)], known: &[String]) -> String {
    let mut out = String::new();
    for (name, nearest) in columns {
        let (name, meant) = (name.escape_debug(), meant(nearest.as_deref()));
        out.push_str(&format!("column `{name}`: the programme has no such fact{meant}\n"));
    }
    let known = known.join(", ");
    out + &format!("known columns: id, {known}; further ones are carried over with --keep")
}

impl TablesError {
    /// For `map_err`: a file could not be read or written.
    pub(crate) fn file(
        what: &'static str,
        path: &std::path::Path,
    ) -> impl Fn(std::io::Error) -> Self {
        move |source| Self::File { what, path: path.to_owned(), source }
    }
}
