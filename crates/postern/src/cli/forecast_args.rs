//! What `forecast`, `compare`, `sensitivity` and `population` are told alike: programme,
//! assumptions and people.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use forecasts::{ForecastError, PeopleFrom, Setup, Texts};
use foresight::Scenario;
use programme::SourceFile;

use super::policy::{self, PolicyArgs, read_text};

/// Which programme and assumptions.
#[derive(Args, Clone)]
pub(super) struct SetupArgs {
    /// Folder with a programme.toml in it, or the file itself.
    #[arg(default_value = "programmes/million-carrots")]
    pub(super) programme: PathBuf,
    /// File of assumptions; without it, forecast.toml beside the programme.
    #[arg(long, value_name = "FILE")]
    pub(super) assumptions: Option<PathBuf>,
    /// Lay this overlay upon the programme; may be given several times. A bare name is looked for
    /// in the programme's folder `overlays`.
    #[arg(long, value_name = "OVERLAY")]
    pub(super) with: Vec<PathBuf>,
}

impl SetupArgs {
    /// The programme's folder.
    pub(super) fn folder(&self) -> &Path {
        if self.programme.is_dir() {
            return &self.programme;
        }
        let parent = self.programme.parent().unwrap_or(Path::new("."));
        if parent.as_os_str().is_empty() { Path::new(".") } else { parent }
    }

    /// Reads everything for a scenario.
    pub(super) fn setup(&self, scenario: &Scenario) -> Result<Setup> {
        let mut with = self.with.clone();
        with.extend(scenario.overlays.iter().map(PathBuf::from));
        let sources = PolicyArgs::of(self.programme.clone(), with).read()?;
        let assumptions = self.assumptions.clone();
        let assumptions = assumptions.unwrap_or_else(|| self.folder().join("forecast.toml"));
        if !assumptions.exists() {
            bail!(
                "{} is not there: a forecast needs a file of assumptions; write one after the \
                 model of programmes/million-carrots/forecast.toml, or name one with --assumptions",
                assumptions.display()
            );
        }
        let texts = Texts { sources, assumptions, scenario: scenario.clone() };
        Setup::read(&texts).map_err(|error| shown(error, &texts.sources))
    }

    /// A scenario by name, in the programme's folder `scenarios`, or by file.
    pub(super) fn scenario(&self, name: &Path) -> Result<Scenario> {
        let named = self.folder().join("scenarios").join(name).with_extension("toml");
        let path = if name.is_file() { name } else { &named };
        if !path.is_file() {
            let known = self.scenarios()?;
            let known: Vec<String> = known.iter().map(|path| stem(path)).collect();
            let typed = name.display().to_string();
            let near = programme::nearest(&typed, known.iter().map(String::as_str));
            let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            bail!("there is no scenario {typed}{near} (known: {})", known.join(", "));
        }
        let scenario = Scenario::read(&stem(path), &read_text(path)?);
        scenario.map_err(|message| anyhow!("{}: {message}", path.display()))
    }

    /// The files of all scenarios of the programme, by name.
    pub(super) fn scenarios(&self) -> Result<Vec<PathBuf>> {
        let folder = self.folder().join("scenarios");
        let place = || format!("cannot read {}", folder.display());
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&folder).with_context(place)? {
            let path = entry.with_context(place)?.path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// An error with the problems of a programme at their places.
fn shown(error: ForecastError, sources: &[SourceFile]) -> anyhow::Error {
    match &error {
        ForecastError::Programme(problems) => {
            anyhow!("{error}\n\n{}", policy::shown(problems, sources))
        }
        _ => error.into(),
    }
}

/// Reads `250000`, `100k`, `1M` or the name of a file that is there.
pub(super) fn people(text: &str) -> Result<PeopleFrom, String> {
    let path = Path::new(text);
    if path.is_file() {
        return Ok(PeopleFrom::File(path.to_owned()));
    }
    let (digits, times) = match text.chars().last() {
        Some('k') => (&text[..text.len() - 1], 1_000),
        Some('M') => (&text[..text.len() - 1], 1_000_000),
        _ => (text, 1),
    };
    let size = digits.replace(['_', ' '], "").parse::<u64>();
    let size = size.ok().and_then(|size| size.checked_mul(times));
    size.map(PeopleFrom::Size).ok_or_else(|| {
        "expected how many people, such as 250000, 100k or 1M, or a file that is there".to_owned()
    })
}

/// The code for an error: 1 where what was given is wrong, 2 where it could not be tried.
pub(super) fn failed(error: &anyhow::Error) -> ExitCode {
    let wrong = error.downcast_ref::<ForecastError>().is_some_and(|error| {
        matches!(
            error,
            ForecastError::Assumptions { .. }
                | ForecastError::Table { .. }
                | ForecastError::Scenario { .. }
                | ForecastError::Measures { .. }
                | ForecastError::Given { .. }
                | ForecastError::People { .. }
                | ForecastError::Model(_)
        )
    });
    eprintln!("postern: {error:#}");
    ExitCode::from(if wrong { 1 } else { 2 })
}

/// Says what is being done, to people only.
pub(super) fn say(what: &str) {
    if std::io::stderr().is_terminal() {
        eprintln!("{what}");
    }
}
