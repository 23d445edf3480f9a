//! A programme's folder as forecasts see it: assumptions, scenarios and overlays beside a programme
//! that is known already.

use std::path::{Path, PathBuf};

use foresight::Scenario;
use programme::SourceFile;

use crate::error::ForecastError;
use crate::setup::{Setup, Texts, read_text};

/// The most scenarios that are looked at.
const SCENARIOS_MAX: usize = 200;

/// A programme with the folder it came from.
#[derive(Clone, Debug)]
pub struct Home {
    folder: PathBuf,
    sources: Vec<SourceFile>,
}

impl Home {
    /// A programme's texts and its folder.
    pub fn new(folder: PathBuf, sources: Vec<SourceFile>) -> Self {
        Self { folder, sources }
    }

    /// The file of assumptions, whether it is there or not.
    pub fn assumptions(&self) -> PathBuf {
        self.folder.join("forecast.toml")
    }

    /// Whether anything can be forecast.
    pub fn has_assumptions(&self) -> bool {
        self.assumptions().is_file()
    }

    /// The programme as it is, then all scenarios that can be read; and what is wrong with others.
    pub fn scenarios(&self) -> (Vec<Scenario>, Vec<ForecastError>) {
        let (mut scenarios, mut wrong) = (vec![Scenario::plain()], Vec::new());
        let folder = self.folder.join("scenarios");
        if !folder.is_dir() {
            return (scenarios, wrong);
        }
        for read in files(&folder) {
            match read.and_then(|path| scenario(&path)) {
                Ok(scenario) => scenarios.push(scenario),
                Err(error) => wrong.push(error),
            }
        }
        (scenarios, wrong)
    }

    /// The scenario with this name; nothing if there is none.
    ///
    /// # Errors
    /// If it is there and cannot be read.
    pub fn scenario(&self, name: &str) -> Result<Option<Scenario>, ForecastError> {
        if name == Scenario::plain().name {
            return Ok(Some(Scenario::plain()));
        }
        let named = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        if name.is_empty() || !name.chars().all(named) {
            return Ok(None);
        }
        let path = self.folder.join("scenarios").join(name).with_extension("toml");
        if path.is_file() { scenario(&path).map(Some) } else { Ok(None) }
    }

    /// Everything for a scenario, read and checked.
    ///
    /// # Errors
    /// If a text is missing or wrong.
    pub fn setup(&self, scenario: &Scenario) -> Result<Setup, ForecastError> {
        let mut sources = self.sources.clone();
        for overlay in &scenario.overlays {
            let path = self.folder.join("overlays").join(overlay).with_extension("toml");
            let text = read_text(&path)?;
            sources.push(SourceFile::new(format!("overlays/{overlay}.toml"), text));
        }
        Setup::read(&Texts { sources, assumptions: self.assumptions(), scenario: scenario.clone() })
    }
}

/// Files of scenarios by name.
fn files(folder: &Path) -> Vec<Result<PathBuf, ForecastError>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return vec![Err(ForecastError::file("read", folder)(error))],
    };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    paths.sort();
    paths.truncate(SCENARIOS_MAX);
    paths.into_iter().map(Ok).collect()
}

fn scenario(path: &Path) -> Result<Scenario, ForecastError> {
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let text = read_text(path)?;
    Scenario::read(&name, &text).map_err(|message| ForecastError::Scenario { name, message })
}
