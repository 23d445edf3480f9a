//! The two databases behind one face: read rows, carry out plans.
//!
//! **Architecture Invariant:** no type of the database library leaves this folder. Reads never wait
//! for the SQLite writer, and a plan that was answered `Ok` is on the disk.

mod bind;
mod failure;
mod postgres;
mod schema;
mod snapshot;
mod sqlite;
mod sqlite_batch;

use crate::error::{OpenError, StoreError};
use crate::faults::Faults;
use crate::options::Location;
use crate::plan::{Plan, Value};
use crate::row::Row;

pub(crate) use schema::NEWEST;
pub(crate) use snapshot::Snapshot;

/// One of the two databases.
pub(crate) enum Db {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Db {
    /// Opens the database, and brings its schema up to date.
    pub(crate) async fn open(location: &Location, faults: Faults) -> Result<Self, OpenError> {
        match location {
            Location::Memory => Ok(Self::Sqlite(sqlite::Sqlite::memory(faults).await?)),
            Location::Sqlite(path) => Ok(Self::Sqlite(sqlite::Sqlite::file(path, faults).await?)),
            Location::Postgres(url) => {
                Ok(Self::Postgres(postgres::Postgres::open(url, faults).await?))
            }
        }
    }

    /// Opens a database that others may be writing, as it is at this moment, to read only.
    pub(crate) async fn look(location: &Location) -> Result<Self, OpenError> {
        match location {
            Location::Memory => Err(OpenError::Folder(std::io::ErrorKind::NotFound.into())),
            Location::Sqlite(path) => Ok(Self::Sqlite(sqlite::Sqlite::look(path).await?)),
            Location::Postgres(url) => Ok(Self::Postgres(postgres::Postgres::look(url).await?)),
        }
    }

    /// The rows of a query.
    pub(crate) async fn read(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(db) => db.read(sql, args).await,
            Self::Postgres(db) => db.read(sql, args).await,
        }
    }

    /// The only row of a query, if there is one.
    pub(crate) async fn read_one(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.read(sql, args).await?.into_iter().next())
    }

    /// A number that a query always gives, such as a count.
    pub(crate) async fn number(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<u64, StoreError> {
        let row = self.read_one(sql, args).await?;
        row.ok_or(crate::error::corrupt("a count"))?.of("a count").count()
    }

    /// Carries out a plan, whole or not at all. `Conflict` if it is out of date.
    pub(crate) async fn write(&self, plan: Plan) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(db) => db.write(plan).await,
            Self::Postgres(db) => db.write(plan).await,
        }
    }

    /// Makes what was deleted unreadable in the database's own files, as far as it can be done at
    /// once. PostgreSQL keeps bytes in its pages until [`Db::rewrite_if_owed`], and its log for a
    /// while longer: see its operator.
    pub(crate) async fn scrub(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(db) => db.scrub().await,
            Self::Postgres(db) => db.scrub().await,
        }
    }

    /// Does what [`scrub`](Self::scrub) had to put off.
    pub(crate) async fn scrub_if_owed(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(db) if db.owes_scrub() => db.scrub().await,
            _ => Ok(()),
        }
    }

    /// Writes tables anew in which PostgreSQL kept the bytes of what was deleted.
    pub(crate) async fn rewrite_if_owed(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(db) => db.rewrite_if_owed().await,
        }
    }

    /// Everything as of one moment, for backups.
    pub(crate) async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        match self {
            Self::Sqlite(db) => db.snapshot().await,
            Self::Postgres(db) => db.snapshot().await,
        }
    }

    /// Whether nobody else can have this store open.
    pub(crate) fn is_exclusive(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    /// Finishes what is queued, then closes.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(db) => db.close().await,
            Self::Postgres(db) => db.close().await,
        }
    }
}
