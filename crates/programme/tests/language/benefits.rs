//! What benefits come to: days, bounds, steps, partners that take part, and partners that add.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use programme::{Answer, Decision, Facts, Outcome, Programme, SourceFile};
use programme::{decide, grant_columns, load};

use crate::cases::{grants, plain};

pub(crate) const TEXT: &str = include_str!("whole.toml");
pub(crate) static WHOLE: LazyLock<Programme> = LazyLock::new(|| with(""));
const DAY: Date = date(2024, 5, 1);

/// The whole programme under an overlay.
pub(crate) fn with(overlay: &str) -> Programme {
    let sources = [SourceFile::new("whole.toml", TEXT), SourceFile::new("overlay.toml", overlay)];
    load(&sources).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(|p| p.render(&sources, false)).collect::<String>())
    })
}

/// Facts from `work=teacher wage=100.00`.
pub(crate) fn facts(programme: &Programme, text: &str) -> Facts {
    let pair = |pair: &str| {
        let (name, text) = pair.split_once('=').expect("name=value");
        let kinds = [programme.facts(), programme.members(), programme.later()];
        let fact = kinds.into_iter().flatten().find(|fact| fact.name == name).expect("a fact");
        (name.to_owned(), fact.kind.parse(text).expect("a value"))
    };
    text.split_whitespace().map(pair).collect()
}

fn decided(text: &str, on: Date) -> Decision {
    decide(&WHOLE, &facts(&WHOLE, text), on)
}

/// What refused a benefit: the first reason.
fn refused(decision: &Decision, benefit: &str) -> String {
    let found = decision.refused.iter().find(|refused| refused.benefit == benefit);
    found.map_or_else(String::new, |refused| {
        let reason = &refused.because[0];
        plain(&format!("{}: {}", reason.rule, reason.value))
    })
}

const TEACHER: &str = "work=teacher in_camp=no wage=400.00 dependants=2 children=2";

#[test]
fn a_teacher_is_given_everything_as_written() {
    let decision = decided(TEACHER, DAY);
    assert_eq!(decision.outcome, Outcome::Offer, "{decision:#?}");
    assert_eq!(
        grants(&decision),
        [
            "stipend 400.00 EUR monthly 12 after 1 by state",
            "stipend 300.00 EUR monthly 9 after 13 by state",
            "stipend 150.00 EUR monthly 3 after 22 by state",
            "school 1200.00 EUR yearly 3 by state",
            "school 275.00 USD yearly 3 by foundation",
            "tools 660.00 USD quarterly 4 by foundation",
            "permit permanent by state",
        ]
    );
    let because: Vec<String> =
        decision.because.iter().map(|r| plain(&format!("{}: {}", r.rule, r.value))).collect();
    for reason in [
        "stipend: 400.00 EUR",
        "second_year: 300.00 EUR",
        "last_months: 150.00 EUR",
        "ceiling: 500.00 EUR",
        "city: false",
        "foundation: true",
        "eur_usd: 1 EUR = 1.1 USD",
    ] {
        assert!(because.iter().any(|known| known == reason), "{reason} in {because:#?}");
    }
    assert_eq!(refused(&decision, "welcome"), "city: false");
    assert_eq!(refused(&decision, "rent"), "resident: false");
    let costs: Vec<String> =
        decision.costs().iter().map(|(p, m)| format!("{p} {}", m.to_decimal())).collect();
    assert_eq!(costs, ["state 11550.00", "foundation 3465.00"]);
}

