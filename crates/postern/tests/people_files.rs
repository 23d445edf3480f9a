//! `postern decide --people` as a program: what it says, its exit codes, and being killed.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

fn programme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes/million-carrots")
}

/// Few rules, so that a run begins at once.
const SMALL: &str = r#"
[programme]
language = 1
name = "small"
title = "Small"
version = "1"
effective_from = 2022-03-06
source = "made up"

[part.p]
[fact.willing]
kind = "bool"
part = "p"
[fact.children]
kind = "integer"
min = 0
max = 20
part = "p"

[audience.helper]
rule = "willing"
source = "made up"

[parameter.sum]
values = [{ from = 2022-03-06, amount = "10.00", currency = "EUR", source = "made up" }]

[partner.fund]
budget = "1000000.00"
currency = "EUR"
source = "made up"

[benefit.support]
audiences = ["helper"]
amount = "sum * children"
schedule = "monthly"
months = 12
paid_by = ["fund"]
source = "made up"
"#;

fn decide_by(programme: &Path, people: &Path, out: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postern"));
    command.arg("decide").arg(programme).arg("--people").arg(people).arg("--out").arg(out);
    command.args(["--on", "2022-04-01"]).args(more);
    command
}

fn decide(people: &Path, out: &Path, more: &[&str]) -> Command {
    decide_by(&programme(), people, out, more)
}

fn ran(command: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command.output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

fn write_people(path: &Path, rows: usize) {
    let mut text =
        "id,occupation,will_lay_down_arms,dependants,past_acts,born,location\n".to_owned();
    for row in 0..rows {
        let occupation = ["soldier", "diplomat", "specialist", "other_work"][row % 4];
        let arms = if row % 3 == 0 { "yes" } else { "" };
        let (children, month) = (row % 5, row % 12 + 1);
        text += &format!("{row},{occupation},{arms},{children},no,1980-{month:02}-01,elsewhere\n");
    }
    std::fs::write(path, text).expect("written");
}

#[test]
fn exit_codes_and_messages() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (people, out) = (folder.path().join("people.csv"), folder.path().join("out.csv"));
    write_people(&people, 50);
    let (code, said, wrong) = ran(&mut decide(&people, &out, &[]));
    assert_eq!((code, wrong.as_str()), (0, ""), "{said}");
    assert!(said.contains("People            50\n"), "{said}");
    let result = std::fs::read_to_string(&out).expect("a result");
    assert!(result.starts_with("id,outcome,audience,because,missing,safe_passage,"), "{result}");
    assert_eq!(result.lines().count(), 51);

    let (code, _, wrong) = ran(&mut decide(&people, &out, &[]));
    assert!(code == 2 && wrong.contains("--force writes it anew"), "{wrong}");
    let (code, said, _) = ran(&mut decide(&people, &out, &["--force", "--json"]));
    assert!(code == 0 && said.contains("\"people\":50"), "{said}");

    let text = std::fs::read_to_string(&people).expect("text");
    std::fs::write(&people, text.replace("soldier", "sailor")).expect("written");
    let (code, said, wrong) = ran(&mut decide(&people, &out, &["--force"]));
    assert_eq!(code, 1);
    assert!(said.contains("Bad rows          13\n"), "{said}");
    assert!(wrong.contains("people.csv: line 2: `occupation` is `sailor`; expected one of"));
    assert!(wrong.contains("13 of 50 rows could not be read"), "{wrong}");
    let list = std::fs::read_to_string(folder.path().join("out.csv.problems.csv")).expect("a list");
    assert_eq!(list.lines().count(), 14);
    let (code, _, wrong) = ran(&mut decide(&people, &out, &["--force", "--strict"]));
    assert!(code == 1 && wrong.lines().count() == 1 && wrong.contains("line 2"), "{wrong}");

    std::fs::write(&people, "id,occupaton\n").expect("written");
    let (code, _, wrong) = ran(&mut decide(&people, &out, &["--force"]));
    assert!(code == 2 && wrong.contains("did you mean `occupation`?"), "{wrong}");
}

