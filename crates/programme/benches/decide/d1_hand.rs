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

fn chunk(people: [&[u8]; 8], cents: &mut [i32], citizenship: &mut [u8], reasons: &mut [u8]) {
    let count = cents.len();
    let [occupation, rank, dependants, surrendered, war_crimes, notable, skilled, equipment] =
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
        let asylum = deserter | stays;
        let trained = eligible & yes(skilled[i]);

        let reason = choose(trained, 5, 0);
        let reason = choose(deserter, 4, reason);
        let reason = choose(diplomat, 3, reason);
        let reason = choose(prominent, 2, reason);
        reasons[i] = choose(senior, 1, reason);
        citizenship[i] = stays & 1;

        let wide = |mask: u8| u16::from(mask & 1).wrapping_neg();
        let bounty = wide(deserter) & (500 + (wide(yes(equipment[i])) & 250));
        let lower = choose_wide(wide(diplomat), 300, wide(trained) & 144);
        let stipend = choose_wide(wide(high), 480, lower);
        let family = wide(asylum) & (75 + 96 * u16::from(dependants[i]));
        cents[i] = i32::from(bounty + stipend + family) * 20_000;
    }
}

fn mask(holds: bool) -> u8 {
    u8::from(holds).wrapping_neg()
}

fn choose(mask: u8, one: u8, other: u8) -> u8 {
    mask & one | !mask & other
}

fn choose_wide(mask: u16, one: u16, other: u16) -> u16 {
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
