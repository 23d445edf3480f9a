//! `postern forecast`: who would take the offers, when, and at what cost?

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use charts::{Column, Table, Unit, text};
use clap::{Args, Subcommand};
use forecasts::report::{interval, pretty, sentences, usd};
use forecasts::{
    Job, Origin, PeopleFrom, Plan, Results, Setup, finish, merged, origin_of, run_job,
};
use foresight::Scenario;
use foresight::model::{Measure, Model, Outcome};
use foresight::summary::Summary;

use super::forecast_args::{SetupArgs, failed, people, say};
use super::policy;
use super::progress::Progress;

/// Arguments of `forecast`.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct ForecastArgs {
    #[command(subcommand)]
    merge: Option<Merge>,
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Subcommand)]
enum Merge {
    /// Put the runs of several jobs together and write the report. The result is the same, byte by
    /// byte, as that of a single job.
    Merge(MergeArgs),
}

#[derive(Args)]
struct RunArgs {
    #[command(flatten)]
    setup: SetupArgs,
    /// How many made-up people (250000, 100k, 1M …), or a file of `postern population build`.
    #[arg(long, value_name = "SIZE|FILE", default_value = "1M", value_parser = people)]
    population: PeopleFrom,
    /// A scenario, by name or file.
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<PathBuf>,
    /// How many weeks; without it, as the assumptions say.
    #[arg(long)]
    weeks: Option<u32>,
    /// How many runs, each with its own draws of everything that is not known.
    #[arg(long, default_value_t = 200)]
    runs: u32,
    /// What all draws hang on: the same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder for the report, the data and the runs.
    #[arg(long, value_name = "DIR", default_value = "forecast")]
    out: PathBuf,
    /// Do one part of the runs only, such as 3/8; `postern forecast merge` puts them together.
    #[arg(long, value_name = "I/N", value_parser = job, default_value = "1/1")]
    job: Job,
    /// Begin anew, whatever the folder holds.
    #[arg(long)]
    force: bool,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct MergeArgs {
    /// Folders of forecasts with their runs; the report goes into the first.
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// Folder with a programme.toml in it, or the file itself.
    #[arg(long, default_value = "programmes/million-carrots")]
    programme: PathBuf,
    /// File of assumptions; without it, forecast.toml beside the programme.
    #[arg(long, value_name = "FILE")]
    assumptions: Option<PathBuf>,
    /// Overlays, as the jobs had them.
    #[arg(long, value_name = "OVERLAY")]
    with: Vec<PathBuf>,
    /// The scenario, as the jobs had it.
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<PathBuf>,
    /// The file of people, if the jobs had one.
    #[arg(long, value_name = "FILE")]
    population: Option<PathBuf>,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// Reads `3/8`.
fn job(text: &str) -> Result<Job, String> {
    let parts = text.split_once('/').and_then(|(number, jobs)| {
        Some(Job { number: number.parse().ok()?, jobs: jobs.parse().ok()? })
    });
    let sound = parts.filter(|job| (1..=job.jobs).contains(&job.number));
    sound.ok_or_else(|| "expected a job and how many there are, such as 3/8".to_owned())
}

/// Runs a forecast or puts one together.
pub(super) fn run(args: &ForecastArgs) -> ExitCode {
    let done = match &args.merge {
        Some(Merge::Merge(merge)) => put_together(merge),
        None => forecast(&args.run),
    };
    done.unwrap_or_else(|error| failed(&error))
}

fn scenario(setup: &SetupArgs, named: Option<&PathBuf>) -> Result<Scenario> {
    named.map_or_else(|| Ok(Scenario::plain()), |name| setup.scenario(name))
}

fn forecast(args: &RunArgs) -> Result<ExitCode> {
    let setup = args.setup.setup(&scenario(&args.setup, args.scenario.as_ref())?)?;
    let plan = Plan {
        people: args.population.clone(),
        weeks: args.weeks,
        runs: args.runs,
        seed: args.seed,
    };
    let origin = setup.origin(&plan)?;
    say("making the people and deciding for each what is offered …");
    let population = setup.population(&plan)?;
    let model = setup.model(&population)?;
    let mut progress = Progress::new("runs");
    run_job(&model, &origin, &args.out, args.job, args.force, &mut |stand| {
        progress.since(stand.before);
        progress.at(stand.done, stand.total);
        true
    })?;
    if args.job.jobs > 1 {
        let Job { number, jobs } = args.job;
        let out = args.out.display();
        eprintln!("job {number} of {jobs} is done; once all are: postern forecast merge {out}");
        return Ok(ExitCode::SUCCESS);
    }
    let folders = [args.out.clone()];
    let outcomes = merged(&folders, &origin)?;
    told(&setup, &plan, (&origin, &model, &outcomes), &args.out, args.json)
}

fn put_together(args: &MergeArgs) -> Result<ExitCode> {
    let there = origin_of(&args.folders)?;
    let there = there.ok_or_else(|| anyhow!("the files of runs are empty"))?;
    let setup = SetupArgs {
        programme: args.programme.clone(),
        assumptions: args.assumptions.clone(),
        with: args.with.clone(),
    };
    let setup = setup.setup(&scenario(&setup, args.scenario.as_ref())?)?;
    let people = match &args.population {
        Some(path) => PeopleFrom::File(path.clone()),
        None => PeopleFrom::Size(there.people),
    };
    let plan = Plan { people, weeks: Some(there.weeks), runs: there.runs, seed: there.seed };
    let origin = setup.origin(&plan)?;
    let outcomes = merged(&args.folders, &origin)?;
    let population = setup.population(&plan)?;
    let model = setup.model(&population)?;
    let found = (&origin, &model, &outcomes[..]);
    told(&setup, &plan, found, &args.folders[0], args.json)
}

/// Writes the results and says what they are.
fn told(
    setup: &Setup,
    plan: &Plan,
    (origin, model, outcomes): (&Origin, &Model<'_>, &[Outcome]),
    out: &Path,
    json: bool,
) -> Result<ExitCode> {
    let summary = Summary::of(model, outcomes).ok_or_else(|| anyhow!("there are no runs"))?;
    let table = matches!(plan.people, PeopleFrom::Size(_)).then_some(&setup.table);
    let results = Results::new(origin, model, table, outcomes, &summary);
    finish(&results, out)?;
    if json {
        return Ok(policy::print(&results.json()?));
    }
    Ok(policy::print(&as_text(origin, &summary, out)))
}

fn as_text(origin: &Origin, summary: &Summary, out: &Path) -> String {
    let mut told = format!("{}\n\n", origin.title);
    for sentence in sentences(summary) {
        told.push_str(&format!("{sentence}\n"));
    }
    let mut table = Table::new(
        "",
        vec![
            Column::words("Audience"),
            Column::words("Week by week"),
            Column::numbers("Left with the offer"),
            Column::numbers("Additional"),
            Column::numbers("Cost"),
        ],
    );
    let made = summary.audiences.iter().filter(|a| a.people.p95 > 0.0 && a.name != "nobody");
    for audience in made.chain([&summary.all]) {
        let weekly = &audience.weekly[Measure::Arrived as usize];
        let medians: Vec<f64> = weekly.iter().map(|week| week.p50).collect();
        let count = Unit::new("");
        let last = weekly.last().map_or(String::new(), |last| interval(last, &count));
        table.row([
            pretty(&audience.name),
            text::sparkline_within(&medians, 13),
            last,
            interval(&audience.additional, &count),
            usd(&audience.cost_usd),
        ]);
    }
    told.push('\n');
    told.push_str(&table.text());
    let report = out.join("forecast.html");
    told.push_str(&format!("\nReport: {}; data: {}\n", report.display(), out.display()));
    told
}
