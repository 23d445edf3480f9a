//! OFAC's advanced XML (`SDN_ADVANCED.XML`, `CONS_ADVANCED.XML`).
//!
//! Source: the Advanced Sanctions Data Model of the UN 1267/1988 Monitoring Team as OFAC publishes
//! it; OFAC, "Advanced Sanctions Data Standard FAQ"; the list as published. Words stand in sets of
//! values at the beginning, places and papers before the parties that refer to them. The programmes
//! come after the parties: so parties wait for them, as many as fit; if there are more, the first
//! go without.

use std::io::BufRead;

use screening::{Days, Gender, Name, NameParts, NameRole, Party};

use crate::dates::part;
use crate::intake::Intake;
use crate::ofac_reference::{Reference, VALUES};
use crate::report::{Unreadable, shown};
use crate::source::Source;
use crate::values::{is_unknown, joined, kind};
use crate::waiting::Waiting;
use crate::xml::{Node, Records};

/// Features that name a country.
const COUNTRIES: [&str; 8] = [
    "Nationality Country",
    "Citizenship Country",
    "Location",
    "Registration Country",
    "Nationality of Registration",
    "Vessel Flag",
    "Other Vessel Flag",
    "Former Vessel Flag",
];
/// Beginnings of features that are numbers.
const NUMBERS: [&str; 10] = [
    "Vessel Call Sign",
    "Other Vessel Call Sign",
    "Aircraft Tail Number",
    "Previous Aircraft Tail Number",
    "Aircraft Manufacturer",
    "Aircraft Construction Number",
    "SWIFT/BIC",
    "BIK (RU)",
    "D-U-N-S Number",
    "Digital Currency Address -",
];
/// How many programmes of a party are taken.
const ENTRIES_MAX: usize = 100;

pub(crate) fn read<R: BufRead>(
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
) -> Result<(), Unreadable> {
    let parts = ["Location", "IDRegDocument", "DistinctParty", "SanctionsEntry", "DateOfIssue"];
    let wanted = [&VALUES[..], &parts[..]].concat();
    let mut reference = Reference::default();
    let mut waiting = Waiting::default();
    let mut records = Records::new(source);
    while let Some(node) = records.next(&wanted, &[], intake) {
        match node.name.as_str() {
            "DateOfIssue" => intake.published = date(&node).and_then(|days| days.exact()),
            "Location" => reference.location(&node, intake),
            "IDRegDocument" => reference.paper(&node, intake),
            "DistinctParty" => {
                intake.rows += 1;
                let (profile, party) = party(&node, &mut reference, intake);
                waiting.take(node.line, &profile, party, intake);
            }
            "SanctionsEntry" => {
                let profile = node.attribute("ProfileID");
                waiting.change(profile, |party| entry(&node, &reference, party));
            }
            _ => reference.value(&node, intake),
        }
    }
    if waiting.gone > 0 {
        let what = format!("{} parties more than can wait for their programmes", waiting.gone);
        let expected = "a list that fits into 64 MiB";
        intake.problem(1, what, expected, "the first are given out without programmes");
    }
    waiting.give_all(intake);
    Ok(())
}

/// Adds what an entry says to the party of its profile.
fn entry(node: &Node, reference: &Reference, party: &mut Party) {
    for measure in node.all("SanctionsMeasure") {
        let kind = reference.word("SanctionsType", measure.attribute("SanctionsTypeID"));
        if kind == "Program" && party.programmes.len() < ENTRIES_MAX {
            party.programmes.push(measure.text_of("Comment").to_owned());
        }
    }
    for event in node.all("EntryEvent").filter(|event| !event.text_of("Comment").is_empty()) {
        if party.reasons.len() < ENTRIES_MAX {
            party.reasons.push(event.text_of("Comment").to_owned());
        }
    }
}

fn party(node: &Node, reference: &mut Reference, intake: &mut Intake<'_>) -> (String, Party) {
    let mut party = Party { id: node.attribute("FixedRef").to_owned(), ..Party::default() };
    let Some(profile) = node.child("Profile") else { return (String::new(), party) };
    let kinds = reference.kinds(profile.attribute("PartySubTypeID"));
    party.kind = kinds.into_iter().find_map(kind).unwrap_or_default();
    for identity in profile.all("Identity") {
        // What is said to be false is no name of the party.
        if identity.attribute("False") != "true" {
            names(identity, reference, &mut party);
        }
        party.documents.extend(reference.papers(identity.attribute("ID")));
    }
    party.reasons.push(node.text_of("Comment").to_owned());
    for feature in profile.all("Feature").chain(node.all("Feature")) {
        let what = reference.word("FeatureType", feature.attribute("FeatureTypeID")).to_owned();
        for version in feature.all("FeatureVersion") {
            say(&what, version, reference, &mut party, intake);
        }
    }
    (profile.attribute("ID").to_owned(), party)
}

