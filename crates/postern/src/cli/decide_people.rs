//! `postern decide --people`: what does the programme say about each person of a file?

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;
use serde_json::json;
use tables::{Job, Outcomes, PART_ROWS, Start, Summary, TablesError, decide_people};

use super::policy::{self, PolicyArgs};
use super::progress::Progress;

/// Arguments of `decide` for a file of people.
#[derive(Args)]
#[group(id = "file_of_people")]
pub(super) struct PeopleArgs {
    /// Decide all people of this file: .csv, .parquet or .arrow; columns are named after facts.
    #[arg(long, value_name = "FILE", requires = "out")]
    people: Option<PathBuf>,
    /// Write a row for each of them here: .csv, .parquet or .arrow.
    #[arg(long, value_name = "FILE", requires = "people")]
    out: Option<PathBuf>,
    /// Carry these columns over, beside `id`.
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',', requires = "people")]
    keep: Vec<String>,
    /// Stop at the first row that cannot be read.
    #[arg(long, requires = "people")]
    strict: bool,
    /// Go on where a run that was stopped has left off.
    #[arg(long, requires = "people", conflicts_with = "force")]
    resume: bool,
    /// Write the result anew, whatever is there.
    #[arg(long, requires = "people")]
    force: bool,
    /// Rows of a part: as many are lost at most when a run is stopped.
    #[arg(long, value_name = "ROWS", default_value_t = PART_ROWS, hide = true)]
    part_rows: usize,
}

impl PeopleArgs {
    /// Decides all people.
    pub(super) fn run(&self, policy: &PolicyArgs, on: Date, json: bool) -> ExitCode {
        let (Some(people), Some(out)) = (&self.people, &self.out) else {
            return super::could_not(&anyhow::anyhow!("--people and --out go together"));
        };
        let sources = match policy.read() {
            Ok(sources) => sources,
            Err(error) => return super::could_not(&error),
        };
        let programme = match policy::load(&sources) {
            Ok(programme) => programme,
            Err(problems) => {
                eprint!("{}", policy::shown(&problems, &sources));
                return ExitCode::from(1);
            }
        };
        let start = match (self.resume, self.force) {
            (true, _) => Start::Resume,
            (_, true) => Start::Force,
            _ => Start::New,
        };
        let (programme, keep, strict) = (&programme, &self.keep[..], self.strict);
        let part_rows = self.part_rows;
        let job = Job { programme, on, people, out, keep, strict, start, part_rows };
        let mut progress = Progress::new("people");
        let decided = decide_people(&job, &mut |stand| {
            progress.since(stand.resumed);
            progress.at(stand.done, stand.total);
        });
        match decided {
            Ok(summary) => self.told(&job, &summary, json),
            Err(error @ TablesError::BadRow { .. }) => {
                eprintln!("postern: {}: {error}", people.display());
                ExitCode::from(1)
            }
            Err(error) => super::could_not(&error.into()),
        }
    }

    /// Says what came of it.
    fn told(&self, job: &Job<'_>, summary: &Summary, json: bool) -> ExitCode {
        for problem in &summary.shown {
            eprintln!("postern: {}: {problem}", job.people.display());
        }
        let more = summary.problems - summary.shown.len() as u64;
        if more > 0 {
            eprintln!("postern: and {more} more problems");
        }
        let outcomes = &summary.outcomes;
        if outcomes.bad_row > 0 {
            let rows = outcomes.bad_row;
            let list = format!("{}.problems.csv", job.out.display());
            eprintln!("postern: {rows} of {} rows could not be read: {list}", outcomes.rows());
        }
        let code = policy::print(&if json { as_json(summary) } else { as_text(outcomes) });
        if outcomes.bad_row > 0 { ExitCode::from(1) } else { code }
    }
}

fn as_text(outcomes: &Outcomes) -> String {
    format!(
        "People            {}\nAn offer          {}\nNo offer          {}\nA human decides   {}\n\
         Facts are missing {}\nBad rows          {}\n",
        outcomes.rows(),
        outcomes.offer,
        outcomes.no_offer,
        outcomes.human_decision,
        outcomes.needs_facts,
        outcomes.bad_row,
    )
}

fn as_json(summary: &Summary) -> String {
    let (rows, outcomes) = (summary.outcomes.rows(), &summary.outcomes);
    json!({ "people": rows, "outcomes": outcomes, "problems": summary.problems }).to_string() + "\n"
}
