//! What a run came to, in whole people and minor units.

use serde::{Deserialize, Serialize};

use super::Model;
use super::admission::{MILLION, Office};
use crate::assumptions::{Known, Values};

macro_rules! measures {
    ($($name:ident $text:literal $meaning:literal)*) => {
        /// What is counted, by stratum and week. All are running totals but `aware`, `wishing` and
        /// `waiting`, which are told as they stand at the end of a week.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(usize)]
        pub enum Measure { $(#[doc = $meaning] $name,)* }

        impl Measure {
            /// All, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in tables.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What it counts.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }
        }
    };
}

measures! {
    Aware "aware" "who have heard of the offer, as expected"
    Wishing "wishing" "who know of the offer and would leave for it at a safe moment"
    Arrived "arrived" "who left and applied"
    OwnWay "own_way" "who left in their own way, without the offer"
    Caught "caught" "who were caught on the way"
    Killed "killed" "who were killed on the way"
    Waiting "waiting" "who have applied and are not decided, for want of places or money"
    Unfunded "unfunded" "who would be admitted, but a partner's money had run out"
    Refused "refused" "who were refused"
    Settled "settled" "who were admitted and got their offer"
    Moved "moved" "people settled, families included"
    Without "without" "who would have left without the programme too"
    WithoutLost "without_lost" "who would have been caught or killed without the programme"
}

/// How many measures there are.
pub(super) const MEASURES: usize = Measure::ALL.len();

/// Counts while a run goes on.
pub(super) struct Tally {
    /// By stratum, in millionths of people.
    now: Vec<[u64; MEASURES]>,
    /// By week and stratum, in people.
    weekly: Vec<u64>,
}

impl Tally {
    pub(super) fn new(strata: usize) -> Self {
        Self { now: vec![[0; MEASURES]; strata], weekly: Vec::new() }
    }

    pub(super) fn add(&mut self, stratum: u16, measure: Measure, weight: u64) {
        self.now[usize::from(stratum)][measure as usize] += weight;
    }

    pub(super) fn take(&mut self, stratum: u16, measure: Measure, weight: u64) {
        let count = &mut self.now[usize::from(stratum)][measure as usize];
        *count = count.saturating_sub(weight);
    }

    pub(super) fn set(&mut self, stratum: usize, measure: Measure, weight: u64) {
        self.now[stratum][measure as usize] = weight;
    }

    /// Writes down how things stand at the end of a week.
    pub(super) fn week(&mut self) {
        for stratum in &self.now {
            self.weekly.extend(stratum.iter().map(|count| people(*count)));
        }
    }
}

/// Millionths as whole people, to the nearest.
fn people(millionths: u64) -> u64 {
    (millionths + MILLION / 2) / MILLION
}

/// What one partner spends on one benefit, in minor units of its currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spent {
    /// All instalments promised to those who settled.
    pub promised: i64,
    /// Those that fell due before the end.
    pub due: i64,
}

/// What a run came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Which run.
    pub run: u32,
    /// The value of each range.
    pub values: Vec<f64>,
    /// Real people of each stratum who decide.
    pub people: Vec<u64>,
    /// By week, then stratum, then measure: people.
    pub weekly: Vec<u64>,
    /// By stratum: who left with the programme and would not have left without it.
    pub additional: Vec<u64>,
    /// By stratum: who would have left without the programme, and did not with it.
    pub displaced: Vec<u64>,
    /// By column of [`programme::grant_columns`].
    pub spent: Vec<Spent>,
    /// By stratum: what the settled were promised, their reception and that of their families, and
    /// handling the refused, in US cents.
    pub cost_cents: Vec<i64>,
    /// By week: how far the offer is believed.
    pub trust: Vec<f64>,
    /// By week: testimonies, as many free ones as have the same effect.
    pub testimonies: Vec<f64>,
    /// By partner: the first week in which its money did not suffice.
    pub exhausted: Vec<Option<u32>>,
}

