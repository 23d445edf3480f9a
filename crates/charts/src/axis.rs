//! Axes: which values an axis covers, where its ticks stand, and where a value comes to lie.

use crate::number::{Unit, drawable, exponent, power_of_ten};
use crate::svg::{Anchor, Drawing, room};

/// An axis from `low` to `high`, drawn from `from` to `to` units.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Axis {
    low: f64,
    high: f64,
    step: f64,
    from: f64,
    to: f64,
}

impl Axis {
    /// An axis that covers all values that can be drawn, and zero if asked for, with round ends and
    /// about `ticks` steps. `None` where there is no value.
    pub(crate) fn over(
        values: impl Iterator<Item = f64>,
        zero: bool,
        ticks: usize,
    ) -> Option<Self> {
        let mut span: Option<(f64, f64)> = None;
        for value in values.filter(|value| drawable(*value)) {
            let (low, high) = span.unwrap_or((value, value));
            span = Some((low.min(value), high.max(value)));
        }
        let (mut low, mut high) = span?;
        if zero {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        if low == high {
            // Values that are all alike lie in the middle of an axis of their own size.
            let around = if low == 0.0 { 1.0 } else { low.abs() / 2.0 };
            (low, high) = (low - around, high + around);
        }
        let step = step(high - low, ticks);
        low = (low / step).floor() * step;
        high = (high / step).ceil() * step;
        Some(Self { low, high, step, from: 0.0, to: 1.0 })
    }

    /// An axis whose ends are just these, for weeks.
    pub(crate) fn exactly(low: f64, high: f64, ticks: usize) -> Self {
        let (low, high) = if low < high { (low, high) } else { (low - 1.0, low + 1.0) };
        let step = step(high - low, ticks).max(1.0);
        Self { low, high, step, from: 0.0, to: 1.0 }
    }

    /// An axis that ends just beyond its values instead of at round numbers, for charts whose
    /// values are printed beside them anyway.
    pub(crate) fn close(
        values: impl Iterator<Item = f64>,
        zero: bool,
        ticks: usize,
    ) -> Option<Self> {
        let values: Vec<f64> = values.filter(|value| drawable(*value)).collect();
        let mut axis = Self::over(values.iter().copied(), zero, ticks)?;
        let values = || values.iter().copied();
        let (least, most) = (values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
        if least < most {
            let margin = (axis.high - axis.low) / 40.0;
            let (least, most) = if zero { (least.min(0.0), most.max(0.0)) } else { (least, most) };
            axis.low = if zero && least == 0.0 { 0.0 } else { axis.low.max(least - margin) };
            axis.high = if zero && most == 0.0 { 0.0 } else { axis.high.min(most + margin) };
        }
        Some(axis)
    }

    pub(crate) fn placed(mut self, from: f64, to: f64) -> Self {
        (self.from, self.to) = (from, to);
        self
    }

    /// Where a value lies; values beyond the ends are held there.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        self.from + share.clamp(0.0, 1.0) * (self.to - self.from)
    }

    /// Values at the ticks.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let first = (self.low / self.step).ceil();
        let last = (self.high / self.step + 1e-9).floor();
        let count = (last - first).clamp(0.0, 50.0) as usize;
        (0..=count).map(|index| (first + index as f64) * self.step).collect()
    }

    fn ends(&self) -> (f64, f64) {
        (self.from.min(self.to), self.from.max(self.to))
    }

    /// Draws a horizontal axis: a light line up to `top` at each tick, numbers below `foot`, a
    /// strong line at zero.
    pub(crate) fn draw_below(&self, drawing: &mut Drawing, unit: &Unit, top: f64, foot: f64) {
        let mut free_from = f64::NEG_INFINITY;
        for value in self.ticks() {
            let x = self.at(value);
            let class = if value == 0.0 { "zero" } else { "grid" };
            drawing.line(class, (x, top), (x, foot));
            let label = unit.tick(value, self.step);
            // Numbers that would run into each other or out of the picture are left out.
            let half = room(&label) / 2.0;
            let x = x.min(drawing.width().units() - half).max(half);
            if x - half >= free_from {
                drawing.text("tick", Anchor::Middle, x, foot + 16.0, &label);
                free_from = x + half + 6.0;
            }
        }
    }

    /// Draws an upright axis: a light line over `left` to `right` at each tick, numbers before it.
    pub(crate) fn draw_beside(&self, drawing: &mut Drawing, unit: &Unit, left: f64, right: f64) {
        for value in self.ticks() {
            let y = self.at(value);
            let class = if value == 0.0 { "zero" } else { "grid" };
            drawing.line(class, (left, y), (right, y));
            let label = unit.tick(value, self.step);
            drawing.text("tick", Anchor::End, left - 6.0, y + 4.0, &label);
        }
    }

    /// Draws weeks below a picture.
    pub(crate) fn draw_weeks(&self, drawing: &mut Drawing, foot: f64, word: &str) {
        let (left, right) = self.ends();
        drawing.line("base", (left, foot), (right, foot));
        for (index, value) in self.ticks().iter().enumerate() {
            let x = self.at(*value);
            drawing.line("base", (x, foot), (x, foot + 4.0));
            let number = Unit::default().tick(*value, self.step);
            let label = if index == 0 { format!("{word} {number}") } else { number };
            let (anchor, x) = match index {
                0 => (Anchor::Start, x - 3.0),
                _ if x + 10.0 > right => (Anchor::End, x + 4.0),
                _ => (Anchor::Middle, x),
            };
            drawing.text("tick", anchor, x, foot + 18.0, &label);
        }
    }

    /// Room for the numbers of an upright axis, in units.
    pub(crate) fn room(&self, unit: &Unit) -> f64 {
        let labels = self.ticks().into_iter().map(|value| room(&unit.tick(value, self.step)));
        labels.fold(0.0, f64::max) + 8.0
    }
}

/// The round number nearest to an even division: 1, 2 or 5 times a power of ten.
fn step(span: f64, ticks: usize) -> f64 {
    let rough = span / ticks.max(1) as f64;
    let power = power_of_ten(exponent(rough));
    let steps = [1.0, 2.0, 5.0, 10.0];
    let factor = steps.into_iter().find(|factor| factor * power >= rough * 0.999);
    factor.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(values: &[f64], zero: bool) -> (f64, f64, f64) {
        let axis = Axis::over(values.iter().copied(), zero, 5).expect("values");
        (axis.low, axis.high, axis.step)
    }

    #[test]
    fn an_axis_ends_at_round_numbers() {
        assert_eq!(ends(&[3.0, 97.0], true), (0.0, 100.0, 20.0));
        assert_eq!(ends(&[-12.0, 4.0], true), (-15.0, 5.0, 5.0));
        assert_eq!(ends(&[1234.0, 1236.0], false), (1234.0, 1236.0, 0.5));
    }

    #[test]
    fn odd_values_have_an_axis_too() {
        assert_eq!(ends(&[0.0], true), (-1.0, 1.0, 0.5));
        assert_eq!(ends(&[7.0, 7.0], false), (2.0, 12.0, 2.0));
        assert_eq!(ends(&[f64::NAN, 2.0, f64::INFINITY, 1e300], true), (0.0, 2.0, 0.5));
        assert!(Axis::over([f64::NAN].into_iter(), true, 5).is_none());
        let huge = Axis::over([-1e100, 1e100].into_iter(), true, 5).expect("values");
        assert!(huge.ticks().len() > 3 && huge.at(0.0) == 0.5);
        let close = Axis::over([1.0, 1.0 + f64::EPSILON].into_iter(), false, 5).expect("values");
        assert!(close.ticks().len() < 60);
    }
}
