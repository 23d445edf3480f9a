//! Horizontal bars made of parts: what a whole consists of, without a pie.

use crate::axis::Axis;
use crate::figure::{Figure, Frame};
use crate::number::{Unit, drawable};
use crate::rows::{Row, lay};
use crate::svg::{Anchor, Drawing, LINE, Width, room};
use crate::table::{Column, Table};

/// One bar and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct StackedBar {
    /// What it stands for.
    pub name: String,
    /// Its parts, in the order of [`StackedBars::parts`]; none may be negative.
    pub parts: Vec<f64>,
}

/// Bars of the same parts below each other.
#[derive(Clone, Debug, PartialEq)]
pub struct StackedBars {
    /// The words around it.
    pub frame: Frame,
    /// What the parts measure.
    pub unit: Unit,
    /// What the parts are called: at most six, as more cannot be told apart.
    pub parts: Vec<String>,
    /// The bars.
    pub bars: Vec<StackedBar>,
}

impl StackedBar {
    /// The parts that can be stacked.
    fn usable(&self) -> impl Iterator<Item = f64> {
        self.parts.iter().copied().filter(|part| drawable(*part) && *part >= 0.0)
    }

    /// The sum of all parts, or no number where one of them is none.
    fn total(&self) -> f64 {
        if self.usable().count() == self.parts.len() { self.usable().sum() } else { f64::NAN }
    }

    /// How long the bar is drawn: as long as the parts that can be.
    fn length(&self) -> f64 {
        if self.usable().count() == 0 { f64::NAN } else { self.usable().sum() }
    }
}

impl StackedBars {
    /// Draws what the parts are called, each behind its filling, and gives the height taken.
    fn head(&self, drawing: &mut Drawing) -> f64 {
        let (mut x, mut y) = (0.0, 4.0);
        for (index, part) in self.parts.iter().enumerate() {
            let wide = room(part) + 22.0;
            if x > 0.0 && x + wide > drawing.width().units() {
                (x, y) = (0.0, y + LINE + 4.0);
            }
            drawing.filled(index, x, y, 14.0, 14.0);
            drawing.text("label", Anchor::Start, x + 20.0, y + 11.5, part);
            x += wide + 16.0;
        }
        y + LINE + 10.0
    }
}

impl Figure for StackedBars {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn reading(&self) -> String {
        format!("Unit: {}. Numbers behind the bars are totals.", self.unit.words())
    }

    fn table(&self) -> Table {
        let names = self.parts.iter().cloned().chain(["Total".to_owned()]);
        let columns = std::iter::once(Column::words("")).chain(names.map(Column::numbers));
        let mut table = Table::new(self.frame.finding.clone(), columns.collect());
        for bar in &self.bars {
            let mut cells = vec![bar.name.clone()];
            let part = |index| bar.parts.get(index).map_or(String::new(), |v| self.unit.value(*v));
            cells.extend((0..self.parts.len()).map(part));
            cells.push(self.unit.value(bar.total()));
            table.row(cells);
        }
        table
    }

    fn draw(&self, width: Width) -> Drawing {
        let mut drawing = Drawing::new(width, &self.frame.id);
        let totals = self.bars.iter().map(StackedBar::length);
        let Some(axis) = Axis::close(totals, true, if width.is_wide() { 5 } else { 4 }) else {
            return drawing.only("There is nothing to draw: no bar has a value.");
        };
        let row = |bar: &StackedBar| Row {
            name: bar.name.clone(),
            printed: self.unit.value(bar.total()),
        };
        let rows: Vec<Row> = self.bars.iter().map(row).collect();
        let head = self.head(&mut drawing);
        let lanes = lay(&mut drawing, (&rows, axis, &self.unit), (head, 20.0));
        for (bar, y) in self.bars.iter().zip(&lanes.middles) {
            let mut sum = 0.0;
            for (index, part) in bar.parts.iter().enumerate() {
                if drawable(*part) && *part > 0.0 {
                    let (from, to) = (lanes.axis.at(sum), lanes.axis.at(sum + part));
                    drawing.filled(index, from, y - 9.0, to - from, 18.0);
                    drawing.line("gap", (to, y - 9.0), (to, y + 9.0));
                    sum += part;
                }
            }
        }
        let left_out = self.bars.iter().map(|bar| bar.parts.len() - bar.usable().count()).sum();
        drawing.note_left_out(left_out);
        if self.parts.len() > 6 {
            drawing.note("There are more than six parts, so that fillings repeat.");
        }
        drawing
    }
}
