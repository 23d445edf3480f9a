//! PostgreSQL: one transaction a plan, READ COMMITTED, with the same guards as on SQLite.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};

use super::bind::{bound, postgres_row, sql_text};
use super::failure;
use super::schema;
use super::snapshot::Snapshot;
use crate::error::{OpenError, StoreError, Unavailable};
use crate::faults::Faults;
use crate::plan::{Plan, Statement, Value};
use crate::row::Row;

const CONNECTIONS_MAX: u32 = 16;
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// A PostgreSQL database.
pub(crate) struct Postgres {
    pool: PgPool,
    faults: Faults,
    /// Whether the only connection is already in a transaction, which shows one moment.
    looking: bool,
}

const ONE_MOMENT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

impl Postgres {
    pub(super) async fn open(url: &str, faults: Faults) -> Result<Self, OpenError> {
        let options = PgConnectOptions::from_str(url).map_err(failure::to_open)?;
        let options = options.statement_cache_capacity(512).application_name("postern");
        let options = options.disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS_MAX)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .test_before_acquire(true)
            .connect_with(options)
            .await
            .map_err(failure::to_open)?;
        schema::migrator(|step| step.postgres).run(&pool).await.map_err(schema::failure)?;
        Ok(Self { pool, faults, looking: false })
    }

    /// A database that others may be writing, as it is at this moment. Nothing can be written
    /// through it.
    pub(super) async fn look(url: &str) -> Result<Self, OpenError> {
        let options = PgConnectOptions::from_str(url).map_err(failure::to_open)?;
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .test_before_acquire(false)
            .after_connect(|connection, _| {
                Box::pin(
                    async move { sqlx::query(ONE_MOMENT).execute(connection).await.map(|_| ()) },
                )
            })
            .connect_with(options.application_name("postern (looking)"))
            .await
            .map_err(failure::to_open)?;
        let found = sqlx::query_scalar(schema::FOUND).fetch_one(&pool).await;
        schema::must_be_newest(found.map_err(failure::to_open)?)?;
        Ok(Self { pool, faults: Faults::none(), looking: true })
    }

    pub(super) async fn read(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let rows = bound!(sql, args).fetch_all(&self.pool).await;
        let rows = rows.map_err(|error| failure::of(&error))?;
        rows.iter().map(|row| postgres_row(row).map_err(|error| failure::of(&error))).collect()
    }

    /// Carries out a plan. Dropped half-way, the transaction rolls back.
    pub(super) async fn write(&self, plan: Plan) -> Result<(), StoreError> {
        if self.looking {
            return Err(StoreError::Unavailable(Unavailable::Closed));
        }
        self.faults.point()?.effect()?;
        let mut transaction = self.pool.begin().await.map_err(|error| failure::of(&error))?;
        for Statement { sql, args, expect } in plan.statements {
            let point = self.faults.point()?;
            let done = bound!(sql_text(sql), args).execute(&mut *transaction).await;
            let done = done.map_err(|error| failure::of(&error))?;
            if !expect.met_by(done.rows_affected()) {
                return Err(StoreError::Conflict);
            }
            point.effect()?;
        }
        let point = self.faults.point()?;
        transaction.commit().await.map_err(|error| failure::of(&error))?;
        point.effect()
    }

    pub(super) async fn scrub(&self) -> Result<(), StoreError> {
        let sql = "VACUUM cases, bodies, case_tokens, merges, paid_before, proposals, testimonies, \
                   testimony_bodies";
        let done = sqlx::query(sql).persistent(false).execute(&self.pool).await;
        done.map(|_| ()).map_err(|error| failure::of(&error))
    }

    pub(super) async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let mut connection = self.pool.acquire().await.map_err(|error| failure::of(&error))?;
        if !self.looking {
            let begun = sqlx::query(ONE_MOMENT).execute(&mut *connection).await;
            begun.map_err(|error| failure::of(&error))?;
        }
        // Dropped half-way it must not go back to the pool inside a transaction.
        connection.close_on_drop();
        Ok(Snapshot::Postgres(connection))
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}
