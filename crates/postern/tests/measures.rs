//! `postern measures check` as a program: what it says, what it writes, and its exit codes.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program at the root of the repository, where the programmes are.
fn postern(args: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let binary = env!("CARGO_BIN_EXE_postern");
    Command::new(binary).current_dir(root).args(args).output().expect("postern runs")
}

fn run(args: &[&str], code: i32) -> (String, String) {
    let output = postern(args);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, said) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{args:?}: {said}{out}");
    (out, said)
}

/// A file of one measure against `state-bank`, and an entity file whose names are formulas.
fn written(folder: &Path, measure: &str) -> String {
    let head = "[measures]\nlanguage = 1\ntitle = \"t\"\nsource = \"s\"\nstates = [\"state\"]\n";
    let file = folder.join("own.toml");
    std::fs::write(&file, format!("{head}{measure}")).expect("writes");
    let entities = "{\"id\":\"state\",\"schema\":\"PublicBody\",\"properties\":{}}\n\
                    not JSON\n\
                    {\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"name\":[\"=1+1\"]}}\n";
    std::fs::write(folder.join("own.ftm.json"), entities).expect("writes");
    file.display().to_string()
}

const UNFAIR: &str = "[measure.one]\ntitle = \"t\"\nissuer = \"i\"\nkind = \"freeze\"\n\
                      ground = \"none\"\ndate = 2022-03-06\ntargets = [\"x\"]\nsource = \"s\"\n";

#[test]
fn the_shipped_measures_come_out_as_the_authors_say() {
    let (told, said) = run(&["measures", "check"], 0);
    assert!(said.is_empty(), "{said}");
    for part in [
        "Companies of the state are frozen",
        "the authors call it wrong: The pianist is hit for a passport",
        "! asks people to denounce in public: a litmus test",
        "Northern Gas Works owns 75 to 80 % of Pipe Works of the North, since 2015-01-01 (tie-04)",
        "Pension Fund of the Valley holds 49.77 % of Northern Gas Works",
        "note: those with a ground own 50 % of it; the rule asks for more than 50 %",
        "the issuer's reason: that those with a ground own it",
        "note: The aggressor state, through whom it is reached, is not shown to be on the regime",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let (json, _) = run(&["measures", "check", "--json", "--regime", "eu"], 0);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let findings = json["checked"]["findings"].as_array().expect("findings");
    assert_eq!(findings[0]["targets"][0]["regimes"].as_array().map(Vec::len), Some(1));
    let (again, _) = run(&["measures", "check"], 0);
    assert_eq!(told, again, "the same input gives the same bytes");
}

#[test]
fn another_day_gives_another_result_and_says_so() {
    // In 2025 half is enough in the EU, and family of business is a ground there.
    let (told, _) = run(&["measures", "check", "--on", "2025-01-01"], 1);
    assert!(told.contains("half_owned_company: does not come out as the file expects"), "{told}");
}

#[test]
fn a_measure_without_a_ground_fails_and_its_table_is_safe_to_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(folder.path(), UNFAIR);
    let table = folder.path().join("table.csv").display().to_string();
    let (told, said) = run(&["measures", "check", &file, "--out", &table], 1);
    assert!(said.contains("own.ftm.json: line 2: expected an object of JSON"), "{said}");
    assert!(told.contains("one: hits somebody without a ground"), "{told}");
    let mode = std::fs::metadata(&table).expect("a table").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "whom a measure hits is its owner's to show");
    let table = std::fs::read_to_string(table).expect("a table");
    assert!(table.contains("\"'=1+1\""), "{table}");
    assert!(table.contains("insufficient_evidence,yes,"), "{table}");
}

#[test]
fn bad_input_says_what_was_expected() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(folder.path(), &UNFAIR.replace("freeze", "frieze").replace("\"s\"", "1"));
    let (_, said) = run(&["measures", "check", &file], 1);
    assert!(said.contains("line 9, measure.one.kind: `frieze`: expected one of freeze"), "{said}");
    assert!(said.contains("line 13, measure.one.source: expected a text"), "{said}");
    let (_, said) = run(&["measures", "check", "nowhere.toml"], 2);
    assert!(said.contains("cannot read nowhere.toml"), "{said}");
    let (_, said) = run(&["measures", "check", "--regime", "fr"], 2);
    assert!(said.contains("expected us, eu, uk or all"), "{said}");
}
