//! What the product does: a programme read from its file, made ready once, applied to columns.
//!
//! Everything the benchmark asks of the batch is in this file.

use jiff::civil::Date;
use programme::{Answer, Batch, Codes, People, Programme};
use rayon::prelude::*;

use crate::CHUNK_ROWS;

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

    /// Decides the first `persons` chunk by chunk on all cores. `put` writes one person's row to
    /// its place in the chunk's outputs.
    pub(crate) fn decide<O: Send>(
        &self,
        people: &People,
        persons: usize,
        outputs: impl IndexedParallelIterator<Item = O>,
        put: impl Fn(&mut O, usize, R) + Sync,
    ) {
        outputs.enumerate().for_each_init(Codes::default, |codes, (chunk, mut output)| {
            let start = chunk * CHUNK_ROWS;
            self.batch.decide_into(people, start..persons.min(start + CHUNK_ROWS), codes);
            let further: Vec<R> = codes.further.iter().map(&self.row_of).collect();
            for (at, code) in codes.codes.iter().enumerate() {
                let code = *code as usize;
                let row = match self.known.get(code) {
                    Some(row) => *row,
                    None => further[code - self.known.len()],
                };
                put(&mut output, at, row);
            }
        });
    }
}
