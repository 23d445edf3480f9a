//! Everybody sees everybody: the share that joins as a function of the share that has.

use super::law::{normal_share, root};
use crate::random::logistic_share;

/// How finely the shares between 0 and 1 are searched for fixed points.
const STEPS: u32 = 20_000;
/// How far apart two shares are for a slope.
const SLOPE_STEP: f64 = 1e-6;

/// A share that reproduces itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FixedPoint {
    /// The share, between 0 and 1.
    pub share: f64,
    /// Whether a small departure dies out, that is F' < 1.
    pub stable: bool,
}

/// F(ρ) = Λ((V + Jρ)/σ), Λ the logistic law: who joins when a share ρ has, with frozen shocks.
/// Brock and Durlauf, Rev. Econ. Studies 68, 2001; as thresholds: Gordon, Nadal, Phan and
/// Semeshenko, Math. Models Methods Appl. Sci. 19, 2009 (arXiv 0704.2333).
pub fn logistic_response(value: f64, influence: f64, scale: f64) -> impl Fn(f64) -> f64 {
    move |share| logistic_share((value + influence * share) / scale)
}

/// F(ρ) for thresholds of a normal law. Granovetter, Am. J. Sociology 83, 1978.
pub fn normal_response(mean: f64, deviation: f64) -> impl Fn(f64) -> f64 {
    move |share| normal_share((share - mean) / deviation)
}

/// All shares with F(ρ) = ρ, ascending, of a rising F from [0, 1] to [0, 1]. Two that are closer
/// than 1/20,000 may be missed.
pub fn fixed_points(response: impl Fn(f64) -> f64) -> Vec<FixedPoint> {
    let excess = |share: f64| response(share) - share;
    let mut found = Vec::new();
    let mut before = excess(0.0);
    for step in 0..STEPS {
        let low = f64::from(step) / f64::from(STEPS);
        let high = f64::from(step + 1) / f64::from(STEPS);
        let after = excess(high);
        if before == 0.0 || before * after < 0.0 || (after == 0.0 && step + 1 == STEPS) {
            let share = if before == 0.0 { low } else { root(low, high, excess) };
            let (from, to) = ((share - SLOPE_STEP).max(0.0), (share + SLOPE_STEP).min(1.0));
            let slope = (response(to) - response(from)) / (to - from);
            found.push(FixedPoint { share, stable: slope < 1.0 });
        }
        before = after;
    }
    found
}

/// The share that has joined after each round, from `start`, until a round changes less than
/// `least`, or 1,000,000 rounds. Nobody leaves: a round that would lose people loses none.
pub fn rounds(response: impl Fn(f64) -> f64, start: f64, least: f64) -> Vec<f64> {
    let mut shares = vec![start];
    for _ in 0..1_000_000 {
        let last = shares[shares.len() - 1];
        let next = (start + (1.0 - start) * response(last)).max(last);
        shares.push(next);
        if next - last < least {
            break;
        }
    }
    shares
}

/// All mean choices with m = tanh(βh + βJm), ascending; choices are −1 and +1. Three iff βJ > 1 and
/// |h| is small. Brock and Durlauf 2001, proposition 2.
pub fn mean_choices(beta: f64, bias: f64, influence: f64) -> Vec<f64> {
    // A share ρ of +1 is a mean of 2ρ − 1, and tanh is the logistic law at twice the argument.
    let response =
        move |share: f64| logistic_share(2.0 * beta * (bias + influence * (2.0 * share - 1.0)));
    fixed_points(response).iter().map(|point| 2.0 * point.share - 1.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_has_three_means_only_if_influence_is_strong_and_bias_small() {
        assert_eq!(mean_choices(1.0, 0.0, 0.9).len(), 1);
        let three = mean_choices(1.0, 0.0, 1.5);
        assert_eq!(three.len(), 3);
        assert!((three[2] - 0.858_556_7).abs() < 1e-4 && three[1].abs() < 1e-9, "{three:?}");
        assert_eq!(mean_choices(1.0, 0.4, 1.5).len(), 1);
        for m in mean_choices(1.3, 0.05, 1.2) {
            assert!((libm::tanh(1.3 * 0.05 + 1.3 * 1.2 * m) - m).abs() < 1e-9);
        }
    }

    #[test]
    fn the_middle_of_three_fixed_points_is_unstable() {
        let points = fixed_points(logistic_response(-3.0, 6.0, 1.0));
        let stable: Vec<bool> = points.iter().map(|point| point.stable).collect();
        assert_eq!(stable, [true, false, true]);
        assert!((points[1].share - 0.5).abs() < 1e-9);
    }
}
