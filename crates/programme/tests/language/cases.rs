//! Broken programmes and what is said of them; and how cases are read and written.

use std::fs;
use std::path::Path;

use programme::{Decision, Diagnostic, Schedule, SourceFile, load};
use toml_edit::{Document, Item, Table};

use crate::{files, source};

pub(crate) fn document(path: &Path) -> Document<String> {
    let text = fs::read_to_string(path).expect("the case can be read");
    Document::parse(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn texts(table: &Table, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(Item::as_array).into_iter().flatten();
    list.map(|item| item.as_str().expect("a text").to_owned()).collect()
}

/// Spaces that never break are written as plain ones in cases.
pub(crate) fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

pub(crate) fn grants(decision: &Decision) -> Vec<String> {
    let grant = |grant: &programme::Grant| {
        let amount = grant.amount.map(|m| format!(" {} {}", m.to_decimal(), m.currency));
        let schedule = match grant.schedule {
            Schedule::Once { .. } => "once".to_owned(),
            Schedule::Every { months: 12, times, .. } => format!("yearly {times}"),
            Schedule::Every { months: 3, times, .. } => format!("quarterly {times}"),
            Schedule::Every { times, .. } => format!("monthly {times}"),
            Schedule::Permanent => "permanent".to_owned(),
        };
        let after = match grant.schedule.month_of(0) {
            0 => String::new(),
            months => format!(" after {months}"),
        };
        let amount = amount.unwrap_or_default();
        format!("{}{amount} {schedule}{after} by {}", grant.benefit, grant.partner)
    };
    decision.grants.iter().map(grant).collect()
}

#[test]
fn bad_cases_are_refused_at_their_place() {
    let paths = files("cases/bad", "toml");
    assert!(paths.len() >= 20, "worked cases are missing");
    let wrong: Vec<String> = paths.iter().filter_map(|path| wrong_in_bad_case(path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a bad case expects and does not get, with everything that was said of it.
fn wrong_in_bad_case(path: &Path) -> Option<String> {
    let case = document(path);
    let mut sources = match case.get("programme").and_then(Item::as_str) {
        Some(text) => vec![SourceFile::new("programme.toml", text)],
        None => vec![source("programme.toml")],
    };
    if let Some(text) = case.get("overlay").and_then(Item::as_str) {
        sources.push(SourceFile::new("overlay.toml", text));
    }
    let name = path.file_name().unwrap_or_default().display().to_string();
    let Err(problems) = load(&sources) else { return Some(format!("{name} is accepted")) };
    let expected = case["expect"].as_array_of_tables().expect("[[expect]]");
    let mut wrong = Vec::new();
    for expect in expected {
        if !problems.iter().any(|problem| is_as_expected(problem, expect, &sources)) {
            wrong.push(format!("{name}: missing {} {}", expect["code"], expect["text"]));
        }
    }
    if problems.len() != expected.len() {
        wrong.push(format!("{name}: {} problems, not {}", problems.len(), expected.len()));
    }
    if wrong.is_empty() {
        return None;
    }
    wrong.extend(problems.iter().map(|problem| problem.render(&sources, false)));
    Some(wrong.join("\n"))
}

fn is_as_expected(problem: &Diagnostic, expect: &Table, sources: &[SourceFile]) -> bool {
    let label = &problem.labels[0];
    let file = sources.iter().find(|source| source.name == label.file).expect("the file");
    let line = file.text[..label.span.start].matches('\n').count() as i64 + 1;
    let in_last = sources.last().is_some_and(|last| last.name == label.file);
    let expected_line = expect.get("line").and_then(Item::as_integer);
    let help = expect.get("help").and_then(Item::as_str);
    Some(problem.code.number()) == expect["code"].as_str()
        && Some(&file.text[label.span.clone()]) == expect["text"].as_str()
        && expected_line.is_none_or(|expected| in_last && expected == line)
        && help.is_none_or(|help| problem.help.as_deref() == Some(help))
}
