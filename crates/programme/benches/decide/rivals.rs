//! Other engines as processes of their own that stay alive for the whole run: NumPy and OpenFisca
//! in a throw-away Python environment, Zen as a program of its own. Nothing of them is linked.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::d1::{D1, Sums};
use environment::{environment, finish};

#[path = "../../../foresight/benches/python/environment.rs"]
mod environment;

/// Where everything of theirs is built and written: below the target folder.
const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/decide");
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/rivals");

/// The engines on the Python side.
pub(crate) const PYTHONS: [&str; 3] = ["openfisca-core", "numpy", "numpy-narrow"];

/// The people as files of bytes, gone when dropped.
pub(crate) struct Written(PathBuf);

impl Written {
    /// Writes a file for each column.
    pub(crate) fn new(people: &D1) -> Result<Self> {
        let folder = Path::new(FOLDER).join(format!("people-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let written = Self(folder);
        for (name, column) in &people.columns {
            std::fs::write(written.0.join(format!("{name}.bin")), column)?;
        }
        Ok(written)
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} could not be removed: {error}", self.0.display());
        }
    }
}

/// A running rival: a line in, a line of JSON out.
pub(crate) struct Rival {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Rival {
    /// NumPy and OpenFisca, installed if they are not.
    pub(crate) fn python(people: &Written, persons: usize) -> Result<Self> {
        let python = environment(FOLDER, SOURCES)?;
        let script = Path::new(SOURCES).join("columns.py");
        Self::start(Command::new(python).arg(script), people, persons)
    }

    /// Zen, built if it is not.
    pub(crate) fn zen(people: &Written, persons: usize) -> Result<Self> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let target = Path::new(FOLDER).join("zen");
        let manifest = Path::new(SOURCES).join("Cargo.toml");
        let mut build = Command::new(cargo);
        build.args(["build", "--release", "--locked", "--manifest-path"]).arg(manifest);
        finish(build.arg("--target-dir").arg(&target))?;
        Self::start(&mut Command::new(target.join("release/rivals")), people, persons)
    }

    fn start(command: &mut Command, people: &Written, persons: usize) -> Result<Self> {
        command.arg(&people.0).arg(persons.to_string());
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {command:?}"))?;
        let (input, output) = (process.stdin.take(), process.stdout.take());
        let output = BufReader::new(output.context("its output is piped")?);
        Ok(Self { process, input, output })
    }

    /// Asks for one thing.
    pub(crate) fn ask(&mut self, what: &str) -> Result<Value> {
        let input = self.input.as_mut().context("its input is piped")?;
        writeln!(input, "{what}")?;
        input.flush()?;
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            bail!("no answer to `{what}`; what went wrong stands above");
        }
        Ok(serde_json::from_str(&line)?)
    }

    /// One run: its seconds, and what it came to.
    pub(crate) fn run(&mut self, what: &str) -> Result<(f64, Sums)> {
        let answer = self.ask(what)?;
        let seconds = answer["seconds"].as_f64().context("no seconds")?;
        let dollars = answer["dollars"].as_i64().context("no sum")?;
        let citizens = answer["citizens"].as_u64().context("no count")?;
        Ok((seconds, Sums { dollars, citizens }))
    }
}

impl Drop for Rival {
    fn drop(&mut self) {
        // Both end when there is nothing more to read.
        drop(self.input.take());
        if let Err(error) = self.process.wait() {
            eprintln!("a rival did not end: {error}");
        }
    }
}
