//! One table by its keys: every key is either read or reported.

use jiff::civil::Date;
use toml_edit::{Item, TableLike, Value};

use super::Problem;

/// The most texts of a list.
const TEXTS_MAX: usize = 100_000;

/// Collects problems with their lines.
pub(super) struct Report<'t> {
    text: &'t str,
    pub(super) problems: Vec<Problem>,
}

impl<'t> Report<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, problems: Vec::new() }
    }

    pub(super) fn wrong(&mut self, byte: usize, place: &str, message: impl Into<String>) {
        let (line, place) = (line_of(self.text, byte), place.to_owned());
        self.problems.push(Problem { line, place, message: message.into() });
    }
}

/// The line of a byte, from 1.
pub(super) fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|byte| *byte == b'\n').count()
}

/// What was found where one of some names was expected.
pub(super) fn one_of(found: &str, known: &[&str]) -> String {
    let found: String = found.chars().take(60).collect();
    format!("`{found}`: expected one of {}", known.join(", "))
}

/// The keys of a table, as they are asked for.
pub(super) struct Fields<'r, 't, 'd> {
    report: &'r mut Report<'t>,
    place: String,
    table: &'d dyn TableLike,
    at: usize,
    asked: Vec<&'static str>,
}

impl<'r, 't, 'd> Fields<'r, 't, 'd> {
    pub(super) fn new(
        report: &'r mut Report<'t>,
        place: impl Into<String>,
        table: &'d dyn TableLike,
        at: usize,
    ) -> Self {
        Self { report, place: place.into(), table, at, asked: Vec::new() }
    }

    /// Reports every key that was not asked for.
    pub(super) fn finish(self) {
        for (key, item) in self.table.iter() {
            if !self.asked.contains(&key) {
                let at = item.span().map_or(self.at, |span| span.start);
                let known = self.asked.join(", ");
                let message = format!("no such key; known keys: {known}");
                self.report.wrong(at, &format!("{}.{key}", self.place), message);
            }
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A problem of a key, at its line or at that of its table.
    pub(super) fn wrong(&mut self, key: &str, message: impl Into<String>) {
        let span = self.table.get(key).and_then(Item::span);
        self.wrong_at(span.map_or(self.at, |span| span.start), key, message);
    }

    pub(super) fn wrong_at(&mut self, byte: usize, key: &str, message: impl Into<String>) {
        self.report.wrong(byte, &format!("{}.{key}", self.place), message);
    }

    fn item(&mut self, key: &'static str) -> Option<&'d Item> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn wanted<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        read: impl Fn(&'d Item) -> Option<T>,
    ) -> Option<T> {
        let value = self.item(key).and_then(read);
        if value.is_none() {
            self.wrong(key, format!("expected {expected}"));
        }
        value
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        self.wanted(key, "a text that is not empty", text)
    }

    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        if self.has(key) { self.text(key) } else { self.item(key).and_then(text) }
    }

    pub(super) fn truth(&mut self, key: &'static str) -> Option<bool> {
        if self.has(key) {
            return self.wanted(key, "true or false", Item::as_bool);
        }
        self.item(key).and_then(Item::as_bool)
    }

    pub(super) fn whole(&mut self, key: &'static str) -> Option<(i64, usize)> {
        let at = self.at;
        self.wanted(key, "a whole number", |item| {
            Some((item.as_integer()?, item.span().map_or(at, |span| span.start)))
        })
    }

    pub(super) fn date(&mut self, key: &'static str) -> Option<Date> {
        self.wanted(key, "a day such as 2022-03-06", |item| {
            let date = item.as_datetime()?.date?;
            let (year, month) = (i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?);
            Date::new(year, month, i8::try_from(date.day).ok()?).ok()
        })
    }

    /// One of some names.
    pub(super) fn named<T: Copy>(&mut self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let written = self.text(key)?;
        let found = known.iter().find(|(name, _)| *name == written);
        if found.is_none() {
            self.wrong(key, one_of(&written, &names));
        }
        found.map(|(_, value)| *value)
    }

    /// A list of texts; empty if the key is not there.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let Some(item) = self.item(key) else { return Vec::new() };
        let list = item.as_array();
        let texts: Option<Vec<String>> = list.and_then(|list| {
            let texts = list.iter().map(|value| value.as_str().map(str::to_owned));
            texts.take(TEXTS_MAX).collect()
        });
        if texts.is_none() || list.is_some_and(|list| list.len() > TEXTS_MAX) {
            self.wrong(key, format!("expected a list of at most {TEXTS_MAX} texts"));
        }
        texts.unwrap_or_default()
    }

    pub(super) fn table(
        &mut self,
        key: &'static str,
        expected: &str,
    ) -> Option<(&'d dyn TableLike, usize)> {
        let at = self.at;
        self.wanted(key, expected, |item| {
            Some((item.as_table_like()?, item.span().map_or(at, |span| span.start)))
        })
    }

    pub(super) fn optional_table(
        &mut self,
        key: &'static str,
    ) -> Option<(&'d dyn TableLike, usize)> {
        if self.has(key) {
            return self.table(key, "a table");
        }
        self.asked.push(key);
        None
    }

    /// One table in braces, or a list of such; empty if the key is not there.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<(&'d dyn TableLike, usize)> {
        let Some(item) = self.item(key) else { return Vec::new() };
        let at = item.span().map_or(self.at, |span| span.start);
        if let Some(one) = item.as_table_like() {
            return vec![(one, at)];
        }
        let list = item.as_array().map(|list| {
            list.iter()
                .map(|value| match value {
                    Value::InlineTable(table) => {
                        let at = value.span().map_or(at, |span| span.start);
                        Some((table as &dyn TableLike, at))
                    }
                    _ => None,
                })
                .collect::<Option<Vec<_>>>()
        });
        let tables = list.flatten();
        if tables.is_none() {
            self.wrong(key, "expected tables in braces: { .. }, or a list of them");
        }
        tables.unwrap_or_default()
    }
}

fn text(item: &Item) -> Option<String> {
    item.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}
