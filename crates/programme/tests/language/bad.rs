//! Broken programmes and what is said of them: every message at its place, with what to do.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::{Date, date};
use programme::{Checked, Code, Diagnostic, SourceFile, check, load};
use toml_edit::{Document, Item, Table};

use crate::cases::document;
use crate::{files, source, witness};

/// The day of the check where a case names none.
const DAY: Date = date(2022, 4, 1);

/// A broken programme.
pub(crate) struct Bad {
    /// The name of its file.
    pub(crate) name: String,
    /// What is wrong, in words.
    pub(crate) title: String,
    case: Document<String>,
    pub(crate) sources: Vec<SourceFile>,
    /// What the case itself says: an overlay upon the authors' programme, or a whole one.
    pub(crate) text: String,
}

impl Bad {
    /// All broken programmes, in the order of their names.
    pub(crate) fn all() -> Vec<Self> {
        files("cases/bad", "toml").iter().map(|path| Self::read(path)).collect()
    }

    fn read(path: &Path) -> Self {
        let case = document(path);
        let text = |key: &str| case.get(key).and_then(Item::as_str).map(str::to_owned);
        let own = text("programme").map(|text| SourceFile::new("programme.toml", text));
        let mut sources = vec![own.unwrap_or_else(|| source("programme.toml"))];
        if let Some(overlay) = text("overlay") {
            // An overlay can be given the name of another file.
            let name = text("overlay_name").unwrap_or_else(|| "overlay.toml".to_owned());
            sources.push(SourceFile::new(name, overlay));
        }
        let name = path.file_name().unwrap_or_default().display().to_string();
        let title = text("title").unwrap_or_else(|| panic!("{name} has no title"));
        let shown = sources.last().map(|last| last.text.clone()).unwrap_or_default();
        Self { name, title, case, sources, text: shown }
    }

    /// The programme after a check for one day.
    pub(crate) fn checked(&self) -> Checked {
        let on = self.case.get("on").and_then(Item::as_datetime);
        let on = on.map_or(DAY, |on| on.to_string().parse().expect("a day"));
        check(&self.sources, on)
    }

    pub(crate) fn expected(&self) -> Vec<&Table> {
        let expected = self.case.get("expect").and_then(Item::as_array_of_tables);
        expected.unwrap_or_else(|| panic!("{}: [[expect]]", self.name)).iter().collect()
    }

    /// The codes it expects.
    pub(crate) fn codes(&self) -> Vec<&str> {
        let expected = self.expected().into_iter();
        expected.filter_map(|expect| expect.get("code")?.as_str()).collect()
    }

    /// What it expects and does not get, with everything that was said of it.
    fn wrong(&self) -> Option<String> {
        let (name, expected) = (&self.name, self.expected());
        let checked = self.checked();
        let problems = &checked.problems;
        let mut wrong = Vec::new();
        for expect in &expected {
            if expect.get("help").is_none() {
                wrong.push(format!("{name}: what to do is not judged"));
            }
            if !problems.iter().any(|problem| is_as_expected(problem, expect, &self.sources)) {
                wrong.push(format!("{name}: nothing is\n{expect}"));
            }
        }
        if problems.len() != expected.len() {
            wrong.push(format!("{name}: {} problems, not {}", problems.len(), expected.len()));
        }
        if let Some(programme) = &checked.programme {
            let shown = problems.iter().flat_map(|problem| witness::wrong(programme, problem));
            wrong.extend(shown.map(|line| format!("{name}: {line}")));
        }
        if wrong.is_empty() {
            return None;
        }
        wrong.extend(problems.iter().map(|problem| problem.render(&self.sources, false)));
        Some(wrong.join("\n"))
    }
}

fn is_as_expected(problem: &Diagnostic, expect: &Table, sources: &[SourceFile]) -> bool {
    let text = |key: &str| expect.get(key).and_then(Item::as_str);
    let said =
        Some(problem.code.number()) == text("code") && problem.help.as_deref() == text("help");
    let Some(label) = problem.labels.first() else { return said && text("text").is_none() };
    let file = sources.iter().find(|source| source.name == label.file).expect("the file");
    let line = file.text[..label.span.start].matches('\n').count() as i64 + 1;
    let in_last = sources.last().is_some_and(|last| last.name == label.file);
    let expected_line = expect.get("line").and_then(Item::as_integer);
    said && Some(&file.text[label.span.clone()]) == text("text")
        && expected_line.is_none_or(|expected| in_last && expected == line)
}

#[test]
fn every_broken_programme_is_told_so_at_its_place_with_what_to_do() {
    let wrong: Vec<String> = Bad::all().iter().filter_map(Bad::wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_broken_programme() {
    let all = Bad::all();
    let shown: BTreeSet<&str> = all.iter().flat_map(Bad::codes).collect();
    let missing = Code::ALL.iter().map(|code| code.number()).filter(|code| !shown.contains(code));
    let missing: Vec<&str> = missing.collect();
    assert!(missing.is_empty(), "no case in cases/bad shows {missing:?}");
}

/// What is shown of broken programmes counts for something only if nothing is said of sound ones.
#[test]
fn nothing_is_said_of_a_sound_programme() {
    for folder in ["million-carrots", "chieu-hoi", "colombia-individual", "north-korea-settlement"]
    {
        let sources = [source(&format!("../{folder}/programme.toml"))];
        let programme = load(&sources).unwrap_or_else(|problems| panic!("{folder}: {problems:#?}"));
        let mut problems = check(&sources, programme.effective_from()).problems;
        // That a question was given up claims nothing.
        problems.retain(|problem| problem.code != Code::Undecided);
        let shown: String = problems.iter().map(|p| p.render(&sources, false)).collect();
        assert!(shown.is_empty(), "{folder}:\n{shown}");
    }
}
