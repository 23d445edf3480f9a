//! The two tasks, each with everybody who does it.

use std::cell::RefCell;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use programme::{Batch, People, Programme};

use crate::contest::{Figures, Variant, hold, timed};
use crate::d1::{D1, Row, Rows, Sums};
use crate::explained::{self, Spread};
use crate::ours::{Ours, cells};
use crate::rivals::{PYTHONS, Rival, Written};
use crate::{CHUNK_ROWS, Plan, carrots, carrots_hand, d1, d1_hand};

pub(crate) const OURS: &str = "ours";
pub(crate) const BY_HAND: &str = "by hand, columns";
const PLAIN: &str = "by hand, structures";
const ZEN: &str = "zen-engine";

/// Bytes our way of task D1 reads and writes for a person: eight columns; cents in 64 bits, and
/// two bytes. The codes between stay in cache.
const OUR_BYTES: (usize, usize) = (8, 8 + 1 + 1);
/// The same for the authors' programme: all its columns; three bytes, a word, three amounts.
const OUR_CARROTS_BYTES: (usize, usize) = (4 + 13, 3 + 2 + 3 * 8);
/// How long one run of ours may take; beyond it fewer people are decided, and it is shown.
const SECONDS_MAX: f64 = 3.0;
/// How many of the decisions by hand are compared with single decisions of the product.
const SINGLY: usize = 2_000;

/// Task D1; also the digest of its people.
pub(crate) fn d1(plan: &Plan) -> Result<(Vec<Figures>, String)> {
    let programme = d1::programme()?;
    let drawn = D1::draw(plan.persons);
    let digest = drawn.sha256();
    let mut rivals = Vec::new();
    let mut written = None;
    if plan.rivals {
        let written = written.insert(Written::new(&drawn)?);
        let mut python = Rival::python(written, plan.persons)?;
        let theirs = python.ask("check")?;
        let theirs = theirs["sha256"].as_str().context("no digest")?;
        ensure!(theirs == digest, "NumPy draws other people: {theirs}");
        rivals.push(python);
        rivals.push(Rival::zen(written, plan.zen_persons)?);
    }
    let people = drawn.people(&programme)?;
    drop(drawn);
    let figures = compare_d1(plan, &programme, &people, rivals)?;
    drop(written);
    Ok((figures, digest))
}

fn compare_d1(
    plan: &Plan,
    programme: &Programme,
    people: &People,
    rivals: Vec<Rival>,
) -> Result<Vec<Figures>> {
    let persons = people.len();
    let columns = d1_hand::Columns::of(people)?;
    let structures = d1_hand::structures(&columns);
    let plain = RefCell::new(vec![Row::default(); persons]);
    d1_hand::plainly(&structures, &mut plain.borrow_mut());
    let right = plain.borrow().clone();

    let fast = RefCell::new(Rows::<i32>::new(persons));
    let ours_rows = RefCell::new(Rows::<i64>::new(persons));
    let of = programme.clone();
    let ours = Ours::new(programme, d1::DAY, move |answer| Row::of(&of, answer));
    let ours_persons = affordable(programme, people, d1::DAY);

    let rivals: Vec<RefCell<Rival>> = rivals.into_iter().map(RefCell::new).collect();

    let mut variants = vec![
        Variant {
            name: OURS,
            persons: ours_persons,
            bytes: Some(OUR_BYTES),
            run: Box::new(|| {
                let mut rows = ours_rows.borrow_mut();
                rows.forget();
                timed(|| {
                    let chunks = rows.chunks(ours_persons, CHUNK_ROWS);
                    ours.decide(people, ours_persons, chunks, |chunk, from, codes, rows| {
                        let (cents, reasons) =
                            (cells(chunk.0, from, codes), cells(chunk.2, from, codes));
                        let citizenship = cells(chunk.1, from, codes);
                        for (at, code) in codes.iter().enumerate() {
                            let row: &Row = &rows[*code as usize];
                            cents[at] = row.cents;
                            citizenship[at] = row.citizenship;
                            reasons[at] = row.reason;
                        }
                    });
                })
            }),
            check: Box::new(|| same(&ours_rows.borrow(), &right, ours_persons)),
        },
        Variant {
            name: BY_HAND,
            persons,
            bytes: Some(d1_hand::BYTES),
            run: Box::new(|| {
                let mut rows = fast.borrow_mut();
                rows.forget();
                timed(|| d1_hand::columns(&columns, &mut rows))
            }),
            check: Box::new(|| same(&fast.borrow(), &right, persons)),
        },
        plainly(&structures, &plain, &right),
    ];
    if let [python, zen] = &rivals[..] {
        variants.extend(PYTHONS.map(|name| rival(name, python, persons, sums(&right, persons))));
        variants.push(rival(ZEN, zen, plan.zen_persons, sums(&right, plan.zen_persons)));
    }
    hold(variants, plan.runs)
}

