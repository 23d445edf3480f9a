//! Cuts a CSV file into rows by line, without yet looking into their cells.
//!
//! Only commas, quotation marks and line ends are looked at, so one thread can feed many. What a
//! row may not do is grow without bound: where a quotation mark is never closed, only the line on
//! which it stands is lost, and the next line is a row again.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use memchr::{memchr, memchr_iter, memchr2};
use serde::{Deserialize, Serialize};

/// The longest row.
pub(crate) const ROW_BYTES_MAX: usize = 1024 * 1024;
/// How much is read at once.
const BLOCK_BYTES: usize = 1024 * 1024;
/// How many bytes a chunk may have, however few rows these are. Little files reach it in tests.
const CHUNK_BYTES_MAX: usize = if cfg!(test) { 64 } else { 16 * 1024 * 1024 };
/// What some programs write at the beginning of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Where in the file a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    /// Bytes before it.
    pub(crate) byte: u64,
    /// Its line, counted from 1.
    pub(crate) line: u64,
    /// Rows before it, the header left out.
    pub(crate) row: u64,
}

/// A row as bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawRow {
    start: usize,
    end: usize,
    /// The line it begins on.
    pub(crate) line: u64,
    /// Further lines it goes over.
    pub(crate) more_lines: u64,
    /// What is to be done with its quotation marks.
    pub(crate) form: Form,
}

/// How a row is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// No quotation mark is in it.
    Plain,
    /// Some cell may be quoted.
    Quoted,
    /// A quotation mark is not closed; only the first line is here.
    Unclosed,
    /// Longer than a row may be; only its beginning is here.
    TooLong,
}

/// Rows that follow each other.
#[derive(Debug, Default)]
pub(crate) struct RawRows {
    bytes: Vec<u8>,
    /// The rows, without empty lines.
    pub(crate) rows: Vec<RawRow>,
}

impl RawRows {
    /// The bytes of a row, without its line end.
    pub(crate) fn bytes(&self, row: &RawRow) -> &[u8] {
        &self.bytes[row.start..row.end]
    }
}

/// What the beginning of some bytes is.
enum Scan {
    /// A whole row: its length, and whether it has a quotation mark.
    Row(usize, bool),
    /// A row without an end; whether the end is missing inside a quoted cell.
    Open(bool),
}

/// Finds the end of the row that begins here.
fn scan(bytes: &[u8]) -> Scan {
    let (mut at, mut quoted) = (0, false);
    loop {
        let Some(found) = memchr2(b'"', b'\n', &bytes[at..]) else { return Scan::Open(false) };
        let place = at + found;
        if bytes[place] == b'\n' {
            return Scan::Row(place, quoted);
        }
        quoted = true;
        at = place + 1;
        // A quotation mark in the midst of a cell is a character like any other.
        if place > 0 && bytes[place - 1] != b',' {
            continue;
        }
        loop {
            let Some(found) = memchr(b'"', &bytes[at..]) else { return Scan::Open(true) };
            at += found + 1;
            match bytes.get(at) {
                Some(b'"') => at += 1,
                _ => break,
            }
        }
    }
}

/// Reads a file row by row.
#[derive(Debug)]
pub(crate) struct CsvRows {
    file: File,
    /// What has been read and not yet given out.
    ahead: Vec<u8>,
    place: Place,
    at_end: bool,
}

impl CsvRows {
    /// From the beginning of a file.
    pub(crate) fn new(file: File) -> std::io::Result<Self> {
        let place = Place { byte: 0, line: 1, row: 0 };
        let mut rows = Self { file, ahead: Vec::new(), place, at_end: false };
        while rows.ahead.len() < MARK.len() && !rows.at_end {
            rows.read_on()?;
        }
        if rows.ahead.starts_with(MARK) {
            rows.ahead.drain(..MARK.len());
            rows.place.byte += MARK.len() as u64;
        }
        Ok(rows)
    }

    /// Where the next row begins.
    pub(crate) fn place(&self) -> Place {
        self.place
    }

    /// Goes on where an earlier reading stopped.
    pub(crate) fn seek(&mut self, place: Place) -> std::io::Result<()> {
        self.file.seek(SeekFrom::Start(place.byte))?;
        self.ahead.clear();
        self.place = place;
        self.at_end = false;
        Ok(())
    }

    fn read_on(&mut self) -> std::io::Result<()> {
        let mut block = std::mem::take(&mut self.ahead);
        let read = Read::by_ref(&mut self.file).take(BLOCK_BYTES as u64).read_to_end(&mut block);
        self.ahead = block;
        self.at_end = read? == 0;
        Ok(())
    }

