//! Many people as columns: one column a fact, one row a person.

use crate::days::{day_from_epoch, days_from_epoch};
use crate::facts::Facts;
use crate::money::Money;
use crate::programme::{FactDef, Programme};
use crate::value::{FactKind, Value};

/// The answers of many people to one fact, in the narrowest of three forms.
///
/// | kind of fact | form | holds | not known |
/// |---|---|---|---|
/// | bool | `Small` | 0, 1 | 255 |
/// | enum | `Small`, beyond 255 choices `Whole` | place in the list of choices | 255, `i64::MIN` |
/// | integer from 0 to at most 254 | `Small` | the number | 255 |
/// | integer | `Whole` | the number | `i64::MIN` |
/// | date | `Day` | days since 1 January 1970 | `i32::MIN` |
/// | money | `Whole` | minor units | `i64::MIN` |
///
/// A value outside the bounds of its fact counts as not known, as it does in `decide`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// One byte a person.
    Small(Vec<u8>),
    /// Four bytes a person.
    Day(Vec<i32>),
    /// Eight bytes a person.
    Whole(Vec<i64>),
}

/// Which form the column of a fact has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnForm {
    /// [`Column::Small`].
    Small,
    /// [`Column::Day`].
    Day,
    /// [`Column::Whole`].
    Whole,
}

impl FactDef {
    /// The form its column has.
    pub fn column_form(&self) -> ColumnForm {
        let small = match &self.kind {
            FactKind::Bool => true,
            FactKind::Enum(choices) => choices.len() < usize::from(Column::SMALL_UNKNOWN),
            FactKind::Integer { min, max } => *min >= 0 && *max < i64::from(Column::SMALL_UNKNOWN),
            FactKind::Date { .. } => return ColumnForm::Day,
            FactKind::Money { .. } => false,
        };
        if small { ColumnForm::Small } else { ColumnForm::Whole }
    }

    /// A value as the number its column holds; none if it does not fit the fact.
    pub fn number_of(&self, value: &Value) -> Option<i64> {
        if !self.kind.admits(value) {
            return None;
        }
        Some(match value {
            Value::Bool(answer) => i64::from(*answer),
            Value::Integer(number) => *number,
            Value::Date(day) => days_from_epoch(*day),
            Value::Money(money) => money.minor,
            Value::Enum(name) => {
                let FactKind::Enum(choices) = &self.kind else { return None };
                i64::try_from(choices.iter().position(|choice| choice == name)?).ok()?
            }
        })
    }

    /// Whether a number of its column stands for a value of the fact.
    fn fits(&self, number: i64) -> bool {
        match &self.kind {
            FactKind::Bool => matches!(number, 0 | 1),
            FactKind::Enum(choices) => usize::try_from(number).is_ok_and(|n| n < choices.len()),
            FactKind::Integer { min, max } => (*min..=*max).contains(&number),
            FactKind::Date { min, max } => {
                (days_from_epoch(*min)..=days_from_epoch(*max)).contains(&number)
            }
            FactKind::Money { max, .. } => (0..=*max).contains(&number),
        }
    }

    /// The value a number of its column stands for; none if it does not fit the fact.
    pub fn value_of(&self, number: i64) -> Option<Value> {
        let value = match &self.kind {
            FactKind::Bool => match number {
                0 => Value::Bool(false),
                1 => Value::Bool(true),
                _ => return None,
            },
            FactKind::Enum(choices) => {
                Value::Enum(choices.get(usize::try_from(number).ok()?)?.clone())
            }
            FactKind::Integer { .. } => Value::Integer(number),
            FactKind::Date { .. } => Value::Date(day_from_epoch(number)?),
            FactKind::Money { currency, .. } => Value::Money(Money::new(number, *currency)),
        };
        Some(value).filter(|value| self.kind.admits(value))
    }
}

impl Column {
    /// Stands for an unknown answer in a column of bytes.
    pub const SMALL_UNKNOWN: u8 = u8::MAX;

