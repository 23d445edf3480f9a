//! Fault 17: whose page is whose. Every route of the portal, taken from its own table, is asked by
//! nobody, by two applicants, by somebody who is still applying and by somebody who testifies; the
//! answers stand in a golden file. Then one applicant's forms are sent by another.
//!
//! `POSTERN_GOLDEN=write` writes the file anew; read the difference before it is committed.

use std::path::PathBuf;

use drill::office::complete;
use drill::{Browser, Page, Persona, applicant};
use portal::ROUTES;
use proof::{Backing, Office, people};

const SECRET: &str = "Meet the red boat at the second pier.";

/// Routes that take a form with files.
const MULTIPART: [&str; 2] = ["/{lang}/case/message", "/{lang}/testimony/my/words"];
const PART: &[u8] = b"--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nx\r\n--b--\r\n";

fn golden_file() -> PathBuf {
    proof::checkout::root().join("crates/proof/golden/portal_access.txt")
}

/// Files an application and signs in to it.
fn signed_in(office: &Office, persona: &Persona) -> (Browser, String) {
    let filed = applicant::apply(&mut office.visitor(), persona).expect("applies");
    let mut browser = office.visitor();
    applicant::sign_in(&mut browser, "en", &filed.receipt.codename).expect("comes back");
    (browser, filed.receipt.codename)
}

/// Everybody who might ask, with what they are at.
fn visitors(office: &Office) -> Vec<(&'static str, Browser)> {
    let persona = people::offered("deserting_soldier");
    let (first, _) = signed_in(office, &persona);
    let mut officers = people::officers(office);
    let case = officers.waiting("received").expect("a queue").remove(0);
    officers.decide(&case).expect("decides");
    let page = officers.first().open(&case).expect("the case");
    let form = page.form_for("/message").expect("a place to write");
    let form = complete(form, &[], SECRET).expect("writes");
    officers.first().press(form).expect("sends").expect(200).expect("is sent");
    let (second, _) = signed_in(office, &people::persona(2));
    let mut applying = office.visitor();
    applicant::prepare(&mut applying, &people::persona(3)).expect("answers");
    let mut testifier = office.visitor();
    let page = testifier.open("/en/testimony").expect("a page");
    let begin = page.form_for("/testimony").expect("a beginning");
    testifier.press(begin).expect("begins").expect(200).expect("begins");
    vec![
        ("nobody", office.visitor()),
        ("applicant", first),
        ("other applicant", second),
        ("applying", applying),
        ("testifying", testifier),
    ]
}

fn address(path: &str) -> String {
    let part = people::programme().parts()[0].name.clone();
    path.replace("{lang}", "en")
        .replace("{part}", &part)
        .replace("{sequence}", "1")
        .replace("{id}", "00000000000000000000000000")
}

fn outcome(page: &Page) -> String {
    match page.header("location") {
        Some(to) if to.starts_with('/') => format!("{} to {to}", page.status),
        _ => page.status.to_string(),
    }
}

#[test]
fn fault_17_every_route_of_the_portal_answers_each_visitor_as_written() {
    let office = Office::start(Backing::Memory).expect("an office starts");
    let mut visitors = visitors(&office);
    let (_, owner) = &mut visitors[1];
    let own = owner.open("/en/case").expect("their case").text();
    assert!(own.contains(SECRET), "the one it was written to reads it: {own}");
    let mut lines = Vec::new();
    for route in ROUTES {
        let reads = route.method.as_str() == "GET";
        let path = address(route.path);
        for (who, browser) in &mut visitors {
            // A copy of the visitor: an answer that ends a session must not end the walk.
            let mut copy = browser.fresh();
            for (name, value) in browser.cookies() {
                copy.plant_cookie(name, value);
            }
            let page = match (reads, MULTIPART.contains(&route.path)) {
                (true, _) => copy.get_once(&path),
                (false, false) => copy.post(&path, "application/x-www-form-urlencoded", b"a=b"),
                (false, true) => copy.post(&path, "multipart/form-data; boundary=b", PART),
            };
            let page = page.expect("an answer");
            assert!(page.status < 500, "{} {} {who}: {}", route.method, route.path, page.status);
            let theirs = *who == "applicant" && path.starts_with("/en/case");
            assert!(theirs || !page.html().contains(SECRET), "{who} reads it at {path}");
            let method = route.method.as_str();
            lines.push(format!("{method:4} {:34} {who:15} {}", route.path, outcome(&page)));
        }
    }
    let text = lines.join("\n") + "\n";
    if std::env::var("POSTERN_GOLDEN").is_ok_and(|word| word == "write") {
        std::fs::create_dir_all(golden_file().parent().expect("a folder")).expect("makes it");
        std::fs::write(golden_file(), &text).expect("writes");
    }
    let golden = std::fs::read_to_string(golden_file()).expect("the golden file is there");
    for (is, should) in text.lines().zip(golden.lines()) {
        assert_eq!(is, should, "POSTERN_GOLDEN=write writes the file anew");
    }
    assert_eq!(text.lines().count(), golden.lines().count(), "routes were added or removed");
}

#[test]
fn fault_17_the_forms_of_one_applicant_do_nothing_in_the_hands_of_another() {
    let office = Office::start(Backing::Memory).expect("an office starts");
    let persona = people::offered("deserting_soldier");
    let (mut owner, _) = signed_in(&office, &persona);
    let mut officers = people::officers(&office);
    let case = officers.waiting("received").expect("a queue").remove(0);
    officers.decide(&case).expect("decides");
    let (mut thief, codename) = signed_in(&office, &people::persona(2));
    let mut tried = 0;
    for path in ["/en/case", "/en/case/offer", "/en/case/withdraw"] {
        for form in owner.open(path).expect("a page").main_forms() {
            let mut form = form;
            for (name, value) in [("answer", "accept"), ("text", "Send me the money.")] {
                form = form.clone().set(name, value).unwrap_or(form);
            }
            let page = thief.press_once(&form).expect("an answer");
            let moved = page.header("location").is_some_and(|to| !to.contains("return"));
            assert!(page.status == 403 && !moved, "{} answers {}", form.action(), outcome(&page));
            tried += 1;
        }
    }
    assert!(tried >= 4, "only {tried} forms were found");
    let stage = |browser: &mut Browser| browser.open("/en/case/offer").expect("a page").status;
    assert_eq!(stage(&mut owner), 200, "the owner's offer still waits for an answer");
    let own = applicant::sign_in(&mut office.visitor(), "en", &codename);
    own.expect("the other's own case is untouched");
}
