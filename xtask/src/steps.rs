//! The steps of testing and measuring, each with all it needs.

use std::process::Command;

use anyhow::Result;

use crate::install;
use crate::postgres::Postgres;
use crate::run::{cargo, root, run};

/// Names the address of a PostgreSQL that tests may make databases in.
const TEST_POSTGRES: &str = "POSTERN_TEST_POSTGRES";

/// Installs what is missing and runs every test.
pub(crate) fn test() -> Result<()> {
    install::everything()?;
    rust(&[])?;
    browser(&[])?;
    eprintln!("xtask: every test passed");
    Ok(())
}

/// The Rust tests of all crates, on SQLite and PostgreSQL.
pub(crate) fn rust(args: &[String]) -> Result<()> {
    let postgres = Postgres::start(false)?;
    run(cargo()
        .args(["test", "--workspace"])
        .args(args)
        .env(TEST_POSTGRES, postgres.url())
        .env("POSTERN_BIN", build("dev")?))
}

/// The browser tests, against a server built for development.
pub(crate) fn browser(args: &[String]) -> Result<()> {
    let binary = build("dev")?;
    run(Command::new("npx")
        .current_dir(root().join("e2e"))
        .args(["playwright", "test"])
        .args(args)
        .env("POSTERN_BIN", binary))
}

/// Formatting and lints.
pub(crate) fn lint() -> Result<()> {
    run(cargo().args(["fmt", "--all", "--check"]))?;
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// The intake benchmark, with a PostgreSQL that syncs.
pub(crate) fn intake(args: &[String]) -> Result<()> {
    let postgres = Postgres::start(true)?;
    run(cargo()
        .args(["bench", "-p", "proof", "--bench", "intake", "--"])
        .args(args)
        .env(TEST_POSTGRES, postgres.url()))
}

/// A benchmark that needs nothing but what it makes itself, its rivals below the target folder.
pub(crate) fn bench(package: &str, name: &str, args: &[String]) -> Result<()> {
    run(cargo().args(["bench", "-p", package, "--bench", name, "--"]).args(args))
}

/// Builds the `postern` command and says where it is.
fn build(profile: &str) -> Result<std::path::PathBuf> {
    run(cargo().args(["build", "--package", "postern", "--profile", profile]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root().join("target"), Into::into);
    let target = if target.is_absolute() { target } else { root().join(target) };
    Ok(target.join("debug/postern"))
}
