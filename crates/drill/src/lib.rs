//! The drill: made-up applicants and officers who use the real pages of a running server, so that
//! a newcomer, a tester or a trainer has a living office.
//!
//! **Architecture Invariant:** the drill knows the product only through its pages. It follows the
//! links and fills in the forms a person would see, and makes up every person it plays.

pub mod applicant;
pub mod browser;
pub mod dice;
pub mod form;
mod ledger;
pub mod names;
pub mod office;
pub mod page;
pub mod persona;
pub mod progress;
pub mod receipts;
pub mod run;
pub mod tally;
pub mod trouble;

pub use browser::Browser;
pub use dice::Dice;
pub use form::{Form, Upload};
pub use page::Page;
pub use persona::Persona;
pub use run::{DrillOptions, run};
pub use tally::{Ended, Summary, Tally};
pub use trouble::Trouble;
