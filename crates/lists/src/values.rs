//! Words of lists as kinds, genders and lists of values.

use screening::{Gender, Kind};

use crate::rows::cells_of;
use crate::text::folded;

/// What kind of party a word of a list means, such as `individual`, `Person`, `P` or `Ship`.
pub(crate) fn kind(word: &str) -> Option<Kind> {
    Some(match folded(word).as_str() {
        "person" | "individual" | "individuals" | "p" | "man" | "woman" => Kind::Person,
        "entity" | "entities" | "organisation" | "organization" | "company" | "enterprise"
        | "publicbody" | "legalentity" | "e" | "group" | "body" => Kind::Organisation,
        "vessel" | "ship" | "ships" => Kind::Vessel,
        "aircraft" | "airplane" | "plane" => Kind::Aircraft,
        _ => return None,
    })
}

/// A gender, as English lists and German ones write it.
pub(crate) fn gender(word: &str) -> Option<Gender> {
    match folded(word).as_str() {
        "female" | "f" | "woman" | "weiblich" | "ж" | "женский" | "жіноча" => {
            Some(Gender::Female)
        }
        "male" | "m" | "man" | "männlich" | "м" | "мужской" | "чоловіча" => {
            Some(Gender::Male)
        }
        _ => None,
    }
}

/// Values parted by `;`. A value that has one itself is quoted, as in CSV.
pub(crate) fn several(cell: &str) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    let values = cells_of(cell, ';').into_iter();
    values.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

/// What is there of some words, joined.
pub(crate) fn joined(words: &[&str], by: &str) -> String {
    let there: Vec<&str> =
        words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()).collect();
    there.join(by)
}

/// Whether a word only says that nothing is known.
pub(crate) fn is_unknown(word: &str) -> bool {
    let word = folded(word);
    let known = [
        "",
        "00",
        "na",
        "nd",
        "none",
        "noneidentified",
        "notavailable",
        "notknown",
        "null",
        "undetermined",
        "unknown",
    ];
    known.contains(&word.as_str())
}
