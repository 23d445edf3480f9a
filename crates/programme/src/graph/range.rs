//! What the operations of a graph can come to for every person of a set at once.
//!
//! **Architecture Invariant:** a range never leaves out what some person of the set comes to; and
//! for a set of one person it is exactly that. So whatever a range settles is settled.

use super::value::{Outcome, Val, between, convert};
use super::{Graph, Id, Op};
use crate::typed::{Comparison, Extreme};

/// What can come out: numbers between two bounds, not known, beyond counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    /// Whether a number can come out, and then which.
    pub(crate) known: bool,
    pub(crate) low: i64,
    pub(crate) high: i64,
    pub(crate) unknown: bool,
    pub(crate) beyond: bool,
}

impl Range {
    const NOTHING: Self = Self { known: false, low: 0, high: 0, unknown: false, beyond: false };

    pub(crate) fn numbers(low: i64, high: i64) -> Self {
        Self { known: true, low, high, ..Self::NOTHING }
    }

    pub(crate) fn exactly(value: Val) -> Self {
        match value {
            Val::Known(number) => Self::numbers(number, number),
            Val::Unknown => Self { unknown: true, ..Self::NOTHING },
            Val::Beyond => Self { beyond: true, ..Self::NOTHING },
        }
    }

    /// The only thing that can come out, if there is only one.
    pub(crate) fn settled(self) -> Option<Val> {
        match (self.known, self.unknown, self.beyond) {
            (true, false, false) if self.low == self.high => Some(Val::Known(self.low)),
            (false, true, false) => Some(Val::Unknown),
            (false, false, true) => Some(Val::Beyond),
            _ => None,
        }
    }

    /// Whether this outcome is possible; any number but 0 counts as a yes.
    pub(crate) fn may(self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::No => self.known && self.low <= 0 && self.high >= 0,
            Outcome::Yes => self.known && (self.low != 0 || self.high != 0),
            Outcome::Unknown => self.unknown,
            Outcome::Beyond => self.beyond,
        }
    }

    pub(crate) fn join(self, other: Self) -> Self {
        let (low, high) = match (self.known, other.known) {
            (true, true) => (self.low.min(other.low), self.high.max(other.high)),
            (true, false) => (self.low, self.high),
            _ => (other.low, other.high),
        };
        Self {
            known: self.known || other.known,
            low,
            high,
            unknown: self.unknown || other.unknown,
            beyond: self.beyond || other.beyond,
        }
    }

    /// Adds to a range the numbers an exact sum or product spans; what does not fit is beyond.
    fn counted(mut self, low: i128, high: i128) -> Self {
        let fits = |number: i128| i64::try_from(number).is_ok();
        self.beyond |= !fits(low) || !fits(high);
        let clamp = |number: i128| number.clamp(i64::MIN.into(), i64::MAX.into());
        if low <= i64::MAX.into() && high >= i64::MIN.into() {
            self.known = true;
            self.low = i64::try_from(clamp(low)).unwrap_or(i64::MIN);
            self.high = i64::try_from(clamp(high)).unwrap_or(i64::MAX);
        }
        self
    }

    fn truth(no: bool, yes: bool) -> Self {
        let (low, high) = (i64::from(!no), i64::from(yes));
        Self { known: no || yes, low, high, ..Self::NOTHING }
    }
}

