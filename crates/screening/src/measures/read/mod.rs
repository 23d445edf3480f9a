//! Reads a file of measures and says everything that is wrong with it, each thing at its line.

mod fields;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml_edit::{Document, TableLike};

use super::result::{Range, Verdict};
use super::traits::Trait;
use super::{Criterion, DeclaredHit, Measure, MeasureKind, Measures, Selector, Stated};
use crate::grounds::Ground;
use crate::ownership::Regime;
use fields::{Fields, Report, one_of};

/// The most bytes of a file.
const BYTES_MAX: usize = 8 << 20;
/// The most measures.
const MEASURES_MAX: usize = 10_000;

const CRITERIA: [(&str, Criterion); 7] = [
    ("schema", Criterion::Schema),
    ("topic", Criterion::Topic),
    ("employer", Criterion::Employer),
    ("member_of", Criterion::MemberOf),
    ("owner", Criterion::Owner),
    ("post", Criterion::Post),
    ("profession", Criterion::Profession),
];

/// A problem of a file of measures.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[error("line {line}, {place}: {message}")]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// Which entry.
    pub place: String,
    /// What is wrong and what was expected.
    pub message: String,
}

/// Reads a file of measures; all problems at once, if the file can be read at all.
///
/// # Errors
/// Everything that is wrong, in the order of the file.
pub fn read_measures(text: &str) -> Result<Measures, Vec<Problem>> {
    let whole = |line: usize, message: String| {
        vec![Problem { line, place: "the file".to_owned(), message }]
    };
    if text.len() > BYTES_MAX {
        return Err(whole(1, format!("expected at most {BYTES_MAX} bytes")));
    }
    let document = Document::parse(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        whole(fields::line_of(text, start), error.message().trim().replace('\n', ", "))
    })?;
    let mut report = Report::new(text);
    let measures = file(document.as_table(), &mut report);
    report.problems.sort_by_key(|problem| problem.line);
    match measures {
        Some(measures) if report.problems.is_empty() => Ok(measures),
        _ => Err(report.problems),
    }
}

fn file(root: &dyn TableLike, report: &mut Report<'_>) -> Option<Measures> {
    let mut top = Fields::new(report, "the file", root, 0);
    let head = top.table("measures", "the head of the file");
    let written = top.table("measure", "a table [measure.NAME] for each measure");
    top.finish();
    let head = head.and_then(|(head, at)| {
        let mut fields = Fields::new(report, "measures", head, at);
        let (language, line) = fields.whole("language").unwrap_or((1, 0));
        if language != 1 {
            fields.wrong_at(line, "language", "expected 1, the only language there is");
        }
        let (title, source) = (fields.text("title"), fields.text("source"));
        let states = fields.texts("states");
        if states.is_empty() {
            fields.wrong("states", "expected the identifiers of the state's own entities");
        }
        fields.finish();
        Some((title?, source?, states))
    });
    let (written, at) = written?;
    let all: Vec<Measure> = written
        .iter()
        .take(MEASURES_MAX)
        .filter_map(|(name, item)| {
            let at = item.span().map_or(at, |span| span.start);
            match item.as_table_like() {
                Some(table) => measure(name, table, at, report),
                None => {
                    report.wrong(at, &format!("measure.{name}"), "expected a table");
                    None
                }
            }
        })
        .collect();
    if written.len() > MEASURES_MAX {
        report.wrong(at, "measure", format!("expected at most {MEASURES_MAX} measures"));
    }
    let (title, source, states) = head?;
    Some(Measures { title, source, states, all })
}

fn measure(
    name: &str,
    table: &dyn TableLike,
    at: usize,
    report: &mut Report<'_>,
) -> Option<Measure> {
    let mut fields = Fields::new(report, format!("measure.{name}"), table, at);
    let (title, issuer) = (fields.text("title"), fields.text("issuer"));
    let kinds = MeasureKind::ALL.map(|kind| (kind.code(), kind));
    let kind = fields.named("kind", &kinds);
    let stated = stated(&mut fields);
    let date = fields.date("date");
    let targets = fields.texts("targets");
    let select = selectors(&mut fields);
    if targets.is_empty() && select.is_empty() {
        fields.wrong("targets", "expected targets, or select, or both");
    }
    let demands_denunciation = fields.truth("demands_denunciation").unwrap_or(false);
    let authors = [("right", true), ("wrong", false)];
    let authors_right =
        if fields.has("authors") { fields.named("authors", &authors) } else { None };
    let why = fields.optional_text("why").unwrap_or_default();
    let source = fields.text("source");
    let (hits, expect) = (hits(&mut fields), expect(&mut fields));
    fields.finish();
    Some(Measure {
        name: name.to_owned(),
        title: title?,
        issuer: issuer?,
        kind: kind?,
        stated: stated?,
        date: date?,
        targets,
        select,
        demands_denunciation,
        hits,
        authors_right,
        why,
        source: source?,
        expect,
    })
}

