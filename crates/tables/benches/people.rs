//! How many people a second are read, decided and written, and how much memory that takes at most.
//!
//! `cargo bench -p tables -- [ROWS]`. Each pair of formats runs in a process of its own, since
//! only a process knows what it took at most.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::Range;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Int32Array, Int64Array, RecordBatch,
};
use arrow_schema::{Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use programme::{Batch, FactDef, FactKind, Programme, SourceFile};
use tables::{Job, PART_ROWS, Start, decide_people};

const ROWS: u64 = 1_000_000;
/// Rows made up at once.
const BATCH_ROWS: u64 = 65_536;

fn programme() -> Programme {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../programmes/million-carrots/programme.toml");
    let text = std::fs::read_to_string(path).expect("the programme");
    programme::load(&[SourceFile::new("programme.toml", text)]).expect("a good programme")
}

/// People made up: how many, and of whom each how many-th cell is not known.
#[derive(Clone, Copy)]
struct Made {
    rows: u64,
    gaps: Option<i64>,
}

/// What a person says to a fact, if anything, as the number of its column.
fn number(fact: &FactDef, place: u64, row: u64, gaps: Option<i64>) -> Option<i64> {
    let mut mixed = (row * 64 + place).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    let drawn = (mixed >> 8) as i64;
    if gaps.is_some_and(|gaps| drawn % gaps == 0) {
        return None;
    }
    Some(match &fact.kind {
        FactKind::Bool => drawn % 2,
        FactKind::Enum(choices) => drawn % choices.len() as i64,
        FactKind::Integer { min, max } => min + drawn % (max - min + 1).min(50),
        FactKind::Date { .. } => drawn % 31_400 - 13_000,
        FactKind::Money { max, .. } => drawn % max,
    })
}

fn write_csv(path: &Path, programme: &Programme, Made { rows, gaps }: Made) {
    let mut out = BufWriter::new(File::create(path).expect("a file"));
    let names: Vec<&str> = programme.facts().iter().map(|fact| fact.name.as_str()).collect();
    writeln!(out, "id,{}", names.join(",")).expect("written");
    for row in 0..rows {
        write!(out, "{row}").expect("written");
        for (place, fact) in programme.facts().iter().enumerate() {
            let number = number(fact, place as u64, row, gaps);
            let value = number.and_then(|number| fact.value_of(number));
            let text = value.map(|value| value.to_string()).unwrap_or_default();
            write!(out, ",{text}").expect("written");
        }
        writeln!(out).expect("written");
    }
}

fn column(fact: &FactDef, place: u64, rows: Range<u64>, gaps: Option<i64>) -> ArrayRef {
    let numbers = rows.map(|row| number(fact, place, row, gaps));
    match &fact.kind {
        FactKind::Bool => Arc::new(numbers.map(|n| n.map(|n| n == 1)).collect::<BooleanArray>()),
        FactKind::Enum(_) => {
            let texts: Vec<Option<String>> = numbers
                .map(|number| fact.value_of(number?).map(|value| value.to_string()))
                .collect();
            let texts = texts.iter().map(Option::as_deref);
            Arc::new(texts.collect::<DictionaryArray<Int32Type>>())
        }
        FactKind::Integer { .. } => {
            Arc::new(numbers.map(|n| n.map(|n| n as i32)).collect::<Int32Array>())
        }
        FactKind::Date { .. } => {
            Arc::new(numbers.map(|n| n.map(|n| n as i32)).collect::<Date32Array>())
        }
        FactKind::Money { .. } => Arc::new(numbers.collect::<Int64Array>()),
    }
}

fn write_parquet(path: &Path, programme: &Programme, Made { rows, gaps }: Made) {
    let mut writer = None;
    for start in (0..rows).step_by(BATCH_ROWS as usize) {
        let these = start..(start + BATCH_ROWS).min(rows);
        let ids: Int64Array = these.clone().map(|row| row as i64).collect();
        let mut columns: Vec<ArrayRef> = vec![Arc::new(ids)];
        let mut names = vec!["id"];
        for (place, fact) in programme.facts().iter().enumerate() {
            columns.push(column(fact, place as u64, these.clone(), gaps));
            names.push(&fact.name);
        }
        let field = |(name, column): (&&str, &ArrayRef)| {
            Field::new(*name, column.data_type().clone(), true)
        };
        let fields: Vec<Field> = names.iter().zip(&columns).map(field).collect();
        let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).expect("a batch");
        let writer = writer.get_or_insert_with(|| {
            let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
            let file = File::create(path).expect("a file");
            ArrowWriter::try_new(file, batch.schema(), Some(properties.build())).expect("begun")
        });
        writer.write(&batch).expect("written");
    }
    writer.expect("some people").close().expect("ended");
}

/// The most memory this process had, in MiB.
fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kib.unwrap_or_default() / 1024
}

/// Decides one file and tells how fast.
fn measure(people: &Path, out: &Path) {
    let programme = programme();
    let on = jiff::civil::date(2022, 4, 1);
    let (keep, strict, start, part_rows) = (&[][..], false, Start::Force, PART_ROWS);
    let programme = &programme;
    let job = Job { programme, on, people, out, keep, strict, start, part_rows };
    let begun = Instant::now();
    let summary = decide_people(&job, &mut |_| {}).expect("decided");
    let seconds = begun.elapsed().as_secs_f64();
    let rows = summary.outcomes.rows();
    let ending = |path: &Path| path.extension().map(|e| e.to_string_lossy().into_owned());
    println!(
        "{:>8} to {:<8} {rows} people in {seconds:.2} s, {:.0} a second, {} MiB at most",
        ending(people).unwrap_or_default(),
        ending(out).unwrap_or_default(),
        rows as f64 / seconds,
        peak_mib(),
    );
}

/// How much of that is deciding: the same people again, already in memory.
fn measure_deciding(Made { rows, gaps }: Made) {
    let programme = programme();
    let columns = programme.facts().iter().enumerate().map(|(place, fact)| {
        let mut column = programme::Column::with_capacity(fact.column_form(), rows as usize);
        (0..rows).for_each(|row| column.push(number(fact, place as u64, row, gaps)));
        Some(column)
    });
    let columns = columns.collect();
    let people = programme::People::new(&programme, rows as usize, columns).expect("people");
    let batch = Batch::new(&programme, jiff::civil::date(2022, 4, 1));
    let begun = Instant::now();
    let codes = batch.decide(&people, 0..people.len()).codes.len();
    let seconds = begun.elapsed().as_secs_f64();
    println!("deciding alone, one core: {:.0} a second", codes as f64 / seconds);
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    if let [people, out] = &arguments[..] {
        return measure(Path::new(people), Path::new(out));
    }
    let rows = arguments.first().and_then(|rows| rows.parse().ok()).unwrap_or(ROWS);
    let programme = programme();
    for (said, gaps) in
        [("everything is known", None), ("each twentieth answer is missing", Some(20))]
    {
        println!("people of whom {said}");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name| folder.path().join(name);
        let (csv, parquet) = (path("people.csv"), path("people.parquet"));
        write_csv(&csv, &programme, Made { rows, gaps });
        write_parquet(&parquet, &programme, Made { rows, gaps });
        measure_deciding(Made { rows: rows.min(1_000_000), gaps });
        for (people, ending) in
            [(&csv, "csv"), (&csv, "parquet"), (&parquet, "parquet"), (&parquet, "arrow")]
        {
            let out = folder.path().join(format!("out.{ending}"));
            let this = std::env::current_exe().expect("this program");
            let status = Command::new(this).arg(people).arg(out).status().expect("it runs");
            assert!(status.success());
        }
    }
}
