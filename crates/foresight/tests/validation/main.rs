//! Simulations against what is known without them: each test compares the engine with a published
//! law or number. What they show is drawn into `docs/images/validation` and told in
//! `docs/validation.md`.

mod counts;
mod drawing;
mod epidemic;
mod mean_field;
mod threads;
mod ties;
mod tree;
mod watts;

/// Whether counts are as expected, in standard deviations of χ² around its mean.
fn chi_square_excess(counts: &[u64], expected: impl Fn(usize) -> f64) -> f64 {
    let terms = counts.iter().enumerate().map(|(place, count)| {
        let expected = expected(place);
        (*count as f64 - expected) * (*count as f64 - expected) / expected
    });
    let freedom = counts.len() as f64 - 1.0;
    (terms.sum::<f64>() - freedom) / (2.0 * freedom).sqrt()
}

#[test]
fn a_die_that_is_loaded_is_found() {
    let fair = chi_square_excess(&[1_000, 1_020, 985, 995], |_| 1_000.0);
    let loaded = chi_square_excess(&[1_200, 900, 950, 950], |_| 1_000.0);
    assert!(fair < 3.0 && loaded > 10.0, "{fair} {loaded}");
}
