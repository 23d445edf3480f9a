//! Papers and numbers: which say who somebody is, and whether two can be one.
//!
//! **Architecture Invariant:** a number that many share is never compared, and a number on papers
//! of unlike kinds or from two countries never makes a match.

use crate::party::{Document, Party};

/// What kind of paper a number stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    /// Passports and other papers to travel with.
    Travel,
    /// Identity cards and numbers of people.
    Identity,
    /// Numbers of taxpayers.
    Tax,
    /// Numbers in registers of companies and trades.
    Register,
    /// Codes of legal entities by ISO 17442.
    LegalEntity,
    /// Codes of banks by ISO 9362.
    Bank,
    /// Numbers of hulls and shipowners at the International Maritime Organization.
    Ship,
    /// Call signs and numbers of radio stations.
    Radio,
    /// Registrations and makers' numbers of aircraft.
    Aircraft,
    /// Addresses of digital money.
    Wallet,
}

/// Words of numbers that many share, and that say nothing about who somebody is. A KPP is of a tax
/// office and a reason for registration there (FNS order MMV-7-6/435 of 29 June 2012), a Chinese
/// commercial code spells a name in digits, and a gazette has an issue.
const SHARED: [&str; 4] = ["kpp", "tax registration reason", "chinese commercial code", "gazette"];

/// Words of a kind of paper, as official lists and the fields of `FollowTheMoney` have them, folded
/// as [`words_of`] does.
const WORDS: [(&str, Sort); 64] = [
    ("passport", Sort::Travel),
    ("passeport", Sort::Travel),
    ("pasaporte", Sort::Travel),
    ("travel document", Sort::Travel),
    ("national id", Sort::Identity),
    ("national identification", Sort::Identity),
    ("national identifier", Sort::Identity),
    ("national identity", Sort::Identity),
    ("national number", Sort::Identity),
    ("national foreign id", Sort::Identity),
    ("identity card", Sort::Identity),
    ("identity document", Sort::Identity),
    ("identification card", Sort::Identity),
    ("id card", Sort::Identity),
    ("citizen s card", Sort::Identity),
    ("personal id", Sort::Identity),
    ("personal identification", Sort::Identity),
    ("personal number", Sort::Identity),
    ("civil identification", Sort::Identity),
    ("social security", Sort::Identity),
    ("ssn", Sort::Identity),
    ("cedula", Sort::Identity),
    ("tazkira", Sort::Identity),
    ("dni", Sort::Identity),
    ("d n i", Sort::Identity),
    ("curp", Sort::Identity),
    ("c u r p", Sort::Identity),
    ("tax", Sort::Tax),
    ("taxpayer", Sort::Tax),
    ("inn", Sort::Tax),
    ("vat", Sort::Tax),
    ("v a t", Sort::Tax),
    ("fiscal code", Sort::Tax),
    ("fiscalcode", Sort::Tax),
    ("nit", Sort::Tax),
    ("ruc", Sort::Tax),
    ("rif", Sort::Tax),
    ("rfc", Sort::Tax),
    ("r f c", Sort::Tax),
    ("c u i t", Sort::Tax),
    ("c i f", Sort::Tax),
    ("ogrn", Sort::Register),
    ("okpo", Sort::Register),
    ("registration number", Sort::Register),
    ("regnumber", Sort::Register),
    ("business registration", Sort::Register),
    ("commercial registry", Sort::Register),
    ("chamber of commerce", Sort::Register),
    ("company number", Sort::Register),
    ("company id", Sort::Register),
    ("enterprise number", Sort::Register),
    ("trade license", Sort::Register),
    ("folio mercantil", Sort::Register),
    ("matricula mercantil", Sort::Register),
    ("lei", Sort::LegalEntity),
    ("swift", Sort::Bank),
    ("bic", Sort::Bank),
    ("imo", Sort::Ship),
    ("vessel registration", Sort::Ship),
    ("mmsi", Sort::Radio),
    ("call sign", Sort::Radio),
    ("aircraft", Sort::Aircraft),
    ("serial number", Sort::Aircraft),
    ("digital currency", Sort::Wallet),
];

/// The words of a kind in small, with a space after each: `innCode` is `inn code `.
fn words_of(kind: &str) -> String {
    let mut words = String::new();
    let mut small = false;
    for letter in kind.chars().take(200) {
        let begins = !letter.is_alphanumeric() || (small && letter.is_uppercase());
        if begins && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        if letter.is_alphanumeric() {
            words.extend(letter.to_lowercase());
        }
        small = letter.is_lowercase();
    }
    words.push(' ');
    words
}

/// Whether words hold others, one after the other and whole.
fn hold(words: &str, others: &str) -> bool {
    words.match_indices(others).any(|(at, found)| {
        let whole = words.get(at + found.len()..).is_some_and(|rest| rest.starts_with(' '));
        whole && words.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '))
    })
}

/// Which kinds a paper may be of; none if its words are not known, and then it may be any. A
/// passport and a national number are unlike: some countries number both, each from one.
fn sorts(paper: &Document) -> Vec<Sort> {
    let words = words_of(&paper.kind);
    let known = WORDS.iter().filter(|(word, _)| hold(&words, word));
    known.map(|(_, sort)| *sort).collect()
}

/// The fewest letters and digits of a number that tell anything.
const NUMBER_CHARS_MIN: usize = 5;

