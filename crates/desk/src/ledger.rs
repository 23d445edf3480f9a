//! The ledger: what each partner can spend, has promised and has paid, by benefit.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use casework::ledger::{Budget, TransferState};
use pages::{Language, Shell};
use programme::Money;
use store::{BudgetRow, LedgerLine};

use crate::csv::Csv;
use crate::frame::{Frame, address};
use crate::guard::Signed;
use crate::names;
use crate::state::DeskState;
use crate::trouble::{Answer, Trouble};

/// A number that leads to the rows it sums.
pub(crate) struct Linked {
    pub(crate) text: String,
    pub(crate) href: String,
}

/// A partner's budget, with its bar in thousandths.
struct BudgetView {
    partner: String,
    limit: String,
    pending: Linked,
    posted: Linked,
    left: String,
    posted_thousandths: i64,
    pending_thousandths: i64,
}

/// A partner's sums for one benefit.
struct LineView {
    partner: String,
    benefit: String,
    pending: Linked,
    posted: Linked,
    voided: Linked,
    count: Linked,
}

#[derive(Template)]
#[template(path = "ledger.html")]
struct LedgerPage {
    shell: Shell,
    frame: Frame,
    alarms: Vec<String>,
    budgets: Vec<BudgetView>,
    lines: Vec<LineView>,
}

/// The ledger.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
) -> Answer {
    let office = desk.office();
    let shell = desk.shell(language, "/ledger", &signed);
    let budgets = office.budgets().await?;
    let lines = office.ledger().await?;
    let imbalances = office.check_books().await?;
    let alarm = |wrong: &store::Imbalance| {
        shell.with("desk-alarm-books", "partner", names::of(&shell, "partner", &wrong.partner))
    };
    let page = LedgerPage {
        frame: Frame::plain(&desk),
        alarms: imbalances.iter().map(alarm).collect(),
        budgets: budgets.iter().map(|row| budget_view(&shell, row)).collect(),
        lines: lines.iter().map(|line| line_view(&shell, line)).collect(),
        shell,
    };
    Ok(page.shell.answer(&page))
}

fn linked(shell: &Shell, text: String, partner: &str, state: Option<TransferState>) -> Linked {
    let state = state.map_or("", TransferState::name);
    let path = address("/transfers", &[("partner", partner), ("state", state)]);
    Linked { text, href: shell.link(&path) }
}

fn budget_view(shell: &Shell, row: &BudgetRow) -> BudgetView {
    let Budget { limit_minor, pending_minor, posted_minor, currency } = row.budget;
    let money = |minor| shell.money(&Money { minor, currency });
    let link = |minor, state| linked(shell, money(minor), &row.partner, Some(state));
    BudgetView {
        partner: names::of(shell, "partner", &row.partner),
        limit: money(limit_minor),
        pending: link(pending_minor, TransferState::Pending),
        posted: link(posted_minor, TransferState::Posted),
        left: shell.money(&row.budget.left()),
        posted_thousandths: thousandths(posted_minor, limit_minor),
        pending_thousandths: thousandths(pending_minor, limit_minor),
    }
}

/// A part of a whole in thousandths, for the length of a bar; something that is not nothing is
/// never drawn as nothing.
fn thousandths(part: i64, whole: i64) -> i64 {
    if part <= 0 || whole <= 0 {
        return 0;
    }
    let length = i128::from(part) * 1000 / i128::from(whole);
    i64::try_from(length.clamp(2, 1000)).unwrap_or(1000)
}

fn line_view(shell: &Shell, line: &LedgerLine) -> LineView {
    let money = |minor| shell.money(&Money { minor, currency: line.currency });
    let link = |minor, state| linked(shell, money(minor), &line.partner, Some(state));
    LineView {
        partner: names::of(shell, "partner", &line.partner),
        benefit: names::of(shell, "benefit", &line.benefit),
        pending: link(line.pending_minor, TransferState::Pending),
        posted: link(line.posted_minor, TransferState::Posted),
        voided: link(line.voided_minor, TransferState::Voided),
        count: linked(shell, shell.number(&line.count), &line.partner, None),
    }
}

/// The ledger as a table for spreadsheets.
pub(crate) async fn table(State(desk): State<DeskState>, signed: Signed) -> Answer {
    let mut csv =
        Csv::new(&["partner", "benefit", "currency", "pending", "posted", "voided", "transfers"]);
    for line in desk.office().ledger().await? {
        let decimal = |minor| Money { minor, currency: line.currency }.to_decimal();
        csv.row(&[
            line.partner.clone(),
            line.benefit.clone(),
            line.currency.to_string(),
            decimal(line.pending_minor),
            decimal(line.posted_minor),
            decimal(line.voided_minor),
            line.count.to_string(),
        ]);
    }
    exported(&desk, &signed, csv, "ledger").await
}

/// A finished table as a download, noted in the audit trail.
pub(crate) async fn exported(
    desk: &DeskState,
    signed: &Signed,
    csv: Csv,
    name: &'static str,
) -> Result<Response, Trouble> {
    desk.office().audit_note(Some(signed.officer.id), "export", name).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
    ];
    Ok((headers, csv.finish()).into_response())
}

#[cfg(test)]
mod tests {
    use super::thousandths;

    #[test]
    fn bars_are_whole_numbers_and_never_overrun() {
        assert_eq!(thousandths(0, 100), 0);
        assert_eq!(thousandths(1, i64::MAX), 2, "something is never drawn as nothing");
        assert_eq!(thousandths(50, 100), 500);
        assert_eq!(thousandths(i64::MAX, 1), 1000);
        assert_eq!(thousandths(1, 0), 0);
        assert_eq!(thousandths(-1, 100), 0);
    }
}
