//! Parameters and exchange rates: what is dated.

use jiff::civil::Date;

use super::Draft;
use super::fields::{Fields, Spanned};
use super::people::source;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::exchange::{Decimal, Exchange, Rate, Rounding};
use crate::money::{Currency, Money, MoneyError};
use crate::programme::{DatedValue, Parameter, ParameterValue};
use crate::tree::Key;

pub(super) fn read(fields: &mut Fields<'_, '_>, draft: &mut Draft) {
    for (key, table) in fields.items("parameter") {
        let inner = fields.inner(format!("parameter `{}`", key.name), &key.place, table);
        draft.parameters.push((key.clone(), parameter(inner, key)));
    }
    for (key, table) in fields.items("exchange") {
        let inner = fields.inner(format!("exchange `{}`", key.name), &key.place, table);
        draft.exchanges.extend(exchange(inner, key).map(|exchange| (key.clone(), exchange)));
    }
}

fn parameter(mut fields: Fields<'_, '_>, key: &Key) -> Parameter {
    let mut values = Vec::new();
    let mut places = Vec::new();
    for (place, table) in fields.list("values", "dated values with sources") {
        let mut inner = fields.inner(format!("a value of `{}`", key.name), place, table);
        let value = if inner.optional("value").is_some() {
            inner.integer("value", "a whole number").map(ParameterValue::Integer)
        } else {
            amount(&mut inner, "amount").map(ParameterValue::Money)
        };
        let from = inner.day("from", "the first day it holds");
        let review = inner.optional_day("review");
        let source = source(&mut inner);
        inner.finish();
        if let (Some(value), Some(from)) = (value, from) {
            values.push(DatedValue { from, value, source, review });
            places.push((from, place));
        }
    }
    in_order(&mut fields, &places);
    fields.finish();
    Parameter { name: key.name.clone(), values }
}

fn exchange(mut fields: Fields<'_, '_>, key: &Key) -> Option<Exchange> {
    let base = currency(&mut fields, "base");
    let quote = currency(&mut fields, "quote");
    let rounding = fields.word("rounding", &Rounding::NAMES);
    let mut rates = Vec::new();
    let mut places = Vec::new();
    for (place, table) in fields.list("rates", "dated rates with sources") {
        let mut inner = fields.inner(format!("a rate of `{}`", key.name), place, table);
        let rate = inner.text("rate", "how much of `quote` one of `base` buys");
        let rate = rate.and_then(|rate| decimal(&mut inner, &rate));
        let from = inner.day("from", "the first day it holds");
        let source = source(&mut inner);
        inner.finish();
        if let (Some(rate), Some(from)) = (rate, from) {
            rates.push(Rate { from, rate, source });
            places.push((from, place));
        }
    }
    in_order(&mut fields, &places);
    fields.finish();
    Some(Exchange {
        name: key.name.clone(),
        base: base?,
        quote: quote?,
        rounding: Rounding::named(&rounding?.text)?,
        rates,
    })
}

fn decimal(fields: &mut Fields<'_, '_>, text: &Spanned) -> Option<Decimal> {
    let decimal = Decimal::parse(&text.text).filter(|decimal| decimal.mantissa > 0);
    if decimal.is_none() {
        let message = format!("`{}` is not a rate", text.text.escape_debug());
        let problem = Diagnostic::error(Code::BadAmount, message).at(&text.place, "");
        fields.report(problem.help("write plain digits above zero, such as \"106.4\""));
    }
    decimal
}

fn in_order(fields: &mut Fields<'_, '_>, days: &[(Date, &Place)]) {
    for pair in days.windows(2) {
        if pair[0].0 >= pair[1].0 {
            let message = format!("{} does not come after {}", pair[1].0, pair[0].0);
            fields.report(Diagnostic::error(Code::OutOfOrder, message).at(pair[1].1, ""));
        }
    }
}

/// A currency code under a key.
pub(super) fn currency(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Currency> {
    let code = fields.text(key, "a currency, such as \"USD\"")?;
    let currency = code.text.parse().ok();
    if currency.is_none() {
        let message = format!("`{}` is not a currency", code.text.escape_debug());
        let problem = Diagnostic::error(Code::BadAmount, message).at(&code.place, "");
        fields.report(problem.help("write three capital letters, such as \"USD\""));
    }
    currency
}

/// An amount under a key, with the currency beside it.
pub(super) fn amount(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Money> {
    let text = fields.text(key, "an amount in quotation marks, such as \"5000000.00\"");
    let currency = currency(fields, "currency")?;
    let text = text?;
    match Money::parse(&text.text, currency) {
        Ok(money) => Some(money),
        Err(error) => {
            fields.report(no_amount(&text, &error));
            None
        }
    }
}

pub(super) fn no_amount(text: &Spanned, error: &MoneyError) -> Diagnostic {
    let message = format!("`{}` is not an amount: {error}", text.text.escape_debug());
    Diagnostic::error(Code::BadAmount, message).at(&text.place, "")
}
