//! Gleeson and Cahalane 2007: round by round on random graphs, and on matchings, which are random
//! graphs in which everybody has as many ties.

use foresight::cascade::{self, Thresholds};
use foresight::random::Draws;
use foresight::theory::{law, tree};
use foresight::ties::{Graph, Matchings, Ties};

use crate::drawing::{Axis, Series, compare};

const PERSONS: u32 = 1_000_000;

/// Seeds, mean and deviation of thresholds, and what theory gives: final share, rounds 1 to 6. Two
/// independent programs agreed on these digits. Thresholds are normal, degrees Poisson of mean 10.
struct Row {
    seeds: f64,
    mean: f64,
    deviation: f64,
    last: f64,
    rounds: [f64; 6],
}

const ROWS: [Row; 5] = [
    Row {
        seeds: 0.001,
        mean: 0.25,
        deviation: 0.12,
        last: 0.99996,
        rounds: [0.0206, 0.0415, 0.0636, 0.0901, 0.1266, 0.1836],
    },
    Row {
        seeds: 0.01,
        mean: 0.30,
        deviation: 0.12,
        last: 0.03710,
        rounds: [0.0215, 0.0281, 0.0317, 0.0338, 0.0350, 0.0358],
    },
    Row {
        seeds: 0.01,
        mean: 0.40,
        deviation: 0.12,
        last: 0.01167,
        rounds: [0.0115, 0.0117, 0.0117, 0.0117, 0.0117, 0.0117],
    },
    Row {
        seeds: 0.02,
        mean: 0.30,
        deviation: 0.10,
        last: 0.03575,
        rounds: [0.0292, 0.0329, 0.0345, 0.0352, 0.0355, 0.0356],
    },
    Row {
        seeds: 0.005,
        mean: 0.35,
        deviation: 0.15,
        last: 0.02744,
        rounds: [0.0170, 0.0227, 0.0253, 0.0264, 0.0270, 0.0272],
    },
];

impl Row {
    fn law(&self, x: f64) -> f64 {
        law::normal_share((x - self.mean) / self.deviation)
    }

    fn theory(&self, degrees: &[f64]) -> Vec<f64> {
        let joins = |hits: u32, degree: u32| match hits {
            0 => self.law(0.0),
            _ => self.law(f64::from(hits) / f64::from(degree)),
        };
        tree::rounds(degrees, joins, self.seeds, 1e-10)
    }

    /// The share that has joined after each round.
    fn simulated<T: Ties>(&self, ties: &T, degree_max: u32, draws: Draws) -> Vec<f64> {
        let thresholds = Thresholds::new(|x| self.law(x), degree_max);
        let needs: Vec<u8> = cascade::needs(ties, &thresholds, draws);
        let seeds = cascade::seeds(ties.persons(), self.seeds, draws);
        let outcome = cascade::run(ties, needs, &seeds);
        let mut sum = 0;
        let shares = outcome.joined.iter().map(|joined| {
            sum += joined;
            sum as f64 / f64::from(ties.persons())
        });
        shares.collect()
    }
}

#[test]
fn theory_gives_the_published_table() {
    let degrees = law::poisson(10.0);
    for row in &ROWS {
        let shares = row.theory(&degrees);
        let last = shares[shares.len() - 1];
        assert!((last - row.last).abs() < 0.000_005_1, "{last} for {}", row.last);
        for (round, expected) in row.rounds.iter().enumerate() {
            let share = shares[round + 1];
            assert!((share - expected).abs() < 0.000_051, "round {}: {share}", round + 1);
        }
    }
}

/// Every round within 4 %, or within 4 % of a neighbouring round's distance: where the share grows
/// fast, being a moment early or late is a large difference.
fn assert_close(simulated: &[f64], theory: &[f64]) {
    for round in 0..simulated.len().max(theory.len()) {
        let at = |shares: &[f64], round: usize| shares[round.min(shares.len() - 1)];
        let (found, expected) = (at(simulated, round), at(theory, round));
        let step = at(theory, round + 1) - at(theory, round.saturating_sub(1));
        let allowed = 0.04 * expected + 0.04 * step;
        assert!((found - expected).abs() < allowed, "round {round}: {found}, not {expected}");
    }
}

#[test]
fn simulated_rounds_are_those_of_theory() {
    let degrees = law::poisson(10.0);
    let graph = Graph::random(Draws::new(1, 0), PERSONS, 5 * PERSONS).unwrap();
    let names =
        ["1: full cascade", "2: stalls", "3: hardly begins", "4: many seeds", "5: wide thresholds"];
    let mut drawn = Vec::new();
    for ((row, name), number) in ROWS.iter().zip(names).zip(0..) {
        let theory = row.theory(&degrees);
        let simulated = row.simulated(&graph, 60, Draws::new(2, number));
        assert_close(&simulated, &theory);
        let points = |shares: &[f64]| -> Vec<(f64, f64)> {
            let shares = shares.iter().take(15).enumerate();
            shares.map(|(round, share)| (round as f64, *share)).collect()
        };
        drawn.push(Series::new(name, points(&theory), points(&simulated)));
    }
    let x = Axis::new("round", &[0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0]);
    let ticks = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0];
    let y = Axis::new("share that has joined", &ticks).logarithmic();
    compare("rounds.svg", "Cascades on a random graph of 1 000 000", &x, &y, &drawn);
}

#[test]
fn matchings_behave_as_a_random_graph_of_equal_degrees() {
    let mut degrees = vec![0.0; 11];
    degrees[10] = 1.0;
    for (row, number) in ROWS.iter().zip(0..) {
        for persons in [PERSONS, 1_000_006] {
            let ties = Matchings::whole(Draws::new(3, number), persons, 10);
            let simulated = row.simulated(&ties, 10, Draws::new(4, number));
            assert_close(&simulated, &row.theory(&degrees));
        }
    }
}
