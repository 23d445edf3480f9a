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

/// A count or amount with its 90 % interval, in words.
pub fn interval(spread: &Quantiles, unit: &Unit) -> String {
    let (middle, low, high) =
        (unit.value(spread.p50), unit.value(spread.p5), unit.value(spread.p95));
    format!("{middle} (90 %: {low} to {high})")
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
