//! Forecasts on disk: whatever way the work is split, stopped or threaded, the same bytes come out;
//! what is wrong is told, and nothing partial is shown as a result.

use std::path::{Path, PathBuf};

use forecasts::{
    ForecastError, Job, PeopleFrom, Plan, Results, Setup, Texts, finish, merged, origin_of,
    read_population, run_job, sensitivities, write_population,
};
use foresight::Scenario;
use foresight::summary::Summary;
use programme::SourceFile;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn texts() -> Texts {
    let folder = root().join("programmes/million-carrots");
    let text = std::fs::read_to_string(folder.join("programme.toml")).expect("a programme");
    Texts {
        sources: vec![SourceFile::new("programme.toml", text)],
        assumptions: folder.join("forecast.toml"),
        scenario: Scenario::plain(),
    }
}

fn setup() -> Setup {
    Setup::read(&texts()).expect("a setup")
}

fn plan(runs: u32) -> Plan {
    Plan { people: PeopleFrom::Size(5_000), weeks: Some(12), runs, seed: 3 }
}

/// Does some jobs, each stopped after so many runs and gone on with, and writes the results.
fn forecast(out: &Path, jobs: u32, stop_after: u64) {
    let (setup, plan) = (setup(), plan(40));
    let origin = setup.origin(&plan).expect("an origin");
    let population = setup.population(&plan).expect("people");
    let model = setup.model(&population).expect("a model");
    for number in (1..=jobs).rev() {
        loop {
            let job = Job { number, jobs };
            let done = run_job(&model, &origin, out, job, false, &mut |stand| {
                stand.done - stand.before < stop_after
            });
            match done {
                Ok(()) => break,
                Err(ForecastError::Stopped) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
    let folders = [out.to_owned()];
    assert_eq!(origin_of(&folders).expect("files").expect("a header"), origin);
    let outcomes = merged(&folders, &origin).expect("all runs");
    let summary = Summary::of(&model, &outcomes).expect("runs");
    let results = Results::new(&origin, &model, Some(&setup.table), &outcomes, &summary);
    finish(&results, out).expect("results");
}

fn bytes(out: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let names = ["forecast.html", "forecast.json", "runs.parquet", "values.parquet"];
    names.map(|name| (name, std::fs::read(out.join(name)).expect(name))).to_vec()
}

#[test]
fn whole_split_stopped_and_threaded_forecasts_are_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name);
    forecast(&place("whole"), 1, u64::MAX);
    forecast(&place("split"), 3, u64::MAX);
    forecast(&place("stopped"), 1, 16);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| forecast(&place(&format!("{threads}")), 1, u64::MAX));
    }
    let whole = bytes(&place("whole"));
    for name in ["split", "stopped", "1", "2"] {
        for ((file, expected), (_, found)) in whole.iter().zip(bytes(&place(name))) {
            assert!(*expected == found, "{file} of {name} differs");
        }
    }
    let html = String::from_utf8(whole[0].1.clone()).expect("text");
    assert!(html.contains("What this model is not") && !html.contains("<script"));
    assert!(!html.contains("NaN") && !html.contains("inf "));
}

#[test]
fn a_line_that_was_cut_off_is_run_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("whole");
    forecast(&out, 1, u64::MAX);
    let whole = bytes(&out);
    let file = out.join("runs/job-1-of-1.jsonl");
    let text = std::fs::read(&file).expect("runs");
    std::fs::write(&file, &text[..text.len() - 700]).expect("cut off");
    forecast(&out, 1, u64::MAX);
    assert!(std::fs::read(&file).expect("runs") == text);
    assert!(bytes(&out) == whole);
}

#[test]
fn runs_of_different_origin_are_never_put_together() {
    let folder = tempfile::tempdir().expect("a folder");
    let setup = setup();
    let first = plan(4);
    let population = setup.population(&first).expect("people");
    let model = setup.model(&population).expect("a model");
    let origin = setup.origin(&first).expect("an origin");
    let job = |number| Job { number, jobs: 2 };
    run_job(&model, &origin, folder.path(), job(1), false, &mut |_| true).expect("a job");
    let folders = [folder.path().to_owned()];
    let missing = merged(&folders, &origin).expect_err("half of the runs");
    assert!(missing.to_string().contains("2 of 4 runs are missing, first run 2"), "{missing}");
    let other = setup.origin(&Plan { seed: 4, weeks: Some(13), ..first }).expect("an origin");
    run_job(&model, &other, folder.path(), job(2), false, &mut |_| true).expect("a job");
    let mixed = merged(&folders, &origin).expect_err("two origins").to_string();
    assert!(mixed.contains("13 weeks there, 12 here, seed 4 there, 3 here"), "{mixed}");
    let again = run_job(&model, &origin, folder.path(), job(2), false, &mut |_| true);
    assert!(matches!(again, Err(ForecastError::OtherRuns { .. })));
    run_job(&model, &origin, folder.path(), job(2), true, &mut |_| true).expect("anew");
    assert_eq!(merged(&folders, &origin).expect("all runs").len(), 4);
}

#[test]
fn a_population_of_a_file_is_the_one_that_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("people.parquet");
    let (setup, plan) = (setup(), plan(3));
    let made = setup.population(&plan).expect("people");
    let programme = setup.programme.programme();
    write_population(&path, &made, programme, &setup.assumptions, &mut |_| {}).expect("a file");
    let read = read_population(&path, programme, &setup.assumptions, plan.seed).expect("people");
    assert_eq!((read.people(), read.households()), (made.people(), made.households()));
    let runs = |population| {
        let model = setup.model(population).expect("a model");
        model.runs(plan.seed, 0..3, 12)
    };
    assert!(runs(&made) == runs(&read), "the same people lead the same lives");
}

