//! Stage 3, screen, among the office's own cases: which cases share a blind token, what an officer
//! found about two of them, and merges.
//!
//! **Architecture Invariant:** a merge deletes nothing and can be undone. While it stands, nothing
//! is offered or paid on the case that is set aside, and nothing that was paid there is paid again
//! on the one that is kept (fault 45). The journals say that a case was merged, never with which.

use std::collections::BTreeSet;

use casework::duplicate::{Part, Succession};
use casework::journal::{Actor, Event, EventKind, Payload};
use casework::{CaseId, OfficerId, Refusal};

use crate::blob::blobs;
use crate::body::{Direction, NewBody};
use crate::error::StoreError;
use crate::form::{Done, FormId, Step};
use crate::journal::digests;
use crate::ledger::InstalmentKey;
use crate::plan::{Plan, args};
use crate::store::{Inner, Office};

/// An officer's finding about two cases, sealed to each of them with its office's next sequence.
#[derive(Clone, Debug)]
pub struct TwoCases {
    /// The form it was sent with.
    pub form: FormId,
    /// Who found it.
    pub officer: OfficerId,
    /// One case; in a merge the one that goes on.
    pub one: (CaseId, NewBody),
    /// The other case; in a merge the one that is set aside.
    pub other: (CaseId, NewBody),
}

/// A merge that stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Merge {
    /// The case that is set aside.
    pub aside: CaseId,
    /// The case that goes on; none once it is erased.
    pub kept: Option<CaseId>,
}

impl Office {
    /// Cases that share one of these tokens, at most `limit`, in the order of their ids.
    pub async fn with_token(
        &self,
        case: CaseId,
        tokens: &[String],
        limit: usize,
    ) -> Result<Vec<CaseId>, StoreError> {
        let sql = "SELECT case_id FROM case_tokens WHERE token = $1 AND case_id <> $2 \
                   ORDER BY case_id LIMIT $3";
        let mut found = BTreeSet::new();
        for token in tokens {
            let args = args![token.as_str(), case, limit as u64];
            for row in self.0.db.read(sql, args).await? {
                found.insert(row.of("case_tokens").parsed()?);
            }
        }
        Ok(found.into_iter().take(limit).collect())
    }

    /// Cases that share a token with this one, at most `limit`, in the order of their ids.
    pub async fn sharing(&self, case: CaseId, limit: usize) -> Result<Vec<CaseId>, StoreError> {
        let sql = "SELECT DISTINCT other.case_id FROM case_tokens mine \
                   JOIN case_tokens other ON other.token = mine.token \
                   WHERE mine.case_id = $1 AND other.case_id <> $1 \
                   ORDER BY other.case_id LIMIT $2";
        let rows = self.0.db.read(sql, args![case, limit as u64]).await?;
        rows.into_iter().map(|row| row.of("case_tokens").parsed()).collect()
    }

    /// The tokens of a case, sorted.
    pub async fn tokens(&self, case: CaseId) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT token FROM case_tokens WHERE case_id = $1 ORDER BY token";
        let rows = self.0.db.read(sql, args![case]).await?;
        rows.into_iter().map(|row| row.of("case_tokens").text()).collect()
    }

    /// Every merge that this case is part of, whichever part it has.
    pub async fn merges(&self, case: CaseId) -> Result<Vec<Merge>, StoreError> {
        self.0.merges(case).await
    }

    /// Instalments that were paid on cases merged into this one, those that are erased since among
    /// them.
    pub async fn paid_on_merged(
        &self,
        case: CaseId,
    ) -> Result<BTreeSet<InstalmentKey>, StoreError> {
        self.0.paid_on_merged(case).await
    }

    /// Records a finding that leaves the two cases apart. `MergedAlready` while they are merged.
    pub async fn judge_duplicate(&self, act: TwoCases) -> Result<Done, StoreError> {
        self.two_cases("judge_duplicate", act).await
    }

    /// Merges two cases. `MergedAlready` unless both are free for it.
    pub async fn merge(&self, act: TwoCases) -> Result<Done, StoreError> {
        self.two_cases(MERGE, act).await
    }

    /// Undoes a merge. `NotMerged` unless just these two are merged so.
    pub async fn unmerge(&self, act: TwoCases) -> Result<Done, StoreError> {
        self.two_cases(UNMERGE, act).await
    }

    /// Lets a case go on again that is set aside for one erased since, as the same person's or as
    /// another's.
    pub async fn succeed(
        &self,
        form: FormId,
        officer: OfficerId,
        aside: (CaseId, NewBody),
        succession: Succession,
    ) -> Result<Done, StoreError> {
        self.0.must_have_room()?;
        let record = self.0.settle(aside.1).await?;
        let plan = |_| self.0.plan_succession(form, officer, (aside.0, &record), succession);
        let done = self.0.carry_out(SUCCEED, plan).await;
        self.0.tidy(done, blobs([&record])).await
    }

    async fn two_cases(&self, name: &'static str, act: TwoCases) -> Result<Done, StoreError> {
        if act.one.0 == act.other.0 {
            return Err(StoreError::Conflict);
        }
        self.0.must_have_room()?;
        let mut act = act;
        act.one.1 = self.0.settle(act.one.1).await?;
        act.other.1 = self.0.settle(act.other.1).await?;
        let done = self.0.carry_out(name, |_| self.0.plan_two_cases(name, &act)).await;
        self.0.tidy(done, blobs([&act.one.1, &act.other.1])).await
    }
}