/// The range of one operation, given those of its operands. Facts are answered elsewhere.
pub(crate) fn apply(graph: &Graph, id: Id, at: &dyn Fn(Id) -> Range) -> Range {
    match &graph.ops()[id] {
        Op::Const(number) => Range::numbers(*number, *number),
        Op::Fact(_) => Range::numbers(i64::MIN, i64::MAX),
        Op::Gated(gate, inner) => gated(at(*gate), at(*inner)),
        Op::Not(a) => {
            let a = at(*a);
            Range { low: 1 - a.high, high: 1 - a.low, ..a }
        }
        Op::All(list) => chain(list, Outcome::No, Outcome::Yes, at),
        Op::Any(list) => chain(list, Outcome::Yes, Outcome::No, at),
        Op::Compare(how, a, b) => compare(*how, at(*a), at(*b)),
        Op::In(a, among) => within(at(*a), among),
        Op::Add(a, b) => both(at(*a), at(*b), |a, b, open| {
            open.counted(wide(a.low) + wide(b.low), wide(a.high) + wide(b.high))
        }),
        Op::Subtract(a, b) => both(at(*a), at(*b), |a, b, open| {
            open.counted(wide(a.low) - wide(b.high), wide(a.high) - wide(b.low))
        }),
        Op::Multiply(a, b) => both(at(*a), at(*b), |a, b, open| {
            let corners = [(a.low, b.low), (a.low, b.high), (a.high, b.low), (a.high, b.high)];
            let corners = corners.map(|(a, b)| wide(a) * wide(b));
            let (low, high) = bounds(&corners);
            open.counted(low, high)
        }),
        Op::Divide(a, by) => one(at(*a), |a, open| {
            let corners = [wide(a.low) / wide(*by), wide(a.high) / wide(*by)];
            let (low, high) = bounds(&corners);
            open.counted(low, high)
        }),
        Op::Extreme(which, list) => extreme(*which, list, at),
        Op::If(condition, one, other) => choose(at(*condition), at(*one), at(*other)),
        Op::Span(unit, a, b) => both(at(*a), at(*b), |a, b, open| {
            let (least, most) = (between(*unit, a.high, b.low), between(*unit, a.low, b.high));
            match (least, most) {
                (Some(least), Some(most)) => open.join(Range::numbers(least, most)),
                _ => open.join(Range { beyond: true, ..Range::numbers(i64::MIN, i64::MAX) }),
            }
        }),
        Op::Convert(a, up, down, rounding) => one(at(*a), |a, open| {
            let (low, high) =
                (convert(a.low, *up, *down, *rounding), convert(a.high, *up, *down, *rounding));
            let beyond = low.is_none() || high.is_none();
            let (low, high) = (low.unwrap_or(i64::MIN), high.unwrap_or(i64::MAX));
            open.join(Range { beyond, ..Range::numbers(low, high) })
        }),
        Op::Is(outcome, a) => {
            let a = at(*a);
            let all = [Outcome::No, Outcome::Yes, Outcome::Unknown, Outcome::Beyond];
            let others = all.into_iter().any(|other| other != *outcome && a.may(other));
            Range::truth(others, a.may(*outcome))
        }
        Op::Count(list) => count(list, at),
    }
}

fn wide(number: i64) -> i128 {
    number.into()
}

fn bounds(numbers: &[i128]) -> (i128, i128) {
    let low = numbers.iter().copied().min().unwrap_or(i128::MIN);
    (low, numbers.iter().copied().max().unwrap_or(i128::MAX))
}

fn extreme(which: Extreme, list: &[Id], at: &dyn Fn(Id) -> Range) -> Range {
    let join = |one: Range, other: Range| {
        both(one, other, |a, b, open| {
            let (low, high) = match which {
                Extreme::Least => (a.low.min(b.low), a.high.min(b.high)),
                Extreme::Greatest => (a.low.max(b.low), a.high.max(b.high)),
            };
            open.join(Range::numbers(low, high))
        })
    };
    let ranges = list.iter().map(|id| at(*id));
    ranges.reduce(join).unwrap_or(Range { beyond: true, ..Range::NOTHING })
}

fn count(list: &[Id], at: &dyn Fn(Id) -> Range) -> Range {
    let certain =
        list.iter().filter(|id| at(**id).settled().map(Outcome::of) == Some(Outcome::Yes));
    let possible = list.iter().filter(|id| at(**id).may(Outcome::Yes));
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    Range::numbers(number(certain.count()), number(possible.count()))
}

