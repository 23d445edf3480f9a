//! Watts 2002: which random graphs let one person set off a cascade.

use foresight::cascade::{self, Thresholds};
use foresight::random::Draws;
use foresight::theory::{law, watts};
use foresight::ties::Graph;

use crate::drawing::{Axis, Series, compare};

const PERSONS: u32 = 50_000;
const TRIALS: u32 = 150;
const THRESHOLD: f64 = 0.18;

fn step(x: f64) -> f64 {
    if x >= THRESHOLD { 1.0 } else { 0.0 }
}

/// How many of some single seeds, one after the other, move more than a twentieth of all.
fn cascades(mean: f64, draws: Draws) -> u32 {
    let ties = (mean * f64::from(PERSONS) / 2.0) as u32;
    let graph = Graph::random(draws, PERSONS, ties).unwrap();
    let needs: Vec<u8> = cascade::needs(&graph, &Thresholds::new(step, 60), draws);
    // People of a random graph are alike, so evenly spaced ones are drawn at random.
    let seeds = (0..TRIALS).map(|trial| trial * (PERSONS / TRIALS));
    let moved = seeds.filter(|seed| {
        cascade::run(&graph, needs.clone(), &[*seed]).total() > u64::from(PERSONS / 20)
    });
    moved.count() as u32
}

#[test]
fn one_seed_sets_off_a_cascade_inside_the_window_and_not_outside() {
    let means = [0.6, 0.9, 1.2, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.6, 7.2, 8.0];
    let mut points = Vec::new();
    for (number, mean) in (0..).zip(means) {
        let degrees = law::poisson(mean);
        let (spread, chance) = (watts::spread(&degrees, step), watts::chance(&degrees, step));
        let found = cascades(mean, Draws::new(21, number));
        if spread < 1.0 {
            assert_eq!(found, 0, "mean degree {mean}, spread {spread}");
        }
        let expected = f64::from(TRIALS) * chance;
        let deviation = (expected * (1.0 - chance)).sqrt();
        let off = (f64::from(found) - expected).abs();
        assert!(off <= 4.0 * deviation, "{mean}: {found}, not {expected}");
        points.push((mean, f64::from(found) / f64::from(TRIALS)));
    }
    assert!(points.iter().filter(|(_, share)| *share > 0.3).count() > 5, "{points:?}");
    let line = (0..=160).map(|step| 0.5 + f64::from(step) * 0.05).filter(|mean| *mean <= 8.0);
    let line = line.map(|mean| (mean, watts::chance(&law::poisson(mean), step))).collect();
    let x = Axis::new("mean degree", &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]);
    let y = Axis::new("chance that one seed is enough", &[0.0, 0.25, 0.5, 0.75, 1.0]);
    let series = [Series::new("all thresholds 0.18", line, points)];
    compare("watts.svg", "One seed among 50 000, 150 trials each", &x, &y, &series);
}
