//! Task D1: its people, its programme, and what everybody must come to.

use anyhow::{Result, anyhow, ensure};
use jiff::civil::{Date, date};
use programme::{Answer, Column, Outcome, People, Programme};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::stream::Stream;

/// How many choices each counted column has.
const NUMBERS: [(&str, u32); 3] = [("occupation", 7), ("rank", 12), ("dependants", 5)];
const FLAGS: [&str; 5] = ["surrendered", "war_crimes", "notable", "skilled", "equipment"];
const SEED: u32 = 1;

/// The day of all decisions.
pub(crate) const DAY: Date = date(2022, 3, 7);

/// Why somebody is offered what they are; the audiences of `d1.toml` in its order, and none.
pub(crate) const REASONS: [&str; 6] = [
    "no_audience",
    "senior_people",
    "prominent_people",
    "diplomats",
    "deserters",
    "skilled_people",
];

/// The programme.
pub(crate) fn programme() -> Result<Programme> {
    crate::load("d1.toml", include_str!("d1.toml").to_owned())
}

/// The people, in the order of the programme's facts.
pub(crate) struct D1 {
    /// How many.
    pub(crate) persons: usize,
    /// Names and bytes.
    pub(crate) columns: Vec<(&'static str, Vec<u8>)>,
}

impl D1 {
    /// Draws the people.
    pub(crate) fn draw(persons: usize) -> Self {
        let mut stream = Stream::seeded(SEED);
        let mut columns = Vec::new();
        for (name, choices) in NUMBERS {
            let column = (0..persons).map(|_| stream.below(choices) as u8).collect();
            columns.push((name, column));
        }
        for name in FLAGS {
            columns.push((name, (0..persons).map(|_| u8::from(stream.chance(0.3))).collect()));
        }
        Self { persons, columns }
    }

    /// SHA-256 over all columns, in order.
    pub(crate) fn sha256(&self) -> String {
        let mut hasher = Sha256::new();
        self.columns.iter().for_each(|(_, column)| hasher.update(column));
        hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The same bytes as people of the programme.
    pub(crate) fn people(&self, programme: &Programme) -> Result<People> {
        let names = programme.facts().iter().map(|fact| fact.name.as_str());
        ensure!(names.eq(self.columns.iter().map(|column| column.0)), "the columns fit d1.toml");
        let columns = self.columns.iter().map(|(_, bytes)| Some(Column::Small(bytes.clone())));
        Ok(People::new(programme, self.persons, columns.collect())?)
    }
}

/// One column of people as bytes.
pub(crate) fn bytes(people: &People, fact: usize) -> Result<&[u8]> {
    match people.column(fact) {
        Some(Column::Small(bytes)) => Ok(bytes),
        _ => Err(anyhow!("fact {fact} has no column of bytes")),
    }
}

/// What one person comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// All instalments together, in cents.
    pub(crate) cents: i64,
    /// Whether there is a path to citizenship.
    pub(crate) citizenship: u8,
    /// By its place in [`REASONS`].
    pub(crate) reason: u8,
}

impl Row {
    /// What an answer of the programme comes to.
    pub(crate) fn of(programme: &Programme, answer: &Answer) -> Self {
        let name = answer.because.as_deref().unwrap_or_default();
        let reason = REASONS.iter().position(|reason| *reason == name);
        let columns = programme::grant_columns(programme);
        let granted = columns
            .iter()
            .zip(&answer.grants)
            .any(|(column, grant)| grant.is_some() && column.benefit == "citizenship");
        let settled = matches!(answer.outcome, Outcome::Offer | Outcome::NoOffer);
        Self {
            cents: answer.costs.iter().map(|cost| cost.minor).sum(),
            citizenship: u8::from(granted),
            // Whatever is not expected becomes a code that nothing else has.
            reason: reason.filter(|_| settled).map_or(u8::MAX, |place| place as u8),
        }
    }
}

/// What some people come to, as columns that are filled over and over.
pub(crate) struct Rows<C> {
    /// Cents, in whichever whole number the variant writes.
    pub(crate) cents: Vec<C>,
    /// 0 or 1.
    pub(crate) citizenship: Vec<u8>,
    /// Places in [`REASONS`].
    pub(crate) reasons: Vec<u8>,
}

impl<C: Copy + Default + Send + Sync + Into<i64>> Rows<C> {
    /// Room for so many, touched.
    pub(crate) fn new(persons: usize) -> Self {
        let mut rows = Self {
            cents: vec![C::default(); persons],
            citizenship: vec![0; persons],
            reasons: vec![0; persons],
        };
        rows.forget();
        rows
    }

    /// Writes nonsense over everything, so that nothing of an earlier run can pass for an answer.
    pub(crate) fn forget(&mut self) {
        self.cents.fill(C::default());
        self.citizenship.fill(u8::MAX);
        self.reasons.fill(u8::MAX);
    }

    /// One person's row.
    pub(crate) fn row(&self, at: usize) -> Row {
        let (citizenship, reason) = (self.citizenship[at], self.reasons[at]);
        Row { cents: self.cents[at].into(), citizenship, reason }
    }

    /// Chunks of all columns, to be written side by side.
    pub(crate) fn chunks(
        &mut self,
        persons: usize,
        rows: usize,
    ) -> impl IndexedParallelIterator<Item = (&mut [C], &mut [u8], &mut [u8])> {
        let cents = self.cents[..persons].par_chunks_mut(rows);
        let citizenship = self.citizenship[..persons].par_chunks_mut(rows);
        let reasons = self.reasons[..persons].par_chunks_mut(rows);
        let zipped = cents.zip(citizenship).zip(reasons);
        zipped.map(|((cents, citizenship), reasons)| (cents, citizenship, reasons))
    }
}

/// What is compared between engines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// All costs together.
    pub(crate) dollars: i64,
    /// How many have a path to citizenship.
    pub(crate) citizens: u64,
}
