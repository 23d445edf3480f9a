//! `postern decide`: what does the programme say about one person, and why?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use jiff::civil::Date;
use programme::{Decision, Digest, FactError, Facts, Grant, Outcome, Programme, Reason};
use programme::{RefusedBenefit, Schedule};
use serde::Serialize;
use serde_json::Value;
use toml_edit::{Document, Item, TableLike, Value as TomlValue};

use super::decide_people::PeopleArgs;
use super::policy::{self, PolicyArgs};

/// Arguments of `decide`.
#[derive(Args)]
pub(super) struct DecideArgs {
    #[command(flatten)]
    policy: PolicyArgs,
    /// The person's facts, as TOML or JSON; a table `facts` in it is used, if there is one.
    #[arg(long, value_name = "FILE", required_unless_present = "people")]
    #[arg(conflicts_with = "people")]
    facts: Option<PathBuf>,
    #[command(flatten)]
    people: PeopleArgs,
    /// Decide for this day instead of today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,
    /// Print JSON for machines.
    #[arg(long)]
    json: bool,
}

/// Decides one person's case, or those of a file of people.
pub(super) fn run(args: &DecideArgs) -> ExitCode {
    let Some(file) = &args.facts else {
        return args.people.run(&args.policy, args.on.unwrap_or_else(today), args.json);
    };
    let read = args.policy.read().and_then(|sources| Ok((sources, read_facts(file)?)));
    let (sources, answers) = match read {
        Ok(read) => read,
        Err(error) => return super::could_not(&error),
    };
    let programme = match policy::load(&sources) {
        Ok(programme) => programme,
        Err(problems) => {
            eprint!("{}", policy::shown(&problems, &sources));
            return ExitCode::from(1);
        }
    };
    let facts = match Facts::checked(&programme, &answers) {
        Ok(facts) => facts,
        Err(errors) => {
            eprint!("{}", wrong_facts(file, &errors));
            return ExitCode::from(1);
        }
    };
    let decision = programme::decide(&programme, &facts, args.on.unwrap_or_else(today));
    let text = if args.json { as_json(&decision) } else { Ok(as_text(&programme, &decision)) };
    match text {
        Ok(text) => policy::print(&text),
        Err(error) => super::could_not(&error),
    }
}

fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn wrong_facts(path: &Path, errors: &[(String, FactError)]) -> String {
    let mut out = String::new();
    for (name, error) in errors {
        out.push_str(&format!("postern: {}: `{}`: {error}\n", path.display(), name.escape_debug()));
    }
    out
}

/// Answers by the names of their facts.
fn read_facts(path: &Path) -> Result<BTreeMap<String, String>> {
    let text = policy::read_text(path)?;
    let json = path.extension().is_some_and(|ending| ending == "json");
    let answers = if json { facts_from_json(&text) } else { facts_from_toml(&text) };
    answers.with_context(|| format!("cannot use {}", path.display()))
}

fn facts_from_json(text: &str) -> Result<BTreeMap<String, String>> {
    let value: Value = serde_json::from_str(text)?;
    let whole = value.as_object().ok_or_else(|| anyhow!("expected an object of facts"))?;
    let facts = match whole.get("facts") {
        Some(facts) => facts.as_object().ok_or_else(|| anyhow!("`facts` must be an object"))?,
        None => whole,
    };
    let mut answers = BTreeMap::new();
    for (name, value) in facts {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Bool(answer) => answer.to_string(),
            Value::Number(number) if !number.is_f64() => number.to_string(),
            Value::Null => continue,
            _ => bail!("`{name}` must be a text, a whole number, true or false"),
        };
        answers.insert(name.clone(), text);
    }
    Ok(answers)
}

