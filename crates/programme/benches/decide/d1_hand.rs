//! Task D1 by hand, twice: as somebody writes it who wants it fast, and as somebody writes it who
//! wants it done.
//!
//! Fast: a byte a fact in columns, no branches, so that the compiler works on 16 persons at a time,
//! and a thread a core. Everything a person costs is a multiple of 200 dollars and at most 1,689 of
//! them, so it is counted in 16 bits and widened once. Amounts are written into the code: changing
//! one means building again.

use anyhow::Result;
use programme::People;
use rayon::prelude::*;

use crate::CHUNK_ROWS;
use crate::d1::{Row, Rows, bytes};

const SOLDIER: u8 = 1;
const OFFICER: u8 = 2;
const DIPLOMAT: u8 = 3;
const OFFICIAL: u8 = 4;
const JOURNALIST: u8 = 5;

/// How many people are worked on before their masks leave the first cache.
const BLOCK_ROWS: usize = 1024;

/// Bytes read and written for one person.
pub(crate) const BYTES: (usize, usize) = (8, 4 + 1 + 1);

/// The columns in the order of the file.
pub(crate) struct Columns<'a>([&'a [u8]; 8]);

impl<'a> Columns<'a> {
    /// Those of these people.
    pub(crate) fn of(people: &'a People) -> Result<Self> {
        let mut columns = [&[][..]; 8];
        for (fact, column) in columns.iter_mut().enumerate() {
            *column = bytes(people, fact)?;
        }
        Ok(Self(columns))
    }
}

/// Everybody, fast.
pub(crate) fn columns(people: &Columns<'_>, rows: &mut Rows<i32>) {
    let persons = rows.cents.len();
    rows.chunks(persons, CHUNK_ROWS).enumerate().for_each(|(at, (cents, citizenship, reasons))| {
        let start = at * CHUNK_ROWS;
        let part = people.0.map(|column| &column[start..start + cents.len()]);
        chunk(part, cents, citizenship, reasons);
    });
}

/// Masks of one block, a byte a person: what the amounts hang on.
struct Masks {
    deserter: [u8; BLOCK_ROWS],
    with_equipment: [u8; BLOCK_ROWS],
    high: [u8; BLOCK_ROWS],
    diplomat: [u8; BLOCK_ROWS],
    trained: [u8; BLOCK_ROWS],
    asylum: [u8; BLOCK_ROWS],
}

/// Block by block, which stays in the first cache; each loop works on numbers of one width.
fn chunk(people: [&[u8]; 8], cents: &mut [i32], citizenship: &mut [u8], reasons: &mut [u8]) {
    let none = [0; BLOCK_ROWS];
    let mut masks = Masks {
        deserter: none,
        with_equipment: none,
        high: none,
        diplomat: none,
        trained: none,
        asylum: none,
    };
    let mut start = 0;
    while start < cents.len() {
        let rows = start..cents.len().min(start + BLOCK_ROWS);
        let block = people.map(|column| &column[rows.clone()]);
        conditions(block, &mut citizenship[rows.clone()], &mut reasons[rows.clone()], &mut masks);
        amounts(block[2], &masks, &mut cents[rows]);
        start += BLOCK_ROWS;
    }
}

fn conditions(people: [&[u8]; 8], citizenship: &mut [u8], reasons: &mut [u8], masks: &mut Masks) {
    let count = citizenship.len().min(BLOCK_ROWS);
    let [occupation, rank, _, surrendered, war_crimes, notable, skilled, equipment] =
        people.map(|column| &column[..count]);
    let (citizenship, reasons) = (&mut citizenship[..count], &mut reasons[..count]);
    for i in 0..count {
        let works_as = |other| mask(occupation[i] == other);
        let yes = |answer: u8| answer.wrapping_neg();
        let eligible = !yes(war_crimes[i]);
        let deserter = eligible & yes(surrendered[i]) & (works_as(SOLDIER) | works_as(OFFICER));
        let diplomat = eligible & works_as(DIPLOMAT);
        let high_officer = works_as(OFFICER) & mask(rank[i] >= 8);
        let senior = eligible & (works_as(OFFICIAL) | high_officer);
        let prominent = eligible & (works_as(JOURNALIST) | yes(notable[i]));
        let high = senior | prominent;
        let stays = diplomat | high;
        let trained = eligible & yes(skilled[i]);

        let reason = choose(trained, 5, 0);
        let reason = choose(deserter, 4, reason);
        let reason = choose(diplomat, 3, reason);
        let reason = choose(prominent, 2, reason);
        reasons[i] = choose(senior, 1, reason);
        citizenship[i] = stays & 1;

        masks.deserter[i] = deserter;
        masks.with_equipment[i] = deserter & yes(equipment[i]);
        masks.high[i] = high;
        masks.diplomat[i] = diplomat & !high;
        masks.trained[i] = trained & !stays;
        masks.asylum[i] = deserter | stays;
    }
}