    /// The header, without being counted as a row.
    pub(crate) fn header(&mut self) -> std::io::Result<RawRows> {
        let header = self.next(1)?;
        self.place.row = 0;
        Ok(header)
    }

    /// The next rows, at most so many; none at the end.
    pub(crate) fn next(&mut self, rows_max: usize) -> std::io::Result<RawRows> {
        loop {
            let raw = self.some(rows_max)?;
            // So many empty lines may follow each other that they fill a chunk.
            if raw.bytes.is_empty() || !raw.rows.is_empty() {
                return Ok(raw);
            }
        }
    }

    fn some(&mut self, rows_max: usize) -> std::io::Result<RawRows> {
        let mut rows = Vec::new();
        let mut at = 0;
        while rows.len() < rows_max && at < CHUNK_BYTES_MAX {
            let window = self.ahead.len().min(at + ROW_BYTES_MAX);
            let (len, form, next) = match scan(&self.ahead[at..window]) {
                Scan::Row(len, quoted) => {
                    let form = if quoted { Form::Quoted } else { Form::Plain };
                    (len, form, at + len + 1)
                }
                Scan::Open(_) if window < at + ROW_BYTES_MAX && !self.at_end => {
                    self.read_on()?;
                    continue;
                }
                Scan::Open(_) if window == at => break,
                Scan::Open(inside) => {
                    let line = memchr(b'\n', &self.ahead[at..window]);
                    match line.filter(|_| inside) {
                        Some(len) => (len, Form::Unclosed, at + len + 1),
                        None if window == at + ROW_BYTES_MAX => {
                            self.skip_line(window)?;
                            (ROW_BYTES_MAX, Form::TooLong, window)
                        }
                        None if inside => (window - at, Form::Unclosed, window),
                        None => (window - at, Form::Quoted, window),
                    }
                }
            };
            let row = self.row(at, len, form);
            self.place.line += 1 + row.more_lines;
            at = next;
            if row.end > row.start {
                rows.push(row);
            }
        }
        let rest = self.ahead.split_off(at.min(self.ahead.len()));
        let bytes = std::mem::replace(&mut self.ahead, rest);
        self.place.byte += bytes.len() as u64;
        self.place.row += rows.len() as u64;
        Ok(RawRows { bytes, rows })
    }

    fn row(&self, start: usize, len: usize, form: Form) -> RawRow {
        let bytes = &self.ahead[start..start + len];
        let more_lines = match form {
            Form::Quoted | Form::TooLong => memchr_iter(b'\n', bytes).count() as u64,
            Form::Plain | Form::Unclosed => 0,
        };
        // The line end of other systems, and nothing but it on an empty line.
        let end = start + len - usize::from(bytes.last() == Some(&b'\r'));
        RawRow { start, end, line: self.place.line, more_lines, form }
    }

    /// Forgets what stands between here and the next line.
    fn skip_line(&mut self, here: usize) -> std::io::Result<()> {
        loop {
            if let Some(end) = memchr(b'\n', &self.ahead[here..]) {
                self.place.byte += end as u64 + 1;
                self.ahead.drain(here..=here + end);
                return Ok(());
            }
            self.place.byte += (self.ahead.len() - here) as u64;
            self.ahead.truncate(here);
            if self.at_end {
                return Ok(());
            }
            self.read_on()?;
        }
    }
}

/// Gives out the cells of a row, the quoted ones as they are meant.
pub(crate) fn each_cell(
    row: &[u8],
    form: Form,
    scratch: &mut Vec<u8>,
    mut each: impl FnMut(&[u8]),
) {
    if form == Form::Plain {
        let mut from = 0;
        for comma in memchr_iter(b',', row) {
            each(&row[from..comma]);
            from = comma + 1;
        }
        return each(&row[from..]);
    }
    let mut at = 0;
    loop {
        scratch.clear();
        if row.get(at) == Some(&b'"') {
            at += 1;
            while let Some(letter) = row.get(at) {
                at += 1;
                if *letter != b'"' {
                    scratch.push(*letter);
                } else if row.get(at) == Some(&b'"') {
                    scratch.push(b'"');
                    at += 1;
                } else {
                    break;
                }
            }
        }
        let rest = row.get(at..).unwrap_or_default();
        let len = memchr(b',', rest).unwrap_or(rest.len());
        scratch.extend_from_slice(&rest[..len]);
        each(scratch);
        at += len;
        if at >= row.len() {
            return;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests;
