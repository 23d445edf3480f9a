//! What a review of the portal found, each as a test.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use casework::Stage;
use casework::offer::Verdict;
use portal::PortalConfig;
use store::VaultLocation;

use crate::browser::Browser;
use crate::walk::{apply, come_back};
use crate::world::{Breakable, World, programme};

const MULTIPART: &str = "multipart/form-data; boundary=b";

#[tokio::test]
async fn review_h3_a_body_without_a_boundary_is_refused_before_it_is_held() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    come_back(&browser, "en", &codename).await.expect(200);
    for begin in ["", "--b\r\nContent-Disposition: form-data; name=\"", "--b\r\nX: y"] {
        let body = format!("{begin}{}", "x".repeat(9_000_000));
        let request = Request::post("/en/case/message").header(header::CONTENT_TYPE, MULTIPART);
        let page = browser.send(request, Body::from(body), "/en/case/message").await;
        page.expect(400);
    }
}

#[tokio::test]
async fn review_h3_a_large_file_in_one_piece_still_arrives() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let form = page.form("/case/message").set("text", &"я".repeat(7_000));
    let form = form.attach("files", "f", "image/png", &vec![b'\r'; 3_000_000]);
    browser.press(&form).await.expect(200);
    assert_eq!(world.only_case().await.next_in, 4);
}

#[tokio::test]
async fn review_h3_a_large_file_that_is_no_video_is_named_as_such() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let page = browser.open("/en/testimony").await.expect(200);
    let page = browser.press(&page.form("/testimony")).await.expect(200);
    let form = page.form("/testimony/my/words").set("use", "site").set("text", "words");
    let form = form.attach("video", "clip.mov", "video/mp4", &vec![7; 2_000_000]);
    let page = browser.post(&form).await.expect(422);
    assert!(page.text().contains("not an MP4 or WebM"), "{}", page.heading());
}

#[tokio::test]
async fn review_h6_words_need_no_place_among_uploads() {
    let config = PortalConfig { uploads_max: 0, ..PortalConfig::default() };
    let world = World::with(config, programme()).await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let form = page.form("/case/message").set("text", "words");
    let with_file = form.clone().attach("files", "f", "image/png", b"x");
    browser.post(&with_file).await.expect(503);
    browser.press(&form).await.expect(200);
    assert_eq!(world.only_case().await.next_in, 3);
}

#[tokio::test]
async fn review_h5_visits_to_the_place_for_testimony_push_out_no_visit_to_a_case() {
    let config = PortalConfig { sessions_max: 2, drafts_max: 2, ..PortalConfig::default() };
    let world = World::with(config, programme()).await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    come_back(&browser, "en", &codename).await.expect(200);
    for _ in 0..5 {
        let other = Browser::new(&world.router);
        let page = other.open("/en/testimony").await.expect(200);
        other.press(&page.form("/testimony")).await.expect(200);
        let page = other.open("/en/apply").await.expect(200);
        other.press(&page.form("/apply").set("applied_by", "person")).await.expect(200);
    }
    browser.open("/en/case").await.expect(200);
    browser.open("/en/apply/receipt").await.expect(200);
}

#[tokio::test]
async fn review_m9_a_form_sent_again_with_another_answer_claims_only_the_first() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let message = page.form("/case/message");
    let first = browser.press(&message.clone().set("text", "first")).await.expect(200);
    assert!(!first.text().contains("What arrived first counts"));
    let second = browser.press(&message.set("text", "second")).await.expect(200);
    assert!(second.text().contains("What arrived first counts"));
    world.decide(Verdict::Offer, "").await;
    let offer = browser.open("/en/case/offer").await.expect(200).form("/case/offer");
    browser.press(&offer.clone().set("answer", "decline")).await.expect(200);
    let page = browser.press(&offer.set("answer", "accept")).await.expect(200);
    assert!(page.text().contains("What arrived first counts"));
    assert_eq!(world.stage().await, Stage::Declined);
}

fn files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|one| one.expect("an entry"));
    entries
        .map(|one| match one.file_type().expect("a kind").is_dir() {
            true => files(&one.path()),
            false => 1,
        })
        .sum()
}

#[tokio::test]
async fn review_m2_a_sealed_file_of_a_message_that_is_not_taken_is_deleted() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = VaultLocation::Folder(folder.path().to_owned());
    let drawn = Arc::new(Breakable::default());
    let world = World::kept_in(vault, drawn, PortalConfig::default(), programme()).await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let form = page.form("/case/message").attach("files", "f", "image/png", &[5; 80_000]);
    let before = files(folder.path());
    browser.post(&form.clone().set("text", &format!("I am {codename}"))).await.expect(422);
    let (kind, mut body) = form.clone().set("text", "words").encoded();
    body.truncate(body.len() - 4);
    let request = Request::post(&form.action).header(header::CONTENT_TYPE, kind);
    browser.send(request, Body::from(body), &form.action).await.expect(400);
    for _ in 0..200 {
        if files(folder.path()) == before {
            break;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    assert_eq!(files(folder.path()), before, "nothing is left of either");
    browser.press(&form.set("text", "words")).await.expect(200);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(files(folder.path()), before + 1, "what was taken stays");
}
