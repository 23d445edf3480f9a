//! How figures are said: with their interval, and never more exactly than they are known.

use charts::{Scale, Spread, Unit};
use foresight::Quantiles;

/// A name as people write it: `deserting_soldier` is "deserting soldier".
pub fn pretty(name: &str) -> String {
    match name {
        "nobody" => "no audience".to_owned(),
        name => name.replace(['_', '.'], " "),
    }
}

/// A count or amount with its 90 % interval, no more exactly than it is known.
pub fn interval(spread: &Quantiles, unit: &Unit) -> String {
    unit.estimate(spread.p50, spread.p5, spread.p95)
}

/// The same within a sentence: it says what the interval is.
pub(super) fn said(told: &str) -> String {
    told.replacen('(', "(90 % of runs: ", 1)
}

/// US dollars at a scale that suits the amount.
pub fn usd(spread: &Quantiles) -> String {
    let scale = match spread.p95.abs() {
        most if most >= 2e9 => Scale::Billions,
        most if most >= 2e6 => Scale::Millions,
        _ => Scale::Ones,
    };
    interval(spread, &Unit::new("").before("$").scaled(scale))
}

/// A share as a percentage with its 90 % interval.
pub fn share(spread: &Quantiles) -> String {
    interval(spread, &Unit::share(""))
}

pub(super) fn spread(quantiles: &Quantiles) -> Spread {
    let Quantiles { p5, p25, p50, p75, p95, .. } = *quantiles;
    Spread::new([p5, p25, p50, p75, p95])
}

/// Dollars as an axis has them.
pub(super) fn dollars(most: f64) -> Unit {
    let scale = match most.abs() {
        most if most >= 2e9 => Scale::Billions,
        most if most >= 2e6 => Scale::Millions,
        most if most >= 2e4 => Scale::Thousands,
        _ => Scale::Ones,
    };
    Unit::new("US dollars").before("$").scaled(scale)
}

/// The same text with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
