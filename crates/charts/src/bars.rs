//! Horizontal bars from zero, with whiskers over the 90 % interval.

use crate::axis::Axis;
use crate::figure::{Estimate, Figure, Frame};
use crate::number::{Unit, drawable};
use crate::rows::{Row, lay};
use crate::svg::{Drawing, Width};
use crate::table::{Column, Table};

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub name: String,
    /// How long it is.
    pub value: f64,
    /// Its 90 % interval, where there is one.
    pub interval: Option<(f64, f64)>,
}

impl Bar {
    /// A bar that is known exactly.
    pub fn exact(name: impl Into<String>, value: f64) -> Self {
        Self { name: name.into(), value, interval: None }
    }

    /// A bar with its interval.
    pub fn estimated(name: impl Into<String>, estimate: Estimate) -> Self {
        let interval = Some((estimate.low, estimate.high));
        Self { name: name.into(), value: estimate.value, interval }
    }

    fn values(&self) -> impl Iterator<Item = f64> {
        [Some(self.value), self.interval.map(|(low, _)| low), self.interval.map(|(_, high)| high)]
            .into_iter()
            .flatten()
    }

    fn printed(&self, unit: &Unit) -> String {
        match self.interval {
            Some((low, high)) => unit.estimate(self.value, low, high),
            None => unit.value(self.value),
        }
    }
}

/// Bars below each other, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The words around it.
    pub frame: Frame,
    /// What the bars measure.
    pub unit: Unit,
    /// The bars.
    pub bars: Vec<Bar>,
}

impl Figure for Bars {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn reading(&self) -> String {
        let unit = format!("Unit: {}.", self.unit.words());
        if self.bars.iter().any(|bar| bar.interval.is_some()) {
            format!("{unit} Thin lines with ends are 90\u{202f}% intervals.")
        } else {
            unit
        }
    }

    fn table(&self) -> Table {
        let columns = ["Value", "90\u{202f}% interval"].map(Column::numbers);
        let columns = std::iter::once(Column::words("")).chain(columns).collect();
        let mut table = Table::new(self.frame.finding.clone(), columns);
        for bar in &self.bars {
            let range = bar.interval.map(|(low, high)| self.unit.range(low, high));
            let range = range.unwrap_or_else(|| "exact".to_owned());
            table.row([bar.name.clone(), self.unit.value(bar.value), range]);
        }
        table
    }

    fn draw(&self, width: Width) -> Drawing {
        let mut drawing = Drawing::new(width, &self.frame.id);
        let values = self.bars.iter().flat_map(Bar::values);
        let Some(axis) = Axis::close(values, true, if width.is_wide() { 5 } else { 4 }) else {
            return drawing.only("There is nothing to draw: no bar has a value.");
        };
        let row = |bar: &Bar| Row { name: bar.name.clone(), printed: bar.printed(&self.unit) };
        let rows: Vec<Row> = self.bars.iter().map(row).collect();
        let lanes = lay(&mut drawing, (&rows, axis, &self.unit), (4.0, 18.0));
        let zero = lanes.axis.at(0.0);
        let mut left_out = 0;
        for (bar, y) in self.bars.iter().zip(&lanes.middles) {
            left_out += bar.values().filter(|value| !drawable(*value)).count();
            if drawable(bar.value) {
                let end = lanes.axis.at(bar.value);
                drawing.filled(0, zero.min(end), y - 8.0, (end - zero).abs(), 16.0);
            }
            if let Some((low, high)) = bar.interval.filter(|(l, h)| drawable(*l) && drawable(*h)) {
                lanes.whisker(&mut drawing, (low, high), *y);
            }
        }
        drawing.note_left_out(left_out);
        drawing
    }
}
