//! Files of runs: made by jobs, gone on with after a stop, and put together.
//!
//! A file begins with a line that says what its runs were made from; each further line is one run,
//! written in order. A line that was cut off by a crash is taken away and run again.

use std::fs::{File, OpenOptions, create_dir_all, read_dir};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use foresight::ensemble::share;
use foresight::model::{Model, Outcome};
use serde::{Deserialize, Serialize};

use crate::error::ForecastError;
use crate::origin::Origin;

/// Runs made before they are written. Part of nothing's definition: runs do not hang on it.
const AT_ONCE: u32 = 16;
/// The folder of runs below a forecast's own.
const FOLDER: &str = "runs";

/// Which part of an ensemble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// Counted from 1.
    pub number: u32,
    /// How many there are.
    pub jobs: u32,
}

impl Job {
    /// The whole.
    pub const WHOLE: Self = Self { number: 1, jobs: 1 };

    fn file(self, out: &Path) -> PathBuf {
        out.join(FOLDER).join(format!("job-{}-of-{}.jsonl", self.number, self.jobs))
    }
}

/// Where the work stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Runs that are done, those of earlier sittings included.
    pub done: u64,
    /// Runs of this job.
    pub total: u64,
    /// Those of earlier sittings.
    pub before: u64,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    origin: Origin,
    job: u32,
    jobs: u32,
}

/// Does a job, or what is left of it. `at` is told where the work stands and gives `false` to stop;
/// what was done stays, and the next call goes on with it.
///
/// # Errors
/// If the folder holds runs of another origin and `force` is not set; if a file cannot be written.
pub fn run_job(
    model: &Model<'_>,
    origin: &Origin,
    out: &Path,
    job: Job,
    force: bool,
    at: &mut dyn FnMut(Stand) -> bool,
) -> Result<(), ForecastError> {
    if job.number == 0 || job.number > job.jobs {
        let expected = format!("1 to {}", job.jobs);
        let found = u64::from(job.number);
        return Err(ForecastError::Number { what: "--job", expected, found });
    }
    let path = job.file(out);
    let folder = out.join(FOLDER);
    create_dir_all(&folder).map_err(ForecastError::file("make", &folder))?;
    if force && path.exists() {
        std::fs::remove_file(&path).map_err(ForecastError::file("remove", &path))?;
    }
    let range = share(origin.runs, job.number, job.jobs);
    let (mut file, done) = opened(&path, origin, job, &range)?;
    let (total, before) = (range.len() as u64, u64::from(done));
    let mut next = range.start + done;
    let stand = |next: u32| Stand { done: u64::from(next - range.start), total, before };
    if !at(stand(next)) {
        return Err(ForecastError::Stopped);
    }
    while next < range.end {
        let part = next..range.end.min(next.saturating_add(AT_ONCE));
        next = part.end;
        let mut text = Vec::new();
        for outcome in model.runs(origin.seed, part, origin.weeks) {
            serde_json::to_writer(&mut text, &outcome)?;
            text.push(b'\n');
        }
        file.write_all(&text).map_err(ForecastError::file("write", &path))?;
        file.sync_data().map_err(ForecastError::file("write", &path))?;
        if !at(stand(next)) && next < range.end {
            return Err(ForecastError::Stopped);
        }
    }
    Ok(())
}

/// Makes all runs of an ensemble without keeping them. `at` is told after each part how many it
/// had, and gives `false` to stop.
pub(crate) fn unkept(
    model: &Model<'_>,
    origin: &Origin,
    at: &mut dyn FnMut(u64) -> bool,
) -> Result<Vec<Outcome>, ForecastError> {
    let mut outcomes = Vec::new();
    for start in (0..origin.runs).step_by(AT_ONCE as usize) {
        let part = start..origin.runs.min(start.saturating_add(AT_ONCE));
        let made = part.len() as u64;
        outcomes.extend(model.runs(origin.seed, part, origin.weeks));
        if !at(made) {
            return Err(ForecastError::Stopped);
        }
    }
    Ok(outcomes)
}

/// Opens a file of runs to be written on, and says how many it has; begins it where there is none.
fn opened(
    path: &Path,
    origin: &Origin,
    job: Job,
    range: &Range<u32>,
) -> Result<(File, u32), ForecastError> {
    let header = Header { origin: origin.clone(), job: job.number, jobs: job.jobs };
    let open = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path);
    let mut file = open.map_err(ForecastError::file("open", path))?;
    if file.try_lock().is_err() {
        let source = std::io::Error::other("another process is at work on it");
        return Err(ForecastError::File { what: "use", path: path.to_owned(), source });
    }
    let mut kept = 0;
    let mut done = 0;
    for line in Lines::of(&file) {
        let (number, line) = line.map_err(ForecastError::file("read", path))?;
        // A line without its end was cut off.
        let Some(text) = line.strip_suffix('\n') else { break };
        if number == 1 {
            same(path, &read_header(path, text)?, &header)?;
        } else {
            let outcome = read_outcome(path, number, text)?;
            expect(path, number, outcome.run, range.start + done)?;
            done += 1;
        }
        kept += line.len() as u64;
    }
    file.set_len(kept).map_err(ForecastError::file("write", path))?;
    file.seek(SeekFrom::End(0)).map_err(ForecastError::file("write", path))?;
    if kept == 0 {
        let mut text = serde_json::to_vec(&header)?;
        text.push(b'\n');
        file.write_all(&text).map_err(ForecastError::file("write", path))?;
    }
    Ok((file, done))
}

