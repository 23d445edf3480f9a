//! Stage 7, testify: kept apart from cases, decisions and money, without a key in either direction.
//!
//! **Architecture Invariant:** what a person does with a testimony uses up no row of the table of
//! forms, which cases share: rows side by side would tell who gave it. Its own random id makes
//! each act happen once, and the store's tables keep no order of arrival.

use std::sync::Arc;

use casework::{CaseId, OfficerId};
use jiff::civil::Date;
use sealing::{LocatorHash, Recipient};

use crate::blob::blobs;
use crate::body::{BodyRow, Direction, NewBody, bodies, insert_testimony_body};
use crate::error::StoreError;
use crate::form::{Done, FormId, Step};
use crate::page::Page;
use crate::plan::{Plan, args};
use crate::row::Row;
use crate::store::{Gate, Inner, Office, see_through};

/// A testimony as the portal files it.
#[derive(Clone, Debug)]
pub struct NewTestimony {
    /// The form it was sent with. It is not kept: the id makes this act once.
    pub form: FormId,
    /// Its own id, which names no case.
    pub id: CaseId,
    /// What its own codename finds it by.
    pub locator: LocatorHash,
    /// What its bodies are sealed to.
    pub recipient: Recipient,
    /// Its private key, sealed to the office's testimony key.
    pub wrap: Vec<u8>,
    /// The words and the consent: sequence 1.
    pub body: NewBody,
    /// The video: sequence 2.
    pub video: Option<NewBody>,
}

/// Where a testimony stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TestimonyState {
    /// Given; nobody has decided anything.
    Given,
    /// A custodian proposed words to publish.
    Proposed,
    /// Two custodians published it.
    Published,
    /// The office stopped it: it will not be published, or no longer.
    Stopped,
    /// The person took it back; it is deleted.
    Withdrawn,
}

/// What the portal sees of a testimony.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TestimonyView {
    /// Its id.
    pub id: CaseId,
    /// Where it stands.
    pub state: TestimonyState,
}

/// A testimony as the desk sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TestimonyRow {
    /// Its id.
    pub id: CaseId,
    /// Where it stands.
    pub state: TestimonyState,
    /// What its bodies are sealed to.
    pub recipient: Recipient,
    /// The day it was given.
    pub received: Date,
    /// Whether a video came with it.
    pub video: bool,
    /// The sequence the office's next record on it must have.
    pub next_office: u64,
}

/// A query for testimonies.
macro_rules! testimonies {
    ($tail:literal) => {
        concat!(
            "SELECT id, state, recipient, received_day, video, next_office FROM testimonies ",
            $tail
        )
    };
}

const PER_PAGE: u64 = 20;
const GIVE: &str = "give_testimony";
const WITHDRAW: &str = "withdraw_testimony";
const STOP: &str = "stop_testimony";

impl Gate {
    /// Files a testimony. When this returns `Ok`, it is durable. The same id with the same locator
    /// is filed once; `Conflict` if either is in use with another: draw anew.
    pub async fn give_testimony(&self, new: NewTestimony) -> Result<Done, StoreError> {
        self.0.must_have_room()?;
        let mut new = new;
        new.body = self.0.settle(new.body).await?;
        if let Some(video) = new.video.take() {
            new.video = Some(self.0.settle(video).await?);
        }
        let done = self.0.carry_out(GIVE, |attempt| self.0.plan_give(&new, attempt)).await;
        self.0.tidy(done, blobs(std::iter::once(&new.body).chain(&new.video))).await
    }

    /// The testimony that its codename finds.
    pub async fn testimony_by_locator(
        &self,
        locator: &LocatorHash,
    ) -> Result<Option<TestimonyView>, StoreError> {
        let sql = testimonies!("WHERE locator = $1");
        let row = self.0.db.read_one(sql, args![locator]).await?;
        let row = row.map(TestimonyRow::read).transpose()?;
        Ok(row.map(|row| TestimonyView { id: row.id, state: row.state }))
    }

    /// Takes a testimony back: its bodies, key and publication are deleted. The form is not kept:
    /// what is withdrawn stays so.
    pub async fn withdraw_testimony(&self, id: CaseId, _form: FormId) -> Result<Done, StoreError> {
        let inner = Arc::clone(&self.0);
        see_through(async move { inner.withdraw(id).await }).await
    }
}

