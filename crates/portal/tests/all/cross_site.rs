//! Fault 10: every POST there is, enumerated from the table of routes, is refused without the token
//! of its own form in its own browser.

use axum::body::Body;
use axum::http::{Method, Request, header};
use portal::ROUTES;

use crate::browser::{Browser, Form, Page};
use crate::walk::{apply, come_back, to_review};
use crate::world::World;

/// The addresses of all POST routes.
fn posts() -> Vec<String> {
    let posts = ROUTES.iter().filter(|route| route.method == Method::POST);
    posts.map(|route| route.path.replace("{lang}", "en").replace("{part}", "you")).collect()
}

fn form(action: &str, multipart: bool, token: Option<&str>) -> Form {
    let token = token.map(|token| ("_token".to_owned(), token.to_owned()));
    let id = ("_form".to_owned(), "00000000000000000000000000".to_owned());
    let more = [("text", "x"), ("answer", "accept"), ("confirm", "erase"), ("codename", "1")];
    let more = more.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let fields = token.into_iter().chain([id]).chain(more).collect();
    Form { action: action.to_owned(), multipart, fields, files: Vec::new() }
}

/// A browser that has everything one can have: a draft, a case, a testimony begun, a form cookie.
async fn everything(world: &World) -> Browser {
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    come_back(&browser, "en", &codename).await.expect(200);
    to_review(&Browser::new(&world.router), "en", "").await;
    let page = browser.open("/en/testimony").await.expect(200);
    browser.press(&page.form("/testimony")).await.expect(200);
    for cookie in ["postern_form", "postern_draft", "postern_case", "postern_testimony"] {
        assert!(browser.cookie(cookie).is_some(), "{cookie}");
    }
    browser
}

#[tokio::test]
async fn fault_10_every_post_is_refused_without_its_own_token() {
    let world = World::new().await;
    let browser = everything(&world).await;
    let before = world.only_case().await;
    let foreign = Browser::new(&world.router).open("/en/return").await.form("/return");
    let foreign = foreign.value("_token").expect("a token").to_owned();
    assert!(posts().len() >= 15, "the table lists its posts");
    for path in posts() {
        for multipart in [false, true] {
            for token in [None, Some(""), Some("x"), Some(foreign.as_str())] {
                let page = browser.post(&form(&path, multipart, token)).await;
                let status = page.status.as_u16();
                let refused = status == 403 || status == 400;
                assert!(refused, "{path} multipart={multipart} {token:?} says {status}");
                assert!(page.text().contains("<h1>"), "{path} answers with a page");
            }
        }
    }
    assert_eq!(world.only_case().await, before, "nothing happened to the case");
    assert!(browser.open("/en/case").await.expect(200).all("h1").len() == 1, "still signed in");
}

#[tokio::test]
async fn fault_10_a_token_fits_its_own_form_only() {
    let world = World::new().await;
    let browser = everything(&world).await;
    let page = browser.open("/en/case").await.expect(200);
    let token = page.form("/case/message").value("_token").expect("a token").to_owned();
    for path in ["/en/case/erase", "/en/case/withdraw", "/en/case/offer", "/en/case/sign-out"] {
        browser.post(&form(path, false, Some(&token))).await.expect(403);
    }
    assert!(!world.cases().await.is_empty());
}

/// A post with the right token, but from another site as browsers say it.
async fn from_elsewhere(browser: &Browser, form: &Form, name: &str, value: &str) -> Page {
    let (kind, body) = form.encoded();
    let request = Request::post(&form.action)
        .header(header::CONTENT_TYPE, kind)
        .header(header::HOST, "portal.example")
        .header(name, value);
    browser.send(request, Body::from(body), &form.action).await
}

#[tokio::test]
async fn fault_10_another_sites_post_is_refused_even_with_the_token() {
    let world = World::new().await;
    let browser = everything(&world).await;
    let page = browser.open("/en/case").await.expect(200);
    let out = page.form("/case/sign-out");
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "https://portal.example.evil.example"),
    ] {
        from_elsewhere(&browser, &out, name, value).await.expect(403);
    }
    // Our own pages send no referrer, so browsers call their origin "null".
    from_elsewhere(&browser, &out, "origin", "null").await.expect(303);
}

#[tokio::test]
async fn fault_10_no_get_changes_anything_and_leaving_from_elsewhere_ends_no_session() {
    let world = World::new().await;
    let browser = everything(&world).await;
    for path in posts() {
        let page = browser.get(&path).await;
        let status = page.status.as_u16();
        assert!([200, 303, 403, 404, 405].contains(&status), "{path} says {status}");
    }
    let away = Request::get("/leave").header("sec-fetch-site", "cross-site");
    browser.send(away, Body::empty(), "/leave").await.expect(303);
    browser.open("/en/case").await.expect(200);
    let away = browser.get("/leave").await.expect(303);
    assert!(away.header("location").starts_with("https://"), "{}", away.header("location"));
    browser.open("/en/case").await.expect(403);
}
