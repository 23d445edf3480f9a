//! Laws that theory and simulation share, calculated the same way on every machine.

/// The share of a standard normal law up to `x`.
pub fn normal_share(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

/// The Poisson law with this mean, from 0 to 12 deviations and 30 above the mean; it adds up to 1.
/// The mean must be from 0 to 700.
pub fn poisson(mean: f64) -> Vec<f64> {
    let highest = (mean + 12.0 * libm::sqrt(mean) + 30.0) as usize;
    let mut shares = vec![libm::exp(-mean)];
    for number in 1..=highest {
        shares.push(shares[number - 1] * mean / number as f64);
    }
    let total: f64 = shares.iter().sum();
    shares.iter().map(|share| share / total).collect()
}

/// Where a continuous function that is not positive at one end and not negative at the other is 0,
/// by halving.
pub fn root(mut low: f64, mut high: f64, of: impl Fn(f64) -> f64) -> f64 {
    let rising = of(low) <= of(high);
    for _ in 0..200 {
        let middle = low + (high - low) / 2.0;
        if (of(middle) < 0.0) == rising {
            low = middle;
        } else {
            high = middle;
        }
    }
    low + (high - low) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laws_have_their_known_values() {
        assert!((normal_share(1.959_963_984_540_054) - 0.975).abs() < 1e-12);
        assert!((poisson(10.0)[10] - 0.125_110_035_721_133_3).abs() < 1e-14);
        assert!((poisson(0.0)[0] - 1.0).abs() < 1e-15);
        let mean: f64 = poisson(30.0).iter().enumerate().map(|(k, p)| k as f64 * p).sum();
        assert!((mean - 30.0).abs() < 1e-9);
        assert!((root(0.0, 2.0, |x| x * x - 2.0) - std::f64::consts::SQRT_2).abs() < 1e-15);
        assert!((root(0.0, 2.0, |x| 2.0 - x * x) - std::f64::consts::SQRT_2).abs() < 1e-15);
    }
}
