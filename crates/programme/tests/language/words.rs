//! The programme's words: every item has them, in every language, and nothing is left over.

use std::collections::BTreeSet;
use std::fs;

use programme::{FactKind, Programme};

use crate::{folder, programme};

const LANGUAGES: [&str; 3] = ["en", "ru", "uk"];

/// Messages of a file in its order: name and text.
fn messages(language: &str) -> Vec<(String, String)> {
    let path = folder().join(format!("words/{language}.ftl"));
    let text = fs::read_to_string(&path).expect("the words are there");
    let mut messages = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = format!("{}:{}", path.display(), number + 1);
        let (key, words) = line.split_once(" = ").unwrap_or_else(|| panic!("{place}: {line}"));
        let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(plain && !words.trim().is_empty(), "{place}: {line}");
        messages.push((key.to_owned(), words.to_owned()));
    }
    messages
}

/// Every message the programme needs.
fn needed(programme: &Programme) -> BTreeSet<String> {
    let mut keys = BTreeSet::from(["programme-title".to_owned(), "programme-summary".to_owned()]);
    let mut need = |key: String| {
        assert!(keys.insert(key.replace('_', "-")), "{key} is needed twice");
    };
    programme.parts().iter().for_each(|part| need(format!("part-{}", part.name)));
    for fact in programme.facts() {
        need(format!("fact-{}", fact.name));
        need(format!("fact-{}-hint", fact.name));
        if let FactKind::Enum(choices) = &fact.kind {
            choices.iter().for_each(|choice| need(format!("fact-{}-{choice}", fact.name)));
        }
    }
    let with_text = (programme.audiences().iter().map(|a| ("audience", &a.name)))
        .chain(programme.benefits().iter().map(|b| ("benefit", &b.name)))
        .chain(programme.partners().iter().map(|p| ("partner", &p.name)));
    for (kind, name) in with_text {
        need(format!("{kind}-{name}"));
        need(format!("{kind}-{name}-text"));
    }
    programme.conditions().iter().for_each(|c| need(format!("condition-{}", c.name)));
    programme.exclusions().iter().for_each(|e| need(format!("exclusion-{}", e.name)));
    programme.referrals().iter().for_each(|r| need(format!("exclusion-{}", r.name)));
    programme.parameters().iter().for_each(|p| need(format!("parameter-{}", p.name)));
    programme.reason_names().iter().for_each(|name| need(format!("reason-{name}")));
    keys
}

fn is_of_measure(key: &str) -> bool {
    key.starts_with("measure-")
}

#[test]
fn every_item_has_its_words_and_no_words_are_left_over() {
    let needed = needed(&programme(&[]));
    for language in LANGUAGES {
        let mut messages = messages(language);
        // Measures stand in a file of their own; the portal's tests look for their words.
        messages.retain(|(key, _)| !is_of_measure(key));
        let keys: BTreeSet<String> = messages.iter().map(|(key, _)| key.clone()).collect();
        assert_eq!(keys.len(), messages.len(), "{language}: a message is there twice");
        let missing: Vec<_> = needed.difference(&keys).collect();
        let over: Vec<_> = keys.difference(&needed).collect();
        assert!(missing.is_empty() && over.is_empty(), "{language}: {missing:?} {over:?}");
    }
}

#[test]
fn all_languages_say_the_same_things_in_the_same_order() {
    let keys = |language: &str| messages(language).into_iter().map(|(key, _)| key);
    let english: Vec<String> = keys("en").collect();
    assert!(keys("ru").eq(english.iter().cloned()));
    assert!(keys("uk").eq(english));
}

#[test]
fn each_language_is_written_in_its_own_letters() {
    let strange = |language: &str, letter: char| match language {
        "en" => !letter.is_ascii(),
        "ru" => "іїєґ".contains(letter) || letter.is_ascii_alphabetic(),
        _ => "ыэъё".contains(letter) || letter.is_ascii_alphabetic(),
    };
    // A source is cited as it is written: T-212/22.
    let cited = |key: &str| key == "measure-file-source" || key.starts_with("measure-source-");
    for language in LANGUAGES {
        for (key, words) in messages(language) {
            let words = if cited(&key) && language != "en" {
                words.replace(|letter: char| letter.is_ascii_alphabetic(), "")
            } else {
                words
            };
            let found = words.to_lowercase().chars().find(|letter| strange(language, *letter));
            assert_eq!(found, None, "{language}: {key}: {words}");
        }
    }
}

#[test]
fn amounts_stand_in_the_programme_and_not_in_its_words() {
    // A figure in a sentence would stay behind when the parameter changes.
    for language in LANGUAGES {
        for (key, words) in messages(language) {
            let dated = key == "partner-ukraine-text" || is_of_measure(&key);
            assert!(dated || !words.contains(|c: char| c.is_ascii_digit()), "{key}: {words}");
        }
    }
}
