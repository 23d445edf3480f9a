//! `FollowTheMoney` entities, one JSON object a line.
//!
//! Source: the FollowTheMoney model, <https://followthemoney.tech/explorer/>; OpenSanctions, "JSON
//! format". People, bodies, ships and aircraft are read, with the sanctions and papers that are
//! nested in them or stand in lines of their own, before or after them. From a file, these lines
//! are read first; where a list arrives piece by piece, parties wait for them.

use std::io::BufRead;

use screening::{Document, Kind, Name, NameParts, NameRole, Party};
use serde_json::{Map, Value};

use crate::dates::days;
use crate::ftm_apart::{Apart, Said, targets};
use crate::intake::Intake;
use crate::report::{Unreadable, shown};
use crate::rows::next_line;
use crate::source::Source;
use crate::values::gender;
use crate::waiting::Waiting;

/// The longest line. Entities of real lists have some hundred thousand bytes with all that is
/// nested in them.
const LINE_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Of how many parties one sanction or paper may be.
const TARGETS_MAX: usize = 1_000;

/// Properties that hold papers and numbers.
const PAPERS: [&str; 17] = [
    "idNumber",
    "passportNumber",
    "innCode",
    "taxNumber",
    "registrationNumber",
    "socialSecurityNumber",
    "ogrnCode",
    "kppCode",
    "okpoCode",
    "leiCode",
    "dunsCode",
    "swiftBic",
    "imoNumber",
    "mmsi",
    "callSign",
    "serialNumber",
    "vatCode",
];

pub(crate) fn read<R: BufRead>(
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
    mut apart: Apart,
) -> Result<(), Unreadable> {
    let mut waiting = Waiting::default();
    while let Some((line, text)) = next_line(source, intake, LINE_BYTES_MAX)? {
        if text.trim().is_empty() {
            continue;
        }
        intake.rows += 1;
        let Some(entity) = entity(line, &text, intake) else {
            intake.broken_off |= source.ends_within_line()?;
            continue;
        };
        let (schema, properties) = parts(&entity);
        if schema.is_empty() {
            intake.problem(line, "an object without `schema`", "an entity", "it is left out");
        } else if let Some(said) = Said::of(schema, properties) {
            if !apart.complete {
                let give = |target: &str| waiting.change(target, |party| said.add_to(party));
                set_apart(&said, properties, &mut apart, give);
            }
        } else if let Some(kind) = kind(schema) {
            let mut party = party(line, &entity, kind, intake);
            apart.add_to(&mut party);
            if apart.complete {
                intake.party(line, party);
            } else {
                let id = party.id.clone();
                waiting.take(line, &id, party, intake);
            }
        }
    }
    let gone = waiting.gone;
    waiting.give_all(intake);
    apart.tell(gone, intake);
    Ok(())
}

/// Reads only what stands apart from whom it belongs to.
pub(crate) fn apart<R: BufRead>(source: &mut Source<R>) -> Result<Apart, Unreadable> {
    let mut apart = Apart::default();
    apart.complete = true;
    // What is wrong is told when the file is read for its parties.
    let mut nobody = |_| {};
    let mut unheard = Intake::new(&mut nobody);
    while let Some((line, text)) = next_line(source, &mut unheard, LINE_BYTES_MAX)? {
        let names = ["\"Sanction\"", "\"Identification\"", "\"Passport\""];
        if !names.iter().any(|name| text.contains(name)) {
            continue;
        }
        let Some(entity) = entity(line, &text, &mut unheard) else { continue };
        let (schema, properties) = parts(&entity);
        if let Some(said) = Said::of(schema, properties) {
            set_apart(&said, properties, &mut apart, |_| false);
        }
    }
    Ok(apart)
}

/// Gives what is said to those who wait for it, or keeps it for those who are still to come.
fn set_apart(
    said: &Said,
    properties: Option<&Map<String, Value>>,
    apart: &mut Apart,
    mut give: impl FnMut(&str) -> bool,
) {
    let mut met = false;
    for target in targets(properties).take(TARGETS_MAX) {
        met = true;
        if !give(target) {
            apart.keep(target, said);
        }
    }
    if !met && !said.is_empty() {
        apart.of_nobody();
    }
}

/// The object of a line.
fn entity(line: u64, text: &str, intake: &mut Intake<'_>) -> Option<Map<String, Value>> {
    match serde_json::from_str::<Map<String, Value>>(text) {
        Ok(entity) => Some(entity),
        Err(error) => {
            let what = format!("no JSON object: {error}");
            intake.problem(line, what, "an entity", "the line is left out");
            None
        }
    }
}

/// The schema and the properties of an entity.
fn parts(entity: &Map<String, Value>) -> (&str, Option<&Map<String, Value>>) {
    let schema = entity.get("schema").and_then(Value::as_str).unwrap_or_default();
    (schema, entity.get("properties").and_then(Value::as_object))
}

/// The kind of party of a schema; none if it is no party.
fn kind(schema: &str) -> Option<Kind> {
    Some(match schema {
        "Person" => Kind::Person,
        "Organization" | "Company" | "PublicBody" => Kind::Organisation,
        "Vessel" => Kind::Vessel,
        "Airplane" => Kind::Aircraft,
        // A legal entity may be a person; an asset, a thing.
        "LegalEntity" | "Thing" | "Asset" => Kind::Unknown,
        _ => return None,
    })
}

