//! Who would take an offer, when and at what cost: a made-up population, how it takes up what the
//! programme decides for each, and how sure that is. Pure.
//!
//! **Architecture Invariant:** no file, network, clock or chance of its own. Every draw is a
//! function of seed, replicate, person, purpose and week, so the same input gives the same bytes
//! for any number of threads and jobs.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod assumptions;
pub mod cascade;
pub mod claims;
pub mod ensemble;
pub mod epidemic;
pub mod model;
pub mod population;
mod quantiles;
pub mod random;
mod scenario;
pub mod sobol;
pub mod summary;
pub mod theory;
pub mod ties;

pub use quantiles::{Quantiles, rank_correlation};
pub use scenario::Scenario;
