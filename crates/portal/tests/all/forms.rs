//! Forms as hostile or unlucky people send them: broken, strange, twice.

use axum::body::Body;
use axum::http::{Request, header};
use casework::Stage;
use casework::journal::{Actor, EventKind};
use casework::message::Message;
use casework::offer::Verdict;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sealing::{BUCKETS, Purpose};

use crate::browser::{Browser, Form};
use crate::walk::{apply, come_back, to_review};
use crate::world::World;

/// Ways to break a multipart body.
#[derive(Clone, Debug)]
enum Break {
    CutAt(usize),
    Flip(usize, u8),
    Insert(usize, Vec<u8>),
    Repeat(usize),
    Boundary(String),
}

fn breaks() -> impl Strategy<Value = Break> {
    prop_oneof![
        any::<usize>().prop_map(Break::CutAt),
        (any::<usize>(), any::<u8>()).prop_map(|(at, bits)| Break::Flip(at, bits)),
        (any::<usize>(), proptest::collection::vec(any::<u8>(), 1..40))
            .prop_map(|(at, bytes)| Break::Insert(at, bytes)),
        (1..60usize).prop_map(Break::Repeat),
        ".{0,90}".prop_map(Break::Boundary),
    ]
}

fn broken(form: &Form, how: &Break) -> (String, Vec<u8>) {
    let (mut kind, mut body) = form.encoded();
    match how {
        Break::CutAt(at) => body.truncate(at % body.len()),
        Break::Flip(at, bits) => {
            let at = at % body.len();
            body[at] ^= bits;
        }
        Break::Insert(at, bytes) => {
            let at = at % body.len();
            body.splice(at..at, bytes.iter().copied());
        }
        Break::Repeat(times) => {
            let mut many = form.clone();
            for _ in 0..*times {
                many.fields.push(("text".to_owned(), "again".to_owned()));
            }
            body = many.encoded().1;
        }
        Break::Boundary(text) => {
            let plain: String = text.chars().filter(|c| !c.is_control()).collect();
            kind = format!("multipart/form-data; boundary={plain}");
        }
    }
    (kind, body)
}

#[test]
fn fault_01_a_broken_form_is_never_our_fault_and_never_half_a_message() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let world = runtime.block_on(World::new());
    let browser = Browser::new(&world.router);
    let form = runtime.block_on(async {
        let codename = apply(&browser, "en", "").await;
        let page = come_back(&browser, "en", &codename).await.expect(200);
        let form = page.form("/case/message").set("text", "words");
        form.attach("files", "a.txt", "text/plain", b"some bytes of a file")
    });
    let mut runner =
        TestRunner::new(Config { cases: 96, failure_persistence: None, ..Config::default() });
    let tried = runner.run(&breaks(), |how| {
        runtime.block_on(async {
            let before = world.only_case().await.next_in;
            let (kind, body) = broken(&form, &how);
            let Ok(kind) = kind.parse::<axum::http::HeaderValue>() else { return Ok(()) };
            let request = Request::post(&form.action).header(header::CONTENT_TYPE, kind);
            let page = browser.send(request, Body::from(body), &form.action).await;
            prop_assert!(!page.status.is_server_error(), "{} for {how:?}", page.status);
            let case = world.only_case().await;
            let bodies = world.store.office().bodies(case.case).await.expect("bodies");
            let inbound = bodies.iter().filter(|body| body.direction == store::Direction::In);
            prop_assert_eq!(inbound.count() as u64 + 1, case.next_in, "no body without its place");
            if case.next_in > before {
                let plain = world.opened(&case, Purpose::Message, before).await;
                let message = Message::from_bytes(&plain).expect("a whole message");
                let files = message.files.len() as u64;
                prop_assert_eq!(before + 1 + files, case.next_in, "a message with all its files");
            }
            Ok(())
        })
    });
    tried.expect("no form breaks the portal");
}

#[tokio::test]
async fn fault_01_ten_thousand_parts_and_strange_bodies_are_refused() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let mut form = page.form("/case/message").set("text", "words");
    for _ in 0..10_000 {
        form.fields.push(("a".to_owned(), "b".to_owned()));
    }
    browser.post(&form).await.expect(400);
    let message = page.form("/case/message");
    for (kind, body) in [
        ("multipart/form-data", "no boundary"),
        ("multipart/form-data; boundary=", "empty"),
        ("application/x-www-form-urlencoded", "text=hello"),
        ("application/json", "{\"text\":1}"),
        ("", ""),
    ] {
        let request = Request::post(&message.action).header(header::CONTENT_TYPE, kind);
        let page = browser.send(request, Body::from(body), &message.action).await;
        assert!(page.status.is_client_error(), "{kind:?} says {}", page.status);
    }
    assert_eq!(world.only_case().await.next_in, 2, "nothing was kept");
}

