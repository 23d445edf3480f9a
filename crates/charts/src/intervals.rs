//! Intervals on one axis: what a forecast says beside what it would have to be.

use crate::axis::Axis;
use crate::figure::{Figure, Frame, Spread};
use crate::number::Unit;
use crate::rows::{Lanes, Row, lay};
use crate::svg::{Drawing, Width};
use crate::table::{Column, Table};

/// What an interval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What is expected: a circle.
    Forecast,
    /// What would be needed, such as a break-even: a diamond, and its median drawn through all
    /// rows.
    Threshold,
}

/// One interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// What it stands for.
    pub name: String,
    /// What it is.
    pub role: Role,
    /// Its median and intervals.
    pub spread: Spread,
}

/// Intervals below each other, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub struct Intervals {
    /// The words around it.
    pub frame: Frame,
    /// What the axis measures.
    pub unit: Unit,
    /// The intervals.
    pub rows: Vec<Interval>,
}

/// A thin line over 90 %, a thick one over 50 %, and a mark at the median.
pub(crate) fn draw_spread(
    drawing: &mut Drawing,
    (lanes, y): (&Lanes, f64),
    spread: &Spread,
    (series, hollow): (usize, bool),
) {
    let [p5, p25, p50, p75, p95] = spread.values().map(|value| lanes.axis.at(value));
    let colour = format!("c{}", series + 1);
    drawing.line(&format!("thin {colour}"), (p5, y), (p95, y));
    for end in [p5, p95] {
        drawing.line(&format!("thin {colour}"), (end, y - 5.0), (end, y + 5.0));
    }
    drawing.rect(&format!("fill {colour}"), p25.min(p75), y - 4.0, (p75 - p25).abs(), 8.0);
    let kind = if hollow { "hollow" } else { "full" };
    drawing.mark(&format!("mark {kind} {colour}"), series, p50, y, 6.0);
}

impl Figure for Intervals {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn reading(&self) -> String {
        format!(
            "Unit: {}. Marks are medians, thick bars 50\u{202f}% and thin lines 90\u{202f}% intervals; diamonds \
             are what would be needed.",
            self.unit.words()
        )
    }

    fn table(&self) -> Table {
        let columns =
            ["Median", "50\u{202f}% interval", "90\u{202f}% interval"].map(Column::numbers);
        let names = [Column::words(""), Column::words("What it is")];
        let columns = names.into_iter().chain(columns).collect();
        let mut table = Table::new(self.frame.finding.clone(), columns);
        for row in &self.rows {
            let role = match row.role {
                Role::Forecast => "forecast",
                Role::Threshold => "needed",
            };
            let cells = [row.name.clone(), role.to_owned()];
            table.row(cells.into_iter().chain(row.spread.cells(&self.unit)));
        }
        table
    }

    fn draw(&self, width: Width) -> Drawing {
        let mut drawing = Drawing::new(width, &self.frame.id);
        let values = self.rows.iter().flat_map(|row| row.spread.values());
        let Some(axis) = Axis::close(values, true, if width.is_wide() { 5 } else { 4 }) else {
            return drawing.only("There is nothing to draw: no interval has a value.");
        };
        let row =
            |row: &Interval| Row { name: row.name.clone(), printed: row.spread.print(&self.unit) };
        let rows: Vec<Row> = self.rows.iter().map(row).collect();
        let lanes = lay(&mut drawing, (&rows, axis, &self.unit), (4.0, 18.0));
        let usable = |row: &&Interval| row.spread.drawable();
        for row in self.rows.iter().filter(usable).filter(|row| row.role == Role::Threshold) {
            let x = lanes.axis.at(row.spread.p50);
            drawing.line("needed", (x, lanes.top), (x, lanes.foot));
        }
        for (row, y) in self.rows.iter().zip(&lanes.middles) {
            if row.spread.drawable() {
                let series = usize::from(row.role == Role::Threshold);
                draw_spread(&mut drawing, (&lanes, *y), &row.spread, (series, false));
            }
        }
        drawing.note_left_out(self.rows.iter().filter(|row| !row.spread.drawable()).count());
        drawing
    }
}
