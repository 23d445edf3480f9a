//! Ownership and control, case by case: the regulators' examples and those of lawyers who explain
//! them, then circles, unknown shares and size.

use jiff::civil::date;
use screening::{Dossier, Graph, Regime, Verdict, WrongTie, circles};

use crate::made::{entity, sketch, verdict};

/// Who is reached for sure under each regime; `EU'` is the EU since 3 July 2024.
struct Case {
    name: &'static str,
    sketch: &'static str,
    us: &'static str,
    eu_before: &'static str,
    eu: &'static str,
    uk: &'static str,
}

const CASES: [Case; 17] = [
    Case {
        name: "half of a half: OFAC FAQ 401",
        sketch: "X!; X>A 50; A>B 50",
        us: "A B",
        eu_before: "",
        eu: "A B",
        uk: "",
    },
    Case {
        name: "two halves that each own a quarter: OFAC FAQ 401",
        sketch: "X!; X>A 50; X>B 50; A>C 25; B>C 25",
        us: "A B C",
        eu_before: "",
        eu: "A B C",
        uk: "",
    },
    Case {
        name: "directly and through a half: OFAC FAQ 401",
        sketch: "X!; X>A 50; X>B 10; A>B 40",
        us: "A B",
        eu_before: "",
        eu: "A B",
        uk: "",
    },
    Case {
        name: "a smaller link breaks the chain and adds nothing",
        sketch: "X!; X>A 50; X>B 25; A>C 25; B>C 25",
        us: "A",
        eu_before: "",
        eu: "A",
        uk: "",
    },
    Case {
        name: "a quarter and a quarter through two firms under half are nought",
        sketch: "X!; X>A 25; X>B 25; A>C 50; B>C 50",
        us: "",
        eu_before: "",
        eu: "",
        uk: "",
    },
    Case {
        name: "half, split over two who are listed: added up, but not in the UK",
        sketch: "X!; Y!; X>A 25; Y>A 25",
        us: "A",
        eu_before: "",
        eu: "A",
        uk: "",
    },
    Case {
        name: "two who are listed and own more than half together",
        sketch: "X!; Y!; X>A 40; Y>A 20",
        us: "A",
        eu_before: "A",
        eu: "A",
        uk: "",
    },
    Case {
        name: "the same by joint arrangement: UK Sched. 1 para 3",
        sketch: "X!; Y!; X>A 40 joint=j; Y>A 20 joint=j",
        us: "A",
        eu_before: "A",
        eu: "A",
        uk: "A",
    },
    Case {
        name: "a joint arrangement with one who is not listed counts in the UK alone",
        sketch: "X!; X>A 30 joint=j; Y>A 30 joint=j",
        us: "",
        eu_before: "",
        eu: "",
        uk: "A",
    },
    Case {
        name: "two arrangements are not one",
        sketch: "X!; Y!; X>A 30 joint=j; Y>A 30 joint=k",
        us: "A",
        eu_before: "A",
        eu: "A",
        uk: "",
    },
    Case {
        name: "a joint arrangement with one's own firm counts each share once",
        sketch: "X!; X>Y 60; X>A 20 joint=j; Y>A 20 joint=j",
        us: "",
        eu_before: "",
        eu: "",
        uk: "",
    },
    Case {
        name: "one person through two firms of its own: held indirectly",
        sketch: "X!; X>A 60; X>B 60; A>C 30; B>C 30",
        us: "A B C",
        eu_before: "A B C",
        eu: "A B C",
        uk: "A B C",
    },
    Case {
        name: "just above and just below half",
        sketch: "X!; X>A 50.0001; X>B 49.9999",
        us: "A",
        eu_before: "A",
        eu: "A",
        uk: "A",
    },
    Case {
        name: "control reaches in the EU and the UK, and is a caution to OFAC (FAQ 398)",
        sketch: "X!; X=>A; A>B 60",
        us: "",
        eu_before: "A B",
        eu: "A B",
        uk: "A B",
    },
    Case {
        name: "control rebutted: an input fact, and heard in the EU",
        sketch: "X!; X=>A rebutted; A>B 60",
        us: "",
        eu_before: "",
        eu: "",
        uk: "A B",
    },
    Case {
        name: "two who own each other, and nobody else does",
        sketch: "X!; A>B 100; B>A 100",
        us: "",
        eu_before: "",
        eu: "",
        uk: "",
    },
    Case {
        name: "a circle that somebody enters: A holds with B's stake, and both follow",
        sketch: "X!; X>A 60; A>B 60; B>C 60; C>A 40",
        us: "A B C",
        eu_before: "A B C",
        eu: "A B C",
        uk: "A B C",
    },
];

