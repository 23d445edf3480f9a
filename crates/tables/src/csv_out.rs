//! What was decided as CSV: no marks, lines end with a line feed, amounts are plain decimals.

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use programme::{Answer, Batch, Money};

use crate::chunk::Chunk;
use crate::decided::Decided;
use crate::formula::add_cell;
use crate::layout::{Cell, Layout, OutColumn, ROW};
use crate::problem::Problem;

/// The line with the names.
pub(crate) fn header(layout: &Layout) -> Vec<u8> {
    let mut out = Vec::new();
    if layout.carried.is_empty() {
        out.extend_from_slice(ROW.as_bytes());
    }
    for (place, carried) in layout.carried.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        add_cell(&mut out, &carried.name);
    }
    for column in &layout.columns {
        out.push(b',');
        out.extend_from_slice(column.name.as_bytes());
    }
    out.push(b'\n');
    out
}

/// The lines of a chunk. Everything after the carried columns is put into words once for all rows
/// with the same answer.
pub(crate) fn rows(layout: &Layout, batch: &Batch, chunk: &Chunk, decided: &Decided) -> Vec<u8> {
    let tail = |answer: Option<&Answer>| {
        let mut tail = Vec::new();
        for column in &layout.columns {
            tail.push(b',');
            tail.extend_from_slice(shown(column, answer).as_bytes());
        }
        tail.push(b'\n');
        tail
    };
    let tails: Vec<Vec<u8>> = decided.answers(batch).map(|answer| tail(Some(answer))).collect();
    let of_bad_row = tail(None);
    let mut out = Vec::with_capacity(chunk.len() * 100);
    for (row, place) in decided.rows.iter().enumerate() {
        if chunk.carried.is_empty() {
            let number = chunk.first_row + row as u64 + 1;
            out.extend_from_slice(number.to_string().as_bytes());
        }
        for (place, carried) in chunk.carried.iter().enumerate() {
            if place > 0 {
                out.push(b',');
            }
            add_carried(&mut out, carried, row);
        }
        let tail = place.and_then(|place| tails.get(place as usize));
        out.extend_from_slice(tail.unwrap_or(&of_bad_row));
    }
    out
}

fn shown(column: &OutColumn, answer: Option<&Answer>) -> String {
    let cell = answer.map_or_else(|| column.of_bad_row(), |answer| column.of(answer));
    match (cell, column.currency()) {
        (Cell::Text(text), _) => text,
        (Cell::Amount(minor), Some(currency)) => Money::new(minor, currency).to_decimal(),
        _ => String::new(),
    }
}

fn add_carried(out: &mut Vec<u8>, carried: &ArrayRef, row: usize) {
    if carried.is_null(row) {
        return;
    }
    match carried.data_type() {
        DataType::Int64 => {
            let number = carried.as_primitive::<Int64Type>().value(row);
            add_cell(out, &number.to_string());
        }
        _ => add_cell(out, carried.as_string::<i32>().value(row)),
    }
}

/// The line above all problems.
pub(crate) const PROBLEMS_HEADER: &[u8] = b"line,column,value,problem\n";

/// Problems as lines.
pub(crate) fn problems(problems: &[Problem]) -> Vec<u8> {
    let mut out = Vec::new();
    for problem in problems {
        out.extend_from_slice(problem.line.to_string().as_bytes());
        for text in [&problem.column, &problem.value, &problem.problem] {
            out.push(b',');
            add_cell(&mut out, text);
        }
        out.push(b'\n');
    }
    out
}
