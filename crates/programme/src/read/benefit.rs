//! Conditions, partners, benefits and what they are guaranteed to keep.

use super::DraftStep;
use super::fields::{Fields, Spanned};
use super::money::amount;
use super::people::source;
use super::{Draft, DraftBenefit, DraftCondition, DraftGuarantee, DraftMatch, DraftPartner};
use crate::decision::Schedule;
use crate::diagnostic::{Code, Diagnostic};
use crate::programme::Lapse;
use crate::tree::Key;

/// The most instalments a benefit may have, and the most months until its first one.
const INSTALMENTS_MAX: u16 = 600;
/// The most a partner may add to each hundred that the others pay.
const PERCENT_MAX: u16 = 1_000;

pub(super) fn read(fields: &mut Fields<'_, '_>, draft: &mut Draft) {
    for (key, table) in fields.items("condition") {
        let inner = fields.inner(format!("condition `{}`", key.name), &key.place, table);
        draft.conditions.push(condition(inner, key));
    }
    for (key, table) in fields.items("partner") {
        let mut inner = fields.inner(format!("partner `{}`", key.name), &key.place, table);
        let budget = amount(&mut inner, "budget");
        let when = inner.optional_expression("when");
        let source = source(&mut inner);
        inner.finish();
        draft.partners.push(DraftPartner { key: key.clone(), budget, source, when });
    }
    for (key, table) in fields.items("benefit") {
        let inner = fields.inner(format!("benefit `{}`", key.name), &key.place, table);
        draft.benefits.push(benefit(inner, key));
    }
    for (key, table) in fields.items("guarantee") {
        let mut inner = fields.inner(format!("guarantee `{}`", key.name), &key.place, table);
        let benefit = inner.text("benefit", "the benefit that does not fall");
        let never_falls_with = inner.text("never_falls_with", "the fact that rises");
        let source = source(&mut inner);
        inner.finish();
        let key = key.clone();
        draft.guarantees.push(DraftGuarantee { key, source, benefit, never_falls_with });
    }
}

fn condition(mut fields: Fields<'_, '_>, key: &Key) -> DraftCondition {
    let source = source(&mut fields);
    let said = fields.optional("holds_if");
    let holds_if = fields.optional_expression("holds_if");
    let otherwise = match (fields.optional("otherwise"), said) {
        (Some(_), _) => fields.word("otherwise", &["suspended", "lost"]),
        // Whoever says when a condition holds must also say what follows when it does not.
        (None, Some(said)) => {
            let message = format!("condition `{}` needs `otherwise`", key.name);
            let problem = Diagnostic::error(Code::MissingKey, message).at(&said.place, "");
            fields.report(problem.help("add `otherwise`: one of suspended, lost"));
            None
        }
        (None, None) => None,
    };
    let lost = otherwise.is_some_and(|word| word.text == "lost");
    fields.finish();
    let otherwise = if lost { Lapse::Lost } else { Lapse::Suspended };
    DraftCondition { key: key.clone(), source, otherwise, holds_if }
}

fn benefit(mut fields: Fields<'_, '_>, key: &Key) -> DraftBenefit {
    let audiences = fields.texts("audiences", "the audiences it is for").unwrap_or_default();
    let partners = fields.texts("paid_by", "the partners that give it").unwrap_or_default();
    let conditions = fields.optional_texts("conditions");
    let (from, until) = fields.window();
    let when = fields.optional_expression("when");
    let in_money = fields.optional("amount").is_some();
    let amount = fields.optional_expression("amount");
    let at_least = fields.optional_expression("at_least");
    let at_most = fields.optional_expression("at_most");
    let schedule = schedule(&mut fields);
    let source = source(&mut fields);
    let mut steps = Vec::new();
    for (key, table) in fields.items("step") {
        let inner = fields.inner(format!("step `{}`", key.name), &key.place, table);
        steps.push(step(inner, key));
    }
    let mut matches = Vec::new();
    for (key, table) in fields.items("matched_by") {
        let inner = fields.inner(format!("matched_by `{}`", key.name), &key.place, table);
        matches.push(matched(inner, key));
    }
    fields.finish();
    DraftBenefit {
        key: key.clone(),
        source,
        audiences,
        partners,
        matches,
        conditions,
        from,
        until,
        schedule,
        when,
        in_money,
        amount,
        at_least,
        at_most,
        steps,
    }
}

fn step(mut fields: Fields<'_, '_>, key: &Key) -> DraftStep {
    let expected = "the month from which it is given, counted from 1";
    let from_month = fields.number("from_month", expected, 2, INSTALMENTS_MAX);
    let amount = fields.expression_for("amount", "an amount");
    let source = source(&mut fields);
    fields.finish();
    DraftStep { key: key.clone(), source, from_month, amount }
}

fn matched(mut fields: Fields<'_, '_>, key: &Key) -> DraftMatch {
    let percent = fields.number("percent", "how much of each hundred it adds", 1, PERCENT_MAX);
    let when = fields.optional_expression("when");
    let at_most = fields.optional_expression("at_most");
    let source = source(&mut fields);
    fields.finish();
    let partner = Spanned { text: key.name.clone(), place: key.place.clone() };
    DraftMatch { partner, source, percent, when, at_most }
}

fn schedule(fields: &mut Fields<'_, '_>) -> Option<Schedule> {
    let known = ["once", "monthly", "quarterly", "yearly", "permanent"];
    let Some(word) = fields.word("schedule", &known) else {
        fields.pass_over(&["months", "quarters", "years", "after_months"]);
        return None;
    };
    if word.text == "permanent" {
        return Some(Schedule::Permanent);
    }
    let after = match fields.optional("after_months") {
        Some(_) => fields.number("after_months", "a number of months", 0, INSTALMENTS_MAX),
        None => Some(0),
    };
    let (key, months) = match word.text.as_str() {
        "monthly" => ("months", 1),
        "quarterly" => ("quarters", 3),
        "yearly" => ("years", 12),
        _ => return Some(Schedule::Once { after: after? }),
    };
    let times = fields.number(key, "how many instalments there are", 1, INSTALMENTS_MAX);
    Some(Schedule::Every { months, times: times?, after: after? })
}