/// The files of runs below folders.
fn files(folders: &[PathBuf]) -> Result<Vec<PathBuf>, ForecastError> {
    let mut files = Vec::new();
    for out in folders {
        let folder = out.join(FOLDER);
        for entry in read_dir(&folder).map_err(ForecastError::file("read", &folder))? {
            let path = entry.map_err(ForecastError::file("read", &folder))?.path();
            if path.extension().is_some_and(|ending| ending == "jsonl") {
                files.push(path);
            }
        }
    }
    files.sort();
    match (files.is_empty(), folders.first()) {
        (true, Some(path)) => Err(ForecastError::NoRuns { path: path.clone() }),
        _ => Ok(files),
    }
}

/// What the first file of runs below folders says it was made from.
///
/// # Errors
/// If there is none, or it cannot be read.
pub fn origin_of(folders: &[PathBuf]) -> Result<Option<Origin>, ForecastError> {
    for path in files(folders)? {
        let file = File::open(&path).map_err(ForecastError::file("read", &path))?;
        if let Some(line) = Lines::of(&file).next() {
            let (_, line) = line.map_err(ForecastError::file("read", &path))?;
            return Ok(Some(read_header(&path, line.trim_end())?.origin));
        }
    }
    Ok(None)
}

/// Reads the runs of all jobs below folders: the whole ensemble, in order.
///
/// # Errors
/// If any run is missing, or files are of different origin.
pub fn merged(folders: &[PathBuf], origin: &Origin) -> Result<Vec<Outcome>, ForecastError> {
    let mut runs: Vec<Option<Outcome>> = vec![None; origin.runs as usize];
    for path in files(folders)? {
        let file = File::open(&path).map_err(ForecastError::file("read", &path))?;
        for line in Lines::of(&file) {
            let (number, line) = line.map_err(ForecastError::file("read", &path))?;
            let Some(text) = line.strip_suffix('\n') else { break };
            if number == 1 {
                let Header { origin: there, job, jobs } = read_header(&path, text)?;
                let here = Header { origin: origin.clone(), job, jobs };
                same(&path, &Header { origin: there, job, jobs }, &here)?;
                continue;
            }
            let outcome = read_outcome(&path, number, text)?;
            let place = runs.get_mut(outcome.run as usize);
            let line = number;
            let beyond = || format!("run {} is beyond the {} runs", outcome.run, origin.runs);
            let place = place.ok_or_else(|| damaged(&path, line, beyond()))?;
            if place.as_ref().is_some_and(|known| *known != outcome) {
                let why = format!("run {} is there twice and differs", outcome.run);
                return Err(damaged(&path, line, why));
            }
            *place = Some(outcome);
        }
    }
    let missing = runs.iter().filter(|run| run.is_none()).count() as u32;
    if let Some(first) = runs.iter().position(Option::is_none) {
        let path = folders.first().cloned().unwrap_or_default();
        let (runs, first) = (origin.runs, first as u32);
        return Err(ForecastError::Missing { path, missing, runs, first });
    }
    Ok(runs.into_iter().flatten().collect())
}

fn damaged(path: &Path, line: usize, why: String) -> ForecastError {
    ForecastError::Damaged { path: path.to_owned(), line, why }
}

fn read_header(path: &Path, text: &str) -> Result<Header, ForecastError> {
    serde_json::from_str(text)
        .map_err(|error| damaged(path, 1, format!("this is no file of runs: {error}")))
}

fn read_outcome(path: &Path, line: usize, text: &str) -> Result<Outcome, ForecastError> {
    serde_json::from_str(text)
        .map_err(|error| damaged(path, line, format!("this is no run: {error}")))
}

fn expect(path: &Path, line: usize, found: u32, expected: u32) -> Result<(), ForecastError> {
    if found == expected {
        return Ok(());
    }
    Err(damaged(path, line, format!("run {found} stands where run {expected} was expected")))
}

fn same(path: &Path, there: &Header, here: &Header) -> Result<(), ForecastError> {
    if there == here {
        return Ok(());
    }
    let mut differs = here.origin.differs(&there.origin);
    if differs.is_empty() {
        differs = format!("job {} of {}", there.job, there.jobs);
    }
    Err(ForecastError::OtherRuns { path: path.to_owned(), differs })
}

/// The lines of a file with their numbers, each with its end.
struct Lines<'a> {
    reader: BufReader<&'a File>,
    number: usize,
}

impl<'a> Lines<'a> {
    fn of(file: &'a File) -> Self {
        Self { reader: BufReader::new(file), number: 0 }
    }
}

impl Iterator for Lines<'_> {
    type Item = std::io::Result<(usize, String)>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = String::new();
        match self.reader.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => {
                self.number += 1;
                Some(Ok((self.number, line)))
            }
            Err(error) => Some(Err(error)),
        }
    }
}
