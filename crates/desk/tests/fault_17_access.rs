//! Fault 17: who may do what, as a table that is compared with its golden file.

use std::collections::BTreeSet;

use axum::http::Method;
use casework::Role;
use casework::testimony::Use;
use desk::ROUTES;

use crate::support::{Applicant, Browser, Form, Office, Page, soldier, testifies};
use crate::walk::{presses, proposes};

/// What a visitor was told, in one word.
fn outcome(page: &Page) -> &'static str {
    let words = page.words();
    match page.status {
        303 if page.location().ends_with("/sign-in") => "sign in",
        200 | 303 => "yes",
        403 if words.contains("Nobody is signed in") => "sign in",
        403 if words.contains("not among your roles") => "no",
        // The door was open; only the form was not one of theirs.
        403 if words.contains("This page was out of date") => "yes",
        _ => "?",
    }
}

async fn tries(browser: &mut Browser, method: &Method, path: &str) -> &'static str {
    let page = if *method == Method::POST {
        let multipart = path.ends_with("/lists");
        browser.send(Form { action: path.to_owned(), fields: Vec::new(), multipart }).await
    } else {
        browser.get(path).await
    };
    let told = outcome(&page);
    assert_ne!(told, "?", "{method} {path}: {} {}", page.status, page.words());
    told
}

#[tokio::test]
async fn fault_17_role_by_route() {
    let staff: Vec<(&str, BTreeSet<Role>)> =
        Role::ALL.into_iter().map(|role| (role.name(), [role].into())).collect();
    let office = Office::with(&staff).await;
    let case = Applicant::files(&office, &soldier(&office)).await;
    case.writes(&office, "A paper.", Some(("paper.pdf", b"x"))).await;
    let testimony = testifies(&office, "Words.", &[Use::Site], Some(b"video")).await;
    let forecast = crate::forecasts::finished(&office, "as-proposed", 1).await;

    let mut table = format!("{:42}{:>10}", "", "signed out");
    for role in Role::ALL {
        table.push_str(&format!("{:>11}", role.name()));
    }
    table.push('\n');
    for route in ROUTES {
        let id = match route.path {
            path if path.contains("/testimonies/") => testimony.to_string(),
            path if path.contains("/forecasts/") => forecast.clone(),
            _ => case.case.to_string(),
        };
        let path = match route.path {
            "/{style}" => pages::style::path(pages::Face::Desk).to_owned(),
            "/{lang}/forecasts/compare" => {
                format!("/en/forecasts/compare?first={forecast}&second={forecast}")
            }
            "/{lang}/measures/{id}" => "/en/measures/state_companies".to_owned(),
            path => path.replace("{lang}", "en"),
        };
        let path =
            path.replace("{id}", &id).replace("{sequence}", "3").replace("{file}", "forecast.json");
        let ends_session = path.ends_with("/sign-out") || path.ends_with("-everywhere");
        table.push_str(&format!(
            "{:5}{:37}",
            route.method.as_str(),
            route.path.replace("/{lang}", "")
        ));
        let told = tries(&mut office.browser(), &route.method, &path).await;
        table.push_str(&format!("{told:>10}"));
        for role in Role::ALL {
            office.pass(60_000_000);
            let mut browser = office.signed_in(role.name()).await;
            let told = tries(&mut browser, &route.method, &path).await;
            table.push_str(&format!("{told:>11}"));
            assert!(ends_session || browser.get("/en/staff").await.status == 200, "{path}");
        }
        table.push('\n');
    }
    insta::assert_snapshot!(table);
}

