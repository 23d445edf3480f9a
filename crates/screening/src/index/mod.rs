//! Many parties, made ready to be asked who among them somebody may be.
//!
//! A question goes word by word: `near` finds the listed words that a word may be, their `postings`
//! give the names that have them, names that cannot reach the threshold fall out by counting, and
//! what is left is compared in full.

mod near;
mod table;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::compare::{Nearest, PARTS_MAX, compared, names_of, nearest};
use crate::comparison::{About, Comparison};
use crate::names::{Lexeme, Lexicon, NameForm, Part, Read};
use crate::papers::paper_key;
use crate::party::Party;
use near::Near;
use table::{Table, hash};

/// Parties made ready for questions.
#[derive(Clone, Debug)]
pub struct Index {
    parties: Vec<Party>,
    lexicon: Lexicon<'static>,
    /// All names as compared, party after party.
    forms: Vec<NameForm<u32>>,
    /// Where each party's names begin, and at last how many there are.
    first_form: Vec<u32>,
    /// Which party a name is of.
    owner: Vec<u32>,
    /// From a word to the names that have it.
    postings: Table,
    /// The same, of names with two parts at most but for initials.
    short: Table,
    /// The words of all names, one name after the other, and where each begins.
    words: Vec<u32>,
    first_word: Vec<u32>,
    /// From all letters of a name to the names with them, however they are taken apart.
    joined: Table,
    /// From a document to the parties that have it.
    documents: Table,
    near: Near,
}

/// A listed party somebody may be.
#[derive(Clone, PartialEq, Debug)]
pub struct Hit {
    /// Its place among the parties of the index.
    pub party: usize,
    /// How it compares.
    pub comparison: Comparison,
}

/// Whom somebody may be.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// The likeliest, as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
}

impl Index {
    /// Makes an index. The order of the parties is kept.
    pub fn new(parties: Vec<Party>) -> Self {
        let mut lexicon = Lexicon::default();
        let (mut forms, mut owner) = (Vec::new(), Vec::new());
        let mut first_form = Vec::with_capacity(parties.len() + 1);
        let mut documents = Vec::new();
        for (at, party) in (0_u32..).zip(&parties) {
            first_form.push(place(forms.len()));
            forms.extend(names_of(party, &mut lexicon).map(|name| name.form(PARTS_MAX)));
            owner.resize(forms.len(), at);
            documents.extend(document_keys(party).map(|key| (key, at)));
        }
        first_form.push(place(forms.len()));
        let postings = |wanted: &dyn Fn(&NameForm<u32>) -> bool| {
            let forms = (0_u32..).zip(&forms).filter(|(_, form)| wanted(form));
            let words = forms.flat_map(|(at, form)| {
                form.parts.iter().map(move |part| (u64::from(part.word), at))
            });
            Table::new(words.collect())
        };
        let is_short = |form: &NameForm<u32>| {
            let initial = |part: &Part<u32>| lexicon.lexemes()[part.word as usize].is_initial;
            form.parts.len() <= SHORT_MAX || form.parts.iter().any(initial)
        };
        let mut words = Vec::new();
        let mut first_word = vec![0];
        for form in &forms {
            words.extend(form.parts.iter().map(|part| part.word));
            first_word.push(place(words.len()));
        }
        let letters = |form: &NameForm<u32>| {
            joined_key(form.parts.iter().map(|part| &lexicon.lexemes()[part.word as usize]))
        };
        let joined = (0_u32..).zip(&forms).map(|(at, form)| (letters(form), at));
        Self {
            postings: postings(&|_| true),
            short: postings(&is_short),
            words,
            first_word,
            joined: Table::new(joined.collect()),
            documents: Table::new(documents),
            near: Near::new(lexicon.lexemes()),
            parties,
            lexicon,
            forms,
            first_form,
            owner,
        }
    }

