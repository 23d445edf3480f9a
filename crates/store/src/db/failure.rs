//! What the database library reports, in the store's own terms.

use crate::error::{OpenError, StoreError, Unavailable};

/// SQLite's result code for a full disk.
const SQLITE_FULL: &str = "13";
/// PostgreSQL's codes (its manual, appendix A).
const PG_DISK_FULL: &str = "53100";
const PG_SERIALIZATION_FAILURE: &str = "40001";
const PG_DEADLOCK: &str = "40P01";

/// A failure of one statement or of the connection. Only the code is logged: messages can quote
/// values.
pub(super) fn of(error: &sqlx::Error) -> StoreError {
    let Some(database) = error.as_database_error() else {
        tracing::warn!(kind = kind(error), "the database did not answer");
        return StoreError::Unavailable(Unavailable::Database);
    };
    let code = database.code().unwrap_or_default();
    match code.as_ref() {
        SQLITE_FULL | PG_DISK_FULL => StoreError::DiskFull,
        PG_SERIALIZATION_FAILURE | PG_DEADLOCK => StoreError::Conflict,
        _ if database.is_unique_violation()
            || database.is_check_violation()
            || database.is_foreign_key_violation() =>
        {
            // A plan made from what was read cannot do this unless another came in between.
            StoreError::Conflict
        }
        _ => {
            tracing::warn!(code = code.as_ref(), "the database refused a statement");
            StoreError::Unavailable(Unavailable::Database)
        }
    }
}

/// Whether a failure concerns one plan only, so that others of its batch can go on.
pub(super) fn is_of_one_plan(error: &StoreError) -> bool {
    matches!(error, StoreError::Conflict | StoreError::Unavailable(Unavailable::Planned))
}

/// A failure to open.
pub(super) fn to_open(error: sqlx::Error) -> OpenError {
    OpenError::Database(Box::new(error))
}

fn kind(error: &sqlx::Error) -> &'static str {
    match error {
        sqlx::Error::Io(_) => "io",
        sqlx::Error::Tls(_) => "tls",
        sqlx::Error::Protocol(_) => "protocol",
        sqlx::Error::PoolTimedOut => "pool timed out",
        sqlx::Error::PoolClosed => "pool closed",
        sqlx::Error::WorkerCrashed => "worker crashed",
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => "decode",
        _ => "other",
    }
}
