//! Lists that names are compared with.

use ::programme::Digest;
use casework::OfficerId;

use crate::error::StoreError;
use crate::form::Step;
use crate::plan::{Plan, args};
use crate::row::Row;
use crate::store::{Inner, Office};

/// A list the office loaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListRow {
    /// What the office calls it.
    pub name: String,
    /// Digest of its text.
    pub digest: Digest,
    /// How many lines it has.
    pub lines: u64,
    /// The whole text.
    pub text: String,
    /// When it was loaded, in microseconds since 1970 UTC.
    pub added_us: i64,
}

impl Office {
    /// Loads a list, which becomes the current one.
    pub async fn add_list(
        &self,
        name: &str,
        text: &str,
        officer: OfficerId,
    ) -> Result<Digest, StoreError> {
        let digest = Digest::of("postern/list/v1", text.as_bytes());
        let plan = |_| self.0.plan_list(digest, name, text, officer);
        self.0.carry_out("add_list", plan).await
    }

    /// The list loaded last.
    pub async fn current_list(&self) -> Result<Option<ListRow>, StoreError> {
        let sql = "SELECT name, digest, lines, text, added_us FROM lists \
                   ORDER BY added_us DESC LIMIT 1";
        let row = self.0.db.read_one(sql, args![]).await?;
        row.map(ListRow::read).transpose()
    }

    /// A list by its digest.
    pub async fn list(&self, digest: &Digest) -> Result<Option<ListRow>, StoreError> {
        let sql = "SELECT name, digest, lines, text, added_us FROM lists WHERE digest = $1";
        let row = self.0.db.read_one(sql, args![digest]).await?;
        row.map(ListRow::read).transpose()
    }
}

impl Inner {
    async fn plan_list(
        &self,
        digest: Digest,
        name: &str,
        text: &str,
        officer: OfficerId,
    ) -> Result<Step<Digest>, StoreError> {
        let sql = "SELECT COALESCE(MAX(added_us), 0) FROM lists";
        let last = self.db.read_one(sql, args![]).await?;
        let last_us = last.map_or(Ok(0), |row| row.of("lists").int())?;
        // Later than every list before, even if the clock went back.
        let added_us = self.clock.now_us().max(last_us.saturating_add(1));
        let mut plan = Plan::new();
        plan.one(
            "INSERT INTO lists (digest, name, text, lines, officer, added_us) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (digest) DO UPDATE SET \
             name = excluded.name, officer = excluded.officer, added_us = excluded.added_us",
            args![digest, name, text, text.lines().count() as u64, officer, added_us],
        );
        self.audit_into(&mut plan, Some(officer), "list_loaded", &digest.to_string()).await?;
        Ok(Step::Write(plan, digest))
    }
}

impl ListRow {
    fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("lists");
        Ok(Self {
            name: row.text()?,
            digest: row.parsed()?,
            lines: row.count()?,
            text: row.text()?,
            added_us: row.int()?,
        })
    }
}
