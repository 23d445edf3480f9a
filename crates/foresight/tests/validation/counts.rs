//! Janson, Łuczak, Turova and Vallier 2012: how many seeds are enough where two neighbours decide.

use foresight::cascade;
use foresight::random::Draws;
use foresight::theory::count::critical_seeds;
use foresight::ties::Graph;

const PERSONS: u32 = 400_000;
const MEAN: u32 = 20;

#[test]
fn two_neighbours_decide_for_all_above_the_critical_seeds_and_for_few_below() {
    let probability = f64::from(MEAN) / f64::from(PERSONS);
    let critical = critical_seeds(f64::from(PERSONS), probability, 2);
    assert!((critical - 500.0).abs() < 1e-9);
    let graph = Graph::random(Draws::new(31, 0), PERSONS, PERSONS / 2 * MEAN).unwrap();
    let total = |part: f64| {
        let seeds: Vec<u32> = (0..(critical * part) as u32).collect();
        cascade::run(&graph, vec![2_u8; PERSONS as usize], &seeds).total() as f64
    };
    // Below, 2 a_c (1 − √(1 − a/a_c)) join in all: theorem 3.1 of the same paper.
    for part in [0.4, 0.7] {
        let expected = 2.0 * critical * (1.0 - f64::sqrt(1.0 - part));
        let found = total(part);
        assert!((found - expected).abs() < 0.15 * expected, "{part}: {found}, not {expected}");
    }
    for part in [1.3, 1.6] {
        assert!(total(part) > 0.999 * f64::from(PERSONS), "{part}: {}", total(part));
    }
}