#[tokio::test]
async fn fault_05_and_12_every_spelling_of_a_codename_opens_the_same_case() {
    let world = World::new().await;
    let codename = apply(&Browser::new(&world.router), "en", "").await;
    let digits: String = codename.chars().filter(char::is_ascii_digit).collect();
    let arabic: String =
        digits.chars().map(|d| char::from_u32(d as u32 - 48 + 0x660).expect("a digit")).collect();
    let lookalike = digits.replace('0', "О").replace('1', "l");
    let spaced: Vec<String> = digits.chars().map(|digit| format!("{digit}\u{200b} ")).collect();
    for typed in [&codename, &digits, &arabic, &lookalike, &spaced.concat()] {
        let browser = Browser::new(&world.router);
        let page = come_back(&browser, "en", typed).await.expect(200);
        assert!(!page.all("form[action$='/case/message']").is_empty(), "{typed}");
    }
}

#[tokio::test]
async fn fault_12_a_mistyped_codename_is_told_apart_and_an_overlong_one_is_refused() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let last = codename.chars().last().expect("digits").to_digit(10).expect("a digit");
    let wrong = format!("{}{}", &codename[..codename.len() - 1], (last + 1) % 10);
    for (typed, said) in [
        (wrong.as_str(), "One group looks wrong"),
        ("1234", "you typed 4"),
        ("", "Type your codename"),
        ("correct horse battery", "digits only"),
        (&"1".repeat(5_000), "much longer"),
    ] {
        let page = browser.open("/en/return").await;
        let page = browser.post(&page.form("/return").set("codename", typed)).await.expect(422);
        assert!(page.text().contains(said), "{said}");
        assert_eq!(browser.cookie("postern_case"), None);
    }
}

#[tokio::test]
async fn fault_12_a_codename_in_a_message_is_not_sealed_without_a_second_yes() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let text = format!("My codename is {codename}, please write.");
    let form = page.form("/case/message").set("text", &text);
    let page = browser.post(&form).await.expect(422);
    assert_eq!(world.only_case().await.next_in, 2, "nothing was sealed");
    assert!(page.text().contains(&codename), "what was typed is still there");
    let page = browser.press(&page.form("/case/message").set("sure", "yes")).await.expect(200);
    assert_eq!(page.all("[role=status]").len(), 1);
    assert_eq!(world.only_case().await.next_in, 3);
}

#[tokio::test]
async fn fault_19_a_confirmation_sent_twice_files_one_case() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let review = to_review(&browser, "en", "").await;
    let shown = browser.press(&review.form("/apply/review")).await.expect(200);
    let ask = browser.open("/en/apply/confirm").await.expect(200);
    let form = ask.form("/apply/confirm").set("codename", &shown.codename());
    let (one, two) = tokio::join!(browser.press(&form), browser.press(&form));
    for page in [one, two, browser.press(&form).await] {
        assert!(page.expect(200).path.ends_with("/apply/receipt"));
    }
    assert_eq!(world.cases().await.len(), 1);
    let page = browser.open("/en/apply/part/you").await.expect(200);
    assert!(page.path.ends_with("/apply/receipt"), "Back leads to the receipt");
}

#[tokio::test]
async fn fault_19_a_message_and_an_answer_sent_twice_count_once() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let form = page.form("/case/message").set("text", "once");
    for _ in 0..3 {
        browser.press(&form).await.expect(200);
    }
    let (one, two) = tokio::join!(browser.press(&form), browser.press(&form));
    assert!(one.status == 200 && two.status == 200);
    assert_eq!(world.count(EventKind::MessageReceived, &Actor::Applicant).await, 1);
    world.decide(Verdict::Offer, "").await;
    let page = browser.open("/en/case/offer").await.expect(200);
    let form = page.form("/case/offer").set("answer", "accept");
    for _ in 0..2 {
        browser.press(&form).await.expect(200);
    }
    assert_eq!(world.count(EventKind::OfferAccepted, &Actor::Applicant).await, 1);
    assert_eq!(world.stage().await, Stage::Accepted);
}

#[tokio::test]
async fn fault_16_whatever_is_written_has_one_of_a_few_sizes() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", &"long words ".repeat(400)).await;
    let mut page = come_back(&browser, "en", &codename).await.expect(200);
    for (length, file) in [(1, 0), (100, 1), (3_000, 70_000), (7_900, 300_000)] {
        let mut form = page.form("/case/message").set("text", &"я".repeat(length));
        if file > 0 {
            form = form.attach("files", "f", "image/png", &vec![7; file]);
        }
        page = browser.press(&form).await.expect(200);
    }
    let case = world.only_case().await;
    let bodies = world.store.office().bodies(case.case).await.expect("bodies");
    assert_eq!(bodies.len(), 8);
    for body in bodies {
        assert!(BUCKETS.contains(&body.bucket_bytes));
        let sealed = world.store.office().body_bytes(&body).await.expect("bytes").len() as u64;
        // age adds a header and 16 bytes a chunk; the header's length varies a little.
        let over = sealed - body.bucket_bytes;
        assert!(over < 1_024 + body.bucket_bytes / 2_048, "{over} bytes over the bucket");
    }
}
