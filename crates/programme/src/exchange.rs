//! Exact decimals, and exchange rates dated and sourced like every other parameter.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::money::{Currency, Money};

/// A non-negative decimal number, exactly: `mantissa / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The digits without the point.
    pub mantissa: i128,
    /// How many of them stand after the point.
    pub scale: u32,
}

/// The most digits after the point that a rate may have.
const SCALE_MAX: usize = 9;
/// The most digits before the point.
const WHOLE_MAX: usize = 20;

impl Decimal {
    /// Reads plain digits with at most one point between digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return None,
            None => (text, ""),
        };
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) {
            return None;
        }
        if whole.len() > WHOLE_MAX || fraction.len() > SCALE_MAX {
            return None;
        }
        let mantissa = format!("{whole}{fraction}").parse().ok()?;
        Some(Self { mantissa, scale: fraction.len() as u32 })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = self.scale as usize;
        let all = format!("{:0>width$}", self.mantissa, width = scale + 1);
        let (whole, fraction) = all.split_at(all.len() - scale);
        if scale == 0 { f.write_str(whole) } else { write!(f, "{whole}.{fraction}") }
    }
}

/// What happens to the part of a minor unit that a conversion leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearest minor unit, halves to the even one.
    HalfEven,
    /// To the nearest minor unit, halves upwards (in the applicant's favour).
    HalfUp,
    /// Downwards.
    Down,
}

impl Rounding {
    /// The names a programme file may use.
    pub const NAMES: [&str; 3] = ["half_even", "half_up", "down"];

    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "half_even" => Some(Self::HalfEven),
            "half_up" => Some(Self::HalfUp),
            "down" => Some(Self::Down),
            _ => None,
        }
    }

    pub(crate) fn divide(self, numerator: i128, denominator: i128) -> Option<i128> {
        let whole = numerator.div_euclid(denominator);
        let twice = numerator.rem_euclid(denominator).checked_mul(2)?;
        let up = match self {
            Self::Down => false,
            Self::HalfUp => twice >= denominator,
            Self::HalfEven => twice > denominator || (twice == denominator && whole % 2 != 0),
        };
        whole.checked_add(i128::from(up))
    }
}

/// One rate from one day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// First day on which it holds.
    pub from: Date,
    /// How much of the quote currency one unit of the base currency buys.
    pub rate: Decimal,
    /// Where it was read.
    pub source: String,
}

/// The rates between two currencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Its name in reasons.
    pub name: String,
    /// The currency of which one unit is priced.
    pub base: Currency,
    /// The currency it is priced in.
    pub quote: Currency,
    /// How a fraction of a minor unit is rounded.
    pub rounding: Rounding,
    /// Rates by day, oldest first.
    pub rates: Vec<Rate>,
}

impl Exchange {
    /// Whether it joins these two, either way round.
    pub fn joins(&self, one: Currency, other: Currency) -> bool {
        (self.base, self.quote) == (one, other) || (self.base, self.quote) == (other, one)
    }

    /// The rate that holds on a day.
    pub fn on(&self, day: Date) -> Option<&Rate> {
        self.rates.iter().rev().find(|rate| rate.from <= day)
    }

    /// Converts at a rate; `None` if it cannot be counted.
    pub fn convert(&self, money: Money, to: Currency, rate: &Rate) -> Option<Money> {
        let (up, down) = self.factors(money.currency, to, rate)?;
        let numerator = i128::from(money.minor).checked_mul(up)?;
        let rounded = self.rounding.divide(numerator, down)?;
        Some(Money::new(i64::try_from(rounded).ok()?, to))
    }

    /// By what minor units of one currency are multiplied and then divided to be those of the
    /// other; the second is above zero.
    pub(crate) fn factors(
        &self,
        from: Currency,
        to: Currency,
        rate: &Rate,
    ) -> Option<(i128, i128)> {
        let digits = |currency: Currency| 10_i128.checked_pow(currency.minor_digits());
        let scale = 10_i128.checked_pow(rate.rate.scale)?;
        let (up, down) = if (from, to) == (self.base, self.quote) {
            (rate.rate.mantissa, scale)
        } else if (from, to) == (self.quote, self.base) {
            (scale, rate.rate.mantissa)
        } else {
            return None;
        };
        let (up, down) = (up.checked_mul(digits(to)?)?, down.checked_mul(digits(from)?)?);
        (down > 0).then_some((up, down))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exchange(rate: &str, rounding: Rounding) -> Exchange {
        Exchange {
            name: "usd_rub".into(),
            base: "USD".parse().expect("code"),
            quote: "RUB".parse().expect("code"),
            rounding,
            rates: vec![Rate {
                from: jiff::civil::date(2022, 3, 6),
                rate: Decimal::parse(rate).expect("decimal"),
                source: "test".into(),
            }],
        }
    }

    #[test]
    fn five_million_roubles_are_about_forty_seven_thousand_dollars() {
        let exchange = exchange("106.4", Rounding::HalfEven);
        let bounty = Money::new(500_000_000, exchange.quote);
        let rate = exchange.on(jiff::civil::date(2022, 3, 7)).expect("a rate");
        let dollars = exchange.convert(bounty, exchange.base, rate).expect("converted");
        assert_eq!(dollars.to_decimal(), "46992.48");
        assert_eq!(exchange.on(jiff::civil::date(2022, 3, 5)), None);
    }

    #[test]
    fn rounding_is_what_it_says() {
        for (rounding, minor, expect) in [
            (Rounding::HalfEven, 1, 0),
            (Rounding::HalfEven, 3, 2),
            (Rounding::HalfUp, 1, 1),
            (Rounding::Down, 3, 1),
        ] {
            let exchange = exchange("2", rounding);
            let rate = &exchange.rates[0];
            let got = exchange.convert(Money::new(minor, exchange.quote), exchange.base, rate);
            assert_eq!(got.map(|m| m.minor), Some(expect), "{rounding:?} of {minor}/2");
        }
    }

    #[test]
    fn fault_20_conversion_never_wraps() {
        let exchange = exchange("999999999999999999", Rounding::HalfUp);
        let most = Money::new(i64::MAX, exchange.base);
        assert_eq!(exchange.convert(most, exchange.quote, &exchange.rates[0]), None);
        let other = Money::new(1, "EUR".parse().expect("code"));
        assert_eq!(exchange.convert(other, exchange.base, &exchange.rates[0]), None);
    }

    #[test]
    fn decimals_print_as_read() {
        for text in ["0", "106.4", "0.010", "18.000000001"] {
            assert_eq!(Decimal::parse(text).expect(text).to_string(), text);
        }
        assert_eq!(Decimal::parse("0.0000000001"), None);
    }
}
