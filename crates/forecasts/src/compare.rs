//! Scenarios side by side, on equal draws: what differs comes from the scenarios alone.

use foresight::model::{Model, Outcome};
use foresight::summary::{Figure, Summary, figure};
use foresight::{Quantiles, Scenario};
use serde::Serialize;

use crate::error::ForecastError;
use crate::origin::{Origin, Plan};
use crate::runs::{Stand, unkept};
use crate::setup::Setup;

/// One scenario and what it came to.
#[derive(Serialize)]
pub struct Compared {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Whose argument it is.
    pub source: String,
    /// What it was made from.
    pub origin: Origin,
    /// What its runs say.
    pub summary: Summary,
    /// Title of the scenario it is compared with; none for one that others are compared with.
    pub compared_with: Option<String>,
    /// How it differs from that one.
    pub versus: Vec<Versus>,
}

/// How a figure differs from that of another scenario, run by run.
#[derive(Clone, Debug, Serialize)]
pub struct Versus {
    /// The figure.
    pub figure: String,
    /// The scenario's less the other's, over runs in which both exist.
    pub difference: Option<Quantiles>,
    /// In what share of those runs it is larger.
    pub more: f64,
    /// In what share of those runs it is smaller.
    pub less: f64,
}

/// Runs all scenarios. Each is compared with the one it names, if that stands before it; where
/// `first` is set, all are compared with the first.
///
/// # Errors
/// If one of them cannot be run.
pub fn compare(
    setups: &[Setup],
    plan: &Plan,
    first: bool,
    at: &mut dyn FnMut(&Scenario, Stand) -> bool,
) -> Result<Vec<Compared>, ForecastError> {
    let total = u64::from(plan.runs) * setups.len() as u64;
    let mut done = 0;
    let mut before: Vec<Vec<Vec<Option<f64>>>> = Vec::new();
    let mut all: Vec<Compared> = Vec::new();
    for setup in setups {
        let origin = setup.origin(plan)?;
        let population = setup.population(plan)?;
        let model = setup.model(&population)?;
        let outcomes = unkept(&model, &origin, &mut |made| {
            done += made;
            at(&setup.scenario, Stand { done, total, before: 0 })
        })?;
        let figures = figures(&model, &outcomes);
        let named = |other: &Compared| Some(&other.name) == setup.scenario.compared_with.as_ref();
        let place = if first { Some(0) } else { all.iter().position(named) };
        let place = place.filter(|place| *place < all.len());
        let versus = place.map_or(Vec::new(), |place| versus(&figures, &before[place]));
        let compared_with = place.map(|place| all[place].title.clone());
        before.push(figures);
        let summary = Summary::of(&model, &outcomes);
        let summary = summary.ok_or(ForecastError::Number {
            what: "--runs",
            expected: "at least 1".to_owned(),
            found: 0,
        })?;
        let Scenario { name, title, source, .. } = setup.scenario.clone();
        all.push(Compared { name, title, source, origin, summary, compared_with, versus });
    }
    Ok(all)
}

/// By figure, then by run.
pub(crate) fn figures(model: &Model<'_>, outcomes: &[Outcome]) -> Vec<Vec<Option<f64>>> {
    let of = |asked: &Figure| outcomes.iter().map(|o| figure(model, o, *asked)).collect();
    Figure::ALL.iter().map(of).collect()
}

/// How figures differ from those of the first, both by figure and run.
pub(crate) fn versus(these: &[Vec<Option<f64>>], first: &[Vec<Option<f64>>]) -> Vec<Versus> {
    let mut all = Vec::new();
    for ((asked, these), first) in Figure::ALL.iter().zip(these).zip(first) {
        let pairs = these.iter().zip(first).filter_map(|(this, first)| Some((*this)? - (*first)?));
        let differences: Vec<f64> = pairs.collect();
        let share = |wanted: fn(&&f64) -> bool| {
            differences.iter().filter(wanted).count() as f64 / differences.len().max(1) as f64
        };
        all.push(Versus {
            figure: asked.name().to_owned(),
            more: share(|difference| **difference > 0.0),
            less: share(|difference| **difference < 0.0),
            difference: Quantiles::of(differences.iter().copied()),
        });
    }
    all
}
