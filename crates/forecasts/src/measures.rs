//! Measures from files: read, checked, and what forecasts and claims take from the check.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use screening::{
    Checked, Dossier, EntityProblem, Finding, Regime, TieProblem, check, read_measures,
};
use serde::Serialize;

use crate::error::ForecastError;
use crate::setup::read_text;

/// The name of the file of measures in a programme's folder.
pub const MEASURES: &str = "measures.toml";
/// The most bytes of a file of entities.
const ENTITIES_BYTES_MAX: u64 = 512 << 20;

/// A check of measures, and what was wrong with the entities it was made from.
#[derive(Debug, Serialize)]
pub struct CheckedMeasures {
    /// What it comes to.
    pub checked: Checked,
    /// Lines of the file of entities that could not be read.
    pub unread: Vec<EntityProblem>,
    /// Ties that could not be used, and what must be known of the rest.
    pub problems: Vec<TieProblem>,
}

/// The file of entities beside a file of measures: `measures.ftm.json` beside `measures.toml`.
pub fn entities_beside(measures: &Path) -> PathBuf {
    measures.with_extension("ftm.json")
}

/// Reads and checks measures against entities.
///
/// # Errors
/// If a file cannot be read, or the measures are wrong. Wrong entities are told in the result.
pub fn checked_measures(
    measures: &Path,
    entities: &Path,
    regimes: &[Regime],
    on: Option<Date>,
) -> Result<CheckedMeasures, ForecastError> {
    let read = read_measures(&read_text(measures)?)
        .map_err(|problems| ForecastError::Measures { path: measures.to_owned(), problems })?;
    let bytes = std::fs::metadata(entities).map_err(ForecastError::file("read", entities))?.len();
    if bytes > ENTITIES_BYTES_MAX {
        let expected = format!("at most {ENTITIES_BYTES_MAX} bytes");
        return Err(ForecastError::Number { what: "a file of entities", expected, found: bytes });
    }
    let text = std::fs::read(entities).map_err(ForecastError::file("read", entities))?;
    // A line that is no UTF-8 keeps the rest readable.
    let dossier = Dossier::read(&String::from_utf8_lossy(&text));
    let checked = check(&read, &dossier, regimes, on);
    Ok(CheckedMeasures { checked, unread: dossier.unread, problems: dossier.problems })
}

/// What the claim that sanctions can be kept is held against: the measures the authors call right.
/// The others they would drop.
pub(crate) fn as_evidence(checked: &Checked) -> foresight::claims::Measures {
    let right = |finding: &Finding| finding.authors_right == Some(true);
    let (hit, without) = checked.tally(right);
    let kept = checked.findings.iter().filter(|finding| right(finding) && finding.is_fair());
    let number = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    foresight::claims::Measures {
        targets: number(hit.high),
        without_ground: number(without.high),
        kept: number(kept.count() as u64),
    }
}

/// The share of targets that a file of measures hits without a ground, for a scenario.
pub(crate) fn unfair_share(measures: &Path) -> Result<f64, ForecastError> {
    let found = checked_measures(measures, &entities_beside(measures), &Regime::ALL, None)?;
    Ok(found.checked.share_without_ground().unwrap_or(0.0))
}
