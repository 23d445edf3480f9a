//! People made up from a seed, written in every format, and results read back as texts.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int32Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Int16Array,
    Int64Array, RecordBatch, StringArray,
};
use arrow_ipc::reader::FileReader;
use arrow_ipc::writer::FileWriter;
use arrow_schema::{DataType, Field, Schema};
use jiff::civil::{Date, date};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use programme::{FactDef, FactKind, Facts, Programme, SourceFile, Value};
use tables::{Job, Start, Summary, TablesError, decide_people};

/// The day all tests decide for.
pub(crate) fn on() -> Date {
    date(2022, 4, 1)
}

/// A programme with every kind of fact, two currencies and a benefit that can be refused.
const EVERY_KIND: &str = r#"
[programme]
language = 1
name = "every_kind"
title = "Every kind"
version = "1"
effective_from = 2022-03-06
source = "made up"

[part.p]
[fact.willing]
kind = "bool"
part = "p"
[fact.work]
kind = "enum"
choices = ["soldier", "doctor", "other_work"]
part = "p"
[fact.height]
kind = "integer"
min = -500
max = 100000
part = "p"
[fact.born]
kind = "date"
min = 1900-01-01
max = 2100-12-31
part = "p"
[fact.savings]
kind = "money"
currency = "EUR"
part = "p"

[audience.soldier]
rule = 'work == "soldier" && willing'
source = "made up"
preferred_over = ["tall"]
[audience.tall]
rule = 'height > 200'
source = "made up"
[exclusion.child]
when = 'years_since(born) < 18'
source = "made up"

[parameter.sum]
values = [{ from = 2022-03-06, amount = "1234.50", currency = "EUR", source = "made up" }]
[parameter.rich]
values = [{ from = 2022-03-06, amount = "100000.00", currency = "EUR", source = "made up" }]
[exchange.eur_rub]
base = "EUR"
quote = "RUB"
rounding = "half_up"
rates = [{ from = 2022-03-06, rate = "90.55", source = "made up" }]

[partner.fund]
budget = "1000000.00"
currency = "EUR"
source = "made up"
[partner.bank]
budget = "1000000.00"
currency = "RUB"
source = "made up"

[benefit.stipend]
audiences = ["soldier"]
when = 'savings < rich'
amount = "sum"
schedule = "monthly"
months = 12
paid_by = ["fund", "bank"]
source = "made up"
[benefit.door]
audiences = ["soldier", "tall"]
schedule = "permanent"
paid_by = ["fund"]
source = "made up"
"#;

pub(crate) fn every_kind() -> Programme {
    loaded(SourceFile::new("every_kind.toml", EVERY_KIND))
}

pub(crate) fn million_carrots() -> Programme {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../programmes/million-carrots/programme.toml");
    let text = std::fs::read_to_string(path).expect("the programme");
    loaded(SourceFile::new("programme.toml", text))
}

fn loaded(source: SourceFile) -> Programme {
    let sources = [source];
    programme::load(&sources).unwrap_or_else(|problems| {
        let shown: Vec<_> = problems.iter().map(|p| p.render(&sources, false)).collect();
        panic!("{}", shown.join("\n"))
    })
}

/// A stream of numbers from a seed.
pub(crate) struct Seed(pub(crate) u64);

impl Seed {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn value(&mut self, fact: &FactDef) -> Value {
        let number = match &fact.kind {
            FactKind::Bool => self.below(2) as i64,
            FactKind::Enum(choices) => self.below(choices.len() as u64) as i64,
            FactKind::Integer { min, max } => {
                min + self.below((max - min + 1).min(400) as u64) as i64
            }
            // From 1934 to 2020, so that some are children.
            FactKind::Date { .. } => self.below(31_400) as i64 - 13_000,
            FactKind::Money { .. } => self.below(20_000_000) as i64,
        };
        fact.value_of(number).expect("within the bounds")
    }
}

/// One person a row; of a sixth of the facts nothing is known.
pub(crate) fn people(programme: &Programme, seed: u64, rows: usize) -> Vec<Vec<Option<Value>>> {
    let mut seed = Seed(seed);
    let mut one = |fact| if seed.below(6) == 0 { None } else { Some(seed.value(fact)) };
    (0..rows).map(|_| programme.facts().iter().map(&mut one).collect()).collect()
}

/// What is known of a person.
pub(crate) fn facts(programme: &Programme, person: &[Option<Value>]) -> Facts {
    let facts = programme.facts().iter().zip(person);
    facts.filter_map(|(fact, value)| Some((fact.name.clone(), value.clone()?))).collect()
}

pub(crate) fn id(row: usize) -> String {
    format!("P{row:07}")
}

