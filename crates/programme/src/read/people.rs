//! Parts, facts, rules, audiences and exclusions.

use super::fields::{Fields, Spanned};
use super::{Draft, DraftAudience, DraftFact, DraftRule, check_name};
use crate::diagnostic::{Code, Diagnostic};
use crate::programme::Derived;
use crate::tree::{Key, Table};
use crate::value::FactKind;

const KINDS: [&str; 5] = ["bool", "enum", "integer", "date", "money"];

pub(super) fn read(fields: &mut Fields<'_, '_>, draft: &mut Draft) {
    for (key, table) in fields.items("part") {
        fields.inner(format!("part `{}`", key.name), &key.place, table).finish();
        draft.parts.push(key.clone());
    }
    for (key, table) in fields.items("fact") {
        let inner = fields.inner(format!("fact `{}`", key.name), &key.place, table);
        draft.facts.push(fact(inner, key));
    }
    for (key, table) in fields.items("rule") {
        draft.rules.push(rule(fields, "rule", "is", key, table));
    }
    for (key, table) in fields.items("audience") {
        let inner = fields.inner(format!("audience `{}`", key.name), &key.place, table);
        draft.audiences.push(audience(inner, key));
    }
    for (key, table) in fields.items("exclusion") {
        draft.exclusions.push(rule(fields, "exclusion", "when", key, table));
    }
    for (key, table) in fields.items("referral") {
        draft.referrals.push(rule(fields, "referral", "when", key, table));
    }
}

fn fact(mut fields: Fields<'_, '_>, key: &Key) -> DraftFact {
    let kind = fields.word("kind", &KINDS);
    if kind.is_none() {
        // Without its kind nobody can say which of these belong to it.
        fields.pass_over(&["choices", "min", "max", "currency"]);
    }
    let kind = kind.and_then(|kind| fact_kind(&mut fields, &kind));
    let part = fields.text("part", "the part of the form it belongs to");
    let derived = fields.optional("derived").is_some();
    let derived = derived.then(|| fields.word("derived", &["household_size"])).flatten();
    let evidence = fields.optional_text("evidence").map(|text| text.text);
    let optional = fields.truth("optional");
    let asked_if = fields.optional_expression("asked_if");
    fields.finish();
    DraftFact {
        key: key.clone(),
        kind,
        part,
        derived: derived.map(|_| Derived::HouseholdSize),
        evidence,
        optional,
        asked_if,
    }
}

fn fact_kind(fields: &mut Fields<'_, '_>, kind: &Spanned) -> Option<FactKind> {
    let bounds = |fits: bool, fields: &mut Fields<'_, '_>| {
        if !fits {
            let place = fields.place().clone();
            let message = "`min` is above `max`, so no answer is possible";
            fields.report(Diagnostic::error(Code::EmptyBounds, message).at(&place, ""));
        }
        fits
    };
    match kind.text.as_str() {
        "bool" => Some(FactKind::Bool),
        "enum" => {
            let choices = fields.texts("choices", "the names of the choices")?;
            let mut names: Vec<String> = Vec::new();
            for choice in choices {
                let mut problems = Vec::new();
                check_name(&choice.text, &choice.place, &mut problems);
                if names.contains(&choice.text) {
                    let message = format!("the choice `{}` is there twice", choice.text);
                    let problem = Diagnostic::error(Code::DuplicateName, message);
                    problems.push(problem.at(&choice.place, ""));
                }
                problems.into_iter().for_each(|problem| fields.report(problem));
                names.push(choice.text);
            }
            Some(FactKind::Enum(names))
        }
        "integer" => {
            let min = fields.integer("min", "the least number allowed");
            let max = fields.integer("max", "the greatest number allowed");
            let (min, max) = (min?, max?);
            bounds(min <= max, fields).then_some(FactKind::Integer { min, max })
        }
        "date" => {
            let min = fields.day("min", "the earliest day allowed");
            let max = fields.day("max", "the latest day allowed");
            let (min, max) = (min?, max?);
            bounds(min <= max, fields).then_some(FactKind::Date { min, max })
        }
        _ => {
            let currency = super::money::currency(fields, "currency")?;
            Some(FactKind::Money { currency, max: i64::MAX })
        }
    }
}

fn rule<'a>(
    fields: &mut Fields<'a, '_>,
    what: &str,
    expression: &'static str,
    key: &Key,
    table: &'a Table,
) -> DraftRule {
    let mut fields = fields.inner(format!("{what} `{}`", key.name), &key.place, table);
    let is = fields.expression(expression);
    let source = source(&mut fields);
    fields.finish();
    DraftRule { key: key.clone(), source, is }
}

fn audience(mut fields: Fields<'_, '_>, key: &Key) -> DraftAudience {
    let is = fields.expression("rule");
    let source = source(&mut fields);
    let preferred_over = fields.optional_texts("preferred_over");
    let mut unless = Vec::new();
    for (key, table) in fields.items("unless") {
        unless.push(rule(&mut fields, "exception", "when", key, table));
    }
    fields.finish();
    DraftAudience { rule: DraftRule { key: key.clone(), source, is }, unless, preferred_over }
}

/// Where an item comes from. Its absence is reported; nothing is loaded then.
pub(super) fn source(fields: &mut Fields<'_, '_>) -> String {
    let source = fields.text("source", "where this comes from");
    source.map(|source| source.text).unwrap_or_default()
}
