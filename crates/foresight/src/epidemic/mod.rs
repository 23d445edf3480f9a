//! An epidemic among people who live in households and meet others at random, day by day: what
//! spreads may be an illness, or news.
//!
//! **Architecture Invariant:** every draw belongs to the person who passes it on, so the outcome
//! does not depend on the order of work, and two scenarios differ only where they must.

mod households;
mod run;

pub use households::Households;
pub use run::{Course, INFECTIOUS, MEETINGS, SEEDS, Spread, WITHIN, run};
