//! Lists that identities are compared with: what is known of each, and its parties in pieces.
//!
//! **Architecture Invariant:** of each name one list is current. A newer one supersedes it in the
//! same plan; the older keeps its row and loses its parties. A list of any length is written and
//! read in bounded memory, and counts only once all of it is there.

use std::sync::Arc;

use ::programme::Digest;
use casework::OfficerId;
use jiff::civil::Date;

use crate::error::StoreError;
use crate::form::Step;
use crate::plan::{Plan, args};
use crate::row::Row;
use crate::store::{Inner, Office};

/// From this length on, a piece of a list is written.
pub const CHUNK_BYTES: usize = 1024 * 1024;
/// How long pieces that no list names are kept: nobody reads a list in for that long.
const STRAY_US_MAX: i64 = 24 * 60 * 60 * 1_000_000;

/// What is known of a list when all of it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewList {
    /// What the office calls it; an older list of this name is superseded.
    pub name: String,
    /// Digest of its bytes as published.
    pub digest: Digest,
    /// The format it was read as.
    pub format: String,
    /// The day it says it was published.
    pub published: Option<Date>,
    /// Its length in bytes.
    pub bytes: u64,
    /// Rows, lines or records met.
    pub rows: u64,
    /// Parties kept.
    pub parties: u64,
    /// Names of these parties.
    pub names: u64,
    /// How much could not be read.
    pub problems: u64,
    /// Who loaded it; none for the operator at the machine.
    pub officer: Option<OfficerId>,
}

/// A list as the office keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListRow {
    /// What was known when it was read.
    pub list: NewList,
    /// When it was loaded, in microseconds since 1970 UTC.
    pub added_us: i64,
    /// The list that took its place; none while it is current.
    pub superseded_by: Option<Digest>,
    /// Under which id its pieces stand.
    chunks: String,
}

impl ListRow {
    /// Whether names are compared with it.
    pub fn is_current(&self) -> bool {
        self.superseded_by.is_none()
    }
}

/// A list being read in. Nothing of it counts before [`ListWriter::finish`].
pub struct ListWriter {
    inner: Arc<Inner>,
    chunks: String,
    position: u64,
}

/// A query for lists.
macro_rules! lists {
    ($tail:literal) => {
        concat!(
            "SELECT name, digest, format, published_day, bytes, rows_read, parties, names, \
             problems, officer, added_us, superseded_by, chunks FROM lists ",
            $tail
        )
    };
}

impl Office {
    /// Begins to read a list in.
    pub fn begin_list(&self) -> Result<ListWriter, StoreError> {
        self.0.must_have_room()?;
        let chunks = self.0.draw_id()?.to_string();
        Ok(ListWriter { inner: Arc::clone(&self.0), chunks, position: 0 })
    }

    /// Every list there ever was: by name, the current one first, then the last loaded first.
    pub async fn lists(&self) -> Result<Vec<ListRow>, StoreError> {
        let sql = lists!("ORDER BY name, superseded_by IS NOT NULL, added_us DESC, digest");
        let rows = self.0.db.read(sql, args![]).await?;
        rows.into_iter().map(ListRow::read).collect()
    }

    /// The lists names are compared with, by name.
    pub async fn current_lists(&self) -> Result<Vec<ListRow>, StoreError> {
        let sql = lists!("WHERE superseded_by IS NULL ORDER BY name");
        let rows = self.0.db.read(sql, args![]).await?;
        rows.into_iter().map(ListRow::read).collect()
    }

    /// A list by its digest.
    pub async fn list(&self, digest: &Digest) -> Result<Option<ListRow>, StoreError> {
        let row = self.0.db.read_one(lists!("WHERE digest = $1"), args![digest]).await?;
        row.map(ListRow::read).transpose()
    }

    /// A piece of a list's parties, as JSON lines, counted from 0; none after the last.
    pub async fn list_chunk(
        &self,
        list: &ListRow,
        position: u64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT content FROM list_chunks WHERE chunks = $1 AND position = $2";
        let row = self.0.db.read_one(sql, args![list.chunks.as_str(), position]).await?;
        row.map(|row| row.of("list_chunks").bytes()).transpose()
    }
}