impl Office {
    /// Testimonies, oldest first, 20 a page.
    pub async fn testimonies(
        &self,
        state: Option<TestimonyState>,
        page: u64,
    ) -> Result<Page<TestimonyRow>, StoreError> {
        let state = state.map(TestimonyState::name);
        let sql = "SELECT COUNT(*) FROM testimonies WHERE state = COALESCE($1, state)";
        let total = self.0.db.number(sql, args![state]).await?;
        let (page, per_page, offset) = crate::page::bounds(page, PER_PAGE);
        let sql = testimonies!(
            "WHERE state = COALESCE($1, state) ORDER BY received_day, id LIMIT $2 OFFSET $3"
        );
        let rows = self.0.db.read(sql, args![state, per_page, offset]).await?;
        let items = rows.into_iter().map(TestimonyRow::read).collect::<Result<_, _>>()?;
        Ok(Page { items, total, page, per_page })
    }

    /// One testimony.
    pub async fn testimony(&self, id: CaseId) -> Result<Option<TestimonyRow>, StoreError> {
        self.0.testimony(id).await
    }

    /// The testimony's private key, sealed to the office's testimony key. `NotFound` once it is
    /// withdrawn.
    pub async fn testimony_wrap(&self, id: CaseId) -> Result<Vec<u8>, StoreError> {
        let sql = "SELECT wrap FROM testimonies WHERE id = $1";
        let row = self.0.db.read_one(sql, args![id]).await?.ok_or(StoreError::NotFound)?;
        row.of("testimonies").opt_bytes()?.ok_or(StoreError::NotFound)
    }

    /// All bodies of a testimony: by direction, then in order.
    pub async fn testimony_bodies(&self, id: CaseId) -> Result<Vec<BodyRow>, StoreError> {
        let sql = bodies!("testimony_bodies", "testimony_id", "ORDER BY direction, sequence");
        let rows = self.0.db.read(sql, args![id]).await?;
        rows.into_iter().map(BodyRow::read).collect()
    }

    /// Decides not to publish, or no longer: an open proposal is returned, a publication removed.
    pub async fn stop_testimony(
        &self,
        id: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Done, StoreError> {
        let done = self.0.carry_out(STOP, |_| self.0.plan_stop(id, form, officer)).await?;
        self.0.delete_doomed().await?;
        Ok(done)
    }
}

impl Inner {
    pub(crate) async fn testimony(&self, id: CaseId) -> Result<Option<TestimonyRow>, StoreError> {
        let row = self.db.read_one(testimonies!("WHERE id = $1"), args![id]).await?;
        row.map(TestimonyRow::read).transpose()
    }

    /// The list of erasures comes first: a backup of any moment after it is restored without.
    async fn withdraw(&self, id: CaseId) -> Result<Done, StoreError> {
        self.testimony(id).await?.ok_or(StoreError::NotFound)?;
        self.vault.note_erased(&format!("testimony {id}"))?;
        let done = self.carry_out(WITHDRAW, |_| self.plan_withdraw(id)).await?;
        self.delete_doomed().await?;
        self.db.scrub().await?;
        Ok(done)
    }

