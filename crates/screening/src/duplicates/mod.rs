//! Which pairs among many applications are worth comparing: keys that two tellings of one person
//! share, and others seldom do.
//!
//! A key never decides anything. Whoever shares one is compared in full, by [`crate::compare`].

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::days::Days;
use crate::names::{Lexeme, words};
use crate::papers::paper_key;
use crate::party::Party;

/// The most parts of a name that are paired: four parts make six pairs.
const PARTS_MAX: usize = 4;

/// The keys of a party, sorted, each once: its papers' numbers, and its names with the year or the
/// place of birth. A name stands alone only where neither is known, because many bear one name.
pub fn blocking_keys(party: &Party) -> Vec<String> {
    let mut keys = BTreeSet::new();
    let numbers = party.documents.iter().filter_map(paper_key);
    keys.extend(numbers.map(|number| format!("document {number}")));
    let names: BTreeSet<String> =
        party.names.iter().flat_map(|name| name_keys(&name.text)).collect();
    let years: BTreeSet<i16> = party.born.iter().filter_map(year).collect();
    let places: BTreeSet<String> = party.places.iter().map(|place| folded(place)).collect();
    for name in names {
        keys.extend(years.iter().map(|year| format!("name {name} born {year}")));
        let known = places.iter().filter(|place| !place.is_empty());
        keys.extend(known.map(|place| format!("name {name} from {place}")));
        if years.is_empty() && places.is_empty() {
            keys.insert(format!("name {name}"));
        }
    }
    keys.into_iter().collect()
}

/// The year, where it is known which.
fn year(born: &Days) -> Option<i16> {
    (born.first.year() == born.last.year()).then(|| born.first.year())
}

/// What stands for a name in keys: every two of its words' bones, sorted, so that neither script,
/// romanisation, gender, the order of words nor an omitted patronymic keeps two spellings apart; a
/// single word stands alone.
fn name_keys(name: &str) -> BTreeSet<String> {
    let parts: BTreeSet<String> = words(name).iter().map(|word| bones(&word.folded)).collect();
    let parts: Vec<String> = parts.into_iter().take(PARTS_MAX).collect();
    if let [only] = &parts[..] {
        return BTreeSet::from([only.clone()]);
    }
    let mut pairs = BTreeSet::new();
    for (place, first) in parts.iter().enumerate() {
        pairs.extend(parts[place + 1..].iter().map(|second| format!("{first} {second}")));
    }
    pairs
}

/// The coarse key of a folded word; words that have none, such as numbers, stand for themselves.
fn bones(folded: &str) -> String {
    let bones = Lexeme::new(folded).bones;
    match bones.is_empty() {
        true => folded.to_owned(),
        false => String::from_utf8_lossy(&bones).into_owned(),
    }
}

/// Lower case, without marks; whatever is neither letter nor digit parts words.
fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|letter| !is_combining_mark(*letter));
    let plain: String = plain
        .flat_map(char::to_lowercase)
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::party::{Document, Name};

    fn party(name: &str, year: i16, place: &str, number: &str) -> Party {
        let days = |year| Days {
            first: jiff::civil::date(year, 1, 1),
            last: jiff::civil::date(year, 12, 31),
        };
        let document = Document { number: number.to_owned(), ..Document::default() };
        Party {
            born: (year > 0).then(|| days(year)).into_iter().collect(),
            places: (!place.is_empty()).then(|| place.to_owned()).into_iter().collect(),
            documents: (!number.is_empty()).then_some(document).into_iter().collect(),
            ..Party::person(name)
        }
    }

    #[test]
    fn two_tellings_of_one_person_share_a_key_and_namesakes_of_other_years_do_not() {
        let meet = |one: &Party, other: &Party| {
            let keys = blocking_keys(one);
            blocking_keys(other).iter().any(|key| keys.contains(key))
        };
        let first = party("Семёнов Артём Ильич", 1999, "", "");
        for (other, expected) in [
            (party("Артем Семенов", 1999, "", ""), true),
            (party("Artyom Semyonov", 1999, "", ""), true),
            (party("Semenov, Artem", 1999, "", ""), true),
            (party("АРТЕМ ИЛЬИЧ СЕМЕНОВ", 1999, "Тверь", ""), true),
            (party("Артем Семенов", 1998, "", ""), false),
            (party("Артем Семенов", 0, "", ""), false),
            (party("Борис Семенов", 1999, "", ""), false),
        ] {
            assert_eq!(meet(&first, &other), expected, "{other:?}");
        }
        let paper = party("Somebody Made-up", 0, "", "AB 12-34 567");
        assert!(meet(&paper, &party("Else Entirely", 1980, "", "ab1234567")));
        assert!(!meet(&party("A B", 0, "", "12"), &party("C D", 0, "", "12")), "too short");
        assert_eq!(blocking_keys(&party("", 1999, "Tver", "")), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn keys_are_sorted_few_and_blind_to_countries(
            name in "\\PC{0,60}", year in 1900i16..2020, country in "[a-z]{2}",
        ) {
            let one = party(&name, year, "", "");
            let other = Party { countries: vec![country], ..one.clone() };
            let keys = blocking_keys(&one);
            prop_assert!(keys.len() <= 6 && keys.is_sorted());
            prop_assert_eq!(&keys, &blocking_keys(&other));
            let twice = Party { names: vec![Name::whole(&*name), Name::whole(&*name)], ..one };
            prop_assert_eq!(keys, blocking_keys(&twice));
        }
    }
}
