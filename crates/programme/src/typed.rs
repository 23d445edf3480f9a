//! Expressions after checking: every name resolved, every type known.
//!
//! **Architecture Invariant:** evaluating a `Typed` cannot go wrong except by running out of
//! numbers, and always ends: rules refer only to rules before them.

use jiff::civil::Date;

use crate::money::{Currency, Money};
use crate::programme::Policy;
use crate::value::FactKind;

/// A checked expression.
#[derive(Clone, Debug)]
pub(crate) enum Typed {
    /// A value written in the file.
    Const(Scalar),
    /// The answer to a fact, by index.
    Fact(usize),
    /// The value of a parameter on the day, by index.
    Parameter(usize),
    /// What a named rule comes to, by index.
    Rule(usize),
    /// The day of the decision.
    Today,
    /// Not.
    Not(Box<Typed>),
    /// Whether all hold.
    All(Vec<Typed>),
    /// Whether any holds.
    Any(Vec<Typed>),
    /// A comparison.
    Compare(Comparison, Box<Typed>, Box<Typed>),
    /// Whether a value is among those listed.
    In(Box<Typed>, Vec<Scalar>),
    /// A sum, difference or product.
    Arithmetic(Operation, Box<Typed>, Box<Typed>),
    /// One or the other.
    If(Box<Typed>, Box<Typed>, Box<Typed>),
    /// A quotient by a whole number written in the file, never zero; the rest is dropped.
    Divide(Box<Typed>, i64),
    /// The least or the greatest of several.
    Extreme(Extreme, Vec<Typed>),
    /// Whole years, months or days from one day to another.
    Span(Unit, Box<Typed>, Box<Typed>),
    /// An amount in another currency, by the index of the exchange.
    Convert(usize, Currency, Box<Typed>),
}

impl Typed {
    /// Shows each part it is made of, in the order of the file.
    pub(crate) fn parts(&self, see: &mut dyn FnMut(&Self)) {
        match self {
            Self::Const(_) | Self::Fact(_) | Self::Parameter(_) | Self::Rule(_) | Self::Today => {}
            Self::Not(one) | Self::In(one, _) | Self::Divide(one, _) => see(one),
            Self::Convert(_, _, one) => see(one),
            Self::All(list) | Self::Any(list) | Self::Extreme(_, list) => list.iter().for_each(see),
            Self::Compare(_, one, other)
            | Self::Arithmetic(_, one, other)
            | Self::Span(_, one, other) => {
                see(one);
                see(other);
            }
            Self::If(condition, one, other) => {
                see(condition);
                see(one);
                see(other);
            }
        }
    }

    /// The part with this place among those that [`Typed::parts`] shows.
    pub(crate) fn part_mut(&mut self, index: usize) -> Option<&mut Self> {
        match (self, index) {
            (
                Self::Not(one) | Self::In(one, _) | Self::Divide(one, _) | Self::Convert(_, _, one),
                0,
            ) => Some(one),
            (Self::All(list) | Self::Any(list) | Self::Extreme(_, list), index) => {
                list.get_mut(index)
            }
            (Self::Compare(_, one, _) | Self::Arithmetic(_, one, _) | Self::Span(_, one, _), 0) => {
                Some(one)
            }
            (
                Self::Compare(_, _, other)
                | Self::Arithmetic(_, _, other)
                | Self::Span(_, _, other),
                1,
            ) => Some(other),
            (Self::If(one, _, _), 0) | (Self::If(_, one, _), 1) | (Self::If(_, _, one), 2) => {
                Some(one)
            }
            _ => None,
        }
    }

    /// Whether it comes to yes or no.
    pub(crate) fn is_truth(&self, policy: &Policy) -> bool {
        match self {
            Self::Const(value) => matches!(value, Scalar::Bool(_)),
            Self::Fact(fact) => {
                policy.facts.get(*fact).is_some_and(|fact| fact.kind == FactKind::Bool)
            }
            Self::Rule(rule) => policy.rules.get(*rule).is_some_and(|r| r.is.is_truth(policy)),
            Self::Not(_) | Self::All(_) | Self::Any(_) | Self::Compare(..) | Self::In(..) => true,
            Self::If(_, one, _) => one.is_truth(policy),
            _ => false,
        }
    }
}

/// A value while evaluating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scalar {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A day.
    Date(Date),
    /// A choice, by its place in the list of its fact.
    Choice(u16),
    /// An amount.
    Money(Money),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Which of several values is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Extreme {
    Least,
    Greatest,
}

/// What a span of time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Unit {
    Years,
    Months,
    Days,
}

/// How two values are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Add,
    Subtract,
    Multiply,
}