/// Somebody's plain version as a variant; its first run is what is right.
fn plainly<'a>(
    people: &'a [d1_hand::Person],
    rows: &'a RefCell<Vec<Row>>,
    right: &'a [Row],
) -> Variant<'a> {
    Variant {
        name: PLAIN,
        persons: people.len(),
        bytes: Some((size_of::<d1_hand::Person>(), size_of::<Row>())),
        run: Box::new(|| {
            let mut rows = rows.borrow_mut();
            rows.fill(Row::default());
            timed(|| d1_hand::plainly(people, &mut rows))
        }),
        check: Box::new(move || {
            ensure!(*rows.borrow() == right, "a second run differs");
            Ok(())
        }),
    }
}

/// A rival as a variant: its sums are checked after every run.
fn rival<'a>(
    name: &'static str,
    rival: &'a RefCell<Rival>,
    persons: usize,
    right: Sums,
) -> Variant<'a> {
    let run = move || {
        let (seconds, sums) = rival.borrow_mut().run(name)?;
        ensure!(sums == right, "{name}: {sums:?}, not {right:?}");
        Ok(seconds)
    };
    Variant { name, persons, bytes: None, run: Box::new(run), check: Box::new(|| Ok(())) }
}

fn sums(rows: &[Row], persons: usize) -> Sums {
    let rows = &rows[..persons];
    let cents: i64 = rows.iter().map(|row| row.cents).sum();
    let citizens = rows.iter().map(|row| u64::from(row.citizenship)).sum();
    Sums { dollars: cents / 100, citizens }
}

/// Whether everybody comes to what the plain version says, in every column.
fn same<C>(rows: &Rows<C>, right: &[Row], persons: usize) -> Result<()>
where
    C: Copy + Default + Send + Sync + Into<i64>,
{
    let differs = |at: &usize| rows.row(*at) != right[*at];
    if let Some(at) = (0..persons).find(differs) {
        anyhow::bail!("person {at}: {:?}, not {:?}", rows.row(at), right[at]);
    }
    Ok(())
}

/// How many people are decided in the time one run may take.
fn affordable(programme: &Programme, people: &People, on: jiff::civil::Date) -> usize {
    let batch = Batch::new(programme, on);
    let probe = people.len().min(2_000);
    let start = Instant::now();
    std::hint::black_box(batch.decide(people, 0..probe));
    let one = start.elapsed().as_secs_f64() / probe as f64;
    let rate = rayon::current_num_threads() as f64 / one;
    people.len().min((rate * SECONDS_MAX) as usize)
}

/// The authors' programme; also how long single decisions take.
pub(crate) fn carrots(plan: &Plan) -> Result<(Vec<Figures>, Spread)> {
    let programme = carrots::programme()?;
    let people = carrots::people(&programme, plan.persons)?;
    carrots::decided_singly(&programme, &people, SINGLY.min(plan.persons))?;
    let persons = people.len();
    let columns = carrots_hand::Columns::of(&people)?;
    let fast = RefCell::new(carrots::Rows::<i32>::new(persons));
    let ours_rows = RefCell::new(carrots::Rows::<i64>::new(persons));
    let of = programme.clone();
    let ours = Ours::new(&programme, carrots::DAY, move |one| carrots::Row::of(&of, one));
    let ours_persons = affordable(&programme, &people, carrots::DAY);
    let variants = vec![
        Variant {
            name: BY_HAND,
            persons,
            bytes: Some(carrots_hand::BYTES),
            run: Box::new(|| {
                let mut rows = fast.borrow_mut();
                rows.forget();
                timed(|| carrots_hand::columns(&columns, &mut rows))
            }),
            check: Box::new(|| Ok(())),
        },
        Variant {
            name: OURS,
            persons: ours_persons,
            bytes: Some(OUR_CARROTS_BYTES),
            run: Box::new(|| {
                let mut rows = ours_rows.borrow_mut();
                rows.forget();
                timed(|| {
                    let chunks = rows.chunks(ours_persons);
                    ours.decide(&people, ours_persons, chunks, |chunk, from, codes, rows| {
                        let outcomes = cells(chunk.outcomes, from, codes);
                        let audiences = cells(chunk.audiences, from, codes);
                        let reasons = cells(chunk.reasons, from, codes);
                        let grants = cells(chunk.grants, from, codes);
                        let [one, two, three] = &mut chunk.costs;
                        let (one, two) = (cells(one, from, codes), cells(two, from, codes));
                        let three = cells(three, from, codes);
                        for (at, code) in codes.iter().enumerate() {
                            let row: &carrots::Row = &rows[*code as usize];
                            outcomes[at] = row.outcome;
                            audiences[at] = row.audience;
                            reasons[at] = row.reason;
                            grants[at] = row.grants;
                            [one[at], two[at], three[at]] = row.costs;
                        }
                    });
                })
            }),
            check: Box::new(|| carrots::agree(&fast.borrow(), &ours_rows.borrow(), ours_persons)),
        },
    ];
    let figures = hold(variants, plan.runs)?;
    Ok((figures, explained::decisions(&programme, &people)))
}
