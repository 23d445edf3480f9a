//! How worked cases are read and written.

use std::fs;
use std::path::Path;

use programme::{Decision, Schedule};
use toml_edit::{Document, Item, Table};

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
