//! CSV cut into rows of bounded length.
//!
//! **Architecture Invariant:** a quotation mark that is never closed costs only the line it stands
//! on; the next line is a row again. See docs/decisions/0021.

use std::collections::VecDeque;
use std::io::BufRead;

use memchr::memchr;

use crate::intake::Intake;
use crate::source::Source;

/// The longest row. Real ones have some ten thousand bytes.
pub(crate) const ROW_BYTES_MAX: usize = 1024 * 1024;
/// Over how many lines a quoted cell may go.
const ROW_LINES_MAX: usize = 1_000;

/// A row of cells, and the line it begins on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Row {
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
}

/// Gives out rows, one after the other.
pub(crate) struct Rows {
    separator: char,
    /// Lines that were read ahead, each with its number, because a quotation mark was open.
    ahead: VecDeque<(u64, String)>,
    /// How many cells the row before had.
    cells: usize,
}

impl Rows {
    pub(crate) fn new(separator: char) -> Self {
        Self { separator, ahead: VecDeque::new(), cells: 0 }
    }

    /// The next row that is not empty; none at the end.
    pub(crate) fn next<R: BufRead>(
        &mut self,
        source: &mut Source<R>,
        intake: &mut Intake<'_>,
    ) -> std::io::Result<Option<Row>> {
        loop {
            let Some((line, first)) = self.line(source, intake)? else { return Ok(None) };
            // The end mark of old systems, which OFAC's files close with.
            if first.trim_matches(['\r', '\u{1a}', ' ']).is_empty() {
                continue;
            }
            let text = self.whole(line, first, source, intake)?;
            let cells = cells_of(&text, self.separator);
            let before = std::mem::replace(&mut self.cells, cells.len());
            if cells.len() < before && !intake.broken_off && self.is_cut(source)? {
                let what = format!("the file ends within a row, after {} cells", cells.len());
                let expected =
                    format!("{before} cells as in the row before, or an end of the line");
                intake.breaks_off(line, what, &expected, "what is there is read");
            }
            return Ok(Some(Row { line, cells }));
        }
    }

    /// Whether the last row was given out, and the file ends within it.
    fn is_cut<R: BufRead>(&self, source: &mut Source<R>) -> std::io::Result<bool> {
        Ok(self.ahead.is_empty() && source.ends_within_line()?)
    }

    /// A row with all its lines, or its first line alone if a quotation mark is not closed.
    fn whole<R: BufRead>(
        &mut self,
        line: u64,
        first: String,
        source: &mut Source<R>,
        intake: &mut Intake<'_>,
    ) -> std::io::Result<String> {
        let mut open = Quotes::default();
        open.over(&first, self.separator);
        if !open.is_open() {
            return Ok(first);
        }
        let mut text = first;
        let first_len = text.len();
        let mut taken: Vec<(u64, String)> = Vec::new();
        while open.is_open() {
            let fits = text.len() < ROW_BYTES_MAX && taken.len() < ROW_LINES_MAX;
            let Some((number, next)) = (if fits { self.line(source, intake)? } else { None })
            else {
                intake.broken_off |= fits && source.ends_within_line()?;
                intake.problem(
                    line,
                    "a quotation mark that is not closed",
                    "one that closes it",
                    "the row ends with its line",
                );
                for line in taken.into_iter().rev() {
                    self.ahead.push_front(line);
                }
                text.truncate(first_len);
                return Ok(text);
            };
            text.push('\n');
            text.push_str(&next);
            open.over("\n", self.separator);
            open.over(&next, self.separator);
            taken.push((number, next));
        }
        Ok(text)
    }

    /// The next line without its end; of one that is too long, only the beginning.
    fn line<R: BufRead>(
        &mut self,
        source: &mut Source<R>,
        intake: &mut Intake<'_>,
    ) -> std::io::Result<Option<(u64, String)>> {
        if let Some(line) = self.ahead.pop_front() {
            return Ok(Some(line));
        }
        next_line(source, intake, ROW_BYTES_MAX)
    }
}

/// The next line without its end; of one that is longer than `bytes_max`, only the beginning.
pub(crate) fn next_line<R: BufRead>(
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
    bytes_max: usize,
) -> std::io::Result<Option<(u64, String)>> {
    let number = source.line();
    let mut bytes: Vec<u8> = Vec::new();
    let (mut met, mut len) = (false, 0_usize);
    loop {
        let block = source.fill_buf()?;
        if block.is_empty() {
            break;
        }
        met = true;
        let end = memchr(b'\n', block);
        let part = block.get(..end.unwrap_or(block.len())).unwrap_or_default();
        let room = bytes_max.saturating_sub(bytes.len()).min(part.len());
        bytes.extend_from_slice(part.get(..room).unwrap_or_default());
        len += part.len();
        let taken = part.len() + usize::from(end.is_some());
        source.consume(taken);
        if end.is_some() {
            break;
        }
    }
    if !met {
        return Ok(None);
    }
    if len > bytes_max {
        let expected = format!("at most {bytes_max}");
        intake.problem(number, format!("a line of {len} bytes"), &expected, "its end is left out");
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    Ok(Some((number, String::from_utf8_lossy(&bytes).into_owned())))
}

/// Whether one is within a quoted cell.
#[derive(Default)]
struct Quotes {
    within: bool,
    /// A mark was met within: it closes the cell, unless another follows.
    closing: bool,
    /// Something of the cell was met.
    begun: bool,
}

impl Quotes {
    fn is_open(&self) -> bool {
        self.within && !self.closing
    }

    fn over(&mut self, text: &str, separator: char) {
        for c in text.chars() {
            match (self.within, c) {
                (true, '"') => self.closing = !self.closing,
                (true, _) if self.closing => {
                    (self.within, self.closing) = (false, false);
                    self.begun = c != separator && c != '\n';
                }
                (true, _) => {}
                (false, '"') if !self.begun => (self.within, self.begun) = (true, true),
                (false, _) if c == separator || c == '\n' => self.begun = false,
                (false, ' ') => {}
                (false, _) => self.begun = true,
            }
        }
    }
}

/// The cells of a row. A cell may be quoted, and a quotation mark in it be doubled; spaces before a
/// quoted cell are passed over.
pub(crate) fn cells_of(row: &str, separator: char) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut chars = row.chars().peekable();
    loop {
        cell.clear();
        while chars.next_if_eq(&' ').is_some() {
            cell.push(' ');
        }
        if chars.next_if_eq(&'"').is_some() {
            cell.clear();
            while let Some(c) = chars.next() {
                if c != '"' {
                    cell.push(c);
                } else if chars.next_if_eq(&'"').is_some() {
                    cell.push('"');
                } else {
                    break;
                }
            }
        }
        while let Some(c) = chars.next_if(|c| *c != separator) {
            cell.push(c);
        }
        cells.push(cell.clone());
        if chars.next().is_none() {
            return cells;
        }
    }
}

/// What parts the cells of a header: a comma, a semicolon, a tab or a bar.
pub(crate) fn separator(header: &str) -> char {
    let count = |separator| header.chars().filter(|c| *c == separator).count();
    let others = [';', '\t', '|'].into_iter();
    others.fold(',', |best, other| if count(other) > count(best) { other } else { best })
}