#[test]
fn more_than_twenty_problems_are_counted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (people, out) = (folder.path().join("people.csv"), folder.path().join("out.csv"));
    std::fs::write(&people, "id,rank\n".to_owned() + &"1,private\n".repeat(30)).expect("written");
    let (code, _, wrong) = ran(&mut decide(&people, &out, &[]));
    assert_eq!((code, wrong.lines().count()), (1, 22), "{wrong}");
    assert!(wrong.contains("and 10 more problems"), "{wrong}");
}

#[test]
fn arguments_that_do_not_go_together() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (people, out) = (folder.path().join("people.csv"), folder.path().join("out.csv"));
    write_people(&people, 1);
    let postern = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_postern"));
        command.arg("decide").arg(programme());
        command
    };
    assert_eq!(ran(&mut postern()).0, 2, "neither facts nor people");
    assert_eq!(ran(postern().arg("--people").arg(&people)).0, 2, "no place to write");
    assert_eq!(ran(postern().arg("--out").arg(&out)).0, 2, "nobody to decide");
    assert_eq!(ran(&mut decide(&people, &out, &["--facts", "x.toml"])).0, 2);
    assert_eq!(ran(&mut decide(&people, &out, &["--resume", "--force"])).0, 2);
}

/// How many parts of a run are whole.
fn parts_done(partial: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(partial) else { return 0 };
    let done = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "done");
    entries.flatten().map(|entry| entry.path()).filter(done).count()
}

/// Lets a run go on for some parts, or to its end; whether it ended by itself.
fn killed_after(child: &mut Child, partial: &Path, parts: usize, then: Duration) -> bool {
    let before = parts_done(partial);
    while child.try_wait().expect("a child").is_none() {
        if parts_done(partial) >= before + parts {
            // Not always at the same place between two parts.
            std::thread::sleep(then);
            child.kill().expect("killed");
            child.wait().expect("a child");
            return false;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    true
}

/// Killed again and again, the run ends with the bytes of one that was left alone; at each moment
/// there are parts or the whole result.
#[test]
fn a_killed_run_resumes_to_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let small = folder.path().join("small.toml");
    std::fs::write(&small, SMALL).expect("written");
    let people = folder.path().join("people.csv");
    let row = |row: usize| format!("{row},{},{}\n", ["yes", "no", ""][row % 3], row % 7);
    let rows: String = (0..6_000).map(row).collect();
    std::fs::write(&people, "id,willing,children\n".to_owned() + &rows).expect("written");
    for ending in ["csv", "parquet", "arrow"] {
        let whole = folder.path().join(format!("whole.{ending}"));
        let parts = ["--part-rows", "100"];
        assert_eq!(ran(&mut decide_by(&small, &people, &whole, &parts)).0, 0);
        let expected = std::fs::read(&whole).expect("a result");
        let out = folder.path().join(format!("out.{ending}"));
        let partial = folder.path().join(format!("out.{ending}.partial"));
        let mut killed = 0;
        for round in 0_u64.. {
            let more = ["--part-rows", "100", "--resume"];
            let mut run = decide_by(&small, &people, &out, &more);
            let mut child = run.stdout(Stdio::null()).spawn().expect("it runs");
            // The first one is killed before it has done anything.
            let parts = if round == 0 { 0 } else { 13 };
            let then = Duration::from_millis(round * 3 % 10);
            let ended = killed_after(&mut child, &partial, parts, then);
            killed += u32::from(!ended);
            if out.exists() {
                assert!(std::fs::read(&out).expect("a result") == expected, "half a result");
                if !partial.exists() {
                    break;
                }
            } else {
                assert!(!ended, "it ended without a result");
            }
        }
        assert!(killed > 2, "killed only {killed} times");
    }
}
