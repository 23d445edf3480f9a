//! Transfers, row by row: what every sum of the ledger is made of.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use casework::ledger::TransferState;
use casework::{CaseId, Designation};
use pages::{Language, Shell};
use serde::Deserialize;
use store::{TransferFilter, TransferRow};

use crate::csv::Csv;
use crate::frame::{Frame, Pager, address};
use crate::guard::Signed;
use crate::ledger::exported;
use crate::names;
use crate::state::{DeskState, may_go};
use crate::trouble::{Answer, Trouble};

const ROWS_A_PAGE: u64 = 50;
const EXPORT_ROWS_A_PAGE: u64 = 200;
/// The most characters of a partner's name in an address.
const PARTNER_MAX: usize = 100;

/// What the address asks for.
#[derive(Deserialize, Default, Debug)]
#[serde(default)]
pub(crate) struct Asked {
    partner: String,
    state: String,
    page: String,
}

impl Asked {
    fn partner(&self) -> Option<String> {
        let fits = !self.partner.is_empty() && self.partner.chars().count() <= PARTNER_MAX;
        fits.then(|| self.partner.clone())
    }

    fn state(&self) -> Option<TransferState> {
        TransferState::from_name(&self.state)
    }

    fn address(&self, state: Option<TransferState>, page: u64) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let state = state.map_or("", TransferState::name);
        let partner = self.partner().unwrap_or_default();
        address("/transfers", &[("partner", &partner), ("state", state), ("page", &page)])
    }
}

/// One transfer.
struct Row {
    designation: String,
    /// Where the case is, for officers who may open it.
    href: Option<String>,
    partner: String,
    benefit: String,
    number: u16,
    amount: String,
    state: String,
    state_name: &'static str,
    posted: Option<String>,
}

/// One state to filter by.
struct Tab {
    text: String,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "transfers.html")]
struct TransfersPage {
    shell: Shell,
    frame: Frame,
    partner: Option<String>,
    all: String,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    total: usize,
    pager: Pager,
}

/// One page of transfers.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Answer {
    let filter = TransferFilter {
        partner: asked.partner(),
        state: asked.state(),
        page: asked.page.parse().unwrap_or(1).max(1),
        per_page: ROWS_A_PAGE,
    };
    let found = desk.office().transfers_page(&filter).await?;
    let designations = designations(&desk, &found.items).await?;
    let shell = desk.shell(language, "/transfers", &signed);
    let opens = may_go(&signed, "/cases/{id}");
    let row = |transfer: &TransferRow| Row {
        designation: called(&designations, transfer.case),
        href: opens.then(|| shell.link(&format!("/cases/{}", transfer.case))),
        partner: names::of(&shell, "partner", &transfer.partner),
        benefit: names::of(&shell, "benefit", &transfer.benefit),
        number: transfer.number,
        amount: shell.money(&transfer.amount),
        state: shell.named("desk-transfer", transfer.state.name()),
        state_name: transfer.state.name(),
        posted: transfer.posted_us.map(|at| names::moment(&shell, at)),
    };
    let states = [
        None,
        Some(TransferState::Pending),
        Some(TransferState::Posted),
        Some(TransferState::Voided),
    ];
    let tab = |state: Option<TransferState>| Tab {
        text: shell.named("desk-transfer", state.map_or("all", TransferState::name)),
        href: shell.link(&asked.address(state, 1)),
        current: state == asked.state(),
    };
    let page = TransfersPage {
        frame: Frame::plain(&desk),
        partner: asked.partner().map(|partner| names::of(&shell, "partner", &partner)),
        all: shell.link("/transfers"),
        tabs: states.into_iter().map(tab).collect(),
        rows: found.items.iter().map(row).collect(),
        total: usize::try_from(found.total).unwrap_or(usize::MAX),
        pager: Pager::new(&found, |page| shell.link(&asked.address(asked.state(), page))),
        shell,
    };
    Ok(page.shell.answer(&page))
}

/// What staff call the cases of these transfers.
async fn designations(
    desk: &DeskState,
    transfers: &[TransferRow],
) -> Result<BTreeMap<CaseId, Designation>, Trouble> {
    let mut known = BTreeMap::new();
    for transfer in transfers {
        if !known.contains_key(&transfer.case)
            && let Some(case) = desk.office().case(transfer.case).await?
        {
            known.insert(transfer.case, case.designation);
        }
    }
    Ok(known)
}

fn called(known: &BTreeMap<CaseId, Designation>, case: CaseId) -> String {
    known.get(&case).map_or_else(|| case.to_string(), Designation::to_string)
}

/// All transfers as a table for spreadsheets.
pub(crate) async fn table(State(desk): State<DeskState>, signed: Signed) -> Answer {
    let mut csv = Csv::new(&[
        "transfer", "case", "partner", "benefit", "number", "amount", "currency", "state", "posted",
    ]);
    let mut filter = TransferFilter { page: 1, per_page: EXPORT_ROWS_A_PAGE, ..Default::default() };
    loop {
        let found = desk.office().transfers_page(&filter).await?;
        let designations = designations(&desk, &found.items).await?;
        for transfer in &found.items {
            csv.row(&cells(transfer, called(&designations, transfer.case)));
        }
        if found.items.is_empty() || filter.page >= found.pages() {
            break;
        }
        filter.page += 1;
    }
    exported(&desk, &signed, csv, "transfers").await
}

fn cells(transfer: &TransferRow, case: String) -> [String; 9] {
    let posted = transfer.posted_us.and_then(|at| jiff::Timestamp::from_microsecond(at).ok());
    [
        transfer.id.to_string(),
        case,
        transfer.partner.clone(),
        transfer.benefit.clone(),
        transfer.number.to_string(),
        transfer.amount.to_decimal(),
        transfer.amount.currency.to_string(),
        transfer.state.name().to_owned(),
        posted.map(|at| at.to_string()).unwrap_or_default(),
    ]
}
