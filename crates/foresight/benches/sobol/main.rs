//! The sensitivity benchmark: how long it takes to find out which of twelve assumptions the take-up
//! of an offer depends on, beside SALib with the same model in NumPy.
//!
//! 14,336 runs of 100,000 people over 52 weeks. The rival is checked against ours at twenty points
//! before anything is timed; it then makes some of the runs, and the rest is extrapolated.
//!
//! `cargo xtask bench sobol`, with `-- --quick` for a first look and `-- --no-rivals` without
//! Python; `--threads` takes a number.

#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "the crate is pure; what measures it needs the clock, files and other programs"
)]

#[path = "../python/environment.rs"]
mod environment;
mod geometric;
mod model;
mod rivals;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use anyhow::{Result, anyhow, ensure};
use foresight::random::{Draws, Purpose};
use foresight::sobol::{Accumulator, Design, Indices, run};

use model::{Chance, NAMES, PARAMETERS, People, output_names};
use rivals::Rival;

const WEEKS: usize = 52;
const SEED: u64 = 11;
/// Points at which ours and the rival must agree, and runs of each at a point.
const CHECKED: u32 = 20;
const REPEATS: [u32; 2] = [100, 10];

/// How much is measured.
struct Plan {
    people: usize,
    base: u32,
    rounds: usize,
    rival_rows: u32,
    rivals: bool,
}

impl Plan {
    fn from_arguments() -> Result<Self> {
        let words: Vec<String> = std::env::args().skip(1).collect();
        let has = |name: &str| words.iter().any(|word| word == name);
        if let Some(place) = words.iter().position(|word| word == "--threads") {
            let threads = words.get(place + 1).and_then(|word| word.parse().ok());
            let threads = threads.filter(|threads| *threads > 0);
            let threads = threads.ok_or_else(|| anyhow!("--threads takes a number above 0"))?;
            rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
        }
        let (base, rounds, rival_rows) = if has("--quick") { (128, 1, 2) } else { (1024, 5, 16) };
        Ok(Self { people: 100_000, base, rounds, rival_rows, rivals: !has("--no-rivals") })
    }
}

/// The whole analysis: seconds, its indices, and how many people's draws it took.
fn analyse(people: &People, base: u32, common: bool) -> Result<(f64, Vec<Indices>, u64)> {
    let decided = AtomicU64::new(0);
    let start = Instant::now();
    let words = people.common(Draws::new(SEED, 0));
    let model = |number: u32, point: &[f64]| {
        let fresh = Chance::Fresh(Draws::new(SEED, number));
        let chance = if common { Chance::Common(&words) } else { fresh };
        let outcome = people.run(point, WEEKS, &chance);
        decided.fetch_add(outcome.decided as u64, Ordering::Relaxed);
        outcome.outputs.to_vec()
    };
    let mut accumulator = Accumulator::new(Design::new(PARAMETERS, base)?, output_names());
    run(&mut accumulator, model, |_| true)?;
    let indices = accumulator.indices(0.9);
    Ok((start.elapsed().as_secs_f64(), indices, decided.into_inner()))
}

fn mean_and_variance(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    (mean, values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (count - 1.0))
}

/// Both must give the same take-up at the same points, as far as chance allows.
fn check(people: &People, rival: &mut Rival) -> Result<()> {
    let design = Design::new(PARAMETERS, CHECKED)?.seeded(99);
    let points: Vec<_> = (0..CHECKED).map(|r| design.point(r * design.runs_a_row())).collect();
    let theirs = (0..REPEATS[1]).map(|seed| Ok(rival.run(&points, WEEKS, seed)?.1));
    let theirs: Vec<Vec<f64>> = theirs.collect::<Result<_>>()?;
    let (mut worst, mut squares) = (0.0_f64, 0.0);
    for (index, point) in points.iter().enumerate() {
        let ours = (0..REPEATS[0]).map(|replicate| {
            let chance = Chance::Fresh(Draws::new(SEED + 1, replicate));
            people.run(point, WEEKS, &chance).outputs[0]
        });
        let (ours, variance) = mean_and_variance(&ours.collect::<Vec<f64>>());
        let rival = theirs.iter().map(|runs| runs[index]).sum::<f64>() / f64::from(REPEATS[1]);
        let error = variance * REPEATS.map(|repeats| 1.0 / f64::from(repeats)).iter().sum::<f64>();
        // Where hardly anybody leaves, one person more or less is chance.
        let score = (ours - rival) / error.sqrt().max(1e-6);
        ensure!(score.abs() < 4.5, "point {index}: ours {ours}, NumPy {rival}, score {score}");
        worst = worst.max(score.abs());
        squares += score * score / f64::from(CHECKED);
    }
    ensure!(squares < 2.2, "the mean squared score is {squares}");
    println!(
        "Checked: take-up agrees at {CHECKED} points; mean squared score {squares:.2} (1 is \
         expected), worst {worst:.1} standard errors"
    );
    Ok(())
}

