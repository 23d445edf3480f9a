//! Erasing a case from the desk: the designation is typed, because there is no way back.

use casework::journal::Actor;
use casework::{Role, Stage};
use pages::Field;

use crate::act::Act;
use crate::case::{Bench, after, form_id};
use crate::sent::Sent;
use crate::trouble::{Answer, Trouble};

/// The act, for cases that are not erased yet.
pub(crate) fn act(bench: &Bench<'_>) -> Option<Act> {
    if bench.row.stage == Stage::Erased {
        return None;
    }
    let shell = &bench.shell;
    let label = shell.with("desk-erase-label", "designation", bench.row.designation.as_str());
    Some(
        Act::new(shell, "erase", bench.action("erase"))
            .dangerous()
            .field(Field::line("designation", label, bench.typed("designation")))
            .only_for(shell, bench.signed, Role::Approver, &bench.staff, None),
    )
}

/// Destroys the keys and bodies of a case.
pub(crate) async fn erase(sent: Sent) -> Answer {
    let bench = sent.bench().await?;
    let form = form_id(&sent.posted)?;
    let outcome = if sent.posted.text("designation") == bench.row.designation.as_str() {
        let officer = bench.signed.officer.id;
        let done = sent.desk.office().erase(bench.row.case, form, Actor::Officer(officer)).await;
        done.map(|_| "erased").map_err(Trouble::from)
    } else {
        Err(Trouble::field("designation", "desk-error-designation"))
    };
    after(bench, &sent.posted, outcome, "designation").await
}
