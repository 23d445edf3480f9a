//! TOML text to a tree that knows where everything stands.
//!
//! **Architecture Invariant:** every node of every file keeps its file and bytes, overlays
//! included, so that any later check can point at the place a person has to change.

use std::sync::Arc;

use jiff::civil::Date;
use toml_edit::{Document, Item, Key as TomlKey, Value as TomlValue};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::SourceFile;

/// The most bytes of one file.
const FILE_BYTES_MAX: usize = 256 * 1024;
/// How deep tables and lists may nest.
const DEPTH_MAX: usize = 8;
/// The most entries of one table or list.
const ENTRIES_MAX: usize = 400;

/// A node of the tree.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Text(String),
    Integer(i64),
    Bool(bool),
    Day(Date),
    List(Vec<Node>),
    Table(Table),
    /// Something the language has no use for, by its name.
    Other(&'static str),
}

/// A table's entries in the order of the file.
pub(crate) type Table = Vec<(Key, Node)>;

/// A name with its place.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) place: Place,
}

impl Kind {
    /// What to call it in a sentence.
    pub(crate) fn describe(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Integer(_) => "a whole number",
            Self::Bool(_) => "true or false",
            Self::Day(_) => "a day",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(name) => name,
        }
    }
}

/// Reads one file into a table.
pub(crate) fn read(source: &SourceFile, problems: &mut Vec<Diagnostic>) -> Option<Table> {
    let file: Arc<str> = source.name.as_str().into();
    if source.text.len() > FILE_BYTES_MAX {
        let message = format!("the file has more than {FILE_BYTES_MAX} bytes");
        let start = Place { file, span: 0..0 };
        let problem = Diagnostic::error(Code::TooLarge, message).at(&start, "");
        problems.push(problem.help("leave out what is not needed, or move parts into overlays"));
        return None;
    }
    match Document::parse(source.text.as_str()) {
        Ok(document) => {
            let mut reader = Reader { text: &source.text, file, problems };
            let whole = Place { file: reader.file.clone(), span: 0..0 };
            Some(reader.item_table(document.as_table(), &whole, 0))
        }
        Err(error) => {
            let span = clamp(error.span().unwrap_or(0..0), &source.text);
            let message = format!("this is not TOML: {}", error.message().trim());
            let problem = Diagnostic::error(Code::NotToml, message.replace('\n', ", "));
            let problem = problem.at(&Place { file, span }, "reading stopped here");
            let help = "look there and just before for a missing quotation mark or bracket";
            problems.push(problem.help(help));
            None
        }
    }
}

