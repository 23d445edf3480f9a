//! Fault 36: every schema there ever was migrates, with data in it; an unknown one is refused.

use std::collections::BTreeSet;

use sqlx::Connection as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr as _};
use store::{Faults, Location, OpenError, Queue};

use crate::support::*;
use crate::world::{Kind, LASTING, World};

/// The first schema, as it was released.
const FIRST_SQLITE: &str = include_str!("../../migrations/sqlite/0001_base.sql");
const FIRST_POSTGRES: &str = include_str!("../../migrations/postgres/0001_base.sql");

/// A case as the first schema held it: without the parts of its designation.
fn old_case(flag: &str) -> String {
    let (key, digest) = (recipient(), digest("old"));
    format!(
        "INSERT INTO cases (id, designation, locator, stage, programme, form_digest, \
         case_recipient, reply_recipient, received_day, head_sequence, head_hash, head_us, \
         next_in, next_out, next_office, unread) VALUES ('{}', 'teal-wren-0042', '{}', \
         'received', '{digest}', '{digest}', '{key}', '{key}', '2024-05-15', 0, '{digest}', 1, \
         1, 1, 1, {flag})",
        id(),
        locator(id()),
    )
}

fn first(sql: &'static str) -> Migrator {
    let kind = MigrationType::Simple;
    let step = Migration::new(1, "0001_base".into(), kind, sql.into_sql_str(), false);
    let mut migrator = Migrator::with_migrations(vec![step]);
    migrator.dangerous_set_table_name("schema_steps");
    migrator
}

/// Runs statements on a store that is closed.
async fn run(world: &World, with_first_schema: bool, statements: &[String]) {
    match &world.location {
        Location::Sqlite(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
            let options = options.create_if_missing(true);
            let mut connection =
                sqlx::SqliteConnection::connect_with(&options).await.expect("connects");
            if with_first_schema {
                let migrated = first(FIRST_SQLITE).run_direct(None, &mut connection, false).await;
                migrated.expect("migrates");
            }
            for sql in statements {
                let query = sqlx::query(AssertSqlSafe(sql.clone()));
                query.execute(&mut connection).await.expect("runs");
            }
            connection.close().await.expect("closes");
        }
        Location::Postgres(url) => {
            let mut connection = sqlx::PgConnection::connect(url).await.expect("connects");
            if with_first_schema {
                let migrated = first(FIRST_POSTGRES).run_direct(None, &mut connection, false).await;
                migrated.expect("migrates");
            }
            for sql in statements {
                let query = sqlx::query(AssertSqlSafe(sql.clone()));
                query.execute(&mut connection).await.expect("runs");
            }
            connection.close().await.expect("closes");
        }
        Location::Memory => unreachable!("nothing of it is left"),
    }
}

#[tokio::test]
async fn fault_36_the_first_schema_migrates_with_its_data() {
    for kind in LASTING {
        let world = World::new(kind).await;
        let flag = if kind == Kind::Sqlite { "1" } else { "TRUE" };
        run(&world, true, &[old_case(flag)]).await;
        let store = world.open().await;
        for part in ["teal-wren", "wren-0042", "0042"] {
            let search = Some(part.to_owned());
            let queue = Queue { search, page: 1, per_page: 9, ..Queue::default() };
            let found = store.office().queue(&queue).await.expect("a page");
            assert_eq!(found.total, 1, "{part} on {kind:?}");
            assert_eq!(found.items[0].designation.as_str(), "teal-wren-0042");
        }
        store.close().await;
        world.open().await.close().await;
    }
}

#[tokio::test]
async fn fault_36_an_unknown_schema_is_refused() {
    for kind in LASTING {
        let world = World::new(kind).await;
        world.open().await.close().await;
        let newer = "INSERT INTO schema_steps (version, description, success, checksum, \
                     execution_time) SELECT 99, 'from the future', success, checksum, 0 \
                     FROM schema_steps WHERE version = 1";
        run(&world, false, &[newer.to_owned()]).await;
        let refused = world.try_open(Faults::none()).await;
        assert!(
            matches!(refused, Err(OpenError::UnknownSchema { found: 99, known: 2 })),
            "on {kind:?}"
        );
        let changed = "DELETE FROM schema_steps WHERE version = 99";
        let other = if kind == Kind::Sqlite { "x'00'" } else { "'\\x00'" };
        let checksum = format!("UPDATE schema_steps SET checksum = {other} WHERE version = 1");
        run(&world, false, &[changed.to_owned(), checksum]).await;
        let refused = world.try_open(Faults::none()).await;
        assert!(matches!(refused, Err(OpenError::ChangedSchema { version: 1 })), "on {kind:?}");
    }
}

/// Table, column and whether it may be null.
type Column = (String, String, bool);

#[tokio::test]
async fn fault_36_both_databases_have_one_logical_schema() {
    let (sqlite, postgres) = (World::new(Kind::Sqlite).await, World::new(Kind::Postgres).await);
    sqlite.open().await.close().await;
    postgres.open().await.close().await;
    let names = |dialect: &str| {
        let folder = format!("{}/migrations/{dialect}", env!("CARGO_MANIFEST_DIR"));
        let entries = std::fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").file_name()).collect::<BTreeSet<_>>()
    };
    assert_eq!(names("sqlite"), names("postgres"));
    let Location::Sqlite(path) = &sqlite.location else { unreachable!("a file") };
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let mut connection = sqlx::SqliteConnection::connect_with(&options).await.expect("connects");
    let one: Vec<Column> = sqlx::query_as(
        "SELECT m.name, c.name, c.\"notnull\" = 0 \
         FROM sqlite_master m, pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'schema_steps'",
    )
    .fetch_all(&mut connection)
    .await
    .expect("columns");
    connection.close().await.expect("closes");
    let Location::Postgres(url) = &postgres.location else { unreachable!("an address") };
    let mut connection = sqlx::PgConnection::connect(url).await.expect("connects");
    let two: Vec<Column> = sqlx::query_as(
        "SELECT table_name::TEXT, column_name::TEXT, is_nullable = 'YES' \
         FROM information_schema.columns \
         WHERE table_schema = current_schema() AND table_name <> 'schema_steps'",
    )
    .fetch_all(&mut connection)
    .await
    .expect("columns");
    connection.close().await.expect("closes");
    let (one, two) = (BTreeSet::from_iter(one), BTreeSet::from_iter(two));
    assert!(one.len() > 100);
    assert_eq!(one, two);
}