/// Takes the names of an identity, each with the parts its groups say they are.
fn names(identity: &Node, reference: &Reference, party: &mut Party) {
    let groups = identity.child("NamePartGroups");
    let part_of = |group: &str| -> &str {
        let masters = groups.into_iter().flat_map(|groups| groups.all("MasterNamePartGroup"));
        let found = masters
            .flat_map(|master| master.all("NamePartGroup"))
            .find(|found| found.attribute("ID") == group);
        found.map_or("", |found| reference.word("NamePartType", found.attribute("NamePartTypeID")))
    };
    for alias in identity.all("Alias") {
        let kind = reference.word("AliasType", alias.attribute("AliasTypeID"));
        let primary = alias.attribute("Primary") == "true";
        for (index, documented) in alias.all("DocumentedName").enumerate() {
            let mut parts = NameParts::default();
            let mut rest: Vec<&str> = Vec::new();
            for value in documented.all("DocumentedNamePart").flat_map(|p| p.all("NamePartValue")) {
                let to = match part_of(value.attribute("NamePartGroupID")) {
                    "First Name" => &mut parts.given,
                    "Middle Name" | "Patronymic" => &mut parts.middle,
                    "Last Name" | "Maiden Name" => &mut parts.family,
                    _ => {
                        rest.push(value.text());
                        continue;
                    }
                };
                *to = joined(&[to.as_str(), value.text()], " ");
            }
            let words = [&parts.given, &parts.middle, &parts.family].map(String::as_str);
            let text = joined(&[&words[..], &rest[..]].concat(), " ");
            let role = match kind {
                _ if alias.attribute("LowQuality") == "true" => NameRole::WeakAlias,
                "F.K.A." => NameRole::Former,
                // Further writings of the leading name, such as in another script, are aliases.
                _ if primary && index == 0 => NameRole::Primary,
                _ => NameRole::Alias,
            };
            party.names.push(Name { text, role, parts });
        }
    }
}

/// Takes one thing that is said of a party.
fn say(
    what: &str,
    version: &Node,
    reference: &Reference,
    party: &mut Party,
    intake: &mut Intake<'_>,
) {
    let place = version.child("VersionLocation");
    let place = place.and_then(|place| reference.place(place.attribute("LocationID")));
    let detail = version.child("VersionDetail");
    let word = detail.map_or("", |detail| {
        match reference.word("DetailReference", detail.attribute("DetailReferenceID")) {
            "" => detail.text(),
            word => word,
        }
    });
    match what {
        "Birthdate" => {
            for period in version.all("DatePeriod") {
                match period_of(period) {
                    Some(days) => party.born.push(days),
                    None => {
                        let what = format!("a date of birth of {}", shown(&party.id));
                        let expected = "a day, a month or a year";
                        intake.problem(period.line, what, expected, "it is left out");
                    }
                }
            }
        }
        "Place of Birth" => party.places.push(match place {
            Some(place) => place.whole.clone(),
            None => word.to_owned(),
        }),
        "Gender" => {
            party.gender = match word {
                "Male" => Some(Gender::Male),
                "Female" => Some(Gender::Female),
                _ => party.gender,
            };
        }
        "Title" => party.positions.push(word.to_owned()),
        _ if COUNTRIES.contains(&what) => {
            let country = place.map_or(word, |place| place.country.as_str());
            party.countries.extend((!is_unknown(country)).then(|| country.to_owned()));
        }
        _ if NUMBERS.iter().any(|number| what.starts_with(number)) => {
            party.documents.push(screening::Document {
                kind: what.to_owned(),
                number: word.to_owned(),
                country: String::new(),
            });
        }
        _ => {}
    }
}

/// From the earliest start to the latest end; approximate ones a year wider on either side.
fn period_of(period: &Node) -> Option<Days> {
    let (start, end) = (period.child("Start")?, period.child("End").or(period.child("Start"))?);
    let from = start.child("From").or(start.child("To")).and_then(date)?;
    let to = end.child("To").or(end.child("From")).and_then(date)?;
    let about = [start, end].iter().any(|end| end.attribute("Approximate") == "true");
    let days = (from.first <= to.last).then_some(Days { first: from.first, last: to.last })?;
    if !about {
        return Some(days);
    }
    let text = format!("circa {} to {}", days.first, days.last);
    crate::dates::days(&text).0.first().copied()
}

fn date(node: &Node) -> Option<Days> {
    let number = |name: &str| node.text_of(name).parse::<u32>().ok();
    part(number("Year"), number("Month"), number("Day"))
}
