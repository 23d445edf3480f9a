//! Migrations: two folders with the same names, run in order; never a schema we do not know.

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};

use crate::error::OpenError;

/// One step of the schema, in both dialects.
pub(crate) struct Step {
    pub(crate) version: i64,
    pub(crate) name: &'static str,
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

macro_rules! step {
    ($version:literal, $name:literal) => {
        Step {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../../migrations/postgres/", $name, ".sql")),
        }
    };
}

/// Every step there ever was, oldest first. A released step never changes.
pub(crate) const MIGRATIONS: [Step; 2] =
    [step!(1, "0001_base"), step!(2, "0002_search_by_any_part")];

/// The newest schema this program knows.
pub(crate) const NEWEST: i64 = MIGRATIONS[MIGRATIONS.len() - 1].version;

/// The schema a database has.
pub(super) const FOUND: &str = "SELECT max(version) FROM schema_steps";

/// Refuses a database that would have to be migrated, or that a newer program wrote.
pub(super) fn must_be_newest(found: i64) -> Result<(), OpenError> {
    match found.cmp(&NEWEST) {
        std::cmp::Ordering::Less => Err(OpenError::OldSchema { found, known: NEWEST }),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(OpenError::UnknownSchema { found, known: NEWEST }),
    }
}

/// The migrations of one dialect.
pub(super) fn migrator(dialect: fn(&Step) -> &'static str) -> Migrator {
    let migration = |step: &Step| {
        let sql = dialect(step).into_sql_str();
        Migration::new(step.version, step.name.into(), MigrationType::Simple, sql, false)
    };
    let mut migrator = Migrator::with_migrations(MIGRATIONS.iter().map(migration).collect());
    migrator.dangerous_set_table_name("schema_steps");
    migrator
}

/// Why migrating failed.
pub(super) fn failure(error: MigrateError) -> OpenError {
    match error {
        MigrateError::VersionMissing(found) => OpenError::UnknownSchema { found, known: NEWEST },
        MigrateError::VersionMismatch(version) => OpenError::ChangedSchema { version },
        other => OpenError::Database(Box::new(other)),
    }
}