fn facts_from_toml(text: &str) -> Result<BTreeMap<String, String>> {
    let document = Document::parse(text)?;
    let whole: &dyn TableLike = document.as_table();
    let facts = match whole.get("facts") {
        Some(facts) => facts.as_table_like().ok_or_else(|| anyhow!("`facts` must be a table"))?,
        None => whole,
    };
    let mut answers = BTreeMap::new();
    for (name, item) in facts.iter() {
        let text = match item {
            Item::Value(TomlValue::String(text)) => text.value().clone(),
            Item::Value(TomlValue::Boolean(answer)) => answer.value().to_string(),
            Item::Value(TomlValue::Integer(number)) => number.value().to_string(),
            Item::Value(TomlValue::Datetime(day)) => day.value().to_string(),
            _ => bail!("`{name}` must be a text, a whole number, a day, true or false"),
        };
        answers.insert(name.to_owned(), text);
    }
    Ok(answers)
}

/// A decision as machines read it, in the order people would.
#[derive(Serialize)]
struct Printed<'a> {
    outcome: Outcome,
    audience: Option<&'a str>,
    grants: &'a [Grant],
    because: &'a [Reason],
    missing: &'a [String],
    refused: &'a [RefusedBenefit],
    on: Date,
    programme: Digest,
    digest: Digest,
}

fn as_json(decision: &Decision) -> Result<String> {
    let printed = Printed {
        outcome: decision.outcome,
        audience: decision.audience.as_deref(),
        grants: &decision.grants,
        because: &decision.because,
        missing: &decision.missing,
        refused: &decision.refused,
        on: decision.on,
        programme: decision.programme,
        digest: decision.digest(),
    };
    Ok(serde_json::to_string(&printed)? + "\n")
}

fn as_text(programme: &Programme, decision: &Decision) -> String {
    let mut out = format!(
        "{}, version {} ({})\nDecided for {}\n\n",
        programme.title(),
        programme.version(),
        decision.programme.short(),
        decision.on,
    );
    let outcome = match decision.outcome {
        Outcome::Offer => "an offer",
        Outcome::NoOffer => "no offer; the person may ask for review",
        Outcome::HumanDecision => "a human decides",
        Outcome::NeedsFacts => "more must be known",
    };
    out.push_str(&format!("Outcome   {outcome}\n"));
    if let Some(audience) = &decision.audience {
        out.push_str(&format!("Audience  {audience}\n"));
    }
    let grants = decision.grants.iter().map(|grant| {
        let amount = grant.amount.map_or_else(|| "–".to_owned(), |amount| amount.to_string());
        [grant.benefit.clone(), amount, schedule(grant.schedule), format!("by {}", grant.partner)]
    });
    out.push_str(&table("Granted", grants.collect()));
    out.push_str(&table("Because", decision.because.iter().map(reason).collect()));
    let refused = decision.refused.iter().flat_map(|refused| {
        let because = refused.because.first();
        because.map(|because| {
            let [rule, value, source] = reason(because);
            [refused.benefit.clone(), rule, value, source]
        })
    });
    out.push_str(&table("Not granted", refused.collect()));
    let missing = decision.missing.iter().map(|name| [name.clone()]);
    out.push_str(&table("Still to be asked", missing.collect()));
    out
}

fn reason(reason: &Reason) -> [String; 3] {
    [reason.rule.clone(), reason.value.clone(), reason.source.clone()]
}

fn schedule(schedule: Schedule) -> String {
    match schedule {
        Schedule::Once { .. } => "once".to_owned(),
        Schedule::Every { times, .. } => format!("monthly, {times} months"),
        Schedule::Permanent => "for good".to_owned(),
    }
}

/// How many characters a line of a table may have before its last column turns.
const LINE_CHARS_MAX: usize = 100;
/// The narrowest a last column gets.
const COLUMN_CHARS_MIN: usize = 30;

