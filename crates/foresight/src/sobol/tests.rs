//! Models whose indices are known exactly.

use super::*;

const NAMES: [&str; 2] = ["one", "other"];

/// Ishigami and Homma's function with a = 7, b = 0.1 on (−π, π)³.
fn ishigami(point: &[f64]) -> f64 {
    let [x, y, z] = [0, 1, 2].map(|index| (2.0 * point[index] - 1.0) * std::f64::consts::PI);
    libm::sin(x) + 7.0 * libm::sin(y) * libm::sin(y) + 0.1 * z * z * z * z * libm::sin(x)
}

/// The weights of Sobol's g-function: from a parameter that matters much to ones that hardly do.
const G: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

/// Sobol's g-function: the product of (|4x − 2| + a) / (1 + a).
fn g(point: &[f64]) -> f64 {
    point.iter().zip(G).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product()
}

/// Its exact indices: partial variances are 1 / (3 (1 + a)²).
fn g_indices() -> Vec<[f64; 2]> {
    let part = |a: &f64| 1.0 / (3.0 * (1.0 + a) * (1.0 + a));
    let all: f64 = G.iter().map(|a| 1.0 + part(a)).product();
    let index = |a: &f64| {
        let total = part(a) * all / (1.0 + part(a));
        [part(a) / (all - 1.0), total / (all - 1.0)]
    };
    G.iter().map(index).collect()
}

fn outcome(accumulator: &mut Accumulator, model: impl Fn(&[f64]) -> Vec<f64> + Sync) {
    run(accumulator, |_, point| model(point), |_| true).expect("rows are sound");
}

fn assert_near(indices: &Indices, expected: &[[f64; 2]]) {
    assert_eq!(indices.parameters.len(), expected.len());
    for (found, [first, total]) in indices.parameters.iter().zip(expected) {
        for (found, expected) in [(found.first, first), (found.total, total)] {
            assert!((found.value - expected).abs() < 0.01, "{found:?} {expected}");
            assert!(found.low <= *expected && *expected <= found.high, "{found:?} {expected}");
        }
    }
}

#[test]
fn ishigami_has_its_published_indices() {
    let design = Design::new(3, 1 << 14).expect("fits");
    let mut accumulator = Accumulator::new(design, NAMES);
    outcome(&mut accumulator, |point| vec![ishigami(point), 1e9 + 3.0 * ishigami(point)]);
    let indices = accumulator.indices(0.9);
    for indices in &indices {
        assert_near(indices, &[[0.3139, 0.5576], [0.4424, 0.4424], [0.0, 0.2437]]);
    }
    // Mean a/2; variance 1/2 + a²/8 + bπ⁴/5 + b²π⁸/18.
    assert!((indices[0].mean - 3.5).abs() < 0.01, "{}", indices[0].mean);
    assert!((indices[0].variance - 13.8446).abs() < 0.05, "{}", indices[0].variance);
    assert!((indices[1].variance / indices[0].variance - 9.0).abs() < 1e-3);
}

#[test]
fn the_g_function_has_its_exact_indices() {
    let design = Design::new(8, 1 << 14).expect("fits");
    let mut accumulator = Accumulator::new(design, ["g"]);
    outcome(&mut accumulator, |point| vec![g(point)]);
    assert_near(&accumulator.indices(0.9)[0], &g_indices());
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    let design = Design::new(8, 1000).expect("fits").seeded(5);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("starts");
        let mut accumulator = Accumulator::new(design, NAMES);
        pool.install(|| outcome(&mut accumulator, |point| vec![g(point), point[3]]));
        accumulator
    };
    let one = with(1);
    assert_eq!(one.rows(), 1000);
    assert_eq!(one, with(2));
    assert_eq!(one, with(8));
    let mut pushed = Accumulator::new(design, NAMES);
    for row in 0..1000 {
        let runs = row * 10..row * 10 + 10;
        let points = runs.map(|run| design.point(run));
        let row: Vec<f64> = points.flat_map(|point| [g(&point), point[3]]).collect();
        pushed.push(&row).expect("fits");
    }
    assert_eq!(one, pushed);
}

