//! The three places an office can be kept in, each new and empty.

use std::process::Command;

use anyhow::{Context, Result, bail};

/// Names the address of a PostgreSQL that tests may make databases in.
pub const TEST_POSTGRES: &str = "POSTERN_TEST_POSTGRES";

/// Where an office is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Backing {
    /// SQLite in memory.
    Memory,
    /// A SQLite file.
    Sqlite,
    /// A PostgreSQL database.
    Postgres,
}

impl Backing {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Memory, Self::Sqlite, Self::Postgres];
}

/// A PostgreSQL database of its own, dropped in the end.
pub struct Database {
    server: String,
    name: String,
}

impl Database {
    /// Makes one. Without a server to make it in, this fails and says what to run.
    pub fn make() -> Result<Self> {
        let Ok(server) = std::env::var(TEST_POSTGRES) else {
            bail!("{TEST_POSTGRES} is not set: run `cargo xtask test`, which starts a PostgreSQL");
        };
        let mut draw = [0; 8];
        sealing::Entropy::fill(&sealing::OsEntropy, &mut draw)?;
        let name = format!("proof_{:016x}", u64::from_be_bytes(draw));
        let database = Self { server, name };
        database.psql(&format!("CREATE DATABASE {}", database.name))?;
        Ok(database)
    }

    /// Its address.
    pub fn url(&self) -> String {
        let (server, query) = match self.server.split_once('?') {
            Some((server, query)) => (server, format!("?{query}")),
            None => (self.server.as_str(), String::new()),
        };
        let host = server.rsplit_once('/').map_or(server, |(host, _)| host);
        format!("{host}/{}{query}", self.name)
    }

    /// Runs a statement in it, as somebody with the database would.
    pub fn tamper(&self, statement: &str) -> Result<()> {
        psql(&self.url(), statement)
    }

    fn psql(&self, statement: &str) -> Result<()> {
        psql(&self.server, statement)
    }
}

/// Fails where a statement fails, or changes nothing.
fn psql(address: &str, statement: &str) -> Result<()> {
    let arguments = ["--no-psqlrc", "--command", statement, address];
    let output = Command::new("psql").args(arguments).output();
    let output = output.context("psql is missing: install postgresql")?;
    let said = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() || ["UPDATE 0", "DELETE 0", "INSERT 0 0"].contains(&said.trim()) {
        bail!("{statement}: {said}{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Err(error) = self.psql(&format!("DROP DATABASE {} WITH (FORCE)", self.name)) {
            eprintln!("the test's database was not dropped: {error:#}");
        }
    }
}