#[test]
fn a_file_that_is_no_population_is_refused_at_its_row() {
    use tables::{Sheet, SheetColumn};
    let folder = tempfile::tempdir().expect("a folder");
    let setup = setup();
    let tried = |name: &str, group: &str, members: &str| {
        let path = folder.path().join(format!("{name}.parquet"));
        let mut sheet = Sheet::create(&path, Default::default());
        let words = |text: &str| SheetColumn::Words(vec![Some(text.to_owned())]);
        let columns = vec![
            ("group", words(group)),
            ("region", words("north")),
            ("stands_for_millionths", SheetColumn::Whole(vec![Some(1_000_000)])),
            ("members", words(members)),
            ("occupation", words("soldier")),
        ];
        sheet.push(columns).expect("a row");
        sheet.finish().expect("a file");
        let programme = setup.programme.programme();
        let read = read_population(&path, programme, &setup.assumptions, 1);
        read.expect_err("no population").to_string()
    };
    let said = tried("age", "deployed_soldier", "m34 x9");
    assert!(said.contains("line 1") && said.contains("such as m34 f31"), "{said}");
    let said = tried("group", "wizard", "m34");
    assert!(said.contains("group `wizard`: expected one of deployed_soldier"), "{said}");
    let said = tried("few", "deployed_soldier", "m34");
    assert!(said.contains("nobody is of group `reserve_soldier`"), "{said}");
}

#[test]
fn what_makes_no_sense_is_refused_before_anything_is_done() {
    let setup = setup();
    let said = |plan: Plan| setup.origin(&plan).expect_err("no sense").to_string();
    let weeks = |weeks| Plan { weeks: Some(weeks), ..plan(1) };
    assert_eq!(said(weeks(0)), "--weeks: expected 1 to 520, found 0");
    assert_eq!(said(weeks(521)), "--weeks: expected 1 to 520, found 521");
    assert_eq!(said(plan(0)), "--runs: expected 1 to 1000000, found 0");
    let size = |people| Plan { people: PeopleFrom::Size(people), ..plan(1) };
    let few = setup.population(&size(10)).expect_err("too few").to_string();
    assert!(few.contains("expected 1000 to"), "{few}");
    let many = setup.population(&size(1_000_000_000_000)).expect_err("too many").to_string();
    assert!(many.contains("1000000000000 people need about"), "{many}");
}

#[test]
fn a_programme_that_check_rejects_is_not_forecast() {
    let mut texts = texts();
    let overlay = "[benefit.bounty]\nwhen = \"no_such_fact\"\n";
    texts.sources.push(SourceFile::new("bad.toml", overlay));
    let Err(ForecastError::Programme(problems)) = Setup::read(&texts) else {
        panic!("the programme is rejected");
    };
    assert!(problems.iter().any(|problem| problem.message.contains("no_such_fact")));
}

#[test]
fn a_scenario_that_contradicts_the_programme_is_refused() {
    let scenario = |text: &str| Scenario::read("x", &format!("[scenario]\n{text}"));
    let head = "title = \"x\"\nsource = \"x\"\n";
    let tried = |more: &str| {
        let scenario = scenario(&format!("{head}{more}")).expect("a scenario");
        let setup = Setup::read(&Texts { scenario, ..texts() }).map_err(|e| e.to_string())?;
        let population = setup.population(&plan(1)).map_err(|e| e.to_string())?;
        setup.model(&population).map(|_| ()).map_err(|error| error.to_string())
    };
    let said = tried("set = { capacity = -1 }").expect_err("no capacity");
    assert!(said.contains("capacity: expected values from 0"), "{said}");
    let said = tried("offered_to = [\"diplomats\"]").expect_err("no audience");
    assert!(said.contains("no audience `diplomats`; did you mean `diplomat`?"), "{said}");
    assert_eq!(tried("offered_to = [\"diplomat\"]"), Ok(()));
}

#[test]
fn a_stopped_sensitivity_analysis_goes_on_to_the_same_result() {
    let folder = tempfile::tempdir().expect("a folder");
    let setup = setup();
    let plan = Plan { people: PeopleFrom::Size(1_000), weeks: Some(3), runs: 1, seed: 1 };
    let origin = setup.origin(&plan).expect("an origin");
    let population = setup.population(&plan).expect("people");
    let model = setup.model(&population).expect("a model");
    let place = |name: &str| folder.path().join(name);
    let base = 640;
    let whole = sensitivities(&model, &origin, base, &place("whole"), &mut |_| true);
    let whole = whole.expect("an analysis");
    let stopped = sensitivities(&model, &origin, base, &place("parts"), &mut |_| false);
    assert!(matches!(stopped, Err(ForecastError::Stopped)));
    let parts = sensitivities(&model, &origin, base, &place("parts"), &mut |stand| {
        assert!(stand.before > 0, "what was done is kept");
        true
    });
    let parts = parts.expect("an analysis");
    assert!(whole.indices == parts.indices, "the same bits");
    assert_eq!(whole.runs, base * (whole.assumptions.len() as u32 + 2));
    let other = sensitivities(&model, &origin, 64, &place("parts"), &mut |_| true);
    assert!(matches!(other, Err(ForecastError::OtherRuns { .. })));
}
