//! Figures of scores: precision, recall, F1, recall at a share of false alarms, margins.
//!
//! A case is found when its score reaches the threshold, as in the rivals' script.

use serde::Serialize;

/// A score, and whether it ought to be high.
#[derive(Clone, Copy)]
pub(crate) struct Scored {
    pub(crate) score: f64,
    pub(crate) same: bool,
}

/// Precision, recall and F1 at a threshold.
#[derive(Clone, Copy, Serialize)]
pub(crate) struct Rates {
    pub(crate) threshold: f64,
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
}

/// Thresholds at which everything is shown beside the product's own.
pub(crate) const THRESHOLDS: [f64; 5] = [0.5, 0.6, 0.7, 0.8, 0.9];
/// The grid on which thresholds are looked for: similarity is in thousandths.
const STEPS: u32 = 1000;

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Precision, recall and F1 at a threshold.
pub(crate) fn rates(scored: &[Scored], threshold: f64) -> Rates {
    let count = |found: bool, same: bool| {
        let fits = |case: &&Scored| (case.score >= threshold) == found && case.same == same;
        scored.iter().filter(fits).count()
    };
    let (right, wrong, missed) = (count(true, true), count(true, false), count(false, true));
    let (precision, recall) = (share(right, right + wrong), share(right, right + missed));
    let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
    Rates { threshold, precision, recall, f1 }
}

/// The most that is found while at most so large a share of the others is: threshold and rates.
pub(crate) fn recall_at_false_alarms(scored: &[Scored], most: f64) -> Rates {
    let others = scored.iter().filter(|case| !case.same).count();
    let mut thresholds: Vec<f64> = scored.iter().map(|case| case.score).collect();
    thresholds.sort_by(f64::total_cmp);
    thresholds.dedup();
    let alarms =
        |threshold: f64| scored.iter().filter(|case| !case.same && case.score >= threshold).count();
    let lowest = thresholds.into_iter().find(|at| share(alarms(*at), others) <= most);
    // Above all scores nothing is found.
    rates(scored, lowest.unwrap_or(1.001))
}

/// The widest interval of thresholds at which F1 is at least this, both ends included.
pub(crate) fn widest_margin(scored: &[Scored], f1: f64) -> Option<[f64; 2]> {
    let grid = (1..=STEPS).map(|step| f64::from(step) / f64::from(STEPS));
    let (mut widest, mut open): (Option<[f64; 2]>, Option<[f64; 2]>) = (None, None);
    for at in grid {
        open = match open {
            _ if rates(scored, at).f1 < f1 => None,
            Some([from, _]) => Some([from, at]),
            None => Some([at, at]),
        };
        let width = |interval: Option<[f64; 2]>| interval.map_or(-1.0, |[from, to]| to - from);
        if width(open) > width(widest) {
            widest = open;
        }
    }
    widest
}

/// The share of the scores in each twentieth, those that ought to be high and the others.
pub(crate) fn histogram(scored: &[Scored]) -> [[f64; 20]; 2] {
    [true, false].map(|same| {
        let all: Vec<f64> =
            scored.iter().filter(|case| case.same == same).map(|case| case.score).collect();
        let mut shares = [0.0; 20];
        for score in &all {
            // A score in thousandths is never a hair below its own bin.
            let bin = ((score * 20.0 + 1e-9) as usize).min(19);
            shares[bin] += 1.0 / all.len() as f64;
        }
        shares
    })
}
