//! `postern population build`: a made-up country, to look at or to change before a forecast.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use charts::{Column, Table, number};
use clap::{Args, Subcommand};
use forecasts::{PeopleFrom, Plan, write_population};
use foresight::Scenario;
use foresight::population::{Margin, margins};
use serde_json::json;

use super::forecast_args::{SetupArgs, failed, people, say};
use super::policy;
use super::progress::Progress;

/// What is done with a population.
#[derive(Subcommand)]
pub(super) enum PopulationCommand {
    /// Make people from the tables and groups of a file of assumptions, and say how near every
    /// margin is to its table.
    Build(BuildArgs),
}

/// Arguments of `population build`.
#[derive(Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    setup: SetupArgs,
    /// How many people: 1000 to 144M and beyond.
    #[arg(long, value_name = "SIZE", default_value = "1M", value_parser = people)]
    size: PeopleFrom,
    /// What all draws hang on.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write them to this Parquet file, a row a household; without it only the report is made.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print the report as JSON.
    #[arg(long)]
    json: bool,
}

/// Makes people.
pub(super) fn run(command: &PopulationCommand) -> ExitCode {
    let PopulationCommand::Build(args) = command;
    build(args).unwrap_or_else(|error| failed(&error))
}

fn build(args: &BuildArgs) -> Result<ExitCode> {
    if args.out.as_ref().is_some_and(|out| out.extension().is_none_or(|e| e != "parquet")) {
        bail!("--out: expected a name that ends in .parquet");
    }
    if let PeopleFrom::File(path) = &args.size {
        bail!("--size: {} is a file; expected how many people, such as 1M", path.display());
    }
    let setup = args.setup.setup(&Scenario::plain())?;
    let plan = Plan { people: args.size.clone(), weeks: None, runs: 1, seed: args.seed };
    say("making the people …");
    let population = setup.population(&plan)?;
    if let Some(out) = &args.out {
        let mut progress = Progress::new("households");
        let total = u64::from(population.households());
        let programme = setup.programme.programme();
        write_population(out, &population, programme, &setup.assumptions, &mut |done| {
            progress.at(done, total);
        })?;
    }
    let table = setup.table.without(&setup.assumptions.recipe.leave_out)?;
    let margins = margins(&population, &table);
    if args.json {
        let one = |m: &Margin| json!({ "kind": m.kind, "name": m.name, "table": m.table, "made": m.made.round() });
        let groups: Vec<_> = population
            .blocks
            .iter()
            .map(|block| {
                json!({
                    "group": block.group,
                    "households": block.households.len(),
                    "stands_for": block.stands_for(),
                })
            })
            .collect();
        let all = json!({
            "people": population.people(),
            "households": population.households(),
            "seed": population.seed,
            "groups": groups,
            "margins": margins.iter().map(one).collect::<Vec<_>>(),
        });
        return Ok(policy::print(&format!("{all:#}\n")));
    }
    let mut told = format!(
        "{} made-up people in {} households, seed {}\n\n",
        population.people(),
        population.households(),
        population.seed
    );
    let mut groups = Table::new(
        "",
        vec![
            Column::words("Group"),
            Column::numbers("Households"),
            Column::numbers("Each person stands for"),
        ],
    );
    for block in &population.blocks {
        let households = number(block.households.len() as f64, 9);
        groups.row([block.group.replace('_', " "), households, number(block.stands_for(), 4)]);
    }
    told.push_str(&groups.text());
    told.push('\n');
    let mut table = Table::new(
        "",
        vec![
            Column::words("Margin"),
            Column::numbers("Table"),
            Column::numbers("Made"),
            Column::numbers("Off"),
        ],
    );
    for margin in &margins {
        table.row([
            format!("{} {}", margin.kind, margin.name.replace('_', " ")),
            number(margin.table as f64, 9),
            number(margin.made.round(), 9),
            format!("{:+.2} %", margin.off() * 100.0),
        ]);
    }
    told.push_str(&table.text());
    Ok(policy::print(&told))
}
