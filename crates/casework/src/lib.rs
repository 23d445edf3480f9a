//! The life of one application, one file a stage, in order of life:
//! [`application`] → [`assessment`] → [`screening`], [`duplicate`] → [`offer`] → [`acceptance`]
//! → [`payment`] → (apart from all of these) [`testimony`] → [`publication`] → [`statistics`].
//!
//! **Architecture Invariant:** this crate is pure. It knows no files, no network, no clock, no
//! randomness and no SQL: it takes values and returns values, and what it returns leaves nothing
//! to decide. [`authority`] makes four eyes a type; [`journal`] makes history a chain.

pub mod acceptance;
pub mod application;
pub mod assessment;
pub mod authority;
pub mod duplicate;
pub mod identity;
pub mod journal;
pub mod ledger;
pub mod message;
pub mod offer;
pub mod payment;
pub mod publication;
pub mod refusal;
pub mod screening;
pub mod stage;
pub mod statistics;
pub mod testimony;

pub use authority::{Approved, Officer, OfficerId, Pair, Role};
pub use identity::{CaseId, Designation};
pub use refusal::Refusal;
pub use stage::Stage;
