//! Values of facts, and how a person's text becomes one.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::money::{Currency, Money};

/// What kind of answer a fact takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Yes or no.
    Bool,
    /// One of these choices, by their names.
    Enum(Vec<String>),
    /// A whole number within bounds.
    Integer {
        /// Least allowed.
        min: i64,
        /// Most allowed.
        max: i64,
    },
    /// A day within bounds.
    Date {
        /// Earliest allowed.
        min: Date,
        /// Latest allowed.
        max: Date,
    },
    /// An amount of one currency.
    Money {
        /// The currency.
        currency: Currency,
        /// Most allowed, in minor units; the least is nothing.
        max: i64,
    },
}

/// One typed answer. Displays as the form text that parses back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// The name of a choice.
    Enum(String),
    /// A whole number.
    Integer(i64),
    /// A day.
    Date(Date),
    /// An amount.
    Money(Money),
}

/// Why a text is no answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FactError {
    /// Nothing was written.
    #[error("nothing was written")]
    Empty,
    /// Neither yes nor no.
    #[error("expected yes or no")]
    NotYesOrNo,
    /// No whole number.
    #[error("expected a whole number")]
    NotANumber,
    /// A number or day outside the bounds, which are given as text.
    #[error("expected something from {min} to {max}")]
    OutOfRange {
        /// Least allowed.
        min: String,
        /// Most allowed.
        max: String,
    },
    /// None of the choices.
    #[error("expected one of: {}", choices.join(", "))]
    NotAChoice {
        /// What could have been chosen.
        choices: Vec<String>,
    },
    /// No day.
    #[error("expected a day, such as 1999-05-31")]
    NotADate,
    /// No amount of this currency.
    #[error("expected an amount in {currency}, such as 1200.50")]
    NotAnAmount {
        /// The currency asked for.
        currency: Currency,
    },
    /// The programme asks no such fact.
    #[error("the programme has no such fact{}", meant(nearest.as_deref()))]
    UnknownFact {
        /// The nearest name, if one is near.
        nearest: Option<String>,
    },
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

/// The longest text an answer to a fact may be, in bytes.
const ANSWER_BYTES_MAX: usize = 200;

impl FactKind {
    /// Reads an answer as typed in a form or a table.
    pub fn parse(&self, text: &str) -> Result<Value, FactError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FactError::Empty);
        }
        let fits = text.len() <= ANSWER_BYTES_MAX;
        match self {
            Self::Bool => match text.to_ascii_lowercase().as_str() {
                "yes" | "true" => Ok(Value::Bool(true)),
                "no" | "false" => Ok(Value::Bool(false)),
                _ => Err(FactError::NotYesOrNo),
            },
            Self::Enum(choices) => choices
                .iter()
                .find(|choice| choice.eq_ignore_ascii_case(text))
                .map(|choice| Value::Enum(choice.clone()))
                .ok_or_else(|| FactError::NotAChoice { choices: choices.clone() }),
            Self::Integer { min, max } => {
                let number = Some(without_spaces(text)).filter(|_| fits);
                let number = number.filter(|t| is_digits(t.strip_prefix('-').unwrap_or(t)));
                let number = number.ok_or(FactError::NotANumber)?.parse::<i64>();
                number.ok().filter(|n| (min..=max).contains(&n)).map(Value::Integer).ok_or_else(
                    || FactError::OutOfRange { min: min.to_string(), max: max.to_string() },
                )
            }
            Self::Date { min, max } => {
                let date = Some(text).filter(|_| fits).and_then(parse_date);
                let date = date.ok_or(FactError::NotADate)?;
                if (*min..=*max).contains(&date) {
                    Ok(Value::Date(date))
                } else {
                    Err(FactError::OutOfRange { min: min.to_string(), max: max.to_string() })
                }
            }
            Self::Money { currency, max } => {
                let wrong = FactError::NotAnAmount { currency: *currency };
                let amount = Some(without_spaces(text)).filter(|_| fits).ok_or(wrong.clone())?;
                let amount = amount.strip_suffix(currency.as_str()).unwrap_or(&amount);
                let money = Money::parse(amount, *currency).map_err(|_| wrong)?;
                if money.minor <= *max {
                    return Ok(Value::Money(money));
                }
                let bound = |minor| Money::new(minor, *currency).to_decimal();
                Err(FactError::OutOfRange { min: bound(0), max: bound(*max) })
            }
        }
    }

    /// Whether a value is of this kind and within its bounds.
    pub fn admits(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Bool, Value::Bool(_)) => true,
            (Self::Enum(choices), Value::Enum(choice)) => choices.contains(choice),
            (Self::Integer { min, max }, Value::Integer(n)) => (min..=max).contains(&n),
            (Self::Date { min, max }, Value::Date(day)) => (min..=max).contains(&day),
            (Self::Money { currency, max }, Value::Money(m)) => {
                m.currency == *currency && (0..=*max).contains(&m.minor)
            }
            _ => false,
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Numbers are typed with all sorts of spaces between their groups.
fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Reads `1999-05-31`, and `31.05.1999` or `31/05/1999` as written on Russian papers.
fn parse_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).map(str::trim).collect();
    let [first, month, last] = parts[..] else { return None };
    let iso = text.contains('-');
    let (year, day) = if iso { (first, last) } else { (last, first) };
    if !(is_digits(year) && is_digits(month) && is_digits(day)) || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(true) => f.write_str("yes"),
            Self::Bool(false) => f.write_str("no"),
            Self::Enum(choice) => f.write_str(choice),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Date(day) => write!(f, "{day}"),
            Self::Money(money) => write!(f, "{} {}", money.to_decimal(), money.currency),
        }
    }
}

/// In JSON: `true`, `12`, or the form text. A choice is a lower-case word, so a day or an amount
/// in text can never be taken for one.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(answer) => serializer.serialize_bool(*answer),
            Self::Integer(number) => serializer.serialize_i64(*number),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl serde::de::Visitor<'_> for ScalarVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("yes or no, a whole number, a choice, a day or an amount")
    }

    fn visit_bool<E>(self, answer: bool) -> Result<Value, E> {
        Ok(Value::Bool(answer))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Integer(number))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Value, E> {
        i64::try_from(number).map(Value::Integer).map_err(|_| E::custom("the number is too large"))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        let money = |(amount, code): (&str, &str)| Money::parse(amount, code.parse().ok()?).ok();
        if let Some(money) = text.split_once(' ').and_then(money) {
            return Ok(Value::Money(money));
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return parse_date(text).map(Value::Date).ok_or_else(|| E::custom("not a day"));
        }
        Ok(Value::Enum(text.to_owned()))
    }
}