#[test]
fn amounts_are_held_between_their_bounds() {
    for (wage, expect) in [("0", "500.00"), ("200.02", "499.99"), ("1200", "150.00")] {
        let decision = decided(&format!("work=teacher in_camp=no wage={wage} children=0"), DAY);
        let missing = decided(&format!("work=teacher in_camp=no wage={wage}"), DAY);
        assert_eq!(missing.missing, ["dependants", "children"], "{wage}");
        assert_eq!(decision.missing, ["dependants"], "{wage}");
        let whole = format!("work=teacher in_camp=no wage={wage} children=0 dependants=0");
        let first = &grants(&decided(&whole, DAY))[0];
        assert_eq!(*first, format!("stipend {expect} EUR monthly 12 after 1 by state"));
    }
    // The upper bound wins where the two cross.
    let crossed = with("[benefit.stipend]\nat_least = 'ceiling'\nat_most = 'floor'\n");
    let decision = decide(&crossed, &facts(&crossed, TEACHER), DAY);
    assert_eq!(grants(&decision)[0], "stipend 150.00 EUR monthly 12 after 1 by state");
}

#[test]
fn nothing_is_given_outside_its_days() {
    for (on, audience, school) in [
        (date(2024, 1, 31), None, "resident: false"),
        (date(2024, 2, 1), Some("teacher"), "school: not_given_now"),
        (date(2024, 2, 29), Some("teacher"), "school: not_given_now"),
        (date(2024, 3, 1), Some("teacher"), ""),
        (date(2025, 6, 30), Some("teacher"), ""),
        (date(2025, 7, 1), Some("teacher"), "school: not_given_now"),
        (date(2025, 12, 31), Some("teacher"), "school: not_given_now"),
        (date(2026, 1, 1), None, "resident: false"),
    ] {
        let decision = decided(TEACHER, on);
        assert_eq!(decision.audience.as_deref(), audience, "{on}");
        let closed = decision.because.iter().any(|r| r.rule == "teacher" && r.value == "not_open");
        assert_eq!(closed, audience.is_none(), "{on}: {:#?}", decision.because);
        let why = refused(&decision, "school");
        let first_closed = audience.is_none() && why == "teacher: not_open";
        assert!(why == school || first_closed, "{on}: {why}");
    }
}

#[test]
fn who_is_knowingly_left_outside_is_told_so() {
    let guard = decided("work=guard in_camp=no", DAY);
    assert_eq!(guard.outcome, Outcome::NoOffer);
    let told: Vec<&str> = guard.because.iter().map(|reason| reason.rule.as_str()).collect();
    assert_eq!(told, ["no_audience", "guard", "teacher", "resident"]);
    let in_camp = decided("work=guard in_camp=yes wage=0 children=0 dependants=0", DAY);
    assert_eq!(in_camp.outcome, Outcome::Offer, "it never changes an outcome");
    assert!(in_camp.because.iter().all(|reason| reason.rule != "guard"));
}

#[test]
fn a_stretch_that_comes_to_nothing_shifts_no_other() {
    let decision = decided("work=guard in_camp=yes wage=0 children=0 dependants=0", DAY);
    let rent: Vec<String> =
        grants(&decision).into_iter().filter(|grant| grant.starts_with("rent")).collect();
    assert_eq!(rent, ["rent 600.00 EUR monthly 4 after 2 by state"]);
    let answer = Answer::of(&WHOLE, &decision);
    let columns = grant_columns(&WHOLE);
    let rent: Vec<(u16, bool)> = columns
        .iter()
        .zip(&answer.grants)
        .filter(|(column, _)| column.benefit == "rent")
        .map(|(column, granted)| (column.after, granted.is_some()))
        .collect();
    assert_eq!(rent, [(0, false), (2, true)]);
    assert_eq!(answer.costs.len(), WHOLE.partners().len());
}

#[test]
fn what_is_certain_needs_no_further_fact() {
    // Nobody who could pay takes part, so what is not known of others does not matter.
    let lonely = with("[benefit.welcome]\namount = 'wage'\n[benefit.stipend]\namount = 'basic'\n");
    let known = facts(&lonely, "work=teacher in_camp=no children=0 dependants=0");
    let decision = decide(&lonely, &known, DAY);
    assert_eq!(decision.outcome, Outcome::Offer, "{:?}", decision.missing);
    assert_eq!(refused(&decision, "welcome"), "city: false");
    // Whether the foundation adds something matters only if there is something to add to.
    let childless = decided("work=teacher in_camp=yes wage=0 children=0", DAY);
    assert_eq!(childless.missing, ["dependants"]);
    assert_eq!(decided("work=teacher in_camp=yes wage=0 dependants=9", DAY).missing, ["children"]);
}

