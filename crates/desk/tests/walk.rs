//! The office's walk: from an application in the queue to money paid and words published.

use casework::Stage;
use casework::acceptance::Answer;
use casework::message::Message;
use casework::offer::Verdict;
use casework::testimony::Use;
use sealing::Purpose;

use crate::support::{Applicant, Browser, DAY_US, Office, Page, application, soldier, testifies};

async fn stage(office: &Office, applicant: &Applicant) -> Stage {
    let case = office.store.office().case(applicant.case).await.expect("answers");
    case.expect("is there").stage
}

/// Proposes with a verdict and a note.
pub(crate) async fn proposes(
    browser: &mut Browser,
    applicant: &Applicant,
    verdict: &str,
    note: &str,
) -> Page {
    let page = browser.open(&applicant.path()).await;
    let form = page.form("/propose").fill("verdict", verdict).fill("note", note);
    browser.press(form).await
}

/// Presses one of the forms of a case that needs nothing typed.
pub(crate) async fn presses(browser: &mut Browser, applicant: &Applicant, act: &str) -> Page {
    let page = browser.open(&applicant.path()).await;
    browser.press(page.form(act)).await
}

/// A case for which both officers have made an offer.
pub(crate) async fn offered(
    office: &Office,
    first: &mut Browser,
    second: &mut Browser,
) -> Applicant {
    let applicant = Applicant::files(office, &soldier(office)).await;
    presses(first, &applicant, "/assess").await;
    proposes(first, &applicant, "offer", "Welcome.").await;
    presses(second, &applicant, "/approve").await;
    applicant
}

#[tokio::test]
async fn a_case_goes_from_the_queue_to_an_offer_accepted_and_paid() {
    let office = Office::of_two().await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    let mut first = office.signed_in("Linden").await;
    let mut second = office.signed_in("Rowan").await;

    let queue = first.open("/en/cases?stage=received").await;
    assert!(queue.words().contains(applicant.designation.as_str()), "{}", queue.words());

    let page = first.open(&applicant.path()).await;
    for read in ["Artyom Made-up", "Olena Made-up", "I do not want to shoot at anybody."] {
        assert!(page.words().contains(read), "{read} in {}", page.words());
    }
    let page = presses(&mut first, &applicant, "/assess").await;
    assert!(page.words().contains("The rules offer"), "{}", page.words());
    assert_eq!(stage(&office, &applicant).await, Stage::Assessed);

    let page = proposes(&mut first, &applicant, "offer", "We are glad you wrote.").await;
    assert!(page.words().contains("A second officer has to approve it"), "{}", page.words());
    assert!(!page.has_form("/approve"), "nobody approves what they proposed");
    assert!(page.words().contains("You proposed it yourself"), "{}", page.words());
    assert!(page.words().contains("May do it: Rowan"), "{}", page.words());

    let page = second.open(&applicant.path()).await;
    assert!(page.words().contains("We are glad you wrote."), "{}", page.words());
    presses(&mut second, &applicant, "/approve").await;
    assert_eq!(stage(&office, &applicant).await, Stage::Offered);

    let offer = applicant.offer(&office).await;
    assert_eq!((offer.verdict, offer.note.as_str()), (Verdict::Offer, "We are glad you wrote."));
    assert!(offer.grants.iter().any(|grant| grant.benefit == "bounty"));
    applicant.accepts(&office).await;

    let page = presses(&mut first, &applicant, "/propose-payment").await;
    assert!(!page.has_form("/pay"), "nobody pays what they proposed");
    presses(&mut second, &applicant, "/pay").await;
    let transfers = office.store.office().transfers(applicant.case).await.expect("answers");
    let paid = transfers.iter().filter(|transfer| transfer.posted_us.is_some()).count();
    assert_eq!((paid, transfers.len()), (3, 14), "two bounties and the first month's support");
    let page = first.open(&applicant.path()).await;
    assert!(page.words().contains("Nothing is due before 6 June 2024"), "{}", page.words());

    assert_eq!(office.store.office().check_books().await, Ok(vec![]), "the books balance");
    for path in ["/en/ledger", "/en/transfers", "/en/transfers?state=posted", "/en/statistics"] {
        second.open(path).await;
    }
    assert!(first.open("/en/audit?check=1").await.words().contains("The chain holds"));
    assert_eq!(office.words.missing(), Vec::<String>::new(), "words that were asked for");
}

