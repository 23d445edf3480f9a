//! What the operations of a graph come to for one person.

use super::{Graph, Id, Op};
use crate::days::day_from_epoch;
use crate::evaluate::span;
use crate::exchange::Rounding;
use crate::typed::{Comparison, Extreme, Unit};

/// What one operation comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Val {
    Known(i64),
    /// It depends on facts that are not known.
    Unknown,
    /// It cannot be counted.
    Beyond,
}

/// What a yes-or-no operation can come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    No,
    Yes,
    Unknown,
    Beyond,
}

impl Outcome {
    pub(crate) fn of_number(number: i64) -> Self {
        if number == 0 { Self::No } else { Self::Yes }
    }

    pub(crate) fn of(value: Val) -> Self {
        match value {
            Val::Known(number) => Self::of_number(number),
            Val::Unknown => Self::Unknown,
            Val::Beyond => Self::Beyond,
        }
    }
}

/// Works out every operation for one person, whose facts are given as numbers.
pub(crate) fn evaluate(graph: &Graph, facts: &[Option<i64>]) -> Vec<Val> {
    let mut values: Vec<Val> = Vec::with_capacity(graph.ops().len());
    for op in graph.ops() {
        let value = match op {
            Op::Fact(fact) => facts.get(*fact).copied().flatten().map_or(Val::Unknown, Val::Known),
            op => apply(op, &|id| values[id]),
        };
        values.push(value);
    }
    values
}

/// Works out some operations, operands first; the values of others stay as they are.
pub(crate) fn evaluate_some(
    graph: &Graph,
    cone: &[Id],
    facts: &[Option<i64>],
    values: &mut Vec<Val>,
) {
    values.resize(graph.ops().len(), Val::Unknown);
    for id in cone {
        values[*id] = match &graph.ops()[*id] {
            Op::Fact(fact) => facts.get(*fact).copied().flatten().map_or(Val::Unknown, Val::Known),
            op => apply(op, &|id| values[id]),
        };
    }
}

/// What one operation comes to, given its operands. A fact has none and is not known here.
pub(crate) fn apply(op: &Op, at: &dyn Fn(Id) -> Val) -> Val {
    match op {
        Op::Const(number) => Val::Known(*number),
        Op::Fact(_) => Val::Unknown,
        Op::Gated(gate, inner) => match at(*gate) {
            Val::Known(0) | Val::Unknown => Val::Unknown,
            _ => at(*inner),
        },
        Op::Not(a) => known(at(*a), |a| Some(1 - a)),
        Op::All(list) => chain(list, 0, at),
        Op::Any(list) => chain(list, 1, at),
        Op::Compare(how, a, b) => both(at(*a), at(*b), |a, b| Some(compare(*how, a, b).into())),
        Op::In(a, among) => known(at(*a), |a| Some(among.binary_search(&a).is_ok().into())),
        Op::Add(a, b) => both(at(*a), at(*b), i64::checked_add),
        Op::Subtract(a, b) => both(at(*a), at(*b), i64::checked_sub),
        Op::Multiply(a, b) => both(at(*a), at(*b), i64::checked_mul),
        Op::Divide(a, by) => known(at(*a), |a| a.checked_div(*by)),
        Op::Extreme(which, list) => {
            let values = list.iter().map(|id| at(*id));
            let join = |one: Val, other: Val| both(one, other, |a, b| Some(pick(*which, a, b)));
            values.reduce(join).unwrap_or(Val::Beyond)
        }
        Op::If(condition, one, other) => match at(*condition) {
            Val::Known(0) => at(*other),
            Val::Known(_) => at(*one),
            Val::Beyond => Val::Beyond,
            // If the condition is open but both sides agree, the answer is settled all the same.
            Val::Unknown if at(*one) == at(*other) => at(*one),
            Val::Unknown => Val::Unknown,
        },
        Op::Span(unit, a, b) => both(at(*a), at(*b), |a, b| between(*unit, a, b)),
        Op::Convert(a, up, down, rounding) => known(at(*a), |a| convert(a, *up, *down, *rounding)),
        Op::Is(outcome, a) => Val::Known((Outcome::of(at(*a)) == *outcome).into()),
        Op::Count(list) => {
            let yes = list.iter().filter(|id| Outcome::of(at(**id)) == Outcome::Yes);
            Val::Known(i64::try_from(yes.count()).unwrap_or(i64::MAX))
        }
    }
}

pub(crate) fn compare(how: Comparison, a: i64, b: i64) -> bool {
    match how {
        Comparison::Equal => a == b,
        Comparison::NotEqual => a != b,
        Comparison::Less => a < b,
        Comparison::LessOrEqual => a <= b,
        Comparison::Greater => a > b,
        Comparison::GreaterOrEqual => a >= b,
    }
}

pub(crate) fn pick(which: Extreme, a: i64, b: i64) -> i64 {
    match which {
        Extreme::Least => a.min(b),
        Extreme::Greatest => a.max(b),
    }
}

/// Whole units between two days given as numbers.
pub(crate) fn between(unit: Unit, from: i64, to: i64) -> Option<i64> {
    match unit {
        Unit::Days => to.checked_sub(from),
        _ => Some(span(unit, day_from_epoch(from)?, day_from_epoch(to)?)),
    }
}

pub(crate) fn convert(minor: i64, up: i128, down: i128, rounding: Rounding) -> Option<i64> {
    let numerator = i128::from(minor).checked_mul(up)?;
    i64::try_from(rounding.divide(numerator, down)?).ok()
}

fn known(value: Val, apply: impl FnOnce(i64) -> Option<i64>) -> Val {
    match value {
        Val::Known(a) => apply(a).map_or(Val::Beyond, Val::Known),
        other => other,
    }
}

fn both(one: Val, other: Val, apply: impl FnOnce(i64, i64) -> Option<i64>) -> Val {
    match (one, other) {
        (Val::Known(a), Val::Known(b)) => apply(a, b).map_or(Val::Beyond, Val::Known),
        (Val::Unknown, _) | (_, Val::Unknown) => Val::Unknown,
        _ => Val::Beyond,
    }
}

fn chain(list: &[Id], settles: i64, at: &dyn Fn(Id) -> Val) -> Val {
    let mut whole = Val::Known(1 - settles);
    for id in list {
        match (at(*id), whole) {
            (Val::Known(number), _) if number == settles => return Val::Known(settles),
            (Val::Unknown, _) => whole = Val::Unknown,
            (Val::Beyond, Val::Known(_)) => whole = Val::Beyond,
            _ => {}
        }
    }
    whole
}
