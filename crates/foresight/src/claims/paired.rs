//! What another rule changes, run by run on equal draws.
//!
//! The comparison is cleanest where nothing is offered to those whom the rule does not touch: a
//! place that a soldier leaves empty is otherwise taken by somebody else, who may testify.

use serde::{Deserialize, Serialize};

use crate::Quantiles;
use crate::assumptions::Known;
use crate::model::{Measure, Outcome};

/// Fewer runs say nothing about where a difference turns.
const RUNS_MIN: usize = 20;

/// A turn is told if it puts this share of the runs more on the right side than no turn would.
const GAIN_MIN: f64 = 0.1;

/// Differences between the runs of two programmes that drew the same values: what the second has
/// more than the first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paired {
    /// How many pairs of runs.
    pub runs: u32,
    /// Departures with the offer.
    pub departures: Quantiles,
    /// People settled with their offer.
    pub settled: Quantiles,
    /// Testimonies, as many free ones as have the same effect.
    pub testimonies: Quantiles,
    /// In what share of the runs departures are fewer.
    pub fewer_departures: f64,
    /// In what share of the runs testimonies are fewer.
    pub fewer_testimonies: f64,
    /// Where the difference of testimonies turns, if runs are of both kinds.
    pub turn: Option<Turn>,
}

/// Where the difference of testimonies turns.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// What a required testimony counts beside a free one, over the share of people who testify
    /// freely: below this most runs lose by requiring it, above most gain.
    pub ratio: f64,
    /// In what share of the runs that is so.
    pub agree: f64,
}

impl Paired {
    /// Of outcomes with and without the other rule; runs are paired by their number and values.
    /// Nothing, if no two belong together.
    pub fn of(plain: &[Outcome], other: &[Outcome]) -> Option<Self> {
        let pairs: Vec<(&Outcome, &Outcome)> = plain
            .iter()
            .filter_map(|one| {
                let same = |two: &&Outcome| two.run == one.run && two.values == one.values;
                Some((one, other.iter().find(same)?))
            })
            .collect();
        let count = |outcome: &Outcome, measure: Measure| {
            outcome.weeks().checked_sub(1).map_or(0, |last| outcome.sum(last, measure, |_| true))
        };
        let more = |measure: Measure| -> Vec<f64> {
            let of = |(one, two): &(&Outcome, &Outcome)| {
                count(two, measure) as f64 - count(one, measure) as f64
            };
            pairs.iter().map(of).collect()
        };
        let said = |outcome: &Outcome| outcome.testimonies.last().copied().unwrap_or(0.0);
        let testimonies: Vec<f64> = pairs.iter().map(|(one, two)| said(two) - said(one)).collect();
        let by_ratio = pairs.iter().zip(&testimonies).filter_map(|((one, _), more)| {
            let value = |known: Known| one.values.get(known as usize).copied();
            let free = value(Known::TestimonyShare).filter(|share| *share > 0.0)?;
            Some((value(Known::BoughtCredibility)? / free, *more))
        });
        let by_ratio: Vec<(f64, f64)> = by_ratio.collect();
        let departures = more(Measure::Arrived);
        Some(Self {
            runs: pairs.len() as u32,
            departures: Quantiles::of(departures.iter().copied())?,
            settled: Quantiles::of(more(Measure::Settled))?,
            testimonies: Quantiles::of(testimonies.iter().copied())?,
            fewer_departures: share_below(&departures),
            fewer_testimonies: share_below(&testimonies),
            turn: turn(by_ratio),
        })
    }
}

fn share_below(values: &[f64]) -> f64 {
    values.iter().filter(|value| **value < 0.0).count() as f64 / values.len().max(1) as f64
}

/// The ratio that parts runs that lose from runs that gain with the fewest on the wrong side.
fn turn(mut runs: Vec<(f64, f64)>) -> Option<Turn> {
    runs.sort_by(|one, other| one.0.total_cmp(&other.0));
    let loses = |run: &(f64, f64)| run.1 < 0.0;
    let losing = runs.iter().filter(|run| loses(run)).count();
    if runs.len() < RUNS_MIN || losing == 0 || losing == runs.len() {
        return None;
    }
    // Below nobody: all who gain are on the right side.
    let mut right = runs.len() - losing;
    let (mut best, mut place) = (right, 0);
    for (below, run) in runs.iter().enumerate() {
        if loses(run) {
            right += 1
        } else {
            right -= 1
        }
        if right > best {
            (best, place) = (right, below + 1);
        }
    }
    let at = |place: usize| runs.get(place).map(|run| run.0);
    let gained = best - losing.max(runs.len() - losing);
    if (gained as f64) < GAIN_MIN * runs.len() as f64 {
        return None;
    }
    let ratio = match (place.checked_sub(1).and_then(at), at(place)) {
        (Some(below), Some(above)) => (below + above) / 2.0,
        (Some(edge), None) | (None, Some(edge)) => edge,
        (None, None) => return None,
    };
    Some(Turn { ratio, agree: best as f64 / runs.len() as f64 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_parts_those_who_lose_from_those_who_gain() {
        let runs = (0..40).map(|n| f64::from(n) / 40.0);
        let found = turn(runs.clone().map(|r| (r, r - 0.26)).collect()).expect("a turn");
        assert!((found.ratio - 0.2625).abs() < 1e-9 && found.agree == 1.0, "{found:?}");
        assert_eq!(turn(runs.clone().map(|r| (r, -1.0)).collect()), None);
        let odd = runs.clone().enumerate().map(|(n, r)| (r, if n % 2 == 0 { 1.0 } else { -1.0 }));
        assert_eq!(turn(odd.collect()), None, "nothing turns where chance decides");
        assert_eq!(turn(runs.take(10).map(|r| (r, r - 0.1)).collect()), None);
    }
}
