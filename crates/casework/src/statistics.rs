//! Stage 9, count: tables for everybody, in which nobody can be found.
//!
//! A figure moves only in steps of at least [`THRESHOLD`] people and only by whole weeks: until so
//! many more are counted, it stays where it was. So no cell is ever smaller than the threshold, and
//! neither the difference of two releases nor of two rows discloses fewer people than that.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The smallest count that is published.
pub const THRESHOLD: u64 = 10;

/// What is counted. Metrics never share a name, and a number never goes without one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// Applications filed, by week.
    Applications,
    /// Assessments by audience.
    Decisions,
    /// Offers made, by audience.
    Offers,
    /// Offers accepted.
    Acceptances,
    /// Payments posted, by benefit.
    Paid,
}

impl Metric {
    /// All metrics, in the order they are shown.
    pub const ALL: [Self; 5] =
        [Self::Applications, Self::Decisions, Self::Offers, Self::Acceptances, Self::Paid];

    /// The stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Applications => "applications",
            Self::Decisions => "decisions",
            Self::Offers => "offers",
            Self::Acceptances => "acceptances",
            Self::Paid => "paid",
        }
    }

    /// The metric with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.name() == name)
    }
}

/// Counts as the office keeps them: by metric, dimension (an audience, a benefit or `all`) and the
/// Monday of the week. They are counted when things happen and are linked to no case.
pub type Counts = BTreeMap<(Metric, String, Date), u64>;

/// A published cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// At least so many, and fewer than [`THRESHOLD`] more.
    AtLeast(u64),
    /// Withheld: fewer than [`THRESHOLD`], perhaps none.
    Withheld,
}

/// One published table: cells by row label, and the sum of what is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Table {
    /// What is counted.
    pub metric: Metric,
    /// Label and cell, sorted by label.
    pub rows: Vec<(String, Cell)>,
    /// The sum of the shown cells: it says nothing that they do not.
    pub total: Cell,
}

/// The tables of a release. Only whole weeks before `today`'s week are counted, so that two
/// releases in one week are the same.
pub fn release(counts: &Counts, today: Date) -> Vec<Table> {
    let this_week = crate::application::week_of(today);
    Metric::ALL
        .into_iter()
        .map(|metric| {
            let mut rows: BTreeMap<&str, Steps> = BTreeMap::new();
            for ((counted, dimension, week), number) in counts {
                if *counted == metric && *week < this_week {
                    rows.entry(dimension).or_default().week(*number);
                }
            }
            let total = Cell::of(rows.values().map(|steps| steps.shown).sum());
            let rows = rows.into_iter().map(|(label, s)| (label.to_owned(), Cell::of(s.shown)));
            Table { metric, rows: rows.collect(), total }
        })
        .collect()
}

/// A figure that moves in steps: counts map weeks in order, so each week is added once, in turn.
#[derive(Clone, Copy, Default)]
struct Steps {
    shown: u64,
    waiting: u64,
}

impl Steps {
    fn week(&mut self, number: u64) {
        self.waiting = self.waiting.saturating_add(number);
        if self.waiting >= THRESHOLD {
            self.shown = self.shown.saturating_add(self.waiting);
            self.waiting = 0;
        }
    }
}

impl Cell {
    fn of(shown: u64) -> Self {
        if shown == 0 { Self::Withheld } else { Self::AtLeast(shown) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(counts: &mut Counts, label: &str, day: i8, number: u64) {
        let week = crate::application::week_of(jiff::civil::date(2024, 5, day));
        *counts.entry((Metric::Offers, label.to_owned(), week)).or_default() += number;
    }

    fn offers(counts: &Counts, day: i8) -> Table {
        let tables = release(counts, jiff::civil::date(2024, 5, day));
        tables.into_iter().find(|table| table.metric == Metric::Offers).expect("every metric")
    }

    #[test]
    fn fault_48_a_figure_never_shows_or_moves_by_fewer_than_the_threshold() {
        let mut counts = Counts::new();
        count(&mut counts, "a", 6, 40);
        count(&mut counts, "b", 6, 3);
        let first = offers(&counts, 13);
        let row = |label: &str, cell| (label.to_owned(), cell);
        assert_eq!(first.rows, [row("a", Cell::AtLeast(40)), row("b", Cell::Withheld)]);
        assert_eq!(first.total, Cell::AtLeast(40), "the total gives nothing away");
        count(&mut counts, "a", 13, 1);
        count(&mut counts, "b", 13, 8);
        let second = offers(&counts, 20);
        assert_eq!(second.rows, [row("a", Cell::AtLeast(40)), row("b", Cell::AtLeast(11))]);
    }

    #[test]
    fn fault_48_two_releases_in_one_week_are_the_same() {
        let mut counts = Counts::new();
        count(&mut counts, "a", 6, 30);
        let before = release(&counts, jiff::civil::date(2024, 5, 15));
        count(&mut counts, "a", 13, 20);
        assert_eq!(before, release(&counts, jiff::civil::date(2024, 5, 19)));
        assert_ne!(before, release(&counts, jiff::civil::date(2024, 5, 20)));
    }
}
