//! Rows as they come: quoted, marked, ended in other ways, bad, carried over.

use std::sync::Arc;

use arrow_array::{ArrayRef, Decimal128Array, Int64Array, LargeStringArray, RecordBatch};
use arrow_array::{StringArray, UInt8Array};
use arrow_schema::{DataType, Field, Schema};
use parquet::basic::Compression;
use tables::{Job, TablesError};

use crate::support::{Folder, batch, done, every_kind, job, table, write_arrow, write_parquet};

const HEADER: &str = "id,work,willing,height,born,savings\n";

/// Outcomes of some lines, and the list of problems.
fn outcomes(lines: impl AsRef<[u8]>) -> (Vec<(String, String)>, Vec<Vec<String>>) {
    let folder = Folder::new();
    let input = folder.put("people.csv", [HEADER.as_bytes(), lines.as_ref()].concat());
    let out = folder.path("out.csv");
    let summary = done(&job(&every_kind(), &input, &out)).expect("decided");
    let rows = table(&out);
    let rows = rows[1..].iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let list = folder.path("out.csv.problems.csv");
    assert_eq!(list.exists(), summary.problems > 0);
    (rows, if list.exists() { table(&list) } else { Vec::new() })
}

fn pairs(rows: &[(String, String)]) -> Vec<(&str, &str)> {
    rows.iter().map(|(id, outcome)| (id.as_str(), outcome.as_str())).collect()
}

#[test]
fn a_bad_row_keeps_its_place_and_the_rest_goes_on() {
    let (rows, problems) = outcomes(
        "a,soldier,yes,180,1990-01-01,0\n\
         b,sailor,perhaps,180,1990-01-01,0\n\
         c,soldier,yes\n\
         \n\
         \"d\nd\",soldier,yes,180,1990-13-01,0\n\
         e,other_work,no,250,31.05.1990,1 200.50\n",
    );
    let expected =
        [("a", "offer"), ("b", "bad_row"), ("c", "bad_row"), ("d d", "bad_row"), ("e", "offer")];
    assert_eq!(pairs(&rows), expected);
    let places: Vec<(&str, &str, &str)> =
        problems.iter().map(|p| (p[0].as_str(), p[1].as_str(), p[2].as_str())).collect();
    let expected = [
        ("line", "column", "value"),
        ("3", "work", "sailor"),
        ("3", "willing", "perhaps"),
        ("4", "", ""),
        ("6", "born", "1990-13-01"),
    ];
    assert_eq!(places, expected);
    assert!(problems[1][3].contains("soldier, doctor, other_work"), "{:?}", problems[1]);
    assert_eq!(problems[3][3], "3 cells where the header has 6");
}

#[test]
fn a_bad_row_leaves_everything_but_its_outcome_empty() {
    let folder = Folder::new();
    let input = folder.put("people.csv", "id,work\nx,sailor\n");
    for ending in ["csv", "parquet", "arrow"] {
        let out = folder.path(&format!("out.{ending}"));
        done(&job(&every_kind(), &input, &out)).expect("decided");
        let rows = table(&out);
        assert_eq!((rows[1][0].as_str(), rows[1][1].as_str()), ("x", "bad_row"));
        assert!(rows[1][2..].iter().all(String::is_empty), "{rows:?}");
    }
}

#[test]
fn text_that_is_not_utf8_is_told_with_its_line() {
    let (rows, problems) = outcomes(b"a,soldier,yes,,,\nb,\xff\xfe,yes,,,\n\xffc,soldier,yes,,,\n");
    assert_eq!(rows[1], ("b".to_owned(), "bad_row".to_owned()));
    assert_eq!(rows[2], (String::new(), "bad_row".to_owned()));
    assert_eq!((problems[1][0].as_str(), problems[1][1].as_str()), ("3", "work"));
    assert_eq!((problems[2][0].as_str(), problems[2][1].as_str()), ("4", "id"));
    assert!(problems[1][3].contains("UTF-8"));
}

#[test]
fn marks_line_ends_and_quotation_are_read() {
    let folder = Folder::new();
    let text =
        "\u{feff}id,work,\"willing\"\r\n\"a \"\"x\"\", b\",\"soldier\",yes\r\nb,,\r\nc,soldier,no";
    let input = folder.put("people.csv", text);
    let out = folder.path("out.csv");
    let summary = done(&job(&every_kind(), &input, &out)).expect("decided");
    assert_eq!((summary.outcomes.rows(), summary.problems), (3, 0));
    let rows = table(&out);
    let ids: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(ids, ["id", "a \"x\", b", "b", "c"]);
}

#[test]
fn a_quotation_mark_that_is_not_closed_costs_only_its_line() {
    let mut text = "a,soldier,yes,,,\nb,\"soldier,yes,,,\n".to_owned();
    for row in 0..100_000 {
        text += &format!("c{row},soldier,yes,180,1990-01-01,0\n");
    }
    let (rows, problems) = outcomes(&text);
    assert_eq!(rows.len(), 100_002);
    assert_eq!(problems.len(), 2);
    assert_eq!(problems[1][0], "3");
    assert!(problems[1][3].contains("never closed"), "{problems:?}");
    assert!(rows[2..].iter().all(|(_, outcome)| outcome == "offer"));
}

