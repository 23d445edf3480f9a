//! A chunk decided: which rows have which of the few different answers.

use programme::{Answer, Batch, Codes, Outcome};

use crate::chunk::Chunk;

/// The answers of a chunk. Equal codes mean equal answers, so each is looked at once.
#[derive(Debug)]
pub(crate) struct Decided {
    /// For each row the place of its answer in `codes`; none for a bad row.
    pub(crate) rows: Vec<Option<u32>>,
    /// The different codes, in the order they are met.
    codes: Vec<u32>,
    all: Codes,
}

impl Decided {
    /// Decides the people of a chunk.
    pub(crate) fn new(batch: &Batch, chunk: &Chunk) -> Self {
        let all = batch.decide(&chunk.people, 0..chunk.len());
        let known = batch.answers().len() + all.further.len();
        let mut place_of: Vec<Option<u32>> = vec![None; known];
        let mut codes = Vec::new();
        let rows = all.codes.iter().zip(&chunk.bad).map(|(code, bad)| {
            let place = place_of.get_mut(*code as usize).filter(|_| !bad)?;
            if place.is_none() {
                *place = u32::try_from(codes.len()).ok();
                codes.push(*code);
            }
            *place
        });
        let rows = rows.collect();
        Self { rows, codes, all }
    }

    /// The different answers, in the order of their places.
    pub(crate) fn answers<'a>(&'a self, batch: &'a Batch) -> impl Iterator<Item = &'a Answer> {
        self.codes.iter().filter_map(|code| batch.answer(&self.all, *code))
    }

    /// How many rows have which outcome.
    pub(crate) fn count(&self, batch: &Batch) -> Outcomes {
        let mut of_place = vec![0_u64; self.codes.len()];
        let mut count = Outcomes::default();
        for row in &self.rows {
            match row {
                Some(place) => of_place[*place as usize] += 1,
                None => count.bad_row += 1,
            }
        }
        for (answer, rows) in self.answers(batch).zip(of_place) {
            let of_outcome = match answer.outcome {
                Outcome::Offer => &mut count.offer,
                Outcome::NoOffer => &mut count.no_offer,
                Outcome::HumanDecision => &mut count.human_decision,
                Outcome::NeedsFacts => &mut count.needs_facts,
            };
            *of_outcome += rows;
        }
        count
    }
}

/// How many rows came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    /// An offer.
    pub offer: u64,
    /// No offer.
    pub no_offer: u64,
    /// A human decides.
    pub human_decision: u64,
    /// More must be known.
    pub needs_facts: u64,
    /// Could not be read.
    pub bad_row: u64,
}

impl Outcomes {
    /// All rows.
    pub fn rows(&self) -> u64 {
        self.offer + self.no_offer + self.human_decision + self.needs_facts + self.bad_row
    }

    /// Adds those of more rows.
    pub(crate) fn add(&mut self, more: &Self) {
        self.offer += more.offer;
        self.no_offer += more.no_offer;
        self.human_decision += more.human_decision;
        self.needs_facts += more.needs_facts;
        self.bad_row += more.bad_row;
    }
}
