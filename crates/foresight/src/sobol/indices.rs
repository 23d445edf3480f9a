//! Indices from sums, with intervals from the bootstrap.

use serde::{Deserialize, Serialize};

use super::sums::{RESAMPLES, Sums};

/// A number and the range most of its resamples lie in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// From all rows.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// How much one parameter matters: shares of the variance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ParameterIndices {
    /// First order: what it does alone. Estimated after Saltelli et al. 2010 (their table 2, b),
    /// with outputs counted from their mean; it may come out slightly below 0.
    pub first: Interval,
    /// Total: what it does alone and together with others. Estimated after Jansen, "Analysis of
    /// variance designs for model output", Computer Physics Communications 117, 1999.
    pub total: Interval,
}

/// What an output depends on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indices {
    /// What the output is called.
    pub output: String,
    /// Its mean over all points A and B.
    pub mean: f64,
    /// Its variance over all points A and B, in squares of its unit.
    pub variance: f64,
    /// One entry a parameter, in order. All are 0 for an output that does not vary.
    pub parameters: Vec<ParameterIndices>,
}

/// Mean, variance, and for each parameter its first-order and total index.
struct Point {
    mean: f64,
    variance: f64,
    indices: Vec<[f64; 2]>,
}

impl Point {
    fn of(sums: &Sums, output: usize, set: usize) -> Self {
        let terms = sums.terms(output, set);
        let weight = sums.weights[set];
        let parameters = terms.moves.len();
        if weight <= 0.0 {
            return Self { mean: 0.0, variance: 0.0, indices: vec![[0.0; 2]; parameters] };
        }
        let mean = terms.ones / (2.0 * weight);
        let variance = (terms.squares / (2.0 * weight) - mean * mean).max(0.0);
        // What rounding leaves of a constant is no variance.
        let scale = sums.pivots[output].abs().max(mean.abs());
        let varies = variance > (scale * 1e-14) * (scale * 1e-14);
        let index = |[moved, product, square]: &[f64; 3]| {
            if varies {
                let first = (product - mean * moved) / weight / variance;
                [first, square / (2.0 * weight) / variance]
            } else {
                [0.0; 2]
            }
        };
        let indices = terms.moves.iter().map(index).collect();
        Self { mean: mean + sums.pivots[output], variance, indices }
    }
}

impl Indices {
    pub(super) fn from_sums(name: &str, sums: &Sums, output: usize, level: f64) -> Self {
        let all = Point::of(sums, output, 0);
        let resampled: Vec<Point> = (1..=RESAMPLES).map(|s| Point::of(sums, output, s)).collect();
        let interval = |parameter: usize, which: usize| {
            let value = all.indices[parameter][which];
            let drawn = resampled.iter().map(|point| point.indices[parameter][which]);
            let mut drawn: Vec<f64> = drawn.collect();
            drawn.sort_by(f64::total_cmp);
            let tail = (1.0 - level.clamp(0.0, 1.0)) / 2.0;
            Interval { value, low: quantile(&drawn, tail), high: quantile(&drawn, 1.0 - tail) }
        };
        let parameters = (0..all.indices.len()).map(|parameter| ParameterIndices {
            first: interval(parameter, 0),
            total: interval(parameter, 1),
        });
        let parameters = parameters.collect();
        Self { output: name.to_owned(), mean: all.mean, variance: all.variance, parameters }
    }
}

/// A quantile of sorted values, between neighbours in proportion.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len().saturating_sub(1)) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len().saturating_sub(1));
    match sorted.get(below) {
        Some(value) => value + (sorted[above] - value) * (place - place.floor()),
        None => 0.0,
    }
}
