//! The sheet on which a claim is worked out: it notes every number that is taken, and each step.

use super::figures::{Amount, Dated, Figures};
use super::numbers::{day, exact, words};
use super::wanted::Wanted;
use super::{Evidence, Step, Used};
use crate::Quantiles;
use crate::model::Measure;
use crate::summary::{AudienceSummary, Figure, Summary};

/// A claim's sheet.
pub(super) struct Sheet<'a> {
    pub(super) figures: &'a Figures,
    pub(super) evidence: &'a Evidence<'a>,
    pub(super) used: Vec<Used>,
    pub(super) steps: Vec<Step>,
    /// All that was taken, to the last digit.
    pub(super) inputs: String,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(figures: &'a Figures, evidence: &'a Evidence<'a>) -> Self {
        let (used, steps, inputs) = (Vec::new(), Vec::new(), String::new());
        Self { figures, evidence, used, steps, inputs }
    }

    /// Notes a number that was taken.
    pub(super) fn note(&mut self, name: &str, value: String, source: &str, exactly: &str) {
        let line = format!("{name}\t{value}\t{source}\t{exactly}\n");
        self.inputs.push_str(&line);
        let (name, source) = (words(name), source.to_owned());
        self.used.push(Used { name, value, source });
    }

    /// A step, and what it comes to.
    pub(super) fn step(&mut self, what: &str, sum: String, comes_to: f64, shown: String) -> f64 {
        self.steps.push(Step { what: what.to_owned(), sum, comes_to, shown });
        comes_to
    }

    /// A figure of one value. One that must be there is there: files are read so.
    pub(super) fn value(&mut self, wanted: Wanted) -> f64 {
        self.optional(wanted).map_or(f64::NAN, |(low, _)| low)
    }

    /// The least and the most of a figure.
    pub(super) fn range(&mut self, wanted: Wanted) -> (f64, f64) {
        self.optional(wanted).unwrap_or((f64::NAN, f64::NAN))
    }

    /// A figure that may be absent.
    pub(super) fn optional(&mut self, wanted: Wanted) -> Option<(f64, f64)> {
        let figures = self.figures;
        let figure = figures.get(wanted)?;
        let (low, high) = figure.amount.range();
        let value = match &figure.amount {
            Amount::One(value) => exact(*value),
            Amount::Range { low, high } => format!("{} to {}", exact(*low), exact(*high)),
            Amount::Series(series) => {
                let each = series
                    .iter()
                    .map(|dated| format!("{} on {}", exact(dated.value), day(&dated.period)));
                each.collect::<Vec<_>>().join(", ")
            }
        };
        let value = format!("{value} {} ({})", wanted.unit(), day(&figure.period));
        let mut source = figure.source.clone();
        if let Amount::Series(series) = &figure.amount {
            series.iter().for_each(|dated| source.push_str(&format!("; {}", dated.source)));
        }
        self.note(wanted.name(), value, &source, &format!("{:?}", figure.amount));
        Some((low, high))
    }

    /// A figure of dated values.
    pub(super) fn series(&mut self, wanted: Wanted) -> &'a [Dated] {
        self.range(wanted);
        let figures = self.figures;
        match figures.get(wanted).map(|figure| &figure.amount) {
            Some(Amount::Series(series)) => series,
            _ => &[],
        }
    }

    /// The day or period of a figure, as it is written.
    pub(super) fn period(&self, wanted: Wanted) -> &'a str {
        let figures = self.figures;
        figures.get(wanted).map_or("", |figure| figure.period.as_str())
    }

    /// Notes a spread of a forecast.
    pub(super) fn spread(&mut self, name: &str, spread: &Quantiles, of: &Summary) -> Quantiles {
        let source = format!("forecast: {} runs of {} weeks", of.runs, of.weeks);
        let value = format!(
            "{} to {}, half below {}",
            short(spread.p5),
            short(spread.p95),
            short(spread.p50)
        );
        self.note(name, value, &source, &format!("{spread:?}"));
        *spread
    }

    /// A figure of the forecast of the programme as it is.
    pub(super) fn forecast(&mut self, figure: Figure) -> Option<Quantiles> {
        let summary = self.evidence.plain;
        let spread = summary.figure(figure)?;
        Some(self.spread(figure.meaning(), spread, summary))
    }

    /// A measure of an audience at the end.
    pub(super) fn last(&mut self, of: &AudienceSummary, measure: Measure) -> Option<Quantiles> {
        let summary = self.evidence.plain;
        let name = format!("{}: {}", of.name, measure.meaning());
        of.last(measure).map(|spread| self.spread(&name, spread, summary))
    }

    /// An audience of the forecast.
    pub(super) fn audience(&self, name: &str) -> Option<&'a AudienceSummary> {
        let summary: &'a Summary = self.evidence.plain;
        summary.audiences.iter().find(|audience| audience.name == name)
    }
}

/// A number of a forecast, as exact as it makes sense.
fn short(value: f64) -> String {
    match value.abs() {
        at if at >= 100.0 => super::numbers::whole(value),
        at if at >= 0.1 || at == 0.0 => super::numbers::places(value, 2),
        _ => super::numbers::places(value, 4),
    }
}
