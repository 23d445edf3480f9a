//! A read transaction over everything, for backups.

use sqlx::AssertSqlSafe;
use sqlx::pool::PoolConnection;

use super::bind::{bound, postgres_row, sqlite_row};
use super::failure;
use crate::error::StoreError;
use crate::plan::Value;
use crate::row::Row;

/// Everything as of one moment.
pub(crate) enum Snapshot {
    Sqlite(PoolConnection<sqlx::Sqlite>),
    Postgres(PoolConnection<sqlx::Postgres>),
}

impl Snapshot {
    /// The rows of a query made from the catalogue of tables, never from input.
    pub(crate) async fn read(
        &mut self,
        sql: String,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let query = AssertSqlSafe(sql);
        match self {
            Self::Sqlite(connection) => {
                let rows = bound!(query, args).persistent(false).fetch_all(&mut **connection).await;
                let rows = rows.map_err(|error| failure::of(&error))?;
                let ours = |row| sqlite_row(row).map_err(|error| failure::of(&error));
                rows.iter().map(ours).collect()
            }
            Self::Postgres(connection) => {
                let rows = bound!(query, args).persistent(false).fetch_all(&mut **connection).await;
                let rows = rows.map_err(|error| failure::of(&error))?;
                let ours = |row| postgres_row(row).map_err(|error| failure::of(&error));
                rows.iter().map(ours).collect()
            }
        }
    }

    /// Ends the transaction.
    pub(crate) async fn finish(self) -> Result<(), StoreError> {
        let ended = match self {
            Self::Sqlite(mut connection) => {
                sqlx::query("COMMIT").execute(&mut *connection).await.map(|_| ())
            }
            Self::Postgres(mut connection) => {
                sqlx::query("COMMIT").execute(&mut *connection).await.map(|_| ())
            }
        };
        ended.map_err(|error| failure::of(&error))
    }
}
