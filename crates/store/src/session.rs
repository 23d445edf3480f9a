//! Sessions of staff: ids are stored hashed, and end by themselves.

use std::fmt;

use casework::OfficerId;

use crate::error::StoreError;
use crate::plan::{Plan, args};
use crate::row::Row;
use crate::store::Office;

/// A session ends after so long without a request.
const IDLE_US_MAX: i64 = 30 * 60 * 1_000_000;
/// A session ends after so long in any case.
const AGE_US_MAX: i64 = 12 * 60 * 60 * 1_000_000;

/// How far back a clock may be set by an ordinary correction.
const CORRECTION_US_MAX: i64 = 5 * 60 * 1_000_000;

/// A session of an officer.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 of the cookie.
    pub id_hash: [u8; 32],
    /// Whose.
    pub officer: OfficerId,
    /// When it was opened.
    pub created_us: i64,
    /// When it was last used.
    pub seen_us: i64,
    /// What its form tokens are made from.
    pub csrf_secret: [u8; 32],
}

impl Office {
    /// Opens a session.
    pub async fn open_session(&self, session: &SessionRow) -> Result<(), StoreError> {
        let mut plan = Plan::new();
        plan.one(
            "INSERT INTO sessions (id_hash, officer, created_us, seen_us, csrf_secret) \
             VALUES ($1, $2, $3, $4, $5)",
            args![
                session.id_hash.as_slice(),
                session.officer,
                session.created_us,
                session.seen_us,
                session.csrf_secret.as_slice(),
            ],
        );
        // Sessions that ended by themselves go as new ones come.
        let oldest = self.0.clock.now_us().saturating_sub(AGE_US_MAX);
        plan.add("DELETE FROM sessions WHERE created_us < $1", args![oldest]);
        self.0.db.write(plan).await
    }

    /// A session that has not ended, of an officer who is not shut out.
    pub async fn session(&self, id_hash: &[u8; 32]) -> Result<Option<SessionRow>, StoreError> {
        let sql = "SELECT id_hash, officer, created_us, seen_us, csrf_secret FROM sessions \
                   WHERE id_hash = $1 AND EXISTS (SELECT 1 FROM officers \
                   WHERE officers.id = sessions.officer AND officers.disabled = $2)";
        let row = self.0.db.read_one(sql, args![id_hash.as_slice(), false]).await?;
        let session = row.map(SessionRow::read).transpose()?;
        let now_us = self.0.clock.now_us();
        Ok(session.filter(|session| session.is_open(now_us)))
    }

    /// Marks a session as used now. One that has ended stays ended.
    pub async fn touch_session(&self, id_hash: &[u8; 32]) -> Result<(), StoreError> {
        let Some(session) = self.session(id_hash).await? else { return Ok(()) };
        let seen_us = self.0.clock.now_us().max(session.seen_us);
        let mut plan = Plan::new();
        plan.add(
            "UPDATE sessions SET seen_us = $1 WHERE id_hash = $2",
            args![seen_us, id_hash.as_slice()],
        );
        self.0.db.write(plan).await
    }

    /// Ends a session.
    pub async fn revoke_session(&self, id_hash: &[u8; 32]) -> Result<(), StoreError> {
        let mut plan = Plan::new();
        plan.add("DELETE FROM sessions WHERE id_hash = $1", args![id_hash.as_slice()]);
        self.0.db.write(plan).await
    }

    /// Ends all sessions of an officer.
    pub async fn revoke_sessions(&self, officer: OfficerId) -> Result<(), StoreError> {
        let mut plan = Plan::new();
        plan.add("DELETE FROM sessions WHERE officer = $1", args![officer]);
        self.0.db.write(plan).await
    }
}

impl SessionRow {
    fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("sessions");
        Ok(Self {
            id_hash: row.bytes_32()?,
            officer: OfficerId(row.parsed()?),
            created_us: row.int()?,
            seen_us: row.int()?,
            csrf_secret: row.bytes_32()?,
        })
    }

    /// Whether it has not ended. A clock that jumped back further than clocks are corrected ends
    /// it too, since then nobody knows how old it is (fault 33).
    fn is_open(&self, now_us: i64) -> bool {
        let within = |since_us: i64, most_us: i64| {
            let age_us = now_us.saturating_sub(since_us);
            (-CORRECTION_US_MAX..=most_us).contains(&age_us)
        };
        within(self.seen_us, IDLE_US_MAX) && within(self.created_us, AGE_US_MAX)
    }
}

impl fmt::Debug for SessionRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SessionRow({})", self.officer)
    }
}