/// Rows under a heading, every column as wide as its widest text; nothing if there are no rows.
/// The last column turns within itself where a line would grow too long.
fn table<const N: usize>(heading: &str, rows: Vec<[String; N]>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..N - 1).map(|column| width(column).unwrap_or(0)).collect();
    let indent = 2 + widths.iter().map(|width| width + 2).sum::<usize>();
    let room = LINE_CHARS_MAX.saturating_sub(indent).max(COLUMN_CHARS_MIN);
    let mut out = format!("\n{heading}\n");
    for row in &rows {
        let mut line = "  ".to_owned();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(&format!("{cell:<width$}  "));
        }
        for part in turned(&row[N - 1], room) {
            out.push_str(format!("{line}{part}").trim_end());
            out.push('\n');
            line = " ".repeat(indent);
        }
    }
    out
}

/// A text cut between words into lines of at most so many characters, where its words allow.
fn turned(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    // Only plain spaces part: amounts hold spaces that must not break.
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > room {
            lines.push(word.to_owned());
        } else if let Some(last) = lines.last_mut() {
            if line > 0 {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_read_from_both_formats() {
        let toml = "born = 2002-11-03\ndependants = 2\nprisoner_of_war = false\nrank = 'officer'\n";
        let json = r#"{"born": "2002-11-03", "dependants": 2, "prisoner_of_war": false,
                       "rank": "officer", "location": null}"#;
        let from_toml = facts_from_toml(toml).expect("TOML");
        assert_eq!(from_toml, facts_from_json(json).expect("JSON"));
        assert_eq!(from_toml["born"], "2002-11-03");
        let inside = facts_from_toml(&format!("on = 2022-03-07\n[facts]\n{toml}")).expect("a case");
        assert_eq!(inside, from_toml);
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        for text in ["born = 1.5", "born = [1]", "facts = 1", "born ="] {
            assert!(facts_from_toml(text).is_err(), "{text}");
        }
        for text in ["[]", "{\"born\": 1.5}", "{\"facts\": 1}", "{\"born\": {}}", "{"] {
            assert!(facts_from_json(text).is_err(), "{text}");
        }
    }

    #[test]
    fn columns_are_aligned_by_characters() {
        let row = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        let shown = table("Head", vec![row("ключ", "1"), row("k", "2")]);
        assert_eq!(shown, "\nHead\n  ключ  1\n  k     2\n");
        assert_eq!(table::<2>("Head", Vec::new()), "");
    }

    #[test]
    fn long_texts_turn_between_words() {
        assert_eq!(turned("one two three", 7), ["one two", "three"]);
        assert_eq!(turned("unbreakable", 3), ["unbreakable"]);
        assert_eq!(turned("", 3), [""]);
        let source = "word ".repeat(60);
        let shown = table("Head", vec![["rule".to_owned(), source]]);
        assert!(shown.lines().all(|line| line.chars().count() <= LINE_CHARS_MAX), "{shown}");
        assert!(shown.lines().skip(3).all(|line| line.starts_with("        word")), "{shown}");
    }

    #[test]
    fn json_has_the_promised_keys() {
        let decision = Decision {
            outcome: Outcome::Offer,
            audience: Some("deserting_soldier".to_owned()),
            grants: vec![Grant {
                benefit: "bounty".to_owned(),
                amount: Some(programme::Money::new(100, "USD".parse().expect("a code"))),
                schedule: Schedule::Every { months: 1, times: 2, after: 0 },
                partner: "fund".to_owned(),
                conditions: Vec::new(),
            }],
            because: Vec::new(),
            missing: Vec::new(),
            refused: Vec::new(),
            programme: Digest::of("test", b""),
            on: jiff::civil::date(2022, 3, 7),
        };
        let text = as_json(&decision).expect("JSON");
        let start = concat!(
            r#"{"outcome":"offer","audience":"deserting_soldier","grants":[{"benefit":"bounty","#,
            r#""amount":{"minor":100,"currency":"USD"},"schedule":{"kind":"every","months":1,"times":2,"after":0},"#,
            r#""partner":"fund","conditions":[]}],"because":[],"missing":[]"#,
        );
        assert!(text.starts_with(start), "{text}");
    }
}
