//! A row as it comes back, read column by column in the order of the query.

use std::str::FromStr;

use crate::error::{StoreError, corrupt};
use crate::tables::Kind;

/// One value of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Cell {
    Text(String),
    Int(i64),
    Bytes(Vec<u8>),
    Bool(bool),
    Null,
}

/// A row, read from left to right. `what` names the table in errors.
pub(crate) struct Row {
    cells: std::vec::IntoIter<Cell>,
    what: &'static str,
}

impl Row {
    pub(crate) fn new(cells: Vec<Cell>) -> Self {
        Self { cells: cells.into_iter(), what: "a row" }
    }

    /// The same row, with a name for errors.
    pub(crate) fn of(mut self, what: &'static str) -> Self {
        self.what = what;
        self
    }

    /// An error that names this row.
    pub(crate) fn corrupt(&self) -> StoreError {
        corrupt(self.what)
    }

    /// The next value, whatever it is.
    pub(crate) fn cell(&mut self) -> Result<Cell, StoreError> {
        self.cells.next().ok_or(corrupt(self.what))
    }

    pub(crate) fn text(&mut self) -> Result<String, StoreError> {
        self.opt_text()?.ok_or(self.corrupt())
    }

    pub(crate) fn opt_text(&mut self) -> Result<Option<String>, StoreError> {
        match self.cell()? {
            Cell::Text(text) => Ok(Some(text)),
            Cell::Null => Ok(None),
            _ => Err(self.corrupt()),
        }
    }

    /// A value stored as the text it prints.
    pub(crate) fn parsed<T: FromStr>(&mut self) -> Result<T, StoreError> {
        self.text()?.parse().map_err(|_| self.corrupt())
    }

    pub(crate) fn opt_parsed<T: FromStr>(&mut self) -> Result<Option<T>, StoreError> {
        let text = self.opt_text()?;
        text.map(|text| text.parse().map_err(|_| self.corrupt())).transpose()
    }

    /// A value stored under a name.
    pub(crate) fn named<T>(&mut self, named: fn(&str) -> Option<T>) -> Result<T, StoreError> {
        named(&self.text()?).ok_or(self.corrupt())
    }

    pub(crate) fn int(&mut self) -> Result<i64, StoreError> {
        self.opt_int()?.ok_or(self.corrupt())
    }

    pub(crate) fn opt_int(&mut self) -> Result<Option<i64>, StoreError> {
        match self.cell()? {
            Cell::Int(number) => Ok(Some(number)),
            Cell::Null => Ok(None),
            _ => Err(self.corrupt()),
        }
    }

    /// A count or sequence.
    pub(crate) fn count(&mut self) -> Result<u64, StoreError> {
        u64::try_from(self.int()?).map_err(|_| self.corrupt())
    }

    pub(crate) fn opt_count(&mut self) -> Result<Option<u64>, StoreError> {
        let number = self.opt_int()?;
        number.map(|number| u64::try_from(number).map_err(|_| self.corrupt())).transpose()
    }

    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>, StoreError> {
        self.opt_bytes()?.ok_or(self.corrupt())
    }

    pub(crate) fn opt_bytes(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        match self.cell()? {
            Cell::Bytes(bytes) => Ok(Some(bytes)),
            Cell::Null => Ok(None),
            _ => Err(self.corrupt()),
        }
    }

    /// Exactly 32 bytes.
    pub(crate) fn bytes_32(&mut self) -> Result<[u8; 32], StoreError> {
        self.bytes()?.try_into().map_err(|_| self.corrupt())
    }

    /// The next value, as a column of this kind holds it.
    pub(crate) fn cell_of(&mut self, kind: Kind) -> Result<Cell, StoreError> {
        match (kind, self.cell()?) {
            (Kind::Flag, Cell::Int(0)) => Ok(Cell::Bool(false)),
            (Kind::Flag, Cell::Int(1)) => Ok(Cell::Bool(true)),
            (Kind::Flag, cell @ Cell::Bool(_))
            | (Kind::Text, cell @ (Cell::Text(_) | Cell::Null))
            | (Kind::Int, cell @ (Cell::Int(_) | Cell::Null))
            | (Kind::Bytes, cell @ (Cell::Bytes(_) | Cell::Null)) => Ok(cell),
            _ => Err(self.corrupt()),
        }
    }

    /// SQLite has no booleans of its own.
    pub(crate) fn flag(&mut self) -> Result<bool, StoreError> {
        match self.cell()? {
            Cell::Bool(flag) => Ok(flag),
            Cell::Int(0) => Ok(false),
            Cell::Int(1) => Ok(true),
            _ => Err(self.corrupt()),
        }
    }
}
