//! People files in, decisions out: CSV, Parquet and Arrow.
//!
//! [`decide_people`] reads a file of people piece by piece, decides each person and writes a row
//! for each, in the same order. Pieces are worked on by all cores; each becomes a part on the
//! disk, and the parts become the result when all are there.
//!
//! **Architecture Invariant:** only so many pieces are in memory as there are cores to work on
//! them, and as many again that wait; the result is there as a whole or not at all.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod arrow_cells;
mod arrow_in;
mod arrow_out;
mod batches;
mod cells;
mod chunk;
mod compare;
mod csv_in;
mod csv_out;
mod csv_rows;
mod decided;
mod error;
mod format;
mod formula;
mod guard;
mod heading;
mod job;
mod join;
mod layout;
mod manifest;
mod parts;
mod people;
mod problem;
mod sheet;
mod source;

pub use compare::{Moved, compare_people};
pub use decided::Outcomes;
pub use error::TablesError;
pub use format::Format;
pub use formula::add_cell;
pub use job::{Job, PART_ROWS, Stand, Summary, decide_people};
pub use parts::Start;
pub use people::{Rows, bad_row, read_people};
pub use problem::Problem;
pub use sheet::{Sheet, SheetColumn, fact_columns};
