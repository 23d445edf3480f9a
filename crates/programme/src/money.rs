//! Money as whole minor units of a named currency.
//!
//! **Architecture Invariant:** no floating point number can become money. Sums overflow into
//! `None`, never into a wrong amount, and two currencies never meet without an exchange rate.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A currency by its three-letter code, such as `USD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Currency([u8; 3]);

/// Why a text is not a currency code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a currency is three capital letters, such as USD")]
pub struct CurrencyError;

impl Currency {
    /// How many digits stand after the point (ISO 4217; most currencies have two).
    pub fn minor_digits(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"ISK" | b"VND" | b"CLP" | b"PYG" | b"UGX" | b"XAF" | b"XOF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        // Only ASCII capitals can be inside, so this cannot fail; the fallback avoids a panic path.
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl FromStr for Currency {
    type Err = CurrencyError;

    fn from_str(text: &str) -> Result<Self, CurrencyError> {
        let bytes: [u8; 3] = text.as_bytes().try_into().map_err(|_| CurrencyError)?;
        if bytes.iter().all(u8::is_ascii_uppercase) { Ok(Self(bytes)) } else { Err(CurrencyError) }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// An amount of one currency in its minor units (cents, kopecks).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units; negative only as the result of a subtraction.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// Why a text is not an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Something else than digits and one point.
    #[error("an amount is digits with at most one point, such as 5000000.00")]
    NotAnAmount,
    /// More digits after the point than the currency has.
    #[error("more digits after the point than this currency has")]
    TooPrecise,
    /// Larger than can be counted.
    #[error("the amount is too large")]
    TooLarge,
}

impl Money {
    /// An amount from minor units.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in this currency.
    pub fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// Reads a decimal such as `5000000.00`. No sign: amounts in a policy are never negative.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let decimal = crate::exchange::Decimal::parse(text).ok_or(MoneyError::NotAnAmount)?;
        let digits = currency.minor_digits();
        if decimal.scale > digits {
            return Err(MoneyError::TooPrecise);
        }
        let factor = 10_i128.pow(digits - decimal.scale);
        let minor = decimal.mantissa.checked_mul(factor).ok_or(MoneyError::TooLarge)?;
        let minor = i64::try_from(minor).map_err(|_| MoneyError::TooLarge)?;
        Ok(Self { minor, currency })
    }

    /// The sum, if both are of one currency and it can be counted.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        Some(Self { minor: self.minor.checked_add(other.minor)?, currency: self.currency })
    }

    /// The difference, if both are of one currency and it can be counted.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        Some(Self { minor: self.minor.checked_sub(other.minor)?, currency: self.currency })
    }

    /// So many times this amount.
    pub fn checked_mul(self, times: i64) -> Option<Self> {
        Some(Self { minor: self.minor.checked_mul(times)?, currency: self.currency })
    }

    /// The text without thin spaces, which [`Money::parse`] reads back (`47000.00`).
    pub fn to_decimal(self) -> String {
        self.grouped("")
    }

    fn grouped(self, space: &str) -> String {
        let digits = self.currency.minor_digits() as usize;
        let all = format!("{:0>width$}", self.minor.unsigned_abs(), width = digits + 1);
        let (whole, fraction) = all.split_at(all.len() - digits);
        let mut text = String::from(if self.minor < 0 { "-" } else { "" });
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push_str(space);
            }
            text.push(digit);
        }
        if digits > 0 {
            text.push('.');
            text.push_str(fraction);
        }
        text
    }
}

impl fmt::Display for Money {
    /// `47 000.00 USD`, with narrow no-break spaces so that an amount never breaks over a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}\u{a0}{}", self.grouped("\u{202f}"), self.currency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd() -> Currency {
        "USD".parse().expect("a code")
    }

    #[test]
    fn amounts_read_and_print() {
        for (text, minor, shown) in [
            ("0", 0, "0.00\u{a0}USD"),
            ("0.05", 5, "0.05\u{a0}USD"),
            ("47000", 4_700_000, "47\u{202f}000.00\u{a0}USD"),
            ("5000000.5", 500_000_050, "5\u{202f}000\u{202f}000.50\u{a0}USD"),
        ] {
            let money = Money::parse(text, usd()).expect(text);
            assert_eq!(money.minor, minor);
            assert_eq!(money.to_string(), shown);
            assert_eq!(Money::parse(&money.to_decimal(), usd()), Ok(money));
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "0x1", " 1", "१"] {
            assert_eq!(Money::parse(text, usd()), Err(MoneyError::NotAnAmount), "{text:?}");
        }
        assert_eq!(Money::parse("1.005", usd()), Err(MoneyError::TooPrecise));
        assert_eq!(Money::parse("92233720368547758.08", usd()), Err(MoneyError::TooLarge));
    }

    #[test]
    fn fault_20_currencies_do_not_mix_and_sums_do_not_wrap() {
        let rub = Money::new(1, "RUB".parse().expect("a code"));
        let one = Money::new(1, usd());
        let most = Money::new(i64::MAX, usd());
        assert_eq!(one.checked_add(rub), None);
        assert_eq!(one.checked_sub(rub), None);
        assert_eq!(most.checked_add(one), None);
        assert_eq!(most.checked_mul(2), None);
        assert_eq!(Money::new(i64::MIN, usd()).checked_sub(one), None);
        assert_eq!(Money::new(i64::MIN, usd()).to_decimal(), "-92233720368547758.08");
    }

    #[test]
    fn currencies_without_two_digits() {
        let yen: Currency = "JPY".parse().expect("a code");
        assert_eq!(Money::parse("1500", yen).expect("yen").to_decimal(), "1500");
        assert_eq!(Money::parse("1500.5", yen), Err(MoneyError::TooPrecise));
        assert!("usd".parse::<Currency>().is_err());
        assert!("US".parse::<Currency>().is_err());
    }
}