#[test]
fn a_row_without_end_costs_only_itself() {
    let long = "x".repeat(3 * 1024 * 1024);
    let (rows, problems) = outcomes(format!("a,soldier,yes,,,\n{long}\nb,soldier,yes,,,\n"));
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[2].0, "b");
    assert_eq!(problems[1][0], "3");
    let (rows, problems) = outcomes(format!("{},soldier,yes,,,\n", "x".repeat(5000)));
    assert_eq!(rows[0], (String::new(), "bad_row".to_owned()));
    assert!(problems[1][3].contains("at most 4096 bytes"), "{problems:?}");
}

#[test]
fn strict_stops_at_the_first_bad_row_and_leaves_nothing() {
    let folder = Folder::new();
    let mut text = HEADER.to_owned();
    for row in 0..1000 {
        let work = if row == 450 || row == 470 { "sailor" } else { "soldier" };
        text += &format!("{row},{work},yes,,,\n");
    }
    let input = folder.put("people.csv", text);
    let out = folder.path("out.csv");
    let programme = every_kind();
    let error = done(&Job { strict: true, ..job(&programme, &input, &out) }).expect_err("stopped");
    assert!(matches!(&error, TablesError::BadRow { problem } if problem.line == 452), "{error}");
    assert_eq!(folder.names(), ["people.csv"]);
}

#[test]
fn what_is_carried_over_stays_as_it_is() {
    let folder = Folder::new();
    let columns: Vec<(String, ArrayRef)> = vec![
        ("work".to_owned(), Arc::new(StringArray::from(vec![Some("soldier"), None]))),
        ("weight".to_owned(), Arc::new(UInt8Array::from(vec![Some(7), None]))),
        ("id".to_owned(), Arc::new(Int64Array::from(vec![-1, 4711]))),
        ("note".to_owned(), Arc::new(StringArray::from(vec!["=1+1", "häuser"]))),
    ];
    let input = folder.path("people.arrow");
    write_arrow(&input, &batch(columns), 1);
    let keep = ["note".to_owned(), "work".to_owned(), "weight".to_owned()];
    for ending in ["csv", "parquet", "arrow"] {
        let out = folder.path(&format!("out.{ending}"));
        let programme = every_kind();
        done(&Job { keep: &keep, ..job(&programme, &input, &out) }).expect("decided");
        let rows = table(&out);
        let shown: Vec<&[String]> = rows.iter().map(|row| &row[..4]).collect();
        assert_eq!(shown[0], ["id", "note", "work", "weight"]);
        let first = if ending == "csv" { ["'-1", "'=1+1"] } else { ["-1", "=1+1"] };
        assert_eq!(shown[1], [first[0], first[1], "soldier", "7"], "{ending}");
        assert_eq!(shown[2], ["4711", "häuser", "", ""], "{ending}");
    }
}

#[test]
fn numbers_beyond_their_bounds_are_bad_in_every_form() {
    let folder = Folder::new();
    let amounts = Decimal128Array::from(vec![Some(1_000), Some(1_005), Some(-10), None]);
    let amounts = amounts.with_precision_and_scale(20, 3).expect("digits");
    let columns: Vec<(String, ArrayRef)> = vec![
        ("height".to_owned(), Arc::new(Int64Array::from(vec![180, 180, 180, 100_001]))),
        ("savings".to_owned(), Arc::new(amounts)),
    ];
    let input = folder.path("people.arrow");
    write_arrow(&input, &batch(columns), 3);
    let out = folder.path("out.csv");
    done(&job(&every_kind(), &input, &out)).expect("decided");
    let problems = table(&folder.path("out.csv.problems.csv"));
    let shown: Vec<String> = problems[1..].iter().map(|problem| problem.join(" | ")).collect();
    assert_eq!(
        shown,
        [
            "2 | savings | 1.005 | expected an amount in EUR, such as 1200.50",
            "3 | savings | '-0.010 | expected something from 0.00 to 92233720368547758.07",
            "4 | height | 100001 | expected something from -500 to 100000",
        ]
    );
}

#[test]
fn columns_that_say_more_of_themselves_are_read_too() {
    let folder = Folder::new();
    let programme = every_kind();
    let metadata = [("PARQUET:field_id", "7"), ("note", "x")];
    let fields = [("id", false), ("work", true)].map(|(name, nullable)| {
        Field::new(name, DataType::LargeUtf8, nullable).with_metadata(metadata)
    });
    let columns: Vec<ArrayRef> = vec![
        Arc::new(LargeStringArray::from(vec!["a", "b"])),
        Arc::new(LargeStringArray::from(vec![Some("soldier"), None])),
    ];
    let schema = Schema::new(fields.to_vec()).with_metadata([("pandas", "{}")]);
    let batch = RecordBatch::try_new(Arc::new(schema), columns).expect("a batch");
    let (parquet, arrow) = (folder.path("people.parquet"), folder.path("people.feather"));
    write_parquet(&parquet, &batch, Compression::SNAPPY, 1);
    write_arrow(&arrow, &batch, 2);
    for input in [parquet, arrow] {
        let out = folder.path("out.csv");
        let start = tables::Start::Force;
        done(&Job { start, ..job(&programme, &input, &out) }).expect("decided");
        let rows = table(&out);
        assert_eq!((rows[1][0].as_str(), rows[2][0].as_str()), ("a", "b"));
    }
}
