//! Sums over a chunk of rows, once as they are and once under each set of bootstrap weights.

use serde::{Deserialize, Serialize};

use super::design::Design;
use crate::random::{Draws, Purpose};

/// How many rows are summed before they are added to the rest.
pub const CHUNK_ROWS: u32 = 16;
/// How many times the rows are weighted anew for the intervals.
pub const RESAMPLES: usize = 200;

/// All rows once, then the resamples.
pub(super) const SETS: usize = RESAMPLES + 1;
/// The purpose of bootstrap weights, apart from all others.
const WEIGHTS: Purpose = Purpose(0x736f_626f);

/// The law of Poisson with mean 1, cumulated, in steps of 2⁻³².
const CUMULATED: [u32; 13] = [
    1_580_030_168,
    3_160_060_337,
    3_950_075_421,
    4_213_413_783,
    4_279_248_373,
    4_292_415_291,
    4_294_609_777,
    4_294_923_276,
    4_294_962_463,
    4_294_966_817,
    4_294_967_252,
    4_294_967_292,
    4_294_967_295,
];

/// Why outputs cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// Not as many numbers as runs a row times outputs.
    #[error("a row has {expected} numbers, not {given}")]
    Width {
        /// Runs a row times outputs.
        expected: usize,
        /// How many came.
        given: usize,
    },
    /// An output that is no number.
    #[error("row {row} has an output that is not finite, at place {place}")]
    NotFinite {
        /// The row, from 0.
        row: u32,
        /// Its place among the numbers of the row.
        place: usize,
    },
    /// A row or chunk that is not the next one.
    #[error("rows come in order: row {expected} is next, not {given}")]
    Order {
        /// The row that is awaited.
        expected: u32,
        /// The row that came.
        given: u32,
    },
    /// A chunk that is full, a design that is complete, or a chunk of another design.
    #[error("there is no room for row {0}")]
    Full(u32),
    /// A chunk that was not made for the same design and outputs.
    #[error("the chunk belongs to another design or to other outputs")]
    Foreign,
}

/// How often a row counts in each set: once, then by keyed draws of Poisson's law with mean 1
/// (Hanley and MacGibbon, "Creating non-parametric bootstrap samples using Poisson frequencies",
/// Computer Methods and Programs in Biomedicine 83, 2006).
pub(super) fn weights(seed: u32, row: u32) -> [f64; SETS] {
    let draws = Draws::new(u64::from(seed), 0);
    let mut weights = [1.0; SETS];
    for (at, four) in weights[1..].chunks_mut(4).enumerate() {
        for (weight, word) in four.iter_mut().zip(draws.words(WEIGHTS, row, at as u32)) {
            *weight = CUMULATED.partition_point(|below| *below <= word) as f64;
        }
    }
    weights
}

/// For each output: [`Terms`] terms, each with one sum a set. Values are counted from a pivot of
/// the output, so that large outputs that differ little keep their digits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sums {
    pub(super) pivots: Vec<f64>,
    pub(super) weights: Vec<f64>,
    pub(super) terms: Vec<f64>,
}

/// The sums of one set and output. With a, b and m the values at A, B and A with one coordinate of
/// B, all counted from the pivot, and d = m − a.
pub(super) struct Terms {
    /// Sum of a + b.
    pub(super) ones: f64,
    /// Sum of a² + b².
    pub(super) squares: f64,
    /// For each parameter: the sums of d, b·d and d².
    pub(super) moves: Vec<[f64; 3]>,
}

/// Sums kept for an output of a design.
fn terms_an_output(parameters: usize) -> usize {
    2 + 3 * parameters
}

impl Sums {
    pub(super) fn new(parameters: usize, outputs: usize) -> Self {
        Self {
            pivots: vec![0.0; outputs],
            weights: vec![0.0; SETS],
            terms: vec![0.0; outputs * terms_an_output(parameters) * SETS],
        }
    }

    /// Whether there are as many sums as a design with these outputs has.
    pub(super) fn fits(&self, parameters: usize, outputs: usize) -> bool {
        self.pivots.len() == outputs
            && self.weights.len() == SETS
            && self.terms.len() == outputs * terms_an_output(parameters) * SETS
    }

    /// Adds a row: the outputs of A, of B, of A with the first coordinate of B, and so on.
    fn add_row(&mut self, weights: &[f64; SETS], row: &[f64]) {
        let outputs = self.pivots.len();
        let parameters = row.len() / outputs - 2;
        for (sum, weight) in self.weights.iter_mut().zip(weights) {
            *sum += weight;
        }
        let mut terms = self.terms.chunks_exact_mut(SETS);
        let mut add = |value: f64| {
            for (sum, weight) in terms.next().into_iter().flatten().zip(weights) {
                *sum += weight * value;
            }
        };
        for (output, pivot) in self.pivots.iter().enumerate() {
            let [a, b] = [row[output] - pivot, row[outputs + output] - pivot];
            add(a + b);
            add(a * a + b * b);
            for parameter in 0..parameters {
                let moved = row[(parameter + 2) * outputs + output] - pivot - a;
                add(moved);
                add(b * moved);
                add(moved * moved);
            }
        }
    }

