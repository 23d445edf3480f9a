//! What the fuzz targets do with any bytes, and the tests with every file of the corpus.
//!
//! `fuzz/fuzz_targets` includes this file. Nothing may panic, whatever the bytes are; what is given
//! out is fit to be kept and shown; the same bytes give the same parties, however they arrive.

use std::io::BufReader;

use lists::{Format, NAME_CHARS_MAX, PROBLEMS_KEPT, Report};
use screening::Party;

/// Each target with the format it reads; `fuzz/corpus` has a folder of its name.
pub(crate) const TARGETS: [(&str, Option<Format>); 9] = [
    ("list_any", None),
    ("list_csv", Some(Format::Csv)),
    ("list_dates", None),
    ("list_eu_xml", Some(Format::EuXml)),
    ("list_ftm", Some(Format::FollowTheMoney)),
    ("list_ofac_csv", Some(Format::OfacCsv)),
    ("list_ofac_xml", Some(Format::OfacAdvancedXml)),
    ("list_uk_csv", Some(Format::UkCsv)),
    ("list_un_xml", Some(Format::UnXml)),
];

/// Does with bytes what this target does.
pub(crate) fn run(target: &str, bytes: &[u8]) {
    let known = TARGETS.iter().find(|(name, _)| *name == target);
    let (name, format) = known.unwrap_or_else(|| panic!("there is no target `{target}`"));
    if *name == "list_dates" {
        return dates(bytes);
    }
    read(bytes, *format);
    if format.is_none() {
        let mut parties = Vec::new();
        let report = lists::read_names(bytes, &mut |party| parties.push(party));
        if let Ok(report) = report {
            sound(bytes, &parties, &report);
        }
    }
}

fn read(bytes: &[u8], format: Option<Format>) {
    let mut parties = Vec::new();
    let report = lists::read(bytes, format, &mut |party| parties.push(party));
    let mut again = Vec::new();
    let slowly = BufReader::with_capacity(7, bytes);
    let told_again = lists::read(slowly, format, &mut |party| again.push(party));
    match (report, told_again) {
        (Ok(report), Ok(told_again)) => {
            assert_eq!((&parties, &report), (&again, &told_again));
            sound(bytes, &parties, &report);
        }
        (Err(error), Err(told_again)) => {
            assert_eq!(error.to_string(), told_again.to_string());
            fit(&error.to_string());
        }
        (one, other) => panic!("{one:?} and then {other:?}"),
    }
}

/// What is given out can be kept, shown and counted.
fn sound(bytes: &[u8], parties: &[Party], report: &Report) {
    assert_eq!(report.bytes, bytes.len() as u64);
    assert_eq!(report.digest.len(), 64);
    assert_eq!(report.parties, parties.len() as u64);
    assert_eq!(report.names, parties.iter().map(|party| party.names.len() as u64).sum::<u64>());
    assert!(report.problems.kept.len() <= PROBLEMS_KEPT);
    assert!(report.problems.kept.len() as u64 <= report.problems.total);
    for problem in &report.problems.kept {
        assert!(problem.line > 0);
        fit(&problem.to_string());
    }
    for party in parties {
        assert!(!party.id.is_empty() && !party.names.is_empty());
        for name in &party.names {
            assert!(!name.text.trim().is_empty());
            assert!(name.text.chars().count() <= NAME_CHARS_MAX);
            fit(&name.text);
        }
        for text in party.places.iter().chain(&party.countries).chain(&party.reasons) {
            assert!(!text.is_empty());
            fit(text);
        }
        assert!(party.born.iter().all(|days| days.first <= days.last));
    }
}

/// Nothing in it steers a terminal or turns letters around.
fn fit(text: &str) {
    let steers = |c: &char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(c);
    assert_eq!(text.chars().find(steers), None, "{text:?}");
}

fn dates(bytes: &[u8]) {
    let (found, _) = lists::days(&String::from_utf8_lossy(bytes));
    for days in found {
        assert!(days.first <= days.last, "{days}");
        assert!((1799..=2101).contains(&days.first.year()), "{days}");
    }
}