const MERGE: &str = "merge";
const UNMERGE: &str = "unmerge";
const SUCCEED: &str = "succeed";

impl Inner {
    async fn merges(&self, case: CaseId) -> Result<Vec<Merge>, StoreError> {
        let sql = "SELECT case_id, kept FROM merges WHERE case_id = $1 OR kept = $1 \
                   ORDER BY case_id";
        let mut merges = Vec::new();
        for row in self.db.read(sql, args![case]).await? {
            let mut row = row.of("merges");
            merges.push(Merge { aside: row.parsed()?, kept: row.opt_parsed()? });
        }
        Ok(merges)
    }

    pub(crate) async fn paid_on_merged(
        &self,
        case: CaseId,
    ) -> Result<BTreeSet<InstalmentKey>, StoreError> {
        // One query: an erasure that comes in between moves a payment from one part to another.
        let sql = "SELECT benefit, partner, number FROM transfers \
                   JOIN merges ON merges.case_id = transfers.case_id \
                   WHERE merges.kept = $1 AND transfers.state = 'posted' \
                   UNION SELECT benefit, partner, number FROM paid_before \
                   JOIN merges ON merges.case_id = paid_before.case_id WHERE merges.kept = $1 \
                   UNION SELECT benefit, partner, number FROM paid_before WHERE case_id = $1";
        let mut paid = BTreeSet::new();
        for row in self.db.read(sql, args![case]).await? {
            let mut row = row.of("transfers");
            let (benefit, partner) = (row.text()?, row.text()?);
            let number = u16::try_from(row.count()?).map_err(|_| row.corrupt())?;
            paid.insert(InstalmentKey { benefit, partner, number });
        }
        Ok(paid)
    }

    /// Both cases change in one plan, so that whatever else changes either of them comes before or
    /// after all of it.
    async fn plan_two_cases(
        &self,
        name: &'static str,
        act: &TwoCases,
    ) -> Result<Step<Done>, StoreError> {
        let (one, other) = (act.one.0, act.other.0);
        if self.form_used(act.form, name, one).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let mut plan = Plan::for_form(act.form, name, one, self.clock.today());
        let kind = match name {
            MERGE => EventKind::Merged,
            UNMERGE => EventKind::Unmerged,
            _ => EventKind::DuplicateJudged,
        };
        for ((case, record), part) in [(&act.one, Part::Kept), (&act.other, Part::SetAside)] {
            let mut change = self.change(*case).await?;
            let payload = match kind {
                EventKind::DuplicateJudged => Payload::new(),
                _ => Payload::new().with("part", part.name()),
            };
            let records = std::slice::from_ref(record);
            change.event(Event {
                kind,
                actor: Actor::Officer(act.officer),
                payload: digests(payload, Direction::Office, records),
            })?;
            self.add_bodies(&mut change, Direction::Office, records)?;
            change.write(&mut plan);
        }
        match name {
            MERGE => {
                self.must_be_free(one, other).await?;
                plan.one("INSERT INTO merges (case_id, kept) VALUES ($1, $2)", args![other, one]);
            }
            UNMERGE => {
                let merge = Merge { aside: other, kept: Some(one) };
                if !self.merges(other).await?.contains(&merge) {
                    return Err(Refusal::NotMerged.into());
                }
                plan.one("DELETE FROM merges WHERE case_id = $1 AND kept = $2", args![other, one]);
            }
            _ => {
                let merged = self.merges(one).await?;
                let other_way = |merge: &Merge| merge.aside == other || merge.kept == Some(other);
                if merged.iter().any(other_way) {
                    return Err(Refusal::MergedAlready.into());
                }
            }
        }
        Ok(Step::Write(plan, Done::NOW))
    }

