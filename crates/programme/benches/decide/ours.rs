//! What the product does: a programme read from its file, made ready once, applied to columns.
//!
//! Everything the benchmark asks of the batch is in this file.

use jiff::civil::Date;
use programme::{Answer, Batch, Codes, People, Programme};
use rayon::prelude::*;

use crate::CHUNK_ROWS;

/// How many rows' codes are kept at once: few enough to stay in a core's nearest cache.
const PART_ROWS: usize = 2_048;

/// A programme made ready, and the row each of its answers becomes.
pub(crate) struct Ours<R> {
    batch: Batch,
    row_of: Box<dyn Fn(&Answer) -> R + Sync>,
    /// The rows of the answers that are known beforehand.
    known: Vec<R>,
}

impl<R: Copy + Send + Sync> Ours<R> {
    /// Makes a programme ready for a day.
    pub(crate) fn new(
        programme: &Programme,
        on: Date,
        row_of: impl Fn(&Answer) -> R + Sync + 'static,
    ) -> Self {
        let batch = Batch::new(programme, on);
        let known = batch.answers().iter().map(&row_of).collect();
        Self { batch, row_of: Box::new(row_of), known }
    }

    /// Decides the first `persons` chunk by chunk on all cores. `put` fills a part of a chunk's
    /// outputs, from a place on, with the rows that these codes stand for.
    pub(crate) fn decide<O: Send>(
        &self,
        people: &People,
        persons: usize,
        outputs: impl IndexedParallelIterator<Item = O>,
        put: impl Fn(&mut O, usize, &[u32], &[R]) + Sync,
    ) {
        outputs.enumerate().for_each_init(Codes::default, |codes, (chunk, mut output)| {
            let start = chunk * CHUNK_ROWS;
            let end = persons.min(start + CHUNK_ROWS);
            for from in (start..end).step_by(PART_ROWS) {
                self.batch.decide_into(people, from..end.min(from + PART_ROWS), codes);
                if codes.further.is_empty() {
                    put(&mut output, from - start, &codes.codes, &self.known);
                } else {
                    let further = codes.further.iter().map(&self.row_of);
                    let rows: Vec<R> = self.known.iter().copied().chain(further).collect();
                    put(&mut output, from - start, &codes.codes, &rows);
                }
            }
        });
    }
}

/// As many cells of a column as there are codes, from a place on.
pub(crate) fn cells<'a, T>(column: &'a mut [T], from: usize, codes: &[u32]) -> &'a mut [T] {
    &mut column[from..from + codes.len()]
}
