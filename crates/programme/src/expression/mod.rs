//! Expressions as written: words, and the tree they make.

mod parse;
mod token;

use std::ops::Range;

pub(crate) use parse::{parse, same_words};

/// The longest expression, in bytes.
pub(crate) const LENGTH_MAX: usize = 2_000;
/// How deep one may nest.
pub(crate) const DEPTH_MAX: usize = 24;
/// How many sums and products one expression may hold.
pub(crate) const CHAIN_MAX: usize = 48;

/// An expression with its place in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expr {
    pub(crate) span: Range<usize>,
    pub(crate) kind: ExprKind,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ExprKind {
    Bool(bool),
    Integer(i64),
    Text(String),
    Name(String),
    Not(Box<Expr>),
    Negate(Box<Expr>),
    /// Two or more, all of which must hold.
    All(Vec<Expr>),
    /// Two or more, one of which must hold.
    Any(Vec<Expr>),
    Binary(Binary, Box<Expr>, Box<Expr>),
    In(Box<Expr>, Vec<Expr>),
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    Call(String, Vec<Expr>),
}

/// Operators between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binary {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) span: Range<usize>,
    pub(crate) kind: SyntaxErrorKind,
}

/// The kinds of syntax errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SyntaxErrorKind {
    Empty,
    TooLong,
    TooDeep,
    Strange(char),
    OpenText,
    BigNumber,
    NumberWithPoint,
    /// Something else was expected, by its description.
    Expected(&'static str),
    /// A single `=`, `&` or `|` where two are meant.
    Doubled(char),
    /// `a < b < c`.
    ChainedComparison,
}

impl Expr {
    /// Every name used in it, with its place.
    pub(crate) fn names(&self) -> Vec<(&str, Range<usize>)> {
        let mut names = Vec::new();
        self.visit(&mut |expr| {
            if let ExprKind::Name(name) = &expr.kind {
                names.push((name.as_str(), expr.span.clone()));
            }
        });
        names
    }

    /// Shows every part of it to `see`, the whole first.
    pub(crate) fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Expr)) {
        see(self);
        match &self.kind {
            ExprKind::Bool(_) | ExprKind::Integer(_) | ExprKind::Text(_) | ExprKind::Name(_) => {}
            ExprKind::Not(one) | ExprKind::Negate(one) => one.visit(see),
            ExprKind::All(all) | ExprKind::Any(all) | ExprKind::Call(_, all) => {
                all.iter().for_each(|one| one.visit(see));
            }
            ExprKind::Binary(_, one, other) => {
                one.visit(see);
                other.visit(see);
            }
            ExprKind::In(one, list) => {
                one.visit(see);
                list.iter().for_each(|item| item.visit(see));
            }
            ExprKind::If(condition, one, other) => {
                condition.visit(see);
                one.visit(see);
                other.visit(see);
            }
        }
    }
}
