//! People from the record batches of a Parquet or Arrow file.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
};
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, Int64Array, RecordBatch};
use arrow_schema::{DataType, Schema};
use programme::{Column, People, Programme};

use crate::arrow_cells;
use crate::cells::FactCells;
use crate::chunk::{CARRIED_BYTES_MAX, Chunk};
use crate::csv_in::carried_too_long;
use crate::error::TablesError;
use crate::heading::Heading;
use crate::problem::Problem;

/// Looks at the columns of a file.
pub(crate) fn heading(
    schema: &Schema,
    programme: &Programme,
    keep: &[String],
    pass_over: &[String],
) -> Result<Heading, TablesError> {
    let names = schema.fields().iter().map(|field| field.name().clone()).collect();
    let heading = Heading::new(programme, names, keep, pass_over)?;
    for (field, place) in schema.fields().iter().zip(&heading.facts) {
        let Some(fact) = place.and_then(|place| programme.facts().get(place)) else { continue };
        arrow_cells::fits(fact, field.data_type()).map_err(|expected| {
            let (column, found) = (field.name().clone(), field.data_type().to_string());
            TablesError::WrongType { column, expected, found }
        })?;
    }
    for at in &heading.carried {
        let field = schema.field(*at);
        let kind = field.data_type();
        let simple = arrow_cells::is_text(kind)
            || matches!(kind, DataType::Boolean | DataType::Date32 | DataType::Null);
        if !simple && !carried_whole(kind) {
            let expected = "texts, whole numbers, booleans or days, since it is \
                            carried over"
                .to_owned();
            let (column, found) = (field.name().clone(), kind.to_string());
            return Err(TablesError::WrongType { column, expected, found });
        }
    }
    Ok(heading)
}

/// Whether a column is carried over as whole numbers.
pub(crate) fn carried_whole(kind: &DataType) -> bool {
    kind.is_integer() && *kind != DataType::UInt64
}

/// Reads the rows of some batches.
pub(crate) fn read(
    programme: &Programme,
    heading: &Heading,
    batches: &[RecordBatch],
    first_row: u64,
) -> Result<Chunk, TablesError> {
    let rows = batches.iter().map(RecordBatch::num_rows).sum();
    let mut found = Found { first_row, bad: vec![false; rows], problems: BTreeMap::new() };
    let mut columns: Vec<Option<Column>> = programme.facts().iter().map(|_| None).collect();
    for (at, place) in heading.facts.iter().enumerate() {
        let Some(place) = *place else { continue };
        let Some(fact) = programme.facts().get(place) else { continue };
        let mut texts = FactCells::new(fact, 0);
        let mut column = Column::with_capacity(fact.column_form(), rows);
        let mut before = 0;
        for batch in batches {
            for (row, value, problem) in
                arrow_cells::add(fact, &mut texts, &mut column, batch.column(at))
            {
                found.add(before + row, at, &fact.name, &value, problem);
            }
            before += batch.num_rows();
        }
        columns[place] = Some(column);
    }
    let mut carried = Vec::new();
    for at in &heading.carried {
        carried.push(found.carry(heading, *at, batches));
    }
    let people = People::new(programme, rows, columns)
        .map_err(|error| TablesError::Layout { why: error.to_string() })?;
    let problems = found.problems.into_values().collect();
    Ok(Chunk { first_row, people, bad: found.bad, problems, carried })
}

/// What was found to be wrong.
struct Found {
    first_row: u64,
    bad: Vec<bool>,
    /// By row and column.
    problems: BTreeMap<(usize, usize), Problem>,
}

impl Found {
    fn add(&mut self, row: usize, at: usize, column: &str, value: &str, problem: String) {
        let line = self.first_row + row as u64 + 1;
        let problem = Problem::of_cell(line, column, value.as_bytes(), problem);
        self.problems.entry((row, at)).or_insert(problem);
        if let Some(bad) = self.bad.get_mut(row) {
            *bad = true;
        }
    }

    fn carry(&mut self, heading: &Heading, at: usize, batches: &[RecordBatch]) -> ArrayRef {
        let whole =
            batches.first().is_some_and(|batch| carried_whole(batch.column(at).data_type()));
        if whole {
            let numbers = batches.iter().flat_map(|batch| whole_numbers(batch.column(at)));
            return Arc::new(numbers.collect::<Int64Array>());
        }
        let mut texts = StringBuilder::new();
        let mut before = 0;
        for batch in batches {
            for (row, text) in carried_texts(batch.column(at)).into_iter().enumerate() {
                let row = before + row;
                match text {
                    Some(text) if text.len() > CARRIED_BYTES_MAX => {
                        self.add(row, at, &heading.names[at], &text, carried_too_long());
                        texts.append_value("");
                    }
                    text => texts.append_option(text),
                }
            }
            before += batch.num_rows();
        }
        Arc::new(texts.finish())
    }
}

type Text<'a> = std::borrow::Cow<'a, str>;

fn carried_texts(array: &ArrayRef) -> Vec<Option<Text<'_>>> {
    let rows = 0..array.len();
    match array.data_type() {
        DataType::Boolean => {
            let answers = array.as_boolean();
            let one = |row| answers.is_valid(row).then(|| answers.value(row).to_string().into());
            rows.map(one).collect()
        }
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>();
            let one = |row| {
                let day = jiff::civil::date(1970, 1, 1);
                let after = jiff::Span::new().try_days(i64::from(days.value(row))).ok()?;
                let day = days.is_valid(row).then(|| day.checked_add(after).ok())??;
                Some(day.to_string().into())
            };
            rows.map(one).collect()
        }
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            let values = dictionary.values();
            if values.is_empty() {
                return rows.map(|_| None).collect();
            }
            let keys = dictionary.normalized_keys().into_iter().enumerate();
            let one = |(row, at)| {
                let text = arrow_cells::text_at(values, at).filter(|_| array.is_valid(row));
                text.map(Text::from)
            };
            keys.map(one).collect()
        }
        _ => rows.map(|row| arrow_cells::text_at(array, row).map(Text::from)).collect(),
    }
}

fn whole_numbers(array: &ArrayRef) -> Vec<Option<i64>> {
    match array.data_type() {
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => whole::<Int64Type>(array),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        _ => vec![None; array.len()],
    }
}

fn whole<T: ArrowPrimitiveType>(array: &ArrayRef) -> Vec<Option<i64>>
where
    T::Native: Into<i64>,
{
    array.as_primitive::<T>().iter().map(|number| number.map(Into::into)).collect()
}
