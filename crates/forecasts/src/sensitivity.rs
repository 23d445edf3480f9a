//! Which assumptions a forecast hangs on: Sobol' indices over everything that is a range.

use std::path::Path;

use foresight::model::{Measure, Model, Outcome};
use foresight::sobol::{Accumulator, Design, Indices, run};

use crate::error::ForecastError;
use crate::origin::Origin;
use crate::results::write;
use crate::runs::Stand;
use crate::setup::read_text;

/// The file in which an analysis is kept while it goes on.
const STATE: &str = "sensitivity.state.json";
/// How much of the bootstrap an interval holds.
const LEVEL: f64 = 0.9;

/// What was measured: an entry an output, and in each one for every open assumption.
pub struct Sensitivities {
    /// Names of the assumptions, in the order of the indices.
    pub assumptions: Vec<String>,
    /// What each output says.
    pub meanings: Vec<&'static str>,
    /// First-order and total indices.
    pub indices: Vec<Indices>,
    /// How many runs it took.
    pub runs: u32,
}

/// An output of a run: its name and what it says.
type Output = (&'static str, &'static str, fn(&Model<'_>, &Outcome) -> f64);

/// Counts are told as logarithms: a few runs with very many departures would drown all others.
const OUTPUTS: [Output; 5] = [
    ("departures", "people who left with the offer (logarithm)", |_, outcome| {
        log(outcome.sum(outcome.weeks() - 1, Measure::Arrived, |_| true) as f64)
    }),
    ("additional", "additional departures (logarithm)", |_, outcome| {
        let more: u64 = outcome.additional.iter().sum();
        let less: u64 = outcome.displaced.iter().sum();
        log(more.saturating_sub(less) as f64)
    }),
    ("force_departures", "soldiers who left with the offer (logarithm)", |model, outcome| {
        let force = |stratum: usize| model.is_force(stratum);
        log(outcome.sum(outcome.weeks() - 1, Measure::Arrived, force) as f64)
    }),
    ("settled", "people settled (logarithm)", |_, outcome| {
        log(outcome.sum(outcome.weeks() - 1, Measure::Settled, |_| true) as f64)
    }),
    ("cost_usd", "cost in US dollars (logarithm)", |_, outcome| {
        log(outcome.cost_cents.iter().sum::<i64>() as f64 / 100.0)
    }),
];

fn log(value: f64) -> f64 {
    value.max(0.0).ln_1p() / std::f64::consts::LN_10
}

/// Measures, or goes on with what an earlier call has left in `out`.
///
/// All runs of a row of the design share their draws, so that within a row nothing differs but the
/// assumptions; rows differ in their draws, and what that alone does is in no index.
///
/// # Errors
/// If nothing is open, if there are too few rows, or if the folder holds another analysis.
pub fn sensitivities(
    model: &Model<'_>,
    origin: &Origin,
    base: u32,
    out: &Path,
    at: &mut dyn FnMut(Stand) -> bool,
) -> Result<Sensitivities, ForecastError> {
    let assumptions = model.assumptions();
    let names: Vec<String> = assumptions.open().map(|range| range.name.clone()).collect();
    let design = Design::new(names.len(), base);
    let design = design.map_err(|error| ForecastError::Design(error.to_string()))?;
    let design = design.seeded(origin.seed as u32);
    std::fs::create_dir_all(out).map_err(ForecastError::file("make", out))?;
    let state = out.join(STATE);
    let digest = origin.digest().to_string();
    let fresh = || Accumulator::new(design, OUTPUTS.iter().map(|(name, _, _)| *name));
    let mut accumulator = match kept(&state, &digest)? {
        Some(kept) if *kept.design() == design => kept,
        Some(_) => {
            let differs = "another number of rows or assumptions".to_owned();
            return Err(ForecastError::OtherRuns { path: state, differs });
        }
        None => fresh(),
    };
    let total = u64::from(design.runs());
    let of =
        |accumulator: &Accumulator| u64::from(accumulator.rows()) * u64::from(design.runs_a_row());
    let before = of(&accumulator);
    let mut failed = None;
    let one = |number: u32, point: &[f64]| {
        let row = number / design.runs_a_row();
        let outcome = model.run(&assumptions.at(point), origin.seed, row, origin.weeks);
        OUTPUTS.iter().map(|(_, _, output)| output(model, &outcome)).collect()
    };
    let ran = run(&mut accumulator, one, |accumulator| {
        let text = serde_json::to_vec(&(&digest, accumulator));
        let written = text.map_err(ForecastError::from).and_then(|text| write(&state, &text));
        failed = written.err();
        failed.is_none() && at(Stand { done: of(accumulator), total, before })
    });
    if let Some(error) = failed {
        return Err(error);
    }
    ran.map_err(|error| ForecastError::Design(error.to_string()))?;
    if accumulator.rows() < design.base() {
        return Err(ForecastError::Stopped);
    }
    let meanings = OUTPUTS.iter().map(|(_, meaning, _)| *meaning).collect();
    let indices = accumulator.indices(LEVEL);
    Ok(Sensitivities { assumptions: names, meanings, indices, runs: design.runs() })
}

/// What an earlier sitting has left, if it was about the same.
fn kept(state: &Path, digest: &str) -> Result<Option<Accumulator>, ForecastError> {
    if !state.exists() {
        return Ok(None);
    }
    let text = read_text(state)?;
    let read: Result<(String, Accumulator), _> = serde_json::from_str(&text);
    let (there, accumulator) = read.map_err(|error| ForecastError::Damaged {
        path: state.to_owned(),
        line: 1,
        why: format!("this is no analysis: {error}"),
    })?;
    if there != digest {
        let differs = "another programme, assumptions, people, weeks or seed".to_owned();
        return Err(ForecastError::OtherRuns { path: state.to_owned(), differs });
    }
    Ok(Some(accumulator))
}