#[tokio::test]
async fn months_later_everything_is_paid_and_the_case_is_complete() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let mut second = office.signed_in("Rowan").await;
    let applicant = offered(&office, &mut first, &mut second).await;
    applicant.accepts(&office).await;
    office.pass(366 * DAY_US);
    let mut first = office.signed_in("Linden").await;
    let mut second = office.signed_in("Rowan").await;
    presses(&mut first, &applicant, "/propose-payment").await;
    presses(&mut second, &applicant, "/pay").await;
    assert_eq!(stage(&office, &applicant).await, Stage::Completed);
    assert_eq!(office.store.office().check_books().await, Ok(vec![]));
}

#[tokio::test]
async fn a_proposal_is_returned_and_a_refusal_is_reviewed() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let mut second = office.signed_in("Rowan").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    presses(&mut first, &applicant, "/assess").await;
    proposes(&mut first, &applicant, "offer", "").await;
    presses(&mut second, &applicant, "/return").await;
    assert_eq!(stage(&office, &applicant).await, Stage::Assessed);

    let page = first.open(&applicant.path()).await;
    let empty = page.form("/propose").fill("verdict", "refusal").fill("note", " ");
    let answer = first.send(empty).await;
    assert_eq!(answer.status, 422, "a refusal needs a reason");
    assert!(answer.words().contains("Write something here"), "{}", answer.words());

    proposes(&mut first, &applicant, "refusal", "The papers are somebody else's.").await;
    presses(&mut second, &applicant, "/approve").await;
    assert_eq!(stage(&office, &applicant).await, Stage::Refused);
    assert_eq!(applicant.offer(&office).await.verdict, Verdict::Refusal);
    applicant.answers(&office, Answer::AskReview).await;
    presses(&mut second, &applicant, "/assess").await;
    assert_eq!(stage(&office, &applicant).await, Stage::Assessed);
}

#[tokio::test]
async fn a_person_decides_where_the_rules_ask_for_one() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let answers = [
        ("born", "2003-04-01"),
        ("location", "at_the_front"),
        ("occupation", "soldier"),
        ("rank", "enlisted"),
        ("will_lay_down_arms", "yes"),
        ("prisoner_of_war", "no"),
        ("past_acts", "not_sure"),
    ];
    let applicant = Applicant::files(&office, &application(&office, &answers)).await;
    let page = presses(&mut first, &applicant, "/assess").await;
    assert!(page.words().contains("A person has to decide"), "{}", page.words());
    let only: Vec<String> = page.all("input[name=verdict] + label");
    assert_eq!(only, ["to refuse"], "no offer before somebody has looked");

    let form = page.form("/find").fill("finding", "He guarded a warehouse and hurt nobody.");
    let page = first.press(form.fill("cleared", "serious_crime")).await;
    assert!(page.words().contains("The rules offer"), "{}", page.words());
    proposes(&mut first, &applicant, "offer", "").await;
    assert_eq!(stage(&office, &applicant).await, Stage::Proposed);
}

#[tokio::test]
async fn messages_go_both_ways_and_files_come_as_bytes() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    let file: (&str, &[u8]) = ("../../<b>papers</b>.svg", b"<svg onload=alert(1)>");
    applicant.writes(&office, "When can I come?", Some(file)).await;

    let page = first.open(&applicant.path()).await;
    assert!(page.words().contains("When can I come?"), "{}", page.words());
    assert!(page.words().contains("<b>papers</b>.svg"), "the true name, as text");
    let answer = page.form("/message").fill("message", "As soon as you can.");
    let page = first.press(answer).await;
    let order = page.all(".message .words");
    assert_eq!(order, ["When can I come?", "As soon as you can."], "{}", page.text());

    let letters = applicant.letters(&office).await;
    let (purpose, bytes) = letters.last().expect("a reply");
    assert_eq!(*purpose, Purpose::Reply);
    assert_eq!(Message::from_bytes(bytes).expect("a message").text, "As soon as you can.");

    let download = first.open(&format!("{}/files/3", applicant.path())).await;
    assert_eq!(download.body, b"<svg onload=alert(1)>");
    let header = |name: &str| {
        let value = download.headers.get(name).expect("is set");
        value.to_str().expect("plain text").to_owned()
    };
    assert_eq!(header("content-type"), "application/octet-stream");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("content-security-policy").contains("sandbox"));
    let name = header("content-disposition");
    assert!(name.starts_with("attachment; filename=\"") && !name.contains("papers"), "{name}");
}

