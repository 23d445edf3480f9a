//! Some rows of a people file, read: what is decided, what is carried over, what is wrong.

use arrow_array::ArrayRef;
use programme::People;

use crate::problem::Problem;

/// The longest text that is carried over, so that no chunk grows without bound.
pub(crate) const CARRIED_BYTES_MAX: usize = 4096;

/// Read rows.
#[derive(Debug)]
pub(crate) struct Chunk {
    /// The row of the file it begins with, counted from 0.
    pub(crate) first_row: u64,
    /// The people. Of a bad row nothing is known.
    pub(crate) people: People,
    /// For each row whether it is bad.
    pub(crate) bad: Vec<bool>,
    /// What is wrong, in the order of the file.
    pub(crate) problems: Vec<Problem>,
    /// The columns carried over: texts or whole numbers.
    pub(crate) carried: Vec<ArrayRef>,
}

impl Chunk {
    /// How many rows it has.
    pub(crate) fn len(&self) -> usize {
        self.bad.len()
    }
}
