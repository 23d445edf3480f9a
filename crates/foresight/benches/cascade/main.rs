//! The cascade benchmark: T2, threshold cascades over ties in memory; T2b, the same over ties that
//! take none; T3, an epidemic. Ours beside a plain queue in Rust, CyNetDiff, NDlib and epiworldpy,
//! and beside what the machine's memory allows, all in one run.
//!
//! Ours must agree with the plain queue for everybody, and with theory, before anything is timed.
//!
//! `cargo xtask bench cascade`, with `-- --quick` for a first look and `-- --no-rivals` without
//! Python; `--runs` and `--threads` take a number.

#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "the crate is pure; what measures it needs the clock, files and other programs"
)]

mod days;
#[path = "../python/environment.rs"]
mod environment;
mod implicit;
mod lists;
mod machine;
mod plain;
mod rivals;

use std::time::Instant;

use anyhow::{Result, anyhow, ensure};
use serde_json::{Value, json};

use lists::Case;
use rivals::{Rivals, Run};

/// How much is measured.
pub(crate) struct Plan {
    persons: u32,
    country: u32,
    runs: usize,
    rivals: bool,
}

impl Plan {
    fn from_arguments() -> Result<Self> {
        let words: Vec<String> = std::env::args().skip(1).collect();
        let has = |name: &str| words.iter().any(|word| word == name);
        let number = |name: &str| -> Result<Option<usize>> {
            let Some(place) = words.iter().position(|word| word == name) else { return Ok(None) };
            let number = words.get(place + 1).and_then(|word| word.parse().ok());
            let number = number.filter(|number| *number > 0);
            Ok(Some(number.ok_or_else(|| anyhow!("{name} takes a number above 0"))?))
        };
        if let Some(threads) = number("--threads")? {
            rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
        }
        let quick = has("--quick");
        Ok(Self {
            persons: if quick { 1_000_000 } else { 10_000_000 },
            country: if quick { 14_400_000 } else { 144_000_000 },
            runs: number("--runs")?.unwrap_or(if quick { 3 } else { 5 }),
            rivals: !has("--no-rivals"),
        })
    }
}

/// Seconds of several runs.
#[derive(Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn add(&mut self, start: Instant) {
        self.0.push(start.elapsed().as_secs_f64());
        self.0.sort_by(f64::total_cmp);
    }

    /// Of the middle run.
    pub(crate) fn middle(&self) -> f64 {
        self.0[(self.0.len() - 1) / 2]
    }

    /// The middle run, then the fastest and the slowest.
    fn show(&self) -> String {
        format!("{:.3} | {:.3}–{:.3}", self.middle(), self.0[0], self.0[self.0.len() - 1])
    }
}

fn main() -> Result<()> {
    let plan = Plan::from_arguments()?;
    let threads = rayon::current_num_threads();
    println!("{}, {threads} threads of ours", machine::processor());
    // First, while nothing else is held: the most memory held so far is then its own.
    let country = implicit::run(&plan)?;
    let bandwidth = machine::bandwidth();
    let cases = lists::undirected(&plan)?;
    let graph = lists::directed_graph(&plan)?;
    let directed = lists::directed(&plan, &graph)?;
    let epidemics = days::both(&plan)?;
    let mut theirs = None;
    if plan.rivals {
        let mut rivals = Rivals::new(&graph)?;
        theirs = Some([rivals.run("cynetdiff")?, rivals.run("ndlib")?, rivals.run("epiworldpy")?]);
    }
    let bandwidth = bandwidth.max(machine::bandwidth());
    if let Some([cynetdiff, _, epiworld]) = &theirs {
        let near = |one: f64, other: f64| (one - other).abs() < 0.01;
        ensure!(near(cynetdiff.share, directed.share), "CyNetDiff: {}", cynetdiff.share);
        ensure!(near(epiworld.share, epidemics[0].share), "epiworldpy: {}", epiworld.share);
    }
    show_lists(&plan, &cases, &directed, bandwidth);
    if let Some(theirs) = &theirs {
        show_rivals(theirs);
    }
    show_rest(&country, &epidemics);
    println!("Memory: read {:.1} GB/s by all threads", bandwidth / 1e9);
    lines(&directed, &country, &epidemics, theirs.as_ref(), bandwidth);
    Ok(())
}

