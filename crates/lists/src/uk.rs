//! The UK's lists as CSV: the consolidated list of OFSI, and the UK Sanctions List of the Foreign
//! Office, which has taken its place.
//!
//! Source: OFSI, "Consolidated list of financial sanctions targets: format guide"; FCDO, "UK
//! Sanctions List: format guide". A line with the date comes first, then the header. Each row is a
//! name; rows of one number are one party. Name 6 is the family name of a person, or the whole name
//! of a body. Dates have zeros, or `dd` and `mm`, for what is not known. The Foreign Office's file
//! has a row for each combination of names, addresses, dates and papers: thousands for one party.

use std::collections::{BTreeMap, VecDeque};
use std::io::BufRead;

use jiff::civil::Date;
use screening::{Document, Kind, Name, NameParts, NameRole, Party};

use crate::dates::days;
use crate::intake::{Intake, WAITING_BYTES_MAX, weight};
use crate::report::{Unreadable, shown};
use crate::rows::{Row, Rows};
use crate::source::Source;
use crate::text::folded;
use crate::uk_cells::{labelled, numbered, registrations};
use crate::values::{gender, joined, kind};

/// The places of columns by their folded names.
struct Header(BTreeMap<String, usize>);

impl Header {
    fn new(row: &Row) -> Self {
        let cells = row.cells.iter().enumerate();
        Self(cells.map(|(place, cell)| (folded(cell), place)).collect())
    }

