//! The EU's consolidated list of financial sanctions (FSF, XML 1.1).
//!
//! Source: the schema of `xmlFullSanctionsList_1_1` of the European Commission's financial
//! sanctions database, namespace `http://eu.europa.ec/fpi/fsd/export`, and the list as published.
//! Almost all is in attributes. Every name is marked `strong`, and none as the leading one: that a
//! name is weak or a former one stands in its remark, and the first that is neither leads. Ships'
//! companies have IMO numbers too, so such a number makes nobody a ship.

use std::io::BufRead;

use screening::{Document, Kind, Name, NameParts, NameRole, Party};

use crate::dates::days;
use crate::intake::Intake;
use crate::report::{Unreadable, shown};
use crate::source::Source;
use crate::text::folded;
use crate::values::{gender, is_unknown, joined, kind};
use crate::xml::{Node, Records};

pub(crate) fn read<R: BufRead>(
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
) -> Result<(), Unreadable> {
    let mut records = Records::new(source);
    while let Some(node) = records.next(&["sanctionEntity"], &["export"], intake) {
        if node.name == "export" {
            let day = node.attribute("generationDate").get(..10).unwrap_or_default();
            intake.published = day.parse().ok();
            continue;
        }
        intake.rows += 1;
        let party = party(&node, intake);
        intake.party(node.line, party);
    }
    Ok(())
}

fn party(node: &Node, intake: &mut Intake<'_>) -> Party {
    let id = ["euReferenceNumber", "logicalId"].map(|name| node.attribute(name));
    let subject = node.child("subjectType");
    let words = ["code", "classificationCode"];
    let words = words.map(|name| subject.map_or("", |subject| subject.attribute(name)));
    let mut party = Party {
        id: id.into_iter().find(|id| !id.is_empty()).unwrap_or_default().to_owned(),
        kind: words.into_iter().find_map(kind).unwrap_or(Kind::Unknown),
        ..Party::default()
    };
    for alias in node.all("nameAlias") {
        party.names.push(name(alias));
        party.gender = party.gender.or_else(|| gender(alias.attribute("gender")));
        let posts = ["title", "function"].map(|name| alias.attribute(name).to_owned());
        party.positions.extend(posts);
    }
    if let Some(name) = party.names.iter_mut().find(|name| name.role == NameRole::Alias) {
        name.role = NameRole::Primary;
    }
    for birth in node.all("birthdate") {
        born(birth, &mut party, intake);
        let place = ["place", "city", "region"].map(|name| birth.attribute(name));
        let country = country(birth);
        party.places.push(joined(&[&place[..], &[country.as_str()]].concat(), ", "));
    }
    let from = node.all("citizenship").chain(node.all("address")).map(country);
    party.countries.extend(from);
    for paper in node.all("identification") {
        // Where there is no number, a dash stands in its place.
        let number = ["number", "latinNumber"].map(|name| paper.attribute(name).trim_matches('-'));
        let described = paper.attribute("identificationTypeDescription");
        let code = paper.attribute("identificationTypeCode");
        party.documents.push(Document {
            kind: if described.is_empty() { code } else { described }.to_owned(),
            number: number.into_iter().find(|n| !n.is_empty()).unwrap_or_default().to_owned(),
            country: country(paper),
        });
    }
    let programmes = node.all("regulation").map(|act| act.attribute("programme").to_owned());
    party.programmes.extend(programmes);
    party.reasons.extend(node.all("remark").map(|remark| remark.text().to_owned()));
    party
}

/// A name, and what its remark says it is.
fn name(alias: &Node) -> Name {
    let [given, middle, family] =
        ["firstName", "middleName", "lastName"].map(|name| alias.attribute(name));
    let whole = alias.attribute("wholeName");
    let parts = joined(&[given, middle, family], " ");
    let role = alias.all("remark").find_map(|remark| role_of(remark.text()));
    let weak = alias.attribute("strong") == "false";
    Name {
        text: if whole.is_empty() { parts } else { whole.to_owned() },
        role: if weak { NameRole::WeakAlias } else { role.unwrap_or(NameRole::Alias) },
        parts: NameParts {
            given: given.to_owned(),
            middle: middle.to_owned(),
            family: family.to_owned(),
        },
    }
}

/// What a remark on a name says it is: "low quality alias", "formerly known as …". Only where a
/// clause begins so: within a sentence, it is somebody else's name that is spoken of.
fn role_of(remark: &str) -> Option<NameRole> {
    let former = ["formerlyknownas", "formername", "fka", "maidenname"];
    remark.split(['\n', ';']).find_map(|clause| {
        let words: String = folded(clause).chars().take(20).collect();
        // The list itself has "lo quality".
        if words.starts_with("lowquality") || words.starts_with("loquality") {
            return Some(NameRole::WeakAlias);
        }
        former.iter().any(|begins| words.starts_with(begins)).then_some(NameRole::Former)
    })
}

/// The country an element names, in words rather than by its code.
fn country(node: &Node) -> String {
    let words = ["countryDescription", "countryIso2Code"].map(|name| node.attribute(name));
    words.into_iter().find(|word| !is_unknown(word)).unwrap_or_default().to_owned()
}

/// A date of birth: a day, its parts, or from a year to another; approximate or not.
fn born(node: &Node, party: &mut Party, intake: &mut Intake<'_>) {
    let said = ["birthdate", "year", "yearRangeFrom", "yearRangeTo"];
    let said = said.map(|name| node.attribute(name));
    let [whole, year, from, to] = said;
    // Many say only where somebody was born.
    if said.iter().all(|said| said.is_empty() || *said == "0") {
        return;
    }
    let calendar = node.attribute("calendarType");
    let gregorian = calendar.is_empty() || calendar == "GREGORIAN";
    let number = |name: &str| node.attribute(name).parse::<u32>().ok();
    let text = if !whole.is_empty() {
        // A day of another calendar is already turned into one of ours; its parts are not.
        Some(whole.to_owned())
    } else if !gregorian {
        None
    } else if !year.is_empty() && year != "0" {
        let month = number("monthOfYear").or_else(|| number("month")).unwrap_or(0);
        let day = number("dayOfMonth").or_else(|| number("day")).unwrap_or(0);
        Some(format!("{year}-{month:02}-{day:02}"))
    } else if !from.is_empty() && !to.is_empty() {
        Some(format!("{from} to {to}"))
    } else {
        // A range with one end may mean any day before or after it.
        None
    };
    let about = if node.attribute("circa") == "true" { "circa " } else { "" };
    let (found, unread) = days(&format!("{about}{}", text.unwrap_or_default()));
    party.born.extend(&found);
    if found.is_empty() || !unread.is_empty() {
        let ends = if from.is_empty() && to.is_empty() { "" } else { &format!("{from} to {to}") };
        let what = joined(&[whole, year, ends.trim(), calendar], " ");
        let what = format!("the date of birth {}", shown(&what));
        intake.problem(node.line, what, "a day, a month or a year", "it is left out");
    }
}
