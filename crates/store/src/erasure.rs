//! Erasure: the tombstone first, then blobs, then keys and bodies, whatever happens in between.
//!
//! **Architecture Invariant:** once the tombstone is durable, the erasure will be finished: by this
//! run, even if whoever asked hangs up; by [`Office::tidy`]; or when the store next opens. Erased
//! cases are also listed beside the vault's blobs, so that restoring an older backup erases them
//! again.

use std::sync::Arc;

use casework::journal::{Actor, Event, EventKind, Payload};
use casework::{CaseId, Refusal, Stage};
use sealing::LocatorHash;

use crate::blob::BlobId;
use crate::duplicate::forget_ties;
use crate::error::StoreError;
use crate::form::{Done, FormId, Step};
use crate::plan::{Plan, args};
use crate::store::{Gate, Inner, Office, see_through};

const ACT: &str = "erase";

impl Gate {
    /// Erases a case at the applicant's wish. Once begun it is finished, if need be after a
    /// restart (fault 23).
    pub async fn erase(&self, case: CaseId, form: FormId) -> Result<Done, StoreError> {
        let inner = Arc::clone(&self.0);
        see_through(async move { inner.erase(case, form, Actor::Applicant).await }).await
    }
}

impl Office {
    /// Erases a case on the authority of an officer, or of the operator at the machine.
    pub async fn erase(
        &self,
        case: CaseId,
        form: FormId,
        actor: Actor,
    ) -> Result<Done, StoreError> {
        let inner = Arc::clone(&self.0);
        see_through(async move { inner.erase(case, form, actor).await }).await
    }
}

impl Inner {
    async fn erase(&self, case: CaseId, form: FormId, actor: Actor) -> Result<Done, StoreError> {
        let done = self.carry_out(ACT, |_| self.plan_tombstone(case, Some(form), actor)).await?;
        self.finish_erasure(case).await?;
        Ok(done)
    }

    /// Erases a case that the list of erasures names, after a restore.
    pub(crate) async fn erase_again(&self, case: CaseId) -> Result<(), StoreError> {
        match self.case(case).await? {
            None => Ok(()),
            Some(row) if row.stage == Stage::Erased => Ok(()),
            Some(_) => {
                let plan = |_| self.plan_tombstone(case, None, Actor::Machine);
                self.carry_out(ACT, plan).await?;
                self.finish_erasure(case).await
            }
        }
    }

    /// Finishes the erasures that an earlier run, or an earlier try, began.
    pub(crate) async fn resume_erasures(&self) -> Result<(), StoreError> {
        let sql = "SELECT case_id FROM erasures WHERE finished = $1";
        let mut outcome = Ok(());
        for row in self.db.read(sql, args![false]).await? {
            let finished = self.finish_erasure(row.of("erasures").parsed()?).await;
            // One that cannot be finished now keeps no other waiting.
            outcome = outcome.and(finished);
        }
        outcome
    }

    async fn plan_tombstone(
        &self,
        case: CaseId,
        form: Option<FormId>,
        actor: Actor,
    ) -> Result<Step<Done>, StoreError> {
        if let Some(form) = form
            && self.form_used(form, ACT, case).await?
        {
            return Ok(Step::Done(Done::BEFORE));
        }
        let mut change = self.change_even_erasing(case).await?;
        if change.stage == Stage::Erased {
            return Err(Refusal::WrongStage { stage: Stage::Erased }.into());
        }
        if change.before.erasing {
            return Ok(Step::Done(Done::BEFORE));
        }
        let payload = Payload::new();
        change.event(Event { kind: EventKind::ErasureStarted, actor, payload })?;
        let day = self.clock.today();
        let mut plan = form.map_or(Plan::new(), |form| Plan::for_form(form, ACT, case, day));
        change.write(&mut plan);
        plan.one(
            "INSERT INTO erasures (case_id, day, actor, finished) VALUES ($1, $2, $3, $4)",
            args![case, day, actor.to_text(), false],
        );
        Ok(Step::Write(plan, Done::NOW))
    }

    /// Finishes an erasure whose tombstone stands. May be called any number of times.
    async fn finish_erasure(&self, case: CaseId) -> Result<(), StoreError> {
        if self.tombstone(case).await?.is_none() {
            return Ok(());
        }
        self.vault.note_erased(&format!("case {case}"))?;
        self.carry_out("finish_erasure", |_| self.plan_finish(case)).await?;
        self.db.scrub().await
    }

    /// Deletes the blobs, and plans the rest. What came in between shows in the head, and then
    /// this is done again.
    async fn plan_finish(&self, case: CaseId) -> Result<Step<()>, StoreError> {
        let Some(actor) = self.tombstone(case).await? else { return Ok(Step::Done(())) };
        let mut change = self.change_even_erasing(case).await?;
        let sql = "SELECT blob FROM bodies WHERE case_id = $1 AND blob IS NOT NULL";
        for row in self.db.read(sql, args![case]).await? {
            let blob: BlobId = row.of("bodies").parsed()?;
            self.vault.delete(blob)?;
        }
        let payload = Payload::new();
        change.event(Event { kind: EventKind::Erased, actor, payload })?;
        change.unread = false;
        change.screened_with = None;
        let mut plan = Plan::new();
        change.write(&mut plan);
        plan.add("DELETE FROM bodies WHERE case_id = $1", args![case]);
        forget_ties(&mut plan, case);
        self.void_pending(case, &mut plan).await?;
        plan.add("DELETE FROM proposals WHERE subject = $1", args![case]);
        // The reply key comes from the codename: whoever holds one could prove the other.
        plan.one(
            "UPDATE cases SET wrap = NULL, locator = $1, reply_recipient = case_recipient \
             WHERE id = $2",
            args![&self.draw_locator()?, case],
        );
        plan.one(
            "UPDATE erasures SET finished = $1 WHERE case_id = $2 AND finished = $3",
            args![true, case, false],
        );
        Ok(Step::Write(plan, ()))
    }

    /// On whose authority an unfinished erasure stands.
    async fn tombstone(&self, case: CaseId) -> Result<Option<Actor>, StoreError> {
        let sql = "SELECT actor FROM erasures WHERE case_id = $1 AND finished = $2";
        let row = self.db.read_one(sql, args![case, false]).await?;
        row.map(|row| row.of("erasures").named(Actor::from_text)).transpose()
    }

    /// A locator that no codename leads to.
    pub(crate) fn draw_locator(&self) -> Result<LocatorHash, StoreError> {
        let mut bytes = [0; 32];
        self.entropy.fill(&mut bytes)?;
        Ok(LocatorHash::from_bytes(bytes))
    }
}
