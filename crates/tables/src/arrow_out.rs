//! What was decided as record batches: texts as dictionaries, amounts as decimals.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Decimal128Array, DictionaryArray, Int32Array, Int64Array};
use arrow_array::{RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use programme::{Answer, Batch};

use crate::chunk::Chunk;
use crate::decided::Decided;
use crate::layout::{Cell, Layout, OutColumn, ROW};

/// How many digits an amount may have: all that fit 64 bits.
const AMOUNT_DIGITS: u8 = 19;
/// Under which name a column's currency stands in its metadata.
const CURRENCY: &str = "currency";

/// The columns. `facts` goes into the metadata: which programme decided, for which day.
pub(crate) fn schema(layout: &Layout, facts: BTreeMap<String, String>) -> SchemaRef {
    let mut fields = Vec::new();
    if layout.carried.is_empty() {
        fields.push(Field::new(ROW, DataType::Int64, false));
    }
    for carried in &layout.carried {
        let kind = if carried.whole { DataType::Int64 } else { DataType::Utf8 };
        fields.push(Field::new(&carried.name, kind, true));
    }
    for column in &layout.columns {
        let Some(currency) = column.currency() else {
            fields.push(Field::new(&column.name, text_type(), true));
            continue;
        };
        let digits = i8::try_from(currency.minor_digits()).unwrap_or_default();
        let kind = DataType::Decimal128(AMOUNT_DIGITS, digits);
        let metadata = [(CURRENCY, currency.to_string())];
        fields.push(Field::new(&column.name, kind, true).with_metadata(metadata));
    }
    Arc::new(Schema::new(fields).with_metadata(facts))
}

/// How texts are laid out: few different ones in many rows.
fn text_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// The rows of a chunk.
pub(crate) fn batch(
    schema: &SchemaRef,
    layout: &Layout,
    batch: &Batch,
    chunk: &Chunk,
    decided: &Decided,
) -> Result<RecordBatch, ArrowError> {
    let mut columns = chunk.carried.clone();
    if columns.is_empty() {
        let first = i64::try_from(chunk.first_row).unwrap_or(i64::MAX);
        let numbers = (1..).take(chunk.len()).map(|row| first.saturating_add(row));
        columns.push(Arc::new(numbers.collect::<Int64Array>()));
    }
    let answers: Vec<&Answer> = decided.answers(batch).collect();
    for (column, field) in layout.columns.iter().zip(&schema.fields()[columns.len()..]) {
        columns.push(if column.currency().is_some() {
            amounts(column, &answers, decided, field.data_type())?
        } else {
            texts(column, &answers, decided)?
        });
    }
    RecordBatch::try_new(Arc::clone(schema), columns)
}

fn amounts(
    column: &OutColumn,
    answers: &[&Answer],
    decided: &Decided,
    kind: &DataType,
) -> Result<ArrayRef, ArrowError> {
    let of_answer = |answer: &&Answer| match column.of(answer) {
        Cell::Amount(minor) => Some(i128::from(minor)),
        _ => None,
    };
    let of_places: Vec<Option<i128>> = answers.iter().map(of_answer).collect();
    let of_row = |row: &Option<u32>| *of_places.get((*row)? as usize)?;
    let amounts: Decimal128Array = decided.rows.iter().map(of_row).collect();
    Ok(Arc::new(amounts.with_data_type(kind.clone())))
}

fn texts(
    column: &OutColumn,
    answers: &[&Answer],
    decided: &Decided,
) -> Result<ArrayRef, ArrowError> {
    let mut dictionary = Dictionary::default();
    let mut key_of = |cell| match cell {
        Cell::Text(text) => Some(dictionary.key(text)),
        _ => None,
    };
    let of_places: Vec<Option<i32>> = answers.iter().map(|one| key_of(column.of(one))).collect();
    let any_bad = decided.rows.iter().any(Option::is_none);
    let of_bad_row = if any_bad { key_of(column.of_bad_row()) } else { None };
    let of_row = |row: &Option<u32>| match row {
        Some(place) => of_places.get(*place as usize).copied().flatten(),
        None => of_bad_row,
    };
    let keys: Int32Array = decided.rows.iter().map(of_row).collect();
    let values = Arc::new(dictionary.finish());
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, values)?))
}

/// Different texts, in the order they are met.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    keys: BTreeMap<String, i32>,
    texts: Vec<String>,
}

impl Dictionary {
    /// The place of a text.
    pub(crate) fn key(&mut self, text: String) -> i32 {
        // As many texts as fit memory have a place.
        let next = i32::try_from(self.texts.len()).unwrap_or(i32::MAX);
        *self.keys.entry(text).or_insert_with_key(|text| {
            self.texts.push(text.clone());
            next
        })
    }

    /// All texts.
    pub(crate) fn finish(self) -> StringArray {
        self.finish_with_keys().1
    }

    /// The places of all texts, and the texts.
    pub(crate) fn finish_with_keys(self) -> (BTreeMap<String, i32>, StringArray) {
        (self.keys, self.texts.into_iter().map(Some).collect())
    }
}

/// A batch as a Parquet file of its own.
pub(crate) fn as_parquet(batch: &RecordBatch) -> Result<Vec<u8>, ParquetError> {
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties().build()))?;
    writer.write(batch)?;
    writer.close()?;
    Ok(bytes)
}

/// How our Parquet files are written.
pub(crate) fn properties() -> parquet::file::properties::WriterPropertiesBuilder {
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("postern".to_owned())
        .set_max_row_group_row_count(None)
}

/// A batch as an Arrow file of its own.
pub(crate) fn as_arrow(batch: &RecordBatch) -> Result<Vec<u8>, ArrowError> {
    let mut bytes = Vec::new();
    let mut writer = arrow_ipc::writer::FileWriter::try_new(&mut bytes, &batch.schema())?;
    writer.write(batch)?;
    writer.finish()?;
    drop(writer);
    Ok(bytes)
}
