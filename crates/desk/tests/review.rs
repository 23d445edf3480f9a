//! What a review of the desk found, held to.

use programme::{Digest, Outcome};
use sealing::{InnerHeader, Purpose, SealedBy};
use store::Assess;

use crate::support::{Applicant, Office, sealed, soldier, testifies};

#[tokio::test]
async fn review_m8_a_case_opens_its_newest_messages_and_leads_to_older_ones() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let case = Applicant::files(&office, &soldier(&office)).await;
    case.writes(&office, "message 000", Some(("the-oldest.pdf", b"paper"))).await;
    for number in 1..=59 {
        case.writes(&office, &format!("message {number:03}"), None).await;
    }
    let page = browser.open(&case.path()).await;
    let said = page.all(".message .words").join(" ");
    assert!(said.contains("message 059") && said.contains("message 010"), "{said}");
    assert!(!said.contains("message 009"), "older ones are not opened: {said}");
    assert_eq!(page.all(".files li").len(), 0, "nor do their files stand alone");
    assert_eq!(page.all(".message").len(), 50);

    let older = browser.open(&format!("{}?messages=2", case.path())).await;
    let said = older.all(".message .words").join(" ");
    assert!(said.contains("message 000") && said.contains("message 009"), "{said}");
    assert!(!said.contains("message 010"), "{said}");
    assert!(older.words().contains("the-oldest.pdf"), "{}", older.words());
    let same = browser.open(&format!("{}?messages=99", case.path())).await;
    assert_eq!(same.all(".message").len(), 10, "beyond the oldest are the oldest");
}

#[tokio::test]
async fn review_an_older_decision_does_not_stand_in_for_one_that_cannot_be_read() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let case = Applicant::files(&office, &soldier(&office)).await;
    let page = browser.open(&case.path()).await;
    let page = browser.press(page.form("/assess")).await;
    assert!(page.has_form("/propose"), "{}", page.words());

    let row = office.store.office().case(case.case).await.expect("answers").expect("is there");
    let header = InnerHeader {
        programme: *row.programme.as_bytes(),
        case: case.case,
        purpose: Purpose::Record,
        sequence: row.next_office,
        sealed_by: SealedBy::Server,
    };
    let assess = Assess {
        form: office.form(),
        case: case.case,
        officer: office.person("Linden").id,
        assessment: Digest::of("a newer decision", b""),
        record: sealed(&header, b"not a record", &row.case_recipient),
        audience: None,
        outcome: Outcome::NoOffer,
    };
    office.store.office().assess(assess).await.expect("is noted");

    let page = browser.open(&case.path()).await;
    let alarms = page.all(".alarm").join(" ");
    assert!(alarms.contains("is not what was decided"), "{alarms}");
    assert!(!page.has_form("/propose"), "nothing is proposed on the older decision");
    let page = browser.press(page.form("/assess")).await;
    assert!(page.has_form("/propose"), "deciding again mends it: {}", page.words());
}

#[tokio::test]
async fn review_what_came_since_the_last_reading_is_news_until_it_is_shown() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let case = Applicant::files(&office, &soldier(&office)).await;
    browser.open(&case.path()).await;
    for number in 0..55 {
        case.writes(&office, &format!("message {number:03}"), None).await;
    }
    let page = browser.open(&format!("{}?messages=2", case.path())).await;
    let said = page.all(".message .words").join(" ");
    assert!(said.contains("message 054"), "what is taken for read is shown: {said}");
}

#[tokio::test]
async fn review_a_stopped_testimony_is_not_proposed_again() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let id = testifies(&office, "My words.", &[casework::testimony::Use::Site], None).await;
    let page = browser.open(&format!("/en/testimonies/{id}")).await;
    let page = browser.press(page.form("/stop")).await;
    assert!(!page.has_form("/propose") && !page.has_form("/stop"), "{}", page.words());
}
