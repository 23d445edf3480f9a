//! What all charts share: the frame of words around a picture, and values with their intervals.

use crate::escape::{escape, identifier};
use crate::number::{Unit, drawable};
use crate::svg::{Drawing, Width};
use crate::table::Table;

/// The words around a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    pub(crate) id: String,
    pub(crate) finding: String,
    pub(crate) description: String,
    pub(crate) source: String,
}

impl Frame {
    /// `id` names the chart in links and must differ from all others of a page; `finding` says in
    /// a sentence what the chart shows.
    pub fn new(id: &str, finding: impl Into<String>) -> Self {
        Self { id: identifier(id), finding: finding.into(), ..Self::default() }
    }

    /// What somebody who does not see the picture should know, beyond the finding.
    #[must_use]
    pub fn described(mut self, words: impl Into<String>) -> Self {
        self.description = words.into();
        self
    }

    /// Where the numbers come from: a run, a file, a publication.
    #[must_use]
    pub fn source(mut self, words: impl Into<String>) -> Self {
        self.source = words.into();
        self
    }
}

/// A value with its 90 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The best single number.
    pub value: f64,
    /// The lower end: 5 % lie below.
    pub low: f64,
    /// The upper end: 5 % lie above.
    pub high: f64,
}

impl Estimate {
    /// An estimate from its three numbers.
    pub fn new(value: f64, low: f64, high: f64) -> Self {
        Self { value, low, high }
    }

    pub(crate) fn drawable(&self) -> bool {
        self.values().into_iter().all(drawable)
    }

    pub(crate) fn values(&self) -> [f64; 3] {
        [self.value, self.low, self.high]
    }
}

/// Quantiles of a forecast: the median inside its 50 % and 90 % intervals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// 5 % of runs lie below.
    pub p5: f64,
    /// A quarter of runs lies below.
    pub p25: f64,
    /// Half of all runs lie below.
    pub p50: f64,
    /// A quarter of runs lies above.
    pub p75: f64,
    /// 5 % of runs lie above.
    pub p95: f64,
}

impl Spread {
    /// A spread from its quantiles in order: 5, 25, 50, 75 and 95 %.
    pub fn new([p5, p25, p50, p75, p95]: [f64; 5]) -> Self {
        Self { p5, p25, p50, p75, p95 }
    }

    /// The quantiles in order.
    pub fn values(&self) -> [f64; 5] {
        [self.p5, self.p25, self.p50, self.p75, self.p95]
    }

    pub(crate) fn drawable(&self) -> bool {
        self.values().into_iter().all(drawable)
    }

    pub(crate) fn print(&self, unit: &Unit) -> String {
        unit.estimate(self.p50, self.p5, self.p95)
    }

    /// Cells of a table: median, then the two intervals.
    pub(crate) fn cells(&self, unit: &Unit) -> [String; 3] {
        let middle = unit.value(self.p50);
        [middle, unit.range(self.p25, self.p75), unit.range(self.p5, self.p95)]
    }
}

/// A chart: a picture in two widths, the words around it and the table behind it.
pub trait Figure {
    /// The words around it.
    fn frame(&self) -> &Frame;

    /// How to read it, and its unit: one sentence or two, printed below the picture.
    fn reading(&self) -> String;

    /// The numbers behind it.
    fn table(&self) -> Table;

    /// The picture.
    fn draw(&self, width: Width) -> Drawing;

    /// The picture alone, as one `<svg>` element that needs [`crate::CHART_STYLE`] for its colours.
    fn svg(&self, width: Width) -> String {
        finish(self.frame(), &self.reading(), &self.draw(width))
    }

    /// The whole figure: finding, picture for desk and phone, unit, what was left out, source, and
    /// the table in `<details>`. Needs [`crate::CHART_STYLE`].
    fn html(&self) -> String {
        let frame = self.frame();
        let (wide, narrow) = (self.draw(Width::Wide), self.draw(Width::Narrow));
        let reading = self.reading();
        let mut html = format!(
            "<figure class=\"chart\" id=\"{}\">\n<figcaption>{}</figcaption>\n",
            frame.id,
            escape(&frame.finding)
        );
        html.push_str(&finish(frame, &reading, &wide));
        html.push_str(&finish(frame, &reading, &narrow));
        html.push_str(&format!("<p class=\"reading\">{}</p>\n", escape(&reading)));
        for note in wide.notes() {
            html.push_str(&format!("<p class=\"left-out\">{}</p>\n", escape(note)));
        }
        if !frame.source.is_empty() {
            html.push_str(&format!("<p class=\"source\">Source: {}</p>\n", escape(&frame.source)));
        }
        html.push_str("<details><summary>The numbers behind this chart</summary>\n");
        html.push_str(&self.table().html());
        html.push_str("</details>\n</figure>\n");
        html
    }
}

fn finish(frame: &Frame, reading: &str, drawing: &Drawing) -> String {
    let mut description = frame.description.clone();
    for words in std::iter::once(reading).chain(drawing.notes().iter().map(String::as_str)) {
        if !description.is_empty() {
            description.push(' ');
        }
        description.push_str(words);
    }
    drawing.finish(&frame.finding, &description)
}
