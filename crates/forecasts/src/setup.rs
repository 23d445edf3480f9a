//! Programme, assumptions and people, read and checked together.

use std::path::{Path, PathBuf};

use foresight::Scenario;
use foresight::assumptions::{Assumptions, Known};
use foresight::model::Model;
use foresight::population::{Population, Table, build};
use programme::{Code, Digest, Severity, Simulated, SourceFile};

use crate::error::ForecastError;
use crate::measures::unfair_share;
use crate::memory;
use crate::origin::{MODEL, Origin, PeopleFrom, Plan};
use crate::people_file::read_population;

/// The most bytes of a text.
const TEXT_BYTES_MAX: u64 = 8 << 20;
/// The most runs of an ensemble.
const RUNS_MAX: u32 = 1_000_000;
/// The most weeks.
const WEEKS_MAX: u32 = 520;

/// The texts a forecast is made from.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The programme and its overlays.
    pub sources: Vec<SourceFile>,
    /// The file of assumptions.
    pub assumptions: PathBuf,
    /// What is different.
    pub scenario: Scenario,
}

/// All that was read.
pub struct Setup {
    /// The programme.
    pub programme: Simulated,
    /// What is assumed, with what the scenario fixes.
    pub assumptions: Assumptions,
    /// The table people are made from.
    pub table: Table,
    /// What is different.
    pub scenario: Scenario,
    assumptions_digest: Digest,
    table_digest: Digest,
}

impl Setup {
    /// Reads and checks everything but people.
    pub fn read(texts: &Texts) -> Result<Self, ForecastError> {
        let text = read_text(&texts.assumptions)?;
        let plain = Assumptions::read(&text).map_err(|problems| ForecastError::Assumptions {
            path: texts.assumptions.clone(),
            problems,
        })?;
        let folder = texts.assumptions.parent().unwrap_or(Path::new("."));
        let scenario = with_measures(&texts.scenario, folder)?;
        let assumptions = scenario
            .assumptions(&plain)
            .map_err(|message| ForecastError::Scenario { name: scenario.name.clone(), message })?;
        let path = folder.join(&assumptions.recipe.table);
        let table_text = read_text(&path)?;
        let table = Table::read(&table_text);
        let table = table.map_err(|source| ForecastError::Table { path, source })?;
        Ok(Self {
            programme: checked(&texts.sources, assumptions.starts)?,
            assumptions,
            table,
            scenario,
            assumptions_digest: Digest::of("postern assumptions", text.as_bytes()),
            table_digest: Digest::of("postern people", table_text.as_bytes()),
        })
    }

    /// Makes or reads the people of a plan, after asking whether they fit into memory.
    pub fn population(&self, plan: &Plan) -> Result<Population, ForecastError> {
        match &plan.people {
            PeopleFrom::Size(people) => {
                memory::fits(*people)?;
                Ok(build(&self.assumptions, &self.table, *people, plan.seed)?)
            }
            PeopleFrom::File(path) => {
                let programme = self.programme.programme();
                read_population(path, programme, &self.assumptions, plan.seed)
            }
        }
    }

    /// The model over a population.
    pub fn model<'a>(&'a self, population: &'a Population) -> Result<Model<'a>, ForecastError> {
        let offered_to = self.scenario.offered_to.as_deref();
        Ok(Model::new(&self.programme, &self.assumptions, population, offered_to)?)
    }

    /// What a plan's runs are made from.
    pub fn origin(&self, plan: &Plan) -> Result<Origin, ForecastError> {
        let weeks = plan.weeks.unwrap_or(self.assumptions.weeks);
        let number = |what, most: u32, found: u32| match found {
            1.. if found <= most => Ok(()),
            _ => {
                let expected = format!("1 to {most}");
                Err(ForecastError::Number { what, expected, found: u64::from(found) })
            }
        };
        number("--weeks", WEEKS_MAX, weeks)?;
        number("--runs", RUNS_MAX, plan.runs)?;
        let (people, people_source) = match &plan.people {
            PeopleFrom::Size(people) => (*people, self.table_digest),
            PeopleFrom::File(path) => (0, digest_of_file(path)?),
        };
        let programme = self.programme.programme();
        let Scenario { offered_to, set, .. } = &self.scenario;
        let changes = format!("{offered_to:?} {set:?}");
        Ok(Origin {
            programme: programme.digest(),
            title: format!("{}, version {}", programme.title(), programme.version()),
            assumptions: self.assumptions_digest,
            scenario: Digest::of("postern scenario", changes.as_bytes()),
            scenario_name: self.scenario.name.clone(),
            people_source,
            people,
            weeks,
            runs: plan.runs,
            seed: plan.seed,
            model: MODEL,
        })
    }
}

/// The programme for a forecast: nothing may be wrong with it but that something depends on
/// testimony, which only a forecast may ask about.
fn checked(sources: &[SourceFile], on: jiff::civil::Date) -> Result<Simulated, ForecastError> {
    let checked = programme::check(sources, on);
    let wrong = checked.problems.iter().filter(|problem| problem.severity == Severity::Error);
    if wrong.clone().any(|problem| problem.code != Code::Testimony) {
        return Err(ForecastError::Programme(checked.problems));
    }
    programme::load_simulated(sources).map_err(ForecastError::Programme)
}

/// The scenario with what its measures come to: the share of targets without a ground is the
/// share of unfair measures.
fn with_measures(scenario: &Scenario, folder: &Path) -> Result<Scenario, ForecastError> {
    let mut scenario = scenario.clone();
    if let Some(file) = &scenario.measures {
        let share = unfair_share(&folder.join(file))?;
        scenario.set.push((Known::UnfairShare.name().to_owned(), share));
    }
    Ok(scenario)
}

/// Reads a text of bounded length.
pub(crate) fn read_text(path: &Path) -> Result<String, ForecastError> {
    let bytes = std::fs::metadata(path).map_err(ForecastError::file("read", path))?.len();
    if bytes > TEXT_BYTES_MAX {
        let expected = format!("at most {TEXT_BYTES_MAX} bytes");
        return Err(ForecastError::Number { what: "a text file", expected, found: bytes });
    }
    std::fs::read_to_string(path).map_err(ForecastError::file("read", path))
}

/// A digest of a file of any size.
fn digest_of_file(path: &Path) -> Result<Digest, ForecastError> {
    use std::io::Read;
    let mut file = std::fs::File::open(path).map_err(ForecastError::file("read", path))?;
    let mut whole = Digest::of("postern people", &[]);
    let mut piece = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut piece).map_err(ForecastError::file("read", path))?;
        if read == 0 {
            return Ok(whole);
        }
        whole = Digest::of_all("postern people", &[whole.as_bytes(), &piece[..read]]);
    }
}
