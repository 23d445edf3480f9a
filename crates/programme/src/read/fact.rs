//! Parts of the form, and facts: of the applicant, of the members of a household, and later ones.

use super::fields::{Fields, Spanned};
use super::{Draft, DraftFact, check_name};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Money;
use crate::programme::Derived;
use crate::tree::Key;
use crate::value::FactKind;

const KINDS: [&str; 5] = ["bool", "enum", "integer", "date", "money"];

pub(super) fn read(fields: &mut Fields<'_, '_>, draft: &mut Draft) {
    for (key, table) in fields.items("part") {
        fields.inner(format!("part `{}`", key.name), &key.place, table).finish();
        draft.parts.push(key.clone());
    }
    for (key, table) in fields.items("fact") {
        let inner = fields.inner(format!("fact `{}`", key.name), &key.place, table);
        draft.facts.push(asked(inner, key));
    }
    for (key, table) in fields.items("member") {
        let inner = fields.inner(format!("member fact `{}`", key.name), &key.place, table);
        draft.members.push(plain(inner, key));
    }
    for (key, table) in fields.items("later") {
        let inner = fields.inner(format!("later fact `{}`", key.name), &key.place, table);
        draft.later.push(plain(inner, key));
    }
}

/// A fact of the applicant: it stands on a page of the form, or is counted.
fn asked(mut fields: Fields<'_, '_>, key: &Key) -> DraftFact {
    let whole = described(&mut fields, key);
    let part = fields.text("part", "the part of the form it belongs to");
    let derived = fields.optional("derived").is_some();
    let derived = derived.then(|| fields.word("derived", &["household_size"])).flatten();
    let counts = fields.optional("counts");
    if let (Some(node), Some(_)) = (counts, &derived) {
        let message = "`counts` and `derived` cannot stand together";
        let problem = Diagnostic::error(Code::UnknownKey, message).at(&node.place, "");
        fields.report(problem.help("remove one of them: each says how the fact is counted"));
    }
    let counts = fields.optional_expression("counts");
    let optional = fields.truth("optional");
    let asked_if = fields.optional_expression("asked_if");
    fields.finish();
    let derived = match (&derived, &counts) {
        (Some(_), _) => Some(Derived::HouseholdSize),
        (None, Some(_)) => Some(Derived::Members),
        (None, None) => None,
    };
    DraftFact { part, derived, counts, optional, asked_if, ..whole }
}

fn plain(mut fields: Fields<'_, '_>, key: &Key) -> DraftFact {
    let whole = described(&mut fields, key);
    fields.finish();
    whole
}

/// What every fact has: its kind, how it is asked, what paper could show it.
fn described(fields: &mut Fields<'_, '_>, key: &Key) -> DraftFact {
    let kind = fields.word("kind", &KINDS);
    if kind.is_none() {
        // Without its kind nobody can say which of these belong to it.
        fields.pass_over(&["choices", "min", "max", "currency"]);
    }
    let mut choices = Vec::new();
    let kind = kind.and_then(|kind| fact_kind(fields, &kind, &mut choices));
    let question = fields.optional_text("question");
    let evidence = fields.optional_text("evidence").map(|text| text.text);
    DraftFact {
        key: key.clone(),
        kind,
        part: None,
        question,
        choices,
        derived: None,
        evidence,
        optional: false,
        asked_if: None,
        counts: None,
    }
}

fn fact_kind(
    fields: &mut Fields<'_, '_>,
    kind: &Spanned,
    choices: &mut Vec<Spanned>,
) -> Option<FactKind> {
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
            *choices = fields.texts("choices", "the names of the choices")?;
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
                names.push(choice.text.clone());
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
            let currency = super::money::currency(fields, "currency");
            let max = fields.optional_text("max");
            let currency = currency?;
            let Some(text) = max else {
                return Some(FactKind::Money { currency, max: i64::MAX });
            };
            match Money::parse(&text.text, currency) {
                Ok(max) => Some(FactKind::Money { currency, max: max.minor }),
                Err(error) => {
                    fields.report(super::money::no_amount(&text, &error));
                    None
                }
            }
        }
    }
}
