//! Other matchers on the same files, by the script that also prepares the files.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::environment::environment;
use crate::options::Options;

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/screening");
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/rivals");

/// The Python with the rivals, installed if need be.
pub(crate) fn python() -> Result<PathBuf> {
    environment(FOLDER, SOURCES)
}

/// Runs the script, and fails with what it said if it fails.
fn run(command: &mut Command) -> Result<()> {
    eprintln!("{command:?}");
    // What it prints stands in the report, so it is not printed a second time.
    let output = command.stdin(Stdio::null()).output();
    let output = output.with_context(|| format!("could not start {command:?}"))?;
    if !output.status.success() {
        bail!(
            "failed ({}): {command:?}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(())
}

/// Derives pairs, list and queries from the EU's list; this needs no more than Python itself.
pub(crate) fn prepare(options: &Options) -> Result<()> {
    let mut command = Command::new("python3");
    command.arg(&options.script).arg("prepare");
    command.arg(options.data.join("eu_oj/32014R0269.csv")).arg(&options.out);
    command.arg("--petrovich").arg(options.data.join("petrovich_eval"));
    run(&mut command).context("the cases are prepared by Python 3, which must be installed")
}

fn answer(command: &mut Command, to: &Path) -> Result<Vec<Value>> {
    run(command.arg("--json").arg(to))?;
    let text = std::fs::read_to_string(to)?;
    serde_json::from_str(&text).with_context(|| format!("{} is not a list", to.display()))
}

/// What each of nomenklatura's matchers makes of the pairs.
pub(crate) fn pairs(python: &Path, options: &Options, file: &Path) -> Result<Vec<Value>> {
    let mut command = Command::new(python);
    command.arg(&options.script).arg("pairs").arg(file);
    command.args(["--thresholds", "0.5,0.6,0.7,0.75,0.8,0.9"]);
    answer(&mut command, &file.with_extension("rivals.json"))
}

/// What both engines find in the list.
pub(crate) fn list(
    python: &Path,
    options: &Options,
    list: &Path,
    queries: &Path,
) -> Result<Vec<Value>> {
    let mut command = Command::new(python);
    command.arg(&options.script).arg("list").arg(list).arg(queries);
    answer(&mut command, &queries.with_extension("rivals.json"))
}
