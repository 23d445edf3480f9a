//! Sessions: fresh at sign-in, dead after their end, apart from each other.

use std::sync::atomic::Ordering;

use casework::message::Message;
use casework::offer::Verdict;
use sealing::Purpose;
use store::{Clock, Send};

use crate::browser::Browser;
use crate::walk::{apply, come_back, to_review};
use crate::world::{World, sealed};

#[tokio::test]
async fn fault_11_a_planted_cookie_is_worth_nothing_and_sign_in_draws_a_new_one() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    browser.set_cookie("postern_case", "planted-by-somebody");
    come_back(&browser, "en", &codename).await.expect(200);
    let first = browser.cookie("postern_case").expect("a session");
    assert_ne!(first, "planted-by-somebody");
    let thief = Browser::new(&world.router);
    thief.set_cookie("postern_case", "planted-by-somebody");
    thief.open("/en/case").await.expect(403);
    come_back(&browser, "en", &codename).await.expect(200);
    assert_ne!(browser.cookie("postern_case").expect("a session"), first);
    thief.set_cookie("postern_case", &first);
    thief.open("/en/case").await.expect(403);
    let draft = Browser::new(&world.router);
    draft.set_cookie("postern_draft", "planted-by-somebody");
    to_review(&draft, "en", "").await;
    assert_ne!(draft.cookie("postern_draft").expect("a draft"), "planted-by-somebody");
}

#[tokio::test]
async fn fault_11_a_session_is_over_after_signing_out_leaving_and_erasing() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let kept = browser.cookie("postern_case").expect("a session");
    browser.press(&page.form("/case/sign-out")).await.expect(200);
    let replay = Browser::new(&world.router);
    replay.set_cookie("postern_case", &kept);
    let page = replay.open("/en/case").await.expect(403);
    assert!(page.heading().contains("sign in again"), "{}", page.heading());

    come_back(&browser, "en", &codename).await.expect(200);
    replay.set_cookie("postern_case", &browser.cookie("postern_case").expect("a session"));
    browser.get("/leave").await.expect(303);
    assert_eq!(browser.cookie("postern_case"), None);
    replay.open("/en/case").await.expect(403);

    let other = Browser::new(&world.router);
    come_back(&other, "en", &codename).await.expect(200);
    come_back(&browser, "en", &codename).await.expect(200);
    let page = browser.open("/en/case/withdraw").await.expect(200);
    browser.press(&page.form("/case/erase").set("confirm", "erase")).await.expect(200);
    other.open("/en/case").await.expect(403);
}

/// Lets minutes pass, or jumps back.
fn pass_minutes(world: &World, minutes: i64) {
    if let Clock::Set(time) = world.store.clock() {
        time.fetch_add(minutes * 60 * 1_000_000, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn fault_11_and_33_visits_and_drafts_end_by_the_clock_and_a_jump_back_ends_none() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    come_back(&browser, "en", &codename).await.expect(200);
    pass_minutes(&world, -600);
    browser.open("/en/case").await.expect(200);
    for _ in 0..8 {
        pass_minutes(&world, 29);
        browser.open("/en/case").await.expect(200);
    }
    pass_minutes(&world, 31);
    let page = browser.open("/en/case").await.expect(403);
    assert!(page.heading().contains("sign in again"), "{}", page.heading());

    come_back(&browser, "en", &codename).await.expect(200);
    for _ in 0..9 {
        pass_minutes(&world, 29);
        browser.open("/en/case").await;
    }
    browser.open("/en/case").await.expect(403);

    let draft = Browser::new(&world.router);
    to_review(&draft, "en", "").await;
    pass_minutes(&world, 119);
    draft.open("/en/apply/review").await.expect(200);
    pass_minutes(&world, 121);
    let page = draft.open("/en/apply/review").await.expect(403);
    assert!(page.heading().contains("no longer here"), "{}", page.heading());
}

#[tokio::test]
async fn fault_11_one_kind_of_cookie_opens_no_other_door() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    come_back(&browser, "en", &codename).await.expect(200);
    let page = browser.open("/en/testimony").await.expect(200);
    browser.press(&page.form("/testimony")).await.expect(200);
    let names = ["postern_draft", "postern_case", "postern_testimony", "postern_form"];
    let doors = ["/en/apply/receipt", "/en/case", "/en/testimony/my/words"];
    for (kind, name) in names.iter().enumerate() {
        let value = browser.cookie(name).expect("a cookie");
        for (door, path) in doors.iter().enumerate() {
            if kind == door {
                continue;
            }
            let stranger = Browser::new(&world.router);
            stranger.set_cookie(names[door], &value);
            stranger.open(path).await.expect(403);
        }
    }
}

#[tokio::test]
async fn fault_17_an_applicant_reaches_their_own_letters_and_nobody_elses() {
    let world = World::new().await;
    let (one, two) = (Browser::new(&world.router), Browser::new(&world.router));
    let codename = apply(&one, "en", "").await;
    come_back(&one, "en", &codename).await.expect(200);
    let case = world.only_case().await;
    let message = Message::new("only for you", Vec::new()).expect("a message");
    let send = Send {
        form: world.form(),
        case: case.case,
        officer: world.officers[0].id,
        letter: world.letter(&case, Purpose::Reply, &message.to_bytes()),
        copy: sealed(&case, Purpose::Record, case.next_office, b"{}", &case.case_recipient),
        files: vec![sealed(&case, Purpose::File, 2, b"abc", &case.reply_recipient)],
    };
    world.store.office().send(send).await.expect("sent");
    let codename = apply(&two, "en", "").await;
    come_back(&two, "en", &codename).await.expect(200);
    let page = one.open("/en/case").await.expect(200);
    assert!(page.text().contains("only for you"));
    one.get("/en/case/file/2").await.expect(200);
    let page = two.open("/en/case").await.expect(200);
    assert!(!page.text().contains("only for you"));
    for sequence in ["1", "2", "3", "0", "18446744073709551616", "-1", "x"] {
        two.get(&format!("/en/case/file/{sequence}")).await.expect(404);
    }
}

#[tokio::test]
async fn fault_26_a_letter_that_does_not_open_says_so_and_hides_no_other() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    come_back(&browser, "en", &codename).await.expect(200);
    let case = world.only_case().await;
    // Sealed to the wrong key: as good as damaged for whoever reads it.
    let letter = sealed(&case, Purpose::Reply, 1, b"{}", &case.case_recipient);
    let send = Send {
        form: world.form(),
        case: case.case,
        officer: world.officers[0].id,
        letter,
        copy: sealed(&case, Purpose::Record, case.next_office, b"{}", &case.case_recipient),
        files: Vec::new(),
    };
    world.store.office().send(send).await.expect("sent");
    world.decide(Verdict::Offer, "").await;
    let page = browser.open("/en/case").await.expect(200);
    assert!(page.text().contains("A letter that cannot be opened"));
    assert!(page.text().contains("An offer"));
    browser.open("/en/case/offer").await.expect(200);
}

#[tokio::test]
async fn fault_41_what_was_sent_is_never_shown_again() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "CANARY-IN-WORDS").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let page = browser.press(&page.form("/case/message").set("text", "CANARY-IN-MESSAGE")).await;
    for path in ["/en/case", "/en/case/withdraw", "/en/apply/receipt", "/en/apply"] {
        let page = browser.open(path).await;
        assert!(!page.text().contains("CANARY"), "{path}");
        assert!(!page.text().contains(&codename), "{path}");
    }
    assert!(!page.text().contains("CANARY"));
}
