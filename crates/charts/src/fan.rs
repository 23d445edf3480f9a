//! Fan charts: a forecast over weeks, its median inside 50 % and 90 % bands. Several series stand
//! beside each other on equal axes instead of over each other.

use crate::axis::Axis;
use crate::figure::{Figure, Frame, Spread};
use crate::number::{Unit, drawable};
use crate::svg::{Anchor, Drawing, LINE, Width, room, wrap};
use crate::table::{Column, Table};

/// Tables of more weeks than this tell every [`WEEKS_STEP`]th of them and the last, so that a
/// report stays one that somebody prints.
const WEEKS_TOLD: usize = 20;
const WEEKS_STEP: usize = 4;

/// One week of a forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FanPoint {
    /// Weeks since the beginning.
    pub week: u32,
    /// What is expected by then.
    pub spread: Spread,
}

/// A forecast over weeks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FanSeries {
    /// What it stands for.
    pub name: String,
    /// Its weeks, in order.
    pub points: Vec<FanPoint>,
    /// What was counted, by week: drawn as rings.
    pub observed: Vec<(u32, f64)>,
}

/// Forecasts over weeks, one panel a series.
#[derive(Clone, Debug, PartialEq)]
pub struct FanChart {
    /// The words around it.
    pub frame: Frame,
    /// What is forecast.
    pub unit: Unit,
    /// The forecasts.
    pub series: Vec<FanSeries>,
}

/// Where a panel lies.
#[derive(Clone, Copy)]
struct Panel {
    left: f64,
    right: f64,
    top: f64,
    foot: f64,
}

const GAP: f64 = 24.0;
const FOOT: f64 = 30.0;