/// The texts of a property.
pub(crate) fn texts<'a>(
    properties: Option<&'a Map<String, Value>>,
    name: &str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let value = properties.and_then(|properties| properties.get(name));
    let many = value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    // Some clients write a single value without a list.
    value.and_then(Value::as_str).into_iter().chain(many.iter().filter_map(Value::as_str))
}

/// The entities nested in properties, whatever these are called.
fn nested(
    properties: Option<&Map<String, Value>>,
) -> impl Iterator<Item = (&str, Option<&Map<String, Value>>)> + use<'_> {
    let values = properties.into_iter().flat_map(Map::values).filter_map(Value::as_array);
    values.flatten().filter_map(Value::as_object).map(parts)
}

/// Reads one entity, as others send it to be compared. None if it is no party or has no name.
pub fn party_of_entity(entity: &Map<String, Value>) -> Option<Party> {
    let kind = kind(entity.get("schema").and_then(Value::as_str)?)?;
    let mut found = None;
    let mut take = |party| found = Some(party);
    let mut intake = Intake::new(&mut take);
    let party = party(1, entity, kind, &mut intake);
    intake.party(1, party);
    found
}

/// An entity as a party.
fn party(line: u64, entity: &Map<String, Value>, kind: Kind, intake: &mut Intake<'_>) -> Party {
    let word = |key: &str| entity.get(key).and_then(Value::as_str).unwrap_or_default();
    let properties = entity.get("properties").and_then(Value::as_object);
    let texts = |name: &str| texts(properties, name);
    let all = |names: &[&str]| -> Vec<String> {
        names.iter().flat_map(|name| texts(name)).map(str::to_owned).collect()
    };
    let mut party = Party { id: word("id").to_owned(), kind, ..Party::default() };
    party.names = names(word("caption"), properties);
    for text in texts("birthDate") {
        let (found, unread) = days(text);
        party.born.extend(found);
        for text in unread {
            let what = format!("the date of birth {}", shown(&text));
            intake.problem(line, what, "a day, a month or a year", "it is left out");
        }
    }
    party.places = all(&["birthPlace"]);
    party.countries =
        all(&["nationality", "citizenship", "country", "jurisdiction", "mainCountry", "flag"]);
    for kind in PAPERS {
        party.documents.extend(texts(kind).map(|number| Document {
            kind: kind.to_owned(),
            number: number.to_owned(),
            country: String::new(),
        }));
    }
    party.gender = texts("gender").find_map(gender);
    party.positions = all(&["position", "title"]);
    party.programmes = all(&["programId", "program", "topics"]);
    party.reasons = all(&["notes", "summary"]);
    for (schema, properties) in nested(properties) {
        if let Some(said) = Said::of(schema, properties) {
            said.add_to(&mut party);
        } else if schema == "Address" {
            party.countries.extend(self::texts(properties, "country").map(str::to_owned));
        }
    }
    party
}

/// The names of an entity: that which it is captioned with first, if it is one of them.
fn names(caption: &str, properties: Option<&Map<String, Value>>) -> Vec<Name> {
    let texts = |name: &str| texts(properties, name);
    let single = |name: &str| {
        let mut found = texts(name);
        found.next().filter(|_| found.next().is_none()).unwrap_or_default()
    };
    // Parts are lists of their own, and belong to the name in which they stand.
    let middle = ["middleName", "fatherName", "secondName"].map(single);
    let middle = middle.into_iter().find(|middle| !middle.is_empty()).unwrap_or_default();
    let [given, family] = [single("firstName"), single("lastName")];
    let parts_of = |text: &str| {
        let within = |part: &str| {
            let part = part.to_lowercase();
            (!part.is_empty() && text.to_lowercase().contains(&part)).then_some(part)
        };
        let both = within(given).is_some() && within(family).is_some();
        let middle = within(middle).map_or("", |_| middle);
        let parts = [given, middle, family].map(str::to_owned);
        let [given, middle, family] = if both { parts } else { Default::default() };
        NameParts { given, middle, family }
    };
    let mut names: Vec<Name> = Vec::new();
    let listed: Vec<&str> = texts("name").collect();
    let captioned = listed.contains(&caption).then_some(caption);
    let leading = captioned.or(listed.first().copied());
    for text in leading.into_iter().chain(listed.iter().copied()).take(1_000) {
        let role = if names.is_empty() { NameRole::Primary } else { NameRole::Alias };
        names.push(Name { text: text.to_owned(), role, parts: parts_of(text) });
    }
    if names.is_empty() && !(given.is_empty() && family.is_empty()) {
        let text = crate::values::joined(&[given, middle, family], " ");
        names.push(Name { parts: parts_of(&text), ..Name::whole(text) });
    }
    for (property, role) in [
        ("alias", NameRole::Alias),
        ("weakAlias", NameRole::WeakAlias),
        ("previousName", NameRole::Former),
        ("abbreviation", NameRole::WeakAlias),
    ] {
        names.extend(texts(property).map(|text| Name::whole(text).role(role)));
    }
    names
}
