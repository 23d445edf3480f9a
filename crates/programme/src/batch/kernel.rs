//! Reading a column into the classes of its values, many rows in one go.
//!
//! A class is found without a branch: by adding up what changes at each bound that a value has
//! reached. Such loops are what compilers turn into instructions over many rows at once.

use std::ops::Range;

use super::classes::Classes;
use crate::people::{Column, ColumnForm, People};
use crate::programme::FactDef;

/// How many rows are read in one go: few enough to stay in a core's nearest cache.
pub(super) const CHUNK: usize = 1_024;

/// For each row of a chunk, its combination of classes so far.
pub(super) type Keys = [u16; CHUNK];

/// Beyond so many bounds a table of all values is quicker.
const BOUNDS_MAX: usize = 10;

/// How the columns of several facts become the keys of one table.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// Bytes whose value is their class, read several at a time.
    plain: Vec<Plain>,
    /// All others.
    others: Vec<Other>,
}

/// A fact whose value is its class, up to the number of classes.
#[derive(Clone, Copy, Debug)]
struct Plain {
    fact: usize,
    count: u8,
    stride: u16,
}

#[derive(Clone, Debug)]
struct Other {
    fact: usize,
    /// What is added where nothing is known.
    unknown: u16,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    /// What is added from each bound on, to what was added before it; wrapping.
    Bounds(Vec<(i64, u16)>),
    /// What is added for each value of a byte.
    Each(Box<[u16; 256]>),
}

impl Reading {
    /// Reads one fact more, with this distance between two of its classes.
    pub(super) fn push(&mut self, fact: &FactDef, classes: &Classes, stride: u16) {
        let add = |class: usize| stride.wrapping_mul(u16::try_from(class).unwrap_or(u16::MAX));
        let unknown = add(classes.count);
        let is_small = fact.column_form() == ColumnForm::Small;
        let plain = classes.pieces.iter().enumerate().all(|(index, (low, high, class))| {
            low == high && usize::try_from(*low) == Ok(index) && *class == index
        });
        if let (true, true, Ok(count)) = (is_small, plain, u8::try_from(classes.count)) {
            return self.plain.push(Plain { fact: classes.fact, count, stride });
        }
        let bounds = bounds(classes, unknown, add);
        let way = if is_small && bounds.len() > BOUNDS_MAX {
            let mut each = Box::new([unknown; 256]);
            for (low, high, class) in &classes.pieces {
                for value in *low..=*high {
                    if let Ok(value) = u8::try_from(value) {
                        each[usize::from(value)] = add(*class);
                    }
                }
            }
            Way::Each(each)
        } else {
            Way::Bounds(bounds)
        };
        self.others.push(Other { fact: classes.fact, unknown, way });
    }

    /// The keys of some rows.
    pub(super) fn add(&self, people: &People, rows: Range<usize>, keys: &mut [u16]) {
        // A column that is not there is one of which nothing is known.
        let nothing = [Column::SMALL_UNKNOWN; CHUNK];
        let column = |plain: &Plain| match people.column(plain.fact) {
            Some(Column::Small(column)) => &column[rows.clone()],
            _ => &nothing[..rows.len()],
        };
        keys.fill(self.others.iter().fold(0, |sum, other| sum.wrapping_add(other.unknown)));
        let mut fours = self.plain.chunks_exact(4);
        for four in &mut fours {
            let [a, b, c, d] = [0, 1, 2, 3].map(|index| (four[index], column(&four[index])));
            four_at_once([a, b, c, d], keys);
        }
        for plain in fours.remainder() {
            for (key, value) in keys.iter_mut().zip(column(plain)) {
                *key = key.wrapping_add(plain.of(*value));
            }
        }
        for other in &self.others {
            match people.column(other.fact) {
                Some(Column::Small(column)) => other.add_small(&column[rows.clone()], keys),
                Some(Column::Day(column)) => other.add_wide(&column[rows.clone()], keys),
                Some(Column::Whole(column)) => other.add_wide(&column[rows.clone()], keys),
                None => {}
            }
        }
    }
}

impl Plain {
    fn of(self, value: u8) -> u16 {
        u16::from(value.min(self.count)).wrapping_mul(self.stride)
    }
}

/// Adds four columns in one pass, so that a key is fetched and put back once.
fn four_at_once(columns: [(Plain, &[u8]); 4], keys: &mut [u16]) {
    let [(a, of_a), (b, of_b), (c, of_c), (d, of_d)] = columns;
    let values = of_a.iter().zip(of_b).zip(of_c.iter().zip(of_d));
    for (key, ((in_a, in_b), (in_c, in_d))) in keys.iter_mut().zip(values) {
        let one = a.of(*in_a).wrapping_add(b.of(*in_b));
        let other = c.of(*in_c).wrapping_add(d.of(*in_d));
        *key = key.wrapping_add(one).wrapping_add(other);
    }
}

impl Other {
    fn add_small(&self, column: &[u8], keys: &mut [u16]) {
        match &self.way {
            Way::Each(each) => {
                for (key, value) in keys.iter_mut().zip(column) {
                    let class = each[usize::from(*value)].wrapping_sub(self.unknown);
                    *key = key.wrapping_add(class);
                }
            }
            Way::Bounds(bounds) => {
                for (bound, change) in bounds {
                    // Bounds of bytes lie within bytes, or beyond them and are never reached.
                    let Ok(bound) = u8::try_from(*bound) else { continue };
                    for (key, value) in keys.iter_mut().zip(column) {
                        let reached = u16::from(*value >= bound);
                        *key = key.wrapping_add(reached.wrapping_mul(*change));
                    }
                }
            }
        }
    }

    fn add_wide<T: Copy + PartialOrd + TryFrom<i64>>(&self, column: &[T], keys: &mut [u16]) {
        let Way::Bounds(bounds) = &self.way else { return };
        for (bound, change) in bounds {
            // A bound beyond what the column can hold is never reached.
            let Ok(bound) = T::try_from(*bound) else { continue };
            for (key, value) in keys.iter_mut().zip(column) {
                let reached = u16::from(*value >= bound);
                *key = key.wrapping_add(reached.wrapping_mul(*change));
            }
        }
    }
}

/// Where what is added changes, going up through all numbers, starting from not known.
fn bounds(classes: &Classes, unknown: u16, add: impl Fn(usize) -> u16) -> Vec<(i64, u16)> {
    let mut bounds: Vec<(i64, u16)> = Vec::new();
    let mut now = unknown;
    let mut change = |at: Option<i64>, to: u16, now: &mut u16| {
        if let Some(at) = at
            && *now != to
        {
            bounds.push((at, to.wrapping_sub(*now)));
            *now = to;
        }
    };
    let mut end: Option<i64> = None;
    for (low, high, class) in &classes.pieces {
        if end.is_some_and(|end| end < *low) {
            change(end, unknown, &mut now);
        }
        // The lowest number of all stands for a value that is not known.
        change(Some((*low).max(i64::MIN + 1)), add(*class), &mut now);
        end = high.checked_add(1);
    }
    change(end, unknown, &mut now);
    bounds
}
