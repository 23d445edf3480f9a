//! Columns of Parquet and Arrow files as columns of people.
//!
//! | fact | columns that are read |
//! |---|---|
//! | bool | boolean |
//! | enum | text, or a dictionary of texts |
//! | integer | whole numbers of any width |
//! | date | date32 |
//! | money | whole numbers in minor units, decimal128 in the currency |
//!
//! Texts are read everywhere, as in CSV.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal128Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, PrimitiveArray};
use arrow_schema::DataType;
use programme::{Column, FactDef, FactKind, Value};

use crate::cells::FactCells;

/// Whether a column holds texts.
pub(crate) fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => {
            matches!(**values, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
        }
        _ => false,
    }
}

/// Whether the column of a fact may be of this type; otherwise what is expected.
pub(crate) fn fits(fact: &FactDef, kind: &DataType) -> Result<(), String> {
    let (fits, expected) = match &fact.kind {
        FactKind::Bool => (*kind == DataType::Boolean, "booleans".to_owned()),
        FactKind::Enum(_) => (false, "a dictionary of texts".to_owned()),
        FactKind::Integer { .. } => (kind.is_integer(), "whole numbers".to_owned()),
        FactKind::Date { .. } => (*kind == DataType::Date32, "days (date32)".to_owned()),
        FactKind::Money { currency, .. } => {
            let fits = kind.is_integer() || matches!(kind, DataType::Decimal128(_, 0..));
            let minor = "or whole numbers in its minor units";
            (fits, format!("amounts in {currency} (decimal128) {minor}"))
        }
    };
    let fits = fits || is_text(kind) || *kind == DataType::Null;
    if fits { Ok(()) } else { Err(format!("{expected} or texts")) }
}

/// A cell that cannot be used: the row in its array, what stands there, what is wrong.
type Bad = (usize, String, String);

/// Adds one array to the column of a fact; the rows that are already bad add nothing.
pub(crate) fn add(
    fact: &FactDef,
    texts: &mut FactCells<'_>,
    column: &mut Column,
    array: &ArrayRef,
) -> Vec<Bad> {
    match array.data_type() {
        DataType::Boolean => {
            let answers = array.as_boolean();
            let number = |row: usize| Some(i128::from(answers.value(row)));
            numbers(fact, column, array, number)
        }
        DataType::Int8 => whole::<Int8Type>(fact, column, array),
        DataType::Int16 => whole::<Int16Type>(fact, column, array),
        DataType::Int32 => whole::<Int32Type>(fact, column, array),
        DataType::Int64 => whole::<Int64Type>(fact, column, array),
        DataType::UInt8 => whole::<UInt8Type>(fact, column, array),
        DataType::UInt16 => whole::<UInt16Type>(fact, column, array),
        DataType::UInt32 => whole::<UInt32Type>(fact, column, array),
        DataType::UInt64 => whole::<UInt64Type>(fact, column, array),
        DataType::Date32 => whole::<Date32Type>(fact, column, array),
        DataType::Decimal128(_, scale) => decimals(fact, column, array, *scale),
        DataType::Dictionary(..) => dictionary(texts, column, array),
        _ => {
            let mut bad = Vec::new();
            for row in 0..array.len() {
                let cell = text_at(array, row).unwrap_or_default();
                column.push(texts.read(cell.as_bytes()).unwrap_or_else(|problem| {
                    bad.push((row, cell.to_owned(), problem));
                    None
                }));
            }
            bad
        }
    }
}

