//! OFAC's CSV files: `sdn.csv`, `alt.csv`, `add.csv` and `sdn_comments.csv`, without headers.
//!
//! Source: OFAC, "SDN Data Formats / Specification". A file shows by its number of columns what it
//! is; `-0-` stands for what is not known. The entries stand in the first file; the others are
//! joined to them by the number in their first column.

use std::collections::BTreeMap;
use std::io::BufRead;

use screening::{Document, Kind, Name, NameParts, NameRole, Party};

use crate::intake::{Intake, WAITING_BYTES_MAX};
use crate::ofac_remarks;
use crate::report::{Unreadable, shown};
use crate::rows::{Row, Rows};
use crate::source::Source;
use crate::values::kind;

/// Which of the files has so many columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// The entries: 12 columns.
    Entries,
    /// Other names: 5 columns.
    Names,
    /// Addresses: 6 columns.
    Addresses,
    /// Remarks that did not fit: 2 columns.
    Comments,
}

impl Part {
    pub(crate) fn of(columns: usize) -> Option<Self> {
        match columns {
            12 => Some(Self::Entries),
            5 => Some(Self::Names),
            6 => Some(Self::Addresses),
            2 => Some(Self::Comments),
            _ => None,
        }
    }
}

/// What the other files say of entries, by their number.
#[derive(Default)]
pub(crate) struct Joined {
    names: BTreeMap<String, Vec<Name>>,
    countries: BTreeMap<String, Vec<String>>,
    comments: BTreeMap<String, String>,
    bytes: usize,
    full: bool,
}

impl Joined {
    /// Takes a row of another file than that of entries.
    fn take(&mut self, row: &Row, part: Part, intake: &mut Intake<'_>) {
        if self.bytes >= WAITING_BYTES_MAX {
            if !self.full {
                let expected = "files that fit into 64 MiB";
                intake.problem(row.line, "more rows than are kept", expected, "they are left out");
            }
            self.full = true;
            return;
        }
        self.bytes += 160 + row.cells.iter().map(String::len).sum::<usize>();
        let id = cell(row, 0).to_owned();
        match part {
            Part::Names => {
                let role = match cell(row, 2) {
                    "fka" => NameRole::Former,
                    _ => NameRole::Alias,
                };
                let name = Name { role, ..named(cell(row, 3), false) };
                self.names.entry(id).or_default().push(name);
            }
            Part::Addresses => {
                let known = self.countries.entry(id).or_default();
                let country = cell(row, 4).to_owned();
                if !known.contains(&country) {
                    known.push(country);
                }
            }
            Part::Comments => self.comments.entry(id).or_default().push_str(cell(row, 1)),
            Part::Entries => {}
        }
    }

    /// How many rows are left that no entry asked for.
    pub(crate) fn left(&self) -> usize {
        let names = self.names.values().map(Vec::len).sum::<usize>();
        names + self.countries.len() + self.comments.len()
    }
}

/// Reads one file by itself.
pub(crate) fn read_alone<R: BufRead>(
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
) -> Result<(), Unreadable> {
    let mut joined = Joined::default();
    let part = read(source, intake, &mut joined)?;
    if part.is_some_and(|part| part != Part::Entries) {
        let done = "nobody is loaded from it; give both files together";
        intake.problem(1, "a file that adds to entries", "the file of entries (sdn.csv)", done);
    }
    Ok(())
}

/// Reads a file: gives out its entries with what is joined to them, or joins it.
pub(crate) fn read<R: BufRead>(
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
    joined: &mut Joined,
) -> Result<Option<Part>, Unreadable> {
    let mut rows = Rows::new(',');
    let mut part = None;
    while let Some(row) = rows.next(source, intake)? {
        intake.rows += 1;
        let columns = row.cells.len();
        let of = Part::of(columns);
        part = part.or(of);
        let numbered = cell(&row, 0).parse::<u64>().is_ok();
        let Some(known) = of.filter(|of| Some(*of) == part && numbered) else {
            let what = format!("{columns} columns, the first {}", shown(cell(&row, 0)));
            let expected = "2, 5, 6 or 12 as in the rows before, the first a number";
            intake.problem(row.line, what, expected, "the row is left out");
            continue;
        };
        if known == Part::Entries {
            let party = party(&row, joined, intake);
            intake.party(row.line, party);
        } else {
            joined.take(&row, known, intake);
        }
    }
    Ok(part)
}

/// A cell; what is not known is empty.
fn cell(row: &Row, index: usize) -> &str {
    let cell = row.cells.get(index).map_or("", |cell| cell.trim());
    if cell == "-0-" { "" } else { cell }
}

fn party(row: &Row, joined: &mut Joined, intake: &mut Intake<'_>) -> Party {
    let id = cell(row, 0);
    // The type is left empty for companies and bodies.
    let kind = match cell(row, 2) {
        "" => Kind::Organisation,
        word => kind(word).unwrap_or_default(),
    };
    let person = kind == Kind::Person;
    let mut party = Party { id: id.to_owned(), kind, ..Party::default() };
    party.names.push(named(cell(row, 1), person));
    for name in joined.names.remove(id).unwrap_or_default() {
        party.names.push(Name { role: name.role, ..named(&name.text, person) });
    }
    // Several programmes stand as `SDGT] [NS-PLC`.
    let programmes = cell(row, 3).split("] [").map(|programme| programme.trim_matches(['[', ']']));
    party.programmes.extend(programmes.map(str::to_owned));
    party.positions.push(cell(row, 4).to_owned());
    let sign = cell(row, 5);
    if !sign.is_empty() {
        let kind = "Call sign".to_owned();
        let paper = Document { kind, number: sign.to_owned(), country: cell(row, 9).to_owned() };
        party.documents.push(paper);
    }
    party.countries.push(cell(row, 9).to_owned());
    party.countries.extend(joined.countries.remove(id).unwrap_or_default());
    let more = joined.comments.remove(id).unwrap_or_default();
    let remarks = format!("{}{more}", cell(row, 11));
    ofac_remarks::read(&remarks, row.line, &mut party, intake);
    party
}

/// A name as OFAC writes it: for people, the family name and a comma come first.
fn named(text: &str, person: bool) -> Name {
    let mut name = Name::whole(text);
    if person
        && let Some((family, given)) = text.split_once(',')
        && !given.contains(',')
    {
        let (family, given) = (family.trim().to_owned(), given.trim().to_owned());
        name.parts = NameParts { given, family, ..NameParts::default() };
    }
    name
}