    /// Takes a testimony back that the list of erasures names, after a restore.
    pub(crate) async fn withdraw_again(&self, id: CaseId) -> Result<(), StoreError> {
        match self.withdraw(id).await {
            Ok(_) | Err(StoreError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn plan_give(&self, new: &NewTestimony, attempt: u32) -> Result<Step<Done>, StoreError> {
        if attempt > 0 {
            let same = "SELECT COUNT(*) FROM testimonies WHERE id = $1 AND locator = $2";
            if self.db.number(same, args![new.id, &new.locator]).await? > 0 {
                return Ok(Step::Done(Done::BEFORE));
            }
            let either = "SELECT COUNT(*) FROM testimonies WHERE id = $1 OR locator = $2";
            if self.db.number(either, args![new.id, &new.locator]).await? > 0 {
                return Err(StoreError::Conflict);
            }
        }
        let day = self.clock.today();
        let mut plan = Plan::new();
        plan.one(
            "INSERT INTO testimonies (id, locator, state, recipient, wrap, received_day, video, \
             next_office) VALUES ($1, $2, $3, $4, $5, $6, $7, 1) ON CONFLICT DO NOTHING",
            args![
                new.id,
                &new.locator,
                TestimonyState::Given.name(),
                &new.recipient,
                new.wrap.as_slice(),
                day,
                new.video.is_some(),
            ],
        );
        for (index, body) in std::iter::once(&new.body).chain(&new.video).enumerate() {
            if body.sequence != index as u64 + 1 {
                return Err(StoreError::Conflict);
            }
            let body_id = self.draw_id()?;
            insert_testimony_body(&mut plan, body_id, new.id, Direction::In, body, day);
        }
        Ok(Step::Write(plan, Done::NOW))
    }

    async fn plan_withdraw(&self, id: CaseId) -> Result<Step<Done>, StoreError> {
        let row = self.testimony(id).await?.ok_or(StoreError::NotFound)?;
        if row.state == TestimonyState::Withdrawn {
            return Ok(Step::Done(Done::BEFORE));
        }
        let mut plan = Plan::new();
        move_to(&mut plan, &row, TestimonyState::Withdrawn, row.next_office);
        // The locator goes too: whoever learns the codename later could prove who gave it.
        plan.one(
            "UPDATE testimonies SET wrap = NULL, locator = $1 WHERE id = $2",
            args![&self.draw_locator()?, id],
        );
        plan.add(
            "INSERT INTO doomed_blobs (blob) SELECT blob FROM testimony_bodies \
             WHERE testimony_id = $1 AND blob IS NOT NULL ON CONFLICT DO NOTHING",
            args![id],
        );
        plan.add("DELETE FROM testimony_bodies WHERE testimony_id = $1", args![id]);
        plan.add("DELETE FROM proposals WHERE subject = $1", args![id]);
        unpublish(&mut plan, id);
        Ok(Step::Write(plan, Done::NOW))
    }

    async fn plan_stop(
        &self,
        id: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Step<Done>, StoreError> {
        if self.form_used(form, STOP, id).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let row = self.testimony(id).await?.ok_or(StoreError::NotFound)?;
        if matches!(row.state, TestimonyState::Stopped | TestimonyState::Withdrawn) {
            return Err(StoreError::Conflict);
        }
        let mut plan = Plan::for_form(form, STOP, id, self.clock.today());
        move_to(&mut plan, &row, TestimonyState::Stopped, row.next_office);
        plan.add(
            "UPDATE proposals SET state = 'returned' WHERE subject = $1 AND state = 'open'",
            args![id],
        );
        unpublish(&mut plan, id);
        self.audit_into(&mut plan, Some(officer), "testimony_stopped", &id.to_string()).await?;
        Ok(Step::Write(plan, Done::NOW))
    }
}

/// Adds to a plan: a testimony moves on, if it still stands where it was read.
pub(crate) fn move_to(
    plan: &mut Plan,
    from: &TestimonyRow,
    state: TestimonyState,
    next_office: u64,
) {
    plan.one(
        "UPDATE testimonies SET state = $1, next_office = $2 \
         WHERE id = $3 AND state = $4 AND next_office = $5",
        args![state.name(), next_office, from.id, from.state.name(), from.next_office],
    );
}

/// Adds to a plan: what is published is gone, and its video will be.
fn unpublish(plan: &mut Plan, id: CaseId) {
    plan.add(
        "INSERT INTO doomed_blobs (blob) SELECT video_blob FROM publications \
         WHERE testimony_id = $1 AND video_blob IS NOT NULL ON CONFLICT DO NOTHING",
        args![id],
    );
    plan.add("DELETE FROM publications WHERE testimony_id = $1", args![id]);
}

impl TestimonyState {
    const ALL: [Self; 5] =
        [Self::Given, Self::Proposed, Self::Published, Self::Stopped, Self::Withdrawn];

    /// The stored name, and the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Proposed => "proposed",
            Self::Published => "published",
            Self::Stopped => "stopped",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

impl TestimonyRow {
    fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("testimonies");
        Ok(Self {
            id: row.parsed()?,
            state: row.named(TestimonyState::from_name)?,
            recipient: row.parsed()?,
            received: row.parsed()?,
            video: row.flag()?,
            next_office: row.count()?,
        })
    }
}
