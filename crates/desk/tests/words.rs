//! The desk's words: complete in three languages, and every one of them used.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use casework::testimony::Use;
use desk::{DeskConfig, DeskState, ROUTES};
use pages::words::FILES;

use crate::screening::loads;
use crate::support::{Applicant, Browser, Office, soldier, testifies};
use crate::walk::{offered, presses};

/// The keys of a text, each with the arguments its value uses.
fn keys(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        if !line.starts_with([' ', '#', '}'])
            && let Some((key, _)) = line.split_once(" =")
        {
            current = key.to_owned();
            assert!(found.insert(current.clone(), BTreeSet::new()).is_none(), "{key} twice");
        }
        for piece in line.split("{ $").skip(1) {
            let name = piece.split([' ', '}']).next().unwrap_or_default().to_owned();
            found.entry(current.clone()).or_default().insert(name);
        }
    }
    found
}

#[test]
fn all_three_languages_say_the_same_things_about_the_same_arguments() {
    let (_, texts) = FILES.iter().find(|(name, _)| *name == "desk").expect("the desk's words");
    let english = keys(texts.en);
    assert!(english.len() > 300, "{}", english.len());
    assert_eq!(english, keys(texts.ru), "Russian");
    assert_eq!(english, keys(texts.uk), "Ukrainian");
    for (text, forms) in
        [(texts.ru, ["[one]", "[few]", "[many]"]), (texts.uk, ["[one]", "[few]", "[many]"])]
    {
        for value in text.split("{ $count ->").skip(1) {
            let value = value.split("\n}").next().unwrap_or_default();
            for form in forms {
                assert!(value.contains(form), "{form} is missing in {value}");
            }
        }
    }
}

#[test]
fn every_word_of_the_desk_is_used_somewhere() {
    let mut sources = String::new();
    for folder in ["src", "templates"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            sources.push_str(&std::fs::read_to_string(path).expect("a text"));
        }
    }
    let (_, texts) = FILES.iter().find(|(name, _)| *name == "desk").expect("the desk's words");
    let said = |key: &str| {
        // A key is used whole, or is put together from a kind and a name (`named`, `Act::new`).
        let mut parts: Vec<&str> = vec![key];
        parts.extend(key.match_indices('-').map(|(at, _)| &key[..at]));
        parts.iter().any(|part| *part != "desk" && sources.contains(&format!("\"{part}\"")))
            || key.starts_with("desk-act-")
            || key.starts_with("desk-language-")
    };
    let unused: Vec<String> = keys(texts.en).into_keys().filter(|key| !said(key)).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[tokio::test]
async fn every_page_has_its_words_in_every_language() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let mut second = office.signed_in("Rowan").await;
    let new = Applicant::files(&office, &soldier(&office)).await;
    let case = offered(&office, &mut first, &mut second).await;
    case.accepts(&office).await;
    let testimony = testifies(&office, "Words.", &[Use::Site], Some(b"video")).await;
    loads(&mut first, "practice", "id,name\n1,Artyom Made-up\n").await;
    for screened in [&case, &new] {
        presses(&mut first, screened, "/screen").await;
    }
    loads(&mut first, "practice", "id,name\n2,Artyom Made-up\n").await;
    for language in ["en", "ru", "uk"] {
        for route in ROUTES.iter().filter(|route| route.method == Method::GET) {
            for id in [new.case, case.case, testimony] {
                let path = route.path.replace("{lang}", language).replace("{id}", &id.to_string());
                let page = first.get(&path).await;
                assert!(!page.text().contains('\u{27e6}'), "{path}: {}", page.words());
            }
        }
        let page = office.browser().get(&format!("/{language}/sign-in")).await;
        assert_eq!(page.status, 200);
        assert_eq!(office.browser().get(&format!("/{language}/nowhere")).await.status, 404);
    }
    assert_eq!(office.words.missing(), Vec::<String>::new());
}

#[tokio::test]
async fn while_the_sign_in_sheet_lies_there_every_page_says_so() {
    let office = Office::of_two().await;
    let sheet = tempfile::NamedTempFile::new().expect("a file");
    let config = DeskConfig {
        work_factor: 1,
        sheet: Some(sheet.path().to_owned()),
        ..DeskConfig::default()
    };
    let (programme, words) = (office.programme.clone(), office.words.clone());
    let entropy = office.entropy.clone();
    let desk = DeskState::new(office.store.office(), programme, words, entropy, config);
    let mut browser = Browser::new(desk::router(desk.expect("draws")));
    let said = "The sign-in sheet of the first start still lies in the data folder";
    assert!(browser.open("/en/sign-in").await.words().contains(said));
    sheet.close().expect("is deleted");
    assert!(!browser.open("/en/sign-in").await.words().contains(said));
}
