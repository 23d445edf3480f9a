//! `postern sensitivity`: which assumptions does a forecast hang on?

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use charts::{Column, Table, number};
use clap::Args;
use forecasts::report::pretty;
use forecasts::{PeopleFrom, Plan, Sensitivities, report, sensitivities};
use foresight::Scenario;
use foresight::sobol::Interval;
use serde_json::json;

use super::forecast_args::{SetupArgs, failed, people, say};
use super::policy;
use super::progress::Progress;

/// Arguments of `sensitivity`.
#[derive(Args)]
pub(super) struct SensitivityArgs {
    #[command(flatten)]
    setup: SetupArgs,
    /// A scenario, by name or file.
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<PathBuf>,
    /// How many made-up people (250000, 100k, 1M …), or a file of `postern population build`.
    #[arg(long, value_name = "SIZE|FILE", default_value = "50k", value_parser = people)]
    population: PeopleFrom,
    /// How many weeks; without it, as the assumptions say.
    #[arg(long)]
    weeks: Option<u32>,
    /// Rows of the design; runs are as many times two more than there are open assumptions.
    #[arg(long, default_value_t = 128)]
    rows: u32,
    /// What all draws hang on.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder for the report and the data; a stopped analysis goes on from there.
    #[arg(long, value_name = "DIR", default_value = "sensitivity")]
    out: PathBuf,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// Measures.
pub(super) fn run(args: &SensitivityArgs) -> ExitCode {
    tried(args).unwrap_or_else(|error| failed(&error))
}

fn tried(args: &SensitivityArgs) -> Result<ExitCode> {
    let scenario = match &args.scenario {
        Some(name) => args.setup.scenario(name)?,
        None => Scenario::plain(),
    };
    let setup = args.setup.setup(&scenario)?;
    let plan =
        Plan { people: args.population.clone(), weeks: args.weeks, runs: 1, seed: args.seed };
    let origin = setup.origin(&plan)?;
    say("making the people and deciding for each what is offered …");
    let population = setup.population(&plan)?;
    let model = setup.model(&population)?;
    let mut progress = Progress::new("runs");
    let found = sensitivities(&model, &origin, args.rows, &args.out, &mut |stand| {
        progress.since(stand.before);
        progress.at(stand.done, stand.total);
        true
    })?;
    let place = || format!("cannot write into {}", args.out.display());
    let json = as_json(&found);
    std::fs::write(args.out.join("sensitivity.json"), &json).with_context(place)?;
    let page = args.out.join("sensitivity.html");
    std::fs::write(&page, report::sensitivities(&origin, &found)).with_context(place)?;
    if args.json {
        return Ok(policy::print(&json));
    }
    Ok(policy::print(&format!("{}\nReport: {}\n", as_text(&found), page.display())))
}

fn as_json(found: &Sensitivities) -> String {
    let interval = |i: &Interval| json!({ "value": i.value, "low": i.low, "high": i.high });
    let outputs: Vec<_> = found
        .indices
        .iter()
        .zip(&found.meanings)
        .map(|(indices, meaning)| {
            let each = indices.parameters.iter().zip(&found.assumptions);
            let each: Vec<_> = each
                .map(|(index, name)| {
                    json!({
                        "assumption": name,
                        "first": interval(&index.first),
                        "total": interval(&index.total),
                    })
                })
                .collect();
            json!({
                "output": indices.output,
                "meaning": meaning,
                "mean": indices.mean,
                "variance": indices.variance,
                "indices": each,
            })
        })
        .collect();
    let all = json!({ "postern": "sensitivity", "runs": found.runs, "outputs": outputs });
    format!("{all:#}\n")
}

fn as_text(found: &Sensitivities) -> String {
    let mut told = String::new();
    for (indices, meaning) in found.indices.iter().zip(&found.meanings) {
        let mut rows: Vec<_> = indices.parameters.iter().zip(&found.assumptions).collect();
        rows.sort_by(|(one, _), (other, _)| other.total.value.total_cmp(&one.total.value));
        let mut table = Table::new(
            "",
            vec![
                Column::words(format!("{meaning}, hangs on")),
                Column::numbers("First"),
                Column::numbers("Total"),
                Column::numbers("90 %"),
            ],
        );
        for (index, name) in rows.into_iter().take(8) {
            let Interval { low, high, .. } = index.total;
            table.row([
                pretty(name),
                number(index.first.value, 2),
                number(index.total.value, 2),
                format!("{} to {}", number(low, 2), number(high, 2)),
            ]);
        }
        told.push_str(&table.text());
        told.push('\n');
    }
    told
}
