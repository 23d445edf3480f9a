//! Final sizes of epidemics against their equations, with and without households.

use foresight::epidemic::{Course, Households, Spread, run};
use foresight::random::Draws;
use foresight::theory::epidemic::{final_share, group_law, households};

use crate::drawing::{Axis, Series, compare};

const PERSONS: u32 = 200_000;
const DAYS: u32 = 5;
const WITHIN: f64 = 0.08;
/// One to six people, 2.6 on average.
const SIZES: [f64; 6] = [0.27, 0.28, 0.18, 0.16, 0.07, 0.04];

fn spread(reproduction: f64, course: Course) -> Spread {
    let once =
        Spread { meetings_daily: 10, per_meeting: 1.0, within_daily: WITHIN, course, seeds: 0.002 };
    Spread { per_meeting: reproduction / once.reproduction(), ..once }
}

fn simulated(people: &Households, spread: &Spread, replicate: u32) -> f64 {
    let days = run(people, spread, Draws::new(51, replicate), 2_000);
    days.iter().sum::<u64>() as f64 / f64::from(people.persons())
}

#[test]
fn final_sizes_are_those_of_the_equation() {
    let alone = Households::alone(PERSONS);
    let homes = Households::drawn(Draws::new(52, 0), PERSONS, &SIZES);
    let mean: f64 =
        1.0 / (1..).zip(&homes.shares()[1..]).map(|(n, p)| p / f64::from(n)).sum::<f64>();
    assert!((mean - 2.6).abs() < 0.02, "{mean}");
    // With equal courses everybody reaches each other of the household independently.
    let reach = 1.0 - libm::pow(1.0 - WITHIN, f64::from(DAYS));
    let law = |n: u32| group_law(n, reach);
    let expected_at_home = |r: f64| households(&homes.shares(), law, r, 0.002);
    let (mut single, mut home) = (Vec::new(), Vec::new());
    for (number, r) in (0..).zip([0.4, 0.6, 0.8, 1.2, 1.4, 1.6, 1.8, 2.0, 2.4, 2.8]) {
        let fixed = spread(r, Course::Days(DAYS));
        let found = simulated(&alone, &fixed, number);
        let expected = final_share(r, 0.002);
        assert!((found - expected).abs() < 0.012, "alone, {r}: {found}, not {expected}");
        single.push((r, found));
        let found = simulated(&homes, &fixed, 100 + number);
        let expected = expected_at_home(r);
        assert!((found - expected).abs() < 0.012, "at home, {r}: {found}, not {expected}");
        home.push((r, found));
    }
    let along = || (0..=130).map(|step| 0.2 + f64::from(step) * 0.02);
    let series = [
        Series::new("households of 2.6", along().map(|r| (r, expected_at_home(r))).collect(), home),
        Series::new(
            "everybody alone",
            along().map(|r| (r, final_share(r, 0.002))).collect(),
            single,
        ),
    ];
    let x = Axis::new("passed on outside the household, R", &[0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0]);
    let y = Axis::new("final share", &[0.0, 0.25, 0.5, 0.75, 1.0]);
    compare("final-size.svg", "Epidemics among 200 000 people", &x, &y, &series);
}

#[test]
fn without_households_the_course_does_not_matter_for_the_final_size() {
    let alone = Households::alone(PERSONS);
    for (number, r) in (0..).zip([1.4, 2.0]) {
        let found = simulated(&alone, &spread(r, Course::Daily(0.2)), 200 + number);
        let expected = final_share(r, 0.002);
        assert!((found - expected).abs() < 0.012, "{r}: {found}, not {expected}");
    }
}

#[test]
fn a_day_passes_on_what_its_meetings_would() {
    let alone = Households::alone(PERSONS);
    let half = Spread { seeds: 0.5, ..spread(1.0, Course::Days(3)) };
    let days = run(&alone, &half, Draws::new(53, 0), 1);
    // Each of those without it escapes ten meetings of each of the others, each with p/(n−1).
    let hits = days[0] as f64 * 10.0 * half.per_meeting / f64::from(PERSONS);
    let expected = (f64::from(PERSONS) - days[0] as f64) * (1.0 - libm::exp(-hits));
    let off = (days[1] as f64 - expected).abs() / expected.sqrt();
    assert!(off < 5.0, "{days:?}, not {expected}");
}
