//! Faults 13 and 15: guessing codenames. What is answered, and how long it takes, tells nothing
//! about which cases there are.

use std::time::Instant;

use drill::{Browser, Form, Page, applicant};
use proof::{Backing, Office, people};
use sealing::{Codename, SeededEntropy};

/// How often each kind of codename is tried; below the office's budget of misses.
const TRIALS: usize = 60;
/// The largest difference of medians that is still noise, in units of the usual deviation.
const EFFECT_MAX: f64 = 1.0;

/// A codename's page without what is drawn anew for every page.
fn lasting(page: &Page) -> String {
    let mut html = page.html().into_owned();
    for name in ["_token", "_form"] {
        for value in page.attributes(&format!("input[name={name}]"), "value") {
            html = html.replace(&value, &"·".repeat(value.len()));
        }
    }
    html
}

fn form(browser: &mut Browser) -> Form {
    browser.open("/en/return").expect("a page").form_with("codename").expect("a form")
}

fn unknown(seed: u64) -> String {
    let codename = Codename::draw(&SeededEntropy::new(seed)).expect("draws");
    codename.groups().join(" ")
}

/// The codename of a case that was there and is erased.
fn erased(office: &Office, number: u64) -> String {
    let mut browser = office.visitor();
    let filed = applicant::apply(&mut browser, &people::persona(number)).expect("applies");
    let mut later = browser.fresh();
    applicant::sign_in(&mut later, "en", &filed.receipt.codename).expect("comes back");
    applicant::erase(&mut later, "en").expect("is erased");
    filed.receipt.codename
}

fn median(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}

/// The difference of medians in units of the median deviation: robust against a busy machine.
fn effect(first: &mut [f64], second: &mut [f64]) -> f64 {
    first.sort_by(f64::total_cmp);
    second.sort_by(f64::total_cmp);
    let (one, two) = (median(first), median(second));
    let mut deviations: Vec<f64> = first.iter().map(|time| (time - one).abs()).collect();
    deviations.extend(second.iter().map(|time| (time - two).abs()));
    deviations.sort_by(f64::total_cmp);
    (one - two).abs() / median(&deviations).max(1e-9)
}

#[test]
fn fault_13_an_unknown_and_an_erased_codename_are_answered_with_the_same_bytes() {
    let office = Office::start(Backing::Memory).expect("an office starts");
    let gone = erased(&office, 1);
    let mut pages = Vec::new();
    for codename in [unknown(1), unknown(2), gone] {
        let mut browser = office.visitor();
        let form = form(&mut browser).fill("codename", &codename).expect("a field");
        let page = browser.press(form).expect("an answer");
        assert_ne!(page.status, 500);
        assert!(!page.path.ends_with("/case"), "nobody gets in with {codename}");
        let names: Vec<String> = page.headers.iter().map(|(name, _)| name.clone()).collect();
        pages.push((page.status, names, page.body.len(), lasting(&page)));
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0], pages[2]);
}

#[test]
fn fault_15_how_long_a_wrong_codename_takes_does_not_tell_whether_it_was_ever_right() {
    let office = Office::start(Backing::Memory).expect("an office starts");
    let gone = erased(&office, 1);
    let mut browser = office.visitor();
    let mut times = [Vec::new(), Vec::new()];
    for trial in 0..TRIALS * 2 {
        // Interleaved, so that whatever else the machine does falls on both.
        let (class, codename) =
            if trial % 2 == 0 { (0, gone.clone()) } else { (1, unknown(trial as u64 + 100)) };
        let form = form(&mut browser).fill("codename", &codename).expect("a field");
        let started = Instant::now();
        let page = browser.press_once(&form).expect("an answer");
        times[class].push(started.elapsed().as_secs_f64());
        assert!(page.status < 500, "{}", page.status);
    }
    let [mut known, mut other] = times;
    let effect = effect(&mut known, &mut other);
    let (known, other) = (median(&known) * 1e3, median(&other) * 1e3);
    println!("effect {effect:.3}: erased {known:.2} ms, unknown {other:.2} ms, {TRIALS} each");
    assert!(effect < EFFECT_MAX, "effect {effect:.3}: erased {known:.2}, unknown {other:.2} ms");
}

#[test]
fn fault_15_the_measure_of_timing_sees_a_difference_where_there_is_one() {
    let noise = |index: usize| (index % 7) as f64 * 0.1;
    let mut first: Vec<f64> = (0..60).map(|index| 10.0 + noise(index)).collect();
    let mut same: Vec<f64> = (0..60).map(|index| 10.0 + noise(index + 3)).collect();
    let mut slower: Vec<f64> = (0..60).map(|index| 10.5 + noise(index)).collect();
    assert!(effect(&mut first.clone(), &mut same) < EFFECT_MAX);
    assert!(effect(&mut first, &mut slower) > EFFECT_MAX);
}

#[test]
fn fault_15_a_wrong_name_passphrase_or_code_at_the_desk_is_answered_with_the_same_bytes() {
    let office = Office::start(Backing::Memory).expect("an office starts");
    let officer = &office.sheet().officers[0];
    let other = &office.sheet().officers[1];
    let tries = [
        ("Nobody", officer.passphrase.as_str(), "000000"),
        (officer.name.as_str(), other.passphrase.as_str(), "000000"),
        (officer.name.as_str(), officer.passphrase.as_str(), "000000"),
    ];
    let mut pages = Vec::new();
    for (name, passphrase, code) in tries {
        let mut browser = Browser::new(&office.desk());
        let page = browser.open("/en/sign-in").expect("a page");
        let form = page.form_with("passphrase").and_then(|form| form.fill("name", name));
        let form = form.and_then(|form| form.fill("passphrase", passphrase));
        let form = form.and_then(|form| form.fill("code", code)).expect("a form");
        let page = browser.press(form).expect("an answer");
        // The name that was typed stands in its field again; nothing else may differ.
        pages.push((page.status, lasting(&page).replace(name, "·")));
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0], pages[2]);
}