fn amounts(dependants: &[u8], masks: &Masks, cents: &mut [i32]) {
    let count = cents.len().min(BLOCK_ROWS);
    let (dependants, cents) = (&dependants[..count], &mut cents[..count]);
    let mut units = [0_u16; BLOCK_ROWS];
    for (i, units) in units[..count].iter_mut().enumerate() {
        // A mask of eight bits as one of sixteen.
        let wide = |mask: u8| i16::from(mask as i8) as u16;
        let bounty = (wide(masks.deserter[i]) & 500) + (wide(masks.with_equipment[i]) & 250);
        let stipend = wide(masks.high[i]) & 480
            | wide(masks.diplomat[i]) & 300
            | wide(masks.trained[i]) & 144;
        let family = wide(masks.asylum[i]) & (75 + 96 * u16::from(dependants[i]));
        *units = bounty + stipend + family;
    }
    for (cents, units) in cents.iter_mut().zip(units) {
        *cents = i32::from(units) * 20_000;
    }
}

fn mask(holds: bool) -> u8 {
    u8::from(holds).wrapping_neg()
}

fn choose(mask: u8, one: u8, other: u8) -> u8 {
    mask & one | !mask & other
}

/// One person as a structure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Person {
    occupation: u8,
    rank: u8,
    dependants: u8,
    surrendered: bool,
    war_crimes: bool,
    notable: bool,
    skilled: bool,
    equipment: bool,
}

/// The same people, one after the other.
pub(crate) fn structures(people: &Columns<'_>) -> Vec<Person> {
    let [occupation, rank, dependants, surrendered, war_crimes, notable, skilled, equipment] =
        people.0;
    let person = |i: usize| Person {
        occupation: occupation[i],
        rank: rank[i],
        dependants: dependants[i],
        surrendered: surrendered[i] == 1,
        war_crimes: war_crimes[i] == 1,
        notable: notable[i] == 1,
        skilled: skilled[i] == 1,
        equipment: equipment[i] == 1,
    };
    (0..occupation.len()).map(person).collect()
}

/// Everybody, plainly.
pub(crate) fn plainly(people: &[Person], rows: &mut [Row]) {
    let chunks = people.par_chunks(CHUNK_ROWS).zip(rows.par_chunks_mut(CHUNK_ROWS));
    chunks.for_each(|(people, rows)| {
        people.iter().zip(rows).for_each(|(person, row)| *row = decide(person));
    });
}

/// One person, as the task puts it.
fn decide(person: &Person) -> Row {
    let works_as = |other| person.occupation == other;
    let eligible = !person.war_crimes;
    let fights = works_as(SOLDIER) || works_as(OFFICER);
    let deserter = eligible && person.surrendered && fights;
    let diplomat = eligible && works_as(DIPLOMAT);
    let high_officer = works_as(OFFICER) && person.rank >= 8;
    let senior = eligible && (works_as(OFFICIAL) || high_officer);
    let prominent = eligible && (works_as(JOURNALIST) || person.notable);
    let citizenship = diplomat || senior || prominent;
    let asylum = deserter || citizenship;
    let bounty = match (deserter, person.equipment) {
        (false, _) => 0,
        (true, false) => 100_000,
        (true, true) => 150_000,
    };
    let (stipend, reason) = if senior {
        (4_000, 1)
    } else if prominent {
        (4_000, 2)
    } else if diplomat {
        (2_500, 3)
    } else {
        let trained = eligible && person.skilled;
        let reason = if deserter { 4 } else { 5 * u8::from(trained) };
        (if trained { 1_200 } else { 0 }, reason)
    };
    let family = if asylum { 800 * i64::from(person.dependants) } else { 0 };
    let arrival = if asylum { 15_000 } else { 0 };
    let dollars = bounty + 24 * (stipend + family) + arrival;
    Row { cents: dollars * 100, citizenship: u8::from(citizenship), reason }
}