fn reached(sketched: &str, regime: Regime, day: &str) -> String {
    let entities = sketch(sketched);
    let firms = ["A", "B", "C"].into_iter().filter(|id| entities.iter().any(|e| e.id == *id));
    let is =
        |id: &&str| verdict(&entities, id, regime, day) == Verdict::ReachedByOwnershipOrControl;
    firms.filter(is).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_regulators_examples_come_out_as_they_say() {
    for case in CASES {
        let Case { name, sketch, us, eu_before, eu, uk } = case;
        assert_eq!(reached(sketch, Regime::Us, "2024-07-02"), us, "US: {name}");
        assert_eq!(reached(sketch, Regime::Eu, "2024-07-02"), eu_before, "EU before: {name}");
        assert_eq!(reached(sketch, Regime::Eu, "2024-07-03"), eu, "EU: {name}");
        assert_eq!(reached(sketch, Regime::Uk, "2024-07-03"), uk, "UK: {name}");
    }
}

#[test]
fn one_regimes_list_reaches_under_that_regime_alone() {
    let sketched = "X!us; X>A 80";
    assert_eq!(reached(sketched, Regime::Us, "2022-03-06"), "A");
    assert_eq!(reached(sketched, Regime::Eu, "2022-03-06"), "");
}

#[test]
fn shares_that_are_not_known_reach_possibly_and_never_surely() {
    for share in ["", "about half", "40-60", "up to 60"] {
        let entities = sketch(&format!("X!; X>A {share}"));
        assert_eq!(
            verdict(&entities, "A", Regime::Us, "2022-03-06"),
            Verdict::InsufficientEvidence
        );
        let measures = crate::made::measures(
            screening::MeasureKind::Freeze,
            &["A"],
            "2022-03-06",
            "ground = \"ownership\"",
        );
        let finding = crate::made::finding(&measures, &entities, &[Regime::Us]);
        assert_eq!(finding.without_ground, screening::Range { low: 0, high: 1 }, "{share}");
        assert!(!crate::made::judged(&finding, "A", Regime::Us).stated_ground_shown);
    }
    let entities = sketch("X!; X>A minority");
    let measures = crate::made::measures(screening::MeasureKind::Freeze, &["A"], "2022-03-06", "");
    let finding = crate::made::finding(&measures, &entities, &[Regime::Us]);
    assert_eq!(finding.without_ground, screening::Range { low: 1, high: 1 });
}

#[test]
fn two_statements_of_one_holding_count_once_for_sure() {
    // Two sources may speak of the same 30 %: that is 30 for sure, and 60 at most.
    let entities = sketch("X!; X>A 30; X>A 30");
    let verdict = verdict(&entities, "A", Regime::Us, "2022-03-06");
    assert_eq!(verdict, Verdict::InsufficientEvidence);
}

#[test]
fn what_owns_itself_or_goes_round_is_reported() {
    let entities = sketch("X!; X>A 50; A>A 50; A>B 30; B>C 20; C>A 10; D>E 80; F>E 80");
    let (graph, problems) = Graph::of(&entities);
    let codes: Vec<&WrongTie> = problems.iter().map(|problem| &problem.wrong).collect();
    assert!(codes.contains(&&WrongTie::OwnsItself), "{codes:?}");
    let circle = vec!["A".to_owned(), "B".to_owned(), "C".to_owned()];
    assert!(codes.contains(&&WrongTie::Circle { members: circle.clone() }), "{codes:?}");
    assert!(codes.contains(&&WrongTie::TooMuch { percent: "160".to_owned() }), "{codes:?}");
    assert_eq!(circles(&graph), [circle]);
}

#[test]
fn a_hundred_thousand_ties_are_checked_in_seconds() {
    let firms = 10_000;
    let mut parts: Vec<String> = (0..300).map(|x| format!("P{x}!")).collect();
    for firm in 0..firms {
        // A long chain of majorities, with cross-holdings back and stakes of those listed.
        parts.push(format!("F{firm}>F{} 60", (firm + 1) % firms));
        parts.push(format!("F{firm}>F{} 10-20", (firm * 7 + 3) % firms));
        if firm % 10 == 0 {
            parts.push(format!("P{}>F{firm} 30", firm % 300));
        }
    }
    let mut entities: Vec<_> =
        (0..firms).map(|firm| entity(&format!("F{firm}"), "Company", &[("name", "f")])).collect();
    for part in &parts {
        let made = sketch(part).into_iter();
        let own = made.filter(|e| !(e.schema == "Company" && e.id.starts_with('F')));
        let place = entities.len();
        entities.extend(own.map(|mut e| {
            if e.schema != "Company" {
                e.id = format!("{place}-{}", e.id);
            }
            e
        }));
    }
    let dossier = Dossier::of(&entities);
    assert!(dossier.graph.len() >= firms);
    let measures =
        crate::made::measures(screening::MeasureKind::Freeze, &["F9999"], "2022-03-06", "");
    let start = std::time::Instant::now();
    let checked = screening::check(&measures, &dossier, &Regime::ALL, Some(date(2025, 1, 1)));
    assert_eq!(checked.findings[0].targets.len(), 1);
    let took = start.elapsed();
    assert!(took.as_secs() < 30, "took {took:?}");
}
