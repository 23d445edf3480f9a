//! Stage 10, foresee: the analyst starts, watches, stops, reads, downloads and compares forecasts.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use casework::Role;
use forecasts::kept::{Kept, KeptState, Order};

use crate::support::{Browser, Office, Page};

/// How long a small forecast may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(300);

/// One is ordered after the other.
static ORDERED: AtomicI64 = AtomicI64::new(0);

fn order(scenario: &str, seed: u64) -> Order {
    Order {
        scenario: scenario.to_owned(),
        title: scenario.to_owned(),
        people: 5_000,
        weeks: 2,
        runs: 2,
        seed,
        by: String::new(),
        at_us: ORDERED.fetch_add(1, Ordering::SeqCst),
    }
}

/// Waits until nothing moves by itself.
async fn settled(kept: &Kept, id: &str) -> KeptState {
    let begin = Instant::now();
    loop {
        let run = kept.one(id).expect("is kept");
        if !run.state.is_moving() {
            return run.state;
        }
        assert!(begin.elapsed() < PATIENCE, "{:?}", run.state);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A finished forecast; its id.
pub(crate) async fn finished(office: &Office, scenario: &str, seed: u64) -> String {
    let id = office.id().to_string();
    office.forecasts.start(&id, order(scenario, seed)).expect("starts");
    assert_eq!(settled(&office.forecasts, &id).await, KeptState::Done);
    id
}

async fn analyst() -> (Office, Browser) {
    let office = Office::with(&[("Linden", [Role::Analyst].into())]).await;
    let browser = office.signed_in("Linden").await;
    (office, browser)
}

/// Starts a forecast by the form; its page.
async fn starts(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    let page = browser.open("/en/forecasts").await;
    let mut form = page.form("/forecasts").fill("people", "50000").fill("scenario", "as-proposed");
    for (name, value) in fields {
        form = form.fill(name, value);
    }
    browser.send(form).await
}

fn id_of(page: &Page) -> String {
    page.location().rsplit('/').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn an_analyst_begins_at_the_forecasts_and_sees_no_case() {
    let (_office, mut browser) = analyst().await;
    let answer = browser.get("/en/").await;
    assert_eq!(answer.location(), "/en/forecasts");
    let page = browser.open("/en/forecasts").await;
    assert_eq!(page.all(".bar nav:not(.languages) a"), ["Forecasts", "Measures", "Staff"]);
    assert!(page.words().contains("Nothing yet."), "{}", page.words());
    for path in ["cases", "ledger", "transfers", "testimonies", "audit", "statistics", "lists"] {
        assert_eq!(browser.get(&format!("/en/{path}")).await.status, 403, "{path}");
    }
}

#[tokio::test]
async fn a_forecast_is_started_watched_read_and_downloaded() {
    let (office, mut browser) = analyst().await;
    let answer = starts(&mut browser, &[("weeks", "2"), ("runs", "3"), ("seed", "7")]).await;
    assert_eq!(answer.status, 303, "{}", answer.words());
    let (place, id) = (answer.location(), id_of(&answer));
    let moving = browser.open(&place).await;
    let refresh = moving.headers.get("refresh").expect("loads itself again");
    assert_eq!(refresh, &format!("5; url={place}?watch=1"));
    assert!(moving.words().contains("This page loads itself again"), "{}", moving.words());

    assert_eq!(settled(&office.forecasts, &id).await, KeptState::Done);
    let done = browser.open(&place).await;
    assert!(done.headers.get("refresh").is_none());
    let words = done.words();
    assert!(words.contains("In 2 weeks,") && words.contains("It would cost $"), "{words}");
    assert!(words.contains("50 000 people · 2 weeks · 3 runs · seed 7"), "{words}");
    assert!(done.all("figure.chart figcaption").len() >= 3, "{words}");
    let text = done.text();
    let style = text.split("/charts-").nth(1).and_then(|rest| rest.split('"').next());
    let style = format!("/charts-{}", style.expect("the charts' style"));
    assert!(browser.open(&style).await.text().contains(".chart"));

    let report = browser.open(&format!("{place}/report")).await;
    let policy = report.headers["content-security-policy"].to_str().expect("text").to_owned();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("script"), "{policy}");
    assert!(report.words().contains("What this model is not"));
    for (file, begins) in [
        ("forecast.html", &b"<!doctype html>"[..]),
        ("forecast.json", b"{"),
        ("runs.parquet", b"PAR1"),
        ("values.parquet", b"PAR1"),
    ] {
        let page = browser.open(&format!("{place}/files/{file}")).await;
        assert!(page.body.starts_with(begins), "{file}");
        let told = page.headers["content-disposition"].to_str().expect("text");
        assert_eq!(told, format!("attachment; filename=\"{file}\""));
        assert_eq!(page.headers["content-length"], page.body.len().to_string());
    }
    for file in ["order.json", "..%2Forder.json", "told.json"] {
        assert_eq!(browser.get(&format!("{place}/files/{file}")).await.status, 404, "{file}");
    }
    let list = browser.open("/en/forecasts").await;
    assert_eq!(list.all(".runs .badge"), ["done"]);
    assert!(list.words().contains("by Linden"), "{}", list.words());
    let page = office.store.office().audit_page(1).await.expect("answers");
    assert_eq!((page.items[0].act.as_str(), &page.items[0].subject), ("forecast_started", &id));
}

#[tokio::test]
async fn two_forecasts_are_compared_run_by_run_or_it_is_said_why_not() {
    let (office, mut browser) = analyst().await;
    let plain = finished(&office, "as-proposed", 1).await;
    let wished = finished(&office, "wished", 1).await;
    let other = finished(&office, "as-proposed", 2).await;
    let list = browser.open("/en/forecasts").await;
    assert!(list.text().contains("action=\"/en/forecasts/compare\""), "{}", list.words());
    let chosen = |field: &str| {
        let selector = format!("select[name={field}] option[selected]");
        list.all(&selector).pop().expect("one is chosen")
    };
    // The last was made with another seed, so the two before it are proposed.
    assert!(chosen("first").starts_with("The programme as it is;"), "{}", chosen("first"));
    assert!(chosen("second").starts_with("wished;"), "{}", chosen("second"));
    let path =
        |first: &str, second: &str| format!("/en/forecasts/compare?first={first}&second={second}");
    let page = browser.open(&path(&plain, &wished)).await;
    let rows = page.all(".pair tbody tr");
    assert_eq!(rows.len(), 17, "{rows:?}");
    let left = rows.iter().find(|row| row.starts_with("Left with the offer")).expect("a row");
    assert!(left.replace('\u{202f}', " ").contains("100 %0 %"), "{left}");
    assert!(page.all("figure.chart").len() >= 2, "{}", page.words());
    let same = browser.open(&path(&plain, &plain)).await;
    assert!(same.words().contains("both are the same forecast"), "{}", same.words());
    let unlike = browser.open(&path(&plain, &other)).await;
    assert!(unlike.words().contains("cannot be compared run by run"), "{}", unlike.words());
    assert!(unlike.words().contains("their seeds differ"), "{}", unlike.words());
    assert_eq!(browser.get(&path(&plain, "nowhere")).await.status, 404);
    let page = browser.open(&path(&wished, &plain).replace("/en/", "/uk/")).await;
    assert!(!page.text().contains('\u{27e6}'), "{}", page.words());
}

#[tokio::test]
async fn what_is_out_of_bounds_is_said_at_its_field_and_nothing_begins() {
    let (office, mut browser) = analyst().await;
    for (field, value, said) in [
        ("weeks", "0", "Write a whole number from 1 to 520."),
        ("weeks", "521", "Write a whole number from 1 to 520."),
        ("weeks", "a year", "Write a whole number from 1 to 520."),
        ("runs", "2001", "Write a whole number from 1 to 2 000."),
        ("runs", "-1", "Write a whole number from 1 to 2 000."),
        ("people", "144000000", "Choose one."),
        ("scenario", "nowhere", "Choose one of the scenarios; this one is not there."),
        ("scenario", "../../secret", "Choose one of the scenarios; this one is not there."),
        ("scenario", "broken", "This scenario cannot be read: scenario broken: line 1"),
        ("seed", "x", "Write a whole number."),
    ] {
        let page = starts(&mut browser, &[(field, value)]).await;
        assert_eq!(page.status, 422, "{field} = {value}");
        let errors = page.all(".field.wrong .field-error");
        assert_eq!(errors.len(), 1, "{field} = {value}: {errors:?}");
        let error = errors[0].replace(['\u{202f}', '\u{2009}', '\u{a0}'], " ");
        assert!(error.contains(said), "{field} = {value}: {error}");
    }
    let page = starts(&mut browser, &[("weeks", "520"), ("runs", "2000")]).await;
    assert!(page.words().contains("Ask for fewer runs, or fewer weeks."), "{}", page.words());
    assert_eq!(office.forecasts.list(), []);
    let page = browser.open("/en/forecasts").await;
    assert!(page.words().contains("A scenario cannot be read: scenario broken"));
    assert!(page.text().contains("Everybody &#60;wishes&#62; to leave"), "titles are escaped");
}

#[tokio::test]
async fn a_forecast_is_stopped_goes_on_and_is_removed() {
    let (office, mut browser) = analyst().await;
    let answer = starts(&mut browser, &[("weeks", "40"), ("runs", "2000")]).await;
    let (place, id) = (answer.location(), id_of(&answer));
    let begin = Instant::now();
    let running = |state: &KeptState| matches!(state, KeptState::Running { done, .. } if *done > 0);
    while !running(&office.forecasts.one(&id).expect("is kept").state) {
        assert!(begin.elapsed() < PATIENCE);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let page = browser.open(&place).await;
    assert!(page.words().contains("of 2 000 runs"), "{}", page.words());
    assert!(page.words().contains("a minute, about"), "{}", page.words());
    assert!(!page.has_form("/remove") && !page.has_form("/go-on"), "{}", page.words());
    let stop = page.form("/stop");
    browser.press(stop.clone()).await;
    let KeptState::Stopped { done } = settled(&office.forecasts, &id).await else {
        panic!("{:?}", office.forecasts.one(&id));
    };
    assert!((1..2000).contains(&done), "{done}");
    let again = browser.send(stop).await;
    assert_eq!(again.status, 409, "{}", again.words());
    assert!(again.words().contains("This is not possible now"), "{}", again.words());

    let restarted = office.forecasts_after_a_restart();
    assert_eq!(restarted.one(&id).expect("is kept").state, KeptState::Stopped { done });
    let page = browser.open(&place).await;
    assert!(page.words().contains("stopped after"), "{}", page.words());
    browser.press(page.form("/go-on")).await;
    while !matches!(office.forecasts.one(&id).expect("is kept").state,
        KeptState::Running { done: now, .. } if now > done)
    {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let page = browser.open(&place).await;
    browser.press(page.form("/stop")).await;
    settled(&office.forecasts, &id).await;
    let page = browser.open(&place).await;
    let page = browser.press(page.form("/remove")).await;
    assert!(page.words().contains("The forecast is removed."), "{}", page.words());
    assert_eq!(browser.get(&place).await.status, 404);
    assert!(!office.folder.path().join("data").join(&id).exists());
    let acts = office.store.office().audit_page(1).await.expect("answers");
    let acts: Vec<&str> = acts.items.iter().map(|row| row.act.as_str()).take(5).collect();
    let all = ["removed", "stopped", "resumed", "stopped", "started"];
    assert_eq!(acts, all.map(|act| format!("forecast_{act}")));
}

#[tokio::test]
async fn without_assumptions_the_page_says_how_to_write_them() {
    let (office, mut browser) = analyst().await;
    std::fs::remove_file(office.folder.path().join("home/forecast.toml")).expect("is removed");
    let page = browser.open("/en/forecasts").await;
    assert!(page.words().contains("has no forecast.toml"), "{}", page.words());
    assert!(page.words().contains("Copy forecast.toml from programmes/million-carrots"));
    assert!(!page.has_form("/forecasts"));
    let id = office.id().to_string();
    office.forecasts.start(&id, order("as-proposed", 1)).expect("starts");
    let state = settled(&office.forecasts, &id).await;
    assert!(matches!(&state, KeptState::Failed { message } if message.contains("forecast.toml")));
    let page = browser.open(&format!("/en/forecasts/{id}")).await;
    assert!(page.words().contains("cannot be made"), "{}", page.words());
}

#[tokio::test]
async fn fault_11_a_page_that_loads_itself_again_keeps_nobody_signed_in() {
    const MINUTE_US: i64 = 60_000_000;
    let (office, mut browser) = analyst().await;
    let id = finished(&office, "as-proposed", 1).await;
    let watched = format!("/en/forecasts/{id}?watch=1");
    office.pass(20 * MINUTE_US);
    assert_eq!(browser.get(&watched).await.status, 200);
    office.pass(20 * MINUTE_US);
    let ended = browser.get(&watched).await;
    assert_eq!((ended.status, ended.location().as_str()), (303, "/en/sign-in"));
}
