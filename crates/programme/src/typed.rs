//! Expressions after checking: every name resolved, every type known.
//!
//! **Architecture Invariant:** evaluating a `Typed` cannot go wrong except by running out of
//! numbers, and always ends: rules refer only to rules before them.

use jiff::civil::Date;

use crate::money::{Currency, Money};

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
