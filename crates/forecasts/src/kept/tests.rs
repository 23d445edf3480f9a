//! What is kept: bounds, one after the other, a cut, and a start anew.

use std::time::{Duration, Instant};

use programme::SourceFile;
use tempfile::TempDir;

use super::*;

/// How long a small forecast may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(300);

fn kept(folder: &TempDir) -> Kept {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../programmes/million-carrots");
    let text = std::fs::read_to_string(format!("{root}/programme.toml")).expect("a programme");
    let sources = vec![SourceFile::new("programme.toml", text)];
    let home = Home::new(PathBuf::from(root), sources);
    Kept::open(folder.path().join("forecasts"), home).expect("opens")
}

fn order(weeks: u32, runs: u32) -> Order {
    Order {
        scenario: "as-proposed".to_owned(),
        title: "The programme as it is".to_owned(),
        people: 5_000,
        weeks,
        runs,
        seed: 1,
        by: "anna".to_owned(),
        at_us: 1,
    }
}

fn wait(kept: &Kept, id: &str, enough: impl Fn(&KeptState) -> bool) -> KeptState {
    let begin = Instant::now();
    loop {
        let state = kept.one(id).expect("is kept").state;
        if enough(&state) {
            return state;
        }
        assert!(begin.elapsed() < PATIENCE, "{state:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_run_that_was_cut_off_goes_on_and_comes_to_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = kept(&folder);
    first.start("cut", order(2, 400)).expect("starts");
    first.start("waits", order(2, 1)).expect("starts");
    assert_eq!(first.one("waits").expect("is kept").state, KeptState::Waiting);
    wait(&first, "cut", |state| matches!(state, KeptState::Running { done, .. } if *done > 0));
    first.close();
    let KeptState::Stopped { done } = wait(&first, "cut", |state| !state.is_moving()) else {
        panic!("was not stopped");
    };
    assert!((1..400).contains(&done), "{done}");

    let second = kept(&folder);
    assert_eq!(second.one("cut").expect("is kept").state, KeptState::Stopped { done });
    assert_eq!(second.one("waits").expect("is kept").state, KeptState::Stopped { done: 0 });
    second.go_on("cut").expect("goes on");
    assert_eq!(wait(&second, "cut", |state| !state.is_moving()), KeptState::Done);
    second.start("whole", order(2, 400)).expect("starts");
    assert_eq!(wait(&second, "whole", |state| !state.is_moving()), KeptState::Done);
    let json = |id: &str| {
        let folder = second.folder_of_done(id).expect("is done");
        assert!(!folder.join("runs").exists(), "the lines of runs are let go");
        std::fs::read_to_string(folder.join("forecast.json")).expect("is there")
    };
    assert!(json("cut") == json("whole"), "a cut changes nothing");
    let pair = second.pair("whole", "cut").expect("both are done").expect("equal draws");
    assert!(pair.rows.iter().all(|row| row.versus.more == 0.0 && row.versus.less == 0.0));
    assert!(pair.sentence.expect("a sentence").contains("no difference in any run"));
}

#[test]
fn nothing_begins_out_of_bounds_or_under_a_name_that_leads_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = kept(&folder);
    for (order, wrong) in [
        (order(0, 1), Wrong::Weeks),
        (order(521, 1), Wrong::Weeks),
        (order(1, 0), Wrong::Runs),
        (order(1, 2_001), Wrong::Runs),
        (order(520, 2_000), Wrong::Size),
        (Order { people: 0, ..order(1, 1) }, Wrong::People),
        (Order { people: 1_000_001, ..order(1, 1) }, Wrong::People),
    ] {
        let refused = kept.start("a", order).expect_err("out of bounds");
        assert!(matches!(&refused, KeptError::Order(found) if *found == wrong), "{refused:?}");
    }
    for id in ["", "..", "a/b", "A", "a.b", "abcdefghijklmnopqrstuvwxyz0123456"] {
        let refused = kept.start(id, order(1, 1)).expect_err("no id");
        assert!(matches!(refused, KeptError::Unknown), "{id}");
    }
    assert_eq!(kept.list(), []);
    assert!(matches!(kept.stop("a"), Err(KeptError::Unknown)));
}

#[test]
fn no_more_are_kept_than_may_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = kept(&folder);
    // Nothing is made once it is closed; everything asked for waits.
    first.close();
    for number in 0..WAITING_MAX {
        first.start(&format!("a{number}"), order(1, 1)).expect("waits");
    }
    assert!(matches!(first.start("b", order(1, 1)), Err(KeptError::Queue)));
    assert!(first.start("a0", order(1, 1)).is_ok(), "the same twice is one");
    for number in 0..KEPT_MAX {
        let id = format!("a{number}");
        if first.one(&id).is_none() {
            first.start(&id, order(1, 1)).expect("waits");
        }
        first.stop(&id).expect("waits no longer");
    }
    assert!(matches!(first.start("b", order(1, 1)), Err(KeptError::Full)));
    first.remove("a0").expect("is stopped");
    first.start("b", order(1, 1)).expect("there is room again");
    assert!(matches!(first.remove("b"), Err(KeptError::NotNow)));
    assert_eq!(kept(&folder).list().len(), KEPT_MAX);
}
