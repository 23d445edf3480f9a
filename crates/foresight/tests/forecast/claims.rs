//! The authors' claims: their verdicts, and that figures turn them.

use std::sync::OnceLock;

use foresight::Quantiles;
use foresight::Scenario;
use foresight::assumptions::Assumptions;
use foresight::claims::{
    Amount, Claim, Dated, Evidence, Figures, Measures, NAMES, Paired, Verdict, Wanted, claims,
};
use foresight::model::{Measure, Model, Outcome};
use foresight::population::build;
use foresight::summary::{Figure, Summary};
use programme::Simulated;

use super::{carrots, programme, root, table, text};

const FILE: &str = "programmes/million-carrots/claims.toml";

fn figures() -> Figures {
    Figures::read(&text(FILE)).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Everything that claims are held against, made once.
struct Forecasts {
    programme: Simulated,
    assumptions: Assumptions,
    plain: Summary,
    dear: Summary,
    mandatory: Paired,
}

fn forecasts() -> &'static Forecasts {
    static MADE: OnceLock<Forecasts> = OnceLock::new();
    MADE.get_or_init(|| {
        let assumptions = carrots();
        let population = build(&assumptions, &table(), 40_000, 1).expect("a population");
        let run = |programme: &Simulated, only: Option<&[String]>| -> (Summary, Vec<Outcome>) {
            let model = Model::new(programme, &assumptions, &population, only).expect("a model");
            let outcomes = model.runs(9, 0..100, assumptions.weeks);
            (Summary::of(&model, &outcomes).expect("runs"), outcomes)
        };
        let plainly = programme(&[]);
        let (plain, _) = run(&plainly, None);
        let (dear, _) = run(&programme(&["hundred-thousand"]), None);
        // Only those whom the requirement touches are offered anything.
        let written = text("programmes/million-carrots/scenarios/million-carrots.toml");
        let carrots = Scenario::read("million-carrots", &written).expect("a scenario");
        let only = carrots.offered_to.as_deref();
        let (_, free) = run(&plainly, only);
        let (_, forced) = run(&programme(&["mandatory-testimony"]), only);
        let mandatory = Paired::of(&free, &forced).expect("pairs");
        Forecasts { programme: plainly, assumptions, plain, dear, mandatory }
    })
}

fn evidence(forecasts: &Forecasts) -> Evidence<'_> {
    Evidence {
        programme: forecasts.programme.programme(),
        assumptions: &forecasts.assumptions,
        plain: &forecasts.plain,
        dear: Some(&forecasts.dear),
        mandatory: Some(&forecasts.mandatory),
        measures: None,
    }
}

fn shipped() -> Vec<Claim> {
    claims(&figures(), &evidence(forecasts()))
}

fn kind(claim: &Claim) -> &'static str {
    match claim.verdict {
        Verdict::Holds => "holds",
        Verdict::DoesNotHold => "does not hold",
        Verdict::Depends { .. } => "depends",
        Verdict::CannotBeKnown { .. } => "cannot be known",
    }
}

/// The verdict on a claim once some figures are others.
fn turned(number: usize, changes: &[(Wanted, Amount)]) -> &'static str {
    let mut figures = figures();
    for (wanted, amount) in changes {
        figures.set(*wanted, amount.clone(), "made up").expect("an amount");
    }
    kind(&claims(&figures, &evidence(forecasts()))[number - 1])
}

