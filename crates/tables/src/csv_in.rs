//! People from a CSV file.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::StringBuilder;
use programme::{People, Programme};

use crate::cells::{FactCells, not_utf8};
use crate::chunk::{CARRIED_BYTES_MAX, Chunk};
use crate::csv_rows::{CsvRows, Form, ROW_BYTES_MAX, RawRow, RawRows, each_cell};
use crate::error::TablesError;
use crate::heading::Heading;
use crate::problem::Problem;

/// Opens a file and reads its header.
pub(crate) fn open(
    path: &Path,
    programme: &Programme,
    keep: &[String],
    pass_over: &[String],
) -> Result<(CsvRows, Heading), TablesError> {
    let file = File::open(path).map_err(TablesError::file("open", path))?;
    let mut rows = CsvRows::new(file).map_err(TablesError::file("read", path))?;
    let header = rows.header().map_err(TablesError::file("read", path))?;
    let names = names(&header).map_err(|problem| TablesError::Header { problem })?;
    Ok((rows, Heading::new(programme, names, keep, pass_over)?))
}

fn names(header: &RawRows) -> Result<Vec<String>, String> {
    let Some(row) = header.rows.first() else {
        return Err("the file is empty; expected a line with the names of facts".to_owned());
    };
    if matches!(row.form, Form::Unclosed | Form::TooLong) {
        return Err("the first line is no header: a quotation mark is not closed, or it is too \
                    long"
            .to_owned());
    }
    let mut names = Vec::new();
    let mut is_text = true;
    each_cell(header.bytes(row), row.form, &mut Vec::new(), |cell| {
        is_text &= std::str::from_utf8(cell).is_ok();
        names.push(String::from_utf8_lossy(cell).trim().to_owned());
    });
    if !is_text {
        return Err("the first line is not UTF-8; save the file as CSV in UTF-8".to_owned());
    }
    if let [one] = &names[..]
        && let Some(parted) = one.chars().find(|letter| matches!(letter, ';' | '\t' | '|'))
    {
        return Err(format!("columns seem to be parted by {parted:?}; save the file with commas"));
    }
    Ok(names)
}

/// Reads rows that were cut apart.
pub(crate) fn read(
    programme: &Programme,
    heading: &Heading,
    raw: &RawRows,
    first_row: u64,
) -> Result<Chunk, TablesError> {
    let mut reader = Reader::new(programme, heading, raw.rows.len());
    for row in &raw.rows {
        reader.row(raw.bytes(row), row);
    }
    let rows = raw.rows.len();
    let mut columns: Vec<_> = programme.facts().iter().map(|_| None).collect();
    for (cells, place) in reader.cells.into_iter().zip(&heading.facts) {
        if let (Some(cells), Some(place)) = (cells, place) {
            columns[*place] = Some(cells.finish());
        }
    }
    let people = People::new(programme, rows, columns)
        .map_err(|error| TablesError::Layout { why: error.to_string() })?;
    let carried = reader.carried.into_iter().map(|mut texts| Arc::new(texts.finish()) as ArrayRef);
    let (bad, problems) = (reader.bad, reader.problems);
    Ok(Chunk { first_row, people, bad, problems, carried: carried.collect() })
}

struct Reader<'a> {
    heading: &'a Heading,
    /// For each column of the file, if it is a fact.
    cells: Vec<Option<FactCells<'a>>>,
    /// For each column of the file its place among those carried over.
    carried_at: Vec<Option<usize>>,
    carried: Vec<StringBuilder>,
    /// What the row at hand says: numbers by column, texts by those carried over.
    numbers: Vec<Option<i64>>,
    texts: Vec<String>,
    scratch: Vec<u8>,
    bad: Vec<bool>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn new(programme: &'a Programme, heading: &'a Heading, rows: usize) -> Self {
        let cells = heading.facts.iter().map(|place| {
            let fact = programme.facts().get((*place)?)?;
            Some(FactCells::new(fact, rows))
        });
        let columns = heading.names.len();
        let carried_at = (0..columns).map(|at| heading.carried.iter().position(|c| *c == at));
        Self {
            heading,
            cells: cells.collect(),
            carried_at: carried_at.collect(),
            carried: heading.carried.iter().map(|_| StringBuilder::new()).collect(),
            numbers: vec![None; columns],
            texts: vec![String::new(); heading.carried.len()],
            scratch: Vec::new(),
            bad: Vec::with_capacity(rows),
            problems: Vec::new(),
        }
    }

    fn row(&mut self, bytes: &[u8], row: &RawRow) {
        let before = self.problems.len();
        self.numbers.fill(None);
        self.texts.iter_mut().for_each(String::clear);
        match row.form {
            Form::Plain | Form::Quoted => self.cells_of(bytes, row),
            Form::Unclosed => self.problems.push(Problem::of_row(
                row.line,
                "a quotation mark is opened and never closed".to_owned(),
            )),
            Form::TooLong => self.problems.push(Problem::of_row(
                row.line,
                format!("a row has at most {ROW_BYTES_MAX} bytes"),
            )),
        }
        let bad = self.problems.len() > before;
        self.bad.push(bad);
        for (cells, number) in self.cells.iter_mut().zip(&self.numbers) {
            if let Some(cells) = cells {
                cells.push(number.filter(|_| !bad));
            }
        }
        for (carried, text) in self.carried.iter_mut().zip(&self.texts) {
            carried.append_value(text);
        }
    }

    fn cells_of(&mut self, bytes: &[u8], row: &RawRow) {
        let mut scratch = std::mem::take(&mut self.scratch);
        let mut at = 0;
        let before = self.problems.len();
        each_cell(bytes, row.form, &mut scratch, |cell| {
            if at < self.numbers.len() {
                self.cell(at, cell, row.line);
            }
            at += 1;
        });
        self.scratch = scratch;
        let expected = self.heading.names.len();
        if at != expected {
            // Cells that stand in wrong columns say nothing about what is wrong.
            self.problems.truncate(before);
            let mut problem = format!("{at} cells where the header has {expected}");
            if row.more_lines > 0 {
                let last = row.line + row.more_lines;
                problem.push_str(&format!(", in a row that goes on to line {last}"));
            }
            self.problems.push(Problem::of_row(row.line, problem));
        }
    }

    fn cell(&mut self, at: usize, cell: &[u8], line: u64) {
        let mut wrong = |problem| {
            let column = &self.heading.names[at];
            self.problems.push(Problem::of_cell(line, column, cell, problem));
        };
        if let Some(cells) = &mut self.cells[at] {
            match cells.read(cell) {
                Ok(number) => self.numbers[at] = number,
                Err(problem) => return wrong(problem),
            }
        }
        if let Some(place) = self.carried_at[at] {
            match std::str::from_utf8(cell) {
                Err(_) => wrong(not_utf8()),
                Ok(text) if text.len() > CARRIED_BYTES_MAX => wrong(carried_too_long()),
                Ok(text) => self.texts[place].push_str(text),
            }
        }
    }
}

/// What is said of a text that cannot be carried over.
pub(crate) fn carried_too_long() -> String {
    format!("a text that is carried over has at most {CARRIED_BYTES_MAX} bytes")
}
