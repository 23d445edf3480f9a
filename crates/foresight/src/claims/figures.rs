//! Figures with their sources, and what was claimed.

use super::read;
use super::wanted::{Form, Wanted};
use crate::assumptions::Problem;

/// What was claimed, and the figures by which it is worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// What the file is called in reports.
    pub title: String,
    /// The programme it is about.
    pub programme: String,
    /// Where the claims stand.
    pub source: String,
    /// What the programme calls those whom the claims speak of.
    pub names: Names,
    /// The claims, in the order of their numbers.
    pub statements: Vec<Statement>,
    /// By [`Wanted`]; none where a figure may be absent and is.
    pub(super) all: Vec<Option<Figure>>,
}

/// What the programme calls those whom the claims speak of.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Audiences of soldiers.
    pub soldiers: Vec<String>,
    /// The audience of diplomats.
    pub diplomats: String,
    /// The audience of people with skills.
    pub skilled: String,
    /// The benefit that soldiers are paid.
    pub bounty: String,
    /// The parameter that says how much that is.
    pub bounty_amount: String,
    /// The benefit that lets families in.
    pub family: String,
}

/// A claim as it was made, in our words.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its name in the file.
    pub name: String,
    /// Whose it is.
    pub whose: String,
    /// What it says.
    pub claim: String,
    /// Where it stands.
    pub source: String,
}

/// A sourced figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it comes to.
    pub amount: Amount,
    /// The day or period it is of.
    pub period: String,
    /// Where it comes from.
    pub source: String,
}

/// What a figure comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// One value.
    One(f64),
    /// From one value to another.
    Range {
        /// The lower.
        low: f64,
        /// The higher.
        high: f64,
    },
    /// Dated values.
    Series(Vec<Dated>),
}

/// A value of a day or period.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    /// The day or period.
    pub period: String,
    /// The value.
    pub value: f64,
    /// Where it comes from.
    pub source: String,
}

impl Amount {
    /// Its single value or values, in order.
    fn values(&self) -> Vec<f64> {
        match self {
            Self::One(value) => vec![*value],
            Self::Range { low, high } => vec![*low, *high],
            Self::Series(series) => series.iter().map(|dated| dated.value).collect(),
        }
    }

    /// The least and the most of it.
    pub fn range(&self) -> (f64, f64) {
        let values = self.values();
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        (least, values.iter().copied().fold(f64::NEG_INFINITY, f64::max))
    }

    /// The amount if it is what is wanted; otherwise what was expected.
    pub(super) fn checked(self, wanted: Wanted) -> Result<Self, String> {
        let fits = match (wanted.form(), &self) {
            (Form::One | Form::Range, Self::One(_)) | (Form::Range, Self::Range { .. }) => true,
            (Form::Series, Self::Series(series)) => !series.is_empty(),
            _ => false,
        };
        let expected = match wanted.form() {
            Form::One => "expected a value",
            Form::Range => "expected a value, or low and high",
            Form::Series => "expected values, each with its period and source",
        };
        if !fits {
            return Err(expected.to_owned());
        }
        let (least, most) = wanted.bounds();
        let within = |value: &f64| (least..=most).contains(value);
        match self {
            _ if !self.values().iter().all(within) => {
                Err(format!("expected values from {least} to {most}"))
            }
            Self::Range { low, high } if low > high => Err("expected low ≤ high".to_owned()),
            _ => Ok(self),
        }
    }
}

impl Figures {
    /// Reads a file of claims; all problems at once, if the file can be read at all.
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        read::read(text)
    }

    /// A figure, if it is given.
    pub fn get(&self, wanted: Wanted) -> Option<&Figure> {
        self.all.get(wanted as usize)?.as_ref()
    }

    /// Another amount for a figure, to see which verdicts turn; what was expected, if that is no
    /// amount for it.
    pub fn set(&mut self, wanted: Wanted, amount: Amount, source: &str) -> Result<(), String> {
        let amount = amount.checked(wanted)?;
        let period = self.get(wanted).map_or(String::new(), |figure| figure.period.clone());
        if let Some(place) = self.all.get_mut(wanted as usize) {
            *place = Some(Figure { amount, period, source: source.to_owned() });
        }
        Ok(())
    }
}
