//! Who somebody is, and what a measure may hit them for: names across scripts, lists, duplicates,
//! ownership, grounds. Pure.
//!
//! **Architecture Invariant:** nationality, ethnicity, birthplace, language and religion never make
//! a match or a ground. A country may at most contradict.
//!
//! **Architecture Invariant:** similarity and evidence are two numbers. The same name with nothing
//! else known is "insufficient evidence", never a match.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod compare;
mod comparison;
mod days;
mod facts;
mod index;
mod names;
mod party;
pub mod romanise;

pub use compare::compare;
pub use comparison::{About, Band, Comparison, How, Stance, Statement, THRESHOLD};
pub use days::Days;
pub use index::{Hit, Index};
pub use party::{Document, Gender, Kind, Name, NameParts, NameRole, Party};