/// The text in a row of an array of plain texts; none where nothing is.
pub(crate) fn text_at(array: &ArrayRef, row: usize) -> Option<&str> {
    if array.is_null(row) {
        return None;
    }
    match array.data_type() {
        DataType::Utf8 => Some(array.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Some(array.as_string::<i64>().value(row)),
        DataType::Utf8View => Some(array.as_string_view().value(row)),
        _ => None,
    }
}

/// The least and the greatest number of a fact.
fn bounds(fact: &FactDef) -> (i64, i64) {
    let day = |day| fact.number_of(&Value::Date(day)).unwrap_or_default();
    match &fact.kind {
        FactKind::Bool => (0, 1),
        FactKind::Enum(choices) => (0, choices.len() as i64 - 1),
        FactKind::Integer { min, max } => (*min, *max),
        FactKind::Date { min, max } => (day(*min), day(*max)),
        FactKind::Money { max, .. } => (0, *max),
    }
}

/// What is said of a number beyond the bounds.
fn beyond(fact: &FactDef) -> String {
    let (min, max) = bounds(fact);
    let shown = |number| match fact.value_of(number) {
        Some(Value::Money(money)) => money.to_decimal(),
        Some(value) => value.to_string(),
        None => number.to_string(),
    };
    format!("expected something from {} to {}", shown(min), shown(max))
}

fn numbers(
    fact: &FactDef,
    column: &mut Column,
    array: &ArrayRef,
    number: impl Fn(usize) -> Option<i128>,
) -> Vec<Bad> {
    let (min, max) = bounds(fact);
    let mut bad = Vec::new();
    for row in 0..array.len() {
        if array.is_null(row) {
            column.push(None);
            continue;
        }
        let found = number(row);
        let whole = found.and_then(|number| i64::try_from(number).ok());
        let whole = whole.filter(|number| (min..=max).contains(number));
        if whole.is_none() {
            let value = match (array.data_type(), found) {
                (DataType::Date32, Some(days)) => format!("day {days} since 1970-01-01"),
                (_, Some(number)) => number.to_string(),
                (_, None) => "an amount".to_owned(),
            };
            bad.push((row, value, beyond(fact)));
        }
        column.push(whole);
    }
    bad
}

fn whole<T: ArrowPrimitiveType>(fact: &FactDef, column: &mut Column, array: &ArrayRef) -> Vec<Bad>
where
    T::Native: Into<i128>,
{
    let typed: &PrimitiveArray<T> = array.as_primitive();
    numbers(fact, column, array, |row| Some(typed.value(row).into()))
}

fn decimals(fact: &FactDef, column: &mut Column, array: &ArrayRef, scale: i8) -> Vec<Bad> {
    let FactKind::Money { currency, .. } = &fact.kind else { return Vec::new() };
    let amounts = array.as_primitive::<Decimal128Type>();
    let (digits, scale) = (i64::from(currency.minor_digits()), i64::from(scale));
    let factor = u32::try_from((digits - scale).abs()).ok().and_then(|n| 10_i128.checked_pow(n));
    let minor = |row: usize| {
        let (amount, factor) = (amounts.value(row), factor?);
        if digits >= scale {
            return amount.checked_mul(factor);
        }
        // More digits than the currency has must say nothing.
        (amount % factor == 0).then_some(amount / factor)
    };
    let mut bad = numbers(fact, column, array, minor);
    for (row, value, problem) in &mut bad {
        *value = amounts.value_as_string(*row);
        if minor(*row).is_none() {
            *problem = format!("expected an amount in {currency}, such as 1200.50");
        }
    }
    bad
}

/// Each text of a dictionary is read once.
fn dictionary(texts: &mut FactCells<'_>, column: &mut Column, array: &ArrayRef) -> Vec<Bad> {
    let dictionary = array.as_any_dictionary();
    let values = dictionary.values();
    if values.is_empty() {
        (0..array.len()).for_each(|_| column.push(None));
        return Vec::new();
    }
    let read: Vec<Result<Option<i64>, String>> = (0..values.len())
        .map(|at| texts.read(text_at(values, at).unwrap_or_default().as_bytes()))
        .collect();
    let mut bad = Vec::new();
    for (row, at) in dictionary.normalized_keys().into_iter().enumerate() {
        column.push(match read.get(at) {
            Some(Ok(number)) if !array.is_null(row) => *number,
            Some(Err(problem)) if !array.is_null(row) => {
                let value = text_at(values, at).unwrap_or_default().to_owned();
                bad.push((row, value, problem.clone()));
                None
            }
            _ => None,
        });
    }
    bad
}
