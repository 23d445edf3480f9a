//! What an ensemble says, and that its figures hang together.

use foresight::assumptions::Known;
use foresight::model::{Measure, Model};
use foresight::population::build;
use foresight::summary::{Figure, Summary, figure};

use super::{carrots, programme, table};

#[test]
fn figures_are_those_of_the_runs() {
    let assumptions = carrots();
    let population = build(&assumptions, &table(), 50_000, 1).expect("a population");
    let programme = programme(&[]);
    let model = Model::new(&programme, &assumptions, &population, None).expect("a model");
    let outcomes = model.runs(9, 0..40, 20);
    let summary = Summary::of(&model, &outcomes).expect("runs");
    assert_eq!((summary.runs, summary.weeks), (40, 20));
    for outcome in &outcomes {
        let get = |asked: Figure| figure(&model, outcome, asked);
        let departures: u64 = outcome.sum(19, Measure::Arrived, |_| true);
        assert_eq!(get(Figure::Departures), Some(departures as f64));
        let cost = outcome.cost_cents.iter().sum::<i64>() as f64 / 100.0;
        let settled = outcome.sum(19, Measure::Settled, |_| true);
        if settled > 0 {
            let per = get(Figure::CostPerDeparture).expect("settled");
            assert!((per * settled as f64 - cost).abs() < 1.0 + cost * 1e-9);
        }
        if let (Some(share), Some(cost)) = (get(Figure::BreakEven), get(Figure::ForceCost)) {
            let worth = outcome.values[Known::Worth as usize];
            assert!((share * worth - cost).abs() < 1e-6 * cost.max(1.0));
        }
        for (week, trust) in outcome.trust.iter().enumerate() {
            assert!((0.0..=1.0).contains(trust), "week {week}");
        }
    }
    let last = |name: &str| {
        let of = summary.audiences.iter().find(|audience| audience.name == name);
        of.and_then(|audience| audience.last(Measure::Arrived)).expect("an audience").mean
    };
    let parts: f64 = summary.audiences.iter().map(|a| last(&a.name)).sum();
    let whole = summary.figure(Figure::Departures).expect("departures").mean;
    assert!((parts - whole).abs() < 1.0, "{parts} {whole}");
    assert_eq!(last("nobody"), 0.0, "nobody leaves with an offer that is not made");
    assert!(summary.drivers.iter().any(|driver| driver.assumption == "opportunity"));
    assert_eq!(Summary::of(&model, &[]), None);
}

#[test]
fn an_ensemble_in_parts_is_the_whole() {
    let assumptions = carrots();
    let population = build(&assumptions, &table(), 20_000, 1).expect("a population");
    let programme = programme(&[]);
    let model = Model::new(&programme, &assumptions, &population, None).expect("a model");
    let whole = model.runs(1, 0..12, 10);
    let mut parts = Vec::new();
    for number in 1..=5 {
        parts.extend(model.runs(1, foresight::ensemble::share(12, number, 5), 10));
    }
    assert!(whole == parts, "parts are the whole");
    let text = serde_json::to_string(&whole).expect("JSON");
    let read: Vec<foresight::model::Outcome> = serde_json::from_str(&text).expect("outcomes");
    assert!(read == whole, "what is written down is what is read");
}
