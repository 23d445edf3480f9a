//! What an ensemble says: figures with their spread, week by week and in all.

mod drivers;
mod figures;

pub use drivers::{Driver, drivers};
pub use figures::{Figure, figure};

use serde::{Deserialize, Serialize};

use crate::Quantiles;
use crate::model::{Measure, Model, Outcome};

/// What an ensemble says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// How many runs it is made of.
    pub runs: u32,
    /// How many weeks each looks ahead.
    pub weeks: u32,
    /// By audience, in the order of the programme; last those whom it offers nothing.
    pub audiences: Vec<AudienceSummary>,
    /// The armed force, if the assumptions have one.
    pub force: Option<AudienceSummary>,
    /// Everybody.
    pub all: AudienceSummary,
    /// Single figures of the whole.
    pub figures: Vec<NamedFigure>,
    /// By benefit and partner.
    pub spending: Vec<Spending>,
    /// By partner.
    pub partners: Vec<PartnerSummary>,
    /// By week: how far the offer is believed.
    pub trust: Vec<Quantiles>,
    /// By week: testimonies, as many free ones as have the same effect.
    pub testimonies: Vec<Quantiles>,
    /// What each figure hangs on, strongest first.
    pub drivers: Vec<Driver>,
}

/// People of one audience, or of several together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AudienceSummary {
    /// The audience, or `nobody`, `force` or `all`.
    pub name: String,
    /// How many there are who decide.
    pub people: Quantiles,
    /// By measure, in the order of [`Measure::ALL`], then by week.
    pub weekly: Vec<Vec<Quantiles>>,
    /// Who left with the programme and would not have left without it, less the reverse.
    pub additional: Quantiles,
    /// Those who left with the programme or in their own way, as a share of all.
    pub share_left: Quantiles,
    /// What they cost in US dollars: promises, reception, handling of the refused.
    pub cost_usd: Quantiles,
}

impl AudienceSummary {
    /// A measure at the end.
    pub fn last(&self, measure: Measure) -> Option<&Quantiles> {
        self.weekly.get(measure as usize)?.last()
    }
}

/// A figure and its spread; none where it exists in no run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedFigure {
    /// Its name.
    pub name: String,
    /// What it says, with its unit.
    pub meaning: String,
    /// How it is spread over the runs in which it exists.
    pub spread: Option<Quantiles>,
}

/// What a partner spends on a benefit, in units of its currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spending {
    /// The benefit.
    pub benefit: String,
    /// The partner.
    pub partner: String,
    /// Its currency.
    pub currency: String,
    /// All instalments promised.
    pub promised: Quantiles,
    /// Those that fall due before the end.
    pub due: Quantiles,
}

/// What a partner spends in all, and whether it lasts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerSummary {
    /// The partner.
    pub partner: String,
    /// Its currency.
    pub currency: String,
    /// Its budget, in units of its currency.
    pub budget: f64,
    /// What it promises in all.
    pub promised: Quantiles,
    /// In what share of the runs its money does not suffice.
    pub exhausted: f64,
    /// In which week that happens, counted from 1, in those runs.
    pub exhausted_week: Option<Quantiles>,
}

/// Nothing counted.
const NONE: Quantiles =
    Quantiles { p5: 0.0, p25: 0.0, p50: 0.0, p75: 0.0, p95: 0.0, mean: 0.0, runs: 0 };

fn spread(values: impl IntoIterator<Item = f64>) -> Quantiles {
    Quantiles::of(values).unwrap_or(NONE)
}

impl Summary {
    /// Of the outcomes of a model's runs, in any number but none.
    pub fn of(model: &Model<'_>, outcomes: &[Outcome]) -> Option<Self> {
        let weeks = outcomes.first()?.weeks();
        let audiences = model.programme.audiences().iter().map(|a| Some(a.name.as_str()));
        let audiences = audiences.chain([None]).map(|name| {
            let of = |stratum: usize| model.names(stratum).1 == name;
            audience(outcomes, name.unwrap_or("nobody"), of)
        });
        let has_force = (0..model.strata.len()).any(|stratum| model.is_force(stratum));
        let force = |stratum: usize| model.is_force(stratum);
        let figures = Figure::ALL.iter().map(|figure| NamedFigure {
            name: figure.name().to_owned(),
            meaning: figure.meaning().to_owned(),
            spread: Quantiles::of(
                outcomes.iter().filter_map(|outcome| figures::figure(model, outcome, *figure)),
            ),
        });
        let by_week = |of: fn(&Outcome, usize) -> f64| {
            (0..weeks).map(move |week| spread(outcomes.iter().map(|outcome| of(outcome, week))))
        };
        Some(Self {
            runs: outcomes.len() as u32,
            weeks: weeks as u32,
            audiences: audiences.collect(),
            force: has_force.then(|| audience(outcomes, "force", force)),
            all: audience(outcomes, "all", |_| true),
            figures: figures.collect(),
            spending: spending(model, outcomes),
            partners: partners(model, outcomes),
            trust: by_week(|outcome, week| outcome.trust[week]).collect(),
            testimonies: by_week(|outcome, week| outcome.testimonies[week]).collect(),
            drivers: drivers(model, outcomes),
        })
    }

