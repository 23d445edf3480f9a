//! The EU's consolidated list of financial sanctions (FSF, XML 1.1).
//!
//! Source: the schema of `xmlFullSanctionsList_1_1` of the European Commission's financial
//! sanctions database, namespace `http://eu.europa.ec/fpi/fsd/export`. Almost all is in
//! attributes. The list marks no leading name: the first one leads.

use std::io::BufRead;

use screening::{Days, Document, Kind, Name, NameParts, NameRole, Party};

use crate::dates::{days, part};
use crate::intake::Intake;
use crate::report::{Unreadable, shown};
use crate::source::Source;
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
        let [given, middle, family] =
            ["firstName", "middleName", "lastName"].map(|name| alias.attribute(name));
        let whole = alias.attribute("wholeName");
        let parts = joined(&[given, middle, family], " ");
        let role = match alias.attribute("strong") {
            "false" => NameRole::WeakAlias,
            _ if party.names.is_empty() => NameRole::Primary,
            _ => NameRole::Alias,
        };
        party.names.push(Name {
            text: if whole.is_empty() { parts } else { whole.to_owned() },
            role,
            parts: NameParts {
                given: given.to_owned(),
                middle: middle.to_owned(),
                family: family.to_owned(),
            },
        });
        party.gender = party.gender.or_else(|| gender(alias.attribute("gender")));
        let posts = ["title", "function"].map(|name| alias.attribute(name).to_owned());
        party.positions.extend(posts);
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
        let number = ["number", "latinNumber"].map(|name| paper.attribute(name));
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

/// The country an element names, in words rather than by its code.
fn country(node: &Node) -> String {
    let words = ["countryDescription", "countryIso2Code"].map(|name| node.attribute(name));
    words.into_iter().find(|word| !is_unknown(word)).unwrap_or_default().to_owned()
}

/// A date of birth: a day, its parts, or from a year to another; approximate or not.
fn born(node: &Node, party: &mut Party, intake: &mut Intake<'_>) {
    let number = |name: &str| node.attribute(name).parse::<u32>().ok();
    let about = node.attribute("circa") == "true";
    let calendar = node.attribute("calendarType");
    let whole = node.attribute("birthdate");
    let found = if let (Some(from), Some(to)) = (number("yearRangeFrom"), number("yearRangeTo")) {
        let ends = (part(Some(from), None, None), part(Some(to), None, None));
        match ends {
            (Some(from), Some(to)) if from.first <= to.last => {
                Some(Days { first: from.first, last: to.last })
            }
            _ => None,
        }
    } else if !whole.is_empty() {
        let text = if about { &format!("circa {whole}") } else { whole };
        days(text).0.first().copied()
    } else if let Some(year) = number("year").filter(|year| *year != 0) {
        let found = part(
            Some(year),
            number("monthOfYear").or_else(|| number("month")),
            number("dayOfMonth").or_else(|| number("day")),
        );
        // By way of text, so that "about" means the same everywhere.
        found.and_then(|days_| match (about, days_.exact()) {
            (true, Some(day)) => days(&format!("circa {day}")).0.first().copied(),
            (true, None) => days(&format!("circa {year}")).0.first().copied(),
            _ => Some(days_),
        })
    } else {
        return;
    };
    let gregorian = calendar.is_empty() || calendar == "GREGORIAN";
    match found.filter(|_| gregorian) {
        Some(days) => party.born.push(days),
        None => {
            let text = [whole, node.attribute("year"), node.attribute("yearRangeFrom"), calendar];
            let what = format!("the date of birth {}", shown(&joined(&text, " ")));
            intake.problem(node.line, what, "a day, a month or a year", "it is left out");
        }
    }
}
