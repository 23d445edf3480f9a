//! What a finished run says on a page, written down beside its results so that it is shown at once.

use std::collections::BTreeMap;
use std::path::Path;

use foresight::summary::Figure;
use serde::{Deserialize, Serialize};

use crate::compare::figures;
use crate::error::ForecastError;
use crate::origin::Origin;
use crate::report;
use crate::results::{Results, write};
use crate::setup::read_text;

/// The sentences and charts of a run.
const TOLD: &str = "told.json";
/// Its figures, run by run.
const FIGURES: &str = "figures.json";

/// What a finished run says, in English.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// What it was made from.
    pub origin: Origin,
    /// The sentences it begins with.
    pub sentences: Vec<String>,
    /// Charts as HTML that needs [`charts::CHART_STYLE`].
    pub charts: Vec<String>,
}

/// Figures of every run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figures {
    pub(super) origin: Origin,
    /// By name of the figure, then by run.
    runs: BTreeMap<String, Vec<Option<f64>>>,
}

impl Told {
    pub(super) fn read(folder: &Path) -> Result<Self, ForecastError> {
        Ok(serde_json::from_str(&read_text(&folder.join(TOLD))?)?)
    }
}

impl Figures {
    pub(super) fn read(folder: &Path) -> Result<Self, ForecastError> {
        Ok(serde_json::from_str(&read_text(&folder.join(FIGURES))?)?)
    }

    /// By figure, in the order of [`Figure::ALL`], then by run.
    pub(super) fn of_all(&self) -> Vec<Vec<Option<f64>>> {
        let of = |figure: &Figure| self.runs.get(figure.name()).cloned().unwrap_or_default();
        Figure::ALL.iter().map(of).collect()
    }
}

/// Writes both down.
pub(super) fn write_down(results: &Results<'_>, folder: &Path) -> Result<(), ForecastError> {
    let names = Figure::ALL.iter().map(|figure| figure.name().to_owned());
    let runs = names.zip(figures(results.model, results.outcomes)).collect();
    let origin = results.origin.clone();
    let figures = Figures { origin: origin.clone(), runs };
    write(&folder.join(FIGURES), &serde_json::to_vec(&figures)?)?;
    let told = Told {
        origin,
        sentences: report::sentences(results.summary),
        charts: report::pictures(results),
    };
    write(&folder.join(TOLD), &serde_json::to_vec(&told)?)
}
