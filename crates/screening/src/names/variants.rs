//! One field, several names: lists and forms write spellings, aliases and maiden names into one.

use std::borrow::Cow;

use super::fold::words;
use super::form::is_person;
use super::sound::sound;
use crate::party::{Kind, Name, NameParts};

/// The most names that are made of one.
const VARIANTS_MAX: usize = 8;

/// Words that announce another name.
const ALSO: [&str; 8] =
    [" a.k.a. ", " a.k.a ", " aka ", " f.k.a. ", " fka ", " alias ", " or ", " он же "];
/// Words that announce a name before marriage, which takes the place of the family name.
const BORN: [&str; 6] = ["born ", "née ", "nee ", "formerly ", "урожд. ", "рожд. "];

/// The same as words by themselves.
const ALSO_WORDS: [&str; ALSO.len()] = trimmed(ALSO);
const BORN_WORDS: [&str; BORN.len()] = trimmed(BORN);

const fn trimmed<const N: usize>(mut words: [&str; N]) -> [&str; N] {
    let mut at = 0;
    while at < N {
        words[at] = words[at].trim_ascii();
        at += 1;
    }
    words
}

/// The names a name is made of: most often itself. Of anything but a person only what slashes and
/// "a.k.a." part: commas and parentheses belong to the names of bodies.
pub(crate) fn variants(name: &Name, kind: Kind) -> Vec<Cow<'_, Name>> {
    if !name.parts.family.is_empty() || is_plain(&name.text) {
        return vec![Cow::Borrowed(name)];
    }
    let is_person = is_person(kind);
    let mut texts = Vec::new();
    for piece in pieces(&name.text) {
        if is_person {
            listed(&piece).iter().for_each(|piece| person(piece, &mut texts));
        } else {
            add(&mut texts, &piece);
        }
    }
    texts.truncate(VARIANTS_MAX);
    if texts.is_empty() {
        return vec![Cow::Borrowed(name)];
    }
    let make = |text| Cow::Owned(Name { text, role: name.role, parts: NameParts::default() });
    texts.into_iter().map(make).collect()
}

/// Whether a field is short and has no sign or word that parts names.
fn is_plain(text: &str) -> bool {
    let parts = |letter: char| matches!(letter, '/' | '(' | ';' | ',');
    let says =
        |words: &[&str], word: &str| words.iter().any(|other| word.eq_ignore_ascii_case(other));
    let mut count = 0;
    let announced = text.split_whitespace().any(|word| {
        count += 1;
        says(&ALSO_WORDS, word) || says(&BORN_WORDS, word) || word == "он"
    });
    !announced && count < 6 && !text.contains(parts)
}

/// The names of a person in one piece of a field.
fn person(piece: &str, texts: &mut Vec<String>) {
    let mut found = Vec::new();
    let (outside, inside) = parentheses(piece);
    let outside = add_born(&outside, &mut found);
    add(&mut found, &outside);
    for inner in inside {
        add_inner(&outside, &inner, &mut found);
    }
    for text in found.into_iter().flat_map(repeated) {
        add(texts, &text);
    }
}

fn add(texts: &mut Vec<String>, text: &str) {
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == ',');
    // A parenthesis that nothing opened was left by what stood before it.
    let text = if text.contains('(') { text } else { text.trim_end_matches(')') };
    if !text.is_empty() && !texts.iter().any(|other| other == text) {
        texts.push(text.to_owned());
    }
}

/// Splits at slashes, semicolons and words such as "a.k.a.".
fn pieces(text: &str) -> Vec<String> {
    let mut text = text.replace("(a.k.a.", "/").replace("(aka ", "/ ");
    // A/S is a legal form.
    text = text.replace("A/S", "AS").replace("a/s", "as");
    for also in ALSO {
        if let Some(at) = find_small(&text, also) {
            text.replace_range(at..at + also.len(), " / ");
        }
    }
    text.split(['/', ';']).map(str::to_owned).take(VARIANTS_MAX).collect()
}

/// Where small letters stand in a text, whatever its case. Letters whose small form has another
/// length, such as İ, are left as they are, so that places in the small text are places in the
/// text.
fn find_small(text: &str, wanted: &str) -> Option<usize> {
    let small = text.chars().map(|letter| {
        let mut lower = letter.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(lower), None) if lower.len_utf8() == letter.len_utf8() => lower,
            _ => letter,
        }
    });
    small.collect::<String>().find(wanted)
}

/// Whole names after each other with commas: each has two words at least, and they are several or
/// long, so that `Kovalyov, Pyotr` stays one.
fn listed(piece: &str) -> Vec<String> {
    let parts: Vec<&str> = piece.split(',').collect();
    let counts: Vec<usize> = parts.iter().map(|part| part.split_whitespace().count()).collect();
    let all_long = counts.iter().all(|count| *count >= 2);
    let several = parts.len() >= 3 || (parts.len() == 2 && counts.iter().all(|count| *count >= 3));
    if all_long && several {
        parts.into_iter().map(str::to_owned).collect()
    } else {
        vec![piece.to_owned()]
    }
}

