//! Files as people and attackers send them.

use casework::message::Message;
use sealing::Purpose;

use crate::browser::Browser;
use crate::walk::{apply, come_back};
use crate::world::World;

#[tokio::test]
async fn fault_04_a_files_name_is_only_ever_text_inside_the_seal() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let mut page = come_back(&browser, "en", &codename).await.expect(200);
    let long = "x".repeat(10_000);
    for (name, kept) in [
        ("../../../../etc/passwd", "../../../../etc/passwd"),
        ("C:\\windows\\CON", "C:\\windows\\CON"),
        ("a\u{85}b.png", "ab.png"),
        ("\u{202e}gnp.exe", "\u{202e}gnp.exe"),
        (long.as_str(), &long[..200]),
        (".", "."),
        ("NUL", "NUL"),
    ] {
        let before = world.only_case().await.next_in;
        let form = page.form("/case/message").set("text", "");
        page = browser.press(&form.attach("files", name, "image/png", &[5; 80_000])).await;
        assert_eq!(page.status, 200, "{} for {name:.30}", page.heading());
        let case = world.only_case().await;
        let message = world.opened(&case, Purpose::Message, before).await;
        let message = Message::from_bytes(&message).expect("a message");
        assert_eq!(message.files[0].name, kept, "sent as {name:.40}");
        let bodies = world.store.office().bodies(case.case).await.expect("bodies");
        for body in bodies {
            if let store::Content::Blob(id) = body.content {
                let text = id.to_string();
                assert!(text.len() == 26 && text.bytes().all(|b| b.is_ascii_alphanumeric()));
            }
        }
    }
}

#[tokio::test]
async fn fault_04_a_name_that_no_browser_sends_is_refused_whole() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    for name in ["a\0b.png", "a\u{7}.png"] {
        let form = page.form("/case/message").set("text", "words");
        browser.post(&form.attach("files", name, "image/png", b"x")).await.expect(400);
    }
    assert_eq!(world.only_case().await.next_in, 2, "nothing was kept");
}

#[tokio::test]
async fn fault_01_more_files_than_allowed_are_refused_whole() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    let page = come_back(&browser, "en", &codename).await.expect(200);
    let mut form = page.form("/case/message").set("text", "four files");
    for _ in 0..4 {
        form = form.attach("files", "a", "image/png", b"x");
    }
    browser.post(&form).await.expect(400);
    assert_eq!(world.only_case().await.next_in, 2);
    let empty = page.form("/case/message").set("text", " ");
    browser.post(&empty).await.expect(422);
    let nothing_chosen = page.form("/case/message").set("text", "no file").attach(
        "files",
        "",
        "application/octet-stream",
        b"",
    );
    browser.press(&nothing_chosen).await.expect(200);
    assert_eq!(world.only_case().await.next_in, 3);
}

#[tokio::test]
async fn fault_06_what_is_no_video_is_refused_whatever_it_claims_to_be() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let page = browser.open("/en/testimony").await.expect(200);
    let mut page = browser.press(&page.form("/testimony")).await.expect(200);
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    for bytes in [&b"MZ\x90\0 an executable file"[..], svg, b"tiny", b""] {
        let form = page.form("/testimony/my/words").set("use", "site").set("text", "words");
        let form = form.attach("video", "clip.mp4", "video/mp4", bytes);
        page = browser.post(&form).await.expect(422);
        assert!(page.text().contains("not an MP4 or WebM"), "{}", page.heading());
    }
    let office = world.store.office();
    assert_eq!(office.testimonies(None, 1).await.expect("a list").items.len(), 0);
    let webm = [&[0x1a, 0x45, 0xdf, 0xa3][..], &[0; 90_000]].concat();
    let form = page.form("/testimony/my/words").set("use", "site");
    let form = form.attach("video", "clip.exe", "application/x-msdownload", &webm);
    browser.press(&form).await.expect(200);
    assert_eq!(office.testimonies(None, 1).await.expect("a list").items.len(), 1);
}