/// Somebody opens the approving form while another's proposal is open, then proposes themselves
/// and sends the old form with the new digest: the token is good, the person is not.
#[tokio::test]
async fn fault_17_and_18_no_proposer_approves_even_with_a_form_of_their_own() {
    let office = Office::of_two().await;
    let mut linden = office.signed_in("Linden").await;
    let mut rowan = office.signed_in("Rowan").await;
    let case = Applicant::files(&office, &soldier(&office)).await;
    presses(&mut linden, &case, "/assess").await;
    proposes(&mut linden, &case, "offer", "one").await;
    let old = rowan.open(&case.path()).await.form("/approve");
    presses(&mut rowan, &case, "/return").await;
    proposes(&mut rowan, &case, "offer", "two").await;
    let new = linden.open(&case.path()).await.form("/approve").value("digest").to_owned();
    let answer = rowan.send(old.fill("digest", &new)).await;
    assert_eq!(answer.status, 422);
    assert!(answer.words().contains("You proposed it yourself"), "{}", answer.words());
    let row = office.store.office().case(case.case).await.expect("answers").expect("is there");
    assert_eq!(row.stage, casework::Stage::Proposed);
}

#[tokio::test]
async fn fault_17_ids_of_other_things_open_nothing() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let one = Applicant::files(&office, &soldier(&office)).await;
    let two = Applicant::files(&office, &soldier(&office)).await;
    one.writes(&office, "A paper.", Some(("paper.pdf", b"x"))).await;
    let testimony = testifies(&office, "Words.", &[Use::Site], None).await;
    for path in [
        format!("/en/cases/{testimony}"),
        format!("/en/testimonies/{}", one.case),
        format!("/en/testimonies/{testimony}/video"),
        format!("{}/files/3", two.path()),
        format!("{}/files/1", one.path()),
        format!("{}/files/2", one.path()),
        format!("{}/files/-1", one.path()),
        format!("{}/files/99999999999999999999", one.path()),
        "/en/cases/00000000000000000000000000".to_owned(),
        "/en/cases/../lists".to_owned(),
    ] {
        assert_eq!(browser.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(browser.get(&format!("{}/files/3", one.path())).await.status, 200);
}

/// What somebody with the page of an open proposal before them is told about one act.
async fn told(browser: &mut Browser, path: &str, act: &str) -> String {
    let page = browser.get(path).await;
    if page.status != 200 {
        return outcome(&page).to_owned();
    }
    if page.has_form(act) {
        return "may".to_owned();
    }
    let name = act.trim_start_matches('/');
    let why = page.all(&format!("#f-{name} .why-not"));
    why.first().cloned().unwrap_or_else(|| "nothing".to_owned())
}

#[tokio::test]
async fn fault_17_ownership_by_act() {
    let all: BTreeSet<Role> = Role::ALL.into();
    let office = Office::with(&[
        ("Linden", all.clone()),
        ("Rowan", all),
        ("Hazel", [Role::Officer].into()),
        ("Birch", [Role::Paymaster].into()),
        ("Cedar", [Role::Custodian].into()),
    ])
    .await;
    let mut linden = office.signed_in("Linden").await;
    let mut rowan = office.signed_in("Rowan").await;
    let proposed = Applicant::files(&office, &soldier(&office)).await;
    presses(&mut linden, &proposed, "/assess").await;
    proposes(&mut linden, &proposed, "offer", "").await;
    let accepted = crate::walk::offered(&office, &mut linden, &mut rowan).await;
    accepted.accepts(&office).await;
    presses(&mut linden, &accepted, "/propose-payment").await;
    let testimony = testifies(&office, "Words.", &[Use::Site], None).await;
    let testimony = format!("/en/testimonies/{testimony}");
    let page = linden.open(&testimony).await;
    linden.press(page.form("/propose")).await;

    let mut table = String::from("Linden proposed all of these.\n");
    let acts = [(proposed.path(), "/approve"), (accepted.path(), "/pay"), (testimony, "/publish")];
    for (path, act) in &acts {
        for person in &office.staff {
            office.pass(60_000_000);
            let mut browser = office.signed_in(&person.name).await;
            let told = told(&mut browser, path, act).await;
            table.push_str(&format!("{act:10}{:8}{told}\n", person.name));
        }
    }
    insta::assert_snapshot!(table);
}