impl FanSeries {
    /// Pieces of the series without a gap, and how many points were left out.
    fn pieces(&self) -> (Vec<Vec<FanPoint>>, usize) {
        let mut pieces: Vec<Vec<FanPoint>> = vec![Vec::new()];
        let mut left_out = 0;
        for point in &self.points {
            if point.spread.drawable() {
                if let Some(piece) = pieces.last_mut() {
                    piece.push(*point);
                }
            } else {
                left_out += 1;
                pieces.push(Vec::new());
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        (pieces, left_out + self.observed.iter().filter(|(_, v)| !drawable(*v)).count())
    }

    fn last(&self) -> Option<&FanPoint> {
        self.points.iter().rev().find(|point| point.spread.drawable())
    }
}

impl FanChart {
    fn values(&self) -> impl Iterator<Item = f64> {
        let spreads = self.series.iter().flat_map(|series| &series.points);
        let spreads = spreads.filter(|point| point.spread.drawable());
        let observed = self.series.iter().flat_map(|series| &series.observed);
        spreads.flat_map(|point| point.spread.values()).chain(observed.map(|(_, value)| *value))
    }

    fn weeks(&self) -> (u32, u32) {
        let points = self.series.iter().flat_map(|series| &series.points);
        let observed = self.series.iter().flat_map(|series| &series.observed);
        let weeks = points.map(|point| point.week).chain(observed.map(|(week, _)| *week));
        let (first, last) = weeks.fold((u32::MAX, 0), |(low, high), w| (low.min(w), high.max(w)));
        (first.min(last), last)
    }

    fn draw_panel(&self, drawing: &mut Drawing, series: &FanSeries, panel: Panel, axis: &Axis) {
        let Panel { left, right, top, foot } = panel;
        let (first, last) = self.weeks();
        let ticks = if right - left > 350.0 { 8 } else { 4 };
        let x = Axis::exactly(f64::from(first), f64::from(last), ticks).placed(left, right);
        let y = axis.clone().placed(foot, top);
        y.draw_beside(drawing, &self.unit, left, right);
        x.draw_weeks(drawing, foot, "week");
        for piece in series.pieces().0 {
            let at = |point: &FanPoint, value| (x.at(f64::from(point.week)), y.at(value));
            if let [only] = piece.as_slice() {
                let [p5, p25, p50, p75, p95] = only.spread.values().map(|value| at(only, value));
                drawing.line("thin c1", p5, p95);
                drawing.rect("fill c1", p25.0 - 3.0, p75.1.min(p25.1), 6.0, (p25.1 - p75.1).abs());
                drawing.mark("mark full c1", 0, p50.0, p50.1, 4.0);
                continue;
            }
            let band = |low: fn(&Spread) -> f64, high: fn(&Spread) -> f64| -> Vec<(f64, f64)> {
                let there = piece.iter().map(|point| at(point, high(&point.spread)));
                let back = piece.iter().rev().map(|point| at(point, low(&point.spread)));
                there.chain(back).collect()
            };
            drawing.path("band b90", &band(|s| s.p5, |s| s.p95), true);
            drawing.path("band b50", &band(|s| s.p25, |s| s.p75), true);
            let median: Vec<_> = piece.iter().map(|point| at(point, point.spread.p50)).collect();
            drawing.path("series c1", &median, false);
        }
        for (week, value) in series.observed.iter().filter(|(_, value)| drawable(*value)) {
            drawing.mark("mark hollow ink", 0, x.at(f64::from(*week)), y.at(*value), 3.5);
        }
    }

    /// Names the bands of a single forecast at its end.
    fn label_end(&self, drawing: &mut Drawing, series: &FanSeries, y: &Axis, left: f64) {
        let Some(last) = series.last() else { return };
        let spread = &last.spread;
        let labels = [
            (spread.p95, format!("90\u{202f}%: {}", self.unit.range(spread.p5, spread.p95))),
            (spread.p75, format!("50\u{202f}%: {}", self.unit.range(spread.p25, spread.p75))),
            (spread.p50, format!("median {}", self.unit.value(spread.p50))),
        ];
        let wanted: Vec<f64> = labels.iter().map(|(value, _)| y.at(*value) + 4.0).collect();
        for ((_, label), y) in labels.iter().zip(spaced(&wanted, LINE + 1.0)) {
            let class = if label.starts_with("median") { "value" } else { "label" };
            drawing.text(class, Anchor::Start, left, y, label);
        }
    }

    fn draw_one(&self, drawing: &mut Drawing, series: &FanSeries, axis: &Axis) {
        let width = drawing.width().units();
        let before = axis.room(&self.unit);
        if drawing.width().is_wide() {
            let panel = Panel { left: before, right: width - 190.0, top: 10.0, foot: 290.0 };
            self.draw_panel(drawing, series, panel, axis);
            self.label_end(drawing, series, &axis.clone().placed(290.0, 10.0), width - 180.0);
            drawing.set_height(290.0 + FOOT);
        } else {
            let panel = Panel { left: before, right: width - 8.0, top: 36.0, foot: 246.0 };
            self.draw_panel(drawing, series, panel, axis);
            if let Some(last) = series.last() {
                let printed = last.spread.print(&self.unit);
                let label = format!("at the end {printed}");
                drawing.lines("value", Anchor::Start, 0.0, 14.0, &wrap(&label, width));
            }
            drawing.set_height(246.0 + FOOT);
        }
    }

    fn draw_many(&self, drawing: &mut Drawing, axis: &Axis) {
        let columns = if drawing.width().is_wide() { 2 } else { 1 };
        let width = drawing.width().units();
        let before = axis.room(&self.unit);
        let each = (width - GAP * (columns as f64 - 1.0)) / columns as f64;
        let mut y = 0.0;
        for line in self.series.chunks(columns) {
            let titles: Vec<Vec<String>> = line.iter().map(|s| wrap(&s.name, each)).collect();
            let most = titles.iter().map(Vec::len).max().unwrap_or(0) as f64;
            let top = y + (most + 1.0) * LINE + 16.0;
            let foot = top + 150.0;
            for (index, (series, title)) in line.iter().zip(&titles).enumerate() {
                let start = index as f64 * (each + GAP);
                drawing.lines("heading", Anchor::Start, start, y + 14.0, title);
                let said = match series.last() {
                    Some(last) => format!("at the end {}", last.spread.print(&self.unit)),
                    None => "no week has a value".to_owned(),
                };
                let under = y + 14.0 + title.len() as f64 * LINE;
                let class = if room(&said) > each { "label small" } else { "label" };
                drawing.text(class, Anchor::Start, start, under, &said);
                let panel = Panel { left: start + before, right: start + each - 8.0, top, foot };
                self.draw_panel(drawing, series, panel, axis);
            }
            y = foot + FOOT + 14.0;
        }
        drawing.set_height(y - 14.0);
    }
}

/// Heights at least `apart` from each other, in the order given, moved as little as a single sweep
/// can: labels at the end of lines must not cover each other.
pub(crate) fn spaced(wanted: &[f64], apart: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|one, other| wanted[*one].total_cmp(&wanted[*other]));
    let mut placed = wanted.to_vec();
    let mut groups: Vec<(f64, Vec<usize>)> = Vec::new();
    for index in order {
        groups.push((wanted[index], vec![index]));
        // Groups that touch become one, around the middle of what its members wanted.
        while let [.., (above, over), (below, under)] = groups.as_slice() {
            let need = (over.len() + under.len()) as f64 / 2.0 * apart;
            if below - above >= need {
                break;
            }
            let members: Vec<usize> = over.iter().chain(under).copied().collect();
            let middle = members.iter().map(|m| wanted[*m]).sum::<f64>() / members.len() as f64;
            groups.truncate(groups.len() - 2);
            groups.push((middle, members));
        }
    }
    for (middle, members) in groups {
        let first = middle - (members.len() as f64 - 1.0) / 2.0 * apart;
        for (place, member) in members.into_iter().enumerate() {
            placed[member] = first + place as f64 * apart;
        }
    }
    placed
}

impl Figure for FanChart {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn reading(&self) -> String {
        let observed = self.series.iter().any(|series| !series.observed.is_empty());
        format!(
            "Unit: {}, by week. The line is the median; half of all runs lie in the inner band, \
             90\u{202f}% in the outer one.{}",
            self.unit.words(),
            if observed { " Rings are what was counted." } else { "" }
        )
    }

