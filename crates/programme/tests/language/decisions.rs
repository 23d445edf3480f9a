//! What a decision promises, beyond the single case.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use programme::{Decision, Facts, Outcome, Programme, SourceFile, Value};
use programme::{decide, decide_after_review, is_asked, load};

use crate::{programme, source};

const DAY: Date = date(2022, 3, 7);

fn soldier() -> Facts {
    let choice = |name: &str| Value::Enum(name.to_owned());
    Facts::from_iter([
        ("born".to_owned(), Value::Date(date(2002, 11, 3))),
        ("location".to_owned(), choice("at_the_front")),
        ("occupation".to_owned(), choice("soldier")),
        ("rank".to_owned(), choice("enlisted")),
        ("will_lay_down_arms".to_owned(), choice("yes")),
        ("prisoner_of_war".to_owned(), Value::Bool(false)),
        ("dependants".to_owned(), Value::Integer(2)),
        ("past_acts".to_owned(), choice("no")),
    ])
}

fn with(overlay: &str) -> Programme {
    let sources = [source("programme.toml"), SourceFile::new("overlay.toml", overlay)];
    load(&sources).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(|p| p.render(&sources, false)).collect::<String>())
    })
}

#[test]
fn fault_21_a_decision_replays_to_the_same_bytes() {
    let first = decide(&programme(&[]), &soldier(), DAY);
    let bytes = first.canonical();
    assert_eq!(decide(&programme(&[]), &soldier(), DAY).canonical(), bytes);
    let read: Decision = serde_json::from_slice(&bytes).expect("it reads back");
    assert_eq!(read, first);
    assert_eq!(read.canonical(), bytes);
    let facts: Facts =
        serde_json::from_slice(&serde_json::to_vec(&soldier()).expect("JSON")).expect("JSON");
    assert_eq!(facts, soldier());
}

#[test]
fn fault_21_a_changed_programme_has_another_digest() {
    let plain = programme(&[]);
    assert_ne!(programme(&["hundred-thousand"]).digest(), plain.digest());
    let mut moved = source("programme.toml");
    moved.name = "/somewhere/else/programme.toml".to_owned();
    let moved = load(&[moved]).expect("it loads");
    assert_eq!(moved.digest(), plain.digest(), "where a checkout lies is no part of a policy");
}

#[test]
fn fault_46_facts_about_testimony_change_no_byte() {
    let programme = programme(&[]);
    let without = decide(&programme, &soldier(), DAY).canonical();
    for (name, value) in [
        ("testimony", Value::Bool(true)),
        ("testimony", Value::Bool(false)),
        ("testimony_withdrawn", Value::Bool(true)),
    ] {
        let mut facts = soldier();
        facts.insert(name, value);
        assert_eq!(decide(&programme, &facts, DAY).canonical(), without);
    }
}

#[test]
fn two_audiences_without_preference_are_a_human_decision_in_any_order() {
    let overlay = |first: &str, second: &str| {
        let audience = |name: &str, rule: &str| {
            format!("[audience.{name}]\nrule = \"{rule}\"\nsource = \"test\"\n")
        };
        let benefits = "[benefit.asylum]\naudiences = [\"aa\", \"zz\"]\n";
        let rules = [("aa", "dependants > 0"), ("zz", "dependants > 1")];
        let of = |name: &str| {
            rules.iter().find(|(known, _)| *known == name).map(|(n, rule)| audience(n, rule))
        };
        let only = "[audience.ordinary]\nrule = \"dependants < 0\"\n\
                    [audience.deserting_soldier]\nrule = \"dependants < 0\"\n";
        format!("{only}{}{}{benefits}", of(first).expect("aa"), of(second).expect("zz"))
    };
    for (first, second) in [("aa", "zz"), ("zz", "aa")] {
        let programme = with(&overlay(first, second));
        let decision = decide(&programme, &soldier(), DAY);
        assert_eq!(decision.outcome, Outcome::HumanDecision);
        assert_eq!(decision.audience, None);
        let names: BTreeSet<&str> = decision.because.iter().map(|r| r.rule.as_str()).collect();
        assert!(names.contains("aa") && names.contains("zz"), "{names:?}");
        assert!(decision.grants.is_empty());
    }
}

#[test]
fn fault_20_an_amount_beyond_counting_is_a_human_decision() {
    let programme = with(
        "[parameter.bounty_amount]\nvalues = [{ from = 2022-03-06, \
         amount = \"90000000000000000.00\", currency = \"RUB\", source = \"test\" }]\n\
         [benefit.bounty]\namount = \"bounty_amount * 1000\"\n",
    );
    let decision = decide(&programme, &soldier(), DAY);
    assert_eq!(decision.outcome, Outcome::HumanDecision);
    assert!(decision.grants.is_empty());
}

