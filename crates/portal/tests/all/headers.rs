//! What every answer carries, and how large and strange requests are answered.

use axum::body::{Body, Bytes};
use axum::http::{Method, Request, header};
use futures_util::stream;
use portal::{PortalConfig, ROUTES};

use crate::browser::{Browser, Page};
use crate::walk::{apply, come_back};
use crate::world::{World, programme};

fn check(page: &Page) {
    let path = &page.path;
    for (name, expected) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(page.header(name), expected, "{name} of {path}");
    }
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{path}: {policy}");
    assert_eq!(page.header("server"), "", "{path}");
    let style = path.starts_with("/style-");
    assert_eq!(page.header("cache-control") == "no-store", !style, "{path}");
}

#[tokio::test]
async fn fault_06_and_39_every_answer_is_protected_whatever_it_is() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    come_back(&browser, "en", &codename).await.expect(200);
    for route in ROUTES {
        let path = route.path.replace("{lang}", "uk").replace("{part}", "you");
        let path = path.replace("{sequence}", "1").replace("{id}", "0".repeat(26).as_str());
        check(&browser.get(&path).await);
    }
    for path in [
        "/nowhere",
        "/xx/apply",
        "/en/testimonies/1",
        pages::style::path(pages::Face::Portal),
        "//",
        "/en//",
    ] {
        check(&browser.get(path).await);
    }
}

#[tokio::test]
async fn fault_39_only_three_methods_and_known_hosts_are_answered() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    for method in ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"] {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let request = Request::builder().method(method).uri("/en/");
        let page = browser.send(request, Body::empty(), "/en/").await.expect(405);
        assert!(page.text().contains("<h1>"));
    }
    let request = Request::builder().method(Method::HEAD).uri("/en/");
    let page = browser.send(request, Body::empty(), "/en/").await.expect(200);
    assert!(page.body.is_empty());
    let hosts = vec!["portal.example".to_owned()];
    let world = World::with(PortalConfig { hosts, ..PortalConfig::default() }, programme()).await;
    let browser = Browser::new(&world.router);
    for (host, status) in [("portal.example", 200), ("evil.example", 421), ("", 421)] {
        let request = Request::get("/en/").header(header::HOST, host);
        browser.send(request, Body::empty(), "/en/").await.expect(status);
    }
}

#[tokio::test]
async fn fault_02_too_large_is_said_on_a_page_that_can_be_read() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let page = browser.open("/ru/return").await.expect(200);
    let form = page.form("/return").set("codename", &"1".repeat(100_000));
    let page = browser.post(&form).await.expect(413);
    assert!(page.text().contains("64 КБ"), "{}", page.text());

    let codename = apply(&browser, "ru", "").await;
    let page = come_back(&browser, "ru", &codename).await.expect(200);
    let form = page.form("/case/message").set("text", "слова");
    let form = form.attach("files", "big", "image/png", &vec![1; 17 * 1024 * 1024]);
    let page = browser.post(&form).await.expect(413);
    assert!(page.text().contains("16 МБ"), "names the limit of one file");
    assert_eq!(world.only_case().await.next_in, 2, "nothing of it was received");

    // Without a declared length, the limit is met while reading.
    let pieces = (0..2_000).map(|_| Ok::<_, std::io::Error>(Bytes::from_static(&[b'a'; 1024])));
    let request = Request::post("/ru/return")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let body = Body::from_stream(stream::iter(pieces));
    let page = browser.send(request, body, "/ru/return").await.expect(413);
    assert!(page.text().contains("<h1>"));
}

#[tokio::test]
async fn fault_11_cookies_are_strict_and_bound_to_the_host_where_there_is_https() {
    for secure_cookies in [false, true] {
        let config = PortalConfig { secure_cookies, ..PortalConfig::default() };
        let world = World::with(config, programme()).await;
        let browser = Browser::new(&world.router);
        let page = browser.get("/en/return").await.expect(200);
        let cookie = page.header("set-cookie");
        assert!(cookie.contains("; HttpOnly; SameSite=Strict"), "{cookie}");
        assert_eq!(cookie.starts_with("__Host-"), secure_cookies, "{cookie}");
        assert_eq!(cookie.contains("; Secure"), secure_cookies, "{cookie}");
    }
}
