//! Fault 21: the programme changes between a decision and its approval. What was decided stands.

use casework::offer::Offer;
use drill::applicant;
use drill::office::complete;
use proof::{Backing, Office, people};

/// Copies the authors' programme, with its bounty changed in one of the copies.
fn copy_programme(to: &std::path::Path, change: impl Fn(&str) -> String) {
    let from = proof::office::authors_programme();
    std::fs::create_dir_all(to.join("words")).expect("a folder");
    for language in ["en", "ru", "uk"] {
        let words = format!("words/{language}.ftl");
        std::fs::copy(from.join(&words), to.join(&words)).expect("copies");
    }
    let text = std::fs::read_to_string(from.join("programme.toml")).expect("reads");
    std::fs::write(to.join("programme.toml"), change(&text)).expect("writes");
}

#[test]
fn fault_21_a_programme_changed_after_the_decision_changes_nothing_that_was_decided() {
    let programmes = tempfile::tempdir().expect("a temporary folder");
    let (old, new) = (programmes.path().join("old"), programmes.path().join("new"));
    copy_programme(&old, str::to_owned);
    copy_programme(&new, |text| {
        assert!(text.contains("5000000.00"), "the authors' bounty is in the file");
        text.replace("5000000.00", "5000001.00")
    });
    let mut office = Office::start_with(Backing::Sqlite, |options| options.programme = old)
        .expect("an office starts");
    let persona = people::offered("deserting_soldier");
    let filed = applicant::apply(&mut office.visitor(), &persona).expect("applies");

    let mut officers = people::officers(&office);
    let case = officers.waiting("received").expect("a queue").remove(0);
    let page = officers.first().open(&case).expect("the case");
    let assess = page.form_for("/assess").expect("can be assessed");
    officers.first().press(assess).expect("assessed").expect(200).expect("assessed");
    office.restart_with(|options| options.programme = new).expect("starts with the new programme");

    let mut officers = people::officers(&office);
    let page = officers.first().open(&case).expect("the case");
    let propose = page.form_for("/propose").expect("the decision still stands");
    let propose = complete(propose, &[("verdict", "offer")], "As decided.").expect("fills in");
    officers.first().press(propose).expect("proposed").expect(200).expect("proposed");
    let page = officers.second().open(&case).expect("the case");
    let approve = page.form_for("/approve").expect("can be approved");
    officers.second().press(approve).expect("approved").expect(200).expect("approved");

    let letters = people::letters(&office, &filed.receipt.codename);
    let offer = letters.iter().find_map(|bytes| Offer::from_bytes(bytes)).expect("an offer");
    let amounts: Vec<i64> = offer.grants.iter().filter_map(|g| Some(g.amount?.minor)).collect();
    assert!(amounts.contains(&500_000_000), "the bounty of the day it was decided: {amounts:?}");
    assert!(!amounts.contains(&500_000_100), "{amounts:?}");
    let report = office.verify().expect("verify runs");
    assert!(report.holds() && report.decisions == 1, "{report:?}");
}
