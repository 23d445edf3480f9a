//! Files that say what is known of a person, as TOML or JSON.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Map, Value};
use toml_edit::{Document, Item, TableLike, Value as TomlValue};

use super::super::policy;

/// Answers by the names of their facts.
pub(super) type Answers = BTreeMap<String, String>;

/// What a file says of a person.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) facts: Answers,
    /// The members of the household, if the file has them.
    pub(super) household: Option<Vec<Answers>>,
}

/// What a file says of the time after an offer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Later {
    pub(super) facts: Answers,
    /// How many instalments of each benefit were paid.
    pub(super) paid: BTreeMap<String, u16>,
}

/// Reads a person; a table `facts` is used, if there is one.
pub(super) fn person(path: &Path) -> Result<Person> {
    let whole = tree(path)?;
    person_of(whole).with_context(|| format!("cannot use {}", path.display()))
}

/// Reads what became known later; a table `later` is used, if there is one.
pub(super) fn later(path: &Path) -> Result<Later> {
    let whole = tree(path)?;
    later_of(whole).with_context(|| format!("cannot use {}", path.display()))
}

fn person_of(mut whole: Map<String, Value>) -> Result<Person> {
    let household = match whole.remove("household") {
        None => None,
        Some(Value::Array(members)) => {
            Some(members.into_iter().map(member).collect::<Result<_>>()?)
        }
        Some(_) => bail!("`household` must be a list of tables, one for each member"),
    };
    Ok(Person { facts: answers(inside(whole, "facts")?)?, household })
}

fn member(value: Value) -> Result<Answers> {
    match value {
        Value::Object(member) => answers(member),
        _ => bail!("each member under `household` must be a table of facts"),
    }
}

fn later_of(mut whole: Map<String, Value>) -> Result<Later> {
    let mut paid = BTreeMap::new();
    match whole.remove("paid") {
        None => {}
        Some(Value::Object(benefits)) => {
            for (benefit, times) in benefits {
                let number = times.as_u64().and_then(|times| u16::try_from(times).ok());
                let number = number.ok_or_else(|| {
                    anyhow!("`paid.{benefit}` must be a number of instalments, 0 or more")
                })?;
                paid.insert(benefit, number);
            }
        }
        Some(_) => bail!("`paid` must be a table: a benefit and its number of instalments"),
    }
    Ok(Later { facts: answers(inside(whole, "later")?)?, paid })
}

/// The table with this name, or the whole where there is none.
fn inside(mut whole: Map<String, Value>, name: &str) -> Result<Map<String, Value>> {
    match whole.remove(name) {
        None => Ok(whole),
        Some(Value::Object(table)) => Ok(table),
        Some(_) => bail!("`{name}` must be a table of facts"),
    }
}

fn answers(facts: Map<String, Value>) -> Result<Answers> {
    let mut answers = BTreeMap::new();
    for (name, value) in facts {
        let text = match value {
            Value::String(text) => text,
            Value::Bool(answer) => answer.to_string(),
            Value::Number(number) if !number.is_f64() => number.to_string(),
            Value::Null => continue,
            _ => bail!("`{name}` must be a text, a whole number, a day, true or false"),
        };
        answers.insert(name, text);
    }
    Ok(answers)
}

fn tree(path: &Path) -> Result<Map<String, Value>> {
    let text = policy::read_text(path)?;
    let json = path.extension().is_some_and(|ending| ending == "json");
    let whole = if json { from_json(&text) } else { from_toml(&text) };
    whole.with_context(|| format!("cannot use {}", path.display()))
}

fn from_json(text: &str) -> Result<Map<String, Value>> {
    match serde_json::from_str(text)? {
        Value::Object(whole) => Ok(whole),
        _ => bail!("expected an object of facts"),
    }
}

/// TOML as the JSON it would be; a day becomes its text.
fn from_toml(text: &str) -> Result<Map<String, Value>> {
    Ok(table(Document::parse(text)?.as_table()))
}

fn table(table: &dyn TableLike) -> Map<String, Value> {
    table.iter().map(|(name, item)| (name.to_owned(), item_value(item))).collect()
}

fn item_value(item: &Item) -> Value {
    match item {
        Item::None => Value::Null,
        Item::Table(inner) => Value::Object(table(inner)),
        Item::ArrayOfTables(tables) => {
            Value::Array(tables.iter().map(|inner| Value::Object(table(inner))).collect())
        }
        Item::Value(value) => plain_value(value),
    }
}

fn plain_value(value: &TomlValue) -> Value {
    match value {
        TomlValue::String(text) => Value::String(text.value().clone()),
        TomlValue::Boolean(answer) => Value::Bool(*answer.value()),
        TomlValue::Integer(number) => Value::from(*number.value()),
        TomlValue::Float(number) => Value::from(*number.value()),
        TomlValue::Datetime(day) => Value::String(day.value().to_string()),
        TomlValue::Array(list) => Value::Array(list.iter().map(plain_value).collect()),
        TomlValue::InlineTable(inner) => Value::Object(table(inner)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toml(text: &str) -> Result<Person> {
        person_of(from_toml(text)?)
    }

    fn json(text: &str) -> Result<Person> {
        person_of(from_json(text)?)
    }

    #[test]
    fn facts_are_read_from_both_formats() {
        let lines =
            "born = 2002-11-03\ndependants = 2\nprisoner_of_war = false\nrank = 'officer'\n";
        let text = r#"{"born": "2002-11-03", "dependants": 2, "prisoner_of_war": false,
                       "rank": "officer", "location": null}"#;
        let from_toml = toml(lines).expect("TOML");
        assert_eq!(from_toml, json(text).expect("JSON"));
        assert_eq!(from_toml.facts["born"], "2002-11-03");
        let inside = toml(&format!("on = 2022-03-07\n[facts]\n{lines}")).expect("a case");
        assert_eq!(inside, from_toml);
    }

    #[test]
    fn a_household_is_a_list_of_tables() {
        let lines = "rank = 'officer'\n[[household]]\nrelation = 'child'\n[[household]]\n";
        let text = r#"{"facts": {"rank": "officer"}, "household": [{"relation": "child"}, {}]}"#;
        let from_toml = toml(lines).expect("TOML");
        assert_eq!(from_toml, json(text).expect("JSON"));
        assert_eq!(from_toml.household.map(|members| members.len()), Some(2));
    }

    #[test]
    fn what_was_paid_stands_beside_what_became_known() {
        let known = later_of(from_toml("arrived = true\n[paid]\nstipend = 3\n").expect("TOML"));
        let known = known.expect("it is used");
        assert_eq!((known.facts["arrived"].as_str(), known.paid["stipend"]), ("true", 3));
        for text in ["paid = 3", "[paid]\nstipend = -1", "[paid]\nstipend = 'all'", "later = 1"] {
            assert!(later_of(from_toml(text).expect("TOML")).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        for text in ["born = 1.5", "born = [1]", "facts = 1", "born =", "household = 3"] {
            assert!(toml(text).is_err(), "{text}");
        }
        for text in ["[]", "{\"born\": 1.5}", "{\"facts\": 1}", "{\"born\": {}}", "{"] {
            assert!(json(text).is_err(), "{text}");
        }
    }
}