    /// Whether two cases may be merged: neither is set aside, and nothing is merged into the one
    /// that would be, so that one look says which case goes on.
    async fn must_be_free(&self, kept: CaseId, aside: CaseId) -> Result<(), StoreError> {
        let set_aside = self.merges(kept).await?.iter().any(|merge| merge.aside == kept);
        let free = !set_aside && self.merges(aside).await?.is_empty();
        if free { Ok(()) } else { Err(Refusal::MergedAlready.into()) }
    }

    async fn plan_succession(
        &self,
        form: FormId,
        officer: OfficerId,
        (aside, record): (CaseId, &NewBody),
        succession: Succession,
    ) -> Result<Step<Done>, StoreError> {
        if self.form_used(form, SUCCEED, aside).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        if !self.merges(aside).await?.contains(&Merge { aside, kept: None }) {
            return Err(Refusal::NotMerged.into());
        }
        let mut change = self.change(aside).await?;
        let records = std::slice::from_ref(record);
        let payload = Payload::new()
            .with("part", Part::SetAside.name())
            .with("succession", succession.name());
        change.event(Event {
            kind: EventKind::Unmerged,
            actor: Actor::Officer(officer),
            payload: digests(payload, Direction::Office, records),
        })?;
        self.add_bodies(&mut change, Direction::Office, records)?;
        let mut plan = Plan::for_form(form, SUCCEED, aside, self.clock.today());
        change.write(&mut plan);
        plan.one("DELETE FROM merges WHERE case_id = $1 AND kept IS NULL", args![aside]);
        if succession == Succession::SamePerson {
            // From now on as much its person's as what was paid on a case set aside for it.
            plan.add(
                "INSERT INTO paid_before (case_id, benefit, partner, number, of_kept) \
                 SELECT case_id, benefit, partner, number, $2 FROM paid_before \
                 WHERE case_id = $1 AND of_kept = $3 \
                 ON CONFLICT (case_id, benefit, partner, number, of_kept) DO NOTHING",
                args![aside, false, true],
            );
        }
        plan.add("DELETE FROM paid_before WHERE case_id = $1 AND of_kept = $2", args![aside, true]);
        Ok(Step::Write(plan, Done::NOW))
    }
}

/// Adds to the plan of an erasure: nothing ties the case to another any more. A case that was set
/// aside for it stays set aside until an officer says otherwise. Which instalments were paid to
/// their person is kept for whichever case may go on, so that none is paid again.
pub(crate) fn forget_ties(plan: &mut Plan, case: CaseId) {
    plan.add(
        "INSERT INTO paid_before (case_id, benefit, partner, number, of_kept) \
         SELECT merges.kept, paid.benefit, paid.partner, paid.number, $2 FROM merges JOIN ( \
         SELECT case_id, benefit, partner, number FROM transfers WHERE state = 'posted' \
         UNION SELECT case_id, benefit, partner, number FROM paid_before) AS paid \
         ON paid.case_id = merges.case_id \
         WHERE merges.case_id = $1 AND merges.kept IS NOT NULL \
         ON CONFLICT (case_id, benefit, partner, number, of_kept) DO NOTHING",
        args![case, false],
    );
    // All that the group was paid: on the case itself, and on every one set aside for it.
    plan.add(
        "INSERT INTO paid_before (case_id, benefit, partner, number, of_kept) \
         SELECT DISTINCT merges.case_id, paid.benefit, paid.partner, paid.number, $2 FROM merges \
         JOIN (SELECT case_id, benefit, partner, number FROM transfers WHERE state = 'posted' \
         UNION SELECT case_id, benefit, partner, number FROM paid_before) AS paid \
         ON paid.case_id = $1 OR paid.case_id IN (SELECT case_id FROM merges WHERE kept = $1) \
         WHERE merges.kept = $1 AND paid.case_id <> merges.case_id \
         ON CONFLICT (case_id, benefit, partner, number, of_kept) DO NOTHING",
        args![case, true],
    );
    plan.add("DELETE FROM paid_before WHERE case_id = $1", args![case]);
    plan.add("DELETE FROM case_tokens WHERE case_id = $1", args![case]);
    plan.add("DELETE FROM merges WHERE case_id = $1", args![case]);
    plan.add("UPDATE merges SET kept = NULL WHERE kept = $1", args![case]);
}
