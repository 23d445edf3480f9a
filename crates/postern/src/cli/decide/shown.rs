//! A decision for people at a terminal and for machines.

use anyhow::Result;
use jiff::civil::Date;
use programme::RefusedBenefit;
use programme::{Chance, Decision, Digest, Grant, Outcome, Outlook, Programme, Reason};
use programme::{Schedule, Standing, State};
use serde::Serialize;

use super::table::table;

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
    /// What can still come of it, if facts are missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    outlook: Option<&'a Outlook>,
    /// How each benefit stands, if it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    entitlements: Option<&'a [Standing]>,
}

/// Everything that is told of a decision.
pub(super) struct Told<'a> {
    pub(super) decision: &'a Decision,
    pub(super) outlook: Option<&'a Outlook>,
    pub(super) entitlements: Option<&'a [Standing]>,
}

impl Told<'_> {
    pub(super) fn as_json(&self) -> Result<String> {
        let Self { decision, outlook, entitlements } = *self;
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
            outlook,
            entitlements,
        };
        Ok(serde_json::to_string(&printed)? + "\n")
    }

    pub(super) fn as_text(&self, programme: &Programme) -> String {
        let Self { decision, outlook, entitlements } = *self;
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
            [
                grant.benefit.clone(),
                amount,
                schedule(grant.schedule),
                format!("by {}", grant.partner),
            ]
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
        out.push_str(&outlook.map(possible).unwrap_or_default());
        let entitlements = entitlements.unwrap_or_default().iter().flat_map(entitlement);
        out.push_str(&table("Entitlements", entitlements.collect()));
        out
    }
}

/// What is certain already, and what is still possible.
fn possible(outlook: &Outlook) -> String {
    let outcomes = outlook.outcomes.iter().map(|outcome| match outcome {
        Outcome::Offer => "an offer",
        Outcome::NoOffer => "no offer",
        Outcome::HumanDecision => "a human decides",
        Outcome::NeedsFacts => "more must be known",
    });
    let with = |chance: Chance| {
        let those = outlook.benefits.iter().filter(move |(_, one)| *one == chance);
        those.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let rows = [
        ("outcomes", outcomes.collect::<Vec<_>>().join(", ")),
        ("audiences", outlook.audiences.join(", ")),
        ("certain", with(Chance::Certain)),
        ("benefits", with(Chance::Possible)),
        ("out of reach", with(Chance::Impossible)),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty());
    let mut shown = table("Still possible", rows.map(|(k, text)| [k.to_owned(), text]).collect());
    if !outlook.is_exact {
        shown.push_str(
            "  Not everything could be considered; more is called possible than may be.\n",
        );
    }
    shown
}

/// How a benefit stands: a line for each reason, and one for what must be known first.
fn entitlement(standing: &Standing) -> Vec<[String; 4]> {
    let state = match standing.state {
        State::Waiting => "waiting",
        State::Active => "active",
        State::Suspended => "suspended",
        State::Lost => "lost",
        State::Completed => "completed",
    };
    let because = standing.because.iter().map(|one| {
        let [rule, value, source] = reason(one);
        (format!("{rule}: {value}"), source)
    });
    let missing = standing.missing.iter().map(|name| (name.clone(), "not known yet".to_owned()));
    let mut lines: Vec<(String, String)> = because.chain(missing).collect();
    if lines.is_empty() {
        lines.push(("–".to_owned(), String::new()));
    }
    let mut names = vec![(standing.benefit.clone(), state.to_owned())];
    names.resize(lines.len(), Default::default());
    let rows = names.into_iter().zip(lines);
    rows.map(|((benefit, state), (rule, source))| [benefit, state, rule, source]).collect()
}

fn reason(reason: &Reason) -> [String; 3] {
    [reason.rule.clone(), reason.value.clone(), reason.source.clone()]
}

/// When a benefit is given: "monthly, 12 times, first after 2 months".
pub(super) fn schedule(schedule: Schedule) -> String {
    let times = |often: &str, times: u16| match times {
        1 => format!("{often}, 1 time"),
        more => format!("{often}, {more} times"),
    };
    let given = match schedule {
        Schedule::Once { .. } => "once".to_owned(),
        Schedule::Every { months: 1, times: number, .. } => times("monthly", number),
        Schedule::Every { months: 3, times: number, .. } => times("quarterly", number),
        Schedule::Every { months: 12, times: number, .. } => times("yearly", number),
        Schedule::Every { months, times: number, .. } => {
            times(&format!("every {months} months"), number)
        }
        Schedule::Permanent => "for good".to_owned(),
    };
    match (schedule.month_of(0), schedule) {
        (0, _) => given,
        (1, Schedule::Once { .. }) => format!("{given}, after 1 month"),
        (after, Schedule::Once { .. }) => format!("{given}, after {after} months"),
        (after, _) => format!("{given}, from month {}", u32::from(after) + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let told = Told { decision: &decision, outlook: None, entitlements: None };
        let text = told.as_json().expect("JSON");
        let start = concat!(
            r#"{"outcome":"offer","audience":"deserting_soldier","grants":[{"benefit":"bounty","#,
            r#""amount":{"minor":100,"currency":"USD"},"schedule":{"kind":"every","months":1,"times":2,"after":0},"#,
            r#""partner":"fund","conditions":[]}],"because":[],"missing":[]"#,
        );
        assert!(text.starts_with(start), "{text}");
    }

    #[test]
    fn schedules_are_told_truthfully() {
        let every = |months, times, after| Schedule::Every { months, times, after };
        for (given, expect) in [
            (Schedule::Once { after: 0 }, "once"),
            (Schedule::Once { after: 6 }, "once, after 6 months"),
            (every(1, 12, 0), "monthly, 12 times"),
            (every(1, 12, 12), "monthly, 12 times, from month 13"),
            (every(3, 1, 0), "quarterly, 1 time"),
            (every(12, 5, 1), "yearly, 5 times, from month 2"),
            (Schedule::Permanent, "for good"),
        ] {
            assert_eq!(schedule(given), expect);
        }
    }

    #[test]
    fn an_entitlement_says_what_it_waits_for() {
        let reason = |rule: &str| Reason {
            rule: rule.to_owned(),
            value: "unknown".to_owned(),
            source: "the file".to_owned(),
        };
        let standing = Standing {
            benefit: "stipend".to_owned(),
            state: State::Waiting,
            because: vec![reason("arrives")],
            missing: vec!["arrived_on".to_owned()],
        };
        let shown = table("Entitlements", entitlement(&standing));
        let expect = "\nEntitlements\n  stipend  waiting  arrives: unknown  the file\n\
                      \x20                   arrived_on        not known yet\n";
        assert_eq!(shown, expect);
    }
}
