//! Properties: nothing panics, what is certain stays certain, order does not matter.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use programme::{FactKind, Facts, Outcome, Programme, SourceFile, Value};
use programme::{decide, is_asked, load};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::benefits::{TEXT as TEXT_OF_WHOLE, WHOLE};
use crate::{programme, source};

static PROGRAMME: LazyLock<Programme> = LazyLock::new(|| programme(&[]));
static TEXT: LazyLock<String> = LazyLock::new(|| source("programme.toml").text);
const DAY: Date = date(2022, 4, 1);

/// Loads, shows every problem, and decides if there is something to decide with.
fn survive(texts: &[&str]) {
    let named = texts.iter().enumerate();
    let sources: Vec<_> =
        named.map(|(n, text)| SourceFile::new(format!("{n}.toml"), *text)).collect();
    match load(&sources) {
        Ok(programme) => {
            decide(&programme, &Facts::new(), DAY);
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a word");
            for problem in problems {
                assert!(!problem.render(&sources, true).is_empty());
            }
        }
    }
}

/// A value of a kind, from one number.
fn value(kind: &FactKind, seed: u64) -> Value {
    let within = |min: i64, max: i64| min + (seed % (max - min + 1).unsigned_abs()) as i64;
    match kind {
        FactKind::Bool => Value::Bool(seed % 2 == 1),
        FactKind::Enum(choices) => Value::Enum(choices[seed as usize % choices.len()].clone()),
        FactKind::Integer { min, max } => Value::Integer(within(*min, *max)),
        FactKind::Date { .. } => {
            let years = 1960 + (seed % 60) as i16;
            let rest = seed / 60;
            Value::Date(date(years, 1 + (rest % 12) as i8, 1 + (rest / 12 % 28) as i8))
        }
        FactKind::Money { currency, max } => {
            Value::Money(programme::Money::new(within(0, (*max).min(i64::MAX - 1)), *currency))
        }
    }
}

/// A person who has answered everything that is asked.
fn person(seeds: &[u64]) -> Facts {
    let mut facts = Facts::new();
    for (fact, seed) in PROGRAMME.facts().iter().zip(seeds) {
        if fact.derived.is_some() || is_asked(&PROGRAMME, &fact.name, &facts) {
            facts.insert(fact.name.clone(), value(&fact.kind, *seed));
        }
    }
    facts
}

/// A person who has answered everything that the programme with every construct asks.
fn whole_person(seeds: &[u64]) -> Facts {
    let mut facts = Facts::new();
    for (fact, seed) in WHOLE.facts().iter().zip(seeds) {
        if fact.derived.is_some() || is_asked(&WHOLE, &fact.name, &facts) {
            facts.insert(fact.name.clone(), value(&fact.kind, *seed));
        }
    }
    facts
}

fn seeds() -> impl Strategy<Value = Vec<u64>> {
    vec(any::<u64>(), PROGRAMME.facts().len())
}

/// Words an expression can be made of, sensible and not.
const WORDS: [&str; 47] = [
    "born",
    "rank",
    "occupation",
    "dependants",
    "prisoner_of_war",
    "adult_age",
    "bounty_amount",
    "has_family",
    "today",
    "nonsense",
    "'soldier'",
    "'general'",
    "0",
    "1",
    "9223372036854775807",
    "true",
    "false",
    "&&",
    "||",
    "!",
    "==",
    "!=",
    "<",
    ">=",
    "in",
    "[",
    "]",
    "(",
    ")",
    "+",
    "-",
    "*",
    "?",
    ":",
    "years_since(",
    "convert(",
    "/",
    ",",
    "// a remark\n",
    "%",
    "date('2022-02-28')",
    "months_between(",
    "days_since(",
    "math.least(",
    "math.greatest(",
    "math.",
    "'USD'",
];

