//! Installing what the tests need: Debian packages by apt when root, npm for the browser tests.

use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{is_there, read, root, run};

/// A program the tests use, and the Debian package that brings it.
const NEEDED: [(&str, &str); 4] =
    [("chromium", "chromium"), ("ffmpeg", "ffmpeg"), ("initdb", "postgresql"), ("age", "age")];

/// Installs everything that is missing.
pub(crate) fn everything() -> Result<()> {
    debian_packages()?;
    browser_packages()
}

fn debian_packages() -> Result<()> {
    let missing: Vec<&str> = NEEDED
        .iter()
        .filter(|(program, _)| !is_there(program) && !postgres_has(program))
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    let is_root = read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root || !is_there("apt-get") {
        bail!("these Debian packages are needed: {list}\n  run: sudo apt-get install {list}");
    }
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    run(Command::new("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(&missing))
}

/// Debian keeps PostgreSQL's server programs out of the path.
fn postgres_has(program: &str) -> bool {
    crate::postgres::program(program).is_some()
}

fn browser_packages() -> Result<()> {
    let e2e = root().join("e2e");
    let lock = e2e.join("package-lock.json");
    let installed = e2e.join("node_modules/.package-lock.json");
    let changed = |file: &std::path::Path| file.metadata().and_then(|data| data.modified()).ok();
    if changed(&installed).is_some() && changed(&installed) >= changed(&lock) {
        return Ok(());
    }
    if !is_there("npm") {
        bail!("Node with npm is needed for the browser tests: install Node 20 or newer");
    }
    run(Command::new("npm").current_dir(&e2e).args(["ci", "--no-audit", "--no-fund"]))
}
