//! `postern screen`: whom may the people of a file be on lists of names, and why?
//!
//! **Architecture Invariant:** who is asked about goes to standard output and to the file asked
//! for, and nowhere else: messages name lines, never names.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use lists::{FileReport, Loaded, Report};
use screening::{Found, Index, Party, THRESHOLD};

use super::lists::{ReadArgs, load};
use super::progress::Progress;
use super::screen_out::{Asked, Out};

/// How many names are compared at a time, by all cores.
const BATCH: usize = 1_024;

/// Arguments of `screen`.
#[derive(Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct ScreenArgs {
    /// Lists as their offices publish them; files that belong together, together.
    #[arg(long = "list", value_name = "FILE", num_args = 1.., required = true)]
    lists: Vec<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
    /// Who is asked about: one name a line, or CSV with a header (name, birth date, place …).
    #[arg(long, value_name = "FILE")]
    names: PathBuf,
    /// How alike a name must be, from 0 to 1.
    #[arg(long, default_value_t = THRESHOLD, value_parser = share)]
    threshold: f64,
    /// How many hits of one name are told, the likeliest first.
    #[arg(long, value_name = "NUMBER", default_value = "10", value_parser = some)]
    limit: usize,
    /// Write a row for each hit here, as CSV that is safe to open in a spreadsheet.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print JSON: an object a line for each name.
    #[arg(long)]
    json: bool,
}

const AFTER_HELP: &str = "\
Exit codes: 0 nobody is alike; 1 there are hits, or rows of names that could not be read, or a list
is broken off; 2 it could not be tried.";

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "expected a number from 0 to 1, such as 0.75".to_owned())
}

fn some(text: &str) -> Result<usize, String> {
    let some = text.parse::<usize>().ok().filter(|number| *number > 0);
    some.ok_or_else(|| "expected a whole number above 0".to_owned())
}

/// Screens names against lists.
pub(super) fn run(args: &ScreenArgs) -> ExitCode {
    crate::serve::quiet::hush_faults();
    match screen(args) {
        Ok(found) if found.hits == 0 && found.unread == 0 && found.whole => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => super::could_not(&error),
    }
}

/// What came of it.
struct Outcome {
    hits: u64,
    unread: u64,
    /// Whether all of every list was there.
    whole: bool,
}

fn screen(args: &ScreenArgs) -> Result<Outcome> {
    let mut loaded = load(&args.lists, &args.read)?;
    let index = Index::new(std::mem::take(&mut loaded.parties));
    let mut out = Out::new(&index, &loaded, args.out.as_deref(), args.json)?;
    let mut progress = Progress::new("names");
    let mut work = Work { args, index: &index, batch: Vec::new(), failed: None };
    let path = args.names.display().to_string();
    let file = File::open(&args.names).with_context(|| format!("cannot read {path}"))?;
    let report = lists::read_names(BufReader::new(file), &mut |party| {
        work.batch.push(party);
        if work.batch.len() >= BATCH {
            work.compare(&mut out, &mut progress);
        }
    })
    .with_context(|| format!("cannot read {path}"))?;
    work.compare(&mut out, &mut progress);
    progress.clear();
    if let Some(error) = work.failed {
        return Err(error);
    }
    told(&path, &report);
    let hits = out.finish(&report)?;
    let whole = loaded.reports.iter().all(|file| !file.report.broken_off);
    Ok(Outcome { hits, unread: report.problems.total, whole })
}

/// Says which rows of names could not be read, without saying what stands in them.
fn told(path: &str, report: &Report) {
    for problem in report.problems.kept.iter().take(20) {
        let (line, expected) = (problem.line, &problem.expected);
        eprintln!("postern: {path}: line {line}: expected {expected}");
    }
    let total = report.problems.total;
    if total > 20 {
        eprintln!("postern: {path}: and {} more", total - 20);
    }
}

/// Names that wait to be compared.
struct Work<'a> {
    args: &'a ScreenArgs,
    index: &'a Index,
    batch: Vec<Party>,
    /// Why nothing more can be written.
    failed: Option<anyhow::Error>,
}

impl Work<'_> {
    /// Compares the names that wait, and writes what is found in their order.
    fn compare(&mut self, out: &mut Out<'_>, progress: &mut Progress) {
        let batch = std::mem::take(&mut self.batch);
        if self.failed.is_some() || batch.is_empty() {
            return;
        }
        let found = self.hits(&batch);
        for (party, found) in batch.iter().zip(&found) {
            if let Err(error) = out.write(&Asked { party, found }) {
                self.failed = Some(error);
                return;
            }
        }
        progress.counted(out.asked());
    }

    fn hits(&self, batch: &[Party]) -> Vec<Found> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let share = batch.len().div_ceil(cores).max(1);
        let (index, threshold, limit) = (self.index, self.args.threshold, self.args.limit);
        let one = |party: &Party| index.screen(party, threshold, limit);
        std::thread::scope(|scope| {
            let shares: Vec<_> = batch
                .chunks(share)
                .map(|share| scope.spawn(move || share.iter().map(one).collect::<Vec<_>>()))
                .collect();
            let done = shares.into_iter().map(|share| share.join());
            done.flat_map(|share| match share {
                Ok(found) => found,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
        })
    }
}

/// What is told of the lists that were used: file, digest, and whether they are broken off.
pub(super) fn lists_used(loaded: &Loaded) -> Vec<(String, &str, bool)> {
    let used = loaded.reports.iter().map(|FileReport { path, report }| {
        (path.display().to_string(), report.digest.as_str(), report.broken_off)
    });
    used.collect()
}
