//! T7: the whole model over a whole country, from a million people to 144 million.
//!
//! Prints, for each size, the time to make the population, to decide it and to run 52 weeks, the
//! memory, and how many people may leave at all; the last line is JSON.

#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "the crate is pure; what measures it needs the clock and files"
)]

use std::time::Instant;

use foresight::assumptions::Assumptions;
use foresight::model::{Measure, Model};
use foresight::population::{Table, build};
use programme::SourceFile;

const WEEKS: u32 = 52;

fn text(path: &str) -> String {
    let path = format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The most memory this process has held, in MiB.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.unwrap_or(f64::NAN) / 1024.0
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let quick = args.iter().any(|arg| arg == "--quick");
    let sizes: &[u64] = match quick {
        true => &[1_000_000, 4_000_000],
        false => &[1_000_000, 4_000_000, 16_000_000, 64_000_000, 144_000_000],
    };
    let read = |path: &str| text(&format!("programmes/million-carrots/{path}"));
    let assumptions = Assumptions::read(&read("forecast.toml")).expect("assumptions");
    let table = Table::read(&text("populations/russia-2022/people.csv")).expect("a table");
    let source = SourceFile::new("programme.toml", read("programme.toml"));
    let programme = programme::load_simulated(&[source]).expect("a programme");
    let values = assumptions.likely();
    println!(
        "{:>12} {:>11} {:>9} {:>9} {:>9} {:>12} {:>11} {:>9}",
        "people", "households", "made s", "decide s", "run s", "ns/person", "left", "MiB"
    );
    let mut lines = Vec::new();
    for size in sizes {
        let start = Instant::now();
        let population = build(&assumptions, &table, *size, 1).expect("a population");
        let made = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let model = Model::new(&programme, &assumptions, &population, None).expect("a model");
        let decided = start.elapsed().as_secs_f64();
        let mut runs: Vec<f64> = Vec::new();
        let mut left = 0;
        for run in 0..3 {
            let start = Instant::now();
            let outcome = model.run(&values, 1, run, WEEKS);
            runs.push(start.elapsed().as_secs_f64());
            let last = outcome.weeks() - 1;
            left = outcome.sum(last, Measure::Arrived, |_| true)
                + outcome.sum(last, Measure::OwnWay, |_| true);
        }
        runs.sort_by(f64::total_cmp);
        let people = population.people();
        println!(
            "{people:>12} {:>11} {made:>9.2} {decided:>9.2} {:>9.2} {:>12.1} {left:>11} {:>9.0}",
            population.households(),
            runs[1],
            runs[1] * 1e9 / people as f64,
            memory(),
        );
        lines.push(format!(
            "{{\"people\":{people},\"made\":{made:.2},\"decided\":{decided:.2},\
             \"run\":{:.2},\"mib\":{:.0}}}",
            runs[1],
            memory()
        ));
    }
    println!("{{\"bench\":\"forecast\",\"weeks\":{WEEKS},\"ours\":[{}]}}", lines.join(","));
}
