//! Fault 9: whatever somebody types, in whatever field, is shown as text and never as markup.

use casework::message::{FileName, Message};
use casework::offer::Verdict;
use sealing::Purpose;
use store::Send;

use crate::browser::{Browser, Page};
use crate::walk::{apply, come_back, to_review};
use crate::world::{World, sealed};

const EVIL: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}";

/// What a browser would make of it: no element and no attribute of ours comes from the text.
#[track_caller]
fn check(page: &Page) {
    let found = page.all("script, img, iframe, object, embed, base, style");
    assert!(found.is_empty(), "{} shows {found:?}", page.path);
    let text = page.text();
    assert!(!text.contains("<script") && !text.contains("<img"), "{}", page.path);
    assert!(!text.contains("onerror=alert(1)>"), "{}", page.path);
}

#[tokio::test]
async fn fault_09_nothing_typed_while_applying_becomes_markup() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let review = to_review(&browser, "en", EVIL).await;
    check(&review);
    assert!(review.text().contains("&#60;script&#62;"), "it is shown as text");
    let page = browser.open("/en/apply/household").await.expect(200);
    let form = page.form("/apply/household").set("relation", "child").set("name", EVIL);
    check(&browser.press(&form.clone().set("born", EVIL).set("add", "1")).await.expect(422));
    check(&browser.press(&form.set("add", "1")).await.expect(200));
    check(&browser.open("/en/apply/review").await.expect(200));
    for (path, field) in [("/en/apply/part/you", "born"), ("/en/apply/words", "name")] {
        let page = browser.open(path).await.expect(200);
        check(&browser.press(&page.form(path).set(field, &EVIL.repeat(10))).await);
    }
    for (path, field) in [("/en/return", "codename"), ("/en/self-check", "was-occupation")] {
        let page = browser.open(path).await.expect(200);
        check(&browser.press(&page.form(path).set(field, EVIL)).await);
    }
    for path in [
        "/en/%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/testimonies?page=%3Cscript%3E",
        "/%3Cscript%3E/apply",
    ] {
        check(&browser.get(path).await);
    }
}

#[tokio::test]
async fn fault_09_nothing_an_officer_writes_becomes_markup() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    come_back(&browser, "en", &codename).await.expect(200);
    let case = world.only_case().await;
    let files = vec![FileName { name: EVIL.to_owned(), sequence: 2, size_bytes: 3 }];
    let message = Message::new(EVIL, files).expect("a message");
    let file = sealed(&case, Purpose::File, 2, b"abc", &case.reply_recipient);
    let send = Send {
        form: world.form(),
        case: case.case,
        officer: world.officers[0].id,
        letter: world.letter(&case, Purpose::Reply, &message.to_bytes()),
        copy: sealed(&case, Purpose::Record, case.next_office, b"{}", &case.case_recipient),
        files: vec![file],
    };
    world.store.office().send(send).await.expect("sent");
    world.decide(Verdict::Offer, EVIL).await;
    for path in ["/en/case", "/en/case/offer"] {
        let page = browser.open(path).await.expect(200);
        check(&page);
        assert!(page.text().contains("&#60;script&#62;"), "{path} shows it as text");
    }
    let file = browser.get("/en/case/file/2").await.expect(200);
    assert_eq!(file.body, b"abc");
    assert_eq!(file.header("content-type"), "application/octet-stream");
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"file-2.bin\""));
    assert!(file.header("content-security-policy").contains("sandbox"));
}

#[tokio::test]
async fn fault_09_a_published_testimony_is_text() {
    use casework::authority::{Digested, Role};
    use casework::publication::{Publication, propose};
    use casework::testimony::{Consent, Testimony, Use};
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let page = browser.open("/en/testimony").await.expect(200);
    let page = browser.press(&page.form("/testimony")).await.expect(200);
    let form = page.form("/testimony/my/words").set("text", EVIL).set("byline", EVIL);
    check(&browser.press(&form).await.expect(422));
    browser.press(&form.set("use", "site")).await.expect(200);
    let office = world.store.office();
    let row = office.testimonies(None, 1).await.expect("a list").items.remove(0);
    let testimony = Testimony {
        text: EVIL.to_owned(),
        byline: EVIL.to_owned(),
        language: "en".to_owned(),
        consent: Consent::to([Use::Site]),
        video: None,
    };
    let content = Publication {
        testimony: row.id,
        text: EVIL.to_owned(),
        byline: EVIL.to_owned(),
        language: "en\" onload=\"x".to_owned(),
        month: jiff::civil::date(2024, 5, 1),
        video: None,
    };
    let [one, two] = &world.officers;
    let proposed = propose(&testimony, content, one).expect("proposed");
    let header = sealing::InnerHeader {
        programme: casework::testimony::NO_PROGRAMME,
        case: row.id,
        purpose: Purpose::Record,
        sequence: row.next_office,
        sealed_by: sealing::SealedBy::Server,
    };
    let bytes = sealing::seal(&header, b"{}", &row.recipient).expect("seals");
    let record = store::NewBody {
        purpose: Purpose::Record,
        sequence: row.next_office,
        sealed_by: sealing::SealedBy::Server,
        digest: store::ciphertext_digest(&bytes),
        bucket_bytes: sealing::bucket_for(2).expect("a bucket"),
        content: store::Content::Inline(bytes),
    };
    office.propose_publication(world.form(), &proposed, record).await.expect("proposed");
    let digest = proposed.content.digest();
    let approved = proposed.approve(two, Role::Custodian, digest).expect("approved");
    office.publish(world.form(), &approved, None).await.expect("published");
    let list = browser.open("/en/testimonies").await.expect(200);
    check(&list);
    let page = browser.open(&format!("/en/testimonies/{}", row.id)).await.expect(200);
    check(&page);
    assert!(page.all("[onload]").is_empty(), "no attribute comes from a record");
    assert!(page.text().contains("&#60;script&#62;"), "it is shown as text");
    let record = browser.get(&format!("/testimonies/{}/record.json", row.id)).await.expect(200);
    assert_eq!(record.header("content-type"), "application/json");
    let shown = Publication::from_bytes(&record.body).expect("reads");
    assert_eq!(shown.digest(), digest, "readers can check the record");
}
