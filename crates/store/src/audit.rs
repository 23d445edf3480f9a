//! The audit trail of acts on no case: append-only and hash-chained.

use ::programme::Digest;
use casework::OfficerId;

use crate::error::StoreError;
use crate::form::Step;
use crate::page::Page;
use crate::plan::{Plan, args};
use crate::row::Row;
use crate::store::{Inner, Office};

/// One act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuditRow {
    /// 1, 2, 3 … without gaps.
    pub sequence: u64,
    /// When, in microseconds since 1970 UTC; never before the act it follows.
    pub at_us: i64,
    /// Who; none for the command line or somebody unknown.
    pub officer: Option<OfficerId>,
    /// What was done, such as `sign_in`.
    pub act: String,
    /// To what: an id, a name of staff, a digest. Never an applicant's words.
    pub subject: String,
    /// The hash of all of the above and of the act before.
    pub hash: Digest,
}

/// What is wrong with the audit trail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AuditDamage {
    /// An act is missing before this one.
    Gap {
        /// The number that should come.
        expected: u64,
    },
    /// An act was changed, or does not follow the one before it.
    Changed {
        /// Which.
        sequence: u64,
    },
    /// Acts are missing at the end.
    Shortened,
}

const PER_PAGE: u64 = 50;
/// How many acts are read at a time when the whole trail is walked.
const WALK_ROWS: u64 = 500;

impl Office {
    /// Notes an act.
    pub async fn audit_note(
        &self,
        officer: Option<OfficerId>,
        act: &str,
        subject: &str,
    ) -> Result<(), StoreError> {
        self.0.carry_out("audit", |_| self.0.plan_audit(officer, act, subject)).await
    }

    /// Acts, last first, 50 a page.
    pub async fn audit_page(&self, page: u64) -> Result<Page<AuditRow>, StoreError> {
        let total = self.0.db.number("SELECT COUNT(*) FROM audit", args![]).await?;
        let (page, per_page, offset) = crate::page::bounds(page, PER_PAGE);
        let sql = "SELECT sequence, at_us, officer, act, subject, hash FROM audit \
                   ORDER BY sequence DESC LIMIT $1 OFFSET $2";
        let rows = self.0.db.read(sql, args![per_page, offset]).await?;
        let items = rows.into_iter().map(AuditRow::read).collect::<Result<_, _>>()?;
        Ok(Page { items, total, page, per_page })
    }

    /// Walks the whole trail; none if it is whole.
    pub async fn check_audit_chain(&self) -> Result<Option<AuditDamage>, StoreError> {
        let end = self.0.audit_head().await?;
        let mut head = AuditHead::start();
        loop {
            let sql = "SELECT sequence, at_us, officer, act, subject, hash FROM audit \
                       WHERE sequence > $1 ORDER BY sequence LIMIT $2";
            let rows = self.0.db.read(sql, args![head.sequence, WALK_ROWS]).await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let row = AuditRow::read(row)?;
                if row.sequence != head.sequence + 1 {
                    return Ok(Some(AuditDamage::Gap { expected: head.sequence + 1 }));
                }
                if row.at_us < head.at_us || row.hash != row.hash_after(&head.hash) {
                    return Ok(Some(AuditDamage::Changed { sequence: row.sequence }));
                }
                head = AuditHead { sequence: row.sequence, at_us: row.at_us, hash: row.hash };
            }
        }
        // The head was read first, so acts noted meanwhile make the walk longer, never shorter.
        let shortened = head.sequence < end.sequence
            || (head.sequence == end.sequence && head.hash != end.hash);
        Ok(shortened.then_some(AuditDamage::Shortened))
    }
}

impl Inner {
    async fn plan_audit(
        &self,
        officer: Option<OfficerId>,
        act: &str,
        subject: &str,
    ) -> Result<Step<()>, StoreError> {
        let mut plan = Plan::new();
        self.audit_into(&mut plan, officer, act, subject).await?;
        Ok(Step::Write(plan, ()))
    }

    /// Adds an act to the trail, in the plan that does it.
    pub(crate) async fn audit_into(
        &self,
        plan: &mut Plan,
        officer: Option<OfficerId>,
        act: &str,
        subject: &str,
    ) -> Result<(), StoreError> {
        let head = self.audit_head().await?;
        let mut row = AuditRow {
            sequence: head.sequence + 1,
            at_us: self.clock.now_us().max(head.at_us),
            officer,
            act: act.to_owned(),
            subject: subject.to_owned(),
            hash: head.hash,
        };
        row.hash = row.hash_after(&head.hash);
        plan.one(
            "INSERT INTO audit_head (id, sequence, at_us, hash) VALUES (1, $1, $2, $3) \
             ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, \
             at_us = excluded.at_us, hash = excluded.hash WHERE audit_head.sequence = $4",
            args![row.sequence, row.at_us, row.hash, head.sequence],
        );
        plan.one(
            "INSERT INTO audit (sequence, at_us, officer, act, subject, hash) \
             VALUES ($1, $2, $3, $4, $5, $6)",
            args![row.sequence, row.at_us, row.officer, row.act, row.subject, row.hash],
        );
        Ok(())
    }

    async fn audit_head(&self) -> Result<AuditHead, StoreError> {
        let sql = "SELECT sequence, at_us, hash FROM audit_head";
        let Some(row) = self.db.read_one(sql, args![]).await? else {
            return Ok(AuditHead::start());
        };
        let mut row = row.of("audit_head");
        Ok(AuditHead { sequence: row.count()?, at_us: row.int()?, hash: row.parsed()? })
    }
}

/// The end of the trail.
struct AuditHead {
    sequence: u64,
    at_us: i64,
    hash: Digest,
}

impl AuditHead {
    /// Before the first act.
    fn start() -> Self {
        Self { sequence: 0, at_us: i64::MIN, hash: Digest::from_bytes([0; 32]) }
    }
}

impl AuditRow {
    fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("audit");
        Ok(Self {
            sequence: row.count()?,
            at_us: row.int()?,
            officer: row.opt_parsed()?.map(OfficerId),
            act: row.text()?,
            subject: row.text()?,
            hash: row.parsed()?,
        })
    }

    /// The hash of this act after the one before.
    fn hash_after(&self, previous: &Digest) -> Digest {
        let officer = self.officer.map_or(String::new(), |id| id.to_string());
        Digest::of_all(
            "postern/audit/entry/v1",
            &[
                previous.as_bytes(),
                &self.sequence.to_be_bytes(),
                &self.at_us.to_be_bytes(),
                officer.as_bytes(),
                self.act.as_bytes(),
                self.subject.as_bytes(),
            ],
        )
    }
}
