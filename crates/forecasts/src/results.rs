//! What comes out of an ensemble: a report for people, JSON for machines, Parquet for analysts.

use std::collections::BTreeMap;
use std::fs::{File, rename};
use std::io::Write;
use std::path::Path;

use foresight::assumptions::Law;
use foresight::model::{Measure, Model, Outcome};
use foresight::population::{Margin, margins};
use foresight::summary::{Figure, Summary, figure};
use serde::Serialize;
use tables::{Sheet, SheetColumn};

use crate::error::ForecastError;
use crate::origin::Origin;
use crate::report;

/// Everything a report tells.
pub struct Results<'a> {
    /// What it was made from.
    pub origin: &'a Origin,
    /// The model that was run.
    pub model: &'a Model<'a>,
    /// All runs, in order.
    pub outcomes: &'a [Outcome],
    /// What they say.
    pub summary: &'a Summary,
    /// How near the people are to their table; empty for people of a file.
    pub margins: Vec<Margin>,
}

impl<'a> Results<'a> {
    /// Puts results together. `table` is what the people were made from, if they were made.
    pub fn new(
        origin: &'a Origin,
        model: &'a Model<'a>,
        table: Option<&foresight::population::Table>,
        outcomes: &'a [Outcome],
        summary: &'a Summary,
    ) -> Self {
        let margins = table.map_or(Vec::new(), |table| {
            let recipe = &model.assumptions().recipe;
            let table = table.without(&recipe.leave_out);
            table.map_or(Vec::new(), |table| margins(model.population(), &table))
        });
        Self { origin, model, outcomes, summary, margins }
    }

    /// The same as JSON.
    ///
    /// # Errors
    /// Never, as far as we know: there are no maps without names.
    pub fn json(&self) -> Result<String, ForecastError> {
        let assumptions = self.model.assumptions();
        let range = |range: &foresight::assumptions::Range| RangeOut {
            name: range.name.clone(),
            meaning: range.meaning.clone(),
            law: told(range.law),
            source: range.source.clone(),
        };
        let out = Out {
            postern: "forecast",
            digest: self.origin.digest().to_string(),
            origin: self.origin,
            starts: assumptions.starts.to_string(),
            people: self.model.population().people(),
            households: self.model.population().households(),
            assumptions: assumptions.ranges.iter().map(range).collect(),
            measures: Measure::ALL.iter().map(|m| (m.name(), m.meaning())).collect(),
            summary: self.summary,
            margins: self.margins.iter().map(margin_out).collect(),
        };
        Ok(serde_json::to_string_pretty(&out)? + "\n")
    }
}

#[derive(Serialize)]
struct Out<'a> {
    postern: &'static str,
    digest: String,
    origin: &'a Origin,
    starts: String,
    people: u64,
    households: u32,
    assumptions: Vec<RangeOut>,
    measures: BTreeMap<&'static str, &'static str>,
    summary: &'a Summary,
    margins: Vec<MarginOut>,
}

#[derive(Serialize)]
struct RangeOut {
    name: String,
    meaning: String,
    law: String,
    source: String,
}

#[derive(Serialize)]
struct MarginOut {
    kind: &'static str,
    name: String,
    table: u64,
    made: u64,
}

fn margin_out(margin: &Margin) -> MarginOut {
    let made = margin.made.round() as u64;
    MarginOut { kind: margin.kind, name: margin.name.clone(), table: margin.table, made }
}

/// A range in words.
pub(crate) fn told(law: Law) -> String {
    let number = |value: f64| charts::number(value, 3);
    match law {
        Law::Fixed(value) => number(value),
        Law::Triangular { low, likely, high } => {
            format!("{} to {}, likely {}", number(low), number(high), number(likely))
        }
        Law::LogTriangular { low, likely, high } => {
            let (low, likely, high) = (number(low), number(likely), number(high));
            format!("{low} to {high} by factors, likely {likely}")
        }
        Law::Normal { mean, sd } => format!("normal, {} ± {}", number(mean), number(sd)),
    }
}

