//! Stage 9, count: exact figures for the office beside what everybody may see.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use casework::statistics::{Cell, Counts, Metric, Table, release};
use pages::{Language, Shell};

use crate::frame::Frame;
use crate::guard::Signed;
use crate::names;
use crate::state::DeskState;
use crate::trouble::Answer;

/// One row: exact and public.
struct Row {
    label: String,
    exact: String,
    public: String,
}

/// One metric.
struct Part {
    title: String,
    rows: Vec<Row>,
    exact_total: String,
    public_total: String,
}

#[derive(Template)]
#[template(path = "statistics.html")]
struct StatisticsPage {
    shell: Shell,
    frame: Frame,
    parts: Vec<Part>,
}

/// All figures.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
) -> Answer {
    let counts = desk.office().counts().await?;
    let public = release(&counts, desk.today());
    let shell = desk.shell(language, "/statistics", &signed);
    let parts = public.iter().map(|table| part(&shell, &counts, table)).collect();
    let page = StatisticsPage { frame: Frame::plain(&desk), parts, shell };
    Ok(page.shell.answer(&page))
}

fn part(shell: &Shell, counts: &Counts, public: &Table) -> Part {
    let mut exact: BTreeMap<&str, u64> = BTreeMap::new();
    for ((metric, dimension, _), number) in counts {
        if *metric == public.metric {
            let sum = exact.entry(dimension).or_default();
            *sum = sum.saturating_add(*number);
        }
    }
    let shown = |label: &str| {
        let cell = public.rows.iter().find(|(row, _)| row == label).map(|(_, cell)| *cell);
        cell_words(shell, cell.unwrap_or(Cell::Withheld))
    };
    let total: u64 = exact.values().fold(0, |sum, number| sum.saturating_add(*number));
    let rows = exact.iter().map(|(label, number)| Row {
        label: dimension(shell, public.metric, label),
        exact: shell.number(number),
        public: shown(label),
    });
    Part {
        title: shell.named("desk-metric", public.metric.name()),
        rows: rows.collect(),
        exact_total: shell.number(&total),
        public_total: cell_words(shell, public.total),
    }
}

fn dimension(shell: &Shell, metric: Metric, label: &str) -> String {
    if label == "all" {
        return shell.say("desk-all");
    }
    if metric == Metric::Paid {
        return names::of(shell, "benefit", label);
    }
    let outcome = format!("desk-outcome-{}", label.replace('_', "-"));
    shell.find(&outcome).unwrap_or_else(|| names::of(shell, "audience", label))
}

fn cell_words(shell: &Shell, cell: Cell) -> String {
    match cell {
        Cell::AtLeast(number) => shell.with("desk-at-least", "count", shell.number(&number)),
        Cell::Withheld => shell.say("desk-withheld"),
    }
}