    /// Adds the sums of other rows, counted from the pivots of these.
    pub(super) fn add(&mut self, other: &Self) {
        let each = self.terms.len() / self.pivots.len().max(1);
        for (output, (pivot, theirs)) in self.pivots.iter().zip(&other.pivots).enumerate() {
            let by = theirs - pivot;
            let range = output * each..(output + 1) * each;
            let (mine, theirs) = (&mut self.terms[range.clone()], &other.terms[range]);
            for set in 0..SETS {
                let weight = other.weights[set];
                let [ones, squares] = [theirs[set], theirs[SETS + set]];
                mine[set] += ones + 2.0 * by * weight;
                mine[SETS + set] += squares + 2.0 * by * ones + 2.0 * by * by * weight;
                for first in (2 * SETS..each).step_by(3 * SETS) {
                    let [moved, product, square] = [0, 1, 2].map(|term| first + term * SETS + set);
                    mine[moved] += theirs[moved];
                    mine[product] += theirs[product] + by * theirs[moved];
                    mine[square] += theirs[square];
                }
            }
        }
        for (sum, theirs) in self.weights.iter_mut().zip(&other.weights) {
            *sum += theirs;
        }
    }

    /// The sums of one set and output.
    pub(super) fn terms(&self, output: usize, set: usize) -> Terms {
        let each = self.terms.len() / self.pivots.len().max(1);
        let terms = &self.terms[output * each..(output + 1) * each];
        let at = |term: usize| terms[term * SETS + set];
        let moves = (2..each / SETS).step_by(3);
        Terms {
            ones: at(0),
            squares: at(1),
            moves: moves.map(|first| [at(first), at(first + 1), at(first + 2)]).collect(),
        }
    }
}

/// The sums of up to [`CHUNK_ROWS`] rows in a row. Chunks can be made apart from each other, and
/// are then merged in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chunk {
    pub(super) design: Design,
    pub(super) outputs: usize,
    /// The first row, a multiple of [`CHUNK_ROWS`].
    pub(super) first: u32,
    /// How many rows it holds.
    pub(super) rows: u32,
    #[serde(with = "bits")]
    pub(super) sums: Sums,
}

impl Chunk {
    /// The chunk with this number, from 0, without rows.
    pub fn new(design: Design, outputs: usize, number: u32) -> Self {
        let sums = Sums::new(design.parameters(), outputs);
        Self { design, outputs, first: number.saturating_mul(CHUNK_ROWS), rows: 0, sums }
    }

    /// How many chunks a design has.
    pub fn count(design: &Design) -> u32 {
        design.base().div_ceil(CHUNK_ROWS)
    }

    /// The rows that belong to it.
    pub fn rows(&self) -> std::ops::Range<u32> {
        self.first..self.first.saturating_add(CHUNK_ROWS).min(self.design.base())
    }

    /// Whether it has all rows that belong to it.
    pub fn is_full(&self) -> bool {
        self.first + self.rows >= self.rows().end
    }

    /// Takes the next row: for each run of it, in the order of [`Design::point`], all outputs.
    ///
    /// # Errors
    /// Where numbers are missing or not finite, or the chunk is full. Nothing is taken then.
    pub fn push(&mut self, row: &[f64]) -> Result<(), RowError> {
        let expected = self.design.runs_a_row() as usize * self.outputs;
        let number = self.first + self.rows;
        if self.is_full() {
            return Err(RowError::Full(self.rows().end));
        }
        if row.len() != expected {
            return Err(RowError::Width { expected, given: row.len() });
        }
        if let Some(place) = row.iter().position(|value| !value.is_finite()) {
            return Err(RowError::NotFinite { row: number, place });
        }
        if self.rows == 0 {
            self.sums.pivots.copy_from_slice(&row[..self.outputs]);
        }
        self.sums.add_row(&weights(self.design.seed(), number), row);
        self.rows += 1;
        Ok(())
    }
}

/// Sums are written down by their bits: what is read again is exactly what was written.
pub(super) mod bits {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Sums;

    pub(in crate::sobol) fn serialize<S: Serializer>(
        sums: &Sums,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let bits = |values: &[f64]| values.iter().map(|v| v.to_bits()).collect::<Vec<u64>>();
        [&sums.pivots, &sums.weights, &sums.terms].map(|values| bits(values)).serialize(serializer)
    }

    pub(in crate::sobol) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Sums, D::Error> {
        let read = <[Vec<u64>; 3]>::deserialize(deserializer)?;
        let [pivots, weights, terms] =
            read.map(|values| values.into_iter().map(f64::from_bits).collect());
        Ok(Sums { pivots, weights, terms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_follow_the_law_of_poisson() {
        let (mut cumulated, mut likely) = (0.0, libm::exp(-1.0));
        for (index, below) in CUMULATED.iter().enumerate() {
            cumulated += likely;
            likely /= index as f64 + 1.0;
            assert!((f64::from(*below) / 4_294_967_296.0 - cumulated).abs() < 1e-9, "{index}");
        }
        let drawn: Vec<f64> = (0..1000).flat_map(|row| weights(1, row)[1..].to_vec()).collect();
        let mean = drawn.iter().sum::<f64>() / drawn.len() as f64;
        let square =
            drawn.iter().map(|w| (w - mean) * (w - mean)).sum::<f64>() / drawn.len() as f64;
        assert!((mean - 1.0).abs() < 0.01 && (square - 1.0).abs() < 0.02, "{mean} {square}");
    }
}
