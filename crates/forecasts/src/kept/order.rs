//! What was asked for, within bounds, and how it is written down.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::ForecastError;
use crate::results::write;
use crate::setup::read_text;

/// The file in which an order and its stage are kept.
const FILE: &str = "order.json";

/// What is to be forecast, and who asked when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Name of the scenario.
    pub scenario: String,
    /// Its title on that day.
    pub title: String,
    /// How many people are made up.
    pub people: u64,
    /// How many weeks.
    pub weeks: u32,
    /// How many runs.
    pub runs: u32,
    /// What all draws hang on.
    pub seed: u64,
    /// Who asked: an id.
    pub by: String,
    /// When, in microseconds since 1970 UTC.
    pub at_us: i64,
}

/// What is out of bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The people.
    People,
    /// The weeks.
    Weeks,
    /// The runs.
    Runs,
    /// Weeks and runs together.
    Size,
}

impl Order {
    /// The most people.
    pub const PEOPLE_MAX: u64 = 1_000_000;
    /// The most weeks.
    pub const WEEKS_MAX: u32 = 520;
    /// The most runs.
    pub const RUNS_MAX: u32 = 2_000;
    /// The most weeks of all runs together: what an office's memory and disk hold beside its work.
    pub const WEEKS_OF_ALL_RUNS_MAX: u32 = 104_000;

    /// Refuses what is out of bounds.
    ///
    /// # Errors
    /// The first number that is.
    pub fn check(&self) -> Result<(), Wrong> {
        if !(1..=Self::PEOPLE_MAX).contains(&self.people) {
            return Err(Wrong::People);
        }
        if !(1..=Self::WEEKS_MAX).contains(&self.weeks) {
            return Err(Wrong::Weeks);
        }
        if !(1..=Self::RUNS_MAX).contains(&self.runs) {
            return Err(Wrong::Runs);
        }
        if self.weeks * self.runs > Self::WEEKS_OF_ALL_RUNS_MAX {
            return Err(Wrong::Size);
        }
        Ok(())
    }
}

/// How far an order has come, as far as it matters after a restart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Stage {
    /// To be made.
    Open,
    /// Made.
    Done,
    /// It cannot be made.
    Failed,
}

/// An order as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    pub(super) order: Order,
    pub(super) stage: Stage,
    /// Runs that are done.
    pub(super) done: u32,
    /// Why it cannot be made.
    pub(super) message: Option<String>,
}

impl Record {
    pub(super) fn read(folder: &Path) -> Option<Self> {
        serde_json::from_str(&read_text(&folder.join(FILE)).ok()?).ok()
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), ForecastError> {
        write(&folder.join(FILE), &serde_json::to_vec_pretty(self)?)
    }
}
