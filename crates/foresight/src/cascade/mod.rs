//! Threshold cascades: who joins once enough of those they are tied to have joined.
//!
//! After Granovetter (Am. J. Sociology 83, 1978) and Watts (PNAS 99, 2002), in rounds: in each,
//! everybody who joined in the round before counts once for each tie, and whoever has as many as
//! they need joins. Nobody leaves, so who joins, and when, does not depend on the order of work.
//!
//! **Architecture Invariant:** the outcome is the same to the last bit for any number of threads.
//! Hits are whole numbers that are only added up, each person belongs to one task, and each round's
//! people are put in order of number.

mod hits;
mod need;
mod run;

pub use need::{Counter, NEED, SEEDS, Thresholds, need, needs, seeds};
pub use run::{Joined, Outcome, run, run_watched};
