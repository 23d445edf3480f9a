//! Attempts to sign in: a budget for each key, with a wait that doubles.

use crate::error::StoreError;
use crate::store::{Office, unbuilt};

/// What is left of a budget of attempts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Allowance {
    /// How many attempts may be made now; 0 means wait.
    pub left: u32,
    /// How long to wait until there is one; 0 if there is one now.
    pub wait_us: i64,
}

impl Office {
    /// Notes an attempt. A success clears the budget.
    pub async fn note_attempt(&self, key: &str, ok: bool) -> Result<(), StoreError> {
        let _ = (key, ok);
        unbuilt()
    }

    /// What is left for this key.
    pub async fn attempts_left(&self, key: &str) -> Result<Allowance, StoreError> {
        let _ = key;
        unbuilt()
    }
}
