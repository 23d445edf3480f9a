//! A place a store can be opened in again and again, on each kind of database.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use sealing::SeededEntropy;
use sqlx::Connection as _;
use store::{Clock, Faults, Location, OpenError, Options, Store, VaultLocation};
use tempfile::TempDir;

/// Noon on Wednesday, 15 May 2024.
pub(crate) const NOON_US: i64 = 1_715_774_400_000_000;

/// A kind of database.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Memory,
    Sqlite,
    Postgres,
}

/// The kinds that outlive a store.
pub(crate) const LASTING: [Kind; 2] = [Kind::Sqlite, Kind::Postgres];
pub(crate) const EVERY: [Kind; 3] = [Kind::Memory, Kind::Sqlite, Kind::Postgres];

/// A place with a clock. Dropped, its folder goes.
pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) clock: Arc<AtomicI64>,
    pub(crate) location: Location,
    seed: AtomicU64,
}

static NEXT: AtomicU64 = AtomicU64::new(1);

impl World {
    pub(crate) async fn new(kind: Kind) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let location = match kind {
            Kind::Memory => Location::Memory,
            Kind::Sqlite => Location::Sqlite(folder.path().join("postern.db")),
            Kind::Postgres => Location::Postgres(postgres_schema().await),
        };
        let clock = Arc::new(AtomicI64::new(NOON_US));
        Self { folder, clock, location, seed: AtomicU64::new(1) }
    }

    pub(crate) fn vault(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    pub(crate) fn options(&self, faults: Faults) -> Options {
        let vault = match self.location {
            Location::Memory => VaultLocation::Memory,
            _ => VaultLocation::Folder(self.vault()),
        };
        let seed = self.seed.fetch_add(1, Ordering::SeqCst);
        Options {
            location: self.location.clone(),
            vault,
            clock: Clock::Set(Arc::clone(&self.clock)),
            entropy: Arc::new(SeededEntropy::new(seed)),
            faults,
        }
    }

    pub(crate) async fn try_open(&self, faults: Faults) -> Result<Store, OpenError> {
        Store::open(self.options(faults)).await
    }

    pub(crate) async fn open(&self) -> Store {
        self.try_open(Faults::none()).await.expect("opens")
    }

    pub(crate) fn pass_us(&self, us: i64) {
        self.clock.fetch_add(us, Ordering::SeqCst);
    }

    /// Names of the files in the vault, without the list of erasures.
    pub(crate) fn blobs(&self) -> Vec<String> {
        let mut names = Vec::new();
        let Ok(entries) = std::fs::read_dir(self.vault()) else { return names };
        for entry in entries {
            let entry = entry.expect("an entry");
            if entry.file_type().expect("a type").is_dir() {
                for file in std::fs::read_dir(entry.path()).expect("a folder") {
                    let name = file.expect("an entry").file_name();
                    names.push(name.into_string().expect("ASCII"));
                }
            }
        }
        names.sort();
        names
    }
}

/// The server that the test runner started.
pub(crate) fn postgres_url() -> String {
    std::env::var("POSTERN_TEST_POSTGRES").expect(
        "POSTERN_TEST_POSTGRES is not set: run `cargo xtask test`, which starts a PostgreSQL \
         server for the tests, or set it to the address of one they may make schemas in",
    )
}

/// A schema of its own on that server, as an address.
async fn postgres_schema() -> String {
    let url = postgres_url();
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    let schema = format!("t{}_{number}", std::process::id());
    let mut connection = sqlx::PgConnection::connect(&url).await.expect("the test server answers");
    // A server that is kept between runs may hold a schema of an earlier process of this number.
    for sql in
        [format!("DROP SCHEMA IF EXISTS {schema} CASCADE"), format!("CREATE SCHEMA {schema}")]
    {
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.expect("a schema");
    }
    connection.close().await.expect("closes");
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}options[search_path]={schema}")
}
