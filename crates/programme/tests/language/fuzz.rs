//! What the fuzz targets do with any bytes, and the tests with every file of the corpus.
//!
//! `fuzz/fuzz_targets` includes this file. Nothing may panic, whatever the bytes are; what is
//! shown holds no sign that steers a terminal; many at once are decided as each alone.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::{Date, date};
use programme::{Answer, Batch, Column, Diagnostic, Facts, People, Programme, SourceFile, Value};
use programme::{FactKind, changes, check, decide, load, outlook};

/// What is done with bytes.
type Body = fn(&[u8]);

/// Each target with its body; `fuzz/corpus` has a folder of its name.
pub(crate) const BODIES: [(&str, Body); 4] = [
    ("load", load_body),
    ("check", check_body),
    ("expression", expression_body),
    ("facts", facts_body),
];

/// The day of every check and decision.
const DAY: Date = date(2025, 6, 1);
/// A line of this stands before each overlay.
const OVERLAY: &str = "#--- overlay";
/// The programme people answer: every construct stands in it.
const WHOLE: &str = include_str!("whole.toml");
/// The programme an expression is put into, at the mark.
const AROUND: &str = include_str!("around.toml");

/// Does with bytes what this target does.
pub(crate) fn run(target: &str, bytes: &[u8]) {
    let body = BODIES.iter().find(|(name, _)| *name == target);
    body.unwrap_or_else(|| panic!("there is no target `{target}`")).1(bytes);
}

/// Bytes as a programme and its overlays.
fn load_body(bytes: &[u8]) {
    let sources = sources(bytes);
    match load(&sources) {
        Ok(programme) => {
            show(programme.warnings(), &sources);
            let again = load(&sources).expect("it loads again");
            assert_eq!(again.digest(), programme.digest());
            assert_eq!(changes(&programme, &again), []);
            let on = programme.effective_from();
            let decision = decide(&programme, &Facts::new(), on);
            assert_eq!(decision.canonical(), decide(&again, &Facts::new(), on).canonical());
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a word");
            show(&problems, &sources);
        }
    }
}

/// The same, looked at for all possible people. Whoever shows a problem can be decided.
fn check_body(bytes: &[u8]) {
    check_all(&sources(bytes));
}

/// Bytes as an expression: a rule, and an amount.
fn expression_body(bytes: &[u8]) {
    let expression = quoted(&String::from_utf8_lossy(bytes));
    for (rule, amount) in [(expression.as_str(), "\"grant\""), ("\"yes\"", &expression)] {
        let text = AROUND.replace("\"RULE\"", rule).replace("\"AMOUNT\"", amount);
        let Some(programme) = check_all(&[SourceFile::new("around.toml", text)]) else { continue };
        let batch = Batch::new(&programme, DAY);
        for lowest in [true, false] {
            let bound =
                |fact: &programme::FactDef| Some((fact.name.clone(), bound(&fact.kind, lowest)?));
            decide_one(&programme, &batch, &programme.facts().iter().filter_map(bound).collect());
        }
        decide_one(&programme, &batch, &Facts::new());
    }
}

/// Bytes as answers to the whole programme: a line `fact=answer` each.
fn facts_body(bytes: &[u8]) {
    static READY: OnceLock<(Programme, Batch)> = OnceLock::new();
    let (programme, batch) = READY.get_or_init(|| {
        let programme = load(&[SourceFile::new("whole.toml", WHOLE)]).expect("it loads");
        let batch = Batch::new(&programme, DAY);
        (programme, batch)
    });
    let text = String::from_utf8_lossy(bytes);
    let pairs = text.split('\n').filter_map(|line| line.split_once('='));
    let mut answers: BTreeMap<String, String> =
        pairs.map(|(name, answer)| (name.to_owned(), answer.to_owned())).collect();
    if let Err(errors) = Facts::checked(programme, &answers) {
        for (name, error) in errors {
            assert!(!error.to_string().is_empty());
            assert!(answers.remove(&name).is_some(), "an error about no answer: {name}");
        }
    }
    let facts = Facts::checked(programme, &answers).expect("what is left fits");
    for (name, value) in facts.iter() {
        let fact = programme.facts().iter().find(|fact| fact.name == name).expect("a fact");
        assert!(fact.kind.admits(value), "{name} = {value}");
        assert_eq!(fact.kind.parse(&value.to_string()).as_ref(), Ok(value), "{name} = {value}");
    }
    decide_one(programme, batch, &facts);
    outlook(programme, &facts, DAY);
}

