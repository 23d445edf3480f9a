//! FollowTheMoney entities as JSON lines: one object a line, with `id`, `schema` and `properties`.
//! Schemata and properties that are not known here are kept.
//!
//! A line that cannot be read is reported with its number, and the rest is read. The form is that
//! of the followthemoney project (MIT), version 4.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The most bytes of a line.
const LINE_BYTES_MAX: usize = 1 << 20;
/// The most entities of a file.
const ENTITIES_MAX: usize = 1_000_000;
/// The most values of a property; more are left out and reported.
const VALUES_MAX: usize = 1_000;
/// The most letters of a value; a longer one is left out and reported.
const VALUE_CHARS_MAX: usize = 10_000;
/// The most problems that are told one by one.
const PROBLEMS_MAX: usize = 1_000;

/// One entity as its source gives it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entity {
    /// Its identifier, unique within the file.
    pub id: String,
    /// What it is, such as `Company` or `Ownership`.
    pub schema: String,
    /// Values by property, in the order of the source.
    pub properties: BTreeMap<String, Vec<String>>,
    /// Its line in the file, from 1.
    pub line: usize,
}

impl Entity {
    /// All values of a property.
    pub fn all(&self, property: &str) -> &[String] {
        self.properties.get(property).map_or(&[], Vec::as_slice)
    }

    /// The first value of a property, or nothing.
    pub fn first(&self, property: &str) -> &str {
        self.all(property).first().map_or("", String::as_str)
    }
}

/// What was read, and what could not be.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entities {
    /// In the order of the file.
    pub all: Vec<Entity>,
    /// In the order of the file.
    pub problems: Vec<EntityProblem>,
}

/// Something of a file of entities that cannot be used, and its line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[error("line {line}: {wrong}")]
pub struct EntityProblem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub wrong: WrongEntity,
}

/// What can be wrong with a line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum WrongEntity {
    /// It is no JSON object.
    #[error("expected an object of JSON, at column {column}; the line is left out")]
    NotJson {
        /// Where reading stopped, from 1.
        column: usize,
    },
    /// It has no identifier or no schema.
    #[error("expected `{key}`, a text that is not empty; the line is left out")]
    Missing {
        /// Which.
        key: String,
    },
    /// The line is too long.
    #[error("expected at most {most} bytes, found {found}; the line is left out")]
    TooLong {
        /// How many may be.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// The identifier was used before.
    #[error("`{id}` was used in an earlier line; this one is left out")]
    Again {
        /// The identifier.
        id: String,
    },
    /// A property is no list of texts.
    #[error("`{property}`: expected a list of texts of at most {most} letters; left out: {found}")]
    Values {
        /// The property.
        property: String,
        /// How many letters a value may have.
        most: usize,
        /// How many values are left out.
        found: usize,
    },
    /// There are too many entities.
    #[error("expected at most {most} entities; this line and all after it are left out")]
    TooMany {
        /// How many may be.
        most: usize,
    },
}

/// Reads entities. What cannot be read is reported; the rest stands.
pub fn read_entities(text: &str) -> Entities {
    let mut read = Entities::default();
    let mut known = BTreeSet::new();
    for (index, written) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = index + 1;
        if written.trim().is_empty() {
            continue;
        }
        if read.all.len() == ENTITIES_MAX {
            read.wrong(line, WrongEntity::TooMany { most: ENTITIES_MAX });
            break;
        }
        match entity(written, line, &mut read) {
            Ok(entity) if known.insert(entity.id.clone()) => read.all.push(entity),
            Ok(entity) => read.wrong(line, WrongEntity::Again { id: entity.id }),
            Err(wrong) => read.wrong(line, wrong),
        }
    }
    read
}

impl Entities {
    fn wrong(&mut self, line: usize, wrong: WrongEntity) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(EntityProblem { line, wrong });
        }
    }
}

fn entity(written: &str, line: usize, read: &mut Entities) -> Result<Entity, WrongEntity> {
    if written.len() > LINE_BYTES_MAX {
        return Err(WrongEntity::TooLong { most: LINE_BYTES_MAX, found: written.len() });
    }
    let not_json = |column| WrongEntity::NotJson { column };
    let value: Value = serde_json::from_str(written).map_err(|e| not_json(e.column()))?;
    let Value::Object(object) = value else { return Err(not_json(1)) };
    let text = |key: &str| match object.get(key) {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text.clone()),
        _ => Err(WrongEntity::Missing { key: key.to_owned() }),
    };
    let mut entity = Entity { id: text("id")?, schema: text("schema")?, line, ..Entity::default() };
    let properties = match object.get("properties") {
        Some(Value::Object(properties)) => properties,
        _ => return Err(WrongEntity::Missing { key: "properties".to_owned() }),
    };
    for (property, value) in properties {
        let written = match value {
            Value::Array(values) => values.as_slice(),
            one => std::slice::from_ref(one),
        };
        let kept = written.iter().filter_map(text_of).take(VALUES_MAX);
        let kept: Vec<String> = kept.collect();
        if kept.len() < written.len() {
            let (property, found) = (property.clone(), written.len() - kept.len());
            read.wrong(line, WrongEntity::Values { property, most: VALUE_CHARS_MAX, found });
        }
        entity.properties.insert(property.clone(), kept);
    }
    Ok(entity)
}

/// A text, or a number as it is written. Some exports nest the entities they point at.
fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(nested) => nested.get("id")?.as_str()?.to_owned(),
        _ => return None,
    };
    (text.chars().count() <= VALUE_CHARS_MAX).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_reported_with_its_line_and_the_rest_is_read() {
        let long = "x".repeat(VALUE_CHARS_MAX + 1);
        let lines = [
            r#"{"id":"a","schema":"Person","properties":{"name":["A"],"strange":["kept"]}}"#,
            "",
            r#"{"id":"b","schema":"Wholly New","properties":{"n":[1, null]}}"#,
            r#"{"id":"a","schema":"Person","properties":{}}"#,
            r#"{"id":"","schema":"Person","properties":{}}"#,
            r#"{"id":"c","schema":"Person"}"#,
            r#"{"id":"d","schema":"Per"#,
            "[1]",
            &format!(r#"{{"id":"e","schema":"Person","properties":{{"name":["{long}"]}}}}"#),
        ];
        let read = read_entities(&lines.join("\n"));
        let ids: Vec<&str> = read.all.iter().map(|entity| entity.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "e"]);
        assert_eq!(read.all[0].first("strange"), "kept");
        assert_eq!(read.all[1].all("n"), ["1"]);
        let said: Vec<String> = read.problems.iter().map(ToString::to_string).collect();
        let starts = ["line 3: `n`", "line 4: `a`", "line 5: expected `id`", "line 6: expected"];
        for (said, start) in said.iter().zip(starts) {
            assert!(said.starts_with(start), "{said}");
        }
        assert_eq!(read.problems.len(), 7, "{said:?}");
        assert!(said[4].starts_with("line 7: expected an object of JSON, at column"), "{said:?}");
    }

    #[test]
    fn a_line_that_is_too_long_is_left_out() {
        let text = format!("{{\"id\":\"a\"{}}}", " ".repeat(LINE_BYTES_MAX));
        let read = read_entities(&text);
        assert!(read.all.is_empty());
        assert!(matches!(read.problems[0].wrong, WrongEntity::TooLong { .. }));
    }
}