#[test]
fn officers_can_clear_a_ground_and_nothing_else_changes() {
    let programme = programme(&[]);
    let plain = decide(&programme, &soldier(), DAY);
    let mut facts = soldier();
    facts.insert("past_acts", Value::Enum("not_sure".to_owned()));
    assert_eq!(decide(&programme, &facts, DAY).outcome, Outcome::HumanDecision);
    let cleared = BTreeSet::from(["serious_crime".to_owned()]);
    let reviewed = decide_after_review(&programme, &facts, DAY, &cleared);
    assert_eq!(reviewed.outcome, Outcome::Offer);
    assert_eq!(reviewed.grants, plain.grants);
    let reason = reviewed.because.iter().find(|reason| reason.rule == "serious_crime");
    assert_eq!(reason.map(|reason| reason.value.as_str()), Some("cleared"));
    facts.insert("born", Value::Date(date(2010, 1, 1)));
    let child = decide_after_review(&programme, &facts, DAY, &cleared);
    assert_eq!(child.outcome, Outcome::HumanDecision, "another ground still stands");
}

#[test]
fn fault_33_coming_of_age_on_a_leap_day() {
    let programme = programme(&[]);
    let mut facts = soldier();
    facts.insert("born", Value::Date(date(2008, 2, 29)));
    for (on, outcome) in [
        (date(2026, 2, 28), Outcome::HumanDecision),
        (date(2026, 3, 1), Outcome::Offer),
        (date(2038, 1, 20), Outcome::Offer),
    ] {
        assert_eq!(decide(&programme, &facts, on).outcome, outcome, "{on}");
    }
}

#[test]
fn a_programme_that_has_closed_offers_nothing() {
    let programme = with("[programme]\neffective_until = 2022-12-31\n");
    assert_eq!(decide(&programme, &soldier(), date(2022, 12, 31)).outcome, Outcome::Offer);
    let after = decide(&programme, &soldier(), date(2023, 1, 1));
    assert_eq!(after.outcome, Outcome::NoOffer);
    assert_eq!(after.because[0].rule, "in_force");
}

#[test]
fn questions_are_put_only_where_they_matter() {
    let programme = programme(&[]);
    let nothing = Facts::new();
    assert!(is_asked(&programme, "rank", &nothing), "an open condition counts as yes");
    assert!(is_asked(&programme, "rank", &soldier()));
    assert!(!is_asked(&programme, "office_level", &soldier()));
    assert!(!is_asked(&programme, "dependants", &soldier()), "it is counted, not asked");
    assert!(!is_asked(&programme, "no_such_fact", &soldier()));
}

#[test]
fn a_value_of_the_wrong_kind_counts_as_unknown() {
    let programme = programme(&[]);
    let mut facts = soldier();
    facts.insert("past_acts", Value::Bool(false));
    facts.insert("dependants", Value::Integer(-1));
    let decision = decide(&programme, &facts, DAY);
    assert_eq!(decision.outcome, Outcome::NeedsFacts);
    assert_eq!(decision.missing, ["dependants", "past_acts"]);
}

#[test]
fn a_large_programme_is_refused_and_not_read_for_hours() {
    let much = "# much\n".repeat(60_000);
    let problems = load(&[SourceFile::new("much.toml", much)]).expect_err("too large");
    assert_eq!(problems[0].code.number(), "P0002");
    let wide =
        format!("[part]\n{}", (0..600).map(|n| format!("p{n} = {{}}\n")).collect::<String>());
    let problems = load(&[SourceFile::new("wide.toml", wide)]).expect_err("too wide");
    assert!(problems.iter().any(|problem| problem.code.number() == "P0002"));
    let deep = format!("a = {}1{}", "[".repeat(500), "]".repeat(500));
    assert!(load(&[SourceFile::new("deep.toml", deep)]).is_err());
}

#[test]
fn rules_that_double_each_other_are_worked_out_once() {
    // Followed name by name, the last rule would be looked into 3^60 times.
    let mut overlay = "[rule.r0]\nis = \"bounty_amount\"\nsource = \"test\"\n".to_owned();
    for number in 1..=60 {
        let before = number - 1;
        let is = format!("r{before} - r{before} + r{before}");
        overlay.push_str(&format!("[rule.r{number}]\nis = \"{is}\"\nsource = \"test\"\n"));
    }
    let programme = with(&format!("{overlay}[benefit.bounty]\namount = \"r60\"\n"));
    let decision = decide(&programme, &soldier(), DAY);
    assert_eq!(decision.outcome, Outcome::Offer);
    let bounty = programme.benefit("bounty").expect("the bounty");
    let amounts: Vec<&str> =
        programme.amounts_of(bounty).iter().map(|parameter| parameter.name.as_str()).collect();
    assert_eq!(amounts, ["bounty_amount"]);
}

#[test]
fn a_benefit_rests_on_what_is_its_own() {
    let programme = programme(&[]);
    let rules = |benefit: &str| -> Vec<String> {
        let because = programme::rests_on(&programme, &soldier(), DAY, benefit);
        because.into_iter().map(|reason| reason.rule).collect()
    };
    let bounty = ["deserting_soldier", "lays_down_arms", "bounty", "bounty_amount", "usd_rub"];
    assert_eq!(rules("bounty"), bounty);
    assert!(rules("family_support").contains(&"family_support_amount".to_owned()));
    assert!(rules("no_such_benefit").is_empty());
}
