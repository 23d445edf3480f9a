//! A drawing as SVG: shapes with classes, never with styles, coordinates of two decimals.
//!
//! One unit of a drawing is one pixel of a page, so that text is as large as text around it. Each
//! chart is therefore drawn twice, for a desk and for a phone, and the style shows one of the two.

use crate::escape::{escape, identifier};

/// How wide a drawing is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// 680 units, for a desk and for paper.
    Wide,
    /// 344 units, for a phone.
    Narrow,
}

impl Width {
    /// The width in units.
    pub fn units(self) -> f64 {
        match self {
            Self::Wide => 680.0,
            Self::Narrow => 344.0,
        }
    }

    pub(crate) fn is_wide(self) -> bool {
        self == Self::Wide
    }

    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }
}

/// Height of a line of text, in units.
pub(crate) const LINE: f64 = 16.0;
/// How wide a character is at most on average, in units: text of 13 in a broad system font.
const CHARACTER: f64 = 7.3;

/// How much room a text takes, in units.
pub(crate) fn room(text: &str) -> f64 {
    text.chars().count() as f64 * CHARACTER
}

/// A text in lines that fit into `width` units; words longer than a line are cut.
pub(crate) fn wrap(text: &str, width: f64) -> Vec<String> {
    let most = ((width / CHARACTER + 1e-6) as usize).max(4);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut letters: Vec<char> = word.chars().collect();
        let fits =
            lines.last().is_some_and(|line| line.chars().count() + 1 + letters.len() <= most);
        if fits && let Some(line) = lines.last_mut() {
            line.push(' ');
            line.extend(letters);
            continue;
        }
        while letters.len() > most {
            let rest = letters.split_off(most);
            lines.push(letters.into_iter().collect());
            letters = rest;
        }
        lines.push(letters.into_iter().collect());
    }
    lines
}

