//! Fault 10: no form of another site, of another session or for another act is taken, on any
//! route that posts, signing in and out included.

use axum::body::Body;
use axum::http::{Method, header};
use desk::ROUTES;

use crate::support::{Applicant, Browser, Form, HOST, Office, Page, soldier, testifies};

/// Every path that posts, with real ids.
fn posting(case: &str, testimony: &str) -> Vec<String> {
    ROUTES
        .iter()
        .filter(|route| route.method == Method::POST)
        .map(|route| {
            let id = if route.path.contains("/testimonies/") { testimony } else { case };
            route.path.replace("{lang}", "en").replace("{id}", id)
        })
        .collect()
}

fn form(path: &str, token: &str) -> Form {
    let fields = [("_token", token), ("_form", "00000000000000000000000001"), ("message", "x")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    Form { action: path.to_owned(), fields, multipart: path.ends_with("/lists") }
}

fn refused(page: &Page, path: &str, words: &str) {
    assert_eq!(page.status, 403, "{path}: {}", page.words());
    assert!(page.words().contains(words), "{path}: {}", page.words());
}

async fn from_elsewhere(browser: &mut Browser, path: &str, name: &str, value: &str) -> Page {
    let request = browser
        .request("POST", path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(name, value)
        .body(Body::from("_token=x"))
        .expect("a request");
    browser.answer(request).await
}

#[tokio::test]
async fn fault_10_every_post_is_refused_without_its_own_token() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let mut other = office.signed_in("Rowan").await;
    let case = Applicant::files(&office, &soldier(&office)).await;
    let testimony = testifies(&office, "Words.", &[casework::testimony::Use::Site], None).await;
    let page = browser.open("/en/staff").await;
    let own = page.form("/sign-out").value("_token").to_owned();
    let anothers = other.open(&case.path()).await;

    let paths = posting(&case.case.to_string(), &testimony.to_string());
    assert!(paths.len() >= 20, "{paths:?}");
    for path in &paths {
        let stale = "This page was out of date";
        refused(&browser.send(form(path, "")).await, path, stale);
        refused(&browser.send(form(path, &"0".repeat(32))).await, path, stale);
        if !path.ends_with("/sign-out") {
            refused(&browser.send(form(path, &own)).await, path, stale);
        }
        let act = path.trim_start_matches("/en");
        if anothers.has_form(act) {
            let stolen = anothers.form(act).value("_token").to_owned();
            refused(&browser.send(form(path, &stolen)).await, path, stale);
        }
        let cross = "This did not come from our pages";
        for (name, value) in [
            ("origin", "http://evil.test"),
            ("origin", "http://desk.test.evil.test"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            refused(&from_elsewhere(&mut browser, path, name, value).await, path, cross);
        }
        let read = browser.get(path).await;
        let known = ROUTES.iter().any(|route| {
            route.method == Method::GET && route.path.replace("{lang}", "en") == *path
        });
        assert!(known || read.status == 405, "{path} answers GET with {}", read.status);
    }

    // Nothing of all that was done: the session lives, the case is as it was.
    assert_eq!(browser.get("/en/staff").await.status, 200);
    let journal = office.store.office().journal(case.case).await.expect("answers");
    let kinds: Vec<&str> = journal.iter().map(|entry| entry.event.kind.name()).collect();
    assert_eq!(kinds, ["application_received", "case_read"]);
    // And with their own tokens the same forms are taken: the test would notice if none were.
    let message = browser.open(&case.path()).await.form("/message").fill("message", "Hello.");
    browser.press(message).await;
    let out = browser.open("/en/staff").await.form("/sign-out");
    assert_eq!(browser.send(out).await.location(), "/en/sign-in");
}

#[tokio::test]
async fn fault_10_nobody_is_signed_in_through_another_browsers_form() {
    let office = Office::of_two().await;
    let person = office.person("Linden");
    let mut evil = office.browser();
    let form = evil.get("/en/sign-in").await.form("/sign-in");
    let form = form
        .fill("name", &person.name)
        .fill("passphrase", &person.passphrase)
        .fill("code", &office.code(person));
    let mut victim = office.browser();
    refused(&victim.send(form.clone()).await, "/sign-in", "This page was out of date");
    victim.get("/en/sign-in").await;
    refused(&victim.send(form.clone()).await, "/sign-in", "This page was out of date");
    assert_eq!(evil.send(form).await.status, 303, "in its own browser it works");
}

#[tokio::test]
async fn the_desk_answers_on_its_own_name_with_bare_headers() {
    let office = Office::of_two().await;
    let page = office.browser().get("/en/sign-in").await;
    assert!(page.headers.get("server").is_none());
    for (name, value) in [
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(page.headers[name], value, "{name} at {HOST}");
    }
}
