//! `postern population build`: a made-up country, to look at or to change before a forecast.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use charts::{Column, Table, number};
use clap::{Args, Subcommand};
use forecasts::{PeopleFrom, Plan, write_population};
use foresight::Scenario;
use foresight::population::{Block, Margin, Population, margins};
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
    let told =
        if args.json { as_json(&population, &margins) } else { as_text(&population, &margins) };
    Ok(policy::print(&told))
}

fn as_json(population: &Population, margins: &[Margin]) -> String {
    let made = |margin: &Margin| margin.made.round();
    let margin =
        |m: &Margin| json!({ "kind": m.kind, "name": m.name, "table": m.table, "made": made(m) });
    let group = |block: &Block| {
        json!({
            "group": block.group,
            "households": block.households.len(),
            "stands_for": block.stands_for(),
        })
    };
    let all = json!({
        "people": population.people(),
        "households": population.households(),
        "seed": population.seed,
        "groups": population.blocks.iter().map(group).collect::<Vec<_>>(),
        "margins": margins.iter().map(margin).collect::<Vec<_>>(),
    });
    format!("{all:#}\n")
}

fn as_text(population: &Population, margins: &[Margin]) -> String {
    let columns = ["Households", "Each person stands for"].map(Column::numbers);
    let columns = [Column::words("Group")].into_iter().chain(columns);
    let mut groups = Table::new("", columns.collect());
    for block in &population.blocks {
        let households = number(block.households.len() as f64, 9);
        groups.row([block.group.replace('_', " "), households, number(block.stands_for(), 4)]);
    }
    let columns = ["Table", "Made", "Off"].map(Column::numbers);
    let columns = [Column::words("Margin")].into_iter().chain(columns);
    let mut table = Table::new("", columns.collect());
    for margin in margins {
        table.row([
            format!("{} {}", margin.kind, margin.name.replace('_', " ")),
            number(margin.table as f64, 9),
            number(margin.made.round(), 9),
            format!("{:+.2} %", margin.off() * 100.0),
        ]);
    }
    format!(
        "{} made-up people in {} households, seed {}\n\n{}\n{}",
        population.people(),
        population.households(),
        population.seed,
        groups.text(),
        table.text(),
    )
}
