//! What can go wrong in the store, as data.

use casework::Refusal;

/// Why the store did not do what was asked. Unless the variant says otherwise, nothing was written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StoreError {
    /// The office's rules refuse it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// What the caller saw is no longer so: read again. Also a locator or id already in use, a
    /// body out of sequence, or a form used before for something else.
    #[error("the case changed meanwhile")]
    Conflict,
    /// There is no such case, officer, proposal or testimony.
    #[error("not found")]
    NotFound,
    /// Too little space is left to promise anything.
    #[error("the disk is full: free space before more can be received")]
    DiskFull,
    /// The database or the vault did not answer. Whether the act took effect is not known: repeat
    /// it with the same form.
    #[error("the store is not available: {0}")]
    Unavailable(Unavailable),
    /// A row does not hold what only this program writes.
    #[error("the store is damaged: {what} cannot be read")]
    Corrupt {
        /// What was being read.
        what: &'static str,
    },
    /// A sealed body cannot be given back.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// The random generator failed.
    #[error("the random generator failed")]
    Entropy,
}

impl StoreError {
    /// What a failure to write or read a file means: a full disk is told apart.
    pub fn of_io(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull,
            Kind::NotFound => Self::Blob(BlobError::Missing),
            _ => Self::Unavailable(Unavailable::Vault),
        }
    }
}

/// What did not answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unavailable {
    /// The database.
    #[error("the database does not answer")]
    Database,
    /// The folder of blobs.
    #[error("the vault cannot be written or read")]
    Vault,
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// A planned fault, in tests.
    #[error("a planned fault")]
    Planned,
}

/// Why a sealed body cannot be given back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BlobError {
    /// It is not where it should be.
    #[error("a sealed body is missing")]
    Missing,
    /// It is there, and is not what was filed.
    #[error("a sealed body was changed or damaged")]
    Corrupt,
}

/// Why a store did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process holds the folder.
    #[error("another process has this store open")]
    InUse,
    /// A newer program wrote this database.
    #[error("the database has schema {found}, this program knows up to {known}: use a newer one")]
    UnknownSchema {
        /// The version found.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// An older program wrote this database, and only looking at it changes nothing.
    #[error("the database has schema {found}, this program {known}: start the office once")]
    OldSchema {
        /// The version found.
        found: i64,
        /// The version this program needs.
        known: i64,
    },
    /// A migration that was run is not the one this program knows.
    #[error("schema {version} of the database is not the one this program knows")]
    ChangedSchema {
        /// Which version differs.
        version: i64,
    },
    /// The database cannot be reached or opened.
    #[error("the database cannot be opened")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The folder cannot be made, opened or locked.
    #[error("the folder cannot be used")]
    Folder(#[source] std::io::Error),
    /// Opened, but what a crash left unfinished could not be finished.
    #[error("unfinished work of an earlier run could not be finished")]
    Resume(#[source] StoreError),
}

impl From<sealing::EntropyFailed> for StoreError {
    fn from(_: sealing::EntropyFailed) -> Self {
        Self::Entropy
    }
}

/// A row that cannot be read.
pub(crate) fn corrupt(what: &'static str) -> StoreError {
    StoreError::Corrupt { what }
}

/// The vault did not do what it should.
pub(crate) fn vault() -> StoreError {
    StoreError::Unavailable(Unavailable::Vault)
}