#[test]
fn a_run_that_was_stopped_goes_on_to_the_same_bits() {
    let design = Design::new(3, 700).expect("fits");
    let model = |_: u32, point: &[f64]| vec![ishigami(point)];
    let mut whole = Accumulator::new(design, ["y"]);
    run(&mut whole, model, |_| true).expect("rows are sound");
    let mut part = Accumulator::new(design, ["y"]);
    run(&mut part, model, |_| false).expect("rows are sound");
    assert!(part.rows() > 0 && part.rows() < 700, "{}", part.rows());
    let mut row = 0;
    let mut read = Accumulator::new(design, ["y"]);
    while row < 700 {
        let runs = (row * 5..row * 5 + 5).flat_map(|run| model(run, &design.point(run)));
        read.push(&runs.collect::<Vec<f64>>()).expect("fits");
        row += 1;
        if row % 101 == 0 {
            // In the middle of a chunk, too.
            let text = serde_json::to_string(&read).expect("writes");
            read = serde_json::from_str(&text).expect("reads");
        }
    }
    let text = serde_json::to_string(&part).expect("writes");
    let mut part: Accumulator = serde_json::from_str(&text).expect("reads");
    run(&mut part, model, |_| true).expect("rows are sound");
    assert_eq!(whole, part);
    assert_eq!(whole, read);
    let text = serde_json::to_string(&whole).expect("writes");
    assert_eq!(whole, serde_json::from_str(&text).expect("reads"));
    assert_eq!(whole.indices(0.9), part.indices(0.9));
}

#[test]
fn an_output_that_does_not_vary_depends_on_nothing() {
    let design = Design::new(2, 64).expect("fits");
    let mut accumulator = Accumulator::new(design, ["constant"]);
    outcome(&mut accumulator, |_| vec![1e9 / 3.0]);
    let indices = &accumulator.indices(0.9)[0];
    assert_eq!(indices.parameters, vec![ParameterIndices::default(); 2]);
    assert!((indices.mean - 1e9 / 3.0).abs() < 1e-3);
    let nothing = Accumulator::new(design, ["nothing"]).indices(0.9);
    assert_eq!(nothing[0].parameters, vec![ParameterIndices::default(); 2]);
}

#[test]
fn rows_that_cannot_be_taken_are_refused_and_leave_nothing() {
    let design = Design::new(1, 20).expect("fits");
    let mut accumulator = Accumulator::new(design, ["y"]);
    let before = accumulator.clone();
    assert_eq!(accumulator.push(&[1.0]), Err(RowError::Width { expected: 3, given: 1 }));
    let odd = accumulator.push(&[1.0, f64::NAN, 2.0]);
    assert_eq!(odd, Err(RowError::NotFinite { row: 0, place: 1 }));
    let mut second = Chunk::new(design, 1, 1);
    assert_eq!(second.rows(), 16..20);
    for _ in second.rows() {
        second.push(&[1.0, 2.0, 3.0]).expect("fits");
    }
    assert_eq!(second.push(&[1.0, 2.0, 3.0]), Err(RowError::Full(20)));
    let early = accumulator.merge(second.clone());
    assert_eq!(early, Err(RowError::Order { expected: 0, given: 16 }));
    let foreign = Chunk::new(design.seeded(1), 1, 0);
    assert_eq!(accumulator.merge(foreign), Err(RowError::Foreign));
    assert_eq!(accumulator, before);
    for _ in 0..16 {
        accumulator.push(&[1.0, 2.0, 3.0]).expect("fits");
    }
    accumulator.merge(second).expect("is next");
    assert_eq!(accumulator.rows(), 20);
    assert_eq!(accumulator.push(&[1.0, 2.0, 3.0]), Err(RowError::Full(20)));
}

#[test]
fn a_state_that_does_not_fit_is_not_read() {
    let accumulator = Accumulator::new(Design::new(2, 40).expect("fits"), ["y"]);
    let text = serde_json::to_string(&accumulator).expect("writes");
    assert!(serde_json::from_str::<Accumulator>(&text).is_ok());
    for (from, to) in [("\"outputs\":[\"y\"]", "\"outputs\":[]"), ("\"rows\":0", "\"rows\":99")] {
        assert!(text.contains(from), "{text:.300}");
        assert!(serde_json::from_str::<Accumulator>(&text.replace(from, to)).is_err());
    }
}
