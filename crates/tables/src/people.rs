//! People of a file, given out piece by piece together with columns that are no facts.

use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef};
use programme::{People, Programme};

use crate::error::TablesError;
use crate::format::Format;
use crate::problem::Problem;
use crate::source::Source;

/// Rows given out at once.
const ROWS: usize = 65_536;

/// Some people of a file.
#[derive(Debug)]
pub struct Rows {
    /// The row it begins with, counted from 0.
    pub first: u64,
    /// What they answer.
    pub people: People,
    /// The columns asked for beside facts, in that order: a text for each row, whole numbers
    /// written out, nothing where the cell is empty.
    pub beside: Vec<Vec<Option<String>>>,
}

/// Reads a file of people and shows them to `visit`, piece by piece, in order; `visit` gives
/// `false` where it has seen enough. `beside` are columns that must be there and are no facts.
///
/// # Errors
/// As for [`crate::decide_people`]; the first bad row ends the work.
pub fn read_people(
    path: &Path,
    programme: &Programme,
    beside: &[&str],
    visit: &mut dyn FnMut(Rows) -> bool,
) -> Result<(), TablesError> {
    let keep: Vec<String> = beside.iter().map(|name| (*name).to_owned()).collect();
    let mut source = Source::open(path, Format::of(path)?, programme, &keep, &[])?;
    let names: Vec<String> = source.carried().into_iter().map(|carried| carried.name).collect();
    loop {
        let Some(piece) = source.pieces(1, ROWS)?.pop() else { return Ok(()) };
        let chunk = piece.read(programme)?;
        if let Some(problem) = chunk.problems.into_iter().next() {
            return Err(TablesError::BadRow { problem });
        }
        let place = |name: &String| names.iter().position(|carried| carried == name);
        let columns = keep.iter().filter_map(place).map(|place| texts(&chunk.carried[place]));
        let rows = Rows { first: chunk.first_row, people: chunk.people, beside: columns.collect() };
        if !visit(rows) {
            return Ok(());
        }
    }
}

/// What is wrong with a row of a file of people, counted from 0, told by somebody who reads more
/// into it.
pub fn bad_row(row: u64, column: &str, message: String) -> TablesError {
    let column = column.to_owned();
    let problem = Problem { line: row + 1, column, value: String::new(), problem: message };
    TablesError::BadRow { problem }
}

fn texts(array: &ArrayRef) -> Vec<Option<String>> {
    if let Some(whole) = array.as_primitive_opt::<Int64Type>() {
        return whole.iter().map(|number| number.map(|number| number.to_string())).collect();
    }
    let Some(texts) = array.as_string_opt::<i32>() else { return vec![None; array.len()] };
    texts.iter().map(|text| text.map(str::to_owned)).collect()
}
