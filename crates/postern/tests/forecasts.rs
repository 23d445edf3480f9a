//! `postern forecast`, `compare`, `sensitivity`, `population` and `claims` as programs: what they
//! leave behind, what they say of bad input, and their exit codes.

use std::path::Path;
use std::process::{Command, Output};

/// Runs the program at the root of the repository, where the programmes are.
fn postern(args: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let binary = env!("CARGO_BIN_EXE_postern");
    Command::new(binary).current_dir(root).args(args).output().expect("postern runs")
}

fn ok(args: &[&str]) -> String {
    let output = postern(args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
    String::from_utf8(output.stdout).expect("text")
}

fn refused(args: &[&str], code: i32) -> String {
    let output = postern(args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
    said
}

#[test]
fn jobs_put_together_are_the_same_bytes_as_one_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let (whole, split) = (place("whole"), place("split"));
    let small = ["--population", "5k", "--runs", "6", "--weeks", "8", "--seed", "4"];
    let told = ok(&[&["forecast", "--out", &whole], &small[..]].concat());
    assert!(told.contains("In 8 weeks,") && told.contains("deserting soldier"), "{told}");
    for job in ["2/2", "1/2"] {
        ok(&[&["forecast", "--out", &split, "--job", job], &small[..]].concat());
        assert!(!Path::new(&split).join("forecast.html").exists(), "half is no result");
    }
    ok(&["forecast", "merge", &split]);
    for name in ["forecast.html", "forecast.json", "runs.parquet", "values.parquet"] {
        let read = |folder: &str| std::fs::read(Path::new(folder).join(name)).expect(name);
        assert!(read(&whole) == read(&split), "{name} differs");
    }
    let json = ok(&[&["forecast", "--out", &whole, "--json"], &small[..]].concat());
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["summary"]["runs"], 6);
    let other =
        refused(&[&["forecast", "--out", &whole], &small[..6], &["--seed", "5"]].concat(), 2);
    assert!(other.contains("seed 4 there, 5 here"), "{other}");
}

#[test]
fn bad_input_says_what_was_expected() {
    let said = refused(&["forecast", "--weeks", "0"], 2);
    assert!(said.contains("--weeks: expected 1 to 520, found 0"), "{said}");
    let said = refused(&["forecast", "--population", "12"], 2);
    assert!(said.contains("12 people: expected 1000 to"), "{said}");
    let said = refused(&["forecast", "--scenario", "soldiers-onyl"], 2);
    assert!(said.contains("did you mean `soldiers-only`?"), "{said}");
    let said = refused(&["forecast", "programmes/chieu-hoi"], 2);
    assert!(said.contains("forecast.toml is not there"), "{said}");
    let said = refused(&["forecast", "--job", "5/4"], 2);
    assert!(said.contains("such as 3/8"), "{said}");
    let said = refused(&["forecast", "--population", "900000M"], 2);
    assert!(said.contains("are available: ask for at most"), "{said}");
    let said = refused(&["population", "build", "--out", "people.csv"], 2);
    assert!(said.contains("ends in .parquet"), "{said}");
}

#[test]
fn assumptions_that_are_wrong_are_shown_all_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = std::fs::read_to_string(root.join("programmes/million-carrots/forecast.toml"));
    let text = text.expect("assumptions").replace("weeks = 52", "weeks = 0");
    let path = folder.path().join("wrong.toml");
    std::fs::write(&path, text.replace("men = 0.3\n", "men = 3.0\n")).expect("a file");
    let said = refused(&["forecast", "--assumptions", &path.display().to_string()], 1);
    assert!(said.contains("line 15, forecast.weeks: expected 1 to 520 weeks"), "{said}");
    assert!(said.contains("group.official.men: expected 0 to 1, found 3"), "{said}");
}

#[test]
fn scenarios_are_compared_in_pairs_and_claims_are_worked_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let small = ["--population", "5k", "--runs", "4"];
    let out = place("comparison");
    let json = ok(&[&["compare", "--json", "--weeks", "6", "--out", &out], &small[..]].concat());
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let all = json.as_array().expect("scenarios");
    assert_eq!(all.len(), 10);
    let required = all.iter().find(|s| s["name"] == "mandatory-testimony").expect("a scenario");
    assert_eq!(required["compared_with"], "Testimony is a choice");
    assert!(Path::new(&out).join("comparison.html").exists());
    let told = ok(&[&["claims", "--out", &place("claims")], &small[..]].concat());
    // Claim 10 is held against the check of measures.
    assert!(told.contains("6 sanctions are kept, and 0 of 13 targets are hit"), "{told}");
    assert!(told.contains("13. ") && told.contains("DOES NOT HOLD"), "{told}");
}

#[test]
fn a_population_can_be_written_read_and_run_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let people = place("people.parquet");
    let told = ok(&["population", "build", "--size", "2k", "--out", &people]);
    assert!(told.contains("made-up people in") && told.contains("region moscow"), "{told}");
    let out = place("forecast");
    let short = ["--runs", "2", "--weeks", "4", "--out", &out];
    ok(&[&["forecast", "--population", &people], &short[..]].concat());
    let decided = place("decided.csv");
    let keep = "group,region,stands_for_millionths,members";
    let on = ["--on", "2022-03-06", "--people", &people, "--out", &decided, "--keep", keep];
    let told = ok(&[&["decide", "programmes/million-carrots"], &on[..]].concat());
    assert!(told.contains("An offer") && told.contains("Facts are missing 0"), "{told}");
}
