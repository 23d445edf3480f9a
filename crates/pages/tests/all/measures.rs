//! The page of measures says what the command line says, and lacks no word in any language.

use pages::{Language, Texts, Words};
use screening::{Ground, MeasureKind, Note, Regime, Trait, Verdict, Who};

/// Every word that is put together from a kind and a code, with what the command line prints.
fn made() -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut add = |of: &str, code: &str, told: String| {
        all.push((format!("measure-{of}-{}", code.replace('_', "-")), told));
    };
    Ground::ALL.into_iter().for_each(|one| add("ground", one.code(), one.to_string()));
    Ground::ALL.into_iter().for_each(|one| add("stated", one.code(), one.as_reason().to_owned()));
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
fn a_note_says_in_english_what_the_command_line_says() {
    let words = Words::load(Texts { en: "", ru: "", uk: "" }).expect("the words can be read");
    let (id, other) = (|| "tie-1".to_owned(), || "Somebody".to_owned());
    let notes = [
        ("caution", Note::ControlIsCaution { id: id(), other: other() }),
        ("rebutted", Note::ControlRebutted { id: id(), other: other() }),
        ("led", Note::LedByOfficial { id: id(), other: other() }),
        ("employed", Note::OnlyEmployed { id: id(), other: other() }),
        ("member", Note::OnlyMember { id: id(), other: other() }),
        ("benefit-not-shown", Note::BenefitNotShown { id: id(), other: other() }),
        ("tie-withdrawn", Note::TieWithdrawn { id: id(), other: other() }),
        ("withdrawn", Note::Withdrawn { id: id() }),
        ("listed-elsewhere", Note::ListedElsewhere { id: id(), by: other() }),
        ("owner-not-listed", Note::OwnerNotListed { other: other() }),
        ("exposed", Note::Exposed),
    ];
    for (code, note) in notes {
        let key = format!("measure-note-{code}");
        let args = [("id", id().into()), ("other", other().into())];
        assert_eq!(words.say_with(Language::En, &key, &args), note.to_string());
        for language in [Language::Ru, Language::Uk] {
            let told = words.find(language, &key, &args).unwrap_or_else(|| panic!("{key}"));
            let named = note.to_string().contains("Somebody");
            assert_eq!(told.contains("Somebody"), named, "{key} in {}", language.tag());
        }
    }
}

#[test]
fn the_programmes_words_say_of_measures_what_its_file_says() {
    let file = include_str!("../../../../programmes/million-carrots/measures.toml");
    let en = include_str!("../../../../programmes/million-carrots/words/en.ftl");
    let ru = include_str!("../../../../programmes/million-carrots/words/ru.ftl");
    let uk = include_str!("../../../../programmes/million-carrots/words/uk.ftl");
    let measures = screening::read_measures(file).expect("no problem");
    let mut all = vec![("measure-file-source".to_owned(), measures.source)];
    for measure in measures.all {
        let name = measure.name.replace('_', "-");
        let mut add = |of: &str, text| all.push((format!("measure-{of}-{name}"), text));
        add("title", measure.title);
        add("issuer", measure.issuer);
        add("source", measure.source);
        if !measure.why.is_empty() {
            add("why", measure.why);
        }
        for (hit, place) in measure.hits.into_iter().zip(1..) {
            all.push((format!("measure-hits-{name}-{place}"), hit.who));
        }
    }
    for (key, text) in all {
        assert!(en.contains(&format!("\n{key} = {text}\n")), "{key}");
        for words in [ru, uk] {
            assert!(words.contains(&format!("\n{key} = ")), "{key} in another language");
        }
    }
}