    /// An empty column with room for so many people.
    pub fn with_capacity(form: ColumnForm, rows: usize) -> Self {
        match form {
            ColumnForm::Small => Self::Small(Vec::with_capacity(rows)),
            ColumnForm::Day => Self::Day(Vec::with_capacity(rows)),
            ColumnForm::Whole => Self::Whole(Vec::with_capacity(rows)),
        }
    }

    /// Adds one person's answer, or that it is not known. What does not fit is not known.
    pub fn push(&mut self, number: Option<i64>) {
        match self {
            Self::Small(column) => {
                let number = number.and_then(|number| u8::try_from(number).ok());
                column.push(number.unwrap_or(Self::SMALL_UNKNOWN));
            }
            Self::Day(column) => {
                column.push(number.and_then(|n| i32::try_from(n).ok()).unwrap_or(i32::MIN));
            }
            Self::Whole(column) => column.push(number.unwrap_or(i64::MIN)),
        }
    }

    /// One person's answer as a number, if it is known.
    pub fn number(&self, row: usize) -> Option<i64> {
        match self {
            Self::Small(column) => {
                column.get(row).filter(|n| **n != Self::SMALL_UNKNOWN).map(|n| i64::from(*n))
            }
            Self::Day(column) => column.get(row).filter(|n| **n != i32::MIN).map(|n| i64::from(*n)),
            Self::Whole(column) => column.get(row).filter(|n| **n != i64::MIN).copied(),
        }
    }

    /// How many people it holds.
    pub fn len(&self) -> usize {
        match self {
            Self::Small(column) => column.len(),
            Self::Day(column) => column.len(),
            Self::Whole(column) => column.len(),
        }
    }

    /// Whether it holds nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Many people: a column for each fact of a programme, in the programme's order; none where
/// nothing is known of anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    rows: usize,
    columns: Vec<Option<Column>>,
}

/// Why columns are not people of a programme.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeopleError {
    /// Not one column for each fact.
    #[error("{found} columns for {expected} facts")]
    Count {
        /// How many were given.
        found: usize,
        /// How many facts the programme has.
        expected: usize,
    },
    /// A column of another length, or of another form than its fact needs.
    #[error("the column of `{fact}` has another length or form than expected")]
    Shape {
        /// The fact.
        fact: String,
    },
}

impl People {
    /// People from columns in the order of the programme's facts, each of `rows` rows.
    pub fn new(
        programme: &Programme,
        rows: usize,
        columns: Vec<Option<Column>>,
    ) -> Result<Self, PeopleError> {
        let facts = programme.facts();
        if columns.len() != facts.len() {
            return Err(PeopleError::Count { found: columns.len(), expected: facts.len() });
        }
        for (fact, column) in facts.iter().zip(&columns) {
            let Some(column) = column else { continue };
            let form = match column {
                Column::Small(_) => ColumnForm::Small,
                Column::Day(_) => ColumnForm::Day,
                Column::Whole(_) => ColumnForm::Whole,
            };
            if column.len() != rows || form != fact.column_form() {
                return Err(PeopleError::Shape { fact: fact.name.clone() });
            }
        }
        Ok(Self { rows, columns })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The column of a fact, by its place among the programme's facts.
    pub fn column(&self, fact: usize) -> Option<&Column> {
        self.columns.get(fact)?.as_ref()
    }

    /// One person's answers as numbers, in the order of the facts; those that fit their facts.
    pub(crate) fn numbers(&self, programme: &Programme, row: usize) -> Vec<Option<i64>> {
        let facts = programme.facts().iter().zip(&self.columns);
        facts
            .map(|(fact, column)| {
                let number = column.as_ref()?.number(row)?;
                fact.fits(number).then_some(number)
            })
            .collect()
    }

    /// One person's facts.
    pub fn facts(&self, programme: &Programme, row: usize) -> Facts {
        let known = programme.facts().iter().zip(&self.columns).filter_map(|(fact, column)| {
            let value = fact.value_of(column.as_ref()?.number(row)?)?;
            Some((fact.name.clone(), value))
        });
        known.collect()
    }
}
