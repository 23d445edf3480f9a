//! Which listed words a word may be: those with nearly the same consonants, other forms of the same
//! given name, and patronymics of the same father.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::table::{Table, hash};
use crate::names::{Lexeme, Lexicon, Part, Role};

/// A word that may be more words than these is asked about anew each time: a list made for it could
/// fill the memory with what is remembered.
const REMEMBERED_MAX: usize = 256;

/// Ways from a word to words it may be.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    /// From the consonants of a word, whole and with one left out.
    bones: Table,
    /// From a given name to its forms.
    given: Table,
    /// From a father's name to the patronymics made of it, and his name.
    fathers: Table,
    /// For each listed word those it may be, once it was asked about: given names and patronymics
    /// come again and again.
    known: Vec<OnceLock<Box<[u32]>>>,
}

impl Near {
    /// Makes the ways to all words of a list.
    pub(crate) fn new(lexemes: &[Lexeme]) -> Self {
        let (mut bones, mut given, mut fathers) = (Vec::new(), Vec::new(), Vec::new());
        for (at, lexeme) in (0_u32..).zip(lexemes) {
            for read in readings(lexeme) {
                each_key(read, |key| bones.push((key, at)));
                for form in read.given {
                    given.push((u64::from(form.name), at));
                    fathers.push((u64::from(form.name), at));
                }
                fathers.extend(read.fathers.iter().map(|father| (u64::from(*father), at)));
            }
        }
        let (bones, given) = (Table::new(bones), Table::new(given));
        let known = vec![OnceLock::new(); lexemes.len()];
        Self { bones, given, fathers: Table::new(fathers), known }
    }

    /// The words that a word may be, in ascending order of their places.
    pub(crate) fn of(&self, part: &Part<u32>, lexicon: &Lexicon<'_>) -> Cow<'_, [u32]> {
        let word = lexicon.at(part.word);
        let known = self.known.get(part.word as usize).filter(|_| part.role != Role::Father);
        if let Some(found) = known.and_then(OnceLock::get) {
            return Cow::Borrowed(found);
        }
        let found = self.found(word, part.role, lexicon);
        match known.filter(|_| found.len() <= REMEMBERED_MAX) {
            Some(known) => Cow::Borrowed(known.get_or_init(|| found.into())),
            None => Cow::Owned(found),
        }
    }

    fn found(&self, word: &Lexeme, role: Role, lexicon: &Lexicon<'_>) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        for read in readings(word) {
            each_key(read, |key| found.extend(self.bones.of(key)));
            for form in read.given {
                found.extend(self.given.of(u64::from(form.name)));
                // Rauf oglu is Raufovich.
                if role == Role::Father {
                    found.extend(self.fathers.of(u64::from(form.name)));
                }
            }
            for father in read.fathers {
                found.extend(self.fathers.of(u64::from(*father)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|place| {
            let listed = lexicon.at(*place);
            word.like(listed).share > 0.0 || is_kin(word, listed)
        });
        found
    }
}

fn readings(lexeme: &Lexeme) -> impl Iterator<Item = &Lexeme> {
    std::iter::once(lexeme).chain(lexeme.other.as_deref())
}

/// A father's name and a patronymic made of it.
fn is_kin(one: &Lexeme, other: &Lexeme) -> bool {
    let of = |father: &Lexeme, child: &Lexeme| {
        father.given.iter().any(|form| child.fathers.contains(&form.name))
    };
    of(one, other) || of(other, one)
}

/// The keys under which a word is found: its consonants, whole and with each one left out, so that
/// one more, one less or one other consonant still meets. Signs without sounds go by themselves.
fn each_key(lexeme: &Lexeme, mut each: impl FnMut(u64)) {
    let bones = &lexeme.bones;
    if bones.is_empty() {
        each(hash(lexeme.folded.as_bytes()));
        return;
    }
    each(hash(bones));
    // With one consonant nearly everything would meet.
    if bones.len() < 2 {
        return;
    }
    let mut shorter: Vec<u8> = Vec::with_capacity(bones.len());
    for without in 0..bones.len() {
        shorter.clear();
        shorter.extend_from_slice(&bones[..without]);
        shorter.extend_from_slice(&bones[without + 1..]);
        each(hash(&shorter));
    }
}
