//! Two finished runs side by side, run by run: what differs comes from what they were made from.

use foresight::Quantiles;
use foresight::summary::Figure;

use super::told::Figures;
use super::{Kept, KeptError};
use crate::compare::{Versus, versus};
use crate::origin::Origin;
use crate::report;

/// Why two runs have no equal draws, and so cannot be compared run by run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unlike {
    /// They are one and the same.
    Same,
    /// Other seeds.
    Seed,
    /// Other numbers of people.
    People,
    /// Other numbers of weeks.
    Weeks,
    /// Other numbers of runs.
    Runs,
    /// Another table of people.
    Table,
    /// Another version of the model.
    Model,
}

/// One figure of both.
#[derive(Clone, Debug)]
pub struct PairRow {
    /// Which.
    pub figure: Figure,
    /// Of the first.
    pub first: Option<Quantiles>,
    /// Of the second.
    pub second: Option<Quantiles>,
    /// The second less the first, over runs in which both exist.
    pub versus: Versus,
}

/// Two runs compared.
#[derive(Clone, Debug)]
pub struct Pair {
    /// All figures.
    pub rows: Vec<PairRow>,
    /// What is to be said, in English.
    pub sentence: Option<String>,
    /// Charts as HTML that needs [`charts::CHART_STYLE`].
    pub charts: Vec<String>,
    /// Whether the file of assumptions was another: draws are then equal by their place alone.
    pub other_assumptions: bool,
}

impl Kept {
    /// Compares a second run with a first.
    ///
    /// # Errors
    /// If one is not there or not done; the inner result says why the two cannot be compared.
    pub fn pair(&self, first: &str, second: &str) -> Result<Result<Pair, Vec<Unlike>>, KeptError> {
        let (one, two) = (self.folder_of_done(first)?, self.folder_of_done(second)?);
        let title = |id: &str| self.one(id).map(|run| run.order.title).unwrap_or_default();
        let (one, two) = (Figures::read(&one)?, Figures::read(&two)?);
        let unlike = match first == second {
            true => vec![Unlike::Same],
            false => unlike(&one.origin, &two.origin),
        };
        if !unlike.is_empty() {
            return Ok(Err(unlike));
        }
        let (these, others) = (two.of_all(), one.of_all());
        let all = versus(&these, &others);
        let spread = |runs: &[Option<f64>]| Quantiles::of(runs.iter().flatten().copied());
        let rows = Figure::ALL.iter().zip(&all).zip(others.iter().zip(&these));
        let rows = rows.map(|((figure, versus), (first, second))| PairRow {
            figure: *figure,
            first: spread(first),
            second: spread(second),
            versus: versus.clone(),
        });
        let (sentence, charts) = report::paired(&title(second), &title(first), &all);
        Ok(Ok(Pair {
            rows: rows.collect(),
            sentence,
            charts,
            other_assumptions: one.origin.assumptions != two.origin.assumptions,
        }))
    }
}

fn unlike(one: &Origin, two: &Origin) -> Vec<Unlike> {
    let differs = [
        (one.seed != two.seed, Unlike::Seed),
        (one.people != two.people, Unlike::People),
        (one.weeks != two.weeks, Unlike::Weeks),
        (one.runs != two.runs, Unlike::Runs),
        (one.people_source != two.people_source, Unlike::Table),
        (one.model != two.model, Unlike::Model),
    ];
    differs.into_iter().filter(|(differs, _)| *differs).map(|(_, unlike)| unlike).collect()
}
