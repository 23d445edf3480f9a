//! What `FollowTheMoney` says of a party in lines of their own: sanctions, passports and other
//! papers, which point to whom they belong to.
//!
//! Source: the FollowTheMoney model: `Sanction.entity`, `Identification.holder`, `Passport.holder`.
//!
//! **Architecture Invariant:** only what a party keeps is held, equal words once, and no more than
//! fits into a bound; what is left out or belongs to nobody is counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use screening::{Document, Party};
use serde_json::{Map, Value};

use crate::ftm::texts;
use crate::intake::{Intake, VALUES_MAX, WAITING_BYTES_MAX};
use crate::report::shown;
use crate::values::joined;

/// What a target, a word or a paper takes beside its letters, in bytes.
const ENTRY_BYTES: usize = 96;
/// With how much that is said of a target more is compared.
const COMPARED_MAX: usize = 64;

/// What a sanction or a paper says.
#[derive(Default, Debug)]
pub(crate) struct Said {
    programmes: Vec<String>,
    reasons: Vec<String>,
    documents: Vec<Document>,
}

impl Said {
    /// What an entity says of another; none if it is not of those that do.
    pub(crate) fn of(schema: &str, properties: Option<&Map<String, Value>>) -> Option<Self> {
        match schema {
            "Sanction" => Some(Self::sanction(properties)),
            "Identification" | "Passport" => Some(Self::paper(schema, properties)),
            _ => None,
        }
    }

    fn sanction(properties: Option<&Map<String, Value>>) -> Self {
        let all = |name| texts(properties, name).take(VALUES_MAX).collect::<Vec<&str>>().join(", ");
        let programme = ["program", "programId"].map(all);
        let programme = programme.into_iter().find(|programme| !programme.is_empty());
        let ended = match all("endDate") {
            ended if ended.is_empty() => ended,
            ended => format!("ended {ended}"),
        };
        let programme = programme.unwrap_or_default();
        let details = joined(&[&all("authority"), &ended], "; ");
        let text = match (programme.is_empty(), details.is_empty()) {
            (false, false) => format!("{programme} ({details})"),
            (false, true) => programme,
            (true, _) => details,
        };
        let programmes = Some(text).filter(|text| !text.is_empty()).into_iter().collect();
        let reasons = texts(properties, "reason").take(VALUES_MAX).map(str::to_owned).collect();
        Self { programmes, reasons, documents: Vec::new() }
    }

    fn paper(schema: &str, properties: Option<&Map<String, Value>>) -> Self {
        let first = |name| texts(properties, name).next().unwrap_or_default();
        let named = if schema == "Passport" { "passportNumber" } else { "idNumber" };
        let kind = if first("type").is_empty() { named } else { first("type") };
        let mut numbers: Vec<(&str, &str)> = Vec::new();
        for (property, kind) in
            [("passportNumber", kind), ("number", kind), ("personalNumber", "personalNumber")]
        {
            for number in texts(properties, property).take(VALUES_MAX) {
                if numbers.iter().all(|(_, known)| *known != number) {
                    numbers.push((kind, number));
                }
            }
        }
        let documents = numbers.into_iter().map(|(kind, number)| Document {
            kind: kind.to_owned(),
            number: number.to_owned(),
            country: first("country").to_owned(),
        });
        Self { documents: documents.collect(), ..Self::default() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.programmes.is_empty() && self.reasons.is_empty() && self.documents.is_empty()
    }

    /// Adds it to a party: one more of each than is kept, so that it is told that there are more.
    pub(crate) fn add_to(&self, party: &mut Party) {
        add(&mut party.programmes, &self.programmes);
        add(&mut party.reasons, &self.reasons);
        add(&mut party.documents, &self.documents);
    }
}

fn add<T: PartialEq + Clone>(to: &mut Vec<T>, values: &[T]) {
    for value in values.iter().take(VALUES_MAX) {
        if to.len() <= VALUES_MAX && !to.contains(value) {
            to.push(value.clone());
        }
    }
}

/// Whom an entity says something of: the identifiers it points to.
pub(crate) fn targets(
    properties: Option<&Map<String, Value>>,
) -> impl Iterator<Item = &str> + use<'_> {
    texts(properties, "entity").chain(texts(properties, "holder"))
}

/// One thing that is said of a target. Words are the places of words that are kept once.
#[derive(PartialEq)]
enum Kept {
    Programme(u32),
    Reason(u32),
    /// Its kind, its country and its number.
    Document(Box<(u32, u32, Box<str>)>),
}

