//! Charts as SVG, reports as one HTML page, tables and sparklines for the terminal. Pure: values
//! in, text out.
//!
//! A chart says what was found in its title, its unit and source below it, and carries the table it
//! was drawn from. Intervals are always drawn; whatever colour tells, a shape, a dash or a hatching
//! tells too. Text stays text, so that it can be selected, searched and read aloud.
//!
//! **Architecture Invariant:** the same values give the same bytes everywhere: no clock, no chance,
//! no font is measured, and coordinates have two decimals. Nothing that comes in becomes markup.
//! No value can make a chart fail: what cannot be drawn is left out and said in words.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod axis;
mod bars;
mod differences;
mod escape;
mod fan;
mod figure;
mod intervals;
mod lines;
mod number;
mod page;
mod rows;
mod stacked;
mod style;
mod svg;
mod table;
pub mod text;
mod tornado;

pub use bars::{Bar, Bars};
pub use differences::{Difference, Differences};
pub use escape::{escape, identifier};
pub use fan::{FanChart, FanPoint, FanSeries};
pub use figure::{Estimate, Figure, Frame, Spread};
pub use intervals::{Interval, Intervals, Role};
pub use lines::{Line, Lines};
pub use number::{MINUS, NONE, Scale, THIN, Unit, number};
pub use page::{Callout, Page, Section};
pub use stacked::{StackedBar, StackedBars};
pub use style::{CHART_STYLE, PAGE_STYLE};
pub use svg::{Drawing, Width};
pub use table::{Column, Table};
pub use tornado::{Sensitivity, Tornado};
