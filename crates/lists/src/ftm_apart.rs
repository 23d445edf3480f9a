//! What `FollowTheMoney` says of a party in lines of their own: sanctions, passports and other
//! papers, which point to whom they belong to.
//!
//! Source: the FollowTheMoney model: `Sanction.entity`, `Identification.holder`, `Passport.holder`.
//!
//! **Architecture Invariant:** only what a party keeps is held, equal words once, and no more than
//! fits into a bound; what is left out or belongs to nobody is counted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use screening::{Document, Party};
use serde_json::{Map, Value};

use crate::ftm::texts;
use crate::intake::{Intake, VALUES_MAX, WAITING_BYTES_MAX};
use crate::report::shown;
use crate::values::joined;

/// What an entry takes beside its words, in bytes.
const ENTRY_BYTES: usize = 96;

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

/// One thing that is said of a target, its words shared.
enum Kept {
    Programme(Arc<str>),
    Reason(Arc<str>),
    Document { kind: Arc<str>, number: Box<str>, country: Arc<str> },
}

/// What was said of parties that have not come yet.
#[derive(Default)]
pub(crate) struct Apart {
    kept: BTreeMap<String, Vec<Kept>>,
    words: BTreeSet<Arc<str>>,
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
            self.bytes += paper.number.len();
            more.push(Kept::Document {
                kind: self.word(&paper.kind),
                number: paper.number.as_str().into(),
                country: self.word(&paper.country),
            });
        }
        self.bytes += ENTRY_BYTES + target.len() + more.len() * size_of::<Kept>();
        self.kept.entry(target.to_owned()).or_default().extend(more);
    }

    fn word(&mut self, text: &str) -> Arc<str> {
        if let Some(word) = self.words.get(text) {
            return Arc::clone(word);
        }
        let word: Arc<str> = text.into();
        self.bytes += ENTRY_BYTES + text.len();
        self.words.insert(Arc::clone(&word));
        word
    }

    /// Counts what names nobody.
    pub(crate) fn of_nobody(&mut self) {
        self.of_nobody += 1;
    }

    /// Adds to a party what was said of it.
    pub(crate) fn add_to(&mut self, party: &mut Party) {
        let mut said = Said::default();
        for kept in self.kept.remove(&party.id).unwrap_or_default() {
            match kept {
                Kept::Programme(text) => said.programmes.push(text.as_ref().to_owned()),
                Kept::Reason(text) => said.reasons.push(text.as_ref().to_owned()),
                Kept::Document { kind, number, country } => said.documents.push(Document {
                    kind: kind.as_ref().to_owned(),
                    number: number.into(),
                    country: country.as_ref().to_owned(),
                }),
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