/// Bytes as text, cut into a programme and its overlays.
fn sources(bytes: &[u8]) -> Vec<SourceFile> {
    let text = String::from_utf8_lossy(bytes);
    let mut texts = vec![String::new()];
    for line in text.split_inclusive('\n') {
        match texts.last_mut() {
            Some(last) if line.trim_end() != OVERLAY => last.push_str(line),
            _ => texts.push(String::new()),
        }
    }
    let named = |(index, text)| SourceFile::new(format!("{index}.toml"), text);
    texts.into_iter().enumerate().map(named).collect()
}

/// Checks a programme, shows what is wrong and decides whoever shows it.
fn check_all(sources: &[SourceFile]) -> Option<Programme> {
    let checked = check(sources, DAY);
    show(&checked.problems, sources);
    let Some(programme) = &checked.programme else {
        assert!(!checked.is_sound() && !checked.problems.is_empty(), "refused without a word");
        return None;
    };
    for witness in checked.problems.iter().filter_map(|problem| problem.witness.as_ref()) {
        decide(programme, &witness.facts, witness.on);
    }
    checked.programme
}

/// Shows problems as a terminal would get them.
fn show(problems: &[Diagnostic], sources: &[SourceFile]) {
    for problem in problems {
        let shown = problem.render(sources, false);
        let steers = shown.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(steers, None, "{shown:?}");
        assert!(problem.render(sources, true).len() > shown.len());
        for label in &problem.labels {
            let source = sources.iter().find(|source| source.name == label.file);
            let inside = source.and_then(|source| source.text.get(label.span.clone()));
            assert!(inside.is_some(), "{label:?} is outside the text");
        }
    }
}

/// Decides one person alone and among many: the same is said.
fn decide_one(programme: &Programme, batch: &Batch, facts: &Facts) {
    let column = |fact: &programme::FactDef| {
        let mut column = Column::with_capacity(fact.column_form(), 1);
        column.push(facts.get(&fact.name).and_then(|value| fact.number_of(value)));
        Some(column)
    };
    let columns = programme.facts().iter().map(column).collect();
    let people = People::new(programme, 1, columns).expect("columns fit");
    let codes = batch.decide(&people, 0..1);
    let alone = Answer::of(programme, &decide(programme, facts, DAY));
    assert_eq!(batch.answer(&codes, codes.codes[0]), Some(&alone), "{facts:?}");
}

/// The lowest or the highest answer of a kind.
fn bound(kind: &FactKind, lowest: bool) -> Option<Value> {
    Some(match kind {
        FactKind::Bool => Value::Bool(!lowest),
        FactKind::Enum(choices) if lowest => Value::Enum(choices.first()?.clone()),
        FactKind::Enum(choices) => Value::Enum(choices.last()?.clone()),
        FactKind::Integer { min, max } => Value::Integer(if lowest { *min } else { *max }),
        FactKind::Date { min, max } => Value::Date(if lowest { *min } else { *max }),
        FactKind::Money { currency, max } => {
            Value::Money(programme::Money::new(if lowest { 0 } else { *max }, *currency))
        }
    })
}

/// A text as TOML writes it, whatever is in it.
fn quoted(text: &str) -> String {
    let sign = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(sign).collect::<String>())
}
