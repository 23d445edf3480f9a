//! What changed between two programmes, item by item and key by key.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::programme::Programme;
use crate::tree::{self, Kind, Node, Table};

/// One difference between two programmes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The kind of item, as its section is called in the file: `benefit`, `parameter` …
    pub section: String,
    /// Its name; empty for `[programme]`.
    pub name: String,
    /// The key in it, with the names of inner tables before it; none for a whole item.
    pub key: Option<String>,
    /// What the old programme says; none if it says nothing.
    pub old: Option<String>,
    /// What the new one says; none if it says nothing.
    pub new: Option<String>,
}

/// Everything in which two programmes differ, in the order of section and name. The order of items
/// in a file, remarks and spaces are no difference, since they change no decision.
pub fn changes(old: &Programme, new: &Programme) -> Vec<Change> {
    let (old, new) = (entries(old), entries(new));
    let mut changes = Vec::new();
    for (item, before) in &old {
        match new.get(item) {
            None => changes.push(whole(item, Some(before), None)),
            Some(after) => changes.extend(within(item, before, after)),
        }
    }
    for (item, after) in new.iter().filter(|(item, _)| !old.contains_key(*item)) {
        changes.push(whole(item, None, Some(after)));
    }
    changes.sort_by(|a, b| (&a.section, &a.name, &a.key).cmp(&(&b.section, &b.name, &b.key)));
    changes
}

/// An item by section and name.
type Item = (String, String);
/// What an item says, by key.
type Said = BTreeMap<String, String>;

fn entries(programme: &Programme) -> BTreeMap<Item, Said> {
    let mut problems = Vec::new();
    let read = |source| tree::read(source, &mut problems);
    let mut tables = programme.sources().iter().filter_map(read);
    let mut whole = tables.next().unwrap_or_default();
    tables.for_each(|upon| tree::overlay(&mut whole, upon));
    let mut entries = BTreeMap::new();
    for (section, node) in &whole {
        let Kind::Table(items) = &node.kind else { continue };
        if section.name == "programme" {
            entries.insert((section.name.clone(), String::new()), said(items));
            continue;
        }
        for (name, node) in items {
            if let Kind::Table(item) = &node.kind {
                entries.insert((section.name.clone(), name.name.clone()), said(item));
            }
        }
    }
    entries
}

fn said(item: &Table) -> Said {
    let mut said = Said::new();
    collect("", item, &mut said);
    said
}

fn collect(before: &str, table: &Table, said: &mut Said) {
    for (key, node) in table {
        let key = format!("{before}{}", key.name);
        match &node.kind {
            Kind::Table(inner) => collect(&format!("{key}."), inner, said),
            Kind::List(list) if list.iter().any(|one| matches!(one.kind, Kind::Table(_))) => {
                dated(&key, list, said);
            }
            _ => {
                said.insert(key, shown(node));
            }
        }
    }
}

/// Values that hold from a day on, each by its day: so that a new value shows as itself.
fn dated(key: &str, list: &[Node], said: &mut Said) {
    for (index, node) in list.iter().enumerate() {
        let Kind::Table(table) = &node.kind else { continue };
        let from = table.iter().find(|(key, _)| key.name == "from").map(|(_, node)| shown(node));
        let from = from.unwrap_or_else(|| (index + 1).to_string());
        let rest = table.iter().filter(|(key, _)| key.name != "from");
        let rest = rest.map(|(key, node)| format!("{} {}", key.name, shown(node)));
        said.insert(format!("{key} from {from}"), rest.collect::<Vec<_>>().join(", "));
    }
}

fn shown(node: &Node) -> String {
    match &node.kind {
        Kind::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Kind::Integer(number) => number.to_string(),
        Kind::Bool(answer) => answer.to_string(),
        Kind::Day(day) => day.to_string(),
        Kind::List(list) => list.iter().map(shown).collect::<Vec<_>>().join(", "),
        Kind::Table(_) | Kind::Other(_) => node.kind.describe().to_owned(),
    }
}

fn whole((section, name): &Item, old: Option<&Said>, new: Option<&Said>) -> Change {
    let told = |said: &Said| {
        let parts = said.iter().filter(|(key, _)| *key != "source");
        parts.map(|(key, text)| format!("{key} = {text}")).collect::<Vec<_>>().join("; ")
    };
    Change {
        section: section.clone(),
        name: name.clone(),
        key: None,
        old: old.map(told),
        new: new.map(told),
    }
}

fn within((section, name): &Item, old: &Said, new: &Said) -> Vec<Change> {
    let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    let changed = keys.into_iter().filter(|key| old.get(*key) != new.get(*key));
    let change = |key: &String| Change {
        section: section.clone(),
        name: name.clone(),
        key: Some(key.clone()),
        old: old.get(key).cloned(),
        new: new.get(key).cloned(),
    };
    changed.map(change).collect()
}