#[test]
fn what_cannot_be_counted_is_a_human_decision_only_if_it_is_certain() {
    let below = with("[benefit.tools]\namount = 'basic - basic * 2'\n");
    let decision = decide(&below, &facts(&below, TEACHER), DAY);
    assert_eq!(decision.outcome, Outcome::HumanDecision);
    let far = with("[benefit.tools]\npaid_by = ['city']\namount = 'basic - basic * 2'\n");
    let open = facts(&far, "work=teacher wage=0 dependants=0 children=0");
    assert_eq!(decide(&far, &open, DAY).missing, ["in_camp"], "nobody may take part");
    assert_eq!(decide(&far, &facts(&far, TEACHER), DAY).outcome, Outcome::Offer);
    let vast = with("[benefit.school.matched_by.foundation]\nat_most = 'floor - ceiling'\n");
    let decision = decide(&vast, &facts(&vast, TEACHER), DAY);
    assert_eq!(decision.outcome, Outcome::HumanDecision, "nobody adds less than nothing");
}

#[test]
fn a_partner_that_takes_no_part_adds_nothing() {
    let many = "work=teacher in_camp=yes wage=0 dependants=6 children=2";
    let decision = decided(many, DAY);
    let given = grants(&decision);
    assert!(given.iter().all(|grant| !grant.ends_with("foundation")), "{given:?}");
    assert!(given.iter().any(|grant| grant == "tools 600.00 EUR quarterly 4 by city"));
    assert!(given.iter().any(|grant| grant == "welcome 600.00 EUR once after 2 by city"));
    let one = decided("work=teacher in_camp=no wage=0 dependants=2 children=1", DAY);
    let given = grants(&one);
    assert!(given.contains(&"school 600.00 EUR yearly 3 by state".to_owned()));
    assert!(given.iter().all(|grant| !grant.starts_with("school 1")), "one child is not matched");
}

#[test]
fn every_name_of_a_reason_is_known() {
    for text in [TEACHER, "work=guard in_camp=no", "work=guard in_camp=yes wage=0 children=0"] {
        let decision = decided(text, DAY);
        let refused = decision.refused.iter().flat_map(|refused| &refused.because);
        for reason in decision.because.iter().chain(refused) {
            assert!(WHOLE.reason_names().contains(&reason.rule.as_str()), "{}", reason.rule);
        }
    }
}

#[test]
fn what_is_never_used_is_a_warning() {
    assert!(WHOLE.warnings().is_empty(), "{:#?}", WHOLE.warnings());
    let idle = with(
        "[member.idle_member]\nkind = 'bool'\n[later.idle_later]\nkind = 'bool'\n\
         [partner.idle_fund]\nbudget = '1.00'\ncurrency = 'EUR'\nsource = 'test'\n",
    );
    let warned: Vec<&str> = idle.warnings().iter().map(|w| w.message.as_str()).collect();
    assert_eq!(
        warned,
        [
            "the member fact `idle_member` is never used",
            "the later fact `idle_later` is never used",
            "the partner `idle_fund` is never used",
        ]
    );
}

#[test]
fn a_fact_may_bring_its_question_and_its_greatest_amount() {
    let work = WHOLE.fact("work").expect("the fact");
    assert_eq!(work.question.as_deref(), Some("What is your work?"));
    let wage = &WHOLE.fact("wage").expect("the fact").kind;
    assert!(wage.parse("10000").is_ok() && wage.parse("10000.01").is_err());
    assert_eq!(WHOLE.guarantees()[0].never_falls_with, "children");
    assert_eq!(WHOLE.partner("foundation").expect("it").benefits, ["school", "tools"]);
}
