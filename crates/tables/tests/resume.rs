//! A run that is stopped leaves parts, and the next one makes the same bytes of them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use parquet::basic::Compression;
use programme::Programme;
use tables::{Job, Start, decide_people};

use crate::support::{
    Folder, as_batch, as_csv, done, every_kind, job, people, refused, write_arrow, write_parquet,
};

const ROWS: usize = 3_000;

fn inputs(folder: &Folder, programme: &Programme) -> Vec<PathBuf> {
    let people = people(programme, 7, ROWS);
    // A bad row here and there, also beyond the place where the run stops.
    let csv = as_csv(programme, &people).replace(",doctor,", ",surgeon,");
    let csv = folder.put("people.csv", csv);
    let batch = as_batch(programme, &people);
    let parquet = folder.path("people.parquet");
    write_parquet(&parquet, &batch, Compression::SNAPPY, 700);
    let arrow = folder.path("people.arrow");
    write_arrow(&arrow, &batch, 640);
    vec![csv, parquet, arrow]
}

/// Stops a run after so many rows, as if it were killed: nothing is tidied up.
fn stopped(job: &Job<'_>, rows: u64) {
    let run = catch_unwind(AssertUnwindSafe(|| {
        decide_people(job, &mut |stand| {
            if stand.done >= rows {
                std::panic::resume_unwind(Box::new("stopped"));
            }
        })
    }));
    assert!(run.is_err(), "it was stopped");
}

fn same(one: &Path, other: &Path) {
    assert!(std::fs::read(one).expect("one") == std::fs::read(other).expect("other"), "{one:?}");
}

#[test]
fn a_resumed_run_makes_the_same_bytes() {
    let programme = every_kind();
    let folder = Folder::new();
    for input in inputs(&folder, &programme) {
        for ending in ["csv", "parquet", "arrow"] {
            let whole = folder.path(&format!("whole.{ending}"));
            let force = |job: Job<'_>| done(&Job { start: Start::Force, ..job }).expect("decided");
            let expected = force(job(&programme, &input, &whole));
            let out = folder.path(&format!("out.{ending}"));
            let again = job(&programme, &input, &out);
            stopped(&Job { start: Start::Force, ..again.clone() }, 500);
            assert!(!folder.path(&format!("out.{ending}.new")).exists());
            let resume = Job { start: Start::Resume, ..again };
            stopped(&resume, 1_700);
            let summary = done(&resume).expect("decided");
            assert!(summary.resumed >= 1_700 && summary.resumed < ROWS as u64);
            assert_eq!(summary.outcomes, expected.outcomes);
            assert_eq!(summary.shown, expected.shown);
            same(&whole, &out);
            if summary.problems > 0 {
                let list = |name: &str| folder.path(&format!("{name}.{ending}.problems.csv"));
                same(&list("whole"), &list("out"));
            }
        }
    }
    let left = folder.names();
    assert!(left.iter().all(|name| !name.contains("partial")), "{left:?}");
}

#[test]
fn parts_of_another_run_are_not_gone_on_with() {
    let programme = every_kind();
    let folder = Folder::new();
    let input = inputs(&folder, &programme).remove(0);
    let out = folder.path("out.csv");
    let first = job(&programme, &input, &out);
    stopped(&first, 500);
    assert!(!out.exists() && folder.path("out.csv.partial").exists());
    let message = refused(&first);
    assert!(message.contains("--resume goes on with it, --force begins anew"), "{message}");
    let resume = Job { start: Start::Resume, ..first.clone() };
    let other_day = Job { on: jiff::civil::date(2022, 4, 2), ..resume.clone() };
    assert!(refused(&other_day).contains("begun for 2022-04-01 (say --on 2022-04-01)"));
    let carrots = crate::support::million_carrots();
    let plain = folder.put("plain.csv", "id,dependants\na,1\n");
    let other = Job { programme: &carrots, people: &plain, ..resume.clone() };
    let message = refused(&other);
    assert!(message.contains("begun with the programme"), "{message}");
    assert!(message.contains("the file of people has changed"), "{message}");
    let strict = Job { strict: true, ..resume.clone() };
    assert!(refused(&strict).contains("`work` is `surgeon`"));
    let rows = Job { part_rows: 50, ..resume.clone() };
    assert!(refused(&rows).contains("parts of 100 rows"));
    let mut text = std::fs::read_to_string(&input).expect("text");
    text.push_str("Z,soldier,,,,\n");
    std::fs::write(&input, text).expect("written");
    assert!(refused(&resume).contains("the file of people has changed since"));
    done(&Job { start: Start::Force, ..first }).expect("begun anew");
    assert!(out.exists() && !folder.path("out.csv.partial").exists());
}

#[test]
fn a_torn_part_is_made_anew() {
    let programme = every_kind();
    let folder = Folder::new();
    let input = inputs(&folder, &programme).remove(0);
    let (whole, out) = (folder.path("whole.csv"), folder.path("out.csv"));
    done(&job(&programme, &input, &whole)).expect("decided");
    let first = job(&programme, &input, &out);
    stopped(&first, 500);
    // As if it had been killed while it wrote the third part, with a later one already there.
    let parts = folder.path("out.csv.partial");
    std::fs::remove_file(parts.join("000002.done")).expect("it was there");
    std::fs::write(parts.join("000002.part"), b"half a").expect("written");
    std::fs::write(parts.join("000002.done.new"), b"{\"af").expect("written");
    done(&Job { start: Start::Resume, ..first }).expect("decided");
    same(&whole, &out);
}

#[test]
fn two_runs_do_not_share_a_folder() {
    let programme = every_kind();
    let folder = Folder::new();
    let input = inputs(&folder, &programme).remove(0);
    let out = folder.path("out.csv");
    let first = job(&programme, &input, &out);
    let mut said = String::new();
    decide_people(&first, &mut |_| {
        said = refused(&Job { start: Start::Resume, ..first.clone() });
    })
    .expect("decided");
    assert!(said.contains("another run is at work in"), "{said}");
}

#[test]
fn a_file_that_changes_meanwhile_has_no_result() {
    let programme = every_kind();
    let folder = Folder::new();
    let input = inputs(&folder, &programme).remove(0);
    let out = folder.path("out.csv");
    let error = decide_people(&job(&programme, &input, &out), &mut |_| {
        std::fs::write(&input, "id,work\n").expect("written");
    });
    let message = error.expect_err("it changed").to_string();
    assert!(message.contains("changed while it was read"), "{message}");
    assert!(!out.exists());
}
