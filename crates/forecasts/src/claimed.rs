//! The authors' claims, held against figures and forecasts that are run for them.

use std::path::Path;

use foresight::claims::{Claim, Evidence, Figures, Paired, claims};
use foresight::model::Outcome;
use foresight::summary::Summary;
use screening::Regime;
use serde::Serialize;

use crate::error::ForecastError;
use crate::measures::{MEASURES, as_evidence, checked_measures, entities_beside};
use crate::origin::{Origin, Plan};
use crate::runs::{Stand, unkept};
use crate::setup::{Setup, read_text};

/// What the claims come to, and the forecasts behind them.
#[derive(Serialize)]
pub struct Claimed {
    /// All claims, in order.
    pub claims: Vec<Claim>,
    /// What the forecast of the programme as it is was made from.
    pub plain: Origin,
    /// What the forecast with the dearest offer was made from.
    pub dear: Origin,
    /// What the two forecasts with testimony by choice and by duty were made from.
    pub testimony: [Origin; 2],
}

/// The forecasts that claims are held against, each over the same people and draws.
pub struct Forecasts<'a> {
    /// The programme as it is.
    pub plain: &'a Setup,
    /// Each soldier is offered the dearest sum.
    pub dear: &'a Setup,
    /// Testimony is a choice.
    pub free: &'a Setup,
    /// Testimony is a duty.
    pub required: &'a Setup,
}

/// Reads the figures, checks the measures beside them, if there are any, and runs the forecasts.
///
/// # Errors
/// If the file of claims or a forecast cannot be used.
pub fn claimed(
    path: &Path,
    forecasts: &Forecasts<'_>,
    plan: &Plan,
    at: &mut dyn FnMut(Stand) -> bool,
) -> Result<Claimed, ForecastError> {
    let figures = Figures::read(&read_text(path)?);
    let figures = figures
        .map_err(|problems| ForecastError::Assumptions { path: path.to_owned(), problems })?;
    let file = path.with_file_name(MEASURES);
    let measures = match file.exists() {
        true => Some(checked_measures(&file, &entities_beside(&file), &Regime::ALL, None)?),
        false => None,
    };
    let total = u64::from(plan.runs) * 4;
    let mut done = 0;
    let mut run = |setup: &Setup| -> Result<(Origin, Summary, Vec<Outcome>), ForecastError> {
        let origin = setup.origin(plan)?;
        let population = setup.population(plan)?;
        let model = setup.model(&population)?;
        let outcomes = unkept(&model, &origin, &mut |made| {
            done += made;
            at(Stand { done, total, before: 0 })
        })?;
        let none =
            ForecastError::Number { what: "--runs", expected: "at least 1".into(), found: 0 };
        let summary = Summary::of(&model, &outcomes).ok_or(none)?;
        Ok((origin, summary, outcomes))
    };
    let (plain, plain_summary, _) = run(forecasts.plain)?;
    let (dear, dear_summary, _) = run(forecasts.dear)?;
    let (free, _, free_outcomes) = run(forecasts.free)?;
    let (required, _, required_outcomes) = run(forecasts.required)?;
    let paired = Paired::of(&free_outcomes, &required_outcomes);
    let evidence = Evidence {
        programme: forecasts.plain.programme.programme(),
        assumptions: &forecasts.plain.assumptions,
        plain: &plain_summary,
        dear: Some(&dear_summary),
        mandatory: paired.as_ref(),
        measures: measures.map(|found| as_evidence(&found.checked)),
    };
    let claims = claims(&figures, &evidence);
    Ok(Claimed { claims, plain, dear, testimony: [free, required] })
}
