//! The authors' programme at scale: made-up people who have answered everything they are asked,
//! and the programme by hand, for one day and without anything of what makes it a file.

use anyhow::{Context, Result, ensure};
use jiff::civil::{Date, date};
use programme::{Answer, Column, Outcome, People, Programme};
use rayon::prelude::*;

use crate::CHUNK_ROWS;
use crate::carrots_hand::{self, Columns};
use crate::stream::Stream;

const TEXT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../programmes/million-carrots/programme.toml");
const SEED: u32 = 2;

/// The day of all decisions.
pub(crate) const DAY: Date = date(2022, 3, 7);

/// What can decide: nothing fits, the audiences, the grounds for a human decision.
pub(crate) const REASONS: [&str; 14] = [
    "keeps_arms",
    "deserting_soldier",
    "senior_officer",
    "diplomat",
    "senior_official",
    "notable_journalist",
    "celebrity",
    "skilled",
    "ordinary",
    "serious_crime",
    "child",
    "captured_soldier",
    "security_background",
    "keeps_office",
];

/// The programme as it is published.
pub(crate) fn programme() -> Result<Programme> {
    crate::load("programme.toml", std::fs::read_to_string(TEXT)?)
}

/// Draws people: any occupation, half of them known where that is asked, one in ten unsure about
/// their past. A question that is not put has no answer.
pub(crate) fn people(programme: &Programme, persons: usize) -> Result<People> {
    let mut stream = Stream::seeded(SEED);
    let mut columns: Vec<Column> = programme
        .facts()
        .iter()
        .map(|fact| Column::with_capacity(fact.column_form(), persons))
        .collect();
    ensure!(columns.len() == 14, "the programme asks what it did");
    for _ in 0..persons {
        let person = person(&mut stream);
        columns.iter_mut().zip(person).for_each(|(column, answer)| column.push(answer));
    }
    Ok(People::new(programme, persons, columns.into_iter().map(Some).collect())?)
}

/// One person's answers in the order of the file.
fn person(stream: &mut Stream) -> [Option<i64>; 14] {
    let mut draw = |choices: u32| i64::from(stream.below(choices));
    // From 1 January 1940 to the end of 2010.
    let born = draw(25_933) - 10_958;
    let (location, occupation) = (draw(4), draw(8));
    let soldier = occupation == 0;
    let holds_post = (1..=3).contains(&occupation);
    let asked = |put: bool, answer: i64| put.then_some(answer);
    let field = asked(occupation >= 4, draw(5));
    let has_years = occupation >= 6 && field.is_some_and(|field| field < 4);
    [
        Some(born),
        Some(location),
        Some(occupation),
        asked(occupation == 4 || occupation == 5, draw(2)),
        asked(soldier, draw(4)),
        asked(soldier, draw(3)),
        asked(soldier, i64::from(draw(10) == 0)),
        asked(occupation == 3, draw(2)),
        asked(holds_post, draw(3)),
        field,
        asked(has_years, draw(61)),
        Some(draw(31) * draw(2)),
        Some(draw(2)),
        Some((draw(20) - 17).max(0)),
    ]
}

/// What one person comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// 0 an offer, 1 none, 2 a human decides, 3 facts are missing.
    pub(crate) outcome: u8,
    /// The audience, counted from 1; 0 for none.
    pub(crate) audience: u8,
    /// By its place in [`REASONS`].
    pub(crate) reason: u8,
    /// A bit for each benefit that is granted, in the order of the file.
    pub(crate) grants: u16,
    /// What Ukraine, the matching fund and the refuge fund pay, in minor units of each.
    pub(crate) costs: [i64; 3],
}

impl Row {
    /// What an answer of the programme comes to.
    pub(crate) fn of(programme: &Programme, answer: &Answer) -> Self {
        let outcome = match answer.outcome {
            Outcome::Offer => 0,
            Outcome::NoOffer => 1,
            Outcome::HumanDecision => 2,
            Outcome::NeedsFacts => 3,
        };
        let place = |name: &String| programme.audiences().iter().position(|a| a.name == *name);
        let audience = answer.audience.as_ref().map_or(0, |name| 1 + place(name).unwrap_or(254));
        let name = answer.because.as_deref().unwrap_or_default();
        let reason = REASONS.iter().position(|reason| *reason == name).unwrap_or(255);
        let columns = programme::grant_columns(programme);
        let granted = |benefit: &str| {
            let mut grants = columns.iter().zip(&answer.grants);
            grants.any(|(column, grant)| column.benefit == benefit && grant.is_some())
        };
        let bit = |(at, granted): (usize, bool)| u16::from(granted) << at;
        let benefits = programme.benefits().iter().map(|benefit| granted(&benefit.name));
        let cost = |at: usize| answer.costs.get(at).map_or(-1, |cost| cost.minor);
        Self {
            outcome,
            audience: audience as u8,
            reason: reason as u8,
            grants: benefits.enumerate().map(bit).sum(),
            costs: [cost(0), cost(1), cost(2)],
        }
    }
}

