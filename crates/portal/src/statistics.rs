//! Statistics for everybody: only what hides among at least ten, and the same in three forms.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use casework::application::week_of;
use casework::statistics::{Cell, Metric, THRESHOLD, Table, release};
use jiff::civil::Date;
use pages::{Language, Problem, Shell};
use programme::Digest;
use serde::Serialize;

use crate::state::{PortalState, unavailable};

#[derive(Template)]
#[template(path = "statistics.html")]
struct Statistics<'a> {
    shell: &'a Shell,
    week: Date,
    threshold: String,
    tables: Vec<TableWords>,
}

struct TableWords {
    title: String,
    unit: String,
    rows: Vec<(String, String)>,
    total: Option<String>,
}

/// The machine-readable twin.
#[derive(Serialize)]
struct Release {
    /// Only weeks before this one are counted.
    weeks_before: Date,
    threshold: u64,
    programme: Digest,
    tables: Vec<Table>,
}

async fn tables(portal: &PortalState) -> Result<Vec<Table>, Problem> {
    let counts = portal.gate.counts().await.map_err(unavailable)?;
    Ok(release(&counts, portal.today()))
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
) -> Result<Response, Problem> {
    let shell = portal.plain_shell(language, "/statistics");
    let tables = tables(&portal).await?;
    let tables = tables.iter().map(|table| words(&shell, table)).collect();
    let week = week_of(portal.today());
    Ok(shell.answer(&Statistics {
        shell: &shell,
        week,
        threshold: shell.number(&THRESHOLD),
        tables,
    }))
}

fn words(shell: &Shell, table: &Table) -> TableWords {
    let metric = table.metric.name();
    let row = |(label, cell): &(String, Cell)| {
        (row_label(shell, table.metric, label), in_words(shell, *cell))
    };
    let mut rows: Vec<_> = table.rows.iter().map(row).collect();
    if rows.is_empty() {
        // Nothing counted and too little counted look the same, as they must.
        rows.push((shell.say("counted-all"), in_words(shell, Cell::Withheld)));
    }
    TableWords {
        title: shell.say(&format!("metric-{metric}")),
        unit: shell.say(&format!("metric-{metric}-unit")),
        rows,
        total: (table.rows.len() > 1).then(|| in_words(shell, table.total)),
    }
}

/// A row's label in words. Decisions are counted by audience or, without one, by outcome.
fn row_label(shell: &Shell, metric: Metric, label: &str) -> String {
    let kinds: &[&str] = match metric {
        Metric::Applications | Metric::Acceptances => &["counted"],
        Metric::Paid => &["benefit", "counted"],
        Metric::Decisions | Metric::Offers => &["audience", "counted"],
    };
    let name = label.replace('_', "-");
    let found = kinds.iter().find_map(|kind| shell.find(&format!("{kind}-{name}")));
    found.unwrap_or_else(|| label.to_owned())
}

fn in_words(shell: &Shell, cell: Cell) -> String {
    match cell {
        Cell::AtLeast(count) => shell.with("cell-at-least", "number", shell.number(&count)),
        Cell::Withheld => shell.with("cell-withheld", "limit", THRESHOLD),
    }
}

pub(crate) async fn json(State(portal): State<PortalState>) -> Result<Response, Problem> {
    let release = Release {
        weeks_before: week_of(portal.today()),
        threshold: THRESHOLD,
        programme: portal.programme.digest(),
        tables: tables(&portal).await?,
    };
    let body = serde_json::to_vec_pretty(&release).map_err(|_| Problem::internal())?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

pub(crate) async fn csv(State(portal): State<PortalState>) -> Result<Response, Problem> {
    let mut text = String::from("metric,label,at_least\r\n");
    for table in tables(&portal).await? {
        for (label, cell) in &table.rows {
            let shown = match cell {
                Cell::AtLeast(count) => count.to_string(),
                Cell::Withheld => "withheld".to_owned(),
            };
            // Labels are names from the programme file: lower-case words, digits, underscores.
            let label: String =
                label.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            text.push_str(&format!("{},{label},{shown}\r\n", table.metric.name()));
        }
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"statistics.csv\""),
    ];
    Ok((headers, text).into_response())
}
