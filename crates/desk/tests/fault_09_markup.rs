//! Fault 9: whatever anybody writes stays text, in every place where the desk shows it.

use casework::application::Application;
use casework::testimony::Use;
use scraper::{Html, Selector};

use crate::support::{Applicant, Browser, Office, Page, soldier, testifies};
use crate::walk::{presses, proposes};

const ATTACKS: [&str; 3] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'/onmouseover='alert(1)'<svg/onload=alert(1)>",
];

/// No element or attribute that could run, load or post anything that is not ours.
fn check(page: &Page, place: &str) {
    let html = Html::parse_document(&page.text());
    for selector in ["script", "img", "iframe", "object", "style", "base", "svg:not([class])"] {
        let found = html.select(&Selector::parse(selector).expect("a selector")).count();
        assert_eq!(found, 0, "{selector} on {place}");
    }
    for element in html.select(&Selector::parse("*").expect("a selector")) {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on") && name != "style", "{name}={value} on {place}");
            let leads = matches!(name, "href" | "src" | "action");
            let ours = value.starts_with(['/', '#']) || value == "data:,";
            assert!(!leads || ours, "{name}={value} on {place}");
        }
    }
    let policy = page.headers["content-security-policy"].to_str().expect("plain text");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
}

async fn shows(browser: &mut Browser, path: &str, times: usize) {
    let page = browser.open(path).await;
    check(&page, path);
    let found = page.text().matches("alert(1)").count();
    assert!(found >= times, "{path} shows {found} of {times} texts: {}", page.words());
}

#[tokio::test]
async fn fault_09_every_text_on_a_case_stays_text() {
    for attack in ATTACKS {
        let office = Office::of_two().await;
        let mut first = office.signed_in("Linden").await;
        let mut second = office.signed_in("Rowan").await;
        let mut application: Application = soldier(&office);
        application.name = attack.to_owned();
        application.words = attack.to_owned();
        application.language = attack.to_owned();
        application.household[0].name = attack.to_owned();
        let applicant = Applicant::files(&office, &application).await;
        let path = applicant.path();
        shows(&mut first, &path, 4).await;

        applicant.writes(&office, attack, Some((attack, b"x"))).await;
        let form = first.open(&path).await.form("/message").fill("message", attack);
        first.press(form).await;
        shows(&mut first, &path, 7).await;

        let lists = first.open("/en/lists").await.form("/lists");
        let quoted = attack.replace('"', "\"\"");
        let list = format!("id,name,reason\n1,\"{quoted}\",\"{quoted}\"\n");
        first.press(lists.fill("name", attack).fill("file", &list)).await;
        shows(&mut first, "/en/lists", 1).await;
        let page = presses(&mut first, &applicant, "/screen").await;
        let form = page.form("/resolve-hit");
        let place = form.value("content")[..8].to_owned();
        let judged = form
            .fill(&format!("judgement-{place}"), "same")
            .fill(&format!("reason-{place}"), attack);
        first.press(judged).await;
        shows(&mut first, &path, 11).await;

        presses(&mut first, &applicant, "/assess").await;
        let long = first.open(&path).await.form("/propose").fill("verdict", "offer");
        let answer = first.send(long.fill("note", &attack.repeat(200))).await;
        assert_eq!(answer.status, 422, "too long a note is shown again");
        check(&answer, "the form shown again");
        proposes(&mut first, &applicant, "offer", attack).await;
        shows(&mut second, &path, 12).await;
        for path in ["/en/cases", "/en/audit", "/en/ledger", "/en/transfers"] {
            check(&first.open(path).await, path);
        }
    }
}

#[tokio::test]
async fn fault_09_every_text_of_a_testimony_an_address_and_a_name_stays_text() {
    for attack in ATTACKS {
        let everybody = casework::Role::ALL.into();
        let office = Office::with(&[(attack, everybody)]).await;
        let mut browser = office.signed_in(attack).await;
        shows(&mut browser, "/en/staff", 2).await;
        shows(&mut browser, "/en/audit", 2).await;

        let id = testifies(&office, attack, &[Use::Site], None).await;
        let path = format!("/en/testimonies/{id}");
        let page = browser.open(&path).await;
        browser.press(page.form("/propose").fill("text", attack)).await;
        shows(&mut browser, &path, 2).await;

        let typed: String = attack.bytes().map(|byte| format!("%{byte:02x}")).collect();
        for path in [
            format!("/en/cases?q={typed}&stage={typed}&sort={typed}&page={typed}"),
            format!("/en/transfers?partner={typed}&state={typed}"),
            format!("/en/testimonies?state={typed}&done={typed}"),
        ] {
            check(&browser.open(&path).await, &path);
        }
        for path in [format!("/en/cases/{typed}"), format!("/{typed}/cases"), format!("/{typed}")] {
            let page = browser.get(&path).await;
            assert_eq!(page.status, 404, "{path}");
            check(&page, &path);
        }
        let mut outside = office.browser();
        let form = outside.get("/en/sign-in").await.form("/sign-in");
        let page = outside.send(form.fill("name", attack)).await;
        assert!(page.text().contains("alert(1)"), "the name is shown again");
        check(&page, "the sign-in page");
    }
}
