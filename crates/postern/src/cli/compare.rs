//! `postern compare`: scenarios side by side.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};
use charts::{Column, Table, Unit};
use clap::Args;
use forecasts::report::{compared, interval, usd};
use forecasts::{Compared, PeopleFrom, Plan, Setup, compare};
use foresight::Scenario;
use foresight::summary::Figure;

use super::forecast_args::{SetupArgs, failed, people};
use super::policy;
use super::progress::Progress;

/// Arguments of `compare`.
#[derive(Args)]
pub(super) struct CompareArgs {
    /// Scenarios, by name or file; the others are compared with the first. Without any, all that
    /// the programme has, each compared with the one its file names.
    scenarios: Vec<PathBuf>,
    /// Folder with a programme.toml in it, or the file itself.
    #[arg(long, default_value = "programmes/million-carrots")]
    programme: PathBuf,
    /// File of assumptions; without it, forecast.toml beside the programme.
    #[arg(long, value_name = "FILE")]
    assumptions: Option<PathBuf>,
    /// How many made-up people (250000, 100k, 1M …), or a file of `postern population build`.
    #[arg(long, value_name = "SIZE|FILE", default_value = "300k", value_parser = people)]
    population: PeopleFrom,
    /// How many weeks; without it, as the assumptions say.
    #[arg(long)]
    weeks: Option<u32>,
    /// How many runs of each scenario; run for run, all have equal draws.
    #[arg(long, default_value_t = 200)]
    runs: u32,
    /// What all draws hang on.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder for the report and the data.
    #[arg(long, value_name = "DIR", default_value = "comparison")]
    out: PathBuf,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// Compares.
pub(super) fn run(args: &CompareArgs) -> ExitCode {
    tried(args).unwrap_or_else(|error| failed(&error))
}

fn tried(args: &CompareArgs) -> Result<ExitCode> {
    let setup = SetupArgs {
        programme: args.programme.clone(),
        assumptions: args.assumptions.clone(),
        with: Vec::new(),
    };
    let mut scenarios = Vec::new();
    for name in &args.scenarios {
        scenarios.push(setup.scenario(name)?);
    }
    let all = scenarios.is_empty();
    if all {
        for path in setup.scenarios()? {
            scenarios.push(setup.scenario(&path)?);
        }
        scenarios = in_order(scenarios);
    }
    let setups = scenarios.iter().map(|scenario| setup.setup(scenario));
    let setups: Vec<Setup> = setups.collect::<Result<_>>()?;
    let plan = Plan {
        people: args.population.clone(),
        weeks: args.weeks,
        runs: args.runs,
        seed: args.seed,
    };
    let mut progress = Progress::new("runs");
    let found = compare(&setups, &plan, !all, &mut |_, stand| {
        progress.at(stand.done, stand.total);
        true
    })?;
    let page = compared(&found).ok_or_else(|| anyhow!("there is nothing to compare"))?;
    let json = serde_json::to_string_pretty(&found)? + "\n";
    let place = || format!("cannot write into {}", args.out.display());
    std::fs::create_dir_all(&args.out).with_context(place)?;
    std::fs::write(args.out.join("comparison.json"), &json).with_context(place)?;
    let report = args.out.join("comparison.html");
    std::fs::write(&report, page).with_context(place)?;
    if args.json {
        return Ok(policy::print(&json));
    }
    let told = format!("{}\nReport: {}\n", as_text(&found), report.display());
    Ok(policy::print(&told))
}

/// Every scenario right behind the one it is compared with; those that most others hang on first.
fn in_order(scenarios: Vec<Scenario>) -> Vec<Scenario> {
    let mut ordered: Vec<Scenario> = Vec::new();
    let mut rest = scenarios;
    while !rest.is_empty() {
        let last = ordered.last().map(|scenario| scenario.name.clone());
        let follows = rest.iter().position(|s| last.is_some() && s.compared_with == last);
        let stands = |name: &String| ordered.iter().any(|scenario| scenario.name == *name);
        let behind = |name: &String| descendants(&rest, name, rest.len());
        let ready = rest
            .iter()
            .enumerate()
            .filter(|(_, scenario)| scenario.compared_with.as_ref().is_none_or(stands));
        let next = ready.min_by_key(|(place, s)| (std::cmp::Reverse(behind(&s.name)), *place));
        // One that names nobody who is there comes as it is.
        let place = follows.or(next.map(|(place, _)| place)).unwrap_or(0);
        ordered.push(rest.remove(place));
    }
    ordered
}

/// How many are compared with a scenario, or with one that is; `depth` ends a circle.
fn descendants(scenarios: &[Scenario], name: &String, depth: usize) -> usize {
    let Some(depth) = depth.checked_sub(1) else { return 0 };
    let of = scenarios.iter().filter(|scenario| scenario.compared_with.as_ref() == Some(name));
    of.map(|scenario| 1 + descendants(scenarios, &scenario.name, depth)).sum()
}

fn as_text(found: &[Compared]) -> String {
    let mut table = Table::new(
        "",
        vec![
            Column::words("Scenario"),
            Column::numbers("Left with the offer"),
            Column::words("Compared with"),
            Column::numbers("Difference"),
            Column::numbers("More / fewer in"),
            Column::numbers("Soldiers"),
            Column::numbers("Cost"),
        ],
    );
    let count = Unit::new("");
    for scenario in found {
        let of = |figure: Figure| scenario.summary.figure(figure);
        let told = |figure| of(figure).map_or("–".to_owned(), |q| interval(q, &count));
        let versus = scenario.versus.iter().find(|v| v.figure == Figure::Departures.name());
        let difference = versus.and_then(|versus| versus.difference);
        let share = |share: f64| Unit::share("").value(share);
        table.row([
            scenario.title.clone(),
            told(Figure::Departures),
            scenario.compared_with.clone().unwrap_or_default(),
            difference.map_or("–".to_owned(), |q| interval(&q, &count)),
            versus.map_or("–".to_owned(), |v| format!("{} / {}", share(v.more), share(v.less))),
            told(Figure::ForceDepartures),
            of(Figure::CostUsd).map_or("–".to_owned(), usd),
        ]);
    }
    table.text()
}
