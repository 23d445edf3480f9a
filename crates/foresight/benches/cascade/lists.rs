//! T2: cascades over ties in memory. Five of undirected ties with known ends, and one on the graph
//! that the rivals run on.

use std::time::Instant;

use anyhow::{Result, ensure};
use foresight::cascade::{self, NEED, Thresholds};
use foresight::random::{Draws, Purpose};
use foresight::theory::law::{normal_share, poisson};
use foresight::theory::tree;
use foresight::ties::{Graph, Ties};

use crate::{Plan, Times, plain};

/// Seeds, mean and deviation of normal thresholds.
const CASES: [(f64, f64, f64); 5] = [
    (0.001, 0.25, 0.12),
    (0.01, 0.30, 0.12),
    (0.01, 0.40, 0.12),
    (0.02, 0.30, 0.10),
    (0.005, 0.35, 0.15),
];

const DIRECTED: Purpose = Purpose(0x6265_6E63);
const DEGREE: u32 = 10;
/// Degrees this high do not occur among ten million.
const DEGREE_MAX: u32 = 80;
const SEED_EVERY: usize = 50;

/// One case, ours and plain.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) share: f64,
    pub(crate) touched: u64,
    pub(crate) rounds: usize,
    pub(crate) ours: Times,
    pub(crate) plain: Times,
    /// Bytes that must be touched: the ties followed, where they start, counters read and written.
    pub(crate) bytes: u64,
}

/// The five cases on G(n, m), n people and 5 n ties.
pub(crate) fn undirected(plan: &Plan) -> Result<Vec<Case>> {
    let graph = Graph::random(Draws::new(1, 0), plan.persons, 5 * plan.persons)?;
    let degrees = poisson(f64::from(DEGREE));
    let mut cases = Vec::new();
    for (number, (seeds, mean, deviation)) in (0..).zip(CASES) {
        let law = |x: f64| normal_share((x - mean) / deviation);
        let draws = Draws::new(2, number);
        let needs: Vec<u8> = cascade::needs(&graph, &Thresholds::new(law, DEGREE_MAX), draws);
        let chosen = cascade::seeds(plan.persons, seeds, draws);
        let name = format!("{seeds}, {mean}, {deviation}");
        let case = hold(plan, name, &graph, &needs, &chosen)?;
        let joins = |hits: u32, degree: u32| law(f64::from(hits) / f64::from(degree.max(1)));
        let theory = tree::rounds(&degrees, joins, seeds, 1e-10);
        let expected = theory[theory.len() - 1];
        let off = (case.share - expected).abs() / expected;
        ensure!(off < 0.05, "{}: {}, in theory {expected}", case.name, case.share);
        cases.push(case);
    }
    Ok(cases)
}

/// The graph of the rivals' task: from each person ten ties to people drawn from all.
pub(crate) fn directed_graph(plan: &Plan) -> Result<Graph> {
    let draws = Draws::new(3, 0);
    let starts = (0..=plan.persons).map(|person| person * DEGREE).collect();
    let below = |word: u32| ((u64::from(word) * u64::from(plan.persons)) >> 32) as u32;
    let mut edges = Vec::with_capacity((plan.persons * DEGREE) as usize);
    for block in 0..(plan.persons * DEGREE).div_ceil(4) {
        edges.extend(draws.words(DIRECTED, block, 0).map(below));
    }
    edges.truncate((plan.persons * DEGREE) as usize);
    Ok(Graph::new(starts, edges)?)
}

/// Thresholds uniform between 0 and 1 over the ties that lead to a person.
pub(crate) fn directed(plan: &Plan, graph: &Graph) -> Result<Case> {
    let mut arriving = vec![0_u32; plan.persons as usize];
    graph.edges().iter().for_each(|to| arriving[*to as usize] += 1);
    let thresholds = Thresholds::new(|x| x, DEGREE_MAX);
    let need = |(person, degree): (u32, &u32)| {
        let drawn = Draws::new(4, 0).uniform(NEED, person, 0);
        thresholds.need(*degree, drawn).map_or(u8::MAX, |need| need as u8)
    };
    let needs: Vec<u8> = (0..).zip(&arriving).map(need).collect();
    let seeds: Vec<u32> = (0..plan.persons).step_by(SEED_EVERY).collect();
    hold(plan, "uniform, directed".to_owned(), graph, &needs, &seeds)
}

/// Checks ours against plain for everybody, then times both in turns.
fn hold(plan: &Plan, name: String, graph: &Graph, needs: &[u8], seeds: &[u32]) -> Result<Case> {
    let outcome = cascade::run(graph, needs.to_vec(), seeds);
    let (rest, touched) = plain::run(graph, needs.to_vec(), seeds);
    let agree = (0..).zip(&rest).all(|(p, rest): (u32, _)| outcome.has_joined(p) == (*rest == 0));
    ensure!(agree && touched == outcome.touched, "{name}: ours and plain do not agree");
    let (mut ours, mut plain_times) = (Times::default(), Times::default());
    for _ in 0..plan.runs {
        let (for_ours, for_plain) = (needs.to_vec(), needs.to_vec());
        let start = Instant::now();
        let again = cascade::run(graph, for_ours, seeds);
        ours.add(start);
        ensure!(again == outcome, "{name}: another outcome the second time");
        let start = Instant::now();
        let _ = std::hint::black_box(plain::run(graph, for_plain, seeds));
        plain_times.add(start);
    }
    let bytes = 4 * outcome.touched + 4 * outcome.total() + 2 * u64::from(graph.persons());
    eprintln!("{name}: ours {:.3} s, plain {:.3} s", ours.middle(), plain_times.middle());
    Ok(Case {
        name,
        share: outcome.share(),
        touched,
        rounds: outcome.joined.len(),
        ours,
        plain: plain_times,
        bytes,
    })
}
