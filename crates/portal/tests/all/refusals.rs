//! When something on our side fails, the page says "not received", and nothing half is kept.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use futures_util::future::join_all;
use portal::PortalConfig;
use sealing::{Codename, SeededEntropy};
use store::Fault;

use crate::browser::{Browser, Form, Page};
use crate::walk::{apply, come_back, to_review};
use crate::world::{Breakable, World, programme};

/// The confirmation form, filled in.
async fn confirmation(browser: &Browser) -> Form {
    let review = to_review(browser, "en", "").await;
    let shown = browser.press(&review.form("/apply/review")).await.expect(200);
    let ask = browser.open("/en/apply/confirm").await.expect(200);
    ask.form("/apply/confirm").set("codename", &shown.codename())
}

#[tokio::test]
async fn fault_22_and_25_a_write_that_fails_is_not_received_and_can_be_repeated() {
    for fault in [Fault::ErrorBefore, Fault::EffectThenError] {
        for point in 1..12 {
            let world = World::new().await;
            let browser = Browser::new(&world.router);
            let form = confirmation(&browser).await;
            world.faults.arm(point, fault);
            let page = browser.press(&form).await;
            let struck = page.status == 503;
            if struck {
                assert!(page.heading().contains("Not received"), "{}", page.heading());
            } else {
                assert!(page.expect(200).path.ends_with("/apply/receipt"));
            }
            world.faults.arm(0, fault);
            let page = browser.press(&form).await.expect(200);
            assert!(page.path.ends_with("/apply/receipt"), "the second try is received");
            assert_eq!(world.cases().await.len(), 1, "{fault:?} at {point}");
            if !struck {
                break;
            }
        }
    }
}

#[tokio::test]
async fn fault_25_a_message_that_is_not_stored_is_not_received() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let form = page.form("/case/message").set("text", "words");
    world.faults.arm(1, Fault::CrashBefore);
    let page = browser.press(&form).await.expect(503);
    assert!(page.heading().contains("Not received"), "{}", page.heading());
}

#[tokio::test]
async fn fault_29_without_randomness_there_is_no_codename_and_no_receipt() {
    let drawn = Arc::new(Breakable::default());
    let world =
        World::drawn_from(Arc::clone(&drawn) as _, PortalConfig::default(), programme()).await;
    let browser = Browser::new(&world.router);
    let review = to_review(&browser, "en", "").await.form("/apply/review");
    drawn.broken.store(true, Ordering::SeqCst);
    let page = browser.press(&review).await.expect(503);
    assert!(page.heading().contains("Not received"));
    let page = browser.open("/en/apply/codename").await;
    assert!(page.all("ol.codename").is_empty(), "no codename is shown");
    drawn.broken.store(false, Ordering::SeqCst);
    let form = confirmation(&Browser::new(&world.router)).await;
    drawn.broken.store(true, Ordering::SeqCst);
    browser.press(&form).await;
    assert!(world.cases().await.is_empty());
}

fn without_variables(page: &Page) -> String {
    let mut lines: Vec<String> = page
        .headers
        .iter()
        .map(|(name, value)| {
            let value = value.to_str().unwrap_or_default();
            let secret = value.split(['=', ';']).nth(1).unwrap_or_default();
            format!("{name}: {}", value.replace(secret, &"#".repeat(secret.len())))
        })
        .collect();
    lines.sort();
    format!("{} {} {}", page.status, lines.join("\n"), page.text())
}

#[tokio::test]
async fn fault_13_a_codename_somebody_has_and_one_nobody_has_get_the_same_answer() {
    let world = World::new().await;
    let known = apply(&Browser::new(&world.router), "en", "").await;
    let nobody = Codename::draw(&SeededEntropy::new(99)).expect("draws").spelling().to_string();
    let mut answers = Vec::new();
    for typed in [known, nobody] {
        let browser = Browser::new(&world.router);
        let page = browser.open("/en/return").await;
        let form = page.form("/return").set("codename", &typed);
        answers.push(without_variables(&browser.post(&form).await.expect(303)));
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn fault_13_guesses_that_find_nothing_lock_nobody_out() {
    let world = World::new().await;
    let known = apply(&Browser::new(&world.router), "en", "").await;
    let browser = Browser::new(&world.router);
    let form = browser.open("/en/return").await.form("/return");
    for seed in 0..300 {
        let wrong = Codename::draw(&SeededEntropy::new(1_000 + seed)).expect("draws");
        browser.post(&form.clone().set("codename", &wrong.spelling())).await.expect(303);
    }
    come_back(&Browser::new(&world.router), "en", &known).await.expect(200);
}

#[tokio::test]
async fn review_h5_a_flood_of_returns_does_not_stop_filing() {
    let config = PortalConfig { kdf_parallel: 1, kdf_waiting: 2, ..PortalConfig::default() };
    let world = World::with(config, programme()).await;
    let browser = Browser::new(&world.router);
    let filing = confirmation(&browser).await;
    let stranger = Browser::new(&world.router);
    let wrong = Codename::draw(&SeededEntropy::new(5)).expect("draws").spelling().to_string();
    let form = stranger.open("/en/return").await.form("/return").set("codename", &wrong);
    let flood = join_all((0..12).map(|_| stranger.post(&form)));
    let (answers, filed) = tokio::join!(flood, browser.press(&filing));
    assert!(answers.iter().any(|page| page.status == 503), "the lane of returns is full");
    assert!(filed.expect(200).path.ends_with("/apply/receipt"));
}

#[tokio::test]
async fn fault_37_the_queue_for_expensive_work_is_bounded() {
    let config = PortalConfig { kdf_parallel: 1, kdf_waiting: 2, ..PortalConfig::default() };
    let world = World::slow(config).await;
    let wrong = Codename::draw(&SeededEntropy::new(5)).expect("draws").spelling().to_string();
    let mut tries = Vec::new();
    for _ in 0..12 {
        let browser = Browser::new(&world.router);
        let form = browser.open("/en/return").await.form("/return").set("codename", &wrong);
        tries.push(async move { browser.post(&form).await.status.as_u16() });
    }
    let answers = join_all(tries).await;
    assert!(answers.iter().all(|status| [303, 503].contains(status)), "{answers:?}");
    assert!(answers.contains(&503) && answers.contains(&303), "{answers:?}");
}

#[tokio::test]
async fn a_closed_programme_takes_nothing_new_and_says_so() {
    let text = include_str!("../../../../programmes/million-carrots/programme.toml");
    let closed = text.replacen(
        "effective_from = 2022-03-06",
        "effective_from = 2022-03-06\neffective_until = 2023-01-01",
        1,
    );
    let closed = programme::load(&[programme::SourceFile::new("programme.toml", closed)]);
    let world = World::with(PortalConfig::default(), closed.expect("loads")).await;
    let browser = Browser::new(&world.router);
    let page = browser.open("/en/apply").await.expect(200);
    assert!(page.heading().contains("No new applications"), "{}", page.heading());
    assert!(page.all("form[action$='/apply']").is_empty());
    browser.open("/en/").await.expect(200);
}
