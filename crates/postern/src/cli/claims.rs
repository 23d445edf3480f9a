//! `postern claims`: what do the authors' claims come to?

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use forecasts::report::{claims as page, short};
use forecasts::{Claimed, Forecasts, PeopleFrom, Plan, Setup, claimed};
use foresight::Scenario;

use super::forecast_args::{SetupArgs, failed, people};
use super::policy;
use super::progress::Progress;

/// Arguments of `claims`.
#[derive(Args)]
pub(super) struct ClaimsArgs {
    #[command(flatten)]
    setup: SetupArgs,
    /// How many made-up people (250000, 100k, 1M …), or a file of `postern population build`.
    #[arg(long, value_name = "SIZE|FILE", default_value = "300k", value_parser = people)]
    population: PeopleFrom,
    /// How many runs of each of the four forecasts.
    #[arg(long, default_value_t = 100)]
    runs: u32,
    /// What all draws hang on.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder for the page and the data.
    #[arg(long, value_name = "DIR", default_value = "claims")]
    out: PathBuf,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// Works out all claims. Exit code 0 whatever they come to.
pub(super) fn run(args: &ClaimsArgs) -> ExitCode {
    tried(args).unwrap_or_else(|error| failed(&error))
}

fn tried(args: &ClaimsArgs) -> Result<ExitCode> {
    let setup =
        |name: &str| -> Result<Setup> { args.setup.setup(&args.setup.scenario(Path::new(name))?) };
    let plain = args.setup.setup(&Scenario::plain())?;
    let (dear, free) = (setup("hundred-thousand")?, setup("optional-testimony")?);
    let required = setup("mandatory-testimony")?;
    let plan =
        Plan { people: args.population.clone(), weeks: None, runs: args.runs, seed: args.seed };
    let mut progress = Progress::new("runs");
    let forecasts = Forecasts { plain: &plain, dear: &dear, free: &free, required: &required };
    let file = args.setup.folder().join("claims.toml");
    let found = claimed(&file, &forecasts, &plan, &mut |stand| {
        progress.at(stand.done, stand.total);
        true
    })?;
    let json = serde_json::to_string_pretty(&found)? + "\n";
    let place = || format!("cannot write into {}", args.out.display());
    std::fs::create_dir_all(&args.out).with_context(place)?;
    std::fs::write(args.out.join("claims.json"), &json).with_context(place)?;
    let report = args.out.join("claims.html");
    std::fs::write(&report, page(&found)).with_context(place)?;
    if args.json {
        return Ok(policy::print(&json));
    }
    Ok(policy::print(&format!("{}\nReport: {}\n", as_text(&found), report.display())))
}

fn as_text(found: &Claimed) -> String {
    let mut told = String::new();
    for claim in &found.claims {
        let verdict = short(&claim.verdict).to_uppercase();
        told.push_str(&format!("{:>2}. {}\n", claim.number, claim.claim));
        told.push_str(&format!("    {}: {verdict}", claim.whose));
        let more = claim.verdict.to_string();
        let more = more.strip_prefix(short(&claim.verdict)).unwrap_or_default();
        told.push_str(&format!("{more}\n    {}\n", claim.because));
        for step in &claim.arithmetic {
            told.push_str(&format!("      {} = {} ({})\n", step.what, step.shown, step.sum));
        }
        told.push_str(&format!("    source: {}; digest {}\n\n", claim.source, claim.digest));
    }
    told
}
