//! The audit trail: who did what beside the cases, and whether the chain holds.

use askama::Template;
use axum::extract::{Query, State};
use pages::{Language, Shell};
use serde::Deserialize;
use store::{AuditDamage, AuditRow, OfficerRow};

use crate::frame::{Frame, Pager, address};
use crate::guard::Signed;
use crate::names;
use crate::state::DeskState;
use crate::trouble::Answer;
use crate::visible::Visible;

/// What the address asks for.
#[derive(Deserialize, Default, Debug)]
#[serde(default)]
pub(crate) struct Asked {
    page: String,
    check: String,
}

struct Row {
    number: u64,
    at: String,
    officer: String,
    act: String,
    subject: Visible,
    hash: String,
}

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage {
    shell: Shell,
    frame: Frame,
    /// Whether the chain holds, if it was asked: and the words for it.
    checked: Option<(bool, String)>,
    check: String,
    rows: Vec<Row>,
    total: usize,
    pager: Pager,
}

/// One page of the audit trail, last first.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Answer {
    let shell = desk.shell(language, "/audit", &signed);
    let staff = desk.office().officers().await?;
    let found = desk.office().audit_page(asked.page.parse().unwrap_or(1).max(1)).await?;
    let checked = match asked.check.as_str() {
        "1" => Some(verdict(&shell, desk.office().check_audit_chain().await?)),
        _ => None,
    };
    let page = AuditPage {
        frame: Frame::plain(&desk),
        checked,
        check: shell.link(&address("/audit", &[("check", "1")])),
        rows: found.items.iter().map(|entry| row(&shell, &staff, entry)).collect(),
        total: usize::try_from(found.total).unwrap_or(usize::MAX),
        pager: Pager::new(&found, |page| {
            shell.link(&address("/audit", &[("page", &page.to_string())]))
        }),
        shell,
    };
    Ok(page.shell.answer(&page))
}

fn verdict(shell: &Shell, damage: Option<AuditDamage>) -> (bool, String) {
    match damage {
        None => (true, shell.say("desk-audit-holds")),
        Some(AuditDamage::Gap { expected: number }) => {
            (false, shell.with("desk-audit-gap", "number", number))
        }
        Some(AuditDamage::Changed { sequence: number }) => {
            (false, shell.with("desk-audit-changed", "number", number))
        }
        Some(AuditDamage::Shortened) => (false, shell.say("desk-audit-shortened")),
    }
}

fn row(shell: &Shell, staff: &[OfficerRow], entry: &AuditRow) -> Row {
    let officer = match entry.officer {
        Some(id) => names::officer(staff, id),
        None if entry.act == "sign_in_failed" => shell.say("desk-actor-nobody"),
        None => shell.say("desk-actor-machine"),
    };
    let meant = staff.iter().find(|row| row.officer.id.to_string() == entry.subject);
    let subject = meant.map_or(entry.subject.as_str(), |row| row.officer.name.as_str());
    Row {
        number: entry.sequence,
        at: names::moment(shell, entry.at_us),
        officer,
        act: names::of(shell, "desk-audit-act", &entry.act),
        subject: Visible::new(subject),
        hash: entry.hash.short(),
    }
}
