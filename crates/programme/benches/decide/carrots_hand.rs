//! The authors' programme by hand, fast: columns in, columns out, no branches, a thread a core.
//!
//! It answers for 7 March 2022 only, takes every question that is put as answered, and leaves out
//! which rule refused each benefit; the product does all three.

use anyhow::Result;
use programme::People;
use rayon::prelude::*;

use crate::CHUNK_ROWS;
use crate::carrots::{Chunk, Rows, days};
use crate::d1::bytes;

/// Places of the facts that matter, in the order of [`Columns`].
const FACTS: [usize; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13];
/// 7 March 2004, in days since 1970: who was born later is a child.
const ADULT_BORN_LAST: i32 = 12_484;

/// Bytes read and written for one person.
pub(crate) const BYTES: (usize, usize) = (4 + FACTS.len(), 3 + 2 + 3 * 4);

const BOUNTY_KOPECKS: i32 = 500_000_000;
/// At 106.4 roubles, rounded to the nearest cent.
const BOUNTY_CENTS: i32 = 4_699_248;
const SUPPORT_CENTS: i32 = 12 * 46_000;
const STIPEND_CENTS: i32 = 24 * 150_000;
const LARGER_STIPEND_CENTS: i32 = 24 * 400_000;

/// The columns in the order of the file, without those that decide nothing.
pub(crate) struct Columns<'a> {
    born: &'a [i32],
    small: [&'a [u8]; FACTS.len()],
}

impl<'a> Columns<'a> {
    /// Those of these people.
    pub(crate) fn of(people: &'a People) -> Result<Self> {
        let mut small = [&[][..]; FACTS.len()];
        for (column, fact) in small.iter_mut().zip(FACTS) {
            *column = bytes(people, fact)?;
        }
        Ok(Self { born: days(people, 0)?, small })
    }
}

/// Everybody.
pub(crate) fn columns(people: &Columns<'_>, rows: &mut Rows<i32>) {
    let persons = rows.outcomes.len();
    rows.chunks(persons).enumerate().for_each(|(at, mut chunk)| {
        let (start, count) = (at * CHUNK_ROWS, chunk.outcomes.len());
        let small = people.small.map(|column| &column[start..start + count]);
        // The first pass leaves a mask where the reason goes, so that the second works on bytes.
        let born = people.born[start..start + count].iter();
        let children = born.zip(chunk.reasons.iter_mut());
        children.for_each(|(born, child)| *child = mask(*born > ADULT_BORN_LAST));
        place(small, &mut chunk);
        grant(small[0], small[9], &mut chunk);
    });
}

/// Audience, outcome and reason.
fn place(people: [&[u8]; FACTS.len()], chunk: &mut Chunk<'_, i32>) {
    let count = chunk.outcomes.len();
    let [_, occupation, known, rank, arms, prisoner, level, leaves, field, _, past] =
        people.map(|column| &column[..count]);
    let outcomes = &mut chunk.outcomes[..count];
    let (audiences, reasons) = (&mut chunk.audiences[..count], &mut chunk.reasons[..count]);
    for i in 0..count {
        let works_as = |other: u8| mask(occupation[i] == other);
        let soldier = works_as(0);
        let lays_down_arms = soldier & mask(arms[i] <= 1);
        let senior_rank = soldier & mask(rank[i] == 2 || rank[i] == 3);
        let holds_post = works_as(1) | works_as(2) | works_as(3);
        let leaves_office = holds_post & mask(leaves[i] <= 1);
        let skilled = !(soldier | holds_post) & mask(field[i] != 4);
        let stays_on = soldier & !lays_down_arms | holds_post & !leaves_office;

        let audience = choose(stays_on, 0, 8);
        let audience = choose(skilled, 7, audience);
        let audience = choose(works_as(5) & mask(known[i] == 1), 6, audience);
        let audience = choose(works_as(4) & mask(known[i] == 1), 5, audience);
        let senior_official = works_as(3) & mask(level[i] == 0) & leaves_office;
        let audience = choose(senior_official, 4, audience);
        let audience = choose(works_as(2) & leaves_office, 3, audience);
        let audience = choose(lays_down_arms, 1, audience);
        let audience = choose(lays_down_arms & senior_rank, 2, audience);

        let reason = choose(works_as(1), 12, audience);
        let reason = choose(soldier & mask(prisoner[i] == 1), 11, reason);
        let reason = choose(reasons[i], 10, reason);
        let reason = choose(mask(past[i] != 0), 9, reason);
        audiences[i] = audience;
        // Whoever is in no audience keeps arms or an office.
        reasons[i] = choose(mask(reason == 0) & !soldier, 13, reason);
        outcomes[i] = choose(mask(reason >= 9), 2, mask(reason == 0) & 1);
    }
}

/// What is granted, and what each pays for it.
fn grant(location: &[u8], dependants: &[u8], chunk: &mut Chunk<'_, i32>) {
    let count = location.len();
    let dependants = &dependants[..count];
    let (outcomes, audiences) = (&chunk.outcomes[..count], &chunk.audiences[..count]);
    let grants = &mut chunk.grants[..count];
    let [kopecks, dollars, euros] = &mut chunk.costs;
    let (kopecks, dollars) = (&mut kopecks[..count], &mut dollars[..count]);
    let euros = &mut euros[..count];
    for i in 0..count {
        // No audience stands for whoever is offered nothing.
        let audience = u16::from(choose(mask(outcomes[i] == 0), audiences[i], 0));
        let first = |last: u16| wide(audience.wrapping_sub(1) < last);
        let among = |one: u16| wide(audience == one);
        let family = wide(dependants[i] > 0);
        let soldier = first(2);
        let citizenship = first(6) & !among(1);
        let larger = citizenship & !among(3);
        let support = first(6) & family;
        grants[i] = (first(4) & wide(location[i] != 3) & 1)
            | (soldier & (1 << 1 | 1 << 3))
            | (support & (1 << 2 | 1 << 4))
            | (citizenship & 1 << 5)
            | (among(3) & 1 << 6)
            | (larger & 1 << 7)
            | (among(7) & 1 << 8)
            | ((among(7) | among(8)) & 1 << 9);
        let widest = |mask: u16| -i32::from(mask & 1);
        kopecks[i] = widest(soldier) & BOUNTY_KOPECKS;
        dollars[i] = widest(soldier) & BOUNTY_CENTS;
        euros[i] = (widest(support) & (i32::from(dependants[i]) * SUPPORT_CENTS))
            + (widest(among(3)) & STIPEND_CENTS)
            + (widest(larger) & LARGER_STIPEND_CENTS);
    }
}

fn mask(holds: bool) -> u8 {
    u8::from(holds).wrapping_neg()
}

fn wide(holds: bool) -> u16 {
    u16::from(holds).wrapping_neg()
}

fn choose(mask: u8, one: u8, other: u8) -> u8 {
    mask & one | !mask & other
}