/// What stands outside parentheses, and what inside.
fn parentheses(piece: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut rest = piece;
    while let Some(open) = rest.find('(') {
        outside.push_str(&rest[..open]);
        outside.push(' ');
        let after = &rest[open + 1..];
        let close = after.find(')').unwrap_or(after.len());
        inside.push(after[..close].to_owned());
        rest = after.get(close + 1..).unwrap_or("");
    }
    outside.push_str(rest);
    (outside, inside)
}

/// Takes "née X" off a name and adds the name as it was before.
fn add_born(outside: &str, texts: &mut Vec<String>) -> String {
    for born in BORN {
        let Some(at) = find_small(outside, born) else { continue };
        // At the very start there is nothing before it that it could be a name of.
        let (now, before) = (&outside[..at], &outside[at + born.len()..]);
        if now.trim().is_empty() {
            return before.to_owned();
        }
        let now = now.trim_end_matches(|letter: char| letter.is_whitespace() || letter == ',');
        add(texts, now);
        add(texts, &with_family(now, before));
        return now.to_owned();
    }
    outside.to_owned()
}

/// A name in parentheses: a whole one, or another family name.
fn add_inner(outside: &str, inner: &str, texts: &mut Vec<String>) {
    let before = BORN.iter().find_map(|born| inner.trim().strip_prefix(born));
    match before {
        Some(before) => add(texts, &with_family(outside, before)),
        None if inner.split_whitespace().count() >= 2 => add(texts, inner),
        None => add(texts, &with_family(outside, inner)),
    }
}

/// A name with another last word.
fn with_family(name: &str, family: &str) -> String {
    let name = name.trim();
    let rest = name.rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest);
    format!("{rest} {}", family.trim())
}

/// Two whole names written after each other: the second begins with the given name of the first.
fn repeated(text: String) -> Vec<String> {
    let spelled: Vec<&str> = text.split_whitespace().collect();
    let half = spelled.len() / 2;
    let sound_of = |word: &str| words(word).first().map(|word| sound(&word.folded));
    if spelled.len() >= 6
        && spelled.len().is_multiple_of(2)
        && sound_of(spelled[0]) == sound_of(spelled[half])
    {
        return vec![spelled[..half].join(" "), spelled[half..].join(" ")];
    }
    vec![text]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_grow_or_shrink_in_small_move_no_place() {
        for announced in ALSO.iter().chain(&BORN) {
            for name in ["ẞ{}İ", "ẞẞ{}İİ", "İ {}ẞ", "İİİ({}ẞẞẞ)", "K {}ſ / ẞ{}İ"]
            {
                let name = name.replace("{}", announced);
                assert!(!variants(&Name::whole(&name), Kind::Person).is_empty(), "{name}");
                assert!(!variants(&Name::whole(name), Kind::Organisation).is_empty());
            }
        }
    }

    #[test]
    fn a_field_with_several_names_is_taken_apart() {
        let cases: [(&str, &[&str]); 9] = [
            ("Пётр Ковалёв", &["Пётр Ковалёв"]),
            ("Kovalyov, Pyotr", &["Kovalyov, Pyotr"]),
            ("Пётр КОВАЛЁВ / Петро КОВАЛЬОВ", &["Пётр КОВАЛЁВ", "Петро КОВАЛЬОВ"]),
            ("Olga KOVALYOVA (born TUMANOVA)", &["Olga KOVALYOVA", "Olga TUMANOVA"]),
            ("Olga KOVALYOVA, née TUMANOVA", &["Olga KOVALYOVA", "Olga TUMANOVA"]),
            ("Olga KOVALYOVA (TUMANOVA)", &["Olga KOVALYOVA", "Olga TUMANOVA"]),
            (
                "Pyotr KOVALYOV (a.k.a. Petro KOVALIOV, Petya KOVALEV, Pete KOVALEV)",
                &["Pyotr KOVALYOV", "Petro KOVALIOV", "Petya KOVALEV", "Pete KOVALEV"],
            ),
            (
                "Olga Petrovna KOVALYOVA Olha Petrovna TUMANOVA",
                &["Olga Petrovna KOVALYOVA Olha Petrovna TUMANOVA"],
            ),
            (
                "Olga Petrovna KOVALYOVA Olga Petrovna TUMANOVA",
                &["Olga Petrovna KOVALYOVA", "Olga Petrovna TUMANOVA"],
            ),
        ];
        for (name, wanted) in cases {
            let whole = Name::whole(name);
            let found = variants(&whole, Kind::Person);
            let found: Vec<&str> = found.iter().map(|name| name.text.as_str()).collect();
            assert_eq!(found, wanted, "{name}");
        }
    }
}
