//! Lists that identities are compared with: what is known of each, and its parties in pieces.
//!
//! **Architecture Invariant:** of each name, in capitals or not, one list is current, and the same
//! bytes stand under one name. A newer list supersedes the older in the same plan, unless it holds
//! far fewer parties and nobody said that it may; the older keeps its row and loses its parties. A
//! list of any length is written and read in bounded memory, and counts only once all of it is
//! there.

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
/// Of this many parties of the list in use, a newer one should hold at least one.
const PARTIES_FOR_ONE: u64 = 2;
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
    /// The list that took its place, or itself if none did and it was removed; none while it is
    /// current.
    pub superseded_by: Option<Digest>,
    /// Under which id its pieces stand.
    chunks: String,
    /// What its pieces come to, one after the other.
    content: Digest,
}

impl ListRow {
    /// Whether names are compared with it.
    pub fn is_current(&self) -> bool {
        self.superseded_by.is_none()
    }

    /// Whether it was removed and no other took its place.
    pub fn is_removed(&self) -> bool {
        self.superseded_by == Some(self.list.digest)
    }

    /// Whether it is called so.
    fn is_called(&self, name: &str) -> bool {
        self.list.name.to_lowercase() == name.to_lowercase()
    }
}

/// Why a list does not become current. Nothing was changed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ListRefused {
    /// The same bytes are there under another name.
    #[error(
        "the same file was loaded before, as {name}; expected one name for one file: load it under \
         that name, or remove that list first"
    )]
    Named {
        /// The name whose list is in use.
        name: String,
    },
    /// It holds far fewer parties than the list whose place it would take.
    #[error(
        "it holds {now} parties, less than half of the {before} of the list in use as {name}; \
         expected about as many: see whether the file is whole"
    )]
    Fewer {
        /// The name of the list in use.
        name: String,
        /// How many parties that one holds.
        before: u64,
        /// How many this one holds.
        now: u64,
    },
}

/// A list being read in. Nothing of it counts before [`ListWriter::finish`].
pub struct ListWriter {
    inner: Arc<Inner>,
    chunks: String,
    position: u64,
    content: Digest,
}

/// What pieces come to with one more.
fn joined(content: Digest, piece: &[u8]) -> Digest {
    Digest::of_all("postern/list-pieces/v1", &[content.as_bytes(), piece])
}

/// What no pieces come to.
fn no_pieces() -> Digest {
    Digest::of_all("postern/list-pieces/v1", &[])
}

/// A query for lists.
macro_rules! lists {
    ($tail:literal) => {
        concat!(
            "SELECT name, digest, format, published_day, bytes, rows_read, parties, names, \
             problems, officer, added_us, superseded_by, chunks, content FROM lists ",
            $tail
        )
    };
}

impl Office {
    /// Begins to read a list in.
    pub fn begin_list(&self) -> Result<ListWriter, StoreError> {
        self.0.must_have_room()?;
        let chunks = self.0.draw_id()?.to_string();
        let inner = Arc::clone(&self.0);
        Ok(ListWriter { inner, chunks, position: 0, content: no_pieces() })
    }

    /// Every list there ever was: by name, the current one first, then the last loaded first.
    pub async fn lists(&self) -> Result<Vec<ListRow>, StoreError> {
        self.0.known_lists().await
    }