    /// The parties, in the order given.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// Whom somebody may be, by band, then by similarity and evidence; at most `limit` are given
    /// out, and all are counted. None is less alike than `threshold`, but for those with the same
    /// document.
    pub fn screen(&self, ours: &Party, threshold: f64, limit: usize) -> Found {
        let mut lexicon = Lexicon::over(&self.lexicon);
        let names: Vec<Read> = names_of(ours, &mut lexicon).collect();
        let forms: Vec<NameForm<u32>> = names.iter().map(|name| name.form(PARTS_MAX)).collect();
        let mine: Vec<NameForm<&Lexeme>> =
            forms.iter().map(|form| lexicon.resolved(form)).collect();
        let mut theirs = Lexicon::over(&self.lexicon);
        let mut candidates = BTreeSet::new();
        for (form, resolved) in forms.iter().zip(&mine) {
            let near = |part: &Part<u32>| self.near.of(part, &lexicon);
            let near: Vec<Cow<'_, [u32]>> = form.parts.iter().map(near).collect();
            self.candidates(resolved, &near, &mut candidates);
        }
        candidates.extend(document_keys(ours).flat_map(|key| self.documents.of(key)));
        let hits = candidates.into_iter().filter_map(|at| {
            let party = at as usize;
            let near = self.nearest(&mine, party);
            let alike = near.as_ref().map_or(0.0, |near| near.alignment.similarity);
            // What is known beside names only takes off; a document is looked at in any case.
            if f64::from(alike) + 0.001 < threshold && ours.documents.is_empty() {
                return None;
            }
            let comparison =
                compared((ours, &names), &self.parties[party], near.as_ref(), &mut theirs);
            let same_document = comparison.agrees(About::Document);
            let kept = comparison.similarity >= threshold || same_document;
            kept.then_some(Hit { party, comparison })
        });
        let mut hits: Vec<Hit> = hits.collect();
        hits.sort_by(|one, other| {
            let (one_is, other_is) = (&one.comparison, &other.comparison);
            let by_band = other_is.band.cmp(&one_is.band);
            let by_similarity = other_is.similarity.total_cmp(&one_is.similarity);
            let by_evidence = other_is.evidence.total_cmp(&one_is.evidence);
            by_band.then(by_similarity).then(by_evidence).then(one.party.cmp(&other.party))
        });
        let total = hits.len();
        hits.truncate(limit);
        Found { hits, total }
    }

    fn nearest(&self, mine: &[NameForm<&Lexeme>], party: usize) -> Option<Nearest> {
        let range = self.first_form[party] as usize..self.first_form[party + 1] as usize;
        let theirs = self.forms[range].iter().map(|form| self.lexicon.resolved(form));
        nearest(mine, &theirs.collect::<Vec<_>>())
    }

