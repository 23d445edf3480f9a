//! Backup and restore: plain files that either database reads back.

use std::path::Path;

use crate::error::StoreError;
use crate::store::{Office, unbuilt};

/// Why a backup was not made or not read back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The destination exists and is not empty, or the store to restore into is not.
    #[error("the destination is not empty")]
    NotEmpty,
    /// A file is missing, or is not what the manifest says.
    #[error("{file} is missing or damaged")]
    Damaged {
        /// Its name.
        file: String,
    },
    /// A newer program wrote it.
    #[error("the backup has schema {found}, this program knows up to {known}")]
    UnknownSchema {
        /// The version found.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// A file could not be read or written.
    #[error("a file could not be read or written")]
    Io(#[from] std::io::Error),
    /// The store did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Office {
    /// Writes everything to an empty or new folder, as of one moment. `progress` is told rows done
    /// and rows in all.
    pub async fn backup(
        &self,
        destination: &Path,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<(), BackupError> {
        let _ = (destination, progress);
        Ok(unbuilt()?)
    }

    /// Reads a backup into this store, which must be empty, and erases again every case on the
    /// erase lists found in the backup, beside it or in the vault (fault 35).
    pub async fn restore(&self, source: &Path) -> Result<(), BackupError> {
        let _ = source;
        Ok(unbuilt()?)
    }
}