/// A paper's number as it is compared, if it tells anything: it is long enough, and no number of
/// many.
pub(crate) fn paper_key(paper: &Document) -> Option<String> {
    let kept = paper.number.chars().take(64).filter(|letter| letter.is_alphanumeric());
    let key: String = kept.flat_map(char::to_uppercase).collect();
    if key.chars().count() < NUMBER_CHARS_MIN {
        return None;
    }
    let words = words_of(&paper.kind);
    let is_shared = SHARED.iter().any(|shared| hold(&words, shared));
    (!is_shared).then_some(key)
}

/// The papers of a party whose numbers tell anything, with these.
fn keyed(party: &Party) -> Vec<(&Document, String)> {
    let papers = party.documents.iter();
    papers.filter_map(|paper| paper_key(paper).map(|key| (paper, key))).collect()
}

/// Two papers with one number.
pub(crate) struct SameNumber<'a> {
    pub(crate) mine: &'a Document,
    pub(crate) theirs: &'a Document,
    /// Whether they can be one paper, as far as kinds and countries are known.
    pub(crate) one_paper: bool,
}

/// Two papers with one number, those that can be one before those that cannot.
pub(crate) fn same_number<'a>(ours: &'a Party, listed: &'a Party) -> Option<SameNumber<'a>> {
    if ours.documents.is_empty() || listed.documents.is_empty() {
        return None;
    }
    let listed = keyed(listed);
    let mut same = None;
    for (mine, key) in keyed(ours) {
        for (theirs, _) in listed.iter().filter(|(_, other)| *other == key) {
            let one_paper = can_be_one(mine, theirs);
            if one_paper {
                return Some(SameNumber { mine, theirs, one_paper });
            }
            same.get_or_insert(SameNumber { mine, theirs, one_paper });
        }
    }
    same
}

fn can_be_one(mine: &Document, theirs: &Document) -> bool {
    let (my_sorts, their_sorts) = (sorts(mine), sorts(theirs));
    let kindred = my_sorts.is_empty()
        || their_sorts.is_empty()
        || my_sorts.iter().any(|sort| their_sorts.contains(sort));
    // Of countries only codes can be told apart: names are written in many ways.
    let is_code = |paper: &Document| paper.country.chars().count() == 2;
    let codes = is_code(mine) && is_code(theirs);
    let other_country = codes && mine.country.to_lowercase() != theirs.country.to_lowercase();
    kindred && !other_country
}

/// Numbers of which everybody has one for good, with the lengths they may have. INN: Tax Code of
/// the Russian Federation, article 84(7), and FNS order MMV-7-6/435; OGRN: Federal Law 129-FZ of
/// 8 August 2001; LEI: ISO 17442. Neighbouring countries have an INN of other lengths.
const SINGLE: [(&str, &[usize]); 3] = [("inn", &[10, 12]), ("ogrn", &[13, 15]), ("lei", &[20])];

/// Two numbers of one kind that differ where everybody has one.
pub(crate) struct OtherNumber<'a> {
    pub(crate) mine: &'a Document,
    pub(crate) theirs: &'a Document,
    /// Whether they are a slip of the pen apart: one sign, or two that changed places.
    pub(crate) is_slip: bool,
}

/// Numbers that contradict: both sides have one of the same kind and none in common. Those that are
/// a slip apart come first.
pub(crate) fn other_number<'a>(ours: &'a Party, listed: &'a Party) -> Option<OtherNumber<'a>> {
    if ours.documents.is_empty() || listed.documents.is_empty() {
        return None;
    }
    let mut found: Option<OtherNumber<'a>> = None;
    for (word, lengths) in SINGLE {
        let (mine, theirs) = (single(ours, word, lengths), single(listed, word, lengths));
        if mine.iter().any(|(_, mine)| theirs.iter().any(|(_, theirs)| mine == theirs)) {
            continue;
        }
        for (mine, my_number) in &mine {
            // A person's number and a body's are of two lengths, and one of them may have both.
            let theirs = theirs.iter().filter(|(_, number)| number.len() == my_number.len());
            for (theirs, their_number) in theirs {
                let is_slip = a_slip_apart(my_number.as_bytes(), their_number.as_bytes());
                if found.is_none() || is_slip {
                    found = Some(OtherNumber { mine, theirs, is_slip });
                }
            }
        }
    }
    found
}

fn single<'a>(party: &'a Party, word: &str, lengths: &[usize]) -> Vec<(&'a Document, String)> {
    let is_one = |(paper, number): &(&Document, String)| {
        let fits = number.is_ascii() && lengths.contains(&number.len());
        fits && hold(&words_of(&paper.kind), word)
    };
    keyed(party).into_iter().filter(is_one).collect()
}

fn a_slip_apart(mine: &[u8], theirs: &[u8]) -> bool {
    let apart: Vec<usize> = (0..mine.len()).filter(|at| mine[*at] != theirs[*at]).collect();
    match apart[..] {
        [_] => true,
        [one, two] => two == one + 1 && mine[one] == theirs[two] && mine[two] == theirs[one],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_whole_words() {
        let cases = [
            ("innCode", vec![Sort::Tax]),
            ("INN code", vec![Sort::Tax]),
            ("V.A.T. Number", vec![Sort::Tax]),
            ("passNumber", vec![]),
            ("idNumber", vec![]),
            ("", vec![]),
            ("swiftBic", vec![Sort::Bank, Sort::Bank]),
            ("National passport / identity card", vec![Sort::Travel, Sort::Identity]),
        ];
        for (kind, expected) in cases {
            let paper = Document { kind: kind.to_owned(), ..Document::default() };
            assert_eq!(sorts(&paper), expected, "{kind}");
        }
        for words in WORDS.map(|(words, _)| words).into_iter().chain(SHARED) {
            assert_eq!(words_of(words), format!("{words} "), "folded");
        }
    }
}