impl Outcome {
    /// People of a stratum at the end of a week, counted from 0.
    pub fn at(&self, week: usize, stratum: usize, measure: Measure) -> u64 {
        let strata = self.people.len();
        self.weekly[(week * strata + stratum) * MEASURES + measure as usize]
    }

    /// How many weeks it has.
    pub fn weeks(&self) -> usize {
        self.trust.len()
    }

    /// People of some strata at the end of a week.
    pub fn sum(&self, week: usize, measure: Measure, wanted: impl Fn(usize) -> bool) -> u64 {
        let strata = (0..self.people.len()).filter(|stratum| wanted(*stratum));
        strata.map(|stratum| self.at(week, stratum, measure)).sum()
    }
}

/// What is known once the last week is over.
pub(super) struct End<'a> {
    pub(super) run: u32,
    pub(super) values: &'a Values,
    pub(super) people: Vec<u64>,
    pub(super) additional: Vec<u64>,
    pub(super) displaced: Vec<u64>,
    pub(super) trust: Vec<f64>,
    pub(super) testimonies: Vec<f64>,
}

/// Puts the outcome of a run together.
pub(super) fn outcome(
    model: &Model<'_>,
    tally: Tally,
    office: &Office<'_>,
    end: End<'_>,
) -> Outcome {
    let last = &tally.now;
    let get = |known: Known| end.values.get(known);
    let cost = |(stratum, promised): (&[u64; MEASURES], &f64)| {
        let people = |measure: Measure| stratum[measure as usize] as f64 / MILLION as f64;
        let reception = people(Measure::Moved) * get(Known::AsylumCost);
        let refusal = people(Measure::Refused) * get(Known::RefusalCost);
        libm::round((promised + reception + refusal) * 100.0) as i64
    };
    Outcome {
        run: end.run,
        spent: spent(model, office),
        cost_cents: last.iter().zip(&office.promised).map(cost).collect(),
        exhausted: office.exhausted.clone(),
        values: end.values.0.clone(),
        people: end.people.into_iter().map(people).collect(),
        additional: end.additional.into_iter().map(people).collect(),
        displaced: end.displaced.into_iter().map(people).collect(),
        weekly: tally.weekly,
        trust: end.trust,
        testimonies: end.testimonies,
    }
}

/// Instalments promised and due, by grant column.
fn spent(model: &Model<'_>, office: &Office<'_>) -> Vec<Spent> {
    let columns = programme::grant_columns(model.programme);
    let mut spent = vec![(0_i128, 0_i128); columns.len()];
    let schedules: Vec<Option<programme::Schedule>> = columns
        .iter()
        .map(|column| {
            let benefit = model.programme.benefit(&column.benefit)?;
            let stretches = model.programme.stretches_of(benefit).into_iter();
            let mut stretches = stretches.map(|(schedule, _)| schedule);
            stretches.find(|schedule| schedule.month_of(0) == column.after)
        })
        .collect();
    for (offer, weeks) in model.offers.iter().zip(&office.settled) {
        for ((minor, schedule), spent) in offer.grants.iter().zip(&schedules).zip(&mut spent) {
            let (Some(minor), Some(schedule)) = (minor, schedule) else { continue };
            for (week, settled) in weeks.iter().enumerate().filter(|(_, settled)| **settled > 0) {
                // A month is a twelfth of 365.2425 days.
                let months = ((weeks.len() - 1 - week) as f64 * 7.0 / 30.436_875) as u16;
                let times = schedule.instalments();
                let due = (0..times).filter(|number| schedule.month_of(*number) <= months).count();
                let one = i128::from(*minor) * i128::from(*settled);
                spent.0 += one * i128::from(times);
                spent.1 += one * due as i128;
            }
        }
    }
    let minor = |millionths: i128| {
        let million = i128::from(MILLION);
        i64::try_from((millionths + million / 2) / million).unwrap_or(i64::MAX)
    };
    spent.into_iter().map(|(all, due)| Spent { promised: minor(all), due: minor(due) }).collect()
}
