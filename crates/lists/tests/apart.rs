//! Sanctions and papers that FollowTheMoney writes apart from whom they belong to.

use std::io::Write;

use lists::{Report, read_files};
use screening::Party;
use tempfile::NamedTempFile;

use crate::{list, summary, told};

const PERSON: &str = r#"{"id":"x-1","schema":"Person","properties":{"name":["Pyotr Vydumov"]}}"#;
const SANCTION: &str = r#"{"id":"s-1","schema":"Sanction","properties":{"entity":["x-1"],
    "program":["MADEUP"],"authority":["Office"],"reason":["Made up."]}}"#;
const PASSPORT: &str = r#"{"id":"p-1","schema":"Passport","properties":{"holder":["x-1"],
    "number":["NW0012345"],"passportNumber":["NW0012345"],"country":["xx"]}}"#;
const CARD: &str = r#"{"id":"i-1","schema":"Identification","properties":{"holder":["x-1"],
    "type":["Card"],"number":["77-88"]}}"#;

/// Reads a list from a file.
fn from_file(text: &str) -> (Vec<Party>, Report) {
    let mut file = NamedTempFile::new().expect("a file");
    file.write_all(text.as_bytes()).expect("written");
    let loaded = read_files(&[file.path().to_owned()], None);
    let mut loaded = loaded.unwrap_or_else(|error| panic!("{error}"));
    (loaded.parties, loaded.reports.remove(0).report)
}

fn lines(lines: &[&str]) -> String {
    lines.iter().map(|line| line.replace('\n', "") + "\n").collect()
}

#[test]
fn they_reach_their_party_whatever_comes_first() {
    let expected = "x-1 Person None
  Primary Pyotr Vydumov
  papers: Card 77-88; passportNumber NW0012345 xx
  under: MADEUP (Office)
  because: Made up.";
    for order in [
        [PERSON, SANCTION, PASSPORT, CARD],
        [SANCTION, PASSPORT, CARD, PERSON],
        [CARD, PERSON, PASSPORT, SANCTION],
        [PASSPORT, SANCTION, PERSON, CARD],
    ] {
        let text = lines(&order);
        for (parties, report) in [list(&text), from_file(&text)] {
            assert_eq!(told(&report), [""; 0], "{text}");
            assert_eq!((parties.len(), report.rows), (1, 4));
            let mut party = parties[0].clone();
            party.documents.sort();
            assert_eq!(summary(&party), expected, "{text}");
        }
    }
}

#[test]
fn nested_ones_reach_it_too_by_whatever_name() {
    for (property, nested) in [("sanctions", SANCTION), ("identification", CARD), ("any", PASSPORT)]
    {
        let mut entity: serde_json::Value = serde_json::from_str(PERSON).expect("JSON");
        let nested: serde_json::Value = serde_json::from_str(nested).expect("JSON");
        entity["properties"][property] = serde_json::json!([nested.clone()]);
        let (inside, report) = list(&format!("{entity}\n"));
        assert_eq!(told(&report), [""; 0]);
        let (apart, _) = list(&format!("{}\n{nested}\n", PERSON.replace('\n', "")));
        assert_eq!(inside, apart, "{property}");
        assert_ne!(summary(&inside[0]), "x-1 Person None\n  Primary Pyotr Vydumov");
    }
}

#[test]
fn those_of_nobody_are_counted_and_told() {
    let text = lines(&[
        PERSON,
        &SANCTION.replace("x-1", "x-2"),
        &CARD.replace("x-1", "x-2"),
        &PASSPORT.replace("x-1", "x-3"),
        &PASSPORT.replace("holder", "of"),
        r#"{"id":"p-2","schema":"Passport","properties":{"holder":["x-4"]}}"#,
    ]);
    for (parties, report) in [list(&text), from_file(&text)] {
        assert_eq!(summary(&parties[0]), "x-1 Person None\n  Primary Pyotr Vydumov");
        assert_eq!(
            told(&report),
            [
                "line 1: sanctions or papers of 2 entities that are no party here, such as `x-2`; \
                 expected the party they point to; they are left out",
                "line 1: 1 sanctions or papers that name nobody; expected `entity` or `holder`; \
                 they are left out",
            ]
        );
    }
}

#[test]
fn two_of_one_identifier_and_one_of_two_parties() {
    let text = lines(&[
        &SANCTION.replace("\"x-1\"", "\"x-1\",\"x-1\",\"x-2\""),
        PERSON,
        PERSON,
        &PERSON.replace("x-1", "x-2"),
        CARD,
    ]);
    for (parties, report) in [list(&text), from_file(&text)] {
        let said: Vec<_> = parties
            .iter()
            .map(|p| (p.id.as_str(), p.programmes.len(), p.documents.len()))
            .collect();
        assert_eq!(said, [("x-1", 1, 1), ("x-1#2", 0, 0), ("x-2", 1, 0)]);
        assert_eq!(report.problems.total, 1, "{:?}", told(&report));
    }
}

#[test]
fn a_thousand_of_one_party_are_kept() {
    let many: String =
        (0..2_500).map(|n| lines(&[&SANCTION.replace("MADEUP", &format!("MADEUP-{n}"))])).collect();
    for text in [format!("{many}{PERSON}\n"), format!("{PERSON}\n{many}")] {
        for (parties, report) in [list(&text), from_file(&text)] {
            assert_eq!((parties[0].programmes.len(), report.problems.total), (1_000, 1));
        }
    }
}

#[test]
fn what_does_not_fit_is_left_out_and_told() {
    // 300 times 256 KiB are more than the 64 MiB that are kept.
    let prose = |n: usize| format!("{n} {}", "made up ".repeat(32 * 1024));
    let sanctions: String = (0..300)
        .map(|n| {
            let sanction = SANCTION.replace("x-1", &format!("x-{n}"));
            lines(&[&sanction.replace("Made up.", &prose(n))])
        })
        .collect();
    let people: String =
        (0..300).map(|n| lines(&[&PERSON.replace("x-1", &format!("x-{n}"))])).collect();
    for (parties, report) in
        [list(&(sanctions.clone() + &people)), from_file(&(people + &sanctions))]
    {
        let with = parties.iter().filter(|party| !party.reasons.is_empty()).count();
        assert!((200..300).contains(&with), "{with}");
        let expected = format!("line 1: {} sanctions or papers more than are kept; ", 300 - with);
        assert!(told(&report)[0].starts_with(&expected), "{:?}", told(&report));
    }
}

#[test]
fn a_party_that_cannot_wait_is_given_out_without_them() {
    let person = |n: usize| {
        let notes = "made up ".repeat(32 * 1024);
        let person = PERSON.replace("x-1", &format!("x-{n}"));
        lines(&[&person.replace("]}}", &format!("],\"notes\":[\"{notes}\"]}}}}"))])
    };
    let people: String = (1..=300).map(person).collect();
    let text = people + &lines(&[SANCTION, &SANCTION.replace("x-1", "x-300")]);
    let (parties, report) = list(&text);
    assert_eq!(parties.len(), 300);
    assert!(parties[0].programmes.is_empty() && !parties[299].programmes.is_empty());
    let told = told(&report);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("of 1 entities that are no party here, such as `x-1`"), "{told:?}");
    assert!(told[1].contains("parties more than can wait"), "{told:?}");
    let (parties, report) = from_file(&text);
    assert!(
        parties.iter().all(
            |party| party.programmes.is_empty() != matches!(party.id.as_str(), "x-1" | "x-300")
        )
    );
    assert_eq!(report.problems.total, 0);
}
