//! Plain CSV with a header of known columns, and text with one name a line.

use std::io::BufRead;

use screening::{Document, Kind, Name, NameParts, NameRole, Party};

use crate::dates::days;
use crate::intake::Intake;
use crate::plain_columns::{Meaning, meaning};
use crate::report::{Unreadable, shown};
use crate::rows::{Row, Rows, cells_of, next_line, separator};
use crate::source::Source;
use crate::values::{gender, is_unknown, joined, kind, several};

/// The longest line of a text with one name a line.
const LINE_BYTES_MAX: usize = 64 * 1024;
/// Aliases that are no names: what stands in transcriptions for a name that is only an image.
const IMAGE: &str = "Text of image";

/// A column: what it means and what it is called.
type Columns = Vec<(Option<Meaning>, String)>;

fn columns(cells: &[String]) -> Columns {
    cells.iter().map(|cell| (meaning(cell), cell.trim().to_owned())).collect()
}

fn names_somebody(columns: &Columns) -> bool {
    let naming = [Meaning::Name, Meaning::Family, Meaning::Given];
    columns.iter().any(|(meaning, _)| meaning.is_some_and(|meaning| naming.contains(&meaning)))
}

/// Whether a file begins with a header in which some column holds names.
pub(crate) fn has_header(first: &[u8]) -> bool {
    let line = first_line(first);
    names_somebody(&columns(&cells_of(&line, separator(&line))))
}

fn first_line(first: &[u8]) -> String {
    let text = String::from_utf8_lossy(first);
    text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default().to_owned()
}

/// Refuses a file that does not begin as one name a line does. `Last, First` and `Some House, Ltd.`
/// are names; what stands in a row is not: a column that is known, a number or date alone, a comma
/// with nothing after it, or another separator.
pub(crate) fn must_be_names(first: &[u8]) -> Result<(), Unreadable> {
    let line = first_line(first);
    let begins = line.trim_start().chars().next().filter(|sign| "{[<%".contains(*sign));
    let steers = |sign: &char| sign.is_control() && *sign != '\t';
    if let Some(sign) = begins.or_else(|| line.chars().find(steers)) {
        return Err(Unreadable::NotNames { sign: sign.escape_debug().to_string() });
    }
    let separator = separator(&line);
    let cells = cells_of(&line, separator);
    let number = |cell: &String| {
        cell.contains(|c: char| c.is_ascii_digit()) && !cell.contains(char::is_alphabetic)
    };
    let tight = line.split(separator).skip(1).any(|rest| !rest.starts_with(' '));
    let known = cells.iter().any(|cell| meaning(cell).is_some());
    if cells.len() > 1 && (separator != ',' || tight || known || cells.iter().any(number)) {
        return Err(Unreadable::NoHeader { cells: cells.len(), separator });
    }
    Ok(())
}

pub(crate) fn read<R: BufRead>(
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
) -> Result<(), Unreadable> {
    let mut rows = Rows::new(separator(&first_line(source.first()?)));
    let header = rows.next(source, intake)?.map(|row| row.cells).unwrap_or_default();
    let columns = columns(&header);
    if !names_somebody(&columns) {
        let columns = header.iter().take(50).map(|cell| shown(cell)).collect();
        return Err(Unreadable::NoNames { columns });
    }
    while let Some(row) = rows.next(source, intake)? {
        intake.rows += 1;
        if row.cells.len() != columns.len() {
            let what = format!("{} cells", row.cells.len());
            let expected = format!("{} as in the header", columns.len());
            intake.problem(row.line, what, &expected, "what is there is read by its column");
        }
        let party = party(&row, &columns, intake);
        intake.party(row.line, party);
    }
    Ok(())
}

/// Reads text with one name a line.
pub(crate) fn read_lines<R: BufRead>(
    source: &mut Source<R>,
    intake: &mut Intake<'_>,
) -> Result<(), Unreadable> {
    while let Some((line, text)) = next_line(source, intake, LINE_BYTES_MAX)? {
        if text.trim().is_empty() {
            continue;
        }
        intake.rows += 1;
        intake.party(line, Party { names: vec![Name::whole(text)], ..Party::default() });
    }
    Ok(())
}

fn party(row: &Row, columns: &Columns, intake: &mut Intake<'_>) -> Party {
    let mut party = Party::default();
    let mut parts = NameParts::default();
    let (mut whole, mut part) = (String::new(), String::new());
    let mut others: Vec<Name> = Vec::new();
    for ((meaning, header), cell) in columns.iter().zip(&row.cells) {
        let cell = cell.trim();
        let (Some(meaning), false) = (meaning, cell.is_empty()) else { continue };
        let values = || several(cell).into_iter().filter(|value| !is_unknown(value));
        let mut alias = |role| {
            for name in several(cell) {
                if name == IMAGE || name.ends_with(':') {
                    let what = format!("the alias {}", shown(&name));
                    intake.problem(row.line, what, "a name, not a label", "it is left out");
                } else {
                    others.push(Name::whole(name).role(role));
                }
            }
        };
        match meaning {
            Meaning::Id => party.id = cell.to_owned(),
            Meaning::Part => part = format!("{cell}/"),
            Meaning::Name => whole = cell.to_owned(),
            Meaning::Alias => alias(NameRole::Alias),
            Meaning::WeakAlias => alias(NameRole::WeakAlias),
            Meaning::Former => alias(NameRole::Former),
            Meaning::Given => parts.given = cell.to_owned(),
            Meaning::Middle => parts.middle = cell.to_owned(),
            Meaning::Family => parts.family = cell.to_owned(),
            Meaning::Born => born(row, cell, &mut party, intake),
            Meaning::Place => party.places.extend(values()),
            Meaning::Country => party.countries.extend(values()),
            Meaning::Document => party.documents.extend(values().map(|number| Document {
                kind: header.clone(),
                number,
                country: String::new(),
            })),
            Meaning::Gender => party.gender = gender(cell),
            Meaning::Kind => party.kind = kind(cell).unwrap_or_default(),
            Meaning::Position => party.positions.extend(values()),
            Meaning::Programme => party.programmes.extend(values()),
            Meaning::Reason => party.reasons.push(cell.to_owned()),
        }
    }
    if !party.id.is_empty() {
        party.id.insert_str(0, &part);
    }
    // Who was born or has a family name is a person, where the list does not say.
    if party.kind == Kind::Unknown && !(party.born.is_empty() && parts.is_empty()) {
        party.kind = Kind::Person;
    }
    if whole.is_empty() {
        whole = joined(&[&parts.given, &parts.middle, &parts.family].map(String::as_str), " ");
    }
    party.names.push(Name { text: whole, parts, role: NameRole::Primary });
    party.names.extend(others);
    party
}

fn born(row: &Row, cell: &str, party: &mut Party, intake: &mut Intake<'_>) {
    for text in several(cell) {
        let (found, unread) = days(&text);
        party.born.extend(found);
        for text in unread {
            let what = format!("the date of birth {}", shown(&text));
            intake.problem(row.line, what, "a day, a month or a year", "it is left out");
        }
    }
}
