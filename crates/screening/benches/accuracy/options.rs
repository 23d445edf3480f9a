//! What the report is asked for.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Words on the command line.
const USAGE: &str = "\
--data FOLDER      the folder with eu_oj, nomenklatura, petrovich_eval, iuliia and uklatn; needed
--rivals FILE      the rivals' script; otherwise DATA/../../bench/screening_rivals.py
--no-rivals        without other matchers; the script still prepares the cases
--only-pairs       tasks A, B and B2 alone, in seconds
--out FOLDER       where the cases, report.json and report.md go; otherwise below the target folder
--misses FILE      write every wrong decision on the development half there, as CSV
--all-misses       on both halves; look at these only once nothing is tuned any more
--seed N           for made-up people and queries; otherwise 1
--json             print the whole report as JSON";

/// What the report is asked for.
pub(crate) struct Options {
    pub(crate) data: PathBuf,
    pub(crate) script: PathBuf,
    pub(crate) rivals: bool,
    pub(crate) only_pairs: bool,
    pub(crate) out: PathBuf,
    pub(crate) misses: Option<PathBuf>,
    pub(crate) all_misses: bool,
    pub(crate) seed: u64,
    pub(crate) json: bool,
}

impl Options {
    pub(crate) fn from_arguments() -> Result<Self> {
        let mut words = std::env::args().skip(1);
        let (mut data, mut script, mut misses) = (None, None, None);
        let mut out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("accuracy");
        let mut only_pairs = false;
        let (mut rivals, mut all_misses, mut seed, mut json) = (true, false, 1, false);
        while let Some(word) = words.next() {
            let mut value =
                || words.next().with_context(|| format!("{word} takes a value\n{USAGE}"));
            match word.as_str() {
                "--data" => data = Some(from_here(&value()?)),
                "--rivals" => script = Some(from_here(&value()?)),
                "--out" => out = from_here(&value()?),
                "--misses" => misses = Some(from_here(&value()?)),
                "--seed" => seed = value()?.parse().context("--seed takes a whole number")?,
                "--no-rivals" => rivals = false,
                "--only-pairs" => only_pairs = true,
                "--all-misses" => all_misses = true,
                "--json" => json = true,
                // Cargo adds this to every benchmark.
                "--bench" => {}
                _ => bail!("{word} is not known\n{USAGE}"),
            }
        }
        let data = data.with_context(|| format!("--data is needed\n{USAGE}"))?;
        let script = script.unwrap_or_else(|| data.join("../../bench/screening_rivals.py"));
        for needed in [&data, &script] {
            needed.metadata().with_context(|| format!("{} is not there", needed.display()))?;
        }
        Ok(Self { data, script, rivals, only_pairs, out, misses, all_misses, seed, json })
    }
}

/// A path as the person at the shell means it: cargo runs a benchmark in its package's folder, and
/// the shell says in `PWD` where it was called.
fn from_here(path: &str) -> PathBuf {
    std::env::var_os("PWD").map_or_else(PathBuf::new, PathBuf::from).join(path)
}
