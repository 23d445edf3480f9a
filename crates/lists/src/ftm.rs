//! `FollowTheMoney` entities, one JSON object a line.
//!
//! Source: the FollowTheMoney model, <https://followthemoney.tech/explorer/>. People, bodies, ships
//! and aircraft are read; links, sanctions and papers that stand in lines of their own are passed
//! over, those nested within an entity are read.

use std::io::BufRead;

use screening::{Document, Kind, Name, NameParts, NameRole, Party};
use serde_json::{Map, Value};

use crate::dates::days;
use crate::intake::Intake;
use crate::report::{Unreadable, shown};
use crate::rows::next_line;
use crate::source::Source;
use crate::values::gender;

/// The longest line. Entities of real lists have some hundred thousand bytes with all that is
/// nested in them.
const LINE_BYTES_MAX: usize = 4 * 1024 * 1024;

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
) -> Result<(), Unreadable> {
    while let Some((line, text)) = next_line(source, intake, LINE_BYTES_MAX)? {
        if text.trim().is_empty() {
            continue;
        }
        intake.rows += 1;
        let entity = match serde_json::from_str::<Map<String, Value>>(&text) {
            Ok(entity) => entity,
            Err(error) => {
                let what = format!("no JSON object: {error}");
                intake.problem(line, what, "an entity", "the line is left out");
                continue;
            }
        };
        let word = |key: &str| entity.get(key).and_then(Value::as_str).unwrap_or_default();
        let schema = word("schema");
        if schema.is_empty() {
            intake.problem(line, "an object without `schema`", "an entity", "it is left out");
            continue;
        }
        let Some(kind) = kind(schema) else { continue };
        let party = party(line, &entity, kind, intake);
        intake.party(line, party);
    }
    Ok(())
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
fn texts<'a>(
    properties: Option<&'a Map<String, Value>>,
    name: &str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let value = properties.and_then(|properties| properties.get(name));
    let many = value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    // Some clients write a single value without a list.
    value.and_then(Value::as_str).into_iter().chain(many.iter().filter_map(Value::as_str))
}

/// The entities nested in a property.
fn nested<'a>(
    properties: Option<&'a Map<String, Value>>,
    name: &str,
) -> impl Iterator<Item = Option<&'a Map<String, Value>>> + use<'a> {
    let value = properties.and_then(|properties| properties.get(name)).and_then(Value::as_array);
    let many = value.map_or(&[][..], Vec::as_slice);
    many.iter().filter_map(|value| value.get("properties")).map(Value::as_object)
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
    for paper in nested(properties, "passportEntity") {
        let country = self::texts(paper, "country").next().unwrap_or_default();
        let numbers = self::texts(paper, "passportNumber").chain(self::texts(paper, "number"));
        party.documents.extend(numbers.map(|number| Document {
            kind: "passportNumber".to_owned(),
            number: number.to_owned(),
            country: country.to_owned(),
        }));
    }
    party.gender = texts("gender").find_map(gender);
    party.positions = all(&["position", "title"]);
    party.programmes = all(&["programId", "program", "topics"]);
    party.reasons = all(&["notes", "summary"]);
    for sanction in nested(properties, "sanctions") {
        party.programmes.extend(self::texts(sanction, "program").map(str::to_owned));
        party.reasons.extend(self::texts(sanction, "reason").map(str::to_owned));
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
