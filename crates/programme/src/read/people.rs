//! Rules, audiences and exclusions: who is meant.

use super::fields::Fields;
use super::{Draft, DraftAudience, DraftRule};
use crate::tree::{Key, Table};

pub(super) fn read(fields: &mut Fields<'_, '_>, draft: &mut Draft) {
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
    for (key, table) in fields.items("outside") {
        draft.outside.push(rule(fields, "outside", "when", key, table));
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
    let (from, until) = fields.window();
    fields.finish();
    let rule = DraftRule { key: key.clone(), source, is };
    DraftAudience { rule, unless, preferred_over, from, until }
}

/// Where an item comes from. Its absence is reported; nothing is loaded then.
pub(super) fn source(fields: &mut Fields<'_, '_>) -> String {
    let source = fields.text("source", "where this comes from");
    source.map(|source| source.text).unwrap_or_default()
}