/// Spans must stand on character boundaries, whatever the parser reported.
fn clamp(span: std::ops::Range<usize>, text: &str) -> std::ops::Range<usize> {
    let mut start = span.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = span.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

struct Reader<'a> {
    text: &'a str,
    file: Arc<str>,
    problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn place(&self, span: Option<std::ops::Range<usize>>, parent: &Place) -> Place {
        match span {
            Some(span) => Place { file: self.file.clone(), span: clamp(span, self.text) },
            None => parent.clone(),
        }
    }

    /// Refuses what is too deep or too long, at its place.
    fn within(&mut self, depth: usize, entries: usize, place: &Place) -> bool {
        let (message, help) = if depth >= DEPTH_MAX {
            let message = format!("tables and lists may nest {DEPTH_MAX} deep");
            (message, "nothing in a programme needs more: remove the inner brackets")
        } else if entries > ENTRIES_MAX {
            let message = format!("this has {entries} entries; at most {ENTRIES_MAX} are read");
            (message, "nobody can read so many: join what belongs together")
        } else {
            return true;
        };
        self.problems.push(Diagnostic::error(Code::TooLarge, message).at(place, "").help(help));
        false
    }

    fn item_table(&mut self, table: &toml_edit::Table, place: &Place, depth: usize) -> Table {
        if !self.within(depth, table.len(), place) {
            return Vec::new();
        }
        let entry = |(name, item): (&str, &Item)| {
            let place = self.place(table.key(name).and_then(TomlKey::span), place);
            let node = self.item(item, &place, depth + 1)?;
            Some((Key { name: name.to_owned(), place }, node))
        };
        table.iter().filter_map(entry).collect()
    }

    fn item(&mut self, item: &Item, parent: &Place, depth: usize) -> Option<Node> {
        let place = self.place(item.span(), parent);
        match item {
            Item::None => None,
            Item::Value(value) => Some(self.value(value, parent, depth)),
            Item::Table(table) => {
                let kind = Kind::Table(self.item_table(table, parent, depth));
                Some(Node { place, kind })
            }
            Item::ArrayOfTables(tables) => {
                let mut list = Vec::new();
                if self.within(depth, tables.len(), &place) {
                    for table in tables {
                        let place = self.place(table.span(), parent);
                        let kind = Kind::Table(self.item_table(table, &place, depth + 1));
                        list.push(Node { place, kind });
                    }
                }
                Some(Node { place, kind: Kind::List(list) })
            }
        }
    }

    fn value(&mut self, value: &TomlValue, parent: &Place, depth: usize) -> Node {
        let place = self.place(value.span(), parent);
        let kind = match value {
            TomlValue::String(text) => Kind::Text(text.value().clone()),
            TomlValue::Integer(number) => Kind::Integer(*number.value()),
            TomlValue::Boolean(answer) => Kind::Bool(*answer.value()),
            TomlValue::Float(_) => Kind::Other("a number with a point"),
            TomlValue::Datetime(datetime) => match day(datetime.value()) {
                Some(day) => Kind::Day(day),
                None => Kind::Other("a time"),
            },
            TomlValue::Array(array) => {
                let fits = self.within(depth, array.len(), &place);
                let read = |value| self.value(value, &place, depth + 1);
                Kind::List(if fits { array.iter().map(read).collect() } else { Vec::new() })
            }
            TomlValue::InlineTable(table) => {
                let mut entries = Vec::new();
                if self.within(depth, table.len(), &place) {
                    for (name, value) in table {
                        let at = self.place(table.key(name).and_then(TomlKey::span), &place);
                        let node = self.value(value, &at, depth + 1);
                        entries.push((Key { name: name.to_owned(), place: at }, node));
                    }
                }
                Kind::Table(entries)
            }
        };
        Node { place, kind }
    }
}

/// A day without a time of day.
fn day(datetime: &toml_edit::Datetime) -> Option<Date> {
    if datetime.time.is_some() || datetime.offset.is_some() {
        return None;
    }
    let date = datetime.date?;
    let (year, month) = (i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?);
    Date::new(year, month, i8::try_from(date.day).ok()?).ok()
}

/// Lays an overlay upon a table: tables join, everything else is replaced.
pub(crate) fn overlay(base: &mut Table, upon: Table) {
    for (key, node) in upon {
        match base.iter_mut().find(|(known, _)| known.name == key.name) {
            None => base.push((key, node)),
            Some((_, known)) => match (&mut known.kind, node.kind) {
                (Kind::Table(base), Kind::Table(upon)) => overlay(base, upon),
                (_, kind) => *known = Node { place: node.place, kind },
            },
        }
    }
}

/// Where the words of a text stand in the file: after its quotation mark, if nothing is escaped.
pub(crate) fn words_of(node: &Node, text: &str, sources: &[SourceFile]) -> Place {
    let found = sources.iter().find(|source| source.name == *node.place.file);
    let raw = found.and_then(|source| source.text.get(node.place.span.clone())).unwrap_or("");
    let start = node.place.span.start;
    for quote in ["\"\"\"\r\n", "\"\"\"\n", "\"\"\"", "'''\n", "'''", "\"", "'"] {
        if let Some(rest) = raw.strip_prefix(quote) {
            if rest.starts_with(text) {
                let from = start + quote.len();
                return Place { file: node.place.file.clone(), span: from..from + text.len() };
            }
            break;
        }
    }
    node.place.clone()
}
