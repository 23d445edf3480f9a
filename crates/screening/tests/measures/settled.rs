//! How far a listing, a statement or a tie is settled, and whose list it is: what was withdrawn, is
//! disputed, or stands on the list of another authority makes nothing sure.

use screening::{
    Dossier, Entity, Finding, Ground, Holds, Judged, MeasureKind, Note, Range, Regime, Verdict,
    WrongTie,
};

use crate::made::{entity, finding, judged, measures};

const SINCE: (&str, &str) = ("startDate", "2015-01-01");
/// After the regulation on families of leading businesspersons.
const DAY: &str = "2024-07-04";

fn found(entities: &[Entity], targets: &[&str]) -> Finding {
    finding(&measures(MeasureKind::Freeze, targets, DAY, ""), entities, &Regime::ALL)
}

/// How surely a ground is shown.
fn strength(judged: &Judged, ground: Ground) -> Holds {
    let shown = judged.grounds.iter().filter(|shown| shown.ground == ground);
    shown.map(|shown| shown.strength).max().unwrap_or(Holds::Not)
}

/// A person and a firm, and one listing, statement or share with a status.
fn with(status: &str) -> Vec<Entity> {
    let status = ("status", status);
    vec![
        entity("state", "PublicBody", &[("name", "The state")]),
        entity("listed", "Person", &[]),
        entity("said", "Person", &[]),
        entity("firm", "Company", &[]),
        entity("l", "Sanction", &[("entity", "listed"), ("country", "eu"), SINCE, status]),
        entity("r", "Risk", &[("entity", "said"), ("program", "supports"), SINCE, status]),
        entity(
            "o",
            "Ownership",
            &[("owner", "state"), ("asset", "firm"), ("percentage", "80"), SINCE, status],
        ),
    ]
}

#[test]
fn the_status_of_a_listing_a_statement_and_a_tie_is_believed_no_further_than_it_goes() {
    let cases = [
        ("", Holds::Surely, false),
        ("active", Holds::Surely, false),
        ("allegedly", Holds::Possibly, false),
        ("frobnicated", Holds::Possibly, true),
        ("refuted", Holds::Not, false),
        ("withdrawn", Holds::Not, false),
        ("revoked", Holds::Not, false),
        ("delisted", Holds::Not, false),
        ("inactive", Holds::Not, false),
        ("sold", Holds::Not, false),
        ("rebutted", Holds::Not, false),
    ];
    for (status, expected, reported) in cases {
        let entities = with(status);
        let finding = found(&entities, &["listed", "said", "firm"]);
        let of = |id: &str, ground| strength(&judged(&finding, id, Regime::Eu), ground);
        assert_eq!(of("listed", Ground::Listed), expected, "{status}");
        assert_eq!(of("said", Ground::Supports), expected, "{status}");
        assert_eq!(of("firm", Ground::Ownership), expected, "{status}");
        let problems = Dossier::of(&entities).problems;
        let said = problems.iter().filter(|p| matches!(p.wrong, WrongTie::Status { .. })).count();
        assert_eq!(said, if reported { 3 } else { 0 }, "{status}: {problems:?}");
    }
}

#[test]
fn what_was_withdrawn_is_told() {
    let finding = found(&with("revoked"), &["listed", "said", "firm"]);
    let note = |id: &str, regime| judged(&finding, id, regime).notes;
    assert_eq!(note("listed", Regime::Eu), [Note::Withdrawn { id: "l".into() }]);
    assert_eq!(note("listed", Regime::Us), [], "it was the EU's list");
    assert_eq!(note("said", Regime::Us), [Note::Withdrawn { id: "r".into() }]);
    let other = "The state".to_owned();
    assert_eq!(note("firm", Regime::Uk), [Note::TieWithdrawn { id: "o".into(), other }]);
}

