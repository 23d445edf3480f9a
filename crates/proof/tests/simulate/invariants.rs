//! What must hold of the whole store after every act.

use std::collections::BTreeMap;

use casework::journal::{self, Entry, EventKind};
use casework::{CaseId, Stage};
use store::{CaseRow, Direction, Office, StoreError};

use super::world::{Case, World};

impl World {
    /// Checks everything; the first thing that does not hold, in words.
    pub(super) async fn check(&self) -> Result<(), String> {
        let office = self.store().office();
        let rows = office.all_cases(None, 10_000).await.map_err(text)?;
        let mut rows: BTreeMap<CaseId, CaseRow> =
            rows.into_iter().map(|row| (row.case, row)).collect();
        for case in &self.cases {
            let row = rows.remove(&case.id).ok_or(format!("{} was filed and is gone", case.id))?;
            self.check_case(&office, case, &row).await.map_err(|e| format!("{}: {e}", case.id))?;
        }
        if let Some(stranger) = rows.keys().next() {
            return Err(format!("{stranger} is half there: nobody was told it was filed"));
        }
        let imbalances = office.check_books().await.map_err(text)?;
        if !imbalances.is_empty() {
            return Err(format!("the books do not balance: {imbalances:?}"));
        }
        for row in office.budgets().await.map_err(text)? {
            let budget = row.budget;
            if budget.left().minor < 0 || budget.pending_minor < 0 || budget.posted_minor < 0 {
                return Err(format!("{} is overspent: {budget:?}", row.partner));
            }
        }
        if let Some(damage) = office.check_audit_chain().await.map_err(text)? {
            return Err(format!("the audit trail does not chain: {damage:?}"));
        }
        let missing = office.missing_blobs().await.map_err(text)?;
        if missing.is_empty() { Ok(()) } else { Err(format!("blobs are missing: {missing:?}")) }
    }

    async fn check_case(&self, office: &Office, case: &Case, row: &CaseRow) -> Result<(), String> {
        let entries = office.journal(case.id).await.map_err(text)?;
        let head = journal::verify(case.id, &entries).map_err(|e| e.to_string())?;
        if head != row.head {
            return Err(format!("its head is {:?}, its journal ends at {head:?}", row.head));
        }
        let replayed = replay(&entries)?;
        if replayed != row.stage || replayed != case.stage {
            let (is, should) = (row.stage, case.stage);
            return Err(format!("is {is:?}, its journal says {replayed:?}, should be {should:?}"));
        }
        if row.set_aside != case.set_aside_for.is_some() {
            return Err(format!("set aside: {}, should be otherwise", row.set_aside));
        }
        let written = count(&entries, EventKind::MessageReceived);
        if written != case.messages {
            return Err(format!("{written} messages arrived, {} were sent", case.messages));
        }
        let found = self.store().gate().case_by_locator(&case.locator).await.map_err(text)?;
        let erased = case.stage == Stage::Erased;
        if found.map(|view| view.case) != (!erased).then_some(case.id) {
            return Err("its codename does not find it, or still does".to_owned());
        }
        self.check_bodies(office, case, erased).await
    }

    async fn check_bodies(&self, office: &Office, case: &Case, erased: bool) -> Result<(), String> {
        let bodies = office.bodies(case.id).await.map_err(text)?;
        let wrap = office.wrap(case.id).await;
        if erased {
            let left = bodies.len();
            let gone = left == 0 && wrap == Err(StoreError::NotFound);
            return if gone { Ok(()) } else { Err(format!("erased, and {left} bodies are left")) };
        }
        wrap.map_err(|e| format!("its key: {e}"))?;
        let inbound = bodies.iter().filter(|body| body.direction == Direction::In);
        let sequences: Vec<u64> = inbound.map(|body| body.sequence).collect();
        if sequences != (1..=case.inbound).collect::<Vec<_>>() {
            return Err(format!("bodies {sequences:?} of {} are there", case.inbound));
        }
        for body in &bodies {
            let read = office.body_bytes(body).await;
            read.map_err(|e| format!("body {:?} {}: {e}", body.direction, body.sequence))?;
        }
        Ok(())
    }
}

fn text(error: StoreError) -> String {
    error.to_string()
}

fn count(entries: &[Entry], kind: EventKind) -> u64 {
    entries.iter().filter(|entry| entry.event.kind == kind).count() as u64
}

fn replay(entries: &[Entry]) -> Result<Stage, String> {
    let first = entries.first().ok_or("its journal is empty")?;
    if first.event.kind != EventKind::ApplicationReceived {
        return Err(format!("its journal begins with {:?}", first.event.kind));
    }
    let step = |stage: Stage, entry: &Entry| stage.after(entry.event.kind);
    entries[1..].iter().try_fold(Stage::Received, step).map_err(|e| e.to_string())
}