/// The stated ground; a measure that states none says so with `none`.
fn stated(fields: &mut Fields<'_, '_, '_>) -> Option<Stated> {
    let grounds = Ground::ALL.map(|ground| (ground.code(), Stated::Ground(ground)));
    let traits = Trait::ALL.map(|of| (of.code(), Stated::Trait(of)));
    let others = [("silence", Stated::Silence), ("none", Stated::Nothing)];
    fields.named("ground", &[&grounds[..], &traits[..], &others[..]].concat())
}

fn selectors(fields: &mut Fields<'_, '_, '_>) -> Vec<Selector> {
    let mut all = Vec::new();
    let known: Vec<&str> =
        CRITERIA.iter().map(|(name, _)| *name).chain(Trait::ALL.map(Trait::code)).collect();
    for (written, at) in fields.tables("select") {
        let mut selector = Selector::default();
        for (key, item) in written.iter() {
            let Some(value) = item.as_str().filter(|value| !value.trim().is_empty()) else {
                fields.wrong_at(at, "select", format!("`{key}`: expected a text"));
                continue;
            };
            let criterion = CRITERIA.iter().find(|(name, _)| *name == key);
            let of = Trait::ALL.into_iter().find(|of| of.code() == key);
            match (criterion, of) {
                (Some((_, criterion)), _) => selector.ties.push((*criterion, value.to_owned())),
                (None, Some(of)) => selector.traits.push((of, value.to_owned())),
                (None, None) => fields.wrong_at(at, "select", one_of(key, &known)),
            }
        }
        if selector == Selector::default() {
            fields.wrong_at(at, "select", "expected at least one criterion");
        }
        all.push(selector);
    }
    all
}

fn hits(fields: &mut Fields<'_, '_, '_>) -> Vec<DeclaredHit> {
    let mut all = Vec::new();
    for (written, at) in fields.tables("hits") {
        let text = |key: &str| written.get(key).and_then(|item| item.as_str());
        let number = |key: &str| {
            let number = written.get(key).and_then(toml_edit::Item::as_integer);
            number.and_then(|number| u64::try_from(number).ok())
        };
        let known = ["who", "low", "high", "source"];
        let strange = written.iter().map(|(key, _)| key).find(|key| !known.contains(key));
        match (text("who"), number("low"), number("high"), text("source"), strange) {
            (Some(who), Some(low), Some(high), Some(source), None) if low <= high => {
                let (who, count) = (who.to_owned(), Range { low, high });
                all.push(DeclaredHit { who, count, source: source.to_owned() });
            }
            _ => {
                let message = "expected who, low, high and source, with low not above high";
                fields.wrong_at(at, "hits", message);
            }
        }
    }
    all
}

/// A verdict for all regimes, or one for each: `bank = "grounds_shown"`, `firm = { us = "…" }`.
fn expect(fields: &mut Fields<'_, '_, '_>) -> BTreeMap<String, BTreeMap<Regime, Verdict>> {
    let mut all = BTreeMap::new();
    let Some((written, at)) = fields.optional_table("expect") else { return all };
    let codes = Verdict::ALL.map(Verdict::code);
    let verdict =
        |text: Option<&str>| Verdict::ALL.into_iter().find(|verdict| Some(verdict.code()) == text);
    for (target, item) in written.iter() {
        let line = item.span().map_or(at, |span| span.start);
        let mut each = BTreeMap::new();
        for regime in Regime::ALL {
            let own = item.as_table_like().and_then(|table| table.get(regime.code()));
            if let Some(verdict) = verdict(own.unwrap_or(item).as_str()) {
                each.insert(regime, verdict);
            }
        }
        let written = item.as_table_like().map_or(Regime::ALL.len(), TableLike::len);
        if each.is_empty() || each.len() != written {
            let found = item.as_str().unwrap_or("something else");
            let message = format!("{}; or a table of us, eu and uk", one_of(found, &codes));
            fields.wrong_at(line, &format!("expect.{target}"), message);
        }
        all.insert(target.to_owned(), each);
    }
    all
}
