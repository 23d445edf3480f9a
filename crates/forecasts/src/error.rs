//! Why there is no forecast.

use std::path::{Path, PathBuf};

use foresight::assumptions::Problem;
use foresight::model::ModelError;
use foresight::population::{BuildError, GivenError, TableError};
use programme::Diagnostic;

/// What stopped a forecast. Each says where, what was expected and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ForecastError {
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
    /// `check` rejects the programme; its problems, to be shown at their places.
    #[error("the programme has errors; `postern check` shows them too")]
    Programme(Vec<Diagnostic>),
    /// The assumptions cannot be used.
    #[error("{}", all(path, problems))]
    Assumptions {
        /// Their file.
        path: PathBuf,
        /// Everything that is wrong.
        problems: Vec<Problem>,
    },
    /// The table of people cannot be used.
    #[error("{}: {source}", path.display())]
    Table {
        /// Its file.
        path: PathBuf,
        /// What is wrong.
        source: TableError,
    },
    /// A scenario cannot be used.
    #[error("scenario {name}: {message}")]
    Scenario {
        /// Its name.
        name: String,
        /// What is wrong and what was expected.
        message: String,
    },
    /// The measures cannot be used.
    #[error("{}", all(path, problems))]
    Measures {
        /// Their file.
        path: PathBuf,
        /// Everything that is wrong.
        problems: Vec<screening::MeasureProblem>,
    },
    /// No population can be made.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// A file of people cannot be read.
    #[error("{}: {source}", path.display())]
    People {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: tables::TablesError,
    },
    /// A file of people is no population.
    #[error("{}: {source}", path.display())]
    Given {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: GivenError,
    },
    /// A result could not be laid out or written.
    #[error(transparent)]
    Sheet(#[from] tables::TablesError),
    /// Programme, population and assumptions do not fit together.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// More people than memory.
    #[error(
        "{people} people need about {needed_mib} MiB, and {available_mib} MiB are available: ask \
         for at most {most} people, or use a larger machine"
    )]
    Memory {
        /// What was asked for.
        people: u64,
        /// What that needs.
        needed_mib: u64,
        /// What is there.
        available_mib: u64,
        /// What would fit.
        most: u64,
    },
    /// A number that makes no sense.
    #[error("{what}: expected {expected}, found {found}")]
    Number {
        /// Which.
        what: &'static str,
        /// What was expected.
        expected: String,
        /// What was given.
        found: u64,
    },
    /// The folder holds runs of another forecast.
    #[error(
        "{} was made from something else: {differs}. Use another --out, or --force to begin anew",
        path.display()
    )]
    OtherRuns {
        /// The file of runs.
        path: PathBuf,
        /// What differs.
        differs: String,
    },
    /// Runs are missing.
    #[error(
        "{}: {missing} of {runs} runs are missing, first run {first}; start the jobs that have not \
         ended again", path.display()
    )]
    Missing {
        /// The folder.
        path: PathBuf,
        /// How many.
        missing: u32,
        /// Of how many.
        runs: u32,
        /// The first that is missing.
        first: u32,
    },
    /// A folder without runs.
    #[error("{} holds no runs: expected files such as runs/job-1-of-4.jsonl", path.display())]
    NoRuns {
        /// The folder.
        path: PathBuf,
    },
    /// A file of runs that cannot be read.
    #[error("{}, line {line}: {why}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// Why.
        why: String,
    },
    /// The work was stopped; what was done is kept.
    #[error("stopped; the same command goes on from here")]
    Stopped,
    /// A result that could not be written as JSON: a mistake of ours.
    #[error("cannot write the result: {0}")]
    Json(#[from] serde_json::Error),
    /// A sensitivity analysis that cannot be laid out.
    #[error("{0}")]
    Design(String),
}

fn all(path: &Path, problems: &[impl std::fmt::Display]) -> String {
    let lines = problems.iter().map(|problem| format!("{}: {problem}", path.display()));
    lines.collect::<Vec<_>>().join("\n")
}

impl ForecastError {
    /// For `map_err`: a file could not be read or written.
    pub(crate) fn file(what: &'static str, path: &Path) -> impl Fn(std::io::Error) -> Self {
        move |source| Self::File { what, path: path.to_owned(), source }
    }
}
