//! Stage 1, apply: a case comes to be, whole or not at all.

use ::programme::Digest;
use casework::journal::{Actor, Entry, Event, EventKind, Head, Payload};
use casework::statistics::Metric;
use casework::{CaseId, Designation, Stage};
use jiff::civil::Date;
use sealing::{LocatorHash, Recipient};

use crate::blob::{Repeatable, blobs};
use crate::body::{Direction, NewBody, insert_body};
use crate::case::{CaseRow, cases};
use crate::clock::day_of;
use crate::error::StoreError;
use crate::form::{FormId, Step};
use crate::journal::{digests, insert_entry};
use crate::plan::{Plan, args};
use crate::statistics::count;
use crate::store::{Gate, Inner};

/// An application as the portal files it.
#[derive(Clone, Debug)]
pub struct NewApplication {
    /// The form it was sent with.
    pub form: FormId,
    /// The case, drawn by whoever sealed first.
    pub case: CaseId,
    /// What the codename finds it by.
    pub locator: LocatorHash,
    /// What bodies to the office are sealed to.
    pub case_recipient: Recipient,
    /// What letters to the applicant are sealed to.
    pub reply_recipient: Recipient,
    /// The programme it was filed under.
    pub programme: Digest,
    /// The questionnaire that was answered.
    pub form_digest: Digest,
    /// The case's private key, sealed to the office's intake key.
    pub wrap: Vec<u8>,
    /// The application: sequence 1.
    pub body: NewBody,
    /// Attached files: sequences 2, 3 …
    pub files: Vec<NewBody>,
}

/// A filed application. It is durable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filed {
    /// The case.
    pub case: CaseId,
    /// What staff call it.
    pub designation: Designation,
    /// The day it was received.
    pub received: Date,
    /// Whether an earlier use of the same form filed it.
    pub already: bool,
}

/// What the portal sees of a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseView {
    /// The case.
    pub case: CaseId,
    /// Where it stands.
    pub stage: Stage,
    /// What messages are sealed to.
    pub case_recipient: Recipient,
    /// What letters are sealed to.
    pub reply_recipient: Recipient,
    /// The programme it was filed under.
    pub programme: Digest,
    /// The questionnaire that was answered.
    pub form_digest: Digest,
    /// The day it was received.
    pub received: Date,
    /// The day the offer was accepted.
    pub accepted: Option<Date>,
    /// The sequence the next body from the applicant must have.
    pub next_inbound: u64,
    /// Digest of the offer or refusal that was made last.
    pub offer: Option<Digest>,
    /// How many letters the office wrote.
    pub letters: u64,
    /// Whether it is set aside: nothing is offered, accepted or paid on it for now.
    pub set_aside: bool,
}

const ACT: &str = "receive";

impl Gate {
    /// Files an application. When this returns `Ok`, it is durable (fault 22). `Conflict` if the
    /// case id or the locator is in use: draw anew.
    pub async fn receive(&self, new: NewApplication) -> Result<Filed, StoreError> {
        self.0.must_have_room()?;
        let mut new = new;
        new.body = self.0.settle(new.body).await?;
        new.files = self.0.settle_all(new.files).await?;
        let filed = self.0.carry_out(ACT, |attempt| self.0.plan_receive(&new, attempt)).await;
        self.0.tidy(filed, blobs(std::iter::once(&new.body).chain(&new.files))).await
    }

    /// The case that a codename finds. Erased cases are not found.
    pub async fn case_by_locator(
        &self,
        locator: &LocatorHash,
    ) -> Result<Option<CaseView>, StoreError> {
        let sql = cases!("WHERE locator = $1");
        let Some(row) = self.0.db.read_one(sql, args![locator]).await? else { return Ok(None) };
        let row = CaseRow::read(row)?;
        if row.erasing || row.stage == Stage::Erased {
            return Ok(None);
        }
        Ok(Some(CaseView {
            case: row.case,
            stage: row.stage,
            case_recipient: row.case_recipient,
            reply_recipient: row.reply_recipient,
            programme: row.programme,
            form_digest: row.form_digest,
            received: row.received,
            accepted: row.accepted,
            next_inbound: row.next_in,
            offer: row.offer,
            letters: row.next_out - 1,
            set_aside: row.set_aside,
        }))
    }
}