    /// The first cell that is not empty among columns that mean the same.
    fn cell<'a>(&self, row: &'a Row, names: &[&str]) -> &'a str {
        let found = names.iter().filter_map(|name| self.0.get(*name));
        let cells = found.filter_map(|place| row.cells.get(*place)).map(|cell| cell.trim());
        cells.into_iter().find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    fn is_there(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// Parties whose rows may not all have come.
#[derive(Default)]
struct Groups {
    parties: BTreeMap<String, (u64, Party)>,
    order: VecDeque<String>,
    bytes: usize,
}

impl Groups {
    fn take(&mut self, line: u64, id: &str, more: Party, intake: &mut Intake<'_>) {
        if let Some((_, party)) = self.parties.get_mut(id) {
            self.bytes = self.bytes.saturating_sub(weight(party));
            join(party, more);
            self.bytes += weight(party);
        } else {
            self.bytes += weight(&more) + 2 * id.len();
            self.order.push_back(id.to_owned());
            self.parties.insert(id.to_owned(), (line, more));
        }
        while self.bytes > WAITING_BYTES_MAX && !self.order.is_empty() {
            self.give_first(intake);
        }
    }

    fn give_first(&mut self, intake: &mut Intake<'_>) {
        let Some(id) = self.order.pop_front() else { return };
        if let Some((line, party)) = self.parties.remove(&id) {
            self.bytes = self.bytes.saturating_sub(weight(&party) + 2 * id.len());
            intake.party(line, party);
        }
    }
}

pub(crate) fn read<R: BufRead>(
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
) -> Result<(), Unreadable> {
    let mut rows = Rows::new(',');
    let Some(header) = header(&mut rows, source, intake)? else {
        return Err(Unreadable::NoNames { columns: Vec::new() });
    };
    let mut groups = Groups::default();
    while let Some(row) = rows.next(source, intake)? {
        intake.rows += 1;
        let id = header.cell(&row, &["uniqueid", "groupid", "ofsigroupid"]).to_owned();
        let party = party(&row, &header, &id, intake);
        if id.is_empty() {
            intake.problem(row.line, "a row without its number", "one", "it stands alone");
            intake.party(row.line, party);
        } else {
            groups.take(row.line, &id, party, intake);
        }
    }
    while !groups.order.is_empty() {
        groups.give_first(intake);
    }
    Ok(())
}

/// Finds the header, and before it the date.
fn header<R: BufRead>(
    rows: &mut Rows,
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
) -> Result<Option<Header>, Unreadable> {
    for _ in 0..5 {
        let Some(row) = rows.next(source, intake)? else { return Ok(None) };
        let header = Header::new(&row);
        if header.is_there("name6") {
            return Ok(Some(header));
        }
        let dated = row.cells.iter().flat_map(|cell| days(after_colon(cell)).0);
        let day: Option<Date> = dated.into_iter().find_map(|days| days.exact());
        intake.published = intake.published.or(day);
    }
    Ok(None)
}

fn after_colon(cell: &str) -> &str {
    cell.split_once(':').map_or(cell, |(_, after)| after).trim()
}

/// What one row says.
fn party(row: &Row, header: &Header, id: &str, intake: &mut Intake<'_>) -> Party {
    let cell = |names: &[&str]| header.cell(row, names);
    let all = |names: &[&str]| numbered(cell(names)).into_iter().map(str::to_owned);
    let word = cell(&["grouptype", "designationtype", "individualentityship"]);
    let other = cell(&["otherinformation"]);
    let labelled = |label: &str| labelled(other, label).unwrap_or_default();
    let mut party = Party {
        id: id.to_owned(),
        kind: kind(word).unwrap_or_default(),
        gender: gender(cell(&["gender"])).or_else(|| gender(labelled("gender"))),
        ..Party::default()
    };
    party.names = names(row, header, party.kind).to_vec();
    let (found, unread) = days(cell(&["dob"]));
    party.born = found;
    for text in unread {
        let what = format!("the date of birth {}", shown(&text));
        intake.problem(row.line, what, "dd/mm/yyyy with zeros for unknown", "it is left out");
    }
    party.places = places(cell(&["townofbirth"]), cell(&["countryofbirth"]));
    for names in [
        &["nationality", "nationalityies"][..],
        &["country", "addresscountry"],
        &["currentbelievedflagofship", "flagofship"],
    ] {
        party.countries.extend(all(names));
    }
    party.countries.push(labelled("flag of ship").to_owned());
    party.documents = papers(&cell);
    for label in ["imo number", "business reg no"] {
        party.documents.extend(registrations(labelled(label)).into_iter().map(|paper| {
            let kind = if label == "imo number" { "IMO number".to_owned() } else { paper.kind };
            Document { kind, ..paper }
        }));
    }
    party.positions = all(&["title"]).chain(all(&["position"])).collect();
    party.programmes.push(cell(&["regime", "regimename"]).to_owned());
    party.reasons = [cell(&["ukstatementofreasons"]), other].map(str::to_owned).to_vec();
    party.countries.retain(|word| !word.is_empty());
    party.reasons.retain(|word| !word.is_empty());
    party
}

/// The name of a row: in its parts, and as it is written where it comes from.
fn names(row: &Row, header: &Header, kind: Kind) -> [Name; 2] {
    let cell = |names: &[&str]| header.cell(row, names);
    let role = role(cell(&["nametype", "aliastype"]), cell(&["aliasstrength", "aliasquality"]));
    let given = cell(&["name1"]);
    let middle = ["name2", "name3", "name4", "name5"].map(|name| cell(&[name]));
    let (middle, family) = (joined(&middle, " "), cell(&["name6"]));
    let text = joined(&[given, middle.as_str(), family], " ");
    let parts = NameParts { given: given.to_owned(), middle, family: family.to_owned() };
    let parts = if kind == Kind::Person { parts } else { NameParts::default() };
    let original = cell(&["namenonlatinscript"]);
    [Name { text, role, parts }, Name::whole(original).role(NameRole::Alias)]
}

/// Places of birth: towns with their countries where there are as many of each.
fn places(towns: &str, countries: &str) -> Vec<String> {
    let (towns, countries) = (numbered(towns), numbered(countries));
    if towns.len() == countries.len() {
        let pairs = towns.iter().zip(&countries);
        return pairs.map(|(town, country)| joined(&[town, country], ", ")).collect();
    }
    if let ([town], []) | ([], [town]) = (&towns[..], &countries[..]) {
        return vec![(*town).to_owned()];
    }
    towns.into_iter().chain(countries).map(str::to_owned).collect()
}

/// The papers that have a column.
fn papers<'a>(cell: &impl Fn(&[&str]) -> &'a str) -> Vec<Document> {
    let mut papers = Vec::new();
    for (names, kind) in [
        (&["passportnumber"][..], "Passport"),
        (&["nationalidentificationnumber", "nationalidentifiernumber"], "National identifier"),
        (&["imonumber"], "IMO number"),
    ] {
        papers.extend(numbered(cell(names)).into_iter().map(|number| Document {
            kind: kind.to_owned(),
            number: number.to_owned(),
            country: String::new(),
        }));
    }
    let numbers = cell(&["businessregistrationnumbers", "businessregistrationnumber"]);
    papers.extend(registrations(numbers));
    papers
}

fn role(kind: &str, strength: &str) -> NameRole {
    let (kind, strength) = (folded(kind), folded(strength));
    if strength.starts_with("low") || strength == "weak" {
        return NameRole::WeakAlias;
    }
    match kind.as_str() {
        "" | "primaryname" => NameRole::Primary,
        "fka" | "formerlyknownas" | "formername" => NameRole::Former,
        _ => NameRole::Alias,
    }
}

/// Adds what a further row of the same party says. Most of it is the same in all rows.
fn join(party: &mut Party, more: Party) {
    /// Of one party, so much of each is compared with what comes.
    const COMPARED_MAX: usize = 1_000;
    fn add<T: PartialEq>(to: &mut Vec<T>, from: Vec<T>) {
        for value in from {
            if to.len() < COMPARED_MAX && !to.contains(&value) {
                to.push(value);
            }
        }
    }
    if party.kind == Kind::Unknown {
        party.kind = more.kind;
    }
    party.gender = party.gender.or(more.gender);
    add(&mut party.names, more.names);
    add(&mut party.born, more.born);
    add(&mut party.places, more.places);
    add(&mut party.countries, more.countries);
    add(&mut party.documents, more.documents);
    add(&mut party.positions, more.positions);
    add(&mut party.programmes, more.programmes);
    add(&mut party.reasons, more.reasons);
}
