//! Serves a desk with made-up cases, signed in already, for looking at its pages:
//! `cargo run -p desk --example show`, then open the address it prints.

#[path = "../tests/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the tests use more of it than this does")]
mod support;

use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{self, Next};
use casework::testimony::Use;

use support::{Applicant, Browser, DAY_US, Office, application, soldier, testifies};

async fn press(browser: &mut Browser, path: &str, act: &str, fields: &[(&str, &str)]) {
    let page = browser.open(path).await;
    let form = fields.iter().fold(page.form(act), |form, (name, value)| form.fill(name, value));
    browser.press(form).await;
}

/// Cases at every stage of the work.
async fn populate(office: &Office, first: &mut Browser, second: &mut Browser) {
    let mut list = String::from("# made-up names\n");
    for number in 0..200 {
        list.push_str(&format!("Somebody Made-up {number}\n"));
    }
    list.push_str("Made-up Artyom;1985\n");
    press(first, "/en/lists", "/lists", &[("name", "Practice list"), ("file", &list)]).await;
    for number in 0..9 {
        let mut filed = soldier(office);
        filed.words = "I was told it was an exercise. I do not want to shoot at anybody. \
                       My wife is with her mother; can she come first?"
            .to_owned();
        let applicant = Applicant::files(office, &filed).await;
        let path = applicant.path();
        office.pass(DAY_US / 400);
        if number > 1 {
            press(first, &path, "/screen", &[]).await;
            press(first, &path, "/assess", &[]).await;
        }
        if number > 3 {
            let note = "We are glad you wrote. Keep your papers with you.";
            press(first, &path, "/propose", &[("verdict", "offer"), ("note", note)]).await;
        }
        if number > 5 {
            press(second, &path, "/approve", &[]).await;
            let paper: (&str, &[u8]) = ("military card.jpg", b"not a picture");
            applicant.writes(office, "Where do I cross, and when?", Some(paper)).await;
            let answer = "Wait for our message of the evening. Do not carry a weapon.";
            press(first, &path, "/message", &[("message", answer)]).await;
        }
        if number > 6 {
            applicant.accepts(office).await;
            press(first, &path, "/propose-payment", &[]).await;
        }
        if number > 7 {
            press(second, &path, "/pay", &[]).await;
        }
    }
    let unsure = [
        ("born", "1994-02-11"),
        ("location", "elsewhere"),
        ("occupation", "soldier"),
        ("rank", "officer"),
        ("will_lay_down_arms", "already"),
        ("prisoner_of_war", "no"),
        ("past_acts", "not_sure"),
    ];
    let applicant = Applicant::files(office, &application(office, &unsure)).await;
    press(first, &applicant.path(), "/assess", &[]).await;
    let words = "I left because nobody told me the truth about where we were going.";
    let id = testifies(office, words, &[Use::Site, Use::Research], Some(b"a video")).await;
    let path = format!("/en/testimonies/{id}");
    press(first, &path, "/propose", &[]).await;
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let mut second = office.signed_in("Rowan").await;
    populate(&office, &mut first, &mut second).await;
    let cookie = format!("postern_desk={}", second.cookies["postern_desk"]);
    let cookie = HeaderValue::from_str(&cookie).expect("plain text");
    let signed_in = middleware::from_fn(move |mut request: Request, next: Next| {
        let cookie = cookie.clone();
        async move {
            if !request.uri().path().ends_with("/sign-in") {
                request.headers_mut().insert(header::COOKIE, cookie);
            }
            next.run(request).await
        }
    });
    let router = axum::Router::new().fallback_service(office.router.clone()).layer(signed_in);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8089").await?;
    println!("http://127.0.0.1:8089/en/cases");
    pages::server::serve(listener, router, std::future::pending()).await
}
