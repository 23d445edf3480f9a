//! The remarks of OFAC's CSV files: what is known of a party, in one text.
//!
//! Source: OFAC, "SDN Data Formats / Specification": remarks such as `DOB 01 Jan 1970; alt. DOB
//! 1971; POB Somewhere; nationality Nowhere; Passport AB123 (Nowhere); a.k.a. 'SHORT NAME'.` Names
//! here are weak aliases by OFAC's own rule: strong ones stand in `alt.csv`.

use screening::{Document, Kind, Name, NameRole, Party};

use crate::dates::days;
use crate::intake::Intake;
use crate::report::shown;
use crate::values::gender;

/// Beginnings of papers and numbers. What follows is the number.
const PAPERS: [&str; 52] = [
    "Passport",
    "National ID No.",
    "National Foreign ID Number",
    "Cedula No.",
    "Tax ID No.",
    "NIT #",
    "RUC #",
    "RIF #",
    "R.F.C.",
    "RFC",
    "C.U.R.P.",
    "C.U.I.T.",
    "C.I.F.",
    "C.R. No.",
    "D.N.I.",
    "D-U-N-S Number",
    "SSN",
    "I.F.E.",
    "Identification Number",
    "Registration Number",
    "Registration ID",
    "Business Registration Number",
    "Business Registration Document #",
    "Commercial Registry Number",
    "Company Number",
    "Company ID",
    "Chamber of Commerce Number",
    "Enterprise Number",
    "Folio Mercantil No.",
    "Matricula Mercantil No",
    "Trade License No.",
    "Travel Document Number",
    "Driver's License No.",
    "Electoral Registry No.",
    "Government Gazette Number",
    "Vessel Registration Identification",
    "Aircraft Tail Number",
    "Personal ID Card",
    "Stateless Person ID Card",
    "Residency Number",
    "V.A.T. Number",
    "MMSI",
    "SWIFT/BIC",
    "Digital Currency Address -",
    "Italian Fiscal Code",
    "Cartilla de Servicio Militar Nacional",
    "Turkish Identification Number",
    "Birth Certificate Number",
    "Chinese Commercial Code",
    "Kenyan ID No.",
    "Citizen's Card Number",
    "Tazkira National ID Card",
];
/// Beginnings of what says nothing about who somebody is.
const PASSED: [&str; 12] = [
    "Linked To",
    "Additional Sanctions Information",
    "Secondary sanctions risk",
    "Transactions Prohibited",
    "Executive Order",
    "CAATSA",
    "Telephone",
    "Phone Number",
    "Fax",
    "Website",
    "Email Address",
    "Organization",
];

/// Adds what remarks say to a party.
pub(crate) fn read(remarks: &str, line: u64, party: &mut Party, intake: &mut Intake<'_>) {
    let remarks = remarks.trim().trim_end_matches('.');
    for said in remarks.split(';') {
        let said = said.trim().trim_end_matches(',');
        let said = said.strip_prefix("alt. ").unwrap_or(said);
        one(said, line, party, intake);
    }
}

fn one(said: &str, line: u64, party: &mut Party, intake: &mut Intake<'_>) {
    let after = |word: &str| said.strip_prefix(word).map(str::trim);
    if said.is_empty() || PASSED.iter().any(|word| said.starts_with(word)) {
        return;
    }
    if let Some(text) = after("DOB ") {
        let (found, unread) = days(text);
        party.born.extend(found);
        for text in unread {
            let what = format!("the date of birth {}", shown(&text));
            intake.problem(line, what, "a day, a month or a year", "it is left out");
        }
    } else if let Some(place) = after("POB ") {
        party.places.push(place.to_owned());
    } else if let Some(country) = after("nationality ").or_else(|| after("citizen ")) {
        party.countries.push(country.to_owned());
    } else if let Some(word) = after("Gender ") {
        party.gender = party.gender.or_else(|| gender(word));
    } else if let Some(name) = after("a.k.a. ").or_else(|| after("n.k.a. ")) {
        party.names.push(Name::whole(unquoted(name)).role(NameRole::WeakAlias));
    } else if let Some(name) = after("f.k.a. ") {
        party.names.push(Name::whole(unquoted(name)).role(NameRole::Former));
    } else if let Some(paper) = PAPERS.iter().find(|paper| said.starts_with(**paper)) {
        party.documents.extend(document(paper, said));
    } else if party.kind == Kind::Person && !said.starts_with("Aircraft") {
        // What is left of a person's remarks are posts: "Minister of Fisheries".
        party.positions.push(said.to_owned());
    }
}

fn unquoted(name: &str) -> &str {
    name.trim_matches(['\'', '"', '’', '‘'])
}

/// A paper such as `Passport AB123 (Nowhere) issued 1 Jan 2001`.
fn document(kind: &str, said: &str) -> Option<Document> {
    let rest = said.get(kind.len()..)?.trim();
    let ends = [" (", " issued ", " expires "];
    let end = ends.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
    let number = rest.get(..end)?.trim_start_matches([':', ' ']).trim();
    let country = rest.split_once(" (").and_then(|(_, after)| after.split_once(')'));
    let country = country.map_or("", |(country, _)| country).trim();
    let numbered = number.chars().any(|c| c.is_ascii_digit() || c.is_alphabetic());
    numbered.then(|| Document {
        kind: kind.trim_end_matches([' ', '-', '#']).to_owned(),
        number: number.to_owned(),
        country: country.to_owned(),
    })
}
