//! Ranked Sobol' indices: which assumptions a result depends on, alone and together with others.

use crate::axis::Axis;
use crate::figure::{Estimate, Figure, Frame};
use crate::number::Unit;
use crate::rows::{Row, lay};
use crate::svg::{Anchor, Drawing, LINE, Width, room};
use crate::table::{Column, Table};

/// How much one assumption matters, as shares of the variance of a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// What the assumption is called.
    pub name: String,
    /// First-order index: what it does alone.
    pub first: Estimate,
    /// Total index: what it does alone and together with others.
    pub total: Estimate,
}

/// Assumptions ranked by their total index; those without one come last.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The words around it.
    pub frame: Frame,
    /// The assumptions, in any order.
    pub rows: Vec<Sensitivity>,
}

const TOTAL: &str = "faint c1";
const ALONE: &str = "fill c1";

impl Tornado {
    fn ranked(&self) -> Vec<&Sensitivity> {
        let mut ranked: Vec<&Sensitivity> = self.rows.iter().collect();
        let key = |row: &Sensitivity| {
            if row.total.drawable() { row.total.value } else { f64::NEG_INFINITY }
        };
        ranked.sort_by(|one, other| key(other).total_cmp(&key(one)));
        ranked
    }

    fn unit() -> Unit {
        Unit::share("of the variance")
    }

    fn head(drawing: &mut Drawing) -> f64 {
        let wide = drawing.width().is_wide();
        let names = ["with all others (total)", "alone (first order)"];
        let (mut x, mut y) = (0.0, 4.0);
        for (class, name) in [TOTAL, ALONE].into_iter().zip(names) {
            drawing.rect(class, x, y, 14.0, 14.0);
            drawing.text("label", Anchor::Start, x + 20.0, y + 11.5, name);
            if wide {
                x += room(name) + 40.0;
            } else {
                y += LINE + 4.0;
            }
        }
        if wide { y + LINE + 10.0 } else { y + 8.0 }
    }
}

impl Figure for Tornado {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn reading(&self) -> String {
        "Unit: per cent of the variance of the result (Sobol' indices). Thin lines with ends are \
         90\u{202f}% intervals; the numbers are totals."
            .to_owned()
    }

    fn table(&self) -> Table {
        let columns =
            ["Alone", "90\u{202f}% interval", "Total", "90\u{202f}% interval"].map(Column::numbers);
        let columns = std::iter::once(Column::words("Assumption")).chain(columns).collect();
        let mut table = Table::new(self.frame.finding.clone(), columns);
        let unit = Self::unit();
        for row in self.ranked() {
            let mut cells = vec![row.name.clone()];
            for index in [row.first, row.total] {
                cells.extend([unit.value(index.value), unit.range(index.low, index.high)]);
            }
            table.row(cells);
        }
        table
    }

    fn draw(&self, width: Width) -> Drawing {
        let mut drawing = Drawing::new(width, &self.frame.id);
        let ranked = self.ranked();
        let both = |row: &&Sensitivity| [row.first, row.total];
        let values = ranked.iter().flat_map(both).flat_map(|index| index.values());
        let Some(axis) = Axis::close(values, true, if width.is_wide() { 5 } else { 4 }) else {
            return drawing.only("There is nothing to draw: no assumption has an index.");
        };
        let unit = Self::unit();
        let print = |index: &Estimate| unit.estimate(index.value, index.low, index.high);
        let row = |row: &&Sensitivity| Row { name: row.name.clone(), printed: print(&row.total) };
        let rows: Vec<Row> = ranked.iter().map(row).collect();
        let head = Self::head(&mut drawing);
        let lanes = lay(&mut drawing, (&rows, axis, &unit), (head, 24.0));
        let zero = lanes.axis.at(0.0);
        let mut left_out = 0;
        for (row, y) in ranked.iter().zip(&lanes.middles) {
            for (class, index, y) in [(TOTAL, row.total, y - 12.0), (ALONE, row.first, *y)] {
                if index.drawable() {
                    let end = lanes.axis.at(index.value);
                    drawing.rect(class, zero.min(end), y, (end - zero).abs(), 11.0);
                    lanes.whisker(&mut drawing, (index.low, index.high), y + 5.5);
                } else {
                    left_out += 1;
                }
            }
        }
        drawing.note_left_out(left_out);
        drawing
    }
}
