//! What a change of programme does to the people of a file.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use programme::{Batch, Codes, Money, Outcome, Programme, Shift, grant_columns};

use crate::error::TablesError;
use crate::format::Format;
use crate::job::Stand;
use crate::source::Source;

/// How many rows are read in one go.
const ROWS: usize = 65_536;

/// What became of the people of a file.
#[derive(Clone, Debug, Default)]
pub struct Moved {
    /// How many people there are by where they were, where they are, and whether they gain. A
    /// place is an audience or, where there is none, an outcome.
    pub people: BTreeMap<(String, String, Shift), u64>,
    /// What the people of the file would cost each partner by the old programme, in its currency.
    pub old_costs: Vec<(String, Money)>,
    /// And by the new one.
    pub new_costs: Vec<(String, Money)>,
    /// Rows that could not be read, and are in no count.
    pub bad_rows: u64,
}

/// Decides the people of a file by two programmes and compares. Columns may be facts of either;
/// to a programme that does not have a fact, it is not known.
pub fn compare_people(
    path: &Path,
    (old, new): (&Programme, &Programme),
    on: Date,
    told: &mut dyn FnMut(Stand),
) -> Result<Moved, TablesError> {
    let mut sides = [Side::open(path, old, new, on)?, Side::open(path, new, old, on)?];
    let mut moved = Moved::default();
    let mut pairs: BTreeMap<(u32, u32), (Shift, u64)> = BTreeMap::new();
    let columns = [grant_columns(old), grant_columns(new)];
    let mut done = 0;
    while sides[0].next()? && sides[1].next()? {
        let bad = sides[0].bad.iter().zip(&sides[1].bad).map(|(one, other)| *one || *other);
        let [before, after] = &sides;
        pairs.clear();
        let codes = before.codes.codes.iter().zip(&after.codes.codes);
        for (pair, bad) in codes.zip(bad) {
            done += 1;
            if bad {
                moved.bad_rows += 1;
                continue;
            }
            let entry = pairs.entry((*pair.0, *pair.1)).or_insert((Shift::Same, 0));
            entry.1 += 1;
        }
        for ((old_code, new_code), (shift, count)) in &mut pairs {
            let one = before.batch.answer(&before.codes, *old_code);
            let other = after.batch.answer(&after.codes, *new_code);
            let (Some(one), Some(other)) = (one, other) else { continue };
            *shift = Shift::between((one, &columns[0]), (other, &columns[1]));
            let place = |answer: &programme::Answer| {
                answer.audience.clone().unwrap_or_else(|| outcome(answer.outcome).to_owned())
            };
            *moved.people.entry((place(one), place(other), *shift)).or_default() += *count;
            add(&mut moved.old_costs, old, &one.costs, *count);
            add(&mut moved.new_costs, new, &other.costs, *count);
        }
        told(Stand { done, total: before.source.total(None, 0).max(done), resumed: 0 });
    }
    Ok(moved)
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Offer => "(an offer)",
        Outcome::NoOffer => "(no offer)",
        Outcome::HumanDecision => "(a human decides)",
        Outcome::NeedsFacts => "(facts are missing)",
    }
}

/// Adds the costs of so many people alike; a sum beyond counting stays the greatest there is.
fn add(sums: &mut Vec<(String, Money)>, programme: &Programme, costs: &[Money], count: u64) {
    for (index, (partner, cost)) in programme.partners().iter().zip(costs).enumerate() {
        if sums.len() == index {
            sums.push((partner.name.clone(), Money::zero(cost.currency)));
        }
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let sum = &mut sums[index].1;
        sum.minor = sum.minor.saturating_add(cost.minor.saturating_mul(count));
    }
}

/// One programme's view of the file.
struct Side<'a> {
    programme: &'a Programme,
    source: Source,
    batch: Batch,
    codes: Codes,
    bad: Vec<bool>,
}

impl<'a> Side<'a> {
    fn open(
        path: &Path,
        programme: &'a Programme,
        other: &Programme,
        on: Date,
    ) -> Result<Self, TablesError> {
        let others: Vec<String> = other.facts().iter().map(|fact| fact.name.clone()).collect();
        let source = Source::open(path, Format::of(path)?, programme, &[], &others)?;
        let batch = Batch::new(programme, on);
        Ok(Self { programme, source, batch, codes: Codes::default(), bad: Vec::new() })
    }

    /// Decides the next rows; whether there were any.
    fn next(&mut self) -> Result<bool, TablesError> {
        let Some(piece) = self.source.pieces(1, ROWS)?.pop() else { return Ok(false) };
        let chunk = piece.read(self.programme)?;
        self.batch.decide_into(&chunk.people, 0..chunk.len(), &mut self.codes);
        self.bad = chunk.bad;
        Ok(true)
    }
}