/// What common random numbers save: the variance of a difference of two scenarios, once with the
/// same draws in both and once with draws of their own. The people are the same in all.
fn differences(people: &People, replicates: u32) {
    let before = [0.5; PARAMETERS];
    for step in [0.1, 0.01] {
        let mut after = before;
        after[2] += step;
        let at = |point: &[f64], replicate: u32| {
            people.run(point, WEEKS, &Chance::Fresh(Draws::new(SEED + 2, replicate))).outputs[0]
        };
        let apart = |by: u32| {
            let pairs = (0..replicates).map(|r| at(&after, r + by) - at(&before, r));
            mean_and_variance(&pairs.collect::<Vec<f64>>())
        };
        let ((mean, common), (_, independent)) = (apart(0), apart(replicates));
        println!(
            "Amount raised by {step}: take-up rises by {:.3} % of people; variance of B - A over \
             {replicates} replicates {common:.2e} with common random numbers, {independent:.2e} \
             without, {:.1} times as much",
            mean * 100.0,
            independent / common
        );
    }
}

/// Seconds if nothing but the draws took time: this many Philox blocks on all threads.
fn limit(draws: u64) -> f64 {
    const MEASURED: u32 = 20_000_000;
    let key = Draws::new(SEED, 0);
    let start = Instant::now();
    let sum = (0..MEASURED).fold(0, |sum: u32, id| sum ^ key.words(Purpose(3), id, 0)[1]);
    let each = start.elapsed().as_secs_f64() / f64::from(MEASURED);
    std::hint::black_box(sum);
    each * draws as f64 / rayon::current_num_threads() as f64
}

fn show(indices: &Indices) {
    println!("\n{}: mean {:.4}, variance {:.3e}\n", indices.output, indices.mean, indices.variance);
    println!("| parameter | first | 90 % | total | 90 % |\n|---|--:|--:|--:|--:|");
    for (name, of) in NAMES.iter().zip(&indices.parameters) {
        let print = |i: foresight::sobol::Interval| {
            format!("{:.3} | {:.3} to {:.3}", i.value, i.low, i.high)
        };
        println!("| {name} | {} | {} |", print(of.first), print(of.total));
    }
}

/// Median, least and most of some seconds.
fn spread(seconds: &mut [f64]) -> [f64; 3] {
    seconds.sort_by(f64::total_cmp);
    [seconds[seconds.len() / 2], seconds[0], seconds[seconds.len() - 1]]
}

fn main() -> Result<()> {
    let plan = Plan::from_arguments()?;
    let threads = rayon::current_num_threads();
    geometric::check();
    let (people, segment, shock) = People::new(plan.people);
    let design = Design::new(PARAMETERS, plan.base)?;
    println!("{} people, {WEEKS} weeks, {} runs, {threads} threads", plan.people, design.runs());
    let mut rival = None;
    if plan.rivals {
        rival = Some(Rival::start(&segment, &shock, threads)?);
    }
    if let Some(rival) = &mut rival {
        check(&people, rival)?;
    }
    differences(&people, 400);

    let (mut fresh, mut common, mut draws) = (Vec::new(), Vec::new(), 0);
    let mut found = Vec::new();
    for _ in 0..plan.rounds {
        let (seconds, indices, decided) = analyse(&people, plan.base, false)?;
        (found, draws) = (indices, decided);
        fresh.push(seconds);
        common.push(analyse(&people, plan.base, true)?.0);
    }
    show(&found[0]);
    let limit = limit(draws);
    let [ours, least, most] = spread(&mut fresh);
    println!("\nOurs, draws made anew in each run: {ours:.2} s ({least:.2}–{most:.2})");
    let [shared, least, most] = spread(&mut common);
    println!("Ours, the same draws in all runs: {shared:.2} s ({least:.2}–{most:.2})");
    println!("If only the {draws} draws took time: {limit:.2} s");
    let mut rivals = serde_json::Map::new();
    let mut ratio = None;
    if let Some(rival) = &mut rival {
        let runs = plan.rival_rows * design.runs_a_row();
        let points: Vec<Vec<f64>> = (0..runs).map(|run| design.point(run)).collect();
        let (seconds, _) = rival.run(&points, WEEKS, 1000)?;
        let (own, asked) = rival.sensitivity(plan.base, PARAMETERS)?;
        ensure!(asked == u64::from(design.runs()), "SALib asks for {asked} runs");
        let all = seconds / f64::from(runs) * f64::from(design.runs()) + own;
        println!(
            "SALib and NumPy, {threads} processes: {runs} runs in {seconds:.1} s, so {all:.0} s \
             for all (extrapolated), of which {own:.1} s are SALib's own for one output"
        );
        rivals.insert("salib+numpy".to_owned(), ((all * 10.0).round() / 10.0).into());
        ratio = Some((all / ours * 10.0).round() / 10.0);
    }
    let rounded = |seconds: f64| (seconds * 1000.0).round() / 1000.0;
    let line = serde_json::json!({
        "bench": "sobol",
        "ours": rounded(ours),
        "rivals": rivals,
        "ratio": ratio,
        "limit": rounded(limit),
    });
    println!("{line}");
    Ok(())
}
