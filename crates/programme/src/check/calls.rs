//! The functions of the language.

use jiff::civil::Date;

use super::typing::{Found, Type, Typer};
use crate::diagnostic::Code;
use crate::expression::{Expr, ExprKind};
use crate::money::Currency;
use crate::nearest::nearest;
use crate::read::Written;
use crate::typed::{Extreme, Scalar, Typed, Unit};

/// Each function, and how it is called.
const FUNCTIONS: [(&str, &str); 10] = [
    ("date", "date(\"2022-02-28\")"),
    ("convert", "convert(amount, \"USD\")"),
    ("years_since", "years_since(day)"),
    ("months_since", "months_since(day)"),
    ("days_since", "days_since(day)"),
    ("years_between", "years_between(from, to)"),
    ("months_between", "months_between(from, to)"),
    ("days_between", "days_between(from, to)"),
    ("math.least", "math.least(a, b)"),
    ("math.greatest", "math.greatest(a, b)"),
];

/// Whether a name belongs to the functions, so that nothing else may bear it.
pub(super) fn is_function(name: &str) -> bool {
    let family = |known: &str| known.split('.').next() == Some(name);
    FUNCTIONS.iter().any(|(known, _)| *known == name || family(known))
}

impl Typer<'_> {
    pub(super) fn call(
        &mut self,
        written: &Written,
        expr: &Expr,
        name: &str,
        arguments: &[Expr],
    ) -> Found {
        match (name, arguments) {
            ("years_since", [day]) => self.span(written, Unit::Years, day, None),
            ("months_since", [day]) => self.span(written, Unit::Months, day, None),
            ("days_since", [day]) => self.span(written, Unit::Days, day, None),
            ("years_between", [from, to]) => self.span(written, Unit::Years, from, Some(to)),
            ("months_between", [from, to]) => self.span(written, Unit::Months, from, Some(to)),
            ("days_between", [from, to]) => self.span(written, Unit::Days, from, Some(to)),
            ("math.least", [first, rest @ ..]) if !rest.is_empty() => {
                self.extreme(written, Extreme::Least, first, rest)
            }
            ("math.greatest", [first, rest @ ..]) if !rest.is_empty() => {
                self.extreme(written, Extreme::Greatest, first, rest)
            }
            ("date", [Expr { kind: ExprKind::Text(text), span }]) => {
                if let Ok(day) = text.parse::<Date>() {
                    return Some((Typed::Const(Scalar::Date(day)), Type::Date));
                }
                let message = format!("`{}` is not a day", text.escape_debug());
                self.report(Code::BadAmount, message, written, span, None);
                None
            }
            ("convert", [amount, Expr { kind: ExprKind::Text(text), span }]) => {
                let (amount_typed, kind) = self.expr(written, amount)?;
                let to = text.parse::<Currency>().ok();
                let (Some(to), Type::Money(from)) = (to, kind) else {
                    let message = "convert takes an amount and a currency".to_owned();
                    self.report(Code::BadCall, message, written, &expr.span, None);
                    return None;
                };
                if from == to {
                    return Some((amount_typed, kind));
                }
                let Some(index) = self.exchanges.iter().position(|e| e.joins(from, to)) else {
                    let message = format!("there is no rate between {from} and {to}");
                    self.report(Code::NoExchange, message, written, span, None);
                    return None;
                };
                Some((Typed::Convert(index, to, Box::new(amount_typed)), Type::Money(to)))
            }
            _ => self.no_such_call(written, expr, name),
        }
    }

    /// A span of time, up to today where nothing else is said.
    fn span(&mut self, written: &Written, unit: Unit, from: &Expr, to: Option<&Expr>) -> Found {
        let from = self.expected(written, from, Type::Date);
        let to = match to {
            Some(to) => self.expected(written, to, Type::Date)?,
            None => Typed::Today,
        };
        Some((Typed::Span(unit, Box::new(from?), Box::new(to)), Type::Integer))
    }

    /// The first argument says of what type all must be.
    fn extreme(&mut self, written: &Written, which: Extreme, first: &Expr, rest: &[Expr]) -> Found {
        let (typed, kind) = self.expr(written, first)?;
        if !matches!(kind, Type::Integer | Type::Date | Type::Money(_)) {
            let message = format!("{} has no order", self.describe(kind));
            self.report(Code::TypeMismatch, message, written, &first.span, None);
            return None;
        }
        let rest: Vec<_> = rest.iter().map(|one| self.expected(written, one, kind)).collect();
        let mut all = vec![typed];
        all.extend(rest.into_iter().collect::<Option<Vec<_>>>()?);
        Some((Typed::Extreme(which, all), kind))
    }

    fn no_such_call(&mut self, written: &Written, expr: &Expr, name: &str) -> Found {
        let known = FUNCTIONS.iter().find(|(known, _)| *known == name);
        let (message, help) = match known {
            Some((_, usage)) => {
                let message = format!("`{name}` is called with other arguments than it takes");
                let more =
                    if name.starts_with("math.") { ", with two or more of one type" } else { "" };
                (message, format!("write {usage}{more}"))
            }
            None => {
                let names = FUNCTIONS.iter().map(|(known, _)| *known);
                let all = || {
                    let usages: Vec<&str> = FUNCTIONS.iter().map(|(_, usage)| *usage).collect();
                    format!("functions: {}", usages.join(", "))
                };
                let near = nearest(name, names).map(|near| format!("did you mean `{near}`?"));
                let message = format!("there is no function `{}`", name.escape_debug());
                (message, near.unwrap_or_else(all))
            }
        };
        self.report(Code::BadCall, message, written, &expr.span, Some(help));
        None
    }
}
