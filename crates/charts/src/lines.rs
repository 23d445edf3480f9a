//! A few lines compared: scenarios or single runs, each with its name at its end.

use crate::axis::Axis;
use crate::fan::spaced;
use crate::figure::{Figure, Frame};
use crate::number::{Unit, drawable};
use crate::svg::{Anchor, Drawing, LINE, Width, wrap};
use crate::table::{Column, Table};

/// One line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What it stands for.
    pub name: String,
    /// Weeks since the beginning with their values, in order.
    pub points: Vec<(u32, f64)>,
}

/// Lines over weeks on the same axes. More than six cannot be told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// The words around it.
    pub frame: Frame,
    /// What they measure.
    pub unit: Unit,
    /// The lines.
    pub lines: Vec<Line>,
}

/// Room for names behind the lines: some twenty letters; longer ones stand whole in the table.
const NAMES: f64 = 200.0;
const SERIES_MAX: usize = 6;

impl Line {
    /// Pieces of the line without a gap.
    fn pieces(&self) -> Vec<Vec<(u32, f64)>> {
        let pieces = self.points.split(|(_, value)| !drawable(*value));
        pieces.filter(|piece| !piece.is_empty()).map(<[_]>::to_vec).collect()
    }

    fn last(&self) -> Option<(u32, f64)> {
        self.points.iter().rev().copied().find(|(_, value)| drawable(*value))
    }
}

impl Lines {
    fn weeks(&self) -> (f64, f64) {
        let weeks = self.lines.iter().flat_map(|line| &line.points).map(|(week, _)| *week);
        let (first, last) = weeks.fold((u32::MAX, 0), |(low, high), w| (low.min(w), high.max(w)));
        (f64::from(first.min(last)), f64::from(last))
    }

    fn draw_lines(&self, drawing: &mut Drawing, x: &Axis, y: &Axis) {
        for (index, line) in self.lines.iter().enumerate() {
            let colour = format!("c{}", index % SERIES_MAX + 1);
            let at = |(week, value): &(u32, f64)| (x.at(f64::from(*week)), y.at(*value));
            for piece in line.pieces() {
                if let [only] = piece.as_slice() {
                    let (x, y) = at(only);
                    drawing.mark(&format!("mark full {colour}"), index, x, y, 3.0);
                } else {
                    let points: Vec<_> = piece.iter().map(at).collect();
                    let dash = index % SERIES_MAX + 1;
                    drawing.path(&format!("series {colour} d{dash}"), &points, false);
                }
            }
            if let Some(last) = line.last() {
                let (x, y) = at(&last);
                drawing.mark(&format!("mark full {colour}"), index, x, y, 5.0);
            }
        }
    }

    /// Names behind the ends of the lines.
    fn name_ends(&self, drawing: &mut Drawing, x: f64, y: &Axis, foot: f64) {
        let ended: Vec<_> = self
            .lines
            .iter()
            .enumerate()
            .filter_map(|(index, line)| line.last().map(|(_, value)| (index, line, value)))
            .collect();
        let wanted: Vec<f64> = ended.iter().map(|(_, _, value)| y.at(*value)).collect();
        let mut lowest: f64 = 0.0;
        for ((index, line, value), at) in ended.iter().zip(spaced(&wanted, 2.0 * LINE + 2.0)) {
            // Where a name had to give way, the mark of its line stands before it once more.
            let moved = (at - y.at(*value)).abs() > 4.0;
            if moved {
                let class = format!("mark full c{}", index % SERIES_MAX + 1);
                drawing.mark(&class, *index, x + 16.0, at, 4.5);
            }
            let start = if moved { x + 26.0 } else { x + 10.0 };
            drawing.text("value", Anchor::Start, start, at - 3.0, &self.unit.value(*value));
            let mut name = wrap(&line.name, NAMES - 30.0);
            if name.len() > 1 {
                name.truncate(1);
                name[0].push('…');
            }
            drawing.lines("label", Anchor::Start, start, at + 12.0, &name);
            lowest = lowest.max(at + LINE);
        }
        drawing.set_height((foot + 30.0).max(lowest));
    }

    /// Names above the picture, each behind its mark, and the height taken.
    fn name_above(&self, drawing: &mut Drawing) -> f64 {
        let mut y = 4.0;
        for (index, line) in self.lines.iter().enumerate() {
            let class = format!("mark full c{}", index % SERIES_MAX + 1);
            let end =
                line.last().map_or_else(|| "no value".to_owned(), |(_, v)| self.unit.value(v));
            let label = format!("{} {end}", line.name);
            let label = wrap(&label, drawing.width().units() - 22.0);
            drawing.mark(&class, index, 8.0, y + 7.0, 4.5);
            drawing.lines("label", Anchor::Start, 20.0, y + 11.5, &label);
            y += label.len() as f64 * LINE + 4.0;
        }
        y + 10.0
    }
}

impl Figure for Lines {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn reading(&self) -> String {
        format!("Unit: {}, by week. Numbers beside names are the last ones.", self.unit.words())
    }

    fn table(&self) -> Table {
        let names = self.lines.iter().map(|line| Column::numbers(line.name.clone()));
        let columns = std::iter::once(Column::numbers("Week")).chain(names).collect();
        let mut table = Table::new(self.frame.finding.clone(), columns);
        let mut weeks: Vec<u32> =
            self.lines.iter().flat_map(|line| &line.points).map(|(week, _)| *week).collect();
        weeks.sort_unstable();
        weeks.dedup();
        for week in weeks {
            let cell = |line: &Line| {
                let point = line.points.iter().find(|(other, _)| *other == week);
                point.map_or(String::new(), |(_, value)| self.unit.value(*value))
            };
            table.row(std::iter::once(week.to_string()).chain(self.lines.iter().map(cell)));
        }
        table
    }

    fn draw(&self, width: Width) -> Drawing {
        let mut drawing = Drawing::new(width, &self.frame.id);
        let values = self.lines.iter().flat_map(|line| &line.points).map(|(_, value)| *value);
        let Some(axis) = Axis::over(values, true, 5) else {
            return drawing.only("There is nothing to draw: no line has a value.");
        };
        let (first, last) = self.weeks();
        let left = axis.room(&self.unit);
        let (top, right, high) = if width.is_wide() {
            (10.0, width.units() - NAMES, 280.0)
        } else {
            (self.name_above(&mut drawing), width.units() - 8.0, 210.0)
        };
        let foot = top + high;
        let y = axis.placed(foot, top);
        let ticks = if width.is_wide() { 8 } else { 4 };
        let x = Axis::exactly(first, last, ticks).placed(left, right);
        y.draw_beside(&mut drawing, &self.unit, left, right);
        x.draw_weeks(&mut drawing, foot, "week");
        self.draw_lines(&mut drawing, &x, &y);
        if width.is_wide() {
            self.name_ends(&mut drawing, right + 4.0, &y, foot);
        } else {
            drawing.set_height(foot + 30.0);
        }
        let points = self.lines.iter().flat_map(|line| &line.points);
        drawing.note_left_out(points.filter(|(_, value)| !drawable(*value)).count());
        if self.lines.len() > SERIES_MAX {
            drawing.note("There are more than six lines, so that colours and shapes repeat.");
        }
        drawing
    }
}
