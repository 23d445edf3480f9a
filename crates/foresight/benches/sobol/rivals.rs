//! SALib and NumPy in a process of their own, in a throw-away Python environment below the target
//! folder.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::environment::environment;

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/sobol");
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/sobol_rivals");

/// The rival, running: a line in, a line of JSON out.
pub(crate) struct Rival {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    people: PathBuf,
}

impl Rival {
    /// Installs it if need be, writes the people down for it and starts it.
    pub(crate) fn start(segment: &[u8], shock: &[f64], processes: usize) -> Result<Self> {
        let python = environment(FOLDER, SOURCES)?;
        let people = Path::new(FOLDER).join(format!("people-{}", std::process::id()));
        std::fs::create_dir_all(&people)?;
        std::fs::write(people.join("segment.bin"), segment)?;
        let bytes: Vec<u8> = shock.iter().flat_map(|shock| shock.to_le_bytes()).collect();
        std::fs::write(people.join("shock.bin"), bytes)?;
        let mut command = Command::new(python);
        command.arg(Path::new(SOURCES).join("takeup.py")).arg(&people).arg(processes.to_string());
        // Each process keeps to one core; several would get into each other's way.
        command.env("OMP_NUM_THREADS", "1").env("OPENBLAS_NUM_THREADS", "1");
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {command:?}"))?;
        let (input, output) = (process.stdin.take(), process.stdout.take());
        let output = BufReader::new(output.context("its output is piped")?);
        Ok(Self { process, input, output, people })
    }

    fn ask(&mut self, request: &Value) -> Result<Value> {
        let input = self.input.as_mut().context("its input is piped")?;
        writeln!(input, "{request}")?;
        input.flush()?;
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            bail!("no answer to `{request}`; what went wrong stands above");
        }
        Ok(serde_json::from_str(&line)?)
    }

    /// Seconds taken by runs at these points, and their take-up.
    pub(crate) fn run(
        &mut self,
        points: &[Vec<f64>],
        weeks: usize,
        seed: u32,
    ) -> Result<(f64, Vec<f64>)> {
        let answer = self.ask(&json!({ "points": points, "weeks": weeks, "seed": seed }))?;
        let seconds = answer["seconds"].as_f64().context("no seconds")?;
        let shares = answer["take_up"].as_array().context("no take-up")?;
        let shares = shares.iter().map(|share| share.as_f64().context("no share"));
        Ok((seconds, shares.collect::<Result<_>>()?))
    }

    /// Seconds SALib takes to sample and analyse one output of so many base rows, and how many
    /// runs it asks for.
    pub(crate) fn sensitivity(&mut self, base: u32, parameters: usize) -> Result<(f64, u64)> {
        let answer = self.ask(&json!({ "base": base, "parameters": parameters }))?;
        let seconds = |name: &str| answer[name].as_f64().context("no seconds");
        let runs = answer["runs"].as_u64().context("no runs")?;
        Ok((seconds("sample")? + seconds("analyse")?, runs))
    }
}

impl Drop for Rival {
    fn drop(&mut self) {
        // It ends when there is nothing more to read.
        drop(self.input.take());
        if let Err(error) = self.process.wait() {
            eprintln!("the rival did not end: {error}");
        }
        if let Err(error) = std::fs::remove_dir_all(&self.people) {
            eprintln!("{} could not be removed: {error}", self.people.display());
        }
    }
}