/// What people come to, as columns that are filled over and over.
pub(crate) struct Rows<C> {
    pub(crate) outcomes: Vec<u8>,
    pub(crate) audiences: Vec<u8>,
    pub(crate) reasons: Vec<u8>,
    pub(crate) grants: Vec<u16>,
    pub(crate) costs: [Vec<C>; 3],
}

/// A chunk of all columns.
pub(crate) struct Chunk<'a, C> {
    pub(crate) outcomes: &'a mut [u8],
    pub(crate) audiences: &'a mut [u8],
    pub(crate) reasons: &'a mut [u8],
    pub(crate) grants: &'a mut [u16],
    pub(crate) costs: [&'a mut [C]; 3],
}

impl<C: Copy + Default + Send + Sync + Into<i64>> Rows<C> {
    /// Room for so many, touched.
    pub(crate) fn new(persons: usize) -> Self {
        let mut rows = Self {
            outcomes: vec![0; persons],
            audiences: vec![0; persons],
            reasons: vec![0; persons],
            grants: vec![0; persons],
            costs: std::array::from_fn(|_| vec![C::default(); persons]),
        };
        rows.forget();
        rows
    }

    /// Writes nonsense over everything, so that nothing of an earlier run can pass for an answer.
    pub(crate) fn forget(&mut self) {
        self.outcomes.fill(u8::MAX);
        self.audiences.fill(u8::MAX);
        self.reasons.fill(u8::MAX);
        self.grants.fill(u16::MAX);
        self.costs.iter_mut().for_each(|costs| costs.fill(C::default()));
    }

    /// One person's row.
    pub(crate) fn row(&self, at: usize) -> Row {
        Row {
            outcome: self.outcomes[at],
            audience: self.audiences[at],
            reason: self.reasons[at],
            grants: self.grants[at],
            costs: std::array::from_fn(|place| self.costs[place][at].into()),
        }
    }

    /// Chunks of all columns, to be written side by side.
    pub(crate) fn chunks(
        &mut self,
        persons: usize,
    ) -> impl IndexedParallelIterator<Item = Chunk<'_, C>> {
        let Self { outcomes, audiences, reasons, grants, costs: [one, two, three] } = self;
        let codes = outcomes[..persons]
            .par_chunks_mut(CHUNK_ROWS)
            .zip(audiences[..persons].par_chunks_mut(CHUNK_ROWS))
            .zip(reasons[..persons].par_chunks_mut(CHUNK_ROWS))
            .zip(grants[..persons].par_chunks_mut(CHUNK_ROWS));
        let costs = one[..persons]
            .par_chunks_mut(CHUNK_ROWS)
            .zip(two[..persons].par_chunks_mut(CHUNK_ROWS))
            .zip(three[..persons].par_chunks_mut(CHUNK_ROWS));
        codes.zip(costs).map(|((((outcomes, audiences), reasons), grants), ((one, two), three))| {
            Chunk { outcomes, audiences, reasons, grants, costs: [one, two, three] }
        })
    }
}

/// Whether two variants came to the same for the first so many people, in every column.
pub(crate) fn agree<A, B>(one: &Rows<A>, other: &Rows<B>, persons: usize) -> Result<()>
where
    A: Copy + Default + Send + Sync + Into<i64>,
    B: Copy + Default + Send + Sync + Into<i64>,
{
    let differs = |at: &usize| one.row(*at) != other.row(*at);
    match (0..persons).into_par_iter().find_first(differs) {
        None => Ok(()),
        Some(at) => anyhow::bail!("person {at}: {:?} and {:?}", one.row(at), other.row(at)),
    }
}

/// Whether the programme's single decisions, with every reason, are those made by hand.
pub(crate) fn decided_singly(programme: &Programme, people: &People, persons: usize) -> Result<()> {
    let mut rows = Rows::<i32>::new(people.len());
    carrots_hand::columns(&Columns::of(people)?, &mut rows);
    for at in 0..persons {
        let decision = programme::decide(programme, &people.facts(programme, at), DAY);
        let single = Row::of(programme, &Answer::of(programme, &decision));
        ensure!(single == rows.row(at), "person {at}: {single:?} and {:?}", rows.row(at));
    }
    Ok(())
}

/// The column of a fact that holds days.
pub(crate) fn days(people: &People, fact: usize) -> Result<&[i32]> {
    let column = people.column(fact).context("the column is there")?;
    match column {
        Column::Day(days) => Ok(days),
        _ => anyhow::bail!("fact {fact} has no column of days"),
    }
}