impl Repeatable for Filed {
    fn already(&self) -> bool {
        self.already
    }
}

impl Inner {
    /// The first attempt reads nothing: nearly always nothing is in the way. Only when something
    /// was, it is looked at.
    async fn plan_receive(
        &self,
        new: &NewApplication,
        attempt: u32,
    ) -> Result<Step<Filed>, StoreError> {
        if attempt > 0 {
            if self.form_used(new.form, ACT, new.case).await? {
                return self.filed(new.case).await.map(Step::Done);
            }
            let sql = "SELECT COUNT(*) FROM cases WHERE id = $1 OR locator = $2";
            if self.db.number(sql, args![new.case, &new.locator]).await? > 0 {
                return Err(StoreError::Conflict);
            }
        }
        let now_us = self.clock.now_us();
        let received = day_of(now_us);
        let designation = self.draw_designation()?;
        let mut plan = Plan::for_form(new.form, ACT, new.case, received);
        let filed = [std::slice::from_ref(&new.body), &new.files].concat();
        let entry = first_entry(new, &filed, now_us);
        insert_case(&mut plan, new, &designation, &entry, received, filed.len() as u64 + 1);
        insert_entry(&mut plan, &entry);
        for (index, body) in filed.iter().enumerate() {
            if body.sequence != index as u64 + 1 {
                return Err(StoreError::Conflict);
            }
            insert_body(&mut plan, self.draw_id()?, new.case, Direction::In, body, received);
        }
        count(&mut plan, Metric::Applications, "all", received, 1);
        let filed = Filed { case: new.case, designation, received, already: false };
        Ok(Step::Write(plan, filed))
    }

    /// What an earlier use of the form filed.
    async fn filed(&self, case: CaseId) -> Result<Filed, StoreError> {
        let row = self.case(case).await?.ok_or(StoreError::NotFound)?;
        let (designation, received) = (row.designation, row.received);
        Ok(Filed { case, designation, received, already: true })
    }

    fn draw_designation(&self) -> Result<Designation, StoreError> {
        let mut draw = [0; 4];
        self.entropy.fill(&mut draw)?;
        Ok(Designation::from_draw(u32::from_be_bytes(draw)))
    }
}

fn first_entry(new: &NewApplication, filed: &[NewBody], now_us: i64) -> Entry {
    let payload = Payload::new().with("programme", new.programme).with("form", new.form_digest);
    let payload = digests(payload, Direction::In, filed);
    let event = Event { kind: EventKind::ApplicationReceived, actor: Actor::Applicant, payload };
    Head::start(new.case).append(new.case, event, now_us, 0)
}

fn insert_case(
    plan: &mut Plan,
    new: &NewApplication,
    designation: &Designation,
    entry: &Entry,
    received: Date,
    next_in: u64,
) {
    let (bird, number) = parts(designation.as_str());
    plan.one(
        "INSERT INTO cases (id, designation, designation_bird, designation_number, locator, \
         stage, programme, form_digest, case_recipient, reply_recipient, wrap, received_day, \
         head_sequence, head_hash, head_us, next_in, next_out, next_office, unread) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
         1, 1, $17) ON CONFLICT DO NOTHING",
        args![
            new.case,
            designation.as_str(),
            bird,
            number,
            &new.locator,
            Stage::Received.name(),
            new.programme,
            new.form_digest,
            &new.case_recipient,
            &new.reply_recipient,
            new.wrap.as_slice(),
            received,
            entry.sequence,
            entry.hash,
            entry.at_us,
            next_in,
            true,
        ],
    );
}

/// A designation from its second part on, and from its third: staff search by either.
fn parts(designation: &str) -> (&str, &str) {
    let bird = designation.split_once('-').map_or("", |(_, rest)| rest);
    let number = bird.split_once('-').map_or("", |(_, rest)| rest);
    (bird, number)
}
