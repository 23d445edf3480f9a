//! Where a store lives and what it is given: clock, randomness and faults are arguments.

use std::path::PathBuf;
use std::sync::Arc;

use crate::clock::Clock;
use crate::faults::Faults;

/// Everything a store needs to open.
#[derive(Clone)]
pub struct Options {
    /// The database.
    pub location: Location,
    /// Where larger sealed bodies lie.
    pub vault: VaultLocation,
    /// The time.
    pub clock: Clock,
    /// Randomness for ids and designations.
    pub entropy: Arc<dyn sealing::Entropy>,
    /// Planned faults; none in the product.
    pub faults: Faults,
}

/// A database.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// SQLite in memory; gone when the store is closed.
    Memory,
    /// A SQLite file; made if it is missing.
    Sqlite(PathBuf),
    /// A PostgreSQL address, `postgres://…`.
    Postgres(String),
}

/// A place for blobs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VaultLocation {
    /// In memory; gone when the store is closed.
    Memory,
    /// A folder of its own; made if it is missing.
    Folder(PathBuf),
}

impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Memory => f.write_str("Memory"),
            Self::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            // The address may hold a password.
            Self::Postgres(_) => f.write_str("Postgres(▮)"),
        }
    }
}
