//! What the numbers in OFAC's advanced XML mean: its sets of values, places and papers.

use std::collections::BTreeMap;

use screening::Document;

use crate::intake::{Intake, WAITING_BYTES_MAX};
use crate::values::{is_unknown, joined};
use crate::xml::Node;

/// What each value, place or paper takes beside its words, in bytes.
const KEPT_BYTES: usize = 160;

/// Sets of values whose words matter here.
pub(crate) const VALUES: [&str; 10] = [
    "AliasType",
    "AreaCode",
    "Country",
    "DetailReference",
    "FeatureType",
    "IDRegDocType",
    "NamePartType",
    "PartySubType",
    "PartyType",
    "SanctionsType",
];

/// What numbers mean.
#[derive(Default)]
pub(crate) struct Reference {
    /// Words by set and number.
    words: BTreeMap<(String, String), String>,
    /// The party type of a subtype.
    types: BTreeMap<String, String>,
    places: BTreeMap<String, Place>,
    /// Papers by identity.
    papers: BTreeMap<String, Vec<Document>>,
    bytes: usize,
    full: bool,
}

/// A place: its parts, and its country.
#[derive(Clone, Default)]
pub(crate) struct Place {
    pub(crate) whole: String,
    pub(crate) country: String,
}

impl Reference {
    /// Whether so many more bytes of words can be kept.
    fn has_room(&mut self, bytes: usize, line: u64, intake: &mut Intake<'_>) -> bool {
        if self.bytes < WAITING_BYTES_MAX {
            self.bytes += KEPT_BYTES + bytes;
            return true;
        }
        if !self.full {
            let expected = "values that fit into 64 MiB";
            let done = "further ones are not known where they are referred to";
            intake.problem(line, "more reference values than are kept", expected, done);
        }
        self.full = true;
        false
    }

    /// Takes a value of a set.
    pub(crate) fn value(&mut self, node: &Node, intake: &mut Intake<'_>) {
        let id = node.attribute("ID");
        // An area's own text is a code for telephones; a country may have its code alone.
        let text = match (node.name.as_str(), node.text()) {
            ("AreaCode", _) => node.attribute("Description"),
            ("Country", "") => node.attribute("ISO2"),
            (_, text) => text,
        };
        // Elements of the same names stand elsewhere without a text of their own.
        if id.is_empty() || text.is_empty() {
            return;
        }
        if self.has_room(text.len(), node.line, intake) {
            let key = (node.name.clone(), id.to_owned());
            self.words.insert(key, text.to_owned());
            let of = node.attribute("PartyTypeID");
            if !of.is_empty() {
                self.types.insert(id.to_owned(), of.to_owned());
            }
        }
    }

    /// The word for a number; empty if it is not known.
    pub(crate) fn word(&self, set: &str, id: &str) -> &str {
        let key = (set.to_owned(), id.to_owned());
        self.words.get(&key).map_or("", String::as_str)
    }

    /// The words for a kind of party, the narrower first.
    pub(crate) fn kinds(&self, subtype: &str) -> [&str; 2] {
        let wider = self.types.get(subtype).map_or("", String::as_str);
        [self.word("PartySubType", subtype), self.word("PartyType", wider)]
    }

    /// Takes a place.
    pub(crate) fn location(&mut self, node: &Node, intake: &mut Intake<'_>) {
        let parts = node.all("LocationPart").filter_map(|part| {
            let values = part.all("LocationPartValue");
            let primary = part.all("LocationPartValue").find(|v| v.attribute("Primary") == "true");
            primary.or_else(|| values.into_iter().next()).map(|value| value.text_of("Value"))
        });
        let countries = [("LocationCountry", "Country"), ("LocationAreaCode", "AreaCode")];
        let countries = countries.into_iter().filter_map(|(element, set)| {
            Some(self.word(set, node.child(element)?.attribute(&format!("{set}ID"))))
        });
        let mut countries = countries.filter(|country| !is_unknown(country));
        let country = countries.next().unwrap_or_default().to_owned();
        let mut whole = joined(&parts.collect::<Vec<&str>>(), ", ");
        // Places of birth are one text that ends with the country.
        if !whole.ends_with(&country) {
            whole = joined(&[&whole, &country], ", ");
        }
        if !self.has_room(whole.len(), node.line, intake) {
            return;
        }
        self.places.insert(node.attribute("ID").to_owned(), Place { whole, country });
    }

    /// A place by its number.
    pub(crate) fn place(&self, id: &str) -> Option<&Place> {
        self.places.get(id)
    }

    /// Takes a paper.
    pub(crate) fn paper(&mut self, node: &Node, intake: &mut Intake<'_>) {
        let country = match node.attribute("IssuedBy-CountryID") {
            "" => node.child("IssuedBy").map_or("", |by| by.attribute("CountryID")),
            id => id,
        };
        let paper = Document {
            kind: self.word("IDRegDocType", node.attribute("IDRegDocTypeID")).to_owned(),
            number: node.text_of("IDRegistrationNo").to_owned(),
            country: self.word("Country", country).to_owned(),
        };
        if !self.has_room(paper.kind.len() + paper.number.len(), node.line, intake) {
            return;
        }
        self.papers.entry(node.attribute("IdentityID").to_owned()).or_default().push(paper);
    }

    /// The papers of an identity. They are taken out: each belongs to one.
    pub(crate) fn papers(&mut self, identity: &str) -> Vec<Document> {
        self.papers.remove(identity).unwrap_or_default()
    }
}
