//! Many parties, made ready to be asked who among them somebody may be.
//!
//! A question goes word by word: `near` finds the listed words that a word may be, their `postings`
//! give the names that have them, names that cannot reach the threshold fall out by counting, and
//! what is left is compared in full.

mod near;
mod table;

use std::collections::BTreeSet;

use crate::compare::{Lexicon, Nearest, compared, nearest};
use crate::comparison::{Band, Comparison};
use crate::facts::document_key;
use crate::names::{Lexeme, NameForm};
use crate::party::Party;
use near::Near;
use table::{Table, hash};

/// Parties made ready for questions.
#[derive(Clone, Debug)]
pub struct Index {
    parties: Vec<Party>,
    lexicon: Lexicon,
    /// All names as compared, party after party.
    forms: Vec<NameForm<u32>>,
    /// Where each party's names begin, and at last how many there are.
    first_form: Vec<u32>,
    /// Which party a name is of.
    owner: Vec<u32>,
    /// From a word to the names that have it.
    postings: Table,
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

impl Index {
    /// Makes an index. The order of the parties is kept.
    pub fn new(parties: Vec<Party>) -> Self {
        let mut lexicon = Lexicon::default();
        let (mut forms, mut owner) = (Vec::new(), Vec::new());
        let mut first_form = Vec::with_capacity(parties.len() + 1);
        let mut documents = Vec::new();
        for (at, party) in (0_u32..).zip(&parties) {
            first_form.push(place(forms.len()));
            for form in lexicon.prepare(party) {
                forms.push(form);
                owner.push(at);
            }
            documents.extend(document_keys(party).map(|key| (key, at)));
        }
        first_form.push(place(forms.len()));
        let words = (0_u32..)
            .zip(&forms)
            .flat_map(|(at, form)| form.parts.iter().map(move |part| (u64::from(part.word), at)));
        let letters = |form: &NameForm<u32>| {
            joined_key(form.parts.iter().map(|part| &lexicon.lexemes()[part.word as usize]))
        };
        let joined = (0_u32..).zip(&forms).map(|(at, form)| (letters(form), at));
        Self {
            postings: Table::new(words.collect()),
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

    /// Whom somebody may be, the likeliest first, at most `limit`, none less alike than
    /// `threshold`, but for those with the same document.
    pub fn screen(&self, ours: &Party, threshold: f64, limit: usize) -> Vec<Hit> {
        let mut lexicon = Lexicon::default();
        let prepared = lexicon.prepare(ours);
        let mine: Vec<NameForm<&Lexeme>> =
            prepared.iter().map(|form| lexicon.resolved(form)).collect();
        let mut candidates = BTreeSet::new();
        for form in &mine {
            self.candidates(form, &mut candidates);
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
            let comparison = compared(ours, &self.parties[party], near.as_ref());
            let same_document = comparison.band == Band::Review && !ours.documents.is_empty();
            let kept = comparison.similarity >= threshold || same_document;
            kept.then_some(Hit { party, comparison })
        });
        let mut hits: Vec<Hit> = hits.collect();
        hits.sort_by(|one, other| {
            let (one_is, other_is) = (&one.comparison, &other.comparison);
            let by_similarity = other_is.similarity.total_cmp(&one_is.similarity);
            let by_evidence = other_is.evidence.total_cmp(&one_is.evidence);
            by_similarity.then(by_evidence).then(one.party.cmp(&other.party))
        });
        hits.truncate(limit);
        hits
    }

    fn nearest(&self, mine: &[NameForm<&Lexeme>], party: usize) -> Option<Nearest> {
        let range = self.first_form[party] as usize..self.first_form[party + 1] as usize;
        let theirs = self.forms[range].iter().map(|form| self.lexicon.resolved(form));
        nearest(mine, &theirs.collect::<Vec<_>>())
    }

    /// Adds the parties with a name that this one may be.
    fn candidates(&self, form: &NameForm<&Lexeme>, found: &mut BTreeSet<u32>) {
        let lexemes = self.lexicon.lexemes();
        let near = |part: &crate::names::Part<&Lexeme>| self.near.of(part.word, lexemes);
        let near: Vec<Vec<u32>> = form.parts.iter().map(near).collect();
        let mut known: Vec<(u32, u32)> = Vec::new();
        for (part, words) in (0_u32..).zip(&near) {
            known.extend(words.iter().map(|word| (*word, 1_u32 << part.min(31))));
        }
        known.sort_unstable();
        let sizes = near.iter().map(|words| {
            words.iter().map(|word| self.postings.of(u64::from(*word)).len()).sum::<usize>()
        });
        let mut order: Vec<(usize, usize)> = sizes.enumerate().map(|(at, n)| (n, at)).collect();
        order.retain(|(size, _)| *size > 0);
        order.sort_unstable();
        // Two names with two words or more share at least two of them: so at least one of all
        // but the most frequent.
        let asked = if form.parts.len() > 1 { order.len().max(2) - 1 } else { order.len() };
        for (_, part) in order.into_iter().take(asked) {
            let names = near[part].iter().flat_map(|word| self.postings.of(u64::from(*word)));
            let fits = names.filter(|name| self.may_be(form, **name, &known));
            found.extend(fits.map(|name| self.owner[*name as usize]));
        }
        let joined = self.joined.of(joined_key(form.parts.iter().map(|part| part.word)));
        found.extend(joined.iter().map(|name| self.owner[*name as usize]));
    }

    /// Whether a name can reach the threshold, by counting the words it shares.
    fn may_be(&self, mine: &NameForm<&Lexeme>, theirs: u32, known: &[(u32, u32)]) -> bool {
        let theirs = &self.forms[theirs as usize];
        let (mut shared, mut letters) = (0_u32, 0_usize);
        let mut taken = 0_u32;
        for part in &theirs.parts {
            let at = known.partition_point(|(word, _)| *word < part.word);
            let of_word = known[at..].iter().take_while(|(word, _)| *word == part.word);
            match of_word.map(|(_, mask)| mask & !taken).find(|mask| *mask != 0) {
                Some(mask) => {
                    taken |= mask;
                    shared += 1;
                }
                None => letters += self.lexicon.lexemes()[part.word as usize].sound.len(),
            }
        }
        let (one, two) = (mine.parts.len(), theirs.parts.len());
        if shared >= 2 || one.min(two) < 2 {
            return true;
        }
        // One word shared: the rest may still be the same, written together on one side.
        let rest = mine.parts.iter().enumerate().filter(|(at, _)| taken & (1 << at) == 0);
        let mine: usize = rest.map(|(_, part)| part.word.sound.len()).sum();
        let initials = mine <= 3 || letters <= 3;
        one != two && (mine.abs_diff(letters) <= 2 || initials) || initials
    }
}

fn place(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn document_keys(party: &Party) -> impl Iterator<Item = u64> {
    let keys = party.documents.iter().filter_map(|document| document_key(&document.number));
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