fn show_lists(plan: &Plan, cases: &[Case], directed: &Case, bandwidth: f64) {
    println!("\nT2, {} people: seeds, mean and deviation of thresholds\n", plan.persons);
    println!(
        "| case | joined | rounds | M ties followed | ours, s | fastest–slowest | plain, s | \
         fastest–slowest | memory's limit, s |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    for case in cases.iter().chain([directed]) {
        let touched = case.touched as f64 / 1e6;
        let limit = case.bytes as f64 / bandwidth;
        println!(
            "| {} | {:.5} | {} | {touched:.2} | {} | {} | {limit:.4} |",
            case.name,
            case.share,
            case.rounds,
            case.ours.show(),
            case.plain.show()
        );
    }
}

fn show_rivals(theirs: &[Run; 3]) {
    println!("\n| rival | persons | share | seconds, one run |\n|---|--:|--:|--:|");
    for (name, run) in
        ["CyNetDiff, T2 directed", "NDlib, undirected", "epiworldpy, T3"].iter().zip(theirs)
    {
        println!("| {name} | {} | {:.4} | {:.2} |", run.persons, run.share, run.seconds);
    }
}

fn show_rest(country: &implicit::Implicit, epidemics: &[days::Days; 2]) {
    println!("\nT2b, {} people, 10 ties each, no memory for ties", country.persons);
    println!("joined {:.5}, {} M ties followed", country.share, country.touched / 1_000_000);
    println!("cascade {:.2} s, drawing needs {:.2} s", country.cascade, country.drawing);
    println!("looking all ties up and doing nothing {:.2} s", country.looking_up);
    println!("most memory held {:.0} MB\n", country.resident_mb);
    println!("T3, {} people, {} days\n", days::PERSONS, days::DAYS);
    println!("| setting | share | ours, s | fastest–slowest |\n|---|--:|--:|--:|");
    for epidemic in epidemics {
        println!("| {} | {:.4} | {} |", epidemic.name, epidemic.share, epidemic.times.show());
    }
}

/// The lines for programs: ties or person-days a second.
fn lines(
    directed: &Case,
    country: &implicit::Implicit,
    epidemics: &[days::Days; 2],
    theirs: Option<&[Run; 3]>,
    bandwidth: f64,
) {
    let rounded = |number: f64| (number * 1e3).round() / 1e3;
    let touched = directed.touched as f64;
    let (ours, plain) = (touched / directed.ours.middle(), touched / directed.plain.middle());
    let mut rivals = vec![("plain", plain)];
    let mut daily = Vec::new();
    let person_days = f64::from(days::PERSONS) * f64::from(days::DAYS);
    if let Some([cynetdiff, ndlib, epiworld]) = theirs {
        rivals.push(("cynetdiff", touched / cynetdiff.seconds));
        rivals.push(("ndlib", ndlib.touched.unwrap_or_default() / ndlib.seconds));
        daily.push(("epiworldpy", person_days / epiworld.seconds));
    }
    let line = |bench: &str, ours: f64, rivals: &[(&str, f64)], limit: f64| {
        let object = |of: &dyn Fn(f64) -> f64| -> Value {
            let entry = |(name, rate): &(&str, f64)| ((*name).to_owned(), of(*rate).into());
            rivals.iter().map(entry).collect::<serde_json::Map<_, _>>().into()
        };
        let (rates, ratio) = (object(&f64::round), object(&|rate| rounded(ours / rate)));
        let (ours, limit) = (ours.round(), limit.round());
        println!(
            "{}",
            json!({ "bench": bench, "ours": ours, "rivals": rates, "ratio": ratio, "limit": limit })
        );
    };
    let followed = country.touched as f64;
    let all = f64::from(country.persons) * 10.0 / country.looking_up;
    line("cascade-implicit", followed / country.cascade, &[], all);
    let day_rate = person_days / epidemics[0].times.middle();
    line("epidemic", day_rate, &daily, person_days / days::drawing(&epidemics[0]));
    line("cascade", ours, &rivals, touched / (directed.bytes as f64 / bandwidth));
}