    /// The spread of a figure.
    pub fn figure(&self, figure: Figure) -> Option<&Quantiles> {
        let named = self.figures.iter().find(|named| named.name == figure.name())?;
        named.spread.as_ref()
    }
}

fn audience(outcomes: &[Outcome], name: &str, of: impl Fn(usize) -> bool) -> AudienceSummary {
    let strata = outcomes.first().map_or(0, |outcome| outcome.people.len());
    let wanted: Vec<usize> = (0..strata).filter(|stratum| of(*stratum)).collect();
    let weeks = outcomes.first().map_or(0, Outcome::weeks);
    let sum = |values: &[u64]| wanted.iter().map(|stratum| values[*stratum]).sum::<u64>() as f64;
    let at = |outcome: &Outcome, week: usize, measure: Measure| {
        wanted.iter().map(|stratum| outcome.at(week, *stratum, measure)).sum::<u64>() as f64
    };
    let weekly = Measure::ALL.iter().map(|measure| {
        let week = |week| spread(outcomes.iter().map(|outcome| at(outcome, week, *measure)));
        (0..weeks).map(week).collect()
    });
    let last = weeks.saturating_sub(1);
    let left = |outcome: &Outcome| {
        at(outcome, last, Measure::Arrived) + at(outcome, last, Measure::OwnWay)
    };
    let cost = |outcome: &Outcome| {
        wanted.iter().map(|stratum| outcome.cost_cents[*stratum]).sum::<i64>() as f64 / 100.0
    };
    AudienceSummary {
        name: name.to_owned(),
        people: spread(outcomes.iter().map(|outcome| sum(&outcome.people))),
        weekly: weekly.collect(),
        additional: spread(
            outcomes.iter().map(|outcome| sum(&outcome.additional) - sum(&outcome.displaced)),
        ),
        share_left: spread(outcomes.iter().map(|outcome| left(outcome) / sum(&outcome.people))),
        cost_usd: spread(outcomes.iter().map(cost)),
    }
}

/// Minor units in one unit of a currency.
fn scale(currency: programme::Currency) -> f64 {
    libm::pow(10.0, f64::from(currency.minor_digits()))
}

fn spending(model: &Model<'_>, outcomes: &[Outcome]) -> Vec<Spending> {
    let columns = programme::grant_columns(model.programme);
    let mut all: Vec<Spending> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        let known = |s: &Spending| s.benefit == column.benefit && s.partner == column.partner;
        let Some(partner) = model.programme.partner(&column.partner) else { continue };
        // A benefit in steps has a column a step; they are told together, at the first.
        if all.iter().any(known) {
            continue;
        }
        let same = |other: &usize| {
            columns[*other].benefit == column.benefit && columns[*other].partner == column.partner
        };
        let places: Vec<usize> = (place..columns.len()).filter(same).collect();
        let sum = |of: fn(&crate::model::Spent) -> i64| {
            spread(outcomes.iter().map(|outcome| {
                let minor: i64 = places.iter().map(|place| of(&outcome.spent[*place])).sum();
                minor as f64 / scale(partner.budget.currency)
            }))
        };
        all.push(Spending {
            benefit: column.benefit.clone(),
            partner: column.partner.clone(),
            currency: partner.budget.currency.to_string(),
            promised: sum(|spent| spent.promised),
            due: sum(|spent| spent.due),
        });
    }
    all
}

fn partners(model: &Model<'_>, outcomes: &[Outcome]) -> Vec<PartnerSummary> {
    let columns = programme::grant_columns(model.programme);
    let mut all = Vec::new();
    for (place, partner) in model.programme.partners().iter().enumerate() {
        let currency = partner.budget.currency;
        let promised = |outcome: &Outcome| {
            let of = columns.iter().zip(&outcome.spent).filter(|(c, _)| c.partner == partner.name);
            of.map(|(_, spent)| spent.promised).sum::<i64>() as f64 / scale(currency)
        };
        let weeks = || outcomes.iter().filter_map(|outcome| outcome.exhausted[place]);
        all.push(PartnerSummary {
            partner: partner.name.clone(),
            currency: currency.to_string(),
            budget: partner.budget.minor as f64 / scale(currency),
            promised: spread(outcomes.iter().map(promised)),
            exhausted: weeks().count() as f64 / outcomes.len() as f64,
            exhausted_week: Quantiles::of(weeks().map(|week| f64::from(week) + 1.0)),
        });
    }
    all
}
