//! Styles: one for charts wherever they stand, one for a page of its own.

/// What charts need, to be put into the style sheet of whatever page they stand in. It uses the
/// variables of the product's own sheet where they are there (`--ink`, `--paper`, `--soft`,
/// `--line`, `--wash`).
pub const CHART_STYLE: &str = include_str!("charts.css");

/// The style of a [`crate::Page`], charts included: just what stands between `<style>` and
/// `</style>`, so that a server can name its hash in a content security policy.
pub const PAGE_STYLE: &str = concat!(include_str!("page.css"), include_str!("charts.css"));