    fn table(&self) -> Table {
        let columns =
            ["Week", "Median", "50\u{202f}% interval", "90\u{202f}% interval"].map(Column::numbers);
        let columns = std::iter::once(Column::words("Series")).chain(columns).collect();
        let mut table = Table::new(self.frame.finding.clone(), columns);
        for series in &self.series {
            let last = series.points.len().saturating_sub(1);
            let told = |place: usize| {
                last < WEEKS_TOLD || place.is_multiple_of(WEEKS_STEP) || place == last
            };
            for (_, point) in series.points.iter().enumerate().filter(|(place, _)| told(*place)) {
                let cells = [series.name.clone(), point.week.to_string()];
                table.row(cells.into_iter().chain(point.spread.cells(&self.unit)));
            }
            for (week, value) in &series.observed {
                let name = format!("{}, counted", series.name);
                table.row([name, week.to_string(), self.unit.value(*value)]);
            }
        }
        table
    }

    fn draw(&self, width: Width) -> Drawing {
        let mut drawing = Drawing::new(width, &self.frame.id);
        let Some(axis) = Axis::over(self.values(), true, if self.series.len() > 1 { 3 } else { 5 })
        else {
            return drawing.only("There is nothing to draw: no week has a value.");
        };
        match self.series.as_slice() {
            [only] => self.draw_one(&mut drawing, only, &axis),
            _ => self.draw_many(&mut drawing, &axis),
        }
        drawing.note_left_out(self.series.iter().map(|series| series.pieces().1).sum());
        drawing
    }
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn labels_do_not_cover_each_other() {
        let placed = spaced(&[50.0, 10.0, 12.0, 11.0], 10.0);
        assert_eq!(placed, [50.0, 1.0, 21.0, 11.0]);
        assert!(spaced(&[], 10.0).is_empty());
        assert_eq!(spaced(&[5.0, 5.0], 10.0), [0.0, 10.0]);
    }
}
