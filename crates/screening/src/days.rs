//! A date that is not known to the day: the days it may mean.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The days an imprecise date may mean, first and last. `1970` is all of that year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Days {
    /// The first day it may be.
    pub first: Date,
    /// The last day it may be, not before the first.
    pub last: Date,
}

impl Days {
    /// One day.
    pub const fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// The days of a date of which the month or the day may not be known. None if there is no such
    /// date. A day without its month says no more than the year.
    pub fn known_to(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        let Some(month) = month else {
            let first = Date::new(year, 1, 1).ok()?;
            return Some(Self { first, last: first.last_of_year() });
        };
        match day {
            Some(day) => Date::new(year, month, day).ok().map(Self::day),
            None => {
                let first = Date::new(year, month, 1).ok()?;
                Some(Self { first, last: first.last_of_month() })
            }
        }
    }

    /// The day, if it is known to the day.
    pub fn exact(&self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// Whether both may be the same day.
    pub fn meets(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

impl fmt::Display for Days {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(to, "{}", self.first)
        } else {
            write!(to, "{} to {}", self.first, self.last)
        }
    }
}
