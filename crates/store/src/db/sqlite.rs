//! SQLite: many readers, one writer that commits what has queued up together.
//!
//! **Architecture Invariant:** only the writer task writes. It begins IMMEDIATE, so a read never
//! turns into a write, and answers after COMMIT with `synchronous=FULL`: an `Ok` is on the disk.

use std::fs::File;
use std::path::Path;
use std::str::FromStr as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use tokio::sync::{mpsc, oneshot};

use super::bind::{bound, sqlite_row};
use super::failure;
use super::schema;
use super::snapshot::Snapshot;
use crate::error::{OpenError, StoreError, Unavailable};
use crate::faults::Faults;
use crate::plan::{Plan, Value};
use crate::row::Row;

/// How many plans may wait for the writer before callers wait themselves.
const QUEUE_PLANS_MAX: usize = 1024;
/// The most plans of one commit.
const BATCH_PLANS_MAX: usize = 128;
const READERS_MAX: u32 = 8;
/// Pages in the log before they are moved into the database: rarer moves, each of more pages that
/// were written several times.
const LOG_PAGES: &str = "4000";
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// A SQLite database.
pub(crate) struct Sqlite {
    reads: SqlitePool,
    writer: mpsc::Sender<Job>,
    /// Whether old pages may still be readable in the log.
    owes_scrub: AtomicBool,
    /// Whether the readers are already in a transaction, which shows one moment.
    looking: bool,
}

/// What the writer is asked.
enum Job {
    Write { plan: Plan, answer: oneshot::Sender<Result<(), StoreError>> },
    Scrub { answer: oneshot::Sender<Result<bool, StoreError>> },
    Close { answer: oneshot::Sender<()> },
}

impl Sqlite {
    /// A database that is gone when it is closed: one connection for everything.
    pub(super) async fn memory(faults: Faults) -> Result<Self, OpenError> {
        let options =
            SqliteConnectOptions::from_str("sqlite::memory:").map_err(failure::to_open)?;
        let pool = pool(1, options.foreign_keys(true).statement_cache_capacity(512)).await?;
        Self::start(pool.clone(), pool, None, faults).await
    }

    /// A database in a file, which no other process may have open.
    pub(super) async fn file(path: &Path, faults: Faults) -> Result<Self, OpenError> {
        let lock = lock(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What is deleted is overwritten: a wrapped key must not stay behind in a free page.
            .pragma("secure_delete", "ON")
            // What a savepoint may have to undo stays in memory: in a file of its own it would lie
            // outside the data folder, and cost as many writes again as the log itself.
            .pragma("temp_store", "MEMORY")
            .busy_timeout(BUSY_TIMEOUT)
            .disable_statement_logging()
            .statement_cache_capacity(512);
        let writes = options
            .clone()
            // With a million cases the inner pages of every index still fit.
            .pragma("cache_size", "-65536")
            .pragma("wal_autocheckpoint", LOG_PAGES);
        let writes = pool(1, writes).await?;
        let reads = pool(READERS_MAX, options.pragma("query_only", "1")).await?;
        Self::start(reads, writes, Some(lock), faults).await
    }

    async fn start(
        reads: SqlitePool,
        writes: SqlitePool,
        lock: Option<File>,
        faults: Faults,
    ) -> Result<Self, OpenError> {
        schema::migrator(|step| step.sqlite).run(&writes).await.map_err(schema::failure)?;
        let (writer, jobs) = mpsc::channel(QUEUE_PLANS_MAX);
        tokio::spawn(write_all(writes, jobs, lock, faults));
        // An earlier run may have put it off.
        Ok(Self { reads, writer, owes_scrub: AtomicBool::new(true), looking: false })
    }

    /// A database that another process may be writing, as it is at this moment. Nothing can be
    /// written through it.
    pub(super) async fn look(path: &Path) -> Result<Self, OpenError> {
        let options = SqliteConnectOptions::new().filename(path).busy_timeout(BUSY_TIMEOUT);
        let reads = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .after_connect(|connection, _| {
                Box::pin(async move { sqlx::query("BEGIN").execute(connection).await.map(|_| ()) })
            })
            .connect_with(options.pragma("query_only", "1"))
            .await
            .map_err(failure::to_open)?;
        let found = sqlx::query_scalar(schema::FOUND).fetch_one(&reads).await;
        schema::must_be_newest(found.map_err(failure::to_open)?)?;
        // Nobody listens at the other end: every plan is answered with `Closed`.
        let (writer, _) = mpsc::channel(1);
        Ok(Self { reads, writer, owes_scrub: AtomicBool::new(false), looking: true })
    }

    pub(super) async fn read(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let rows = bound!(sql, args).fetch_all(&self.reads).await;
        let rows = rows.map_err(|error| failure::of(&error))?;
        rows.iter().map(|row| sqlite_row(row).map_err(|error| failure::of(&error))).collect()
    }

    pub(super) async fn write(&self, plan: Plan) -> Result<(), StoreError> {
        let (answer, answered) = oneshot::channel();
        let closed = StoreError::Unavailable(Unavailable::Closed);
        self.writer.send(Job::Write { plan, answer }).await.map_err(|_| closed.clone())?;
        answered.await.map_err(|_| closed)?
    }

    pub(super) async fn scrub(&self) -> Result<(), StoreError> {
        let (answer, answered) = oneshot::channel();
        let closed = StoreError::Unavailable(Unavailable::Closed);
        self.owes_scrub.store(true, Ordering::SeqCst);
        self.writer.send(Job::Scrub { answer }).await.map_err(|_| closed.clone())?;
        if answered.await.map_err(|_| closed)?? {
            self.owes_scrub.store(false, Ordering::SeqCst);
        }
        Ok(())
    }

    /// Whether readers kept the log from being emptied, so that it must be tried again.
    pub(super) fn owes_scrub(&self) -> bool {
        self.owes_scrub.load(Ordering::SeqCst)
    }

    pub(super) async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let mut connection = self.reads.acquire().await.map_err(|error| failure::of(&error))?;
        if !self.looking {
            let begun = sqlx::query("BEGIN").execute(&mut *connection).await;
            begun.map_err(|error| failure::of(&error))?;
        }
        if self.reads.options().get_max_connections() > 1 {
            // Dropped half-way it must not go back to the pool inside a transaction. The only
            // connection of a database in memory is kept: the database would go with it.
            connection.close_on_drop();
        }
        Ok(Snapshot::Sqlite(connection))
    }