/// What was said of parties that have not come yet.
#[derive(Default)]
pub(crate) struct Apart {
    kept: BTreeMap<Box<str>, Vec<Kept>>,
    words: Vec<Arc<str>>,
    places: BTreeMap<Arc<str>, u32>,
    bytes: usize,
    /// How many sanctions and papers there was no room for.
    left_out: u64,
    /// How many name nobody.
    of_nobody: u64,
    /// Whether all that the file says has been kept already.
    pub(crate) complete: bool,
}

impl Apart {
    /// Keeps what is said of somebody.
    pub(crate) fn keep(&mut self, target: &str, said: &Said) {
        if said.is_empty() {
            return;
        }
        let known = self.kept.get(target).map_or(0, Vec::len);
        // A sanction is a programme and a reason.
        if self.bytes > WAITING_BYTES_MAX || known >= 2 * VALUES_MAX {
            self.left_out += 1;
            return;
        }
        let mut more = Vec::new();
        for text in &said.programmes {
            more.push(Kept::Programme(self.word(text)));
        }
        for text in &said.reasons {
            more.push(Kept::Reason(self.word(text)));
        }
        for paper in &said.documents {
            self.bytes += ENTRY_BYTES + paper.number.len();
            let (kind, country) = (self.word(&paper.kind), self.word(&paper.country));
            more.push(Kept::Document(Box::new((kind, country, paper.number.as_str().into()))));
        }
        if known == 0 {
            self.bytes += ENTRY_BYTES + target.len();
        }
        let kept = self.kept.entry(target.into()).or_default();
        for said in more {
            // Several lists say the same of one party.
            if kept.len() > COMPARED_MAX || !kept.contains(&said) {
                self.bytes += 2 * size_of::<Kept>();
                kept.push(said);
            }
        }
    }

    /// The place of a word.
    fn word(&mut self, text: &str) -> u32 {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        // There are far fewer: each takes its bytes of those that may be kept.
        let place = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let word: Arc<str> = text.into();
        self.bytes += ENTRY_BYTES + text.len();
        self.words.push(Arc::clone(&word));
        self.places.insert(word, place);
        place
    }

    /// The word of a place.
    fn text(&self, place: u32) -> String {
        let word = usize::try_from(place).ok().and_then(|place| self.words.get(place));
        word.map(|word| word.as_ref().to_owned()).unwrap_or_default()
    }

    /// Counts what names nobody.
    pub(crate) fn of_nobody(&mut self) {
        self.of_nobody += 1;
    }

    /// Adds to a party what was said of it.
    pub(crate) fn add_to(&mut self, party: &mut Party) {
        let mut said = Said::default();
        for kept in self.kept.remove(party.id.as_str()).unwrap_or_default() {
            match kept {
                Kept::Programme(place) => said.programmes.push(self.text(place)),
                Kept::Reason(place) => said.reasons.push(self.text(place)),
                Kept::Document(paper) => {
                    let (kind, country, number) = *paper;
                    let (kind, country) = (self.text(kind), self.text(country));
                    said.documents.push(Document { kind, number: number.into(), country });
                }
            }
        }
        said.add_to(party);
    }

    /// Tells what did not find whom it belongs to. `gone` is how many parties were given out
    /// before the end.
    pub(crate) fn tell(self, gone: usize, intake: &mut Intake<'_>) {
        if let Some(target) = self.kept.keys().next() {
            let what = format!(
                "sanctions or papers of {} entities that are no party here, such as {}",
                self.kept.len(),
                shown(target)
            );
            intake.problem(1, what, "the party they point to", "they are left out");
            if gone > 0 {
                let what = format!("{gone} parties more than can wait for what comes after them");
                let expected = "at most 64 MiB where a list arrives piece by piece";
                let done = "some may lack sanctions and papers; load the list from a file";
                intake.problem(1, what, expected, done);
            }
        }
        if self.of_nobody > 0 {
            let what = format!("{} sanctions or papers that name nobody", self.of_nobody);
            intake.problem(1, what, "`entity` or `holder`", "they are left out");
        }
        if self.left_out > 0 {
            let what = format!("{} sanctions or papers more than are kept", self.left_out);
            let expected = "64 MiB in all, and a thousand of one party";
            intake.problem(1, what, expected, "they are left out");
        }
    }
}
