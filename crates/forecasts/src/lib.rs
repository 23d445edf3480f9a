//! Forecasts from files to reports. The model is `foresight`; here is what it needs files for:
//! reading a programme, its assumptions and a population, running an ensemble that can be stopped,
//! resumed and split into jobs, and writing report, JSON and Parquet.
//!
//! **Architecture Invariant:** results are made of whole ensembles alone. Every file of runs says
//! what it was made from; runs of different origin are never put together, and nothing partial is
//! shown as a result.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod claimed;
mod compare;
mod error;
mod home;
pub mod kept;
mod measures;
mod memory;
mod origin;
mod people_file;
pub mod report;
mod results;
mod runs;
mod sensitivity;
mod setup;

pub use claimed::{Claimed, Forecasts, claimed};
pub use compare::{Compared, Versus, compare};
pub use error::ForecastError;
pub use home::Home;
pub use measures::{CheckedMeasures, MEASURES, checked_measures, entities_beside};
pub use origin::{Origin, PeopleFrom, Plan};
pub use people_file::{read_population, write_population};
pub use results::{Results, finish};
pub use runs::{Job, Stand, merged, origin_of, run_job};
pub use sensitivity::{Sensitivities, sensitivities};
pub use setup::{Setup, Texts};
