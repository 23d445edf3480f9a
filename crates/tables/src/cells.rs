//! Cells of text as numbers of a column, by the same reading as in forms.

use programme::{Column, FactDef, FactError};

/// Places for cells that were met before.
const REMEMBERED: usize = 1024;
/// The longest cell that is remembered; its length stands in the last byte of its key.
const KEY_BYTES_MAX: usize = 15;
/// No cell has this key: it would be longer than itself.
const NO_KEY: u128 = u128::MAX;

/// Reads the cells of one fact.
#[derive(Debug)]
pub(crate) struct FactCells<'a> {
    fact: &'a FactDef,
    column: Column,
    /// What short cells were read as. The same few stand in most rows.
    remembered: Vec<(u128, Option<i64>)>,
}

impl<'a> FactCells<'a> {
    /// For so many rows.
    pub(crate) fn new(fact: &'a FactDef, rows: usize) -> Self {
        let column = Column::with_capacity(fact.column_form(), rows);
        Self { fact, column, remembered: vec![(NO_KEY, None); REMEMBERED] }
    }

    /// The number a cell stands for, none if it is empty, or what is wrong with it.
    pub(crate) fn read(&mut self, cell: &[u8]) -> Result<Option<i64>, String> {
        let Some(key) = key_of(cell) else { return number(self.fact, cell) };
        let place = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835) >> 118) as usize;
        if let Some((known, number)) = self.remembered.get(place)
            && *known == key
        {
            return Ok(*number);
        }
        let number = number(self.fact, cell)?;
        if let Some(remembered) = self.remembered.get_mut(place) {
            *remembered = (key, number);
        }
        Ok(number)
    }

    /// Adds what one row says.
    pub(crate) fn push(&mut self, number: Option<i64>) {
        self.column.push(number);
    }

    /// The column.
    pub(crate) fn finish(self) -> Column {
        self.column
    }
}

fn key_of(cell: &[u8]) -> Option<u128> {
    let mut key = [0_u8; KEY_BYTES_MAX + 1];
    key.get_mut(..cell.len()).filter(|_| cell.len() <= KEY_BYTES_MAX)?.copy_from_slice(cell);
    key[KEY_BYTES_MAX] = cell.len() as u8;
    Some(u128::from_le_bytes(key))
}

/// Reads one cell.
pub(crate) fn number(fact: &FactDef, cell: &[u8]) -> Result<Option<i64>, String> {
    let text = std::str::from_utf8(cell).map_err(|_| not_utf8())?;
    match fact.kind.parse(text) {
        Ok(value) => Ok(fact.number_of(&value)),
        Err(FactError::Empty) => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// What is said of bytes that are no text.
pub(crate) fn not_utf8() -> String {
    "expected text in UTF-8".to_owned()
}
