//! Stage 9, count: figures counted when things happen, linked to no case.

use casework::statistics::Counts;

use crate::error::StoreError;
use crate::store::{Gate, Office, unbuilt};

impl Gate {
    /// All counts, for the tables of a release.
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        unbuilt()
    }
}

impl Office {
    /// All counts.
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        unbuilt()
    }
}
