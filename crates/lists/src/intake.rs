//! Where parties of all readers come in: made fit, numbered, counted, given out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use screening::{Name, NameRole, Party};
use sha2::{Digest, Sha256};

use crate::format::Format;
use crate::report::{Problem, Problems, Report, shown};
use crate::text::{NAME_CHARS_MAX, clean};

/// How many names, dates, papers and so on of one party are kept.
pub(crate) const VALUES_MAX: usize = 1_000;
/// The longest place, country, paper or programme, in characters.
const WORDS_CHARS_MAX: usize = 500;
/// The longest reason or post, in characters.
const PROSE_CHARS_MAX: usize = 20_000;
/// Of how many identifiers it is remembered that they were met: so many take some 50 MB.
const IDS_MAX: usize = 1_000_000;

/// How much may wait in memory until all that belongs to a party has been read, in bytes.
pub(crate) const WAITING_BYTES_MAX: usize = 64 * 1024 * 1024;

/// About how much memory a party takes, in bytes.
pub(crate) fn weight(party: &Party) -> usize {
    let words = |words: &[String]| words.iter().map(|word| 24 + word.len()).sum::<usize>();
    let names = party.names.iter().map(|name| 128 + 2 * name.text.len()).sum::<usize>();
    let papers = party.documents.iter();
    let papers = papers.map(|paper| 96 + paper.number.len() + paper.kind.len()).sum::<usize>();
    let several =
        [&party.places, &party.countries, &party.positions, &party.programmes, &party.reasons];
    let several = several.into_iter().map(|several| words(several)).sum::<usize>();
    256 + names + papers + several + 8 * party.born.len()
}

