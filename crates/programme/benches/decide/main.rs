//! The decision benchmark: how many people in a second a programme decides, read from its file and
//! with reasons, beside the same rules by hand in Rust, in NumPy, in OpenFisca and in Zen; how long
//! one explained decision takes; and what the machine's memory allows.
//!
//! Everybody decides the same people, drawn from one seed. Every answer is checked before anything
//! is timed. The rivals are other programs, installed and built below the target folder.
//!
//! `cargo xtask bench decide`, with `-- --quick` for a first look and `-- --no-rivals` without
//! Python and Zen; `--persons`, `--runs` and `--threads` take a number.

#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "the crate is pure; what measures it needs the clock, files and other programs"
)]

mod carrots;
mod carrots_hand;
mod contest;
mod d1;
mod d1_hand;
mod explained;
mod machine;
mod ours;
mod rivals;
mod stream;
mod tasks;

use anyhow::{Result, anyhow};
use programme::{Programme, SourceFile};

use contest::Figures;
use machine::Roof;

/// How many people are decided in one piece, on one thread.
const CHUNK_ROWS: usize = 16 * 1024;

/// How much is measured.
pub(crate) struct Plan {
    persons: usize,
    zen_persons: usize,
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
        let persons = number("--persons")?.unwrap_or(if quick { 1_000_000 } else { 10_000_000 });
        Ok(Self {
            persons,
            zen_persons: persons.min(if quick { 20_000 } else { 200_000 }),
            runs: number("--runs")?.unwrap_or(if quick { 3 } else { 5 }),
            rivals: !has("--no-rivals"),
        })
    }
}

/// Reads a programme of one file.
fn load(name: &str, text: String) -> Result<Programme> {
    let loaded = programme::load(&[SourceFile::new(name, text)]);
    loaded.map_err(|problems| anyhow!("{name}: {problems:#?}"))
}

fn main() -> Result<()> {
    let plan = Plan::from_arguments()?;
    let threads = rayon::current_num_threads();
    println!("{}, {threads} threads of ours", machine::processor());
    let roof = Roof::measure();

    let (d1, digest) = tasks::d1(&plan)?;
    let (carrots, single) = tasks::carrots(&plan)?;
    let large = explained::large_programme()?;
    let roof = roof.or(Roof::measure());

    println!("\nTask D1, people with SHA-256 {digest}\n");
    contest::show(&d1, roof);
    println!("\nA million little carrots, people drawn from seed 2\n");
    contest::show(&carrots, roof);
    println!("\nOne explained decision: p50 {:.1} µs, p99 {:.1} µs", single.p50, single.p99);
    let (p50, p99) = (large.p50 / 1e3, large.p99 / 1e3);
    println!("Reading and checking 200 audiences: p50 {p50:.1} ms, p99 {p99:.1} ms");
    println!("Memory: read {:.1} GB/s, read and written {:.1} GB/s", roof.read, roof.both);
    println!("Most memory held by this process: {:.0} MB", machine::resident_max_mb());
    last_line(&d1, &carrots, &single, roof);
    Ok(())
}

/// The line for programs: persons a second of ours, of each rival, the ratio to each.
fn last_line(d1: &[Figures], carrots: &[Figures], single: &explained::Spread, roof: Roof) {
    let rate = |figures: &[Figures], name: &str| {
        let figure = figures.iter().find(|figure| figure.name == name);
        figure.map_or(0.0, |figure| figure.rates().0)
    };
    let ours = rate(d1, tasks::OURS);
    let others = d1.iter().filter(|figure| figure.name != tasks::OURS);
    let others: Vec<(&str, f64)> = others.map(|figure| (figure.name, figure.rates().0)).collect();
    let object = |of: &dyn Fn(f64) -> f64| -> serde_json::Value {
        let entry = |(name, rate): &(&str, f64)| ((*name).to_owned(), of(*rate).into());
        others.iter().map(entry).collect::<serde_json::Map<_, _>>().into()
    };
    let rounded = |number: f64, by: f64| (number * by).round() / by;
    let bytes = d1.iter().find(|figure| figure.name == tasks::OURS).and_then(|f| f.bytes);
    let line = serde_json::json!({
        "bench": "decide",
        "ours": ours.round(),
        "rivals": object(&f64::round),
        "ratio": rounded(ours / rate(d1, tasks::BY_HAND), 1e6),
        "ratios": object(&|rate| rounded(ours / rate, 1e6)),
        "carrots": rate(carrots, tasks::OURS).round(),
        "carrots_ratio": rounded(rate(carrots, tasks::OURS) / rate(carrots, tasks::BY_HAND), 1e6),
        "explained_p99_us": rounded(single.p99, 10.0),
        "limit": roof.persons(bytes.unwrap_or((1, 0))).round(),
    });
    println!("{line}");
}
