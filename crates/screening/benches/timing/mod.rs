//! How long queries take.

use std::time::Instant;

use screening::{Index, Party, THRESHOLD};

/// So many are shown to an officer, and counted as candidates: as many as the rival scores.
pub(crate) const SHOWN: usize = 20;

/// Seconds each query takes, on so many threads, and seconds for all.
pub(crate) fn ask(index: &Index, names: &[String], threads: usize) -> (f64, Vec<f64>) {
    let one_after_the_other = |names: &[String]| -> Vec<f64> {
        let each = names.iter().map(|name| {
            let start = Instant::now();
            let hits = index.screen(&Party::person(name.as_str()), THRESHOLD, SHOWN).hits;
            std::hint::black_box(hits);
            start.elapsed().as_secs_f64()
        });
        each.collect()
    };
    let start = Instant::now();
    let part = names.len().div_ceil(threads).max(1);
    let times = std::thread::scope(|scope| {
        let running: Vec<_> = names
            .chunks(part)
            .map(|names| scope.spawn(move || one_after_the_other(names)))
            .collect();
        let done = running.into_iter().filter_map(|thread| thread.join().ok());
        done.flatten().collect()
    });
    (start.elapsed().as_secs_f64(), times)
}

/// The middle and the 99th in a hundred, in the units given.
pub(crate) fn middle_and_p99(mut all: Vec<f64>) -> [f64; 2] {
    all.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (all.len() as f64 * share) as usize;
        all.get(place.min(all.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    [at(0.5), at(0.99)]
}
