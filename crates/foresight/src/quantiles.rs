//! Many values as a few: how sure a figure is.

use serde::{Deserialize, Serialize};

/// How a figure is spread over the runs of an ensemble.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantiles {
    /// One run in twenty is below this.
    pub p5: f64,
    /// One in four is below this.
    pub p25: f64,
    /// Half are below this.
    pub p50: f64,
    /// One in four is above this.
    pub p75: f64,
    /// One in twenty is above this.
    pub p95: f64,
    /// The mean.
    pub mean: f64,
    /// In how many runs the figure exists at all.
    pub runs: u32,
}

impl Quantiles {
    /// Of values in any order; those that are no numbers are left out. Nothing, if none is left.
    ///
    /// Between two values the quantile is on the straight line that joins them (type 7 of Hyndman
    /// and Fan 1996).
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().filter(|v| v.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        let last = values.len().checked_sub(1)?;
        let at = |share: f64| {
            let place = share * last as f64;
            let below = place as usize;
            let above = (below + 1).min(last);
            values[below] + (place - below as f64) * (values[above] - values[below])
        };
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let (p5, p25, p50, p75, p95) = (at(0.05), at(0.25), at(0.5), at(0.75), at(0.95));
        Some(Self { p5, p25, p50, p75, p95, mean, runs: values.len() as u32 })
    }
}

/// How two series go together, from −1 to 1: the correlation of their ranks (Spearman 1904). Equal
/// values share their middle rank. Nothing, if one of them never changes.
pub fn rank_correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let (one, other) = (ranks(one), ranks(other));
    let mean = |ranks: &[f64]| ranks.iter().sum::<f64>() / ranks.len() as f64;
    let (mean_one, mean_other) = (mean(&one), mean(&other));
    let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
    for (x, y) in one.iter().zip(&other) {
        both += (x - mean_one) * (y - mean_other);
        first += (x - mean_one) * (x - mean_one);
        second += (y - mean_other) * (y - mean_other);
    }
    let scale = libm::sqrt(first * second);
    (scale > 0.0).then(|| both / scale)
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let same = |place: &&usize| values[**place] == values[order[start]];
        let count = order[start..].iter().take_while(same).count();
        let middle = start as f64 + (count - 1) as f64 / 2.0;
        order[start..start + count].iter().for_each(|place| ranks[*place] = middle);
        start += count;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_where_they_should() {
        let quantiles = Quantiles::of((0..=100).rev().map(f64::from)).expect("values");
        assert_eq!((quantiles.p5, quantiles.p50, quantiles.p95), (5.0, 50.0, 95.0));
        assert_eq!(quantiles.mean, 50.0);
        assert_eq!(Quantiles::of([f64::NAN, f64::INFINITY]), None);
        assert_eq!(
            Quantiles::of([3.0, f64::NAN]).map(|q| (q.p5, q.p95, q.runs)),
            Some((3.0, 3.0, 1))
        );
    }

    #[test]
    fn ranks_go_together_whatever_the_scale() {
        let one = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(rank_correlation(&one, &[1.0, 10.0, 100.0, 1000.0]), Some(1.0));
        assert_eq!(rank_correlation(&one, &[4.0, 3.0, 2.0, 1.0]), Some(-1.0));
        assert_eq!(rank_correlation(&one, &[5.0; 4]), None);
        let tied = rank_correlation(&[1.0, 1.0, 2.0], &[1.0, 1.0, 2.0]);
        assert!((tied.unwrap_or(0.0) - 1.0).abs() < 1e-12);
    }
}
