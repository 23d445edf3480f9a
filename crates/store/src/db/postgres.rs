//! PostgreSQL: one transaction a plan, READ COMMITTED, with the same guards as on SQLite.

use std::str::FromStr as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

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

/// Tables with keys, tokens and contents in the clear, whose freed rows must not stay in pages.
/// Bodies are left out: they are sealed to keys that go with these.
const REWRITTEN: [&str; 6] = [
    "VACUUM FULL cases",
    "VACUUM FULL case_tokens",
    "VACUUM FULL merges",
    "VACUUM FULL paid_before",
    "VACUUM FULL proposals",
    "VACUUM FULL testimonies",
];
/// How often they are written anew at most: it keeps everybody else waiting.
const REWRITTEN_EVERY: Duration = Duration::from_secs(60 * 60);
/// How long that waits for others. Whoever comes meanwhile waits as long.
const LOCK_TIMEOUT: &str = "SET lock_timeout = '2s'";
const LOCK_NOT_AVAILABLE: &str = "55P03";

/// A PostgreSQL database.
pub(crate) struct Postgres {
    pool: PgPool,
    faults: Faults,
    /// Whether the only connection is already in a transaction, which shows one moment.
    looking: bool,
    /// Whether rows may have been freed since the tables were last written anew, and when that was.
    owes: AtomicBool,
    rewritten: Mutex<Option<Instant>>,
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
        let (owes, rewritten) = (AtomicBool::new(true), Mutex::default());
        Ok(Self { pool, faults, looking: false, owes, rewritten })
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
        let (owes, rewritten) = (AtomicBool::new(false), Mutex::default());
        Ok(Self { pool, faults: Faults::none(), looking: true, owes, rewritten })
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
        self.owes.store(true, Ordering::SeqCst);
        let sql = "VACUUM cases, bodies, case_tokens, merges, paid_before, proposals, testimonies, \
                   testimony_bodies";
        let done = sqlx::query(sql).persistent(false).execute(&self.pool).await;
        done.map(|_| ()).map_err(|error| failure::of(&error))
    }

    /// Writes tables anew, if rows were freed since: `VACUUM` alone gives their place away, and
    /// their bytes stay in the page until something else is written there. Put off while others
    /// hold a table for long.
    pub(super) async fn rewrite_if_owed(&self) -> Result<(), StoreError> {
        let lately = lock(&self.rewritten).is_some_and(|when| when.elapsed() < REWRITTEN_EVERY);
        if lately || !self.owes.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        let done = self.rewrite().await;
        self.owes.fetch_or(done != Ok(true), Ordering::SeqCst);
        *lock(&self.rewritten) = Some(Instant::now());
        done.map(|_| ())
    }

    /// `false` if somebody held a table for too long.
    async fn rewrite(&self) -> Result<bool, StoreError> {
        let mut connection = self.pool.acquire().await.map_err(|error| failure::of(&error))?;
        // It goes with its shorter patience.
        connection.close_on_drop();
        for sql in [LOCK_TIMEOUT].into_iter().chain(REWRITTEN) {
            let done = sqlx::query(sql).persistent(false).execute(&mut *connection).await;
            if let Err(error) = done {
                let code = error.as_database_error().and_then(|error| error.code());
                let busy = code.as_deref() == Some(LOCK_NOT_AVAILABLE);
                return if busy { Ok(false) } else { Err(failure::of(&error)) };
            }
        }
        Ok(true)
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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
