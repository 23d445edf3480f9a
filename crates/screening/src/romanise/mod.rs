//! Russian and Ukrainian names in Latin letters, by every scheme in use: passports of several
//! decades, libraries, maps, standards.
//!
//! Names on lists and papers were romanised by one of these, mostly without saying by which. What
//! compares names must meet them all.

mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use tables::{RUSSIAN, UKRAINIAN};

pub use tables::SCHEMES;

/// What language a scheme is made for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Language {
    /// Russian.
    Russian,
    /// Ukrainian.
    Ukrainian,
}

/// A scheme of romanisation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scheme {
    /// A short name, such as `icao_doc_9303`: for Russian, the one iuliia uses.
    pub name: &'static str,
    /// Where it comes from: a standard, an office, a custom.
    pub title: &'static str,
    /// The language it is made for.
    pub language: Language,
    letters: &'static str,
    rules: &'static str,
}

/// A scheme made ready.
#[derive(Clone, Debug)]
pub struct Romaniser {
    language: Language,
    letters: BTreeMap<char, &'static str>,
    /// By the letter before, `^` at the start of a word, and the letter itself.
    after: BTreeMap<(char, char), &'static str>,
    /// By the letter itself and the one behind it.
    before: BTreeMap<(char, char), &'static str>,
    /// By the last two letters of a word.
    endings: BTreeMap<[char; 2], &'static str>,
}

/// A text in Latin letters by a scheme. What is not Cyrillic stays as it is.
pub fn romanise(scheme: &Scheme, text: &str) -> String {
    scheme.romaniser().romanise(text)
}

impl Scheme {
    /// The scheme of this short name.
    pub fn named(name: &str) -> Option<&'static Self> {
        SCHEMES.iter().find(|scheme| scheme.name == name)
    }

    /// Makes it ready for many texts.
    pub fn romaniser(&self) -> Romaniser {
        let common = match self.language {
            Language::Russian => RUSSIAN,
            Language::Ukrainian => UKRAINIAN,
        };
        let letters = common.split(' ').chain(self.letters.split(' ')).filter_map(first).collect();
        let mut romaniser = Romaniser {
            language: self.language,
            letters,
            after: BTreeMap::new(),
            before: BTreeMap::new(),
            endings: BTreeMap::new(),
        };
        for rule in self.rules.split_ascii_whitespace() {
            romaniser.learn(rule);
        }
        romaniser
    }
}

/// The first letter and the rest.
fn first(text: &'static str) -> Option<(char, &'static str)> {
    let mut letters = text.chars();
    letters.next().map(|letter| (letter, letters.as_str()))
}

impl Romaniser {
    fn learn(&mut self, rule: &'static str) {
        if let Some((previous, rest)) = rule.split_once('<') {
            let Some((letter, latin)) = first(rest) else { return };
            self.after.extend(previous.chars().map(|previous| ((previous, letter), latin)));
        } else if let Some((letter, rest)) = rule.split_once('>') {
            let (Some((letter, _)), Some((next, latin))) = (first(letter), rest.split_once('='))
            else {
                return;
            };
            self.before.extend(next.chars().map(|next| ((letter, next), latin)));
        } else if let Some((ending, latin)) = rule.split_once('$') {
            let mut letters = ending.chars();
            if let (Some(last_but_one), Some(last)) = (letters.next(), letters.next()) {
                self.endings.insert([last_but_one, last], latin);
            }
        }
    }

    /// A text in Latin letters. What is not Cyrillic stays as it is.
    pub fn romanise(&self, text: &str) -> String {
        let text: Vec<char> = text.nfc().collect();
        let mut latin = String::with_capacity(text.len() * 2);
        let mut at = 0;
        while at < text.len() {
            let ends = |at: usize| at == text.len() || !self.is_of_a_word(&text, at);
            let end = (at..=text.len()).find(|end| ends(*end)).unwrap_or(text.len());
            self.word(&text[at..end], &mut latin);
            latin.extend(text.get(end));
            at = end + 1;
        }
        match self.language {
            // Accents of stressed vowels join the Latin vowel.
            Language::Ukrainian => latin.nfc().collect(),
            Language::Russian => latin,
        }
    }

    /// Whether what stands here belongs to a word: a letter, an accent on one, and in Ukrainian an
    /// apostrophe between Cyrillic letters.
    fn is_of_a_word(&self, text: &[char], at: usize) -> bool {
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| text.get(at))
                .is_some_and(|letter| letter.is_alphanumeric() || is_combining_mark(*letter))
        };
        let is_cyrillic = |at: Option<usize>| {
            at.and_then(|at| text.get(at)).is_some_and(|letter| matches!(letter, 'Ѐ'..='ӿ'))
        };
        let between = || is_cyrillic(at.checked_sub(1)) && is_cyrillic(Some(at + 1));
        is_letter(Some(at))
            || (self.language == Language::Ukrainian && is_apostrophe(text[at]) && between())
    }

    fn word(&self, word: &[char], to: &mut String) {
        let small: Vec<char> = word.iter().map(|letter| lower(*letter)).collect();
        let ending = match small[..] {
            [_, .., last_but_one, last] => self.endings.get(&[last_but_one, last]),
            _ => None,
        };
        let letters = if ending.is_some() { word.len() - 2 } else { word.len() };
        for at in 0..letters {
            let previous = if at == 0 { '^' } else { small[at - 1] };
            let next = small.get(at + 1).copied().unwrap_or('$');
            let latin = self.after.get(&(previous, small[at]));
            let latin = latin.or_else(|| self.before.get(&(small[at], next)));
            let latin = latin.or_else(|| self.letters.get(&small[at]));
            match latin {
                None => to.push(word[at]),
                Some(latin) if word[at] == small[at] => to.push_str(latin),
                Some(latin) => capital(latin, self.is_loud(word, at), to),
            }
        }
        if let Some(latin) = ending {
            let loud = word.last().is_some_and(|letter| letter.is_uppercase());
            if loud { to.push_str(&latin.to_uppercase()) } else { to.push_str(latin) }
        }
    }

    /// Whether all of a capital's Latin letters are capitals: ЩУКИН is SHCHUKIN, Щукин Shchukin.
    /// They differ on a letter alone: uklatn has YE for Є, iuliia has Ye for Е.
    fn is_loud(&self, word: &[char], at: usize) -> bool {
        let next = word[at + 1..].iter().find(|letter| !is_combining_mark(**letter));
        let previous = at.checked_sub(1).is_some_and(|at| word[at].is_uppercase());
        match (self.language, next) {
            // The soft sign begins no word; uklatn writes it as if something small followed.
            (Language::Ukrainian, _) if word[at] == 'Ь' => false,
            (_, Some(next)) if next.is_alphabetic() => next.is_uppercase(),
            (Language::Ukrainian, _) => true,
            (Language::Russian, _) => previous,
        }
    }
}

fn capital(latin: &str, loud: bool, to: &mut String) {
    let mut letters = latin.chars();
    // The dot that keeps letters apart, and an apostrophe, have no capitals: the next one has.
    for letter in letters.by_ref() {
        to.extend(letter.to_uppercase());
        if letter.is_alphabetic() {
            break;
        }
    }
    let rest = letters.as_str();
    if loud { to.push_str(&rest.to_uppercase()) } else { to.push_str(rest) }
}

/// The small letter. All apostrophes are one.
fn lower(letter: char) -> char {
    if is_apostrophe(letter) { '\'' } else { letter.to_lowercase().next().unwrap_or(letter) }
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}
