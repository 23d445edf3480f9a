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

/// How the class of one fact is added to a key.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    fact: usize,
    /// What is added where nothing is known.
    unknown: u16,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    /// The value itself, up to the number of classes, each a step apart.
    Plain { count: u8, stride: u16 },
    /// What is added from each bound on, to what was added before it; wrapping.
    Bounds { first: u16, bounds: Vec<(i64, u16)> },
    /// What is added for each value of a byte.
    Each(Box<[u16; 256]>),
}

impl Reading {
    /// How a fact's column is read, with this distance between two classes.
    pub(super) fn new(fact: &FactDef, classes: &Classes, stride: u16) -> Self {
        let add = |class: usize| stride.wrapping_mul(u16::try_from(class).unwrap_or(u16::MAX));
        let unknown = add(classes.count);
        let is_small = fact.column_form() == ColumnForm::Small;
        let plain = classes.pieces.iter().enumerate().all(|(index, (low, high, class))| {
            low == high && usize::try_from(*low) == Ok(index) && *class == index
        });
        let bounds = bounds(classes, unknown, add);
        let way = match u8::try_from(classes.count) {
            Ok(count) if is_small && plain => Way::Plain { count, stride },
            _ if is_small && bounds.len() > BOUNDS_MAX => {
                let mut each = Box::new([unknown; 256]);
                for (low, high, class) in &classes.pieces {
                    for value in *low..=*high {
                        if let Ok(value) = u8::try_from(value) {
                            each[usize::from(value)] = add(*class);
                        }
                    }
                }
                Way::Each(each)
            }
            _ => Way::Bounds { first: unknown, bounds },
        };
        Self { fact: classes.fact, unknown, way }
    }

    /// Adds the classes of some rows to their keys.
    pub(super) fn add(&self, people: &People, rows: Range<usize>, keys: &mut [u16]) {
        match people.column(self.fact) {
            Some(Column::Small(column)) => self.add_small(&column[rows], keys),
            Some(Column::Day(column)) => self.add_wide(&column[rows], keys),
            Some(Column::Whole(column)) => self.add_wide(&column[rows], keys),
            None => keys.iter_mut().for_each(|key| *key = key.wrapping_add(self.unknown)),
        }
    }

    fn add_small(&self, column: &[u8], keys: &mut [u16]) {
        match &self.way {
            Way::Plain { count, stride } => {
                for (key, value) in keys.iter_mut().zip(column) {
                    let class = u16::from(*value.min(count));
                    *key = key.wrapping_add(class.wrapping_mul(*stride));
                }
            }
            Way::Each(each) => {
                for (key, value) in keys.iter_mut().zip(column) {
                    *key = key.wrapping_add(each[usize::from(*value)]);
                }
            }
            Way::Bounds { first, bounds } => {
                keys.iter_mut().for_each(|key| *key = key.wrapping_add(*first));
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
        let Way::Bounds { first, bounds } = &self.way else { return };
        keys.iter_mut().for_each(|key| *key = key.wrapping_add(*first));
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
