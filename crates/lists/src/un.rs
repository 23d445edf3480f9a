//! The UN Security Council's consolidated list (XML).
//!
//! Source: <https://scsanctions.un.org/resources/xml/en/consolidated.xml> and its schema
//! `sc-sanctions.xsd`. Names come as first to fourth name, of which it is not said which is the
//! family name: they are joined.

use std::io::BufRead;

use screening::{Days, Document, Kind, Name, NameRole, Party};

use crate::dates::{days, part};
use crate::intake::Intake;
use crate::report::{Unreadable, shown};
use crate::source::Source;
use crate::values::{gender, is_unknown, joined};
use crate::xml::{Node, Records};

pub(crate) fn read<R: BufRead>(
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
) -> Result<(), Unreadable> {
    let mut records = Records::new(source);
    while let Some(node) = records.next(&["INDIVIDUAL", "ENTITY"], &["CONSOLIDATED_LIST"], intake) {
        if node.name == "CONSOLIDATED_LIST" {
            let day = node.attribute("dateGenerated").get(..10).unwrap_or_default();
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
    let person = node.name == "INDIVIDUAL";
    let of = |what: &str| format!("{}_{what}", node.name);
    let mut party = Party {
        id: node.text_of("REFERENCE_NUMBER").to_owned(),
        kind: if person { Kind::Person } else { Kind::Organisation },
        gender: gender(node.text_of("GENDER")),
        ..Party::default()
    };
    if party.id.is_empty() {
        party.id = node.text_of("DATAID").to_owned();
    }
    let whole = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
    let whole = whole.map(|name| node.text_of(name));
    party.names.push(Name::whole(joined(&whole, " ")));
    let original = node.text_of("NAME_ORIGINAL_SCRIPT");
    party.names.push(Name::whole(original).role(NameRole::Alias));
    for alias in node.all(&of("ALIAS")) {
        let role = match alias.text_of("QUALITY").to_lowercase().as_str() {
            "low" => NameRole::WeakAlias,
            "f.k.a." | "fka" => NameRole::Former,
            _ => NameRole::Alias,
        };
        let name = alias.text_of("ALIAS_NAME");
        if !is_unknown(name) {
            party.names.push(Name::whole(name).role(role));
        }
        born_of_text(alias, alias.text_of("DATE_OF_BIRTH"), &mut party, intake);
        let place = [alias.text_of("CITY_OF_BIRTH"), alias.text_of("COUNTRY_OF_BIRTH")];
        party.places.push(joined(&place, ", "));
    }
    for birth in node.all(&of("DATE_OF_BIRTH")) {
        born(birth, &mut party, intake);
    }
    for place in node.all(&of("PLACE_OF_BIRTH")) {
        party.places.push(place_of(place));
    }
    let values = |name| node.all(name).flat_map(|found| found.all("VALUE")).map(Node::text);
    let addresses = of("ADDRESS");
    let addresses = node.all(&addresses).map(|address| address.text_of("COUNTRY"));
    party.countries.extend(values("NATIONALITY").chain(addresses).map(str::to_owned));
    party.positions.extend(values("TITLE").chain(values("DESIGNATION")).map(str::to_owned));
    for paper in node.all(&of("DOCUMENT")) {
        let kinds = [paper.text_of("TYPE_OF_DOCUMENT"), paper.text_of("TYPE_OF_DOCUMENT2")];
        let countries = ["ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"].map(|name| paper.text_of(name));
        party.documents.push(Document {
            kind: joined(&kinds, ", "),
            number: paper.text_of("NUMBER").to_owned(),
            country: countries
                .into_iter()
                .find(|country| !country.is_empty())
                .map(Into::into)
                .unwrap_or_default(),
        });
    }
    party.programmes.push(node.text_of("UN_LIST_TYPE").to_owned());
    party.reasons.push(node.text_of("COMMENTS1").to_owned());
    party
}

fn place_of(node: &Node) -> String {
    let parts = ["STREET", "CITY", "STATE_PROVINCE", "COUNTRY"].map(|name| node.text_of(name));
    joined(&parts, ", ")
}

/// A date of birth: a day, a year, or from a year to another; approximate or not.
fn born(node: &Node, party: &mut Party, intake: &mut Intake<'_>) {
    let year = |name: &str| node.text_of(name).parse::<u32>().ok();
    let about = node.text_of("TYPE_OF_DATE") == "APPROXIMATELY";
    let between = (year("FROM_YEAR"), year("TO_YEAR"));
    if let (Some(from), Some(to)) = between {
        let ends = (part(Some(from), None, None), part(Some(to), None, None));
        match ends {
            (Some(from), Some(to)) if from.first <= to.last => {
                party.born.push(Days { first: from.first, last: to.last });
            }
            _ => not_a_date(node, &format!("{from} to {to}"), intake),
        }
        return;
    }
    let text = ["DATE", "YEAR"].map(|name| node.text_of(name));
    let Some(text) = text.into_iter().find(|text| !text.is_empty()) else { return };
    // Days may carry a time zone: 1970-05-06Z, 1970-05-06-05:00.
    let day = text.get(..10).filter(|day| day.parse::<jiff::civil::Date>().is_ok());
    let text = day.unwrap_or(text);
    let text = if about { &format!("circa {text}") } else { text };
    born_of_text(node, text, party, intake);
}

fn born_of_text(node: &Node, text: &str, party: &mut Party, intake: &mut Intake<'_>) {
    let (found, unread) = days(text);
    party.born.extend(found);
    for text in unread {
        not_a_date(node, &text, intake);
    }
}

fn not_a_date(node: &Node, text: &str, intake: &mut Intake<'_>) {
    let what = format!("the date of birth {}", shown(text));
    intake.problem(node.line, what, "a day, a month or a year", "it is left out");
}
