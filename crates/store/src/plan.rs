//! A plan: everything one act writes, decided before anything is written.
//!
//! **Architecture Invariant:** a plan is plain data. It is carried out whole or not at all, and
//! each statement says how many rows it must hit; a miss means that what was read to make the plan
//! is no longer so. Nothing is decided in the middle.

use std::borrow::Cow;

use jiff::civil::Date;
use programme::Digest;
use sealing::{LocatorHash, Recipient};

use casework::{CaseId, OfficerId};

use crate::blob::BlobId;
use crate::form::FormId;

/// What one act writes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) statements: Vec<Statement>,
}

/// One statement of a plan.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// The same text serves both databases.
    pub(crate) sql: Cow<'static, str>,
    pub(crate) args: Vec<Value>,
    pub(crate) expect: Expect,
}

/// How many rows a statement must hit. A miss rolls the plan back and reads as a conflict.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Expect {
    Any,
    Rows(u64),
}

/// An argument. Nulls keep their type, since PostgreSQL asks for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Value {
    Text(String),
    Int(i64),
    Bytes(Vec<u8>),
    Bool(bool),
    NoText,
    NoInt,
    NoBytes,
}

/// Arguments, in the order of their numbers.
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::plan::Value::from($value)),*] };
}
pub(crate) use args;

impl Plan {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A plan that acts at most once for this form: its first statement uses the form up.
    pub(crate) fn for_form(form: FormId, act: &'static str, subject: CaseId, day: Date) -> Self {
        let mut plan = Self::new();
        plan.one(
            "INSERT INTO form_uses (form, act, subject, day) VALUES ($1, $2, $3, $4) \
             ON CONFLICT DO NOTHING",
            args![form.0, act, subject, day],
        );
        plan
    }

    /// Adds a statement that may hit any number of rows.
    pub(crate) fn add(&mut self, sql: &'static str, args: Vec<Value>) {
        self.statements.push(Statement { sql: sql.into(), args, expect: Expect::Any });
    }

    /// Adds a statement that must hit one row.
    pub(crate) fn one(&mut self, sql: &'static str, args: Vec<Value>) {
        self.rows(1, sql, args);
    }

    /// Adds a statement that must hit so many rows.
    pub(crate) fn rows(&mut self, number: u64, sql: &'static str, args: Vec<Value>) {
        let expect = Expect::Rows(number);
        self.statements.push(Statement { sql: sql.into(), args, expect });
    }

    /// Adds a row of a backup. Only here is a statement's text made, from the catalogue of tables.
    pub(crate) fn load(&mut self, sql: String, args: Vec<Value>) {
        let expect = Expect::Rows(1);
        self.statements.push(Statement { sql: sql.into(), args, expect });
    }
}

impl Expect {
    /// Whether this many rows are what the plan was made for.
    pub(crate) fn met_by(self, rows: u64) -> bool {
        match self {
            Self::Any => true,
            Self::Rows(expected) => rows == expected,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<u64> for Value {
    /// Counts and sequences: those that could not be stored as they are become a number that no
    /// row has.
    fn from(number: u64) -> Self {
        Self::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

/// Values stored as the text they print.
macro_rules! printed {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Value {
            fn from(value: $kind) -> Self {
                Self::Text(value.to_string())
            }
        })*
    };
}
printed!(CaseId, OfficerId, BlobId, Digest, &Digest, Date, &LocatorHash, &Recipient);

impl<T> From<Option<T>> for Value
where
    T: Nullable,
    Value: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(T::NULL, Value::from)
    }
}

/// Values that may be missing, each with its own kind of null.
pub(crate) trait Nullable {
    const NULL: Value;
}

macro_rules! nullable {
    ($($kind:ty => $null:ident),* $(,)?) => {
        $(impl Nullable for $kind { const NULL: Value = Value::$null; })*
    };
}
nullable!(&str => NoText, String => NoText, OfficerId => NoText, BlobId => NoText,
    Digest => NoText, Date => NoText, i64 => NoInt, u64 => NoInt, &[u8] => NoBytes);
