//! The same bits for any number of threads.

use foresight::cascade::{self, Outcome, Thresholds};
use foresight::random::Draws;
use foresight::theory::law::normal_share;
use foresight::ties::{Graph, Matchings, Ties};

const PERSONS: u32 = 400_000;

/// The outcome and, in order, everybody who joined.
fn with_threads<T: Ties>(ties: &T, threads: usize) -> (Outcome<u8>, Vec<u32>) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let law = |x: f64| normal_share((x - 0.25) / 0.12);
        let draws = Draws::new(41, 0);
        let needs = cascade::needs(ties, &Thresholds::new(law, 60), draws);
        let seeds = cascade::seeds(ties.persons(), 0.001, draws);
        let mut order = Vec::new();
        let outcome = cascade::run_watched(ties, needs, &seeds, |_, joined| {
            order.extend(joined.iter());
        });
        (outcome, order)
    })
}

fn assert_equal<T: Ties>(ties: &T) {
    let one = with_threads(ties, 1);
    assert!(one.0.share() > 0.99 && one.1.len() as u64 == one.0.total());
    for threads in [2, 8] {
        let several = with_threads(ties, threads);
        assert!(
            several == one,
            "{threads} threads: {:?}, not {:?}",
            several.0.joined,
            one.0.joined
        );
    }
}

#[test]
fn cascades_are_equal_with_1_2_and_8_threads() {
    assert_equal(&Graph::random(Draws::new(42, 0), PERSONS, 5 * PERSONS).unwrap());
    assert_equal(&Matchings::whole(Draws::new(43, 0), PERSONS, 10));
    assert_equal(&Matchings::blocks(Draws::new(44, 0), &[100_001, 9_999, 290_000], 10));
}
