//! Reads a file of claims and says everything that is wrong with it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::NAMES;
use super::figures::{Amount, Dated, Figure, Figures, Names, Statement};
use super::wanted::Wanted;
use crate::assumptions::Problem;

/// The most bytes of a file.
const BYTES_MAX: usize = 1 << 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    claims: Head,
    names: Names,
    claim: BTreeMap<String, WrittenClaim>,
    figure: BTreeMap<String, WrittenFigure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    language: u32,
    programme: String,
    title: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClaim {
    number: usize,
    whose: String,
    claim: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFigure {
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    values: Option<Vec<Dated>>,
    unit: String,
    period: String,
    source: String,
}

/// Everything at once, if the file can be read at all.
pub(super) fn read(text: &str) -> Result<Figures, Vec<Problem>> {
    let whole = |line: Option<usize>, message: String| {
        vec![Problem { line, place: "the file".to_owned(), message }]
    };
    if text.len() > BYTES_MAX {
        return Err(whole(None, format!("expected at most {BYTES_MAX} bytes")));
    }
    let file: File = toml_edit::de::from_str(text).map_err(|error| {
        let line = error
            .span()
            .map(|span| 1 + text.bytes().take(span.start).filter(|byte| *byte == b'\n').count());
        whole(line, error.message().trim().replace('\n', ", "))
    })?;
    let mut reader = Reader { text, problems: Vec::new() };
    reader.head(&file.claims);
    let statements = reader.statements(&file.claim);
    let all = reader.figures(&file.figure);
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let Head { programme, title, source, .. } = file.claims;
    Ok(Figures { title, programme, source, names: file.names, statements, all })
}

struct Reader<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// A problem of a key of a table, or of the table itself.
    fn wrong(&mut self, table: &str, key: &str, message: impl Into<String>) {
        let place = if key.is_empty() { table.to_owned() } else { format!("{table}.{key}") };
        let line = line_of(self.text, table, key);
        self.problems.push(Problem { line, place, message: message.into() });
    }

    fn source(&mut self, table: &str, source: &str) {
        if source.trim().is_empty() {
            self.wrong(table, "source", "expected where it comes from");
        }
    }

    fn head(&mut self, head: &Head) {
        if head.language != 1 {
            self.wrong("claims", "language", "expected 1, the only language there is");
        }
        self.source("claims", &head.source);
    }

    fn statements(&mut self, written: &BTreeMap<String, WrittenClaim>) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (place, name) in NAMES.iter().enumerate() {
            let table = format!("claim.{name}");
            let Some(claim) = written.get(*name) else {
                self.wrong(&table, "", format!("expected claim {}", place + 1));
                continue;
            };
            if claim.number != place + 1 {
                self.wrong(&table, "number", format!("expected {}", place + 1));
            }
            self.source(&table, &claim.source);
            let (whose, source) = (claim.whose.clone(), claim.source.clone());
            let (name, claim) = ((*name).to_owned(), claim.claim.clone());
            statements.push(Statement { name, whose, claim, source });
        }
        for name in written.keys().filter(|name| !NAMES.contains(&name.as_str())) {
            let near = nearest(name, NAMES.iter().copied());
            self.wrong(&format!("claim.{name}"), "", format!("no such claim{near}"));
        }
        statements
    }

    fn figures(&mut self, written: &BTreeMap<String, WrittenFigure>) -> Vec<Option<Figure>> {
        let mut all = Vec::new();
        for wanted in Wanted::ALL {
            let figure = written.get(wanted.name());
            if figure.is_none() && !wanted.may_be_absent() {
                let table = format!("figure.{}", wanted.name());
                self.wrong(&table, "", format!("expected a figure: {}", wanted.meaning()));
            }
            all.push(figure.and_then(|figure| self.figure(*wanted, figure)));
        }
        let names = || Wanted::ALL.iter().map(|wanted| wanted.name());
        for name in written.keys().filter(|name| !names().any(|known| known == *name)) {
            let near = nearest(name, names());
            self.wrong(&format!("figure.{name}"), "", format!("no such figure{near}"));
        }
        all
    }

    fn figure(&mut self, wanted: Wanted, written: &WrittenFigure) -> Option<Figure> {
        let table = format!("figure.{}", wanted.name());
        self.source(&table, &written.source);
        for dated in written.values.iter().flatten() {
            self.source(&table, &dated.source);
        }
        if written.period.trim().is_empty() {
            self.wrong(&table, "period", "expected a day or period");
        }
        if written.unit != wanted.unit() {
            self.wrong(&table, "unit", format!("expected the unit `{}`", wanted.unit()));
        }
        let (amount, key) = match written {
            WrittenFigure { value: Some(value), low: None, high: None, values: None, .. } => {
                (Amount::One(*value), "value")
            }
            WrittenFigure {
                value: None, low: Some(low), high: Some(high), values: None, ..
            } => (Amount::Range { low: *low, high: *high }, "low"),
            WrittenFigure { value: None, low: None, high: None, values: Some(series), .. } => {
                (Amount::Series(series.clone()), "values")
            }
            _ => {
                self.wrong(&table, "", "expected value, or low and high, or values");
                return None;
            }
        };
        match amount.checked(wanted) {
            Ok(amount) => {
                let (period, source) = (written.period.clone(), written.source.clone());
                Some(Figure { amount, period, source })
            }
            Err(message) => {
                self.wrong(&table, key, message);
                None
            }
        }
    }
}

fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> String {
    let near = programme::nearest(name, names);
    near.map_or(String::new(), |near| format!("; did you mean `{near}`?"))
}

/// The line of a key in a table, or of the table's head; none if the table is not there.
fn line_of(text: &str, table: &str, key: &str) -> Option<usize> {
    let head = format!("[{table}]");
    let start = text.lines().position(|line| line.trim() == head)?;
    let rest = text.lines().enumerate().skip(start + 1);
    let mut own = rest.take_while(|(_, line)| !line.starts_with('['));
    let found = own.find(|(_, line)| line.split(['=', ' ']).next() == Some(key));
    Some(found.map_or(start, |(line, _)| line) + 1)
}
