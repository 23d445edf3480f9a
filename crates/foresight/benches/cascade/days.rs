//! T3: an epidemic among a million people over a hundred days, with and without households.

use std::time::Instant;

use anyhow::{Result, ensure};
use foresight::epidemic::{Course, Households, INFECTIOUS, Spread, run};
use foresight::random::Draws;
use foresight::theory::epidemic::final_share;

use crate::{Plan, Times};

pub(crate) const PERSONS: u32 = 1_000_000;
pub(crate) const DAYS: u32 = 100;
/// One to six people, 2.6 on average.
const SIZES: [f64; 6] = [0.27, 0.28, 0.18, 0.16, 0.07, 0.04];
const SPREAD: Spread = Spread {
    meetings_daily: 10,
    per_meeting: 0.03,
    within_daily: 0.0,
    course: Course::Daily(1.0 / 7.0),
    seeds: 0.001,
};

/// What it came to, in one setting.
pub(crate) struct Days {
    pub(crate) name: &'static str,
    pub(crate) share: f64,
    pub(crate) times: Times,
}

/// Everybody alone, as the rival has it; and in households in which it spreads as well.
pub(crate) fn both(plan: &Plan) -> Result<[Days; 2]> {
    let alone = time(plan, "everybody alone", &Households::alone(PERSONS), &SPREAD);
    let expected = final_share(SPREAD.reproduction(), SPREAD.seeds);
    ensure!((alone.share - expected).abs() < 0.01, "{}, in theory {expected}", alone.share);
    let homes = Households::drawn(Draws::new(7, 0), PERSONS, &SIZES);
    let home = time(plan, "households of 2.6", &homes, &Spread { within_daily: 0.1, ..SPREAD });
    Ok([alone, home])
}

/// Seconds that only the draws would take: for each person who has it the length of their course
/// and, by twos, whom they pass it on to.
pub(crate) fn drawing(alone: &Days) -> f64 {
    let draws = Draws::new(9, 0);
    let blocks = 1 + (SPREAD.reproduction() + 1.0) as u32 / 2;
    let start = Instant::now();
    let mut sum = 0_u32;
    for person in 0..(alone.share * f64::from(PERSONS)) as u32 {
        for block in 0..blocks {
            sum = sum.wrapping_add(draws.words(INFECTIOUS, person, block)[0]);
        }
    }
    std::hint::black_box(sum);
    start.elapsed().as_secs_f64()
}

fn time(plan: &Plan, name: &'static str, people: &Households, spread: &Spread) -> Days {
    let (mut times, mut share) = (Times::default(), 0.0);
    for replicate in 0..=plan.runs {
        let start = Instant::now();
        let days = run(people, spread, Draws::new(8, replicate as u32), DAYS);
        // The first one warms up.
        if replicate > 0 {
            times.add(start);
        }
        share = days.iter().sum::<u64>() as f64 / f64::from(PERSONS);
    }
    Days { name, share, times }
}
