//! The schema knows exactly the keys that the reader knows: each table is read with a key that is
//! not known, and the message lists those that are.

use std::collections::BTreeSet;

use programme::{Code, SourceFile, load};
use serde_json::Value;

use super::{Schema, schema, value};

/// A key that no name is near to.
const STRANGE: &str = "zzzzzzzzzzzzzzzzzzzz";

const KINDS: [&str; 5] = ["bool", "enum", "integer", "date", "money"];
const SCHEDULES: [&str; 5] = ["once", "monthly", "quarterly", "yearly", "permanent"];

/// Tables whose keys hang on nothing, and the part of the schema that describes them.
const PLAIN: [(&str, &str); 17] = [
    ("", ""),
    ("[programme]", "/properties/programme"),
    ("[part.a]", "/$defs/part"),
    ("[parameter.a]", "/$defs/parameter"),
    ("[exchange.a]", "/$defs/exchange"),
    ("[rule.a]", "/$defs/rule"),
    ("[audience.a]", "/$defs/audience"),
    ("[audience.a.unless.b]", "/$defs/exception"),
    ("[exclusion.a]", "/$defs/exclusion"),
    ("[referral.a]", "/$defs/referral"),
    ("[outside.a]", "/$defs/outside"),
    ("[condition.a]", "/$defs/condition"),
    ("[partner.a]", "/$defs/partner"),
    ("[benefit.a.step.b]", "/$defs/step"),
    ("[benefit.a.matched_by.b]", "/$defs/match"),
    ("[guarantee.a]", "/$defs/guarantee"),
    ("[exchange.a]\nrates", "/$defs/rate_of_a_day"),
];

/// The keys that the reader knows in the table with the strange one.
fn known(text: &str) -> BTreeSet<String> {
    let problems = load(&[SourceFile::new("programme.toml", text)]).expect_err("a strange key");
    let ours = problems
        .iter()
        .find(|problem| problem.code == Code::UnknownKey && problem.message.contains(STRANGE));
    let help = ours.and_then(|problem| problem.help.as_deref());
    let help = help.unwrap_or_else(|| panic!("nothing is said of {STRANGE} in {text}"));
    let keys = help.strip_prefix("known keys: ").unwrap_or_else(|| panic!("{help}"));
    keys.split(", ").filter(|key| !key.is_empty()).map(str::to_owned).collect()
}

/// Compares what both know of a table: `body` are the keys it already has.
fn compare(whole: &Value, heading: &str, body: &str, part: &str) {
    let text = match heading.split_once('\n') {
        // A table in a list stands in braces.
        Some((above, key)) => format!("{above}\n{key} = [{{ {STRANGE} = 1{body} }}]\n"),
        None => format!("{heading}\n{STRANGE} = 1\n{body}\n"),
    };
    let inner = value(&body.trim_start_matches(", ").replace(", ", "\n")).expect("it is TOML");
    let part = whole.pointer(part).unwrap_or_else(|| panic!("{part} is not in the schema"));
    assert_eq!(Schema(whole).keys(part, &inner), known(&text), "{heading} with {body}");
}

#[test]
fn the_schema_knows_the_keys_that_the_reader_knows() {
    let whole = schema("programme.schema.json");
    for (heading, part) in PLAIN {
        compare(&whole, heading, "", part);
    }
    for kind in KINDS {
        let body = format!("kind = \"{kind}\"");
        compare(&whole, "[fact.a]", &body, "/$defs/fact");
        compare(&whole, "[member.a]", &body, "/$defs/known");
        compare(&whole, "[later.a]", &body, "/$defs/known");
    }
    for schedule in SCHEDULES {
        compare(&whole, "[benefit.a]", &format!("schedule = \"{schedule}\""), "/$defs/benefit");
    }
    for body in ["", ", value = 1", ", amount = \"1.00\""] {
        compare(&whole, "[parameter.a]\nvalues", body, "/$defs/value");
    }
}

/// Words of which one must be chosen are the same too.
#[test]
fn the_schema_knows_the_words_that_the_reader_knows() {
    let whole = schema("programme.schema.json");
    for (heading, key, part) in [
        ("[fact.a]", "kind", "/$defs/fact"),
        ("[member.a]", "kind", "/$defs/known"),
        ("[exchange.a]", "rounding", "/$defs/exchange"),
        ("[condition.a]", "otherwise", "/$defs/condition"),
        ("[benefit.a]", "schedule", "/$defs/benefit"),
    ] {
        let text = format!("{heading}\n{key} = \"{STRANGE}\"\n");
        let problems =
            load(&[SourceFile::new("programme.toml", text)]).expect_err("a strange word");
        let ours = problems.iter().find(|problem| problem.code == Code::UnknownWord);
        let help = ours.and_then(|problem| problem.help.as_deref()).expect("help");
        let words = help.strip_prefix("expected one of ").expect("the words");
        let known: Vec<&str> = words.split(", ").collect();
        let part = whole.pointer(&format!("{part}/properties/{key}/enum")).expect("the words");
        let listed: Vec<&str> =
            part.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!(listed, known, "{heading} {key}");
    }
}
