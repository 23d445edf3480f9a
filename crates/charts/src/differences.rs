//! Differences of scenarios around zero. A difference whose interval includes zero is drawn hollow
//! and said to.

use crate::axis::Axis;
use crate::figure::{Figure, Frame, Spread};
use crate::intervals::draw_spread;
use crate::number::Unit;
use crate::rows::{Row, lay};
use crate::svg::{Anchor, Drawing, LINE, Width, room};
use crate::table::{Column, Table};

/// One scenario less the one it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What differs.
    pub name: String,
    /// By how much.
    pub spread: Spread,
}

impl Difference {
    /// Whether the 90 % interval leaves open which of the two is larger.
    fn open(&self) -> bool {
        self.spread.p5.min(self.spread.p95) <= 0.0 && self.spread.p5.max(self.spread.p95) >= 0.0
    }

    fn verdict(&self) -> &'static str {
        if !self.spread.drawable() {
            "unknown"
        } else if self.open() {
            "could be either"
        } else if self.spread.p50 > 0.0 {
            "more"
        } else {
            "less"
        }
    }
}

/// Differences below each other, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences {
    /// The words around it.
    pub frame: Frame,
    /// What the differences measure.
    pub unit: Unit,
    /// What all are compared with: "no offer".
    pub compared_with: String,
    /// The differences.
    pub rows: Vec<Difference>,
}

impl Figure for Differences {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn reading(&self) -> String {
        format!(
            "Unit: {}, less what {} gives. Marks are medians, thick bars 50\u{202f}% and thin lines 90\u{202f}% \
             intervals; a hollow mark says that the 90\u{202f}% interval includes no difference.",
            self.unit.words(),
            if self.compared_with.is_empty() { "the baseline" } else { &self.compared_with }
        )
    }

    fn table(&self) -> Table {
        let columns =
            ["Median", "50\u{202f}% interval", "90\u{202f}% interval"].map(Column::numbers);
        let columns = std::iter::once(Column::words("")).chain(columns);
        let columns = columns.chain([Column::words("Direction")]).collect();
        let mut table = Table::new(self.frame.finding.clone(), columns);
        for row in &self.rows {
            let cells = std::iter::once(row.name.clone()).chain(row.spread.cells(&self.unit));
            table.row(cells.chain([row.verdict().to_owned()]));
        }
        table
    }

    fn draw(&self, width: Width) -> Drawing {
        let mut drawing = Drawing::new(width, &self.frame.id);
        let values = self.rows.iter().flat_map(|row| row.spread.values());
        let Some(axis) = Axis::close(values, true, if width.is_wide() { 5 } else { 4 }) else {
            return drawing.only("There is nothing to draw: no difference has a value.");
        };
        let row = |row: &Difference| Row {
            name: row.name.clone(),
            printed: row.spread.print(&self.unit),
        };
        let rows: Vec<Row> = self.rows.iter().map(row).collect();
        let head = LINE + 8.0;
        let lanes = lay(&mut drawing, (&rows, axis, &self.unit), (head, 18.0));
        let zero = lanes.axis.at(0.0);
        drawing.line("zero", (zero, head - 6.0), (zero, head));
        // Beside the end of an axis there is no room for a direction nobody goes in.
        if lanes.axis.at(f64::MIN) + room("← less") < zero {
            drawing.text("tick", Anchor::End, zero - 8.0, LINE - 2.0, "← less");
        }
        if lanes.axis.at(f64::MAX) - room("more →") > zero {
            drawing.text("tick", Anchor::Start, zero + 8.0, LINE - 2.0, "more →");
        }
        for (row, y) in self.rows.iter().zip(&lanes.middles) {
            if row.spread.drawable() {
                draw_spread(&mut drawing, (&lanes, *y), &row.spread, (0, row.open()));
            }
        }
        drawing.note_left_out(self.rows.iter().filter(|row| !row.spread.drawable()).count());
        drawing
    }
}
