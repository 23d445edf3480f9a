//! What the makers of blocks share.

use super::Person;

/// How many households a group gets, and how many people each person stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shares {
    pub(super) households: u32,
    pub(super) millionths: u64,
}

impl Shares {
    /// A weight in millionths, at least one.
    pub(super) fn millionths(stands_for: f64) -> u64 {
        ((stands_for * 1e6).round() as u64).max(1)
    }
}

/// A block before it is joined to others: households counted from 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Made {
    pub(super) persons: Vec<Person>,
    pub(super) sizes: Vec<u8>,
    pub(super) regions: Vec<u32>,
    pub(super) millionths: u64,
}
