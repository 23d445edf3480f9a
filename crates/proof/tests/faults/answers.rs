//! Faults 13 and 15: guessing codenames. What is answered, and how long it takes, tells nothing
//! about which cases there are.

use std::time::Instant;

use drill::{Browser, Form, Page, applicant};
use proof::{Backing, Office, people};
use sealing::{Codename, SeededEntropy};

/// How often each kind of codename is tried in a round; all rounds are below the budget of misses.
const TRIALS: usize = 24;
/// On a busy machine one round may see a difference that is not there; a leak is there every time.
const ROUNDS: usize = 3;
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

/// The codename of a case that is there.
fn known(office: &Office, number: u64) -> String {
    let filed = applicant::apply(&mut office.visitor(), &people::persona(number)).expect("applies");
    filed.receipt.codename
}

/// The codename of a case that was there and is erased.
fn erased(office: &Office, number: u64) -> String {
    let codename = known(office, number);
    let mut browser = office.visitor();
    applicant::sign_in(&mut browser, "en", &codename).expect("comes back");
    applicant::erase(&mut browser, "en").expect("is erased");
    codename
}

/// What one answer consists of; a cookie's value is drawn anew every time, its length is not.
fn parts(page: &Page) -> (u16, Vec<(String, usize)>, String) {
    let headers = page.headers.iter().map(|(name, value)| (name.clone(), value.len())).collect();
    (page.status, headers, lasting(page))
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
fn fault_13_right_wrong_and_erased_codenames_are_answered_with_the_same_bytes() {
    let office = Office::start(Backing::Memory).expect("an office starts");
    let (there, gone) = (known(&office, 1), erased(&office, 2));
    let mut answers = Vec::new();
    let mut insides = Vec::new();
    for codename in [unknown(1), unknown(2), gone, there] {
        let mut browser = office.visitor();
        let form = form(&mut browser).fill("codename", &codename).expect("a field");
        answers.push(parts(&browser.press_once(&form).expect("an answer")));
        insides.push(parts(&browser.open("/en/case").expect("a page")));
    }
    for answer in &answers {
        assert_eq!(*answer, answers[0], "the answer to a codename tells whether it is right");
    }
    assert_eq!(insides[1], insides[0], "two codenames that were never drawn");
    assert_eq!(insides[2], insides[0], "one that was never drawn, and one that is erased");
    assert_ne!(insides[3].2, insides[0].2, "only inside does it show whether there is a case");
}

/// Times right and wrong codenames in turn; gives the effect and what to report.
fn compare(office: &Office, there: &str, round: usize) -> (f64, String) {
    let mut browser = office.visitor();
    let mut times = [Vec::new(), Vec::new()];
    for trial in 0..TRIALS * 2 {
        // Interleaved, so that whatever else the machine does falls on both.
        let wrong = unknown((round * TRIALS * 2 + trial) as u64 + 100);
        let (class, codename) = if trial % 2 == 0 { (0, there) } else { (1, wrong.as_str()) };
        let form = form(&mut browser).fill("codename", codename).expect("a field");
        let started = Instant::now();
        let page = browser.press_once(&form).expect("an answer");
        times[class].push(started.elapsed().as_secs_f64());
        assert_eq!(page.status, 303, "{}", page.heading());
    }
    let [mut right, mut wrong] = times;
    let effect = effect(&mut right, &mut wrong);
    let (right, wrong) = (median(&right) * 1e3, median(&wrong) * 1e3);
    (effect, format!("effect {effect:.3}: right {right:.2} ms, wrong {wrong:.2} ms, {TRIALS} each"))
}

#[test]
fn fault_15_how_long_a_codename_takes_does_not_tell_whether_it_is_right() {
    // With the product's own stretching: that is what somebody who guesses would be timing.
    let office = Office::start_with(Backing::Memory, |options| options.quick_keys = false);
    let office = office.expect("an office starts");
    let there = known(&office, 1);
    let mut seen = Vec::new();
    for round in 0..ROUNDS {
        let (effect, report) = compare(&office, &there, round);
        println!("{report}");
        if effect < EFFECT_MAX {
            return;
        }
        seen.push(report);
    }
    panic!("a difference that stays:\n{}", seen.join("\n"));
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
