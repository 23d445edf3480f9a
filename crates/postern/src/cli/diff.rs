//! `postern diff`: what changed between two programmes, and what it does to people.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;
use programme::{Change, Money, Programme, Shift, SourceFile, changes};
use serde_json::json;
use tables::{Moved, compare_people};

use super::decide::table::table;
use super::policy::{self, PolicyArgs};
use super::progress::Progress;

/// Arguments of `diff`.
#[derive(Args)]
pub(super) struct DiffArgs {
    /// The old programme: a folder with a programme.toml in it, or the file itself.
    old: PathBuf,
    /// The new one.
    new: PathBuf,
    /// Lay this overlay upon the new programme; may be given several times.
    #[arg(long, value_name = "OVERLAY")]
    with: Vec<PathBuf>,
    /// Say what it does to the people of this file: .csv, .parquet or .arrow.
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    /// Decide them for this day instead of today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,
    /// Print JSON for machines.
    #[arg(long)]
    json: bool,
}

/// Compares two programmes. Exit code 0: they are the same; 1: they differ.
pub(super) fn run(args: &DiffArgs) -> ExitCode {
    match tried(args) {
        Ok(code) => code,
        Err(error) => super::could_not(&error),
    }
}

fn tried(args: &DiffArgs) -> Result<ExitCode> {
    let old = PolicyArgs::of(args.old.clone(), Vec::new()).read()?;
    let new = PolicyArgs::of(args.new.clone(), args.with.clone()).read()?;
    let (Some(old), Some(new)) = (loaded(&old), loaded(&new)) else {
        return Ok(ExitCode::from(2));
    };
    let changes = changes(&old, &new);
    let on = args.on.unwrap_or_else(policy::today);
    let moved = match &args.people {
        None => None,
        Some(path) => {
            let mut progress = Progress::new("people");
            let told = &mut |stand: tables::Stand| progress.at(stand.done, stand.total);
            Some(compare_people(path, (&old, &new), on, told)?)
        }
    };
    let text = if args.json {
        format!("{}\n", as_json(&changes, moved.as_ref(), on))
    } else {
        as_text(&old, &new, &changes, moved.as_ref(), on)
    };
    let printed = policy::print(&text);
    Ok(if changes.is_empty() { printed } else { ExitCode::from(1) })
}

fn loaded(sources: &[SourceFile]) -> Option<Programme> {
    match policy::load(sources) {
        Ok(programme) => Some(programme),
        Err(problems) => {
            eprint!("{}", policy::shown(&problems, sources));
            None
        }
    }
}

fn as_json(changes: &[Change], moved: Option<&Moved>, on: Date) -> serde_json::Value {
    let moved = moved.map(|moved| {
        let people = moved.people.iter().map(|((from, to, shift), count)| {
            json!({ "old": from, "new": to, "shift": shift, "people": count })
        });
        let costs = moved.old_costs.iter().map(|(partner, cost)| (partner, "old", cost));
        let costs = costs.chain(moved.new_costs.iter().map(|(p, cost)| (p, "new", cost)));
        let costs = costs.map(
            |(partner, by, cost)| json!({ "partner": partner, "programme": by, "cost": cost }),
        );
        json!({
            "on": on, "people": people.collect::<Vec<_>>(), "costs": costs.collect::<Vec<_>>(),
            "bad_rows": moved.bad_rows,
        })
    });
    json!({ "same": changes.is_empty(), "changes": changes, "population": moved })
}

fn as_text(
    old: &Programme,
    new: &Programme,
    changes: &[Change],
    moved: Option<&Moved>,
    on: Date,
) -> String {
    let about = |programme: &Programme| {
        let digest = programme.digest().short();
        format!("{}, version {} ({digest})", programme.title(), programme.version())
    };
    let mut out = format!("Old  {}\nNew  {}\n", about(old), about(new));
    if changes.is_empty() {
        out.push_str("\nBoth say the same.\n");
    }
    out.push_str(&table("Changed", changes.iter().flat_map(told).collect()));
    if let Some(moved) = moved {
        out.push_str(&population(moved, on));
    }
    out
}

/// One change as lines: the item, and what it said and says.
fn told(change: &Change) -> Vec<[String; 3]> {
    let item = format!("{} {}", change.section, change.name).trim().to_owned();
    let key = change.key.clone().unwrap_or_default();
    match (&change.old, &change.new) {
        (None, Some(new)) => vec![[item, key, format!("new: {new}")]],
        (Some(old), None) => vec![[item, key, format!("gone: {old}")]],
        (old, new) => {
            let text = |said: &Option<String>| said.clone().unwrap_or_default();
            vec![
                [item, key, format!("was: {}", text(old))],
                [String::new(), String::new(), format!("is:  {}", text(new))],
            ]
        }
    }
}

fn population(moved: &Moved, on: Date) -> String {
    let mut sums = [0_u64; Shift::ALL.len()];
    let mut rows = Vec::new();
    for ((from, to, shift), count) in &moved.people {
        let place = Shift::ALL.iter().position(|one| one == shift).unwrap_or_default();
        sums[place] += count;
        if *shift != Shift::Same {
            let way = if from == to { from.clone() } else { format!("{from} → {to}") };
            rows.push([way, word(*shift).to_owned(), count.to_string()]);
        }
    }
    let totals = Shift::ALL.iter().zip(sums).filter(|(_, sum)| *sum > 0);
    let totals = totals.map(|(shift, sum)| [word(*shift).to_owned(), sum.to_string()]);
    let mut out = table(&format!("People, decided for {on}"), totals.collect());
    out.push_str(&table("By audience", rows));
    if moved.bad_rows > 0 {
        out.push_str(&format!(
            "\n{} rows could not be read and are in no count.\n",
            moved.bad_rows
        ));
    }
    out.push_str(&table("Cost to each partner", costs(moved)));
    out
}

fn word(shift: Shift) -> &'static str {
    match shift {
        Shift::Gains => "gain",
        Shift::Loses => "lose",
        Shift::Both => "gain and lose",
        Shift::Same => "get the same",
        Shift::Open => "cannot be told",
    }
}

fn costs(moved: &Moved) -> Vec<[String; 4]> {
    let find = |costs: &[(String, Money)], name: &str, like: Money| {
        let known = costs.iter().find(|(n, cost)| n == name && cost.currency == like.currency);
        known.map_or(Money::zero(like.currency), |(_, cost)| *cost)
    };
    let mut rows = Vec::new();
    for (name, cost) in moved.old_costs.iter().chain(&moved.new_costs) {
        let (old, new) = (find(&moved.old_costs, name, *cost), find(&moved.new_costs, name, *cost));
        let more = new.checked_sub(old).unwrap_or(new);
        let sign = if more.minor > 0 { "+" } else { "" };
        let row = [name.clone(), old.to_string(), new.to_string(), format!("{sign}{more}")];
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}