    /// Adds the parties with a name that this one may be.
    fn candidates(
        &self,
        form: &NameForm<&Lexeme>,
        near: &[Cow<'_, [u32]>],
        found: &mut BTreeSet<u32>,
    ) {
        let asked = Asked::new(form, near);
        let mut add = |name: u32| {
            if self.may_be(&asked, name) {
                found.insert(self.owner[name as usize]);
            }
        };
        let joined = self.joined.of(joined_key(form.parts.iter().map(|part| part.word)));
        joined.iter().for_each(|name| add(*name));
        // An initial says too little to look for, where there is anything else.
        let is_initial = |part: &Part<&Lexeme>| part.word.is_initial;
        let initials = form.parts.iter().filter(|part| is_initial(part)).count();
        let words = form.parts.len() - initials;
        let parts = form.parts.iter().zip(near);
        let parts = parts.filter(|(part, _)| words == 0 || !is_initial(part));
        let alone = words <= 1 || initials > 0;
        let mut once = vec![0_u64; self.owner.len() / 64 + 1];
        for (_, words) in parts {
            for word in words.iter() {
                // A short name may have nothing but this word; a long one shares two with mine.
                self.short.of(u64::from(*word)).iter().for_each(|name| add(*name));
                for name in self.postings.of(u64::from(*word)) {
                    let (cell, bit) = ((name / 64) as usize, 1 << (name % 64));
                    if alone || once[cell] & bit != 0 {
                        add(*name);
                    }
                    once[cell] |= bit;
                }
            }
        }
    }

    /// Whether a name can reach the threshold: nothing of it contradicts, as far as counting says.
    fn may_be(&self, asked: &Asked<'_>, theirs: u32) -> bool {
        let theirs = theirs as usize;
        let range = self.first_word[theirs] as usize..self.first_word[theirs + 1] as usize;
        let words = &self.words[range];
        // Words that may be few of mine choose first.
        let mut order = [(0_u32, 0_u8); PARTS_MAX];
        let order = &mut order[..words.len()];
        for ((cell, word), at) in order.iter_mut().zip(words).zip(0_u8..) {
            *cell = (asked.parts_of(*word), at);
        }
        order.sort_unstable_by_key(|(mask, at)| (mask.count_ones(), *at));
        let (mut taken, mut shared, mut alone) = (0_u32, 0, 0_u32);
        for (mask, at) in order {
            let free = *mask & !taken;
            if free == 0 {
                alone |= 1 << *at;
            } else {
                taken |= free & free.wrapping_neg();
                shared += 1;
            }
        }
        let (mine, theirs) = (asked.form.parts.len() - shared, words.len() - shared);
        if mine == 0 || theirs == 0 {
            return true;
        }
        // What is left on both sides may still be the same, written together on one of them, or
        // initials.
        let lexemes = self.lexicon.lexemes();
        let (mut letters, mut alike) = (0, false);
        let left = words.iter().enumerate().filter(|(at, _)| alone & (1 << at) != 0);
        for (_, word) in left {
            let word = &lexemes[*word as usize];
            letters += word.sound.len();
            alike = alike || asked.left(taken).any(|mine| mine.like(word).share > 0.0);
        }
        let mine_letters: usize = asked.left(taken).map(|word| word.sound.len()).sum();
        let joined = mine != theirs && mine_letters.abs_diff(letters) <= 2;
        let initials = |letters: usize, words: usize| letters <= 3 * words.min(2);
        alike || joined || initials(mine_letters, mine) || initials(letters, theirs)
    }
}

/// Names with so many parts are short.
const SHORT_MAX: usize = 2;

/// A name asked about, word by word.
struct Asked<'a> {
    form: &'a NameForm<&'a Lexeme>,
    /// Listed words its parts may be, ascending, each with one part as a bit.
    known: Vec<(u32, u32)>,
    /// A bit for each known word, by its last twelve bits: most words are told at one look.
    seen: [u64; 64],
}

impl<'a> Asked<'a> {
    fn new(form: &'a NameForm<&'a Lexeme>, near: &[Cow<'_, [u32]>]) -> Self {
        let mut known = Vec::new();
        let mut seen = [0_u64; 64];
        for (part, words) in (0_u32..).zip(near) {
            for word in words.iter() {
                known.push((*word, 1_u32 << part));
                seen[(word >> 6) as usize % 64] |= 1 << (word % 64);
            }
        }
        known.sort_unstable();
        Self { form, known, seen }
    }

    /// The words of the parts that are not taken.
    fn left(&self, taken: u32) -> impl Iterator<Item = &'a Lexeme> {
        let parts = self.form.parts.iter().enumerate();
        parts.filter(move |(at, _)| taken & (1 << at) == 0).map(|(_, part)| part.word)
    }

    /// The parts that a listed word may be, as bits.
    fn parts_of(&self, word: u32) -> u32 {
        if self.seen[(word >> 6) as usize % 64] & (1 << (word % 64)) == 0 {
            return 0;
        }
        let at = self.known.partition_point(|(other, _)| *other < word);
        let of_word = self.known[at..].iter().take_while(|(other, _)| *other == word);
        of_word.fold(0, |parts, (_, part)| parts | part)
    }
}

fn place(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn document_keys(party: &Party) -> impl Iterator<Item = u64> {
    let keys = party.documents.iter().filter_map(paper_key);
    keys.map(|key| hash(key.as_bytes()))
}

/// A key of all consonants of a name, whatever way its letters are taken apart into words.
fn joined_key<'a>(words: impl Iterator<Item = &'a Lexeme>) -> u64 {
    let mut bones: Vec<u8> = Vec::new();
    for word in words {
        let word = if bones.is_empty() {
            &word.bones[..]
        } else {
            word.bones.strip_prefix(b"a").unwrap_or(&word.bones)
        };
        for bone in word {
            if bones.last() != Some(bone) {
                bones.push(*bone);
            }
        }
    }
    hash(&bones)
}

#[cfg(test)]
mod tests;