fn gated(gate: Range, inner: Range) -> Range {
    let mut whole = Range::NOTHING;
    if gate.may(Outcome::No) || gate.unknown {
        whole.unknown = true;
    }
    if gate.may(Outcome::Yes) || gate.beyond {
        whole = whole.join(inner);
    }
    whole
}

/// `&&` and `||`: one part that settles it does; otherwise one that is not known leaves it so.
fn chain(list: &[Id], settles: Outcome, passes: Outcome, at: &dyn Fn(Id) -> Range) -> Range {
    let mut may_settle = false;
    let mut all_pass = true;
    // Whether each part can be something else than settling, and than settling or not known.
    let (mut none_settles, mut none_unknown) = (true, true);
    let (mut some_unknown, mut some_beyond) = (false, false);
    for id in list {
        let part = at(*id);
        may_settle |= part.may(settles);
        all_pass &= part.may(passes);
        none_settles &= part.may(passes) || part.unknown || part.beyond;
        none_unknown &= part.may(passes) || part.beyond;
        some_unknown |= part.unknown;
        some_beyond |= part.beyond;
    }
    let (no, yes) = match settles {
        Outcome::No => (may_settle, all_pass),
        _ => (all_pass, may_settle),
    };
    Range {
        unknown: some_unknown && none_settles,
        beyond: some_beyond && none_unknown,
        ..Range::truth(no, yes)
    }
}

/// What an operation over two numbers can come to; Unknown outweighs Beyond.
fn both(one: Range, other: Range, numbers: impl FnOnce(Range, Range, Range) -> Range) -> Range {
    let any = |range: Range| range.known || range.beyond;
    let open = Range {
        unknown: one.unknown || other.unknown,
        beyond: (one.beyond && any(other)) || (other.beyond && any(one)),
        ..Range::NOTHING
    };
    if one.known && other.known { numbers(one, other, open) } else { open }
}

fn one(one: Range, numbers: impl FnOnce(Range, Range) -> Range) -> Range {
    let open = Range { known: false, low: 0, high: 0, ..one };
    if one.known { numbers(one, open) } else { open }
}

fn compare(how: Comparison, one: Range, other: Range) -> Range {
    both(one, other, |a, b, open| {
        let less = a.low < b.high;
        let equal = a.low <= b.high && b.low <= a.high;
        let greater = a.high > b.low;
        let single = a.low == a.high && b.low == b.high;
        let unequal = !(single && a.low == b.low);
        let (no, yes) = match how {
            Comparison::Equal => (unequal, equal),
            Comparison::NotEqual => (equal, unequal),
            Comparison::Less => (a.high >= b.low, less),
            Comparison::LessOrEqual => (greater, a.low <= b.high),
            Comparison::Greater => (a.low <= b.high, greater),
            Comparison::GreaterOrEqual => (less, a.high >= b.low),
        };
        open.join(Range::truth(no, yes))
    })
}

fn within(a: Range, among: &[i64]) -> Range {
    one(a, |a, open| {
        let from = among.partition_point(|number| *number < a.low);
        let to = among.partition_point(|number| *number <= a.high);
        let inside = i128::try_from(to - from).unwrap_or(i128::MAX);
        let all = wide(a.high) - wide(a.low) + 1;
        open.join(Range::truth(inside < all, inside > 0))
    })
}

fn choose(condition: Range, one: Range, other: Range) -> Range {
    let mut whole = Range::NOTHING;
    if condition.may(Outcome::Yes) {
        whole = whole.join(one);
    }
    if condition.may(Outcome::No) {
        whole = whole.join(other);
    }
    whole.beyond |= condition.beyond;
    if condition.unknown {
        match (one.settled(), other.settled()) {
            (Some(a), Some(b)) if a == b => whole = whole.join(one),
            (Some(_), Some(_)) => whole.unknown = true,
            _ => whole = whole.join(one).join(Range { unknown: true, ..Range::NOTHING }),
        }
    }
    whole
}
