//! Sobol' indices: which assumptions a result depends on, alone and together with others.
//!
//! A [`Design`] says at which points a model is run: Saltelli's scheme of two independent matrices
//! A and B and, for each parameter, A with one column of B (Saltelli et al., "Variance based
//! sensitivity analysis of model output", Computer Physics Communications 181, 2010). An
//! [`Accumulator`] takes the outputs row by row and forgets them: what it keeps does not grow with
//! the number of runs. [`Indices`] come with intervals from a Poisson bootstrap over rows.
//!
//! **Architecture Invariant:** rows are summed in chunks of [`CHUNK_ROWS`], and chunks are added in
//! order. So one thread and eight, one sitting and several, give the same bits.

mod accumulator;
mod design;
mod indices;
mod sums;

#[cfg(test)]
mod tests;

pub use accumulator::{Accumulator, run};
pub use design::{Design, DesignError};
pub use indices::{Indices, Interval, ParameterIndices};
pub use sums::{CHUNK_ROWS, Chunk, RESAMPLES, RowError};