/// The cell of a value as people write it.
fn cell(value: &Option<Value>) -> String {
    match value {
        Some(Value::Money(money)) => money.to_decimal(),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}

/// The people as CSV, with a column `id`.
pub(crate) fn as_csv(programme: &Programme, people: &[Vec<Option<Value>>]) -> String {
    let mut text = "id".to_owned();
    for fact in programme.facts() {
        text += &format!(",{}", fact.name);
    }
    for (row, person) in people.iter().enumerate() {
        text += &format!("\n{}", id(row));
        for value in person {
            text += &format!(",{}", cell(value));
        }
    }
    text + "\n"
}

/// The people as one record batch with a type for each kind of fact.
pub(crate) fn as_batch(programme: &Programme, people: &[Vec<Option<Value>>]) -> RecordBatch {
    let ids: StringArray = (0..people.len()).map(|row| Some(id(row))).collect();
    let mut columns: Vec<(String, ArrayRef)> = vec![("id".to_owned(), Arc::new(ids))];
    for (place, fact) in programme.facts().iter().enumerate() {
        let of_row = |person: &Vec<Option<Value>>| person[place].clone();
        let numbers = people.iter().map(|person| fact.number_of(&of_row(person)?));
        let column: ArrayRef = match &fact.kind {
            FactKind::Bool => {
                Arc::new(numbers.map(|n| n.map(|n| n == 1)).collect::<BooleanArray>())
            }
            FactKind::Enum(_) => {
                let texts: Vec<Option<String>> =
                    people.iter().map(|person| of_row(person).map(|v| v.to_string())).collect();
                let texts = texts.iter().map(Option::as_deref);
                Arc::new(texts.collect::<DictionaryArray<Int32Type>>())
            }
            FactKind::Integer { max, .. } if *max < 30_000 => {
                Arc::new(numbers.map(|n| n.map(|n| n as i16)).collect::<Int16Array>())
            }
            FactKind::Integer { .. } => Arc::new(numbers.collect::<Int64Array>()),
            FactKind::Date { .. } => {
                Arc::new(numbers.map(|n| n.map(|n| n as i32)).collect::<Date32Array>())
            }
            FactKind::Money { .. } => {
                let amounts: Decimal128Array = numbers.map(|n| n.map(i128::from)).collect();
                Arc::new(amounts.with_precision_and_scale(20, 2).expect("digits"))
            }
        };
        columns.push((fact.name.clone(), column));
    }
    batch(columns)
}

/// A batch of named columns.
pub(crate) fn batch(columns: Vec<(String, ArrayRef)>) -> RecordBatch {
    let field =
        |(name, column): &(String, ArrayRef)| Field::new(name, column.data_type().clone(), true);
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    RecordBatch::try_new(Arc::new(schema), columns).expect("columns of one length")
}

/// Writes a Parquet file, a group of rows for so many rows.
pub(crate) fn write_parquet(path: &Path, batch: &RecordBatch, codec: Compression, rows: usize) {
    let properties = WriterProperties::builder()
        .set_compression(codec)
        .set_max_row_group_row_count(Some(rows))
        .build();
    let file = File::create(path).expect("a file");
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).expect("begun");
    writer.write(batch).expect("written");
    writer.close().expect("ended");
}

/// Writes an Arrow file, one batch for so many rows.
pub(crate) fn write_arrow(path: &Path, batch: &RecordBatch, rows: usize) {
    let file = File::create(path).expect("a file");
    let mut writer = FileWriter::try_new(file, &batch.schema()).expect("begun");
    for start in (0..batch.num_rows()).step_by(rows.max(1)) {
        let rows = rows.min(batch.num_rows() - start);
        writer.write(&batch.slice(start, rows)).expect("written");
    }
    writer.finish().expect("ended");
}

/// A folder of one test.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).expect("written");
        path
    }

    /// Names of all that is in it.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).expect("a folder");
        let name = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.expect("an entry").file_name().to_string_lossy().into_owned()
        };
        let mut names: Vec<String> = entries.map(name).collect();
        names.sort();
        names
    }
}

/// A job without anything special.
pub(crate) fn job<'a>(programme: &'a Programme, people: &'a Path, out: &'a Path) -> Job<'a> {
    let (keep, strict, start) = (&[][..], false, Start::New);
    Job { programme, on: on(), people, out, keep, strict, start, part_rows: 100 }
}

pub(crate) fn done(job: &Job<'_>) -> Result<Summary, TablesError> {
    decide_people(job, &mut |_| {})
}

/// The message of an error.
pub(crate) fn refused(job: &Job<'_>) -> String {
    done(job).expect_err("it is refused").to_string()
}

/// A result as rows of texts, the first one being the header.
pub(crate) fn table(path: &Path) -> Vec<Vec<String>> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("csv") => {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path);
            let rows = reader.as_mut().expect("a file").records();
            rows.map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
        }
        Some("parquet") => {
            let file = File::open(path).expect("a file");
            let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
            shown(reader.build().expect("Parquet").map(|batch| batch.expect("a batch")))
        }
        _ => {
            let reader = FileReader::try_new(File::open(path).expect("a file"), None);
            shown(reader.expect("Arrow").map(|batch| batch.expect("a batch")))
        }
    }
}

fn shown(batches: impl Iterator<Item = RecordBatch>) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for batch in batches {
        if rows.is_empty() {
            let schema = batch.schema();
            rows.push(schema.fields().iter().map(|field| field.name().clone()).collect());
        }
        for row in 0..batch.num_rows() {
            rows.push(batch.columns().iter().map(|column| text(column, row)).collect());
        }
    }
    rows
}

fn text(column: &ArrayRef, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Decimal128(..) => column.as_primitive::<Decimal128Type>().value_as_string(row),
        _ => {
            let dictionary = column.as_dictionary::<Int32Type>();
            let key = dictionary.keys().value(row) as usize;
            dictionary.values().as_string::<i32>().value(key).to_owned()
        }
    }
}
