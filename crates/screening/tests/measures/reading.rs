//! Bad input: everything wrong is told at its line, the rest stands, and nothing panics.

use proptest::prelude::*;
use screening::{
    Dossier, Graph, Lister, MeasureKind, Regime, Verdict, WrongTie, check, read_measures,
};

use crate::made::{entity, measures, verdict};

const GOOD: &str = "\
[measures]
language = 1
title = \"t\"
source = \"s\"
states = [\"state\"]

[measure.one]
title = \"t\"
issuer = \"i\"
kind = \"freeze\"
ground = \"listed\"
date = 2022-03-06
targets = [\"a\"]
source = \"s\"
expect = { a = \"grounds_shown\", all = { us = \"derived_only\" } }
";

#[test]
fn every_problem_of_a_file_of_measures_is_told_at_its_line() {
    assert!(read_measures(GOOD).is_ok());
    let cases = [
        ("kind = \"freeze\"", "kind = \"frieze\"", "line 10, measure.one.kind: `frieze`"),
        ("ground = \"listed\"", "ground = \"\"", "line 11, measure.one.ground: expected a text"),
        ("date = 2022-03-06", "date = \"soon\"", "line 12, measure.one.date: expected a day"),
        ("targets = [\"a\"]", "target = [\"a\"]", "line 7, measure.one.targets: expected"),
        ("targets = [\"a\"]", "targets = [1]", "line 13, measure.one.targets: expected a list"),
        ("language = 1", "language = 2", "line 2, measures.language: expected 1"),
        ("states = [\"state\"]", "", "line 1, measures.states: expected"),
        ("us = \"derived_only\"", "fr = \"derived_only\"", "line 15, measure.one.expect.all:"),
        ("\"grounds_shown\"", "\"guilty\"", "line 15, measure.one.expect.a: `guilty`"),
        (
            "targets = [\"a\"]",
            "select = { hair = \"red\" }",
            "line 13, measure.one.select: `hair`: expected one of schema, topic",
        ),
        (
            "targets = [\"a\"]",
            "targets = [\"a\"]\nhits = [{ who = \"x\", low = 3, high = 2, source = \"s\" }]",
            "line 14, measure.one.hits: expected who, low, high and source",
        ),
        ("title = \"t\"\nissuer", "= \"t\"\nissuer", "line 8, the file:"),
    ];
    for (good, bad, said) in cases {
        let text = GOOD.replacen(good, bad, 1);
        assert_ne!(text, GOOD);
        let problems = read_measures(&text).expect_err(bad);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|told| told.starts_with(said)), "{said}: {told:#?}");
    }
    let text = GOOD.replace("freeze", "frieze").replace("2022-03-06", "1").replace("\"s\"", "\"\"");
    let problems = read_measures(&text).expect_err("much is wrong");
    assert_eq!(problems.len(), 4, "{problems:#?}");
}

#[test]
fn every_problem_of_a_tie_is_told_and_the_rest_stands() {
    let since = ("startDate", "2020");
    let entities = [
        entity("a", "Company", &[]),
        entity("b", "Company", &[]),
        entity("t1", "Ownership", &[("owner", "a"), ("asset", "nobody"), since]),
        entity("t2", "Ownership", &[("owner", "a"), since]),
        entity(
            "t3",
            "Ownership",
            &[
                ("owner", "a"),
                ("asset", "b"),
                ("percentage", "about half"),
                ("startDate", "00/00/1970"),
            ],
        ),
        entity("t4", "Sanction", &[("entity", "a"), since]),
        entity("t5", "Risk", &[("entity", "a"), ("program", "is bad"), since]),
        entity("t6", "Ownership", &[("owner", "a"), ("asset", "a"), ("percentage", "10"), since]),
        entity("t7", "Sanction", &[("entity", "a"), ("country", "Elsewhereland"), since]),
        entity("t8", "Sanction", &[("entity", "a"), ("country", "ru"), ("status", "so-so"), since]),
        entity(
            "t9",
            "Ownership",
            &[("owner", "a"), ("asset", "b"), ("ownershipType", "joint ownership"), since],
        ),
    ];
    let (graph, problems) = Graph::of(&entities);
    assert_eq!(graph.edges().len(), 2);
    let found = |id: &str| {
        let of = problems.iter().filter(|problem| problem.id == id);
        of.map(|problem| &problem.wrong).collect::<Vec<_>>()
    };
    assert!(matches!(found("t1")[..], [WrongTie::NobodyThere { .. }]));
    assert!(matches!(found("t2")[..], [WrongTie::NoEnd { .. }]));
    assert!(matches!(found("t3")[..], [WrongTie::Date { .. }, WrongTie::Share { .. }]));
    assert!(matches!(found("t4")[..], [WrongTie::NoRegime]));
    assert!(matches!(found("t5")[..], [WrongTie::Conduct { .. }]));
    assert!(matches!(found("t6")[..], [WrongTie::OwnsItself]));
    assert!(matches!(found("t7")[..], [WrongTie::Lister { .. }]));
    assert!(matches!(found("t8")[..], [WrongTie::Status { .. }]));
    assert!(matches!(found("t9")[..], [WrongTie::NoArrangement]));
}

#[test]
fn a_listing_of_several_authorities_counts_under_each() {
    let mut listing = entity("l", "Sanction", &[("entity", "a"), ("startDate", "2020")]);
    let countries = ["zz", "us", "gb", "us"].map(str::to_owned);
    listing.properties.insert("country".into(), countries.into());
    let entities = [entity("a", "Company", &[]), listing];
    let (graph, problems) = Graph::of(&entities);
    let regimes = graph.listings().iter().filter(|l| matches!(l.by, Lister::Regime(_)));
    assert_eq!((regimes.count(), problems), (2, Vec::new()));
    for (regime, expected) in [
        (Regime::Us, Verdict::GroundsShown),
        (Regime::Uk, Verdict::GroundsShown),
        (Regime::Eu, Verdict::InsufficientEvidence),
    ] {
        assert_eq!(verdict(&entities, "a", regime, "2022-03-06"), expected, "{regime}");
    }
}

#[test]
fn any_number_of_whole_owners_is_told_as_too_much() {
    // 4 295 times the whole, in parts per million, is more than 32 bits hold.
    let owns = |place: usize| {
        let since = ("startDate", "2020");
        let of = [("owner", "a"), ("asset", "b"), ("percentage", "100"), since];
        entity(&format!("t{place}"), "Ownership", &of)
    };
    let mut entities = vec![entity("a", "Company", &[]), entity("b", "Company", &[])];
    entities.extend((0..4_300).map(owns));
    let (_, problems) = Graph::of(&entities);
    assert!(problems.iter().any(|problem| matches!(problem.wrong, WrongTie::TooMuch { .. })));
}

#[test]
fn a_target_that_is_not_there_is_told() {
    let measures = measures(MeasureKind::Freeze, &["nobody"], "2022-03-06", "");
    let checked = check(&measures, &Dossier::default(), &Regime::ALL, None);
    assert_eq!(checked.findings[0].nobody, ["nobody"]);
    assert!(!checked.holds());
}

proptest! {
    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,300}", cut in 0_usize..400) {
        let _ = read_measures(&text);
        let _ = Dossier::read(&text);
        let cut: String = GOOD.chars().take(cut).collect();
        let _ = read_measures(&(cut + &text));
        let line = format!("{{\"id\":\"x\",\"schema\":\"Ownership\",\"properties\":{{\"owner\":\
                            [{text:?}],\"percentage\":[{text:?}],\"startDate\":[{text:?}]}}}}");
        let _ = Dossier::read(&line);
        let _ = screening::Share::read(&text);
    }
}
