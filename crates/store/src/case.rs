//! Cases as the desk sees them.

use ::programme::Digest;
use casework::journal::{Actor, Entry, Event, EventKind, Head, Payload};
use casework::{CaseId, Designation, Stage};
use jiff::civil::Date;
use sealing::Recipient;

use crate::error::StoreError;
use crate::form::Step;
use crate::plan::{Plan, args};
use crate::row::Row;
use crate::store::{Inner, Office};

/// A case as the desk sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseRow {
    /// The case.
    pub case: CaseId,
    /// What staff call it.
    pub designation: Designation,
    /// Where it stands.
    pub stage: Stage,
    /// The programme it was filed under.
    pub programme: Digest,
    /// The questionnaire that was answered.
    pub form_digest: Digest,
    /// What the office's records and the applicant's messages are sealed to.
    pub case_recipient: Recipient,
    /// What letters to the applicant are sealed to; meaningless once the case is erased.
    pub reply_recipient: Recipient,
    /// The day it was received.
    pub received: Date,
    /// The day the offer was accepted.
    pub accepted: Option<Date>,
    /// Digest of the offer or refusal that was made last.
    pub offer: Option<Digest>,
    /// The end of its journal.
    pub head: Head,
    /// When its last entry was made, in microseconds since 1970 UTC.
    pub changed_us: i64,
    /// The sequence the next body from the applicant must have.
    pub next_in: u64,
    /// The sequence the next letter must have.
    pub next_out: u64,
    /// The sequence the office's next record must have.
    pub next_office: u64,
    /// Digest of the set of lists it was last screened with; none if it never was.
    pub screened_with: Option<Digest>,
    /// Whether the applicant did something after the case was last read.
    pub unread: bool,
    /// Whether its erasure has begun; it takes no other act any more.
    pub erasing: bool,
    /// Whether it is merged into another case of the same person, and takes no offer or payment.
    pub set_aside: bool,
}

/// A query for case rows.
macro_rules! cases {
    ($tail:literal) => {
        concat!(
            "SELECT id, designation, stage, programme, form_digest, case_recipient, \
             reply_recipient, received_day, accepted_day, offer, head_sequence, head_hash, \
             head_us, next_in, next_out, next_office, screened_with, unread, \
             (SELECT COUNT(*) FROM erasures WHERE erasures.case_id = cases.id), \
             (SELECT COUNT(*) FROM merges WHERE merges.case_id = cases.id) \
             FROM cases ",
            $tail
        )
    };
}
pub(crate) use cases;

impl CaseRow {
    /// A row of [`cases!`].
    pub(crate) fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("cases");
        Ok(Self {
            case: row.parsed()?,
            designation: Designation::from_text(&row.text()?),
            stage: row.named(Stage::from_name)?,
            programme: row.parsed()?,
            form_digest: row.parsed()?,
            case_recipient: row.parsed()?,
            reply_recipient: row.parsed()?,
            received: row.parsed()?,
            accepted: row.opt_parsed()?,
            offer: row.opt_parsed()?,
            head: Head { sequence: row.count()?, hash: row.parsed()? },
            changed_us: row.int()?,
            next_in: row.count()?,
            next_out: row.count()?,
            next_office: row.count()?,
            screened_with: row.opt_parsed()?,
            unread: row.flag()?,
            erasing: row.count()? > 0,
            set_aside: row.count()? > 0,
        })
    }
}

impl Office {
    /// One case.
    pub async fn case(&self, case: CaseId) -> Result<Option<CaseRow>, StoreError> {
        self.0.case(case).await
    }

    /// The case that staff call so.
    pub async fn case_by_designation(
        &self,
        designation: &Designation,
    ) -> Result<Option<CaseRow>, StoreError> {
        let sql = cases!("WHERE designation = $1");
        let row = self.0.db.read_one(sql, args![designation.as_str()]).await?;
        row.map(CaseRow::read).transpose()
    }

    /// All cases by id, for walks over everything: at most `limit` of those after `after`.
    pub async fn all_cases(
        &self,
        after: Option<CaseId>,
        limit: u64,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let after = after.map_or(String::new(), |case| case.to_string());
        let sql = cases!("WHERE id > $1 ORDER BY id LIMIT $2");
        let rows = self.0.db.read(sql, args![after, limit]).await?;
        rows.into_iter().map(CaseRow::read).collect()
    }

    /// The case's private key, sealed to the office's intake key. `NotFound` once it is erased.
    pub async fn wrap(&self, case: CaseId) -> Result<Vec<u8>, StoreError> {
        let row = self.0.db.read_one("SELECT wrap FROM cases WHERE id = $1", args![case]).await?;
        let wrap = row.ok_or(StoreError::NotFound)?.of("cases").opt_bytes()?;
        wrap.ok_or(StoreError::NotFound)
    }

    /// The journal of a case, in order.
    pub async fn journal(&self, case: CaseId) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT case_id, sequence, previous, at_us, kind, actor, payload, hash \
                   FROM journal WHERE case_id = $1 ORDER BY sequence";
        let rows = self.0.db.read(sql, args![case]).await?;
        rows.into_iter().map(crate::journal::entry).collect()
    }

    /// Records an event that changes nothing else, such as `CaseRead`.
    pub async fn note(
        &self,
        case: CaseId,
        actor: Actor,
        kind: EventKind,
        payload: Payload,
    ) -> Result<(), StoreError> {
        let event = Event { kind, actor, payload };
        self.0.carry_out("note", |_| self.0.plan_note(case, &event)).await
    }
}

impl Inner {
    pub(crate) async fn case(&self, case: CaseId) -> Result<Option<CaseRow>, StoreError> {
        let row = self.db.read_one(cases!("WHERE id = $1"), args![case]).await?;
        row.map(CaseRow::read).transpose()
    }

    async fn plan_note(&self, case: CaseId, event: &Event) -> Result<Step<()>, StoreError> {
        let mut change = self.change(case).await?;
        change.event(event.clone())?;
        if event.kind == EventKind::CaseRead {
            change.unread = false;
        }
        let mut plan = Plan::new();
        change.write(&mut plan);
        Ok(Step::Write(plan, ()))
    }
}
