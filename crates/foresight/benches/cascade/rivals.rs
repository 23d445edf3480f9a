//! Other engines, in a throw-away Python environment below the target folder.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use foresight::ties::Graph;
use serde_json::Value;

use crate::environment::environment;

/// Where everything of theirs is installed and written: below the target folder.
const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/cascade");
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/rivals");

/// What one run of a rival came to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) seconds: f64,
    pub(crate) share: f64,
    pub(crate) persons: f64,
    /// Ties that were followed, where the rival says so.
    pub(crate) touched: Option<f64>,
}

/// The Python process: a name in, a run out.
pub(crate) struct Rivals {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    files: PathBuf,
}

impl Rivals {
    /// Writes the graph for them and starts the process, installing what is missing.
    pub(crate) fn new(graph: &Graph) -> Result<Self> {
        let python = environment(FOLDER, SOURCES)?;
        let files = Path::new(FOLDER).join(format!("graph-{}", std::process::id()));
        std::fs::create_dir_all(&files)?;
        write(&files.join("starts.u32"), graph.starts())?;
        write(&files.join("edges.u32"), graph.edges())?;
        let mut command = Command::new(python);
        command.arg(Path::new(SOURCES).join("spread.py")).arg(&files);
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {command:?}"))?;
        let (input, output) = (process.stdin.take(), process.stdout.take());
        let output = BufReader::new(output.context("its output is piped")?);
        Ok(Self { process, input, output, files })
    }

    /// Runs one engine.
    pub(crate) fn run(&mut self, name: &str) -> Result<Run> {
        let input = self.input.as_mut().context("its input is piped")?;
        writeln!(input, "{name}")?;
        input.flush()?;
        // Some engines print of their own accord; what is ours begins with a brace.
        let answer = loop {
            let mut line = String::new();
            if self.output.read_line(&mut line)? == 0 {
                bail!("no answer from {name}; what went wrong stands above");
            }
            if line.starts_with('{') {
                break serde_json::from_str::<Value>(&line)?;
            }
        };
        let number = |key: &str| answer[key].as_f64();
        let run = Run {
            seconds: number("seconds").context("no seconds")?,
            share: number("share").context("no share")?,
            persons: number("persons").context("no persons")?,
            touched: number("touched"),
        };
        eprintln!("{name}: {run:?}");
        Ok(run)
    }
}

impl Drop for Rivals {
    fn drop(&mut self) {
        // It ends when there is nothing more to read.
        drop(self.input.take());
        if let Err(error) = self.process.wait() {
            eprintln!("the rivals did not end: {error}");
        }
        if let Err(error) = std::fs::remove_dir_all(&self.files) {
            eprintln!("{} could not be removed: {error}", self.files.display());
        }
    }
}

fn write(path: &Path, words: &[u32]) -> Result<()> {
    let mut file = std::io::BufWriter::with_capacity(1 << 20, std::fs::File::create(path)?);
    for word in words {
        file.write_all(&word.to_le_bytes())?;
    }
    Ok(file.flush()?)
}
