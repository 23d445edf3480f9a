//! The page of measures says what the command line says, and lacks no word in any language.

use pages::{Language, Texts, Words};
use screening::{Ground, MeasureKind, Regime, Trait, Verdict, Who};

/// Every word that is put together from a kind and a code, with what the command line prints.
fn made() -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut add = |of: &str, code: &str, told: String| {
        all.push((format!("measure-{of}-{}", code.replace('_', "-")), told));
    };
    Ground::ALL.into_iter().for_each(|one| add("ground", one.code(), one.to_string()));
    Verdict::ALL.into_iter().for_each(|one| add("verdict", one.code(), one.to_string()));
    MeasureKind::ALL.into_iter().for_each(|one| add("kind", one.code(), one.to_string()));
    Trait::ALL.into_iter().for_each(|one| add("trait", one.code(), one.to_string()));
    Regime::ALL.into_iter().for_each(|one| add("regime", one.code(), one.to_string()));
    all
}

#[test]
fn the_page_says_in_english_what_the_command_line_says() {
    let words = Words::load(Texts { en: "", ru: "", uk: "" }).expect("the words can be read");
    for (key, told) in made() {
        assert_eq!(words.say(Language::En, &key), told, "{key}");
        for language in [Language::Ru, Language::Uk] {
            assert!(words.find(language, &key, &[]).is_some(), "{key} in {}", language.tag());
        }
    }
    let who = [Who::Employees, Who::Members, Who::CoOwners, Who::Customers, Who::Participants];
    for who in who {
        let key = format!("measure-who-{}", who.code());
        let told = words.say_with(Language::En, &key, &[("count", 3_usize.into())]);
        assert_eq!(told, format!("{who}: 3"));
    }
}

#[test]
fn the_programmes_words_say_of_measures_what_its_file_says() {
    let file = include_str!("../../../../programmes/million-carrots/measures.toml");
    let en = include_str!("../../../../programmes/million-carrots/words/en.ftl");
    for measure in screening::read_measures(file).expect("no problem").all {
        let name = measure.name.replace('_', "-");
        assert!(en.contains(&format!("\nmeasure-title-{name} = {}\n", measure.title)), "{name}");
        let why = format!("\nmeasure-why-{name} = {}\n", measure.why);
        assert!(measure.why.is_empty() || en.contains(&why), "{name}");
    }
}