/// The number of a ship that is written with `IMO` before it. Lists write it both ways, the same
/// list too, and numbers are compared letter by letter.
fn imo_number(text: &str) -> Option<&str> {
    let number = text.strip_prefix("IMO")?.trim_start_matches([' ', ':', '-']);
    (number.len() == 7 && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

/// Takes parties and problems, and counts.
pub(crate) struct Intake<'a> {
    each: &'a mut dyn FnMut(Party),
    pub(crate) problems: Problems,
    pub(crate) published: Option<Date>,
    pub(crate) rows: u64,
    /// Whether reading ended before the list did.
    pub(crate) broken_off: bool,
    /// Whether who has no identifier is called after the line: so are those who are asked about, of
    /// whom no mark may be made.
    by_line: bool,
    parties: u64,
    names: u64,
    /// How often each identifier was met, by its digest.
    ids: BTreeMap<u64, u32>,
    ids_full: bool,
}

impl<'a> Intake<'a> {
    pub(crate) fn new(each: &'a mut dyn FnMut(Party)) -> Self {
        Self {
            each,
            problems: Problems::default(),
            published: None,
            rows: 0,
            broken_off: false,
            by_line: false,
            parties: 0,
            names: 0,
            ids: BTreeMap::new(),
            ids_full: false,
        }
    }

    /// Takes those who are asked about.
    pub(crate) fn asked(each: &'a mut dyn FnMut(Party)) -> Self {
        Self { by_line: true, ..Self::new(each) }
    }

    /// Notes that reading ends before the list does.
    pub(crate) fn breaks_off(
        &mut self,
        line: u64,
        what: impl AsRef<str>,
        expected: &str,
        done: &str,
    ) {
        self.broken_off = true;
        self.problem(line, what, expected, done);
    }

    /// Notes what could not be read.
    pub(crate) fn problem(&mut self, line: u64, what: impl AsRef<str>, expected: &str, done: &str) {
        self.problems.add(Problem::new(line, what, expected, done));
    }

    /// Gives out a party that was found at a line; one without a name is a problem instead.
    pub(crate) fn party(&mut self, line: u64, mut party: Party) {
        self.fit_names(line, &mut party);
        if party.names.is_empty() {
            let what = if party.id.is_empty() { "an entry" } else { &shown(&party.id) };
            self.problem(line, format!("{what} without a name"), "a name", "it is left out");
            return;
        }
        self.fit_words(line, &mut party);
        self.number(line, &mut party);
        self.parties += 1;
        self.names += party.names.len() as u64;
        (self.each)(party);
    }

    /// Cleans names, leaves out empty and repeated ones, and puts a primary one first.
    fn fit_names(&mut self, line: u64, party: &mut Party) {
        let mut names: Vec<Name> = Vec::with_capacity(party.names.len());
        let mut hidden = None;
        for mut name in std::mem::take(&mut party.names) {
            let (text, taken) = clean(&name.text, NAME_CHARS_MAX);
            hidden = hidden.or(taken.hidden);
            if let Some(chars) = taken.cut_from {
                let expected = format!("at most {NAME_CHARS_MAX}");
                let what = format!("a name of {chars} characters");
                self.problem(line, what, &expected, "its beginning is kept");
            }
            name.text = text;
            for part in [&mut name.parts.given, &mut name.parts.middle, &mut name.parts.family] {
                *part = clean(part, NAME_CHARS_MAX).0;
            }
            if name.text.is_empty() {
                continue;
            }
            // Among the first names only: a party with very many is not compared name by name.
            if names.len() > 64 || names.iter().all(|other| other.text != name.text) {
                names.push(name);
            }
        }
        if let Some(sign) = hidden {
            let what = format!("a name with the hidden sign U+{:04X}", u32::from(sign));
            self.problem(line, what, "signs that can be seen", "the sign is left out");
        }
        names.sort_by_key(|name| name.role != NameRole::Primary);
        self.bound(line, "names", &mut names);
        party.names = names;
    }

    fn fit_words(&mut self, line: u64, party: &mut Party) {
        let fit = |words: &mut Vec<String>, chars: usize| {
            for word in words.iter_mut() {
                *word = clean(word, chars).0;
            }
            let mut kept: Vec<String> = Vec::with_capacity(words.len());
            for word in std::mem::take(words) {
                if !word.is_empty() && (kept.len() > 64 || !kept.contains(&word)) {
                    kept.push(word);
                }
            }
            *words = kept;
        };
        fit(&mut party.places, WORDS_CHARS_MAX);
        fit(&mut party.countries, WORDS_CHARS_MAX);
        fit(&mut party.programmes, WORDS_CHARS_MAX);
        fit(&mut party.positions, PROSE_CHARS_MAX);
        fit(&mut party.reasons, PROSE_CHARS_MAX);
        for paper in &mut party.documents {
            for word in [&mut paper.kind, &mut paper.number, &mut paper.country] {
                *word = clean(word, WORDS_CHARS_MAX).0;
            }
            if let Some(number) = imo_number(&paper.number) {
                paper.number = number.to_owned();
            }
        }
        party.documents.retain(|paper| !paper.number.is_empty());
        party.documents.dedup();
        party.born.sort_unstable();
        party.born.dedup();
        self.bound(line, "dates of birth", &mut party.born);
        self.bound(line, "places", &mut party.places);
        self.bound(line, "countries", &mut party.countries);
        self.bound(line, "papers", &mut party.documents);
        self.bound(line, "posts", &mut party.positions);
        self.bound(line, "programmes", &mut party.programmes);
        self.bound(line, "reasons", &mut party.reasons);
    }

    fn bound<T>(&mut self, line: u64, what: &str, values: &mut Vec<T>) {
        if values.len() > VALUES_MAX {
            let what = format!("{} {what} of one party", values.len());
            let expected = format!("at most {VALUES_MAX}");
            self.problem(line, what, &expected, "the first are kept");
            values.truncate(VALUES_MAX);
        }
    }

    /// Makes the identifier unique within the list.
    fn number(&mut self, line: u64, party: &mut Party) {
        party.id = clean(&party.id, WORDS_CHARS_MAX).0;
        let nameless = party.id.is_empty();
        if nameless {
            party.id = if self.by_line { format!("line-{line}") } else { id_of_content(party) };
        }
        let key = key(party.id.as_bytes());
        if self.ids.len() >= IDS_MAX && !self.ids.contains_key(&key) {
            if !self.ids_full {
                let expected = format!("at most {IDS_MAX}");
                let done = "from here on, repeated identifiers are not found";
                self.problem(line, "more parties than are remembered", &expected, done);
            }
            self.ids_full = true;
            return;
        }
        let met = self.ids.entry(key).or_default();
        *met += 1;
        if *met > 1 && nameless {
            party.id = format!("{}-{met}", party.id);
        } else if *met > 1 {
            let id = format!("{}#{met}", party.id);
            let what = format!("the identifier {} once more", shown(&party.id));
            let done = format!("this one is kept as {}", shown(&id));
            self.problem(line, what, "one that is unique in the list", &done);
            party.id = id;
        }
    }

    /// What came of it.
    pub(crate) fn report(self, format: Format, digest: String, bytes: u64) -> Report {
        let Self { problems, published, rows, parties, names, broken_off, .. } = self;
        Report { format, digest, bytes, published, rows, parties, names, broken_off, problems }
    }
}

/// The first 64 bits of a digest.
fn key(bytes: &[u8]) -> u64 {
    let digest = Sha256::digest(bytes);
    digest.iter().take(8).fold(0, |key, byte| key << 8 | u64::from(*byte))
}

/// An identifier for who has none, from all that is said of them: it stays when other rows come or
/// go, so that nobody is asked about again for that.
fn id_of_content(party: &Party) -> String {
    format!("row-{:016x}", key(&serde_json::to_vec(party).unwrap_or_default()))
}