#[tokio::test]
async fn a_testimony_is_published_by_two_and_stopped_by_one() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let mut second = office.signed_in("Rowan").await;
    let video: &[u8] = b"a made-up video";
    let words = "I left because nobody told me the truth. My cousin's name is Ivan.";
    let id = testifies(&office, words, &[Use::Site], Some(video)).await;
    let path = format!("/en/testimonies/{id}");

    assert!(first.open("/en/testimonies").await.words().contains(&id.to_string()));
    let page = first.open(&path).await;
    assert!(page.words().contains("nobody told me the truth"), "{}", page.words());
    assert_eq!(first.open(&format!("{path}/video")).await.body, video);

    let shorter = "I left because nobody told me the truth.";
    let form = page.form("/propose").fill("text", shorter).fill("video", "yes");
    let page = first.press(form).await;
    assert!(!page.has_form("/publish"), "nobody publishes what they proposed");
    let page = second.open(&path).await;
    second.press(page.form("/publish")).await;

    let gate = office.store.gate();
    let published = gate.publication(id).await.expect("answers").expect("is public");
    assert_eq!(published.content.text, shorter);
    let mut public = gate.video(id).await.expect("answers").expect("is public");
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut public, &mut bytes).expect("can be read");
    assert_eq!((bytes.as_slice(), public.media_type.as_str()), (video, "video/webm"));

    let page = first.open(&path).await;
    first.press(page.form("/stop")).await;
    assert!(gate.publication(id).await.expect("answers").is_none());
}

#[tokio::test]
async fn nothing_is_published_without_consent_to_it() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let id = testifies(&office, "For researchers only.", &[Use::Research], None).await;
    let page = first.open(&format!("/en/testimonies/{id}")).await;
    assert!(!page.has_form("/propose"));
    assert!(page.words().contains("did not consent"), "{}", page.words());
}

#[tokio::test]
async fn a_case_is_erased_only_by_typing_its_designation() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    let page = first.open(&applicant.path()).await;
    let wrong = page.form("/erase").fill("designation", "amber-heron-0000");
    assert_eq!(first.send(wrong).await.status, 422);
    assert_eq!(stage(&office, &applicant).await, Stage::Received);
    let right = page.form("/erase").fill("designation", applicant.designation.as_str());
    let page = first.press(right).await;
    assert_eq!(stage(&office, &applicant).await, Stage::Erased);
    assert!(!page.words().contains("Artyom"), "{}", page.words());
}

#[tokio::test]
async fn the_queue_sorts_filters_and_turns_pages_by_address() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let mut last = None;
    for _ in 0..53 {
        last = Some(Applicant::files(&office, &soldier(&office)).await);
        office.pass(1_000_000);
    }
    let last = last.expect("filed");
    let page = browser.open("/en/cases").await;
    assert_eq!(page.all("tbody tr").len(), 50);
    assert!(page.words().contains("page 1 of 2"), "{}", page.words());
    assert_eq!(browser.open("/en/cases?page=2").await.all("tbody tr").len(), 3);
    let newest = browser.open("/en/cases?sort=changed").await;
    assert!(newest.all("tbody tr th")[0].contains(last.designation.as_str()));
    let found = browser.open(&format!("/en/cases?q={}", last.designation)).await;
    assert_eq!(found.all("tbody tr").len(), 1);
    let none = browser.open("/ru/cases?stage=erased&q=%3Cscript%3E&page=-1&sort=x").await;
    assert!(none.words().contains("Здесь никто не ждёт"), "{}", none.words());
}
