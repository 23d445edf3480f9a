//! Rows are cut as the `csv` crate cuts them, and from any row on.

use std::io::{Seek, SeekFrom, Write};

use proptest::prelude::*;

use super::*;

fn opened(text: &str) -> CsvRows {
    let mut file = tempfile::tempfile().expect("a temporary file");
    file.write_all(text.as_bytes()).expect("written");
    file.seek(SeekFrom::Start(0)).expect("at the beginning");
    CsvRows::new(file).expect("opened")
}

/// All rows from here on with their lines, in chunks of so many, and whether all are closed.
fn rest(rows: &mut CsvRows, chunk: usize) -> (Vec<(u64, Vec<String>)>, bool) {
    let (mut all, mut closed) = (Vec::new(), true);
    loop {
        let raw = rows.next(chunk).expect("read");
        if raw.rows.is_empty() {
            return (all, closed);
        }
        for row in &raw.rows {
            closed &= row.form != Form::Unclosed;
            let mut cells = Vec::new();
            each_cell(raw.bytes(row), row.form, &mut Vec::new(), |cell| {
                cells.push(String::from_utf8_lossy(cell).into_owned());
            });
            all.push((row.line, cells));
        }
    }
}

#[test]
fn lines_are_counted_over_empty_lines_and_quoted_line_ends() {
    let text = "\u{feff}a,b\r\n\r\n\n\"x\ny\r\nz\",1\nlast,\"2\"";
    let (rows, closed) = rest(&mut opened(text), 1);
    assert!(closed);
    let lines: Vec<u64> = rows.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 4, 7]);
    assert_eq!(rows[1].1, ["x\ny\r\nz", "1"]);
    assert_eq!(rows[2].1, ["last", "2"]);
}

#[test]
fn an_unclosed_mark_at_the_end_costs_its_line_only() {
    let (rows, closed) = rest(&mut opened("a,\"b\nc,d\ne,f"), 10);
    assert!(!closed);
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1].1, ["c", "d"]);
}

#[test]
fn empty_lines_end_nothing() {
    let text = "\n".repeat(2 * CHUNK_BYTES_MAX + 5) + "a,b\n";
    let (rows, _) = rest(&mut opened(&text), 10);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].0, 2 * CHUNK_BYTES_MAX as u64 + 6);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn rows_and_cells_are_those_of_the_csv_crate(
        parts in prop::collection::vec(
            prop::sample::select(vec!["a", "é", " ", ",", "\"", "\"\"", "\n", "\r\n"]), 0..40),
        chunk in 1_usize..5,
    ) {
        let text = parts.concat();
        let (found, closed) = rest(&mut opened(&text), chunk);
        prop_assume!(closed);
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
        let expected: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
            .collect();
        let cells: Vec<Vec<String>> = found.into_iter().map(|(_, cells)| cells).collect();
        prop_assert_eq!(cells, expected, "{:?}", text);
    }

    #[test]
    fn reading_goes_on_from_any_place(
        parts in prop::collection::vec(
            prop::sample::select(vec!["a", ",", "\"", "\n", "\r\n"]), 0..40),
        before in 1_usize..6,
    ) {
        let text = parts.concat();
        let mut rows = opened(&text);
        rows.next(before).expect("read");
        let place = rows.place();
        let (expected, _) = rest(&mut rows, 2);
        let mut again = opened(&text);
        again.seek(place).expect("there");
        prop_assert_eq!(rest(&mut again, 3).0, expected);
    }
}
