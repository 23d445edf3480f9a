//! What a figure hangs on, as the runs of an ensemble show it: how ranks of an assumption and of
//! the figure go together. A first look; `sobol` measures it.

use serde::{Deserialize, Serialize};

use super::figures::{Figure, figure};
use crate::model::{Model, Outcome};
use crate::rank_correlation;

/// How far a figure goes with an assumption.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Driver {
    /// The figure.
    pub figure: String,
    /// The assumption.
    pub assumption: String,
    /// Spearman's rank correlation, from −1 to 1.
    pub correlation: f64,
}

/// Figures that are asked about.
const ASKED: [Figure; 4] =
    [Figure::ForceDepartures, Figure::Additional, Figure::CostPerAdditional, Figure::BreakEven];
/// Fewer runs say nothing about so many assumptions.
const RUNS_MIN: usize = 20;

/// For each figure that is asked about, all open assumptions, strongest first.
pub fn drivers(model: &Model<'_>, outcomes: &[Outcome]) -> Vec<Driver> {
    let mut all = Vec::new();
    for asked in ASKED {
        let known: Vec<(&Outcome, f64)> = outcomes
            .iter()
            .filter_map(|outcome| Some((outcome, figure(model, outcome, asked)?)))
            .collect();
        if known.len() < RUNS_MIN {
            continue;
        }
        let figures: Vec<f64> = known.iter().map(|(_, figure)| *figure).collect();
        let ranges = model.assumptions.ranges.iter().enumerate();
        let mut drivers: Vec<Driver> = ranges
            .filter(|(_, range)| range.law.is_open())
            .filter_map(|(place, range)| {
                let values: Vec<f64> = known.iter().map(|(o, _)| o.values[place]).collect();
                Some(Driver {
                    figure: asked.name().to_owned(),
                    assumption: range.name.clone(),
                    correlation: rank_correlation(&values, &figures)?,
                })
            })
            .collect();
        drivers.sort_by(|one, other| other.correlation.abs().total_cmp(&one.correlation.abs()));
        all.extend(drivers);
    }
    all
}