/// The verdict on a claim with other evidence.
fn held_against(number: usize, change: impl FnOnce(&mut Evidence<'_>)) -> &'static str {
    let mut evidence = evidence(forecasts());
    change(&mut evidence);
    kind(&claims(&figures(), &evidence)[number - 1])
}

/// The verdict on a claim with another forecast.
fn forecast(number: usize, change: impl FnOnce(&mut Summary)) -> &'static str {
    let mut summary = forecasts().plain.clone();
    change(&mut summary);
    let mut evidence = evidence(forecasts());
    (evidence.plain, evidence.dear) = (&summary, Some(&summary));
    kind(&claims(&figures(), &evidence)[number - 1])
}

fn about(low: f64, high: f64) -> Quantiles {
    Quantiles::of((0..=100).map(|n| low + (high - low) * f64::from(n) / 100.0)).expect("values")
}

fn set(summary: &mut Summary, figure: Figure, spread: Quantiles) {
    let named = summary.figures.iter_mut().find(|named| named.name == figure.name());
    named.expect("a figure").spread = Some(spread);
}

/// Sets how many of an audience there are by a measure at the end.
fn set_last(summary: &mut Summary, audience: &str, measure: Measure, spread: Quantiles) {
    let found = summary.audiences.iter_mut().find(|a| a.name == audience).expect("an audience");
    *found.weekly[measure as usize].last_mut().expect("weeks") = spread;
}

fn one(value: f64) -> Amount {
    Amount::One(value)
}

fn daily(values: &[f64]) -> Amount {
    let dated = |value: &f64| Dated {
        period: "2022-03-06".to_owned(),
        value: *value,
        source: "made up".to_owned(),
    };
    Amount::Series(values.iter().map(dated).collect())
}

#[test]
fn there_are_thirteen_in_order_each_with_its_arithmetic_and_sources() {
    let all = shipped();
    assert_eq!(all.len(), 13);
    for (place, claim) in all.iter().enumerate() {
        eprintln!("{} {}: {}\n    {}", claim.number, claim.name, claim.verdict, claim.because);
        for step in &claim.arithmetic {
            eprintln!("      {}: {} = {}", step.what, step.sum, step.shown);
        }
        assert_eq!((claim.number, claim.name.as_str()), (place + 1, NAMES[place]));
        assert!(claim.because.ends_with('.'), "{}", claim.because);
        assert_eq!(claim.digest.len(), 64);
        let number = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        if claim.name != "measures" {
            assert!(!claim.figures.is_empty() && !claim.arithmetic.is_empty(), "{}", claim.name);
            assert!(number(&claim.because), "{}", claim.because);
        }
        let sourced = |used: &foresight::claims::Used| !used.source.is_empty();
        assert!(claim.figures.iter().all(sourced), "{}", claim.name);
        for text in claim.arithmetic.iter().map(|step| &step.shown).chain([&claim.because]) {
            assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
        }
    }
    let json = serde_json::to_string(&all).expect("JSON");
    assert!(json.contains(r#""verdict":{"kind":"does_not_hold"}"#), "{json}");
}

#[test]
fn the_shipped_figures_come_to_the_verdicts_that_are_known() {
    let all = shipped();
    let expected = [
        (1, "holds", &["6 March 2022", "41,152 to 59,737 USD"][..]),
        (2, "does not hold", &["0.40 times", "0.68 times", "11,111 RUB"]),
        (4, "depends", &["0.33 to 0.79"]),
        (5, "cannot be known", &["90 % to 100 %", "of a whole force of"]),
        (7, "cannot be known", &["71 %", "61 %"]),
        (9, "depends", &["90 of 3,500", "2.6 %"]),
        (10, "cannot be known", &[]),
        (11, "holds", &["5,933 detentions", "count of signatures"]),
        (12, "holds", &["10 points", "not yet a wish to leave"]),
    ];
    for (number, verdict, words) in expected {
        let claim = &all[number - 1];
        assert_eq!(kind(claim), verdict, "{number}: {}", claim.because);
        for word in words {
            assert!(claim.because.contains(word), "{number}: {} has {word}", claim.because);
        }
    }
    match &all[3].verdict {
        Verdict::Depends { turns_at, .. } => {
            assert!((turns_at.low - 1.0 / 3.0).abs() < 1e-9, "{turns_at:?}");
            assert!((turns_at.high - 0.7875).abs() < 1e-9, "{turns_at:?}");
        }
        other => panic!("{other}"),
    }
}

#[test]
fn figures_turn_verdicts() {
    let range = |low: f64, high: f64| Amount::Range { low, high };
    type Case<'a> = (usize, &'a [(Wanted, Amount)], &'a str);
    let cases: &[Case<'_>] = &[
        (1, &[(Wanted::OfferInDollars, one(30_000.0))], "does not hold"),
        (1, &[(Wanted::RoublesPerDollar, daily(&[80.0]))], "does not hold"),
        (1, &[(Wanted::RoublesPerDollar, daily(&[104.0]))], "holds"),
        (2, &[(Wanted::DeathPayment, one(11_111.0))], "holds"),
        (2, &[(Wanted::TimesClaimed, one(0.4))], "holds"),
        (4, &[(Wanted::AidPerCasualty, range(3e6, 4e6))], "holds"),
        (4, &[(Wanted::AidPerCasualty, range(1e4, 2e4))], "does not hold"),
        (4, &[(Wanted::DearOffer, one(1e7))], "does not hold"),
        (5, &[(Wanted::DeployedClaimed, one(0.5))], "does not hold"),
        (5, &[(Wanted::EffectOfDepartures, range(2.0, 5.0))], "holds"),
        (5, &[(Wanted::EffectOfDepartures, range(0.2, 0.9))], "does not hold"),
        (5, &[(Wanted::EffectOfDepartures, range(0.5, 3.0))], "depends"),
        (7, &[(Wanted::EffectOfTestimonies, range(0.12, 0.3))], "holds"),
        (7, &[(Wanted::EffectOfTestimonies, range(-0.1, 0.05))], "does not hold"),
        (7, &[(Wanted::EffectOfTestimonies, range(0.0, 0.3))], "depends"),
        (11, &[(Wanted::Detentions, daily(&[200.0, 300.0]))], "does not hold"),
        (11, &[(Wanted::PetitionSigned, one(400_000.0))], "does not hold"),
        (11, &[(Wanted::ScientistsSigned, range(6000.0, 8000.0))], "depends"),
        (12, &[(Wanted::SupportIndirect, one(0.75))], "does not hold"),
        (12, &[(Wanted::SupportIndirect, one(0.69))], "depends"),
        (12, &[(Wanted::PeopleAsked, one(100.0))], "depends"),
        (13, &[(Wanted::AidAllocated, one(1e15))], "holds"),
        (13, &[(Wanted::AidAllocated, one(1e8))], "does not hold"),
    ];
    for (number, changes, expected) in cases {
        assert_eq!(turned(*number, changes), *expected, "claim {number}: {changes:?}");
    }
}

#[test]
fn forecasts_turn_verdicts() {
    let additionality =
        |low: f64, high: f64| forecast(4, move |s| set(s, Figure::Additionality, about(low, high)));
    assert_eq!(additionality(0.85, 0.95), "holds");
    assert_eq!(additionality(0.05, 0.2), "does not hold");
    assert_eq!(additionality(0.2, 0.6), "depends");
    let exhausted =
        |share: f64| forecast(3, move |s| s.partners.iter_mut().for_each(|p| p.exhausted = share));
    assert_eq!([0.0, 0.5, 1.0].map(exhausted), ["holds", "depends", "depends"]);
    let diplomats = |low: f64, high: f64| {
        forecast(6, move |s| set_last(s, "diplomat", Measure::Arrived, about(low, high)))
    };
    assert_eq!(diplomats(250.0, 900.0), "holds");
    assert_eq!(diplomats(0.0, 150.0), "does not hold");
    assert_eq!(diplomats(50.0, 900.0), "depends");
    let skilled = |low: f64, high: f64| {
        forecast(9, move |s| {
            set_last(s, "skilled", Measure::Waiting, about(0.0, 0.0));
            let audience = s.audiences.iter_mut().find(|a| a.name == "skilled");
            let audience = audience.expect("an audience");
            audience.people = about(1e6, 1e6);
            audience.additional = about(low, high);
        })
    };
    assert_eq!(skilled(1e5, 2e5), "holds");
    assert_eq!(skilled(0.0, 1e4), "does not hold");
    assert_eq!(skilled(0.0, 2e5), "depends");
    let cost = |usd: f64| forecast(13, move |s| set(s, Figure::CostUsd, about(usd, usd)));
    assert_eq!([1e6, 1e12].map(cost), ["holds", "does not hold"]);
    let nobody = forecast(13, |s| set(s, Figure::Additional, about(0.0, 0.0)));
    assert_eq!(nobody, "does not hold");
}

#[test]
fn what_is_required_and_what_is_checked_turn_verdicts() {
    let paired = |fewer: f64, said: f64| {
        let mut paired = forecasts().mandatory.clone();
        (paired.fewer_departures, paired.fewer_testimonies) = (fewer, said);
        let mut evidence = evidence(forecasts());
        evidence.mandatory = Some(&paired);
        kind(&claims(&figures(), &evidence)[7])
    };
    assert_eq!(paired(1.0, 1.0), "holds");
    assert_eq!(paired(0.0, 0.0), "does not hold");
    let traded = {
        let mut paired = forecasts().mandatory.clone();
        (paired.fewer_departures, paired.fewer_testimonies, paired.turn) = (1.0, 0.1, None);
        (paired.departures, paired.testimonies) = (about(-900.0, -100.0), about(50.0, 150.0));
        let mut evidence = evidence(forecasts());
        evidence.mandatory = Some(&paired);
        claims(&figures(), &evidence).swap_remove(7).verdict.to_string()
    };
    assert!(traded.contains("worth 5.0 departures"), "{traded}");
    assert_eq!(held_against(8, |evidence| evidence.mandatory = None), "cannot be known");
    let measures = |without_ground: u32, kept: u32| {
        let found = Measures { targets: 100, without_ground, kept };
        held_against(10, |evidence| evidence.measures = Some(found))
    };
    assert_eq!(measures(0, 3), "holds");
    assert_eq!(measures(20, 3), "does not hold");
    assert_eq!(measures(0, 0), "does not hold");
}

#[test]
fn pairs_are_of_equal_draws() {
    let mandatory = &forecasts().mandatory;
    assert_eq!(mandatory.runs, 100);
    assert!(mandatory.departures.p50 <= 0.0, "{mandatory:?}");
    assert_eq!(Paired::of(&[], &[]), None);
}

#[test]
fn a_digest_changes_with_what_went_into_a_claim_and_with_nothing_else() {
    let plain = shipped();
    assert_eq!(plain, shipped(), "the same figures come to the same claims");
    let mut figures = figures();
    figures.set(Wanted::DeathPayment, one(7_400_001.0), "made up").expect("an amount");
    let other = claims(&figures, &evidence(forecasts()));
    let changed: Vec<usize> = (0..13).filter(|n| plain[*n].digest != other[*n].digest).collect();
    assert_eq!(changed, [1], "claim 2 alone rests on it");
}

#[test]
fn what_is_wrong_in_a_file_is_told_with_its_line_and_what_was_expected() {
    let cases = [
        ("value = 5000000\n", "value = 0\n", "figure.offer.value: expected values from 1"),
        ("[figure.force]", "[figure.farce]", "no such figure; did you mean `force`?"),
        ("unit = \"RUB\"", "unit = \"USD\"", "figure.offer.unit: expected the unit `RUB`"),
        ("low = 10000\n", "low = 30000\n", "figure.asylum_cost.low: expected low ≤ high"),
        ("low = 10000\nhigh = 26000", "low = 10000", "expected value, or low and high, or values"),
        ("number = 2\n", "number = 3\n", "claim.death_payment.number: expected 2"),
        ("[claim.skilled]", "[claim.skiled]", "no such claim; did you mean `skilled`?"),
        ("period = \"2022-02-28\"", "period = \"\"", "expected a day or period"),
        ("language = 1", "language = 2", "claims.language: expected 1"),
        ("whose = \"Gilmore\"", "who = \"Gilmore\"", "unknown field `who`"),
    ];
    let written = text(FILE);
    for (from, to, expected) in cases {
        assert!(written.contains(from), "{from} stands in the file");
        let problems = Figures::read(&written.replacen(from, to, 1)).expect_err("a problem");
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let placed = |line: &String| line.contains(expected) && line.starts_with("line ");
        assert!(said.iter().any(placed), "{to}: {said:#?}");
    }
    let missing = written.replace("[figure.force]", "[figure.farce]");
    let problems = Figures::read(&missing).expect_err("a problem");
    assert_eq!(problems.len(), 2, "one is missing and one is unknown: {problems:#?}");
}

#[test]
fn every_scenario_sets_what_there_is_and_loads() {
    let folder = root().join("programmes/million-carrots/scenarios");
    let entries = std::fs::read_dir(folder).expect("the folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names.len(), 10, "{names:?}");
    let plain = carrots();
    let population = build(&plain, &table(), 2_000, 1).expect("a population");
    for name in names {
        let written = text(&format!("programmes/million-carrots/scenarios/{name}"));
        let scenario = Scenario::read(name.trim_end_matches(".toml"), &written);
        let scenario = scenario.unwrap_or_else(|message| panic!("{name}: {message}"));
        let assumptions = scenario.assumptions(&plain);
        let assumptions = assumptions.unwrap_or_else(|message| panic!("{name}: {message}"));
        let overlays: Vec<&str> = scenario.overlays.iter().map(String::as_str).collect();
        let programme = programme(&overlays);
        let only = scenario.offered_to.as_deref();
        let model = Model::new(&programme, &assumptions, &population, only);
        let model = model.unwrap_or_else(|error| panic!("{name}: {error}"));
        let outcome = model.run(&assumptions.likely(), 1, 0, 4);
        assert_eq!(outcome.weeks(), 4, "{name}");
    }
}
