//! `postern measures check`: does each measure hit whom it hits for a ground?

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use forecasts::{CheckedMeasures, MEASURES, checked_measures, entities_beside};
use jiff::civil::Date;
use screening::Regime;

use super::forecast_args::failed;
use super::measures_told::{as_csv, as_text};
use super::part::Part;
use super::policy;

/// What is done with measures.
#[derive(Subcommand)]
pub(super) enum MeasuresCommand {
    /// Check every target of every measure for a ground other than nationality.
    Check(CheckArgs),
}

/// Arguments of `measures check`.
#[derive(Args)]
pub(super) struct CheckArgs {
    /// File of measures, or a folder with a measures.toml in it.
    #[arg(value_name = "FILE", default_value = "programmes/million-carrots")]
    measures: PathBuf,
    /// File of FollowTheMoney entities, one JSON object a line; without it, the one that lies
    /// beside the measures with the ending .ftm.json.
    #[arg(long, value_name = "FILE")]
    entities: Option<PathBuf>,
    /// Whose rules are applied.
    #[arg(long, value_name = "us|eu|uk|all", default_value = "all", value_parser = regimes)]
    regime: Regimes,
    /// The day all measures are judged by, such as 2024-07-03; without it, each by its own date.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Write a table with a row for each target and regime, for a spreadsheet.
    #[arg(long, value_name = "FILE.csv")]
    out: Option<PathBuf>,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Clone)]
struct Regimes(Vec<Regime>);

fn regimes(text: &str) -> Result<Regimes, String> {
    match (text, Regime::of_code(text)) {
        ("all", _) => Ok(Regimes(Regime::ALL.to_vec())),
        (_, Some(regime)) => Ok(Regimes(vec![regime])),
        _ => Err("expected us, eu, uk or all".to_owned()),
    }
}

/// Checks; 0 if every measure comes out as its file expects or, where it expects nothing, hits
/// nobody without a ground; 1 if one does not; 2 if it could not be tried.
pub(super) fn run(command: &MeasuresCommand) -> ExitCode {
    crate::serve::quiet::hush_faults();
    let MeasuresCommand::Check(args) = command;
    tried(args).unwrap_or_else(|error| failed(&error))
}

fn tried(args: &CheckArgs) -> Result<ExitCode> {
    let file = match args.measures.is_dir() {
        true => args.measures.join(MEASURES),
        false => args.measures.clone(),
    };
    let entities = args.entities.clone().unwrap_or_else(|| entities_beside(&file));
    let found = checked_measures(&file, &entities, &args.regime.0, args.on)?;
    warn(&found, &entities);
    if let Some(out) = &args.out {
        Part::begin(out, &as_csv(&found.checked))?.finish()?;
    }
    let told = match args.json {
        true => serde_json::to_string_pretty(&found)? + "\n",
        false => as_text(&found.checked),
    };
    let printed = policy::print(&told);
    let fails = printed == ExitCode::SUCCESS && !found.checked.holds();
    Ok(if fails { ExitCode::from(1) } else { printed })
}

/// The most problems of entities that are told on the terminal; `--json` has all.
const TOLD_MAX: usize = 20;

/// Says what of the entities could not be used. The rest was checked.
fn warn(found: &CheckedMeasures, entities: &Path) {
    let unread = found.unread.iter().map(ToString::to_string);
    let all: Vec<String> = unread.chain(found.problems.iter().map(ToString::to_string)).collect();
    for problem in all.iter().take(TOLD_MAX) {
        eprintln!("{}: {problem}", entities.display());
    }
    if all.len() > TOLD_MAX {
        eprintln!("… and {} more; --json tells all", all.len() - TOLD_MAX);
    }
}
