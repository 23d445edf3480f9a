//! The layout of charts with one row a thing: name before it, picture, value behind it; on a phone
//! name and value stand above the picture.

use crate::axis::Axis;
use crate::number::Unit;
use crate::svg::{Anchor, Drawing, LINE, room, wrap};

const GUTTER_MAX: f64 = 200.0;
const GAP: f64 = 14.0;
/// How much wider bold text is.
const BOLD: f64 = 1.08;
/// Below the rows: numbers of the axis.
const FOOT: f64 = 26.0;

/// The name of a row, and its value in words.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) printed: String,
}

/// Where the pictures of the rows come to lie.
pub(crate) struct Lanes {
    pub(crate) axis: Axis,
    /// The middle of each row.
    pub(crate) middles: Vec<f64>,
    pub(crate) top: f64,
    pub(crate) foot: f64,
}

/// Lays out rows whose pictures are `depth` units high below a head of `head` units, and draws
/// names, values and the axis.
pub(crate) fn lay(
    drawing: &mut Drawing,
    (rows, axis, unit): (&[Row], Axis, &Unit),
    (head, depth): (f64, f64),
) -> Lanes {
    let wide = drawing.width().is_wide();
    let width = drawing.width().units();
    let widest = |text: fn(&Row) -> &str| {
        rows.iter().map(|row| room(text(row))).fold(0.0, f64::max).min(GUTTER_MAX)
    };
    let (left, right) = if wide {
        // Values are bold.
        (widest(|row| &row.name) + GAP, width - widest(|row| &row.printed) * BOLD - GAP)
    } else {
        (6.0, width - 6.0)
    };
    let mut y = head;
    let (mut middles, mut texts) = (Vec::new(), Vec::new());
    for row in rows {
        let beside = if wide { left - GAP } else { width - room(&row.printed) * BOLD - GAP };
        let names = wrap(&row.name, beside);
        let values = wrap(&row.printed, if wide { width - right } else { width });
        let lines = names.len().max(values.len()).max(1) as f64;
        if wide {
            let high = (lines * LINE).max(depth) + 10.0;
            middles.push(y + high / 2.0);
            texts.push((names, values, y + high / 2.0));
            y += high;
        } else {
            middles.push(y + lines * LINE + 6.0 + depth / 2.0);
            texts.push((names, values, y));
            y += lines * LINE + depth + 16.0;
        }
    }
    let axis = axis.placed(left, right);
    axis.draw_below(drawing, unit, head, y);
    for (names, values, at) in texts {
        let first = |lines: &[String]| {
            if wide { at + 4.5 - (lines.len() as f64 - 1.0) * LINE / 2.0 } else { at + LINE }
        };
        drawing.lines("label", Anchor::Start, 0.0, first(&names), &names);
        drawing.lines("value", Anchor::End, width, first(&values), &values);
    }
    drawing.set_height(y + FOOT);
    Lanes { axis, middles, top: head, foot: y }
}

impl Lanes {
    /// A whisker over an interval, with ends across.
    pub(crate) fn whisker(&self, drawing: &mut Drawing, (low, high): (f64, f64), y: f64) {
        let (from, to) = (self.axis.at(low), self.axis.at(high));
        drawing.line("whisker", (from, y), (to, y));
        for end in [from, to] {
            drawing.line("whisker", (end, y - 4.0), (end, y + 4.0));
        }
    }
}