    pub(super) async fn close(&self) {
        let (answer, answered) = oneshot::channel();
        if self.writer.send(Job::Close { answer }).await.is_ok() {
            // An error means that the writer has already gone, which is as good.
            let _ = answered.await;
        }
        self.reads.close().await;
    }
}

async fn pool(connections: u32, options: SqliteConnectOptions) -> Result<SqlitePool, OpenError> {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .connect_with(options)
        .await
        .map_err(failure::to_open)
}

/// Locks the store's folder for this process, for as long as the file lives.
fn lock(path: &Path) -> Result<File, OpenError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(OpenError::Folder)?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = File::options().create(true).append(true).open(name).map_err(OpenError::Folder)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(OpenError::InUse),
        Err(std::fs::TryLockError::Error(error)) => Err(OpenError::Folder(error)),
    }
}

/// The writer: takes what has queued up, commits it together, answers everybody.
async fn write_all(
    writes: SqlitePool,
    mut jobs: mpsc::Receiver<Job>,
    lock: Option<File>,
    faults: Faults,
) {
    let mut closing = None;
    while closing.is_none() {
        let Some(first) = jobs.recv().await else { break };
        let (mut plans, mut answers) = (Vec::new(), Vec::new());
        let (mut next, mut scrubbed) = (Some(first), None);
        while let Some(job) = next {
            next = None;
            match job {
                Job::Write { plan, answer } => {
                    plans.push(plan);
                    answers.push(answer);
                    if plans.len() < BATCH_PLANS_MAX {
                        next = jobs.try_recv().ok();
                    }
                }
                Job::Scrub { answer } => scrubbed = Some(answer),
                Job::Close { answer } => closing = Some(answer),
            }
        }
        let results = super::sqlite_batch::commit(&writes, plans, &faults).await;
        for (answer, result) in answers.into_iter().zip(results) {
            // Whoever asked may have gone; what was committed stays committed.
            let _ = answer.send(result);
        }
        if let Some(answer) = scrubbed {
            let _ = answer.send(super::sqlite_batch::scrub(&writes).await);
        }
    }
    writes.close().await;
    drop(lock);
    if let Some(answer) = closing {
        let _ = answer.send(());
    }
}
