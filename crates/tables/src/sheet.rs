//! Columns of numbers and words, written as Parquet: results that analysts read elsewhere.

use std::collections::BTreeMap;
use std::fs::{File, rename};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::builder::StringDictionaryBuilder;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use programme::{FactDef, FactKind, People, Programme, Value};

use crate::error::TablesError;

/// One column of some rows.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetColumn {
    /// Whole numbers.
    Whole(Vec<Option<i64>>),
    /// Numbers.
    Real(Vec<f64>),
    /// Words, few different ones in many rows.
    Words(Vec<Option<String>>),
    /// Yes and no.
    YesNo(Vec<Option<bool>>),
    /// Days since 1 January 1970.
    Days(Vec<Option<i32>>),
}

impl SheetColumn {
    fn kind(&self) -> DataType {
        match self {
            Self::Whole(_) => DataType::Int64,
            Self::Real(_) => DataType::Float64,
            Self::Words(_) => {
                DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
            }
            Self::YesNo(_) => DataType::Boolean,
            Self::Days(_) => DataType::Date32,
        }
    }

    fn array(self) -> ArrayRef {
        match self {
            Self::Whole(numbers) => Arc::new(Int64Array::from(numbers)),
            Self::Real(numbers) => Arc::new(Float64Array::from(numbers)),
            Self::Words(words) => {
                let mut builder = StringDictionaryBuilder::<Int32Type>::new();
                words.iter().for_each(|word| builder.append_option(word.as_deref()));
                Arc::new(builder.finish())
            }
            Self::YesNo(answers) => Arc::new(BooleanArray::from(answers)),
            Self::Days(days) => Arc::new(Date32Array::from(days)),
        }
    }
}

/// A Parquet file that is being written. It is there once it is finished, as a whole or not at all.
pub struct Sheet {
    path: PathBuf,
    new: PathBuf,
    about: BTreeMap<String, String>,
    open: Option<(SchemaRef, ArrowWriter<File>)>,
}

impl Sheet {
    /// Begins a file. `about` goes into its metadata.
    pub fn create(path: &Path, about: BTreeMap<String, String>) -> Self {
        let mut new = path.as_os_str().to_owned();
        new.push(".new");
        Self { path: path.to_owned(), new: new.into(), about, open: None }
    }

    /// Adds rows. Every call gives the same columns in the same order, all equally long.
    pub fn push(&mut self, columns: Vec<(&str, SheetColumn)>) -> Result<(), TablesError> {
        let layout = |why: String| TablesError::Layout { why };
        let (schema, writer) = match &mut self.open {
            Some(open) => open,
            None => {
                let fields = columns.iter().map(|(name, c)| Field::new(*name, c.kind(), true));
                let about = self.about.clone();
                let schema = Schema::new(fields.collect::<Vec<Field>>()).with_metadata(about);
                let schema = Arc::new(schema);
                let file = File::create(&self.new).map_err(TablesError::file("make", &self.new))?;
                let snappy = WriterProperties::builder().set_compression(Compression::SNAPPY);
                let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(snappy.build()));
                let writer = writer.map_err(|error| layout(error.to_string()))?;
                self.open.insert((schema, writer))
            }
        };
        let arrays = columns.into_iter().map(|(_, column)| column.array()).collect();
        let batch = RecordBatch::try_new(Arc::clone(schema), arrays);
        let batch = batch.map_err(|error| layout(error.to_string()))?;
        writer.write(&batch).map_err(|error| layout(error.to_string()))
    }

    /// Ends the file and puts it into its place.
    pub fn finish(mut self) -> Result<(), TablesError> {
        let Some((_, writer)) = self.open.take() else { return Ok(()) };
        let file =
            writer.into_inner().map_err(|error| TablesError::Layout { why: error.to_string() });
        file?.sync_all().map_err(TablesError::file("write", &self.new))?;
        rename(&self.new, &self.path).map_err(TablesError::file("write", &self.path))
    }
}

/// The answers of people as columns that [`crate::read_people`] reads again.
pub fn fact_columns<'a>(programme: &'a Programme, people: &People) -> Vec<(&'a str, SheetColumn)> {
    let facts = programme.facts().iter().enumerate();
    facts.map(|(place, fact)| (fact.name.as_str(), fact_column(fact, place, people))).collect()
}

fn fact_column(fact: &FactDef, place: usize, people: &People) -> SheetColumn {
    let column = people.column(place);
    let numbers = (0..people.len()).map(|row| column.and_then(|column| column.number(row)));
    match &fact.kind {
        FactKind::Bool => SheetColumn::YesNo(numbers.map(|n| n.map(|n| n != 0)).collect()),
        FactKind::Integer { .. } => SheetColumn::Whole(numbers.collect()),
        FactKind::Date { .. } => {
            let day = |number: Option<i64>| number.and_then(|number| i32::try_from(number).ok());
            SheetColumn::Days(numbers.map(day).collect())
        }
        FactKind::Enum(_) | FactKind::Money { .. } => {
            let word = |number: Option<i64>| match fact.value_of(number?)? {
                Value::Enum(name) => Some(name),
                Value::Money(money) => Some(money.to_decimal()),
                _ => None,
            };
            SheetColumn::Words(numbers.map(word).collect())
        }
    }
}