/// A coordinate with at most two decimals.
pub(crate) fn coordinate(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Where a text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// Shapes that can be told apart without colour.
const SHAPES: usize = 6;
/// Fillings that can be told apart without colour: plain and hatched.
const FILLINGS: usize = 6;

/// A drawing in the making.
pub struct Drawing {
    width: Width,
    height: f64,
    body: String,
    hatched: bool,
    name: String,
    /// What could not be drawn, in words.
    notes: Vec<String>,
}

impl Drawing {
    pub(crate) fn new(width: Width, id: &str) -> Self {
        let name = format!("{}-{}", identifier(id), width.class());
        Self { width, height: 0.0, body: String::new(), hatched: false, name, notes: Vec::new() }
    }

    pub(crate) fn width(&self) -> Width {
        self.width
    }

    pub(crate) fn set_height(&mut self, height: f64) {
        self.height = height;
    }

    pub(crate) fn note(&mut self, words: impl Into<String>) {
        self.notes.push(words.into());
    }

    pub(crate) fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Says that values were left out, if there were any.
    pub(crate) fn note_left_out(&mut self, count: usize) {
        match count {
            0 => {}
            1 => self.note("One value is no number that can be drawn, and is left out."),
            _ => self.note(format!(
                "{count} values are no numbers that can be drawn, and are left out."
            )),
        }
    }

    /// A drawing of nothing but a sentence.
    pub(crate) fn only(mut self, words: &str) -> Self {
        let width = self.width.units();
        let lines = wrap(words, width - 32.0);
        self.height = lines.len() as f64 * LINE + 32.0;
        self.rect("empty", 0.5, 0.5, width - 1.0, self.height - 1.0);
        self.lines("label", Anchor::Start, 16.0, 28.0, &lines);
        self.note(words);
        self
    }

    pub(crate) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(coordinate);
        let shape = format!(r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#);
        self.push(&shape);
    }

    pub(crate) fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        let [x, y, width, height] = [x, y, width.max(0.0), height.max(0.0)].map(coordinate);
        let place = format!(r#"x="{x}" y="{y}" width="{width}" height="{height}""#);
        self.push(&format!(r#"<rect class="{class}" {place}/>"#));
    }

    /// A rectangle in the colour of a series, with its hatching above it.
    pub(crate) fn filled(&mut self, series: usize, x: f64, y: f64, width: f64, height: f64) {
        self.rect(&format!("fill c{}", series % SHAPES + 1), x, y, width, height);
        let filling = series % FILLINGS;
        if filling > 0 && width > 0.0 {
            self.hatched = true;
            let [x, y, width, height] = [x, y, width, height].map(coordinate);
            let place = format!(r#"x="{x}" y="{y}" width="{width}" height="{height}""#);
            let fill = format!("url(#{}-h{filling})", self.name);
            self.push(&format!(r#"<rect {place} fill="{fill}"/>"#));
        }
    }

    /// A line through points.
    pub(crate) fn path(&mut self, class: &str, points: &[(f64, f64)], closed: bool) {
        let mut d = String::new();
        for (index, (x, y)) in points.iter().enumerate() {
            d.push(if index == 0 { 'M' } else { 'L' });
            d.push_str(&format!("{} {}", coordinate(*x), coordinate(*y)));
        }
        if closed {
            d.push('Z');
        }
        self.push(&format!(r#"<path class="{class}" d="{d}"/>"#));
    }

    /// A mark whose shape goes by `kind`: circle, diamond, square, triangle, triangle on its tip,
    /// cross.
    pub(crate) fn mark(&mut self, class: &str, kind: usize, x: f64, y: f64, radius: f64) {
        let r = radius;
        let corners: &[(f64, f64)] = match kind % SHAPES {
            0 => {
                let [x, y, r] = [x, y, r].map(coordinate);
                self.push(&format!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{r}"/>"#));
                return;
            }
            1 => &[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)],
            2 => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            3 => &[(0.0, -1.2), (1.2, 0.9), (-1.2, 0.9)],
            4 => &[(0.0, 1.2), (1.2, -0.9), (-1.2, -0.9)],
            _ => &[
                (-1.2, -0.4),
                (-0.4, -0.4),
                (-0.4, -1.2),
                (0.4, -1.2),
                (0.4, -0.4),
                (1.2, -0.4),
                (1.2, 0.4),
                (0.4, 0.4),
                (0.4, 1.2),
                (-0.4, 1.2),
                (-0.4, 0.4),
                (-1.2, 0.4),
            ],
        };
        let points: Vec<_> = corners.iter().map(|(dx, dy)| (x + dx * r, y + dy * r)).collect();
        self.path(class, &points, true);
    }

    pub(crate) fn text(&mut self, class: &str, anchor: Anchor, x: f64, y: f64, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let ([x, y], text) = ([x, y].map(coordinate), escape(text));
        self.push(&format!(r#"<text class="{class}" x="{x}" y="{y}"{anchor}>{text}</text>"#));
    }

    /// Lines of text below each other, the first with its foot at `y`.
    pub(crate) fn lines(&mut self, class: &str, anchor: Anchor, x: f64, y: f64, lines: &[String]) {
        for (index, line) in lines.iter().enumerate() {
            self.text(class, anchor, x, y + index as f64 * LINE, line);
        }
    }

    fn push(&mut self, shape: &str) {
        self.body.push_str(shape);
        self.body.push('\n');
    }

    /// The drawing as one element.
    pub(crate) fn finish(&self, title: &str, description: &str) -> String {
        let (width, height) = (coordinate(self.width.units()), coordinate(self.height));
        let name = &self.name;
        let class = self.width.class();
        let mut svg = format!(
            "<svg class=\"{class}\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" \
             viewBox=\"0 0 {width} {height}\" aria-labelledby=\"{name}-t {name}-d\">\n\
             <title id=\"{name}-t\">{}</title>\n<desc id=\"{name}-d\">{}</desc>\n",
            escape(title),
            escape(description)
        );
        if self.hatched {
            svg.push_str(&self.hatchings());
        }
        svg.push_str(&self.body);
        svg.push_str("</svg>\n");
        svg
    }

    fn hatchings(&self) -> String {
        let strokes = [
            "M0 8L8 0M-2 2L2 -2M6 10L10 6",
            "M4 0V8",
            "M0 0L8 8M-2 6L2 10M6 -2L10 2",
            "M0 4H8",
            "M0 4H8M4 0V8",
        ];
        let mut patterns = "<defs>\n".to_owned();
        for (index, d) in strokes.iter().enumerate() {
            patterns.push_str(&format!(
                "<pattern id=\"{}-h{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
                 <path class=\"hatch\" d=\"{d}\"/></pattern>\n",
                self.name,
                index + 1
            ));
        }
        patterns.push_str("</defs>\n");
        patterns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_two_decimals_and_one_zero() {
        let printed = [1.0, 1.005, -0.001, 12.3456, -7.1].map(coordinate);
        assert_eq!(printed, ["1", "1", "0", "12.35", "-7.1"]);
    }

    #[test]
    fn long_words_are_cut_and_short_ones_kept_together() {
        assert_eq!(wrap("officers and their families", 13.0 * CHARACTER).len(), 3);
        assert_eq!(wrap("Donaudampfschifffahrt", 10.0 * CHARACTER).len(), 3);
        assert!(wrap("  ", 50.0).is_empty());
    }
}