impl ListWriter {
    /// Writes the next piece: whole JSON lines, about [`CHUNK_BYTES`] of them.
    pub async fn push(&mut self, lines: &[u8]) -> Result<(), StoreError> {
        self.inner.must_have_room()?;
        let mut plan = Plan::new();
        plan.one(
            "INSERT INTO list_chunks (chunks, position, content, added_us) \
             VALUES ($1, $2, $3, $4)",
            args![self.chunks.as_str(), self.position, lines, self.inner.clock.now_us()],
        );
        self.inner.db.write(plan).await?;
        self.position += 1;
        Ok(())
    }

    /// Makes it the current list of its name, and notes who did.
    pub async fn finish(self, list: &NewList) -> Result<ListRow, StoreError> {
        let plan = |_| self.inner.plan_list(list, &self.chunks);
        self.inner.carry_out("add_list", plan).await
    }

    /// Gives it up: what was written of it goes.
    pub async fn abandon(self) -> Result<(), StoreError> {
        let mut plan = Plan::new();
        plan.add("DELETE FROM list_chunks WHERE chunks = $1", args![self.chunks.as_str()]);
        self.inner.db.write(plan).await
    }
}

impl Inner {
    async fn plan_list(&self, list: &NewList, chunks: &str) -> Result<Step<ListRow>, StoreError> {
        let sql = "SELECT COALESCE(MAX(added_us), 0) FROM lists";
        let last = self.db.read_one(sql, args![]).await?;
        let last_us = last.map_or(Ok(0), |row| row.of("lists").int())?;
        // Later than every list before, even if the clock went back.
        let added_us = self.clock.now_us().max(last_us.saturating_add(1));
        let (name, digest) = (list.name.as_str(), list.digest);
        let mut plan = Plan::new();
        // The same bytes may have been loaded before, under this name or another.
        plan.add(
            "DELETE FROM list_chunks WHERE chunks IN \
             (SELECT chunks FROM lists WHERE (name = $1 AND superseded_by IS NULL) \
             OR digest = $2)",
            args![name, digest],
        );
        plan.add("DELETE FROM lists WHERE digest = $1", args![digest]);
        plan.add(
            "UPDATE lists SET superseded_by = $1 WHERE name = $2 AND superseded_by IS NULL",
            args![digest, name],
        );
        plan.one(
            "INSERT INTO lists (name, digest, format, published_day, bytes, rows_read, parties, \
             names, problems, officer, added_us, superseded_by, chunks) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, $12)",
            args![
                name,
                digest,
                list.format.as_str(),
                list.published,
                list.bytes,
                list.rows,
                list.parties,
                list.names,
                list.problems,
                list.officer,
                added_us,
                chunks,
            ],
        );
        self.audit_into(&mut plan, list.officer, "list_loaded", &digest.to_string()).await?;
        let (list, chunks) = (list.clone(), chunks.to_owned());
        Ok(Step::Write(plan, ListRow { list, added_us, superseded_by: None, chunks }))
    }

    /// Removes what is left of lists that were never read in to their end.
    pub(crate) async fn sweep_lists(&self) -> Result<(), StoreError> {
        let before_us = self.clock.now_us().saturating_sub(STRAY_US_MAX);
        let mut plan = Plan::new();
        plan.add(
            "DELETE FROM list_chunks WHERE added_us < $1 \
             AND chunks NOT IN (SELECT chunks FROM lists)",
            args![before_us],
        );
        self.db.write(plan).await
    }
}

impl ListRow {
    fn read(row: Row) -> Result<Self, StoreError> {
        let mut row = row.of("lists");
        let list = NewList {
            name: row.text()?,
            digest: row.parsed()?,
            format: row.text()?,
            published: row.opt_parsed()?,
            bytes: row.count()?,
            rows: row.count()?,
            parties: row.count()?,
            names: row.count()?,
            problems: row.count()?,
            officer: row.opt_parsed()?.map(OfficerId),
        };
        Ok(Self {
            list,
            added_us: row.int()?,
            superseded_by: row.opt_parsed()?,
            chunks: row.text()?,
        })
    }
}