/// A bug found here becomes a test of its own, so no file of failures is kept.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_text_makes_it_panic(text in ".{0,400}") {
        survive(&[&text]);
        survive(&[&TEXT, &text]);
    }

    #[test]
    fn no_damage_makes_it_panic(
        cuts in vec((any::<prop::sample::Index>(), 0_usize..40, "[ -~а-яі\n\"]{0,6}"), 1..6),
    ) {
        let mut text: Vec<char> = TEXT.chars().collect();
        for (at, length, put) in cuts {
            let at = at.index(text.len());
            let end = (at + length).min(text.len());
            text.splice(at..end, put.chars());
        }
        survive(&[&text.into_iter().collect::<String>()]);
    }

    #[test]
    fn no_line_lost_or_doubled_makes_it_panic(
        moves in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..8),
    ) {
        let mut lines: Vec<&str> = TEXT.lines().collect();
        for (from, to) in moves {
            let line = lines[from.index(lines.len())];
            let to = to.index(lines.len());
            if from.index(2) == 0 { lines.insert(to, line); } else { lines.remove(to); }
        }
        survive(&[&lines.join("\n")]);
    }

    #[test]
    fn no_expression_makes_it_panic(words in vec(prop::sample::select(&WORDS[..]), 1..30)) {
        let text = words.join(" ");
        survive(&[&TEXT, &format!("[rule.any]\nis = \"\"\"{text}\"\"\"\nsource = \"test\"\n")]);
    }

    #[test]
    fn whoever_answers_everything_needs_no_more_facts(seeds in seeds(), days in 0_i32..9000) {
        let on = DAY.checked_add(jiff::Span::new().days(days)).expect("a day");
        let decision = decide(&PROGRAMME, &person(&seeds), on);
        prop_assert_ne!(decision.outcome, Outcome::NeedsFacts);
        prop_assert!(decision.missing.is_empty());
    }

    #[test]
    fn what_is_certain_stays_certain(seeds in seeds(), kept in vec(any::<bool>(), 20)) {
        let whole = person(&seeds);
        let names: Vec<String> = whole.iter().map(|(name, _)| name.to_owned()).collect();
        let mut some = whole.clone();
        for (name, _) in names.iter().zip(&kept).filter(|(_, kept)| !**kept) {
            some.remove(name);
        }
        let early = decide(&PROGRAMME, &some, DAY);
        let late = decide(&PROGRAMME, &whole, DAY);
        if early.outcome != Outcome::NeedsFacts {
            prop_assert_eq!(early.outcome, late.outcome);
            prop_assert_eq!(&early.grants, &late.grants);
        }
        if early.audience.is_some() {
            prop_assert_eq!(&early.audience, &late.audience);
        }
        for missing in &early.missing {
            prop_assert!(some.get(missing).is_none(), "asked again: {}", missing);
            let counted = PROGRAMME.fact(missing).is_some_and(|fact| fact.derived.is_some());
            prop_assert!(counted || is_asked(&PROGRAMME, missing, &some), "never put: {}", missing);
        }
    }

    #[test]
    fn the_order_of_audiences_and_benefits_decides_nothing(seeds in seeds(), turn in 1_usize..20) {
        let (head, rest) = TEXT.split_once("# --- Whom the offers are for").expect("the heading");
        let items = rest.split("\n[").skip(1);
        let mut items: Vec<String> = items.map(|item| format!("\n[{item}")).collect();
        let count = items.len();
        items.rotate_left(turn % count);
        let other = load(&[SourceFile::new("programme.toml", format!("{head}{}", items.concat()))]);
        let other = other.unwrap_or_else(|problems| panic!("{problems:#?}"));
        let person = person(&seeds);
        let (one, other) = (decide(&PROGRAMME, &person, DAY), decide(&other, &person, DAY));
        prop_assert_eq!(one.outcome, other.outcome);
        prop_assert_eq!(&one.audience, &other.audience);
        prop_assert_eq!(&one.missing, &other.missing);
        prop_assert_eq!(one.grants.len(), other.grants.len());
        prop_assert!(one.grants.iter().all(|grant| other.grants.contains(grant)));
    }

    #[test]
    fn every_construct_survives_damage(
        cuts in vec((any::<prop::sample::Index>(), 0_usize..30, "[ -~\n\"]{0,5}"), 1..4),
        doubled in any::<prop::sample::Index>(),
    ) {
        let mut text: Vec<char> = TEXT_OF_WHOLE.chars().collect();
        for (at, length, put) in cuts {
            let at = at.index(text.len());
            let end = (at + length).min(text.len());
            text.splice(at..end, put.chars());
        }
        survive(&[&text.into_iter().collect::<String>()]);
        let mut lines: Vec<&str> = TEXT_OF_WHOLE.lines().collect();
        lines.remove(doubled.index(lines.len()));
        survive(&[&lines.join("\n")]);
    }

    #[test]
    fn with_every_construct_what_is_certain_stays_certain(
        seeds in vec(any::<u64>(), 5),
        kept in vec(any::<bool>(), 5),
        days in 0_i32..900,
    ) {
        let on = date(2024, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a day");
        let whole = whole_person(&seeds);
        let names: Vec<String> = whole.iter().map(|(name, _)| name.to_owned()).collect();
        let mut some = whole.clone();
        for (name, _) in names.iter().zip(&kept).filter(|(_, kept)| !**kept) {
            some.remove(name);
        }
        let (early, late) = (decide(&WHOLE, &some, on), decide(&WHOLE, &whole, on));
        prop_assert_ne!(late.outcome, Outcome::NeedsFacts);
        if early.outcome != Outcome::NeedsFacts {
            prop_assert_eq!(early.outcome, late.outcome);
            prop_assert_eq!(&early.grants, &late.grants);
        }
        for benefit in WHOLE.benefits().iter().filter(|_| late.outcome == Outcome::Offer) {
            let granted = late.grants.iter().any(|grant| grant.benefit == benefit.name);
            let refused = late.refused.iter().find(|refused| refused.benefit == benefit.name);
            prop_assert_eq!(granted, refused.is_none(), "{}", benefit.name);
            prop_assert!(refused.is_none_or(|refused| !refused.because.is_empty()));
        }
        // Each instalment of a benefit and partner has a month of its own.
        let months = late.grants.iter().flat_map(|grant| {
            let number = |n| (&grant.benefit, &grant.partner, grant.schedule.month_of(n));
            (0..grant.schedule.instalments()).map(number)
        });
        let months: Vec<_> = months.collect();
        let apart: std::collections::BTreeSet<_> = months.iter().collect();
        prop_assert_eq!(apart.len(), months.len());
        let columns = programme::grant_columns(&WHOLE);
        let answer = programme::Answer::of(&WHOLE, &late);
        prop_assert_eq!(answer.grants.iter().flatten().count(), late.grants.len());
        prop_assert_eq!(answer.grants.len(), columns.len());
    }

    #[test]
    fn with_every_construct_the_order_decides_nothing(
        seeds in vec(any::<u64>(), 5),
        turn in 1_usize..20,
        days in 0_i32..900,
    ) {
        let on = date(2024, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a day");
        let (head, rest) = TEXT_OF_WHOLE.split_once("# --- Items in any").expect("the heading");
        // A step and a match belong to the benefit before them and move with it.
        let mut items: Vec<String> = Vec::new();
        for item in rest.split("\n[").skip(1) {
            let inner = item.split(']').next().unwrap_or_default().matches('.').count() > 1;
            match items.last_mut().filter(|_| inner) {
                Some(last) => last.push_str(&format!("\n[{item}")),
                None => items.push(format!("\n[{item}")),
            }
        }
        let count = items.len();
        items.rotate_left(turn % count);
        let other = load(&[SourceFile::new("whole.toml", format!("{head}{}", items.concat()))]);
        let other = other.unwrap_or_else(|problems| panic!("{problems:#?}"));
        let person = whole_person(&seeds);
        let (one, other) = (decide(&WHOLE, &person, on), decide(&other, &person, on));
        prop_assert_eq!(one.outcome, other.outcome);
        prop_assert_eq!(&one.audience, &other.audience);
        prop_assert_eq!(one.grants.len(), other.grants.len());
        prop_assert!(one.grants.iter().all(|grant| other.grants.contains(grant)));
        prop_assert_eq!(one.refused.len(), other.refused.len());
    }

    #[test]
    fn values_read_back_as_they_are_shown(seed in any::<u64>(), min in -50_i64..0) {
        let kinds = [
            FactKind::Bool,
            FactKind::Enum(vec!["one".into(), "two_2".into()]),
            FactKind::Integer { min, max: 1_000_000 },
            FactKind::Date { min: date(1900, 1, 1), max: date(2100, 12, 31) },
            FactKind::Money { currency: "RUB".parse().expect("a code"), max: i64::MAX },
            FactKind::Money { currency: "JPY".parse().expect("a code"), max: i64::MAX },
        ];
        for kind in kinds {
            let value = value(&kind, seed);
            prop_assert_eq!(kind.parse(&format!("  {value} ")), Ok(value.clone()));
            let json = serde_json::to_string(&value).expect("JSON");
            let back: Value = serde_json::from_str(&json).expect("it reads back");
            prop_assert_eq!(back, value);
        }
    }

    #[test]
    fn no_answer_makes_a_fact_panic(text in ".{0,60}") {
        for fact in PROGRAMME.facts() {
            if let Ok(value) = fact.kind.parse(&text) {
                prop_assert!(fact.kind.admits(&value));
            }
        }
    }
}
