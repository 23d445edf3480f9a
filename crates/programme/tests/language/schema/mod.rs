//! The schemas that editors complete and check programmes by: they say what the reader says.

mod keys;
mod subset;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};
use toml_edit::{Document, Item, Value as TomlValue};

use crate::bad::Bad;
use crate::errors::{made, root};
use subset::Schema;

/// Codes of mistakes that an editor can already show.
const SHOWN_BY_EDITORS: [&str; 5] = ["P0101", "P0102", "P0103", "P0104", "P0108"];

fn schema(name: &str) -> Value {
    let path = root().join("schemas").join(name);
    let text = fs::read_to_string(&path).expect("the schema is there");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A text as editors hand it to a schema: days are texts.
fn value(text: &str) -> Option<Value> {
    let document = Document::parse(text).ok()?;
    Some(table(document.as_table().iter()))
}

fn table<'a>(entries: impl Iterator<Item = (&'a str, &'a Item)>) -> Value {
    let entries = entries.map(|(key, item)| (key.to_owned(), of_item(item)));
    Value::Object(entries.collect())
}

fn of_item(item: &Item) -> Value {
    match item {
        Item::None => Value::Null,
        Item::Value(value) => of_value(value),
        Item::Table(inner) => table(inner.iter()),
        Item::ArrayOfTables(tables) => tables.iter().map(|inner| table(inner.iter())).collect(),
    }
}

fn of_value(value: &TomlValue) -> Value {
    match value {
        TomlValue::String(text) => text.value().as_str().into(),
        TomlValue::Integer(number) => (*number.value()).into(),
        TomlValue::Boolean(answer) => (*answer.value()).into(),
        TomlValue::Float(number) => (*number.value()).into(),
        TomlValue::Datetime(day) => day.value().to_string().into(),
        TomlValue::Array(list) => list.iter().map(of_value).collect(),
        TomlValue::InlineTable(inner) => {
            let entries = inner.iter().map(|(key, value)| (key.to_owned(), of_value(value)));
            Value::Object(entries.collect())
        }
    }
}

/// Tables join, everything else is replaced.
fn lay(upon: &mut Value, overlay: Value) {
    match (upon, overlay) {
        (Value::Object(base), Value::Object(overlay)) => {
            for (key, value) in overlay {
                lay(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (base, overlay) => *base = overlay,
    }
}

/// Every file of one folder of every programme, or the programmes themselves.
fn shipped(folder: Option<&str>) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for programme in entries(&root().join("programmes")) {
        let files = match folder {
            None => vec![programme.join("programme.toml")],
            Some(folder) => entries(&programme.join(folder)),
        };
        for file in files {
            let text = fs::read_to_string(&file).expect("the file can be read");
            found.push((file.display().to_string(), value(&text).expect("it is TOML")));
        }
    }
    found
}

fn entries(folder: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_shipped_programme_and_overlay_fits_its_schema() {
    let (whole, overlay) = (schema("programme.schema.json"), schema("overlay.schema.json"));
    let (programmes, overlays) = (shipped(None), shipped(Some("overlays")));
    assert!(programmes.len() >= 4 && overlays.len() >= 2, "files are missing");
    let programmes = programmes.iter().map(|one| (&whole, one));
    for (schema, (name, value)) in programmes.chain(overlays.iter().map(|one| (&overlay, one))) {
        let wrong = Schema(schema).wrong(value);
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
    let test = value(crate::benefits::TEXT).expect("it is TOML");
    assert_eq!(Schema(&whole).wrong(&test), Vec::<String>::new());
}

#[test]
fn an_editor_shows_a_mistyped_key_where_it_stands() {
    let bad = Bad::all().into_iter().find(|bad| bad.name == "mistyped_key.toml").expect("the case");
    let schema = schema("overlay.schema.json");
    let wrong = Schema(&schema).wrong(&value(&bad.text).expect("it is TOML"));
    assert_eq!(wrong, ["/benefit/bounty/amout has no place here"]);
}

#[test]
fn an_editor_shows_every_mistake_that_needs_no_look_at_the_whole() {
    let schema = schema("programme.schema.json");
    let mut tried = 0;
    for bad in Bad::all() {
        if !bad.codes().iter().any(|code| SHOWN_BY_EDITORS.contains(code)) {
            continue;
        }
        let mut whole = Value::Object(Map::new());
        for source in &bad.sources {
            lay(&mut whole, value(&source.text).expect("it is TOML"));
        }
        assert!(!Schema(&schema).wrong(&whole).is_empty(), "{} fits the schema", bad.name);
        tried += 1;
    }
    assert!(tried >= 15, "only {tried} cases were tried");
}

#[test]
fn every_key_is_described_and_its_examples_fit() {
    let whole = schema("programme.schema.json");
    let schema = Schema(&whole);
    let mut tables = vec![&whole];
    tables.extend(whole["$defs"].as_object().into_iter().flatten().map(|(_, part)| part));
    tables.push(&whole["properties"]["programme"]);
    for table in tables {
        for (key, part) in table.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            assert!(part["description"].is_string(), "`{key}` is not described");
            let examples = part.get("examples").and_then(Value::as_array);
            let is_table = part.get("type").is_some_and(|kind| kind == "object");
            assert!(is_table || examples.is_some(), "`{key}` has no example");
            for example in examples.into_iter().flatten() {
                assert!(schema.fits(part, example), "{example} is no example of `{key}`");
            }
        }
    }
}

/// An overlay needs nothing of what a programme needs, but for the entries of its lists, which it
/// replaces as a whole.
fn overlay_of(whole: &Value) -> Value {
    let mut overlay = loosened(whole);
    overlay["title"] = "An overlay upon a programme of Postern".into();
    overlay["$comment"] = "Made from programme.schema.json by a test: see CONTRIBUTING.md.".into();
    for whole_entry in ["value", "rate_of_a_day"] {
        overlay["$defs"][whole_entry] = whole["$defs"][whole_entry].clone();
    }
    sorted(overlay)
}

/// The same with its keys in the order of their names, however the texts were read.
fn sorted(part: Value) -> Value {
    match part {
        Value::Object(entries) => {
            let entries: BTreeMap<String, Value> =
                entries.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            Value::Object(entries.into_iter().collect())
        }
        Value::Array(list) => list.into_iter().map(sorted).collect(),
        other => other,
    }
}

fn loosened(part: &Value) -> Value {
    match part {
        Value::Object(entries) => {
            let kept = entries.iter().filter(|(key, value)| {
                let is_rule = value.is_array() || value.is_object();
                !(is_rule && ["required", "dependentRequired"].contains(&key.as_str()))
            });
            let loose = |(key, value): (&String, &Value)| {
                // What stands under a condition says when it applies, not what is needed.
                let keeps = ["if", "not"].contains(&key.as_str());
                let value = if keeps { value.clone() } else { loosened(value) };
                (key.clone(), value)
            };
            Value::Object(kept.map(loose).collect())
        }
        Value::Array(list) => list.iter().map(loosened).collect(),
        other => other.clone(),
    }
}

#[test]
fn the_schema_of_overlays_is_made_from_that_of_programmes() {
    let overlay = overlay_of(&schema("programme.schema.json"));
    let text = serde_json::to_string_pretty(&overlay).expect("JSON");
    made(&root().join("schemas/overlay.schema.json"), &format!("{text}\n"));
}