#[test]
fn what_was_sold_is_not_added_to_what_is_owned() {
    let owns = |id: &str, owner: &str, status: &str| {
        let of = [("owner", owner), ("asset", "firm"), ("percentage", "100"), ("status", status)];
        entity(id, "Ownership", &of)
    };
    let company = |id: &str| entity(id, "Company", &[]);
    let parties = [company("a"), company("b"), company("firm")];
    for (status, problems) in [("sold", 0), ("", 1)] {
        let ties = [owns("o1", "a", status), owns("o2", "b", "")];
        let found = Dossier::of(&[&parties[..], &ties].concat()).problems;
        assert_eq!(found.len(), problems, "{status}: {found:?}");
    }
}

#[test]
fn a_status_is_that_of_the_tie_and_not_of_the_party() {
    let entities = [
        entity("state", "PublicBody", &[]),
        entity("body", "PublicBody", &[("parent", "state"), ("status", "being wound up")]),
    ];
    assert!(Dossier::of(&entities).problems.is_empty());
    let finding = found(&entities, &["body"]);
    assert_eq!(judged(&finding, "body", Regime::Eu).verdict, Verdict::GroundsShown);
}

#[test]
fn a_list_of_another_authority_is_no_ground_whoever_is_on_it() {
    let listed = |country: &str| {
        let of = [
            ("entity", "dissident"),
            ("country", country),
            ("authority", "register of foreign agents"),
            SINCE,
        ];
        [entity("dissident", "Person", &[("nationality", "ru")]), entity("s", "Sanction", &of)]
    };
    for country in ["ru", "BY", "ch", "Russia"] {
        let finding = found(&listed(country), &["dissident"]);
        assert_eq!(finding.without_ground, Range { low: 1, high: 1 }, "{country}");
        for regime in Regime::ALL {
            let judged = judged(&finding, "dissident", regime);
            assert!(judged.grounds.is_empty(), "{country}, {regime}: {:?}", judged.grounds);
            let by = country.to_owned();
            assert_eq!(judged.notes, [Note::ListedElsewhere { id: "s".into(), by }]);
        }
    }
    // Where nobody says whose list it is, it may be any.
    let finding = found(&listed(" "), &["dissident"]);
    assert_eq!(finding.without_ground, Range { low: 0, high: 1 });
    let names = [("United States", Regime::Us), ("gb", Regime::Uk), ("EU", Regime::Eu)];
    for (country, regime) in names {
        let judged = judged(&found(&listed(country), &["dissident"]), "dissident", regime);
        assert_eq!(judged.verdict, Verdict::GroundsShown, "{country}");
    }
}

/// Two owners of one firm: one who is listed, and one who is not.
fn owners(kind: &str, bases: [&str; 2]) -> Vec<Entity> {
    let owns = |id: &str, owner: &str, share: &str, basis: &str| {
        let of = [
            ("owner", owner),
            ("asset", "firm"),
            ("percentage", share),
            ("ownershipType", kind),
            ("legalBasis", basis),
            SINCE,
        ];
        entity(id, "Ownership", &of)
    };
    vec![
        entity("listed", "Person", &[]),
        entity("innocent", "Person", &[]),
        entity("firm", "Company", &[]),
        entity("l", "Sanction", &[("entity", "listed"), ("country", "gb"), SINCE]),
        owns("o1", "listed", "20", bases[0]),
        owns("o2", "innocent", "60", bases[1]),
    ]
}

#[test]
fn only_a_named_joint_arrangement_makes_one_share_of_two_for_sure() {
    let cases = [
        ("shares in a joint-stock company", ["", ""], Holds::Not),
        ("shares in a joint-stock company", ["charter", "charter"], Holds::Not),
        ("joint arrangement", ["pact", "Pact"], Holds::Surely),
        ("jointly held", ["pact", "another pact"], Holds::Not),
        ("joint ownership", ["", ""], Holds::Possibly),
        ("joint ownership", ["pact", ""], Holds::Possibly),
        ("joint ownership", ["", "pact"], Holds::Possibly),
    ];
    for (kind, bases, expected) in cases {
        let finding = found(&owners(kind, bases), &["firm"]);
        let uk = judged(&finding, "firm", Regime::Uk);
        assert_eq!(strength(&uk, Ground::Ownership), expected, "{kind}, {bases:?}");
    }
}