    /// Takes a current list out of use; no other takes its place. `NotFound` if it is not current.
    pub async fn remove_list(
        &self,
        digest: &Digest,
        officer: Option<OfficerId>,
    ) -> Result<(), StoreError> {
        let plan = |_| self.0.plan_list_removal(digest, officer);
        self.0.carry_out("remove_list", plan).await
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

    /// Current lists whose pieces are no longer what was read in, by name.
    pub async fn damaged_lists(&self) -> Result<Vec<ListRow>, StoreError> {
        let mut damaged = Vec::new();
        for list in self.current_lists().await? {
            let mut content = no_pieces();
            for position in 0.. {
                let Some(piece) = self.list_chunk(&list, position).await? else { break };
                content = joined(content, &piece);
            }
            if content != list.content {
                damaged.push(list);
            }
        }
        Ok(damaged)
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
        self.content = joined(self.content, lines);
        Ok(())
    }

    /// Makes it the current list of its name, and notes who did. It may hold far fewer parties than
    /// the one in use only if that was confirmed. If it is refused, what was written of it goes.
    pub async fn finish(
        self,
        list: &NewList,
        fewer_confirmed: bool,
    ) -> Result<Result<ListRow, ListRefused>, StoreError> {
        let plan = |_| self.inner.plan_list(list, (&self.chunks, self.content), fewer_confirmed);
        let finished = self.inner.carry_out("add_list", plan).await?;
        if finished.is_err() {
            self.abandon().await?;
        }
        Ok(finished)
    }

    /// Gives it up: what was written of it goes.
    pub async fn abandon(self) -> Result<(), StoreError> {
        let mut plan = Plan::new();
        plan.add("DELETE FROM list_chunks WHERE chunks = $1", args![self.chunks.as_str()]);
        self.inner.db.write(plan).await
    }
}

impl Inner {
    async fn plan_list(
        &self,
        list: &NewList,
        (chunks, content): (&str, Digest),
        fewer_confirmed: bool,
    ) -> Result<Step<Result<ListRow, ListRefused>>, StoreError> {
        let known = self.known_lists().await?;
        let last_us = known.iter().map(|row| row.added_us).max().unwrap_or(0);
        // Later than every list before, even if the clock went back.
        let added_us = self.clock.now_us().max(last_us.saturating_add(1));
        let current = |name: &str| {
            let name = name.to_owned();
            known.iter().filter(move |row| row.is_current() && row.is_called(&name))
        };
        let same = known.iter().find(|row| row.list.digest == list.digest);
        // What stands under a name that is no longer in use may come under another.
        let other = same.filter(|same| !same.is_called(&list.name));
        if let Some(row) = other.and_then(|same| current(&same.list.name).next()) {
            let name = row.list.name.clone();
            return Ok(Step::Done(Err(ListRefused::Named { name })));
        }
        let before = current(&list.name).map(|row| row.list.parties).max().unwrap_or(0);
        let fewer = list.parties.saturating_mul(PARTIES_FOR_ONE) < before;
        // It keeps the spelling it has.
        let name = current(&list.name).next().map_or(&list.name, |row| &row.list.name).clone();
        if fewer && !fewer_confirmed {
            let now = list.parties;
            return Ok(Step::Done(Err(ListRefused::Fewer { name, before, now })));
        }
        let mut plan = Plan::new();
        for row in current(&list.name).filter(|row| row.list.digest != list.digest) {
            plan.add("DELETE FROM list_chunks WHERE chunks = $1", args![row.chunks.as_str()]);
            plan.one(
                "UPDATE lists SET superseded_by = $1 WHERE digest = $2 AND superseded_by IS NULL",
                args![list.digest, row.list.digest],
            );
        }
        if let Some(same) = same {
            plan.add("DELETE FROM list_chunks WHERE chunks = $1", args![same.chunks.as_str()]);
            plan.one("DELETE FROM lists WHERE digest = $1", args![list.digest]);
        }
        let list = NewList { name, ..list.clone() };
        let chunks = chunks.to_owned();
        let row = ListRow { list, added_us, superseded_by: None, chunks, content };
        insert(&mut plan, &row);
        let act = if fewer { "list_loaded_fewer" } else { "list_loaded" };
        let digest = row.list.digest.to_string();
        self.audit_into(&mut plan, row.list.officer, act, &digest).await?;
        Ok(Step::Write(plan, Ok(row)))
    }

    async fn known_lists(&self) -> Result<Vec<ListRow>, StoreError> {
        let sql = lists!("ORDER BY name, superseded_by IS NOT NULL, added_us DESC, digest");
        let rows = self.db.read(sql, args![]).await?;
        rows.into_iter().map(ListRow::read).collect()
    }

    async fn plan_list_removal(
        &self,
        digest: &Digest,
        officer: Option<OfficerId>,
    ) -> Result<Step<()>, StoreError> {
        let known = self.known_lists().await?;
        let found = known.iter().find(|row| row.is_current() && row.list.digest == *digest);
        let Some(row) = found else { return Err(StoreError::NotFound) };
        let mut plan = Plan::new();
        plan.add("DELETE FROM list_chunks WHERE chunks = $1", args![row.chunks.as_str()]);
        plan.one(
            "UPDATE lists SET superseded_by = digest WHERE digest = $1 AND superseded_by IS NULL",
            args![*digest],
        );
        self.audit_into(&mut plan, officer, "list_removed", &digest.to_string()).await?;
        Ok(Step::Write(plan, ()))
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

/// Adds the row of a list.
fn insert(plan: &mut Plan, row: &ListRow) {
    let list = &row.list;
    plan.one(
        "INSERT INTO lists (name, digest, format, published_day, bytes, rows_read, parties, \
         names, problems, officer, added_us, superseded_by, chunks, content) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, $12, $13)",
        args![
            list.name.as_str(),
            list.digest,
            list.format.as_str(),
            list.published,
            list.bytes,
            list.rows,
            list.parties,
            list.names,
            list.problems,
            list.officer,
            row.added_us,
            row.chunks.as_str(),
            row.content,
        ],
    );
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
            content: row.parsed()?,
        })
    }
}
