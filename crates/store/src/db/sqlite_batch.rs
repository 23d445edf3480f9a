//! One commit of the SQLite writer: several plans, each whole or not at all.

use sqlx::SqliteConnection;
use sqlx::sqlite::SqlitePool;

use super::bind::{bound, sql_text};
use super::failure;
use crate::error::{StoreError, Unavailable};
use crate::faults::Faults;
use crate::plan::{Plan, Statement};

type Answer = Result<(), StoreError>;

/// Carries out plans in one transaction and answers each. A plan that is out of date is rolled back
/// alone; if the commit fails, everybody hears of it.
pub(super) async fn commit(pool: &SqlitePool, plans: Vec<Plan>, faults: &Faults) -> Vec<Answer> {
    let number = plans.len();
    if number == 0 {
        return Vec::new();
    }
    match run(pool, plans, faults).await {
        Ok(answers) => answers,
        Err(error) => vec![Err(error); number],
    }
}

async fn run(
    pool: &SqlitePool,
    plans: Vec<Plan>,
    faults: &Faults,
) -> Result<Vec<Answer>, StoreError> {
    let mut connection = pool.acquire().await.map_err(|error| failure::of(&error))?;
    execute(&mut connection, "BEGIN IMMEDIATE").await?;
    let committed = fill_and_commit(&mut connection, plans, faults).await;
    if committed.is_err() && !is_rolled_back(&mut connection).await {
        // What it began would be part of the next commit, and nobody was told of it.
        connection.close_on_drop();
        tracing::error!("a transaction could not be rolled back: its connection is closed");
    }
    committed
}

/// Rolls back. On some errors SQLite has done so by itself; then a new transaction can begin.
async fn is_rolled_back(connection: &mut SqliteConnection) -> bool {
    if execute(connection, "ROLLBACK").await.is_ok() {
        return true;
    }
    execute(connection, "BEGIN").await.is_ok() && execute(connection, "ROLLBACK").await.is_ok()
}

async fn fill_and_commit(
    connection: &mut SqliteConnection,
    plans: Vec<Plan>,
    faults: &Faults,
) -> Result<Vec<Answer>, StoreError> {
    let mut answers = Vec::with_capacity(plans.len());
    // A plan by itself needs no savepoint: if it is out of date, nothing is committed at all.
    let several = plans.len() > 1;
    for plan in plans {
        if several {
            execute(connection, "SAVEPOINT one_plan").await?;
        }
        let answer = statements(connection, plan, faults).await;
        if let Err(error) = &answer {
            if !failure::is_of_one_plan(error) {
                return Err(error.clone());
            }
            if several {
                execute(connection, "ROLLBACK TO one_plan").await?;
            }
        }
        if several {
            execute(connection, "RELEASE one_plan").await?;
        }
        answers.push(answer);
    }
    if faults.is_down() {
        return Err(StoreError::Unavailable(Unavailable::Planned));
    }
    if answers.iter().all(Result::is_err) {
        // Nothing was written: no need to wait for the disk.
        execute(connection, "ROLLBACK").await?;
        return Ok(answers);
    }
    let point = faults.point()?;
    execute(connection, "COMMIT").await?;
    if let Err(error) = point.effect() {
        return Ok(vec![Err(error); answers.len()]);
    }
    Ok(answers)
}

async fn statements(
    connection: &mut SqliteConnection,
    plan: Plan,
    faults: &Faults,
) -> Result<(), StoreError> {
    faults.point()?.effect()?;
    for Statement { sql, args, expect } in plan.statements {
        let point = faults.point()?;
        let done = bound!(sql_text(sql), args).execute(&mut *connection).await;
        let done = done.map_err(|error| failure::of(&error))?;
        if !expect.met_by(done.rows_affected()) {
            return Err(StoreError::Conflict);
        }
        point.effect()?;
    }
    Ok(())
}

/// Moves the log into the database and empties it, so that no older page stays readable there.
/// Readers can keep it from that: then `false`, and it must be tried again.
pub(super) async fn scrub(pool: &SqlitePool) -> Result<bool, StoreError> {
    let mut connection = pool.acquire().await.map_err(|error| failure::of(&error))?;
    // A backup may read for long, and every other act waits for this one.
    execute(&mut connection, "PRAGMA busy_timeout = 500").await?;
    let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
    let busy = sqlx::query_scalar::<_, i64>(sql).fetch_one(&mut *connection).await;
    execute(&mut connection, "PRAGMA busy_timeout = 10000").await?;
    Ok(busy.map_err(|error| failure::of(&error))? == 0)
}

async fn execute(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), StoreError> {
    let done = sqlx::query(sql).execute(connection).await;
    done.map(|_| ()).map_err(|error| failure::of(&error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::args;
    use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

    fn plan(bytes: usize) -> Plan {
        let mut plan = Plan::new();
        plan.one("INSERT INTO things (bytes) VALUES ($1)", args![vec![7; bytes].as_slice()]);
        plan
    }

    fn missed() -> Plan {
        let mut plan = plan(10);
        plan.one("UPDATE things SET bytes = bytes WHERE FALSE", args![]);
        plan
    }

    async fn small_database() -> SqlitePool {
        let options = SqliteConnectOptions::new().in_memory(true).pragma("max_page_count", "40");
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
        let pool = pool.expect("opens");
        let made = sqlx::query("CREATE TABLE things (bytes BLOB)").execute(&pool).await;
        made.expect("a table");
        pool
    }

    async fn rows(pool: &SqlitePool) -> i64 {
        let count = sqlx::query_scalar("SELECT COUNT(*) FROM things").fetch_one(pool).await;
        count.expect("a count")
    }

    #[tokio::test]
    async fn fault_24_a_full_database_refuses_and_stays_whole() {
        let (pool, faults) = (small_database().await, Faults::none());
        assert_eq!(commit(&pool, vec![plan(10)], &faults).await, [Ok(())]);
        let full = commit(&pool, vec![plan(10), plan(1_000_000)], &faults).await;
        let refused = Err(StoreError::DiskFull);
        assert_eq!(full, [refused.clone(), refused], "nobody is told it was kept");
        assert_eq!(rows(&pool).await, 1);
        assert_eq!(commit(&pool, vec![plan(10)], &faults).await, [Ok(())], "and it goes on");
        assert_eq!(rows(&pool).await, 2);
    }

    #[tokio::test]
    async fn a_plan_that_is_out_of_date_is_rolled_back_alone() {
        let (pool, faults) = (small_database().await, Faults::none());
        let answers = commit(&pool, vec![plan(10), missed(), plan(10)], &faults).await;
        assert_eq!(answers, [Ok(()), Err(StoreError::Conflict), Ok(())]);
        assert_eq!(rows(&pool).await, 2);
    }
}