/// A businessperson's wife, with or without a statement that she benefits.
fn family(status: Option<&str>) -> Vec<Entity> {
    let of = [("person", "tycoon"), ("relative", "wife"), ("relationship", "wife"), SINCE];
    let mut all = vec![
        entity("tycoon", "Person", &[("name", "Tycoon")]),
        entity("wife", "Person", &[]),
        entity("r", "Risk", &[("entity", "tycoon"), ("program", "business"), SINCE]),
        entity("f", "Family", &of),
    ];
    if let Some(status) = status {
        let program = ("program", "benefits_from_family");
        let of = [("entity", "wife"), program, ("status", status), SINCE];
        all.push(entity("b", "Risk", &of));
    }
    all
}

#[test]
fn family_is_a_ground_in_the_eu_only_for_who_is_stated_to_benefit() {
    for (status, expected) in [
        (None, Holds::Possibly),
        (Some(""), Holds::Surely),
        (Some("alleged"), Holds::Possibly),
        (Some("refuted"), Holds::Possibly),
    ] {
        let finding = found(&family(status), &["wife"]);
        let eu = judged(&finding, "wife", Regime::Eu);
        assert_eq!(strength(&eu, Ground::FamilyOfBusiness), expected, "{status:?}");
        let other = "Tycoon".to_owned();
        let note = Note::BenefitNotShown { id: "f".into(), other };
        assert_eq!(eu.notes.contains(&note), expected != Holds::Surely, "{status:?}");
        let proof = |shown: &screening::Shown| shown.evidence.iter().any(|e| e.id == "b");
        let proved = eu.grounds.iter().any(proof);
        assert_eq!(proved, matches!(status, Some("" | "alleged")), "{status:?}");
        let verdict =
            if expected == Holds::Surely { Verdict::GroundsShown } else { Verdict::DerivedOnly };
        assert_eq!(eu.verdict, verdict, "{status:?}");
        // The statement is about the tie: it is no ground of its own, nor one elsewhere.
        let uk = judged(&finding, "wife", Regime::Uk);
        assert_eq!(uk.verdict, Verdict::DerivedOnly, "{status:?}");
        assert!(!uk.notes.contains(&note));
    }
    let alone: Vec<Entity> =
        family(Some("")).into_iter().filter(|entity| entity.id != "f").collect();
    let verdict = judged(&found(&alone, &["wife"]), "wife", Regime::Eu).verdict;
    assert_eq!(verdict, Verdict::InsufficientEvidence);
}

#[test]
fn an_owner_who_is_not_listed_itself_is_told() {
    let owns = |id: &str, owner: &str, asset: &str| {
        let of = [("owner", owner), ("asset", asset), ("percentage", "60"), SINCE];
        entity(id, "Ownership", &of)
    };
    let entities = [
        entity("state", "PublicBody", &[("name", "The state")]),
        entity("listed", "Person", &[("name", "Listed")]),
        entity("l", "Sanction", &[("entity", "listed"), ("country", "eu"), SINCE]),
        entity("mine", "Company", &[]),
        entity("shaft", "Company", &[]),
        entity("mill", "Company", &[]),
        owns("o1", "state", "mine"),
        owns("o2", "mine", "shaft"),
        owns("o3", "listed", "mill"),
    ];
    let finding = found(&entities, &["state", "mine", "shaft", "mill"]);
    let unlisted = |other: &str| Note::OwnerNotListed { other: other.into() };
    for regime in Regime::ALL {
        let notes = |id: &str| judged(&finding, id, regime).notes;
        assert_eq!(notes("mine"), [unlisted("The state")], "{regime}");
        assert_eq!(notes("shaft"), [unlisted("The state")], "through another, {regime}");
        assert_eq!(notes("mill"), [], "its owner is listed, or it is not reached: {regime}");
        assert_eq!(notes("state"), [], "it is no owner's, {regime}");
    }
}
