//! The part of JSON Schema that the schemas of programmes use. A keyword or pattern that is not
//! known here is a fault of the schema, so nothing in it goes unchecked.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// Keywords that say something to people and editors only.
const SILENT: [&str; 8] =
    ["$schema", "$comment", "$defs", "title", "description", "examples", "default", "format"];

/// A schema with its definitions.
pub(super) struct Schema<'a>(pub(super) &'a Value);

impl<'a> Schema<'a> {
    /// Everything in which a value does not fit, each with its place.
    pub(super) fn wrong(&self, value: &Value) -> Vec<String> {
        let mut wrong = Vec::new();
        self.check(self.0, value, "", &mut wrong);
        wrong
    }

    /// Whether a value fits one part of the schema.
    pub(super) fn fits(&self, part: &Value, value: &Value) -> bool {
        let mut wrong = Vec::new();
        self.check(part, value, "", &mut wrong);
        wrong.is_empty()
    }

    /// A part, or the definition that it refers to.
    pub(super) fn resolved(&self, part: &'a Value) -> &'a Value {
        match part.get("$ref").and_then(Value::as_str) {
            Some(name) => self.0.pointer(name.trim_start_matches('#')).expect("a definition"),
            None => part,
        }
    }

    fn check(&self, part: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
        let Value::Object(part) = part else {
            if part == &Value::Bool(false) {
                wrong.push(format!("{at} has no place here"));
            }
            return;
        };
        for (keyword, with) in part {
            if !SILENT.contains(&keyword.as_str()) {
                self.keyword(part, (keyword, with), value, at, wrong);
            }
        }
    }

    fn keyword(
        &self,
        part: &Map<String, Value>,
        (keyword, with): (&str, &Value),
        value: &Value,
        at: &str,
        wrong: &mut Vec<String>,
    ) {
        let fits = |one: &Value| self.fits(one, value);
        let holds = match keyword {
            "$ref" => {
                let name = with.as_str().unwrap_or_default().trim_start_matches('#');
                let found = self.0.pointer(name).unwrap_or_else(|| panic!("{with} is not there"));
                return self.check(found, value, at, wrong);
            }
            "allOf" => return each(with).for_each(|one| self.check(one, value, at, wrong)),
            "if" => {
                let then = part.get("then").filter(|_| fits(with));
                return then.into_iter().for_each(|then| self.check(then, value, at, wrong));
            }
            "then" => true,
            "anyOf" => each(with).any(fits),
            "not" => !fits(with),
            "type" => is_of(with, value),
            "const" => with == value,
            "enum" => each(with).any(|one| one == value),
            "pattern" => value.as_str().is_none_or(|text| matches(with, text)),
            "maxLength" => value.as_str().is_none_or(|text| text.len() as u64 <= number(with)),
            "minimum" => {
                value.as_i64().is_none_or(|n| with.as_i64().is_some_and(|least| least <= n))
            }
            "maximum" => value.as_i64().is_none_or(|n| with.as_i64().is_some_and(|most| n <= most)),
            "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= number(with)),
            "items" => {
                for (index, item) in each(value).enumerate() {
                    self.check(with, item, &format!("{at}/{index}"), wrong);
                }
                return;
            }
            _ => return self.of_tables(part, (keyword, with), value, at, wrong),
        };
        if !holds {
            wrong.push(format!("{at}: {keyword} {with} does not hold"));
        }
    }

    /// What is said of tables holds of tables alone.
    fn of_tables(
        &self,
        part: &Map<String, Value>,
        (keyword, with): (&str, &Value),
        value: &Value,
        at: &str,
        wrong: &mut Vec<String>,
    ) {
        let Value::Object(table) = value else { return };
        let known = part.get("properties").and_then(Value::as_object);
        let lacks = |keys: &Value| {
            let keys = each(keys).filter_map(Value::as_str);
            keys.filter(|key| !table.contains_key(*key)).map(str::to_owned).collect::<Vec<_>>()
        };
        match keyword {
            "properties" => {
                for (key, part) in with.as_object().into_iter().flatten() {
                    if let Some(inner) = table.get(key) {
                        self.check(part, inner, &format!("{at}/{key}"), wrong);
                    }
                }
            }
            "additionalProperties" => {
                for (key, inner) in table {
                    if !known.is_some_and(|known| known.contains_key(key)) {
                        self.check(with, inner, &format!("{at}/{key}"), wrong);
                    }
                }
            }
            "propertyNames" => {
                for key in table.keys() {
                    let name = Value::String(key.clone());
                    self.check(with, &name, &format!("{at}/{key}"), wrong);
                }
            }
            "required" => {
                wrong.extend(lacks(with).iter().map(|key| format!("{at}: needs `{key}`")));
            }
            "dependentRequired" => {
                let with = with.as_object().into_iter().flatten();
                for (_, keys) in with.filter(|(key, _)| table.contains_key(*key)) {
                    wrong.extend(lacks(keys).iter().map(|key| format!("{at}: needs `{key}`")));
                }
            }
            _ => panic!("the keyword {keyword} is not known"),
        }
    }

    /// The keys a table may have beside what it already says.
    pub(super) fn keys(&self, part: &'a Value, table: &Value) -> BTreeSet<String> {
        let mut keys: BTreeMap<String, bool> = BTreeMap::new();
        self.note_keys(self.resolved(part), table, &mut keys);
        keys.into_iter().filter(|(_, may)| *may).map(|(key, _)| key).collect()
    }

    fn note_keys(&self, part: &Value, table: &Value, keys: &mut BTreeMap<String, bool>) {
        for (key, inner) in part.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            let may = inner != &Value::Bool(false);
            keys.entry(key.clone()).and_modify(|known| *known &= may).or_insert(may);
        }
        for one in part.get("allOf").into_iter().flat_map(each) {
            if one.get("if").is_some_and(|condition| self.fits(condition, table))
                && let Some(then) = one.get("then")
            {
                self.note_keys(then, table, keys);
            }
        }
    }
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

fn is_of(kinds: &Value, value: &Value) -> bool {
    let is = |kind: &Value| match kind.as_str().expect("a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        other => panic!("the type {other} is not known"),
    };
    if kinds.is_array() { each(kinds).any(is) } else { is(kinds) }
}

/// The few patterns there are.
fn matches(pattern: &Value, text: &str) -> bool {
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let decimal = |most: usize| {
        let (whole, fraction) = text.split_once('.').map_or((text, None), |(a, b)| (a, Some(b)));
        digits(whole, 20) && fraction.is_none_or(|fraction| digits(fraction, most))
    };
    match pattern.as_str().expect("a pattern") {
        "\\S" => text.chars().any(|c| !c.is_whitespace()),
        "^[a-z][a-z0-9_]{0,39}$" => {
            text.starts_with(|c: char| c.is_ascii_lowercase())
                && text.len() <= 40
                && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        }
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => {
            text.len() == 10
                && text.bytes().enumerate().all(|(at, byte)| {
                    if [4, 7].contains(&at) { byte == b'-' } else { byte.is_ascii_digit() }
                })
        }
        "^[A-Z]{3}$" => text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
        "^[0-9]{1,20}(\\.[0-9]{1,3})?$" => decimal(3),
        "^[0-9]{1,20}(\\.[0-9]{1,9})?$" => decimal(9),
        other => panic!("the pattern {other} is not known"),
    }
}