/// Writes `forecast.html`, `forecast.json` and `runs.parquet` into a folder.
pub fn finish(results: &Results<'_>, out: &Path) -> Result<(), ForecastError> {
    write(&out.join("forecast.json"), results.json()?.as_bytes())?;
    runs(results, &out.join("runs.parquet"))?;
    // The report comes last: where it is, everything is.
    write(&out.join("forecast.html"), report::forecast(results).as_bytes())
}

/// Writes a file as a whole or not at all.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), ForecastError> {
    let mut new = path.as_os_str().to_owned();
    new.push(".new");
    let new = Path::new(&new);
    let mut file = File::create(new).map_err(ForecastError::file("make", new))?;
    file.write_all(bytes).map_err(ForecastError::file("write", new))?;
    file.sync_all().map_err(ForecastError::file("write", new))?;
    rename(new, path).map_err(ForecastError::file("write", path))
}

/// All runs: a row for each run, week and group in an audience.
fn runs(results: &Results<'_>, path: &Path) -> Result<(), ForecastError> {
    let about = BTreeMap::from([("origin".to_owned(), results.origin.digest().to_string())]);
    let mut sheet = Sheet::create(path, about);
    let strata = results.model.strata.len();
    for outcome in results.outcomes {
        let weeks = outcome.weeks();
        let each = |of: &dyn Fn(usize, usize) -> Option<i64>| {
            let rows = (0..weeks).flat_map(|week| (0..strata).map(move |s| (week, s)));
            SheetColumn::Whole(rows.map(|(week, stratum)| of(week, stratum)).collect())
        };
        let whole = |count: u64| i64::try_from(count).ok();
        let words = |of: &dyn Fn(usize) -> Option<String>| {
            let names: Vec<Option<String>> = (0..strata).map(of).collect();
            SheetColumn::Words((0..weeks).flat_map(|_| names.clone()).collect())
        };
        let mut columns = vec![
            ("run", each(&|_, _| Some(i64::from(outcome.run)))),
            ("week", each(&|week, _| Some(week as i64 + 1))),
            ("group", words(&|stratum| Some(results.model.names(stratum).0.to_owned()))),
            ("audience", words(&|stratum| results.model.names(stratum).1.map(str::to_owned))),
            ("people", each(&|_, stratum| whole(outcome.people[stratum]))),
        ];
        for measure in Measure::ALL {
            let at = |week, stratum| whole(outcome.at(week, stratum, *measure));
            columns.push((measure.name(), each(&at)));
        }
        // Known at the end alone.
        let last = |values: &[u64], week: usize, stratum: usize| {
            (week + 1 == weeks).then(|| whole(values[stratum])).flatten()
        };
        columns.push(("additional", each(&|week, s| last(&outcome.additional, week, s))));
        columns.push(("displaced", each(&|week, s| last(&outcome.displaced, week, s))));
        let cost = |week: usize, s: usize| (week + 1 == weeks).then(|| outcome.cost_cents[s]);
        columns.push(("cost_usd_cents", each(&cost)));
        sheet.push(columns)?;
    }
    sheet.finish()?;
    values(results, &path.with_file_name("values.parquet"))
}

/// What each run drew, and the figures it came to.
fn values(results: &Results<'_>, path: &Path) -> Result<(), ForecastError> {
    let about = BTreeMap::from([("origin".to_owned(), results.origin.digest().to_string())]);
    let mut sheet = Sheet::create(path, about);
    let outcomes = results.outcomes;
    let runs = outcomes.iter().map(|outcome| Some(i64::from(outcome.run))).collect();
    let mut columns = vec![("run", SheetColumn::Whole(runs))];
    for (place, range) in results.model.assumptions().ranges.iter().enumerate() {
        let drawn = outcomes.iter().map(|outcome| outcome.values[place]).collect();
        columns.push((range.name.as_str(), SheetColumn::Real(drawn)));
    }
    let names: Vec<String> =
        Figure::ALL.iter().map(|figure| format!("figure.{}", figure.name())).collect();
    for (name, asked) in names.iter().zip(Figure::ALL) {
        let of = |outcome| figure(results.model, outcome, *asked).unwrap_or(f64::NAN);
        columns.push((name, SheetColumn::Real(outcomes.iter().map(of).collect())));
    }
    sheet.push(columns)?;
    Ok(sheet.finish()?)
}
