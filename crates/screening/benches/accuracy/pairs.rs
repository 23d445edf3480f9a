//! Tasks of pairs: is it the same party, names only.

use std::collections::BTreeMap;
use std::time::Instant;

use screening::{Comparison, THRESHOLD, compare};
use serde::Serialize;

use crate::cases::{Half, Pair, party};
use crate::figures::{self, Rates, Scored};
use crate::misses::Miss;
use crate::timing;

/// Every pair is compared so often; the middle round's time counts.
const ROUNDS: usize = 5;

/// A task's figures on the half that counts, and beside it on the whole and the other half.
#[derive(Serialize)]
pub(crate) struct Task {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) held_out: Figures,
    pub(crate) development: Figures,
    pub(crate) whole: Figures,
    /// Microseconds a comparison takes, both names never seen before, on one thread.
    pub(crate) us_per_pair: f64,
}

/// Figures on some pairs.
#[derive(Serialize)]
pub(crate) struct Figures {
    pub(crate) pairs: usize,
    pub(crate) same: usize,
    /// At the product's threshold.
    pub(crate) ours: Rates,
    pub(crate) at: Vec<Rates>,
    pub(crate) at_one_percent: Rates,
    /// Right decisions at the product's threshold, and how many there are.
    pub(crate) groups: BTreeMap<String, [usize; 2]>,
    /// The widest interval of thresholds with F1 of at least 0.99.
    pub(crate) margin: Option<[f64; 2]>,
    /// Shares of scores in each twentieth: of pairs that are the same, and of the others.
    pub(crate) histogram: [[f64; 20]; 2],
}

fn figures(of: &[(&Pair, &Comparison)]) -> Figures {
    let scored: Vec<Scored> = of
        .iter()
        .map(|(pair, found)| Scored { score: found.similarity, same: pair.same })
        .collect();
    let mut groups: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for (pair, found) in of {
        let [right, all] = groups.entry(group(pair)).or_default();
        *right += usize::from((found.similarity >= THRESHOLD) == pair.same);
        *all += 1;
    }
    Figures {
        pairs: of.len(),
        same: scored.iter().filter(|case| case.same).count(),
        ours: figures::rates(&scored, THRESHOLD),
        at: figures::THRESHOLDS.map(|at| figures::rates(&scored, at)).to_vec(),
        at_one_percent: figures::recall_at_false_alarms(&scored, 0.01),
        groups,
        margin: figures::widest_margin(&scored, 0.99),
        histogram: figures::histogram(&scored),
    }
}

/// The group as the rivals' script names it: `+` for pairs that are the same.
fn group(pair: &Pair) -> String {
    let group = if pair.group.is_empty() { "-" } else { pair.group.as_str() };
    format!("{group}{}", if pair.same { '+' } else { '-' })
}

/// Compares all pairs, and writes down what came out wrong.
pub(crate) fn measure(
    name: &'static str,
    what: &'static str,
    pairs: &[Pair],
    misses: &mut Vec<Miss>,
) -> Task {
    let parties: Vec<_> = pairs
        .iter()
        .map(|pair| pair.names.each_ref().map(|name| party(&pair.schema, name)))
        .collect();
    let (mut times, mut found) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let start = Instant::now();
        found = parties.iter().map(|[ours, listed]| compare(ours, listed)).collect();
        times.push(start.elapsed().as_secs_f64() * 1e6 / pairs.len().max(1) as f64);
    }
    for (pair, found) in pairs.iter().zip(&found) {
        if (found.similarity >= THRESHOLD) != pair.same {
            let class = [pair.schema.as_str(), &group(pair), &pair.class].join(" ");
            let [ours, listed] = &pair.names;
            misses.push(Miss::new(name, pair.half, class, [ours, listed], pair.same, Some(found)));
        }
    }
    let all: Vec<(&Pair, &Comparison)> = pairs.iter().zip(&found).collect();
    let of =
        |half| -> Vec<_> { all.iter().copied().filter(|(pair, _)| pair.half == half).collect() };
    Task {
        name,
        what,
        held_out: figures(&of(Half::HeldOut)),
        development: figures(&of(Half::Development)),
        whole: figures(&all),
        us_per_pair: timing::middle_and_p99(times)[0],
    }
}
