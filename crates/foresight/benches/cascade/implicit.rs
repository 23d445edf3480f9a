//! T2b: a large country with ten ties each that take no memory.

use std::time::Instant;

use anyhow::{Result, ensure};
use foresight::cascade::{self, Thresholds};
use foresight::random::Draws;
use foresight::theory::law::normal_share;
use foresight::theory::tree;
use foresight::ties::{Matchings, Ties};
use rayon::prelude::*;

use crate::Plan;
use crate::machine::resident_max_mb;

const DEGREE: u32 = 10;

/// What it came to.
pub(crate) struct Implicit {
    pub(crate) persons: u32,
    pub(crate) share: f64,
    pub(crate) touched: u64,
    /// Seconds to draw who needs how many, and for the cascade.
    pub(crate) drawing: f64,
    pub(crate) cascade: f64,
    /// Seconds to look up all ties and do nothing with them.
    pub(crate) looking_up: f64,
    pub(crate) resident_mb: f64,
}

/// One run: it takes long, and nothing else of this process is large by then.
pub(crate) fn run(plan: &Plan) -> Result<Implicit> {
    let persons = plan.country;
    let ties = Matchings::whole(Draws::new(5, 0), persons, DEGREE);
    let law = |x: f64| normal_share((x - 0.25) / 0.12);
    let draws = Draws::new(6, 0);
    let start = Instant::now();
    let needs: Vec<u8> = cascade::needs(&ties, &Thresholds::of_degree(law, DEGREE), draws);
    let seeds = cascade::seeds(persons, 0.001, draws);
    let drawing = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let outcome = cascade::run(&ties, needs, &seeds);
    let cascade = start.elapsed().as_secs_f64();
    let resident_mb = resident_max_mb();
    let mut degrees = vec![0.0; DEGREE as usize];
    degrees.push(1.0);
    let joins = |hits: u32, degree: u32| law(f64::from(hits) / f64::from(degree.max(1)));
    let theory = tree::rounds(&degrees, joins, 0.001, 1e-10);
    let expected = theory[theory.len() - 1];
    let off = (outcome.share() - expected).abs();
    ensure!(off < 0.01, "{} joined, in theory {expected}", outcome.share());
    let start = Instant::now();
    std::hint::black_box(look_up(&ties));
    let looking_up = start.elapsed().as_secs_f64();
    let (share, touched) = (outcome.share(), outcome.touched);
    Ok(Implicit { persons, share, touched, drawing, cascade, looking_up, resident_mb })
}

/// Everybody's ties, added up so that they are needed.
fn look_up(ties: &Matchings) -> u64 {
    const CHUNK: u32 = 1 << 16;
    let chunks = (0..ties.persons()).into_par_iter().step_by(CHUNK as usize);
    let sums = chunks.map(|first| {
        let people: Vec<u32> = (first..ties.persons().min(first + CHUNK)).collect();
        let mut sum = 0_u64;
        ties.reach(&people, &mut |piece| sum += piece.iter().map(|p| u64::from(*p)).sum::<u64>());
        sum
    });
    sums.reduce(|| 0, u64::wrapping_add)
}
