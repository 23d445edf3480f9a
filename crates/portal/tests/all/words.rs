//! The words: the same keys in every language, every key that pages use, and no page without.

use std::collections::BTreeSet;
use std::path::Path;

use pages::words::FILES;
use pages::{Language, Words};

use crate::browser::Browser;
use crate::walk::{apply, come_back};
use crate::world::{PROGRAMME_WORDS, World};

fn keys(text: &str) -> BTreeSet<String> {
    let line = |line: &str| {
        let (key, _) = line.split_once(" =")?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (!key.is_empty() && key.chars().all(plain)).then(|| key.to_owned())
    };
    text.lines().filter_map(line).collect()
}

#[test]
fn every_language_says_the_same_things() {
    for (file, texts) in FILES.into_iter().chain([("programme", PROGRAMME_WORDS)]) {
        let english = keys(texts.en);
        for language in [Language::Ru, Language::Uk] {
            let other = keys(texts.of(language));
            let differ: Vec<_> = english.symmetric_difference(&other).collect();
            assert!(differ.is_empty(), "{file} in {}: {differ:?}", language.own_name());
        }
    }
}

/// Every text literal in code and templates that looks like a key of ours: a known first word and
/// hyphens. What is put together at run time is found by the pages themselves, below.
#[test]
fn every_key_in_code_and_templates_exists_and_every_key_is_used() {
    let own = ["common", "portal", "public", "measures"];
    let files = FILES.into_iter().filter(|(file, _)| own.contains(file));
    let known: BTreeSet<String> = files.flat_map(|(_, texts)| keys(texts.en)).collect();
    let mut code = String::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for folder in ["portal/src", "portal/templates", "pages/src", "pages/templates"] {
        read_all(&root.join(folder), &mut code);
    }
    let said = spoken(&code);
    let programme = keys(PROGRAMME_WORDS.en);
    let exists = |key: &&String| known.contains(*key) || programme.contains(*key);
    let missing: Vec<_> = said.iter().filter(|key| !exists(key)).collect();
    assert!(missing.is_empty(), "said by no file: {missing:?}");
    let made: Vec<String> = patterns(&code);
    let used = |key: &String| {
        code.contains(&format!("\"{key}\"")) || made.iter().any(|start| key.starts_with(start))
    };
    let unused: Vec<_> = known.iter().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "used by no page: {unused:?}");
}

fn read_all(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_all(&path, into);
        } else {
            into.push_str(&std::fs::read_to_string(&path).expect("text"));
        }
    }
}

/// Keys that stand literally in a call that says them.
fn spoken(code: &str) -> BTreeSet<String> {
    let calls = ["say(\"", "with(\"", "count(\"", "say_with(\"", "FieldError::new(", "key: \""];
    let mut found = BTreeSet::new();
    for call in calls {
        for (at, _) in code.match_indices(call) {
            let rest = &code[at + call.len()..];
            let mut literal = rest.split('"');
            let first = literal.next().unwrap_or_default();
            // FieldError::new("field", "key"): the key is the second literal.
            let key = if call.ends_with('(') {
                literal.nth(if first.is_empty() { 2 } else { 0 })
            } else {
                Some(first)
            };
            let Some(key) = key else { continue };
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if key.contains('-') && key.chars().all(plain) && !key.ends_with('-') {
                found.insert(key.to_owned());
            }
        }
    }
    found
}

/// Beginnings of keys that are put together from a name: `format!("status-{stage}")`, and of a
/// measure also `named("measure-kind", ..)`.
fn patterns(code: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, _) in code.match_indices("format!(\"") {
        let literal = code[at + 9..].split('"').next().unwrap_or_default();
        let start = literal.split('{').next().unwrap_or_default();
        if start.ends_with('-') && start.len() > 3 {
            found.push(start.to_owned());
        }
    }
    for (at, _) in code.match_indices("named(\"measure-") {
        let kind = code[at + 7..].split('"').next().unwrap_or_default();
        found.push(format!("{kind}-"));
    }
    // A problem's key gets its endings from the page of problems; kinds of counted rows likewise.
    found.extend(
        ["problem-", "expired-", "nothing-found-", "file-broken-", "counted-"].map(str::to_owned),
    );
    found
}

#[test]
fn plurals_take_the_form_the_language_asks_for() {
    let words = Words::load(PROGRAMME_WORDS).expect("words");
    let said = |language, count: i64| {
        words.say_with(language, "household-count", &[("count", count.into())])
    };
    for (language, count, expected) in [
        (Language::En, 1, "One person is on the list"),
        (Language::En, 5, "5 people are on the list"),
        (Language::Ru, 1, "В списке 1 человек"),
        (Language::Ru, 3, "В списке 3 человека"),
        (Language::Ru, 11, "В списке 11 человек"),
        (Language::Uk, 2, "У списку 2 людини"),
        (Language::Uk, 5, "У списку 5 людей"),
        (Language::Uk, 21, "У списку 21 людина"),
    ] {
        assert_eq!(said(language, count), expected);
    }
}

#[tokio::test]
async fn no_public_page_lacks_words_and_none_is_heavy() {
    let world = World::new().await;
    let style = pages::style::sheet(pages::Face::Portal).len();
    assert!(style <= 15 * 1024, "the style sheet has {style} bytes");
    for language in ["en", "ru", "uk"] {
        let browser = Browser::new(&world.router);
        for path in [
            "/",
            "/offers",
            "/self-check",
            "/apply",
            "/return",
            "/testimony",
            "/testimony/return",
            "/testimony/withdrawn",
            "/programme",
            "/statistics",
            "/measures",
            "/testimonies",
            "/genuine",
            "/erased",
        ] {
            let page = browser.open(&format!("/{language}{path}")).await.expect(200);
            check(&page, style);
            let other = if language == "en" { "ru" } else { "en" };
            let switch = format!("href=\"/{other}{path}\"");
            assert!(page.text().contains(&switch), "{path} leads to itself in {other}");
        }
        for path in ["/nowhere", "/case", "/apply/words", "/testimony/my/words"] {
            check(&browser.get(&format!("/{language}{path}")).await, style);
        }
        let codename = apply(&browser, language, "").await;
        check(&come_back(&browser, language, &codename).await, style);
        for path in ["/case/withdraw", "/apply/receipt"] {
            check(&browser.open(&format!("/{language}{path}")).await.expect(200), style);
        }
    }
    assert_eq!(world.words.missing(), Vec::<String>::new());
}

fn check(page: &crate::browser::Page, style: usize) {
    let path = &page.path;
    assert!(page.body.len() + style <= 60 * 1024, "{path} has {} bytes", page.body.len());
    assert_eq!(page.all("h1").len(), 1, "{path} has one heading");
    assert!(!page.text().contains('⟦'), "{path} lacks words");
    let title = page.all("title").join("");
    assert!(["Information", "Информация", "Інформація"].contains(&&*title), "{path}: {title}");
    assert_eq!(page.all("a.leave").len(), 1, "{path} has the quick way out");
}
