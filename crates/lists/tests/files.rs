//! Files that belong together.

use std::path::PathBuf;

use lists::{Format, Loaded, read_files};

use crate::{summary, told};

fn sample(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)
}

fn loaded(names: &[&str]) -> Loaded {
    let paths: Vec<PathBuf> = names.iter().map(|name| sample(name)).collect();
    read_files(&paths, None).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn ofacs_csv_files_are_joined_whatever_their_order() {
    let ours = loaded(&["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"]);
    let said: Vec<String> = ours.parties.iter().map(summary).collect();
    assert_eq!(
        said[0],
        "101 Person Some(Male)
  Primary VYDUMOV, Pyotr Petrovich (Pyotr Petrovich//VYDUMOV)
  Alias VYDUMOFF, Peter (Peter//VYDUMOFF)
  Former STAROV, Pyotr (Pyotr//STAROV)
  WeakAlias THE INVENTOR
  born: 1970-01-01 to 1972-12-31; 1970-05-06
  in: Primersk, Nowhere
  of: Nowhere; Elsewhere
  papers: Passport NW0012345 Nowhere; National ID No. 77-88 Elsewhere
  posts: Head of the Invented Office
  under: MADEUP; MADEUP-2"
    );
    assert_eq!(
        said[1],
        "102 Organisation None
  Primary INVENTED TRADE HOUSE, LTD.
  Alias ITH, LLC
  of: Nowhere
  papers: Tax ID No. 990011 Nowhere
  under: MADEUP"
    );
    assert!(said[2].contains("MADE UP STAR") && said[2].contains("Call sign UNIT1 Nowhere"));
    assert!(said[3].contains("Former VYDUMOVA, Anna") && said[3].contains("in: Testgrad"));
    let reports = &ours.reports;
    assert!(reports.iter().all(|file| file.report.format == Format::OfacCsv));
    assert_eq!(reports.iter().map(|file| file.report.parties).collect::<Vec<_>>(), [4, 0, 0, 0]);
    let expected = "line 4: the date of birth `31 feb 1980`; expected a day, a month or a year; \
                    it is left out";
    assert_eq!(told(&reports[0].report), [expected]);
    let expected = "line 1: 1 names, addresses or comments of numbers no entry has; expected \
                    entries with these numbers (sdn.csv); they are left out";
    assert_eq!(told(&reports[1].report), [expected]);

    let other = loaded(&["sdn_comments.csv", "add.csv", "sdn.csv", "alt.csv"]);
    assert_eq!(other.parties, ours.parties);
}

#[test]
fn a_file_that_only_adds_says_so() {
    let text = std::fs::read(sample("alt.csv")).expect("a sample");
    let (parties, report) = crate::read(&text, None).expect("it is read");
    assert!(parties.is_empty());
    assert!(told(&report)[0].contains("give both files together"), "{:?}", told(&report));
}

#[test]
fn several_lists_at_once_and_where_a_party_comes_from() {
    let all = loaded(&["eu.xml", "un.xml", "plain.csv"]);
    assert_eq!(all.parties.len(), 6);
    let from: Vec<String> = (0..6)
        .map(|place| all.file_of(place).expect("a file").path.display().to_string())
        .collect();
    assert!(from[1].ends_with("eu.xml") && from[2].ends_with("un.xml"), "{from:?}");
    assert!(from[5].ends_with("plain.csv") && all.file_of(6).is_none());
}

#[test]
fn what_is_wrong_with_a_file_names_it() {
    let error = read_files(&[sample("nothing.csv")], None).expect_err("it is not there");
    assert!(error.to_string().contains("nothing.csv: cannot read it: "), "{error}");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.pdf");
    std::fs::write(&path, "%PDF-1.7\n").expect("written");
    let error = read_files(&[path], None).expect_err("no list");
    assert!(error.to_string().contains("begins with `%PDF-1.7"), "{error}");
}
