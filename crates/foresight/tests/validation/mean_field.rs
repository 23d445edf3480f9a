//! Everybody tied to everybody: Granovetter's example and the logistic law of choices, in the
//! engine on a complete graph.

use foresight::cascade::{self, Thresholds};
use foresight::random::{Draws, logistic_share};
use foresight::theory::law;
use foresight::theory::mean_field::{self, logistic_response, normal_response};
use foresight::ties::Graph;

use crate::drawing::{Axis, Series, compare};

const PERSONS: u32 = 3_000;

fn everybody() -> Graph {
    let starts = (0..=PERSONS).map(|person| person * (PERSONS - 1)).collect();
    let others = |person: u32| (0..PERSONS).filter(move |other| *other != person);
    Graph::new(starts, (0..PERSONS).flat_map(others).collect()).unwrap()
}

/// Where a cascade that begins by itself ends, thresholds having this law.
fn simulated(graph: &Graph, law: impl Fn(f64) -> f64, replicate: u32) -> f64 {
    let draws = Draws::new(11, replicate);
    cascade::run(graph, needs(law, draws), &[]).share()
}

fn needs(law: impl Fn(f64) -> f64, draws: Draws) -> Vec<u16> {
    // Everybody has the same degree, so one row of the law is enough.
    let degree = PERSONS - 1;
    let thresholds = Thresholds::of_degree(law, degree);
    let need = |person| thresholds.need(degree, draws.uniform(cascade::NEED, person, 0));
    (0..PERSONS).map(|person| need(person).map_or(u16::MAX, |need| need as u16)).collect()
}

/// Where it ends if everybody begins having joined and people leave: those who would join with more
/// than stay. The same engine with the roles exchanged.
fn simulated_from_above(graph: &Graph, law: impl Fn(f64) -> f64, replicate: u32) -> f64 {
    let stay = needs(law, Draws::new(11, replicate));
    let leave = stay.iter().map(|need| match *need {
        u16::MAX => 0,
        0 => u16::MAX,
        need => (PERSONS - 1) as u16 - need + 1,
    });
    1.0 - cascade::run(graph, leave.collect(), &[]).share()
}

/// Where a crowd that begins by itself ends in theory.
fn last(deviation: f64) -> f64 {
    let shares = mean_field::rounds(normal_response(0.25, deviation), 0.0, 1e-12);
    shares[shares.len() - 1]
}

/// How far a simulated share may be from a fixed point: four standard deviations. Where F is steep,
/// a chance excess moves further people, 1/(1 − F') of it in all.
fn allowed(law: impl Fn(f64) -> f64, share: f64) -> f64 {
    let slope = (law(share + 1e-5) - law(share - 1e-5)) / 2e-5;
    let excess = (share * (1.0 - share) / f64::from(PERSONS)).sqrt();
    4.0 * excess / (1.0 - slope) + 1.0 / f64::from(PERSONS)
}

#[test]
fn granovetters_crowd_jumps_where_he_found_it() {
    // He found 0.122, with about 6 % just below.
    let jump = law::root(0.1, 0.2, |deviation| last(deviation) - 0.5);
    assert!((jump - 0.122).abs() < 0.001, "{jump}");
    let below = last(jump - 0.000_1);
    assert!((0.05..0.07).contains(&below), "{below}");
    assert!(last(jump + 0.000_1) > 0.97, "{}", last(jump + 0.000_1));
    let graph = everybody();
    let deviations = [0.06, 0.08, 0.09, 0.10, 0.105, 0.11, 0.13, 0.14, 0.16, 0.18, 0.20];
    let points: Vec<(f64, f64)> = (0..)
        .zip(deviations)
        .map(|(number, sd)| (sd, simulated(&graph, normal_response(0.25, sd), number)))
        .collect();
    for (deviation, share) in &points {
        let expected = last(*deviation);
        let allowed = allowed(normal_response(0.25, *deviation), expected);
        assert!((share - expected).abs() < allowed, "{deviation}: {share}, not {expected}");
    }
    let line = (0..=300).map(|step| 0.05 + f64::from(step) * 0.0005);
    let line = line.map(|deviation| (deviation, last(deviation))).collect();
    let x = Axis::new("deviation of thresholds", &[0.05, 0.08, 0.11, 0.14, 0.17, 0.20]);
    let y = Axis::new("final share", &[0.0, 0.25, 0.5, 0.75, 1.0]);
    let series = [Series::new("normal, mean 0.25", line, points)];
    compare("granovetter.svg", "Granovetter's crowd, 3 000 people", &x, &y, &series);
}

#[test]
fn a_crowd_ends_in_the_nearest_stable_fixed_point() {
    const INFLUENCE: f64 = 6.0;
    let graph = everybody();
    let (mut lines, mut low, mut high) = ([const { Vec::new() }; 3], Vec::new(), Vec::new());
    for step in 0..=400 {
        let value = -5.0 + f64::from(step) * 0.01;
        let points = mean_field::fixed_points(logistic_response(value, INFLUENCE, 1.0));
        let stable: Vec<bool> = points.iter().map(|point| point.stable).collect();
        match points[..] {
            [only] if only.share < 0.5 => lines[0].push((value, only.share)),
            [only] => lines[2].push((value, only.share)),
            [..] => {
                assert_eq!(stable, [true, false, true], "{value}");
                points.iter().zip(&mut lines).for_each(|(p, line)| line.push((value, p.share)));
            }
        }
    }
    for (number, step) in (0..).zip([0, 3, 6, 9, 15, 18, 21, 25, 31, 34, 37, 40]) {
        let value = -5.0 + f64::from(step) * 0.1;
        let law = |share: f64| logistic_share(value + INFLUENCE * share);
        let points = mean_field::fixed_points(law);
        let (first, last) = (points[0].share, points[points.len() - 1].share);
        let below = simulated(&graph, law, 100 + number);
        let above = simulated_from_above(&graph, law, 200 + number);
        assert!((below - first).abs() < allowed(law, first), "{value}: {below}, not {first}");
        assert!((above - last).abs() < allowed(law, last), "{value}: {above}, not {last}");
        low.push((value, below));
        high.push((value, above));
    }
    let [lower, middle, upper] = lines;
    let series = [
        Series::new("from nobody", lower, low),
        Series::new("from everybody", upper, high),
        Series::new("unstable", middle, Vec::new()).dashed(),
    ];
    let x = Axis::new("value V of joining, J = 6", &[-5.0, -4.0, -3.0, -2.0, -1.0]);
    let y = Axis::new("share ρ with F(ρ) = ρ", &[0.0, 0.25, 0.5, 0.75, 1.0]);
    compare("fixed-points.svg", "Fixed points of the mean field, 3 000 people", &x, &y, &series);
}
