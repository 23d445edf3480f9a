//! Whether one person can set off a cascade among very many.
//!
//! Watts, "A simple model of global cascades on random networks", PNAS 99, 5766 (2002): a cascade
//! from one seed needs a giant component of people whom a single neighbour can move.

use super::law::root;

/// Σ_k k(k−1) P(θ ≤ 1/k) p_k / z: how many further people whom one neighbour can move are reached,
/// on average, from each. One seed can set off a cascade iff this is above 1.
///
/// `degrees` says how likely each degree is, `law` which share of thresholds is at most x.
pub fn spread(degrees: &[f64], law: impl Fn(f64) -> f64) -> f64 {
    let mean: f64 = degrees.iter().enumerate().map(|(k, share)| k as f64 * share).sum();
    let further = degrees.iter().enumerate().skip(1).map(|(degree, share)| {
        let degree = degree as f64;
        degree * (degree - 1.0) * law(1.0 / degree) * share
    });
    if mean > 0.0 { further.sum::<f64>() / mean } else { 0.0 }
}

/// How likely one seed, drawn from all, touches that giant component, and so sets off a cascade:
/// Σ_k p_k (1 − (1−v)^k) with v = Σ_k (k p_k/z) P(θ ≤ 1/k) (1 − (1−v)^{k−1}), the largest root.
/// Percolation of the people whom one neighbour can move, after the same paper.
pub fn chance(degrees: &[f64], law: impl Fn(f64) -> f64) -> f64 {
    let mean: f64 = degrees.iter().enumerate().map(|(k, share)| k as f64 * share).sum();
    if spread(degrees, &law) <= 1.0 {
        return 0.0;
    }
    let moved = |v: f64| -> f64 {
        let of = degrees.iter().enumerate().skip(1).map(|(degree, share)| {
            let missed = libm::pow(1.0 - v, degree as f64 - 1.0);
            degree as f64 * share / mean * law(1.0 / degree as f64) * (1.0 - missed)
        });
        of.sum()
    };
    let v = root(1e-12, 1.0, |v| moved(v) - v);
    let touches =
        |(degree, share): (usize, &f64)| share * (1.0 - libm::pow(1.0 - v, degree as f64));
    degrees.iter().enumerate().map(touches).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theory::law::poisson;

    #[test]
    fn without_thresholds_it_is_the_giant_component_of_a_random_graph() {
        assert!((spread(&poisson(2.0), |_| 1.0) - 2.0).abs() < 1e-9);
        // The share S of the giant component solves S = 1 − exp(−zS).
        let share = chance(&poisson(2.0), |_| 1.0);
        assert!((share - (1.0 - libm::exp(-2.0 * share))).abs() < 1e-9, "{share}");
        assert!(chance(&poisson(0.9), |_| 1.0) == 0.0);
    }
}
