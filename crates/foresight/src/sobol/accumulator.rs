//! Outputs in, sums kept: what a sensitivity analysis remembers of its runs.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::design::Design;
use super::indices::Indices;
use super::sums::{Chunk, RowError, Sums, bits};

/// Sums over all rows so far. It can be written down, read again and gone on with, and comes to
/// the same bits as without the break.
///
/// It holds (2 + 3 · parameters) · (1 + [`super::RESAMPLES`]) sums for each output twice, whatever
/// the number of runs: 1.3 MB for 12 parameters and 11 outputs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Accumulator {
    design: Design,
    outputs: Vec<String>,
    #[serde(with = "bits")]
    closed: Sums,
    open: Chunk,
}

/// An accumulator as it is written down, before it is checked.
#[derive(Deserialize)]
struct Written {
    design: Design,
    outputs: Vec<String>,
    #[serde(with = "bits")]
    closed: Sums,
    open: Chunk,
}

impl TryFrom<Written> for Accumulator {
    type Error = RowError;

    fn try_from(written: Written) -> Result<Self, RowError> {
        let Written { design, outputs, closed, open } = written;
        let (parameters, count) = (design.parameters(), outputs.len());
        let ours = open.design == design && open.outputs == count;
        // Once the design is complete, the open chunk is an empty one beyond its end.
        let whole = open.first.is_multiple_of(super::CHUNK_ROWS)
            && open.first <= Chunk::count(&design).saturating_mul(super::CHUNK_ROWS)
            && open.rows <= open.rows().len() as u32;
        let full = open.rows > 0 && open.is_full();
        let fits = closed.fits(parameters, count) && open.sums.fits(parameters, count);
        if !ours || !whole || full || !fits {
            return Err(RowError::Foreign);
        }
        Ok(Self { design, outputs, closed, open })
    }
}

impl Accumulator {
    /// Without rows. `outputs` names what each run gives, in order.
    pub fn new<T: Into<String>>(design: Design, outputs: impl IntoIterator<Item = T>) -> Self {
        let outputs: Vec<String> = outputs.into_iter().map(Into::into).collect();
        let closed = Sums::new(design.parameters(), outputs.len());
        let open = Chunk::new(design, outputs.len(), 0);
        Self { design, outputs, closed, open }
    }

    /// The design that the rows belong to.
    pub fn design(&self) -> &Design {
        &self.design
    }

    /// What the outputs are called.
    pub fn outputs(&self) -> &[String] {
        &self.outputs
    }

    /// How many rows it has: the number of the next one.
    pub fn rows(&self) -> u32 {
        self.open.first.min(self.design.base()) + self.open.rows
    }

    /// Takes the next row: for each run of it, in the order of [`Design::point`], all outputs.
    ///
    /// # Errors
    /// Where numbers are missing or not finite, or there is no row left. Nothing is taken then.
    pub fn push(&mut self, row: &[f64]) -> Result<(), RowError> {
        self.open.push(row)?;
        if self.open.is_full() {
            self.close();
        }
        Ok(())
    }

    /// Takes the next chunk, which must be full, when no rows of a chunk were taken singly.
    ///
    /// # Errors
    /// Where the chunk is not the next one or belongs elsewhere. Nothing is taken then.
    pub fn merge(&mut self, chunk: Chunk) -> Result<(), RowError> {
        let fits = chunk.sums.fits(self.design.parameters(), self.outputs.len());
        if chunk.design != self.design || chunk.outputs != self.outputs.len() || !fits {
            return Err(RowError::Foreign);
        }
        if chunk.first != self.rows() || !chunk.is_full() || chunk.rows == 0 {
            return Err(RowError::Order { expected: self.rows(), given: chunk.first });
        }
        self.open = chunk;
        self.close();
        Ok(())
    }

    fn close(&mut self) {
        let next = self.open.first / super::CHUNK_ROWS + 1;
        let full =
            std::mem::replace(&mut self.open, Chunk::new(self.design, self.outputs.len(), next));
        add(&mut self.closed, &full);
    }

    /// What all rows so far say, one entry an output. `level` is how much of the bootstrap lies
    /// within the intervals: 0.9.
    pub fn indices(&self, level: f64) -> Vec<Indices> {
        let mut sums = self.closed.clone();
        if self.open.rows > 0 {
            add(&mut sums, &self.open);
        }
        let names = self.outputs.iter().enumerate();
        names.map(|(output, name)| Indices::from_sums(name, &sums, output, level)).collect()
    }
}

/// Adds a chunk. The pivots of the first one become those of all.
fn add(sums: &mut Sums, chunk: &Chunk) {
    if chunk.first == 0 {
        sums.pivots.clone_from(&chunk.sums.pivots);
    }
    sums.add(&chunk.sums);
}

/// How many chunks are made before they are merged: what bounds the memory of [`run`].
const CHUNKS_AT_ONCE: u32 = 32;

/// Runs a model over all rows that are still missing, chunks side by side on the threads of the
/// current pool. `model` takes the number of a run and its point, and gives as many outputs as
/// `accumulator` has names; it may be called in any order. After each merged block, `merged` is
/// shown the accumulator, so that it can be written down; where it gives `false`, the run stops.
///
/// # Errors
/// Where the model gives too few outputs or one that is not finite, or where rows of a chunk were
/// taken singly before. The rows before it are kept.
pub fn run(
    accumulator: &mut Accumulator,
    model: impl Fn(u32, &[f64]) -> Vec<f64> + Sync,
    mut merged: impl FnMut(&Accumulator) -> bool,
) -> Result<(), RowError> {
    let design = *accumulator.design();
    let outputs = accumulator.outputs().len();
    let make = |number: u32| {
        let mut chunk = Chunk::new(design, outputs, number);
        for row in chunk.rows() {
            let first = row * design.runs_a_row();
            let runs = first..first + design.runs_a_row();
            let row: Vec<f64> = runs.flat_map(|run| model(run, &design.point(run))).collect();
            chunk.push(&row)?;
        }
        Ok(chunk)
    };
    let last = Chunk::count(&design);
    while accumulator.rows() < design.base() {
        let next = accumulator.rows() / super::CHUNK_ROWS;
        let block = next..last.min(next + CHUNKS_AT_ONCE);
        let chunks: Vec<Result<Chunk, RowError>> = block.into_par_iter().map(make).collect();
        for chunk in chunks {
            accumulator.merge(chunk?)?;
        }
        if !merged(accumulator) {
            break;
        }
    }
    Ok(())
}
