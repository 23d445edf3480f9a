//! The desk's queue of cases.

use std::collections::BTreeMap;

use ::programme::Digest;
use casework::Stage;

use crate::case::{CaseRow, cases};
use crate::error::StoreError;
use crate::page::Page;
use crate::plan::{Value, args};
use crate::store::Office;

/// Which cases to list.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Queue {
    /// Only those at this stage. Without one, erased cases are left out.
    pub stage: Option<Stage>,
    /// Only those whose designation, or its second or third part, begins so: `amber-h`, `heron`,
    /// `4821`.
    pub search: Option<String>,
    /// In which order.
    pub sort: Sort,
    /// Which page, from 1.
    pub page: u64,
    /// The most rows of a page; at most 200.
    pub per_page: u64,
}

/// The order of a queue.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Sort {
    /// Longest without any change first.
    #[default]
    WaitingLongest,
    /// Last changed first.
    ChangedLast,
    /// Last received first.
    ReceivedLast,
}

/// Open cases that were not screened with the lists of today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unscreened {
    /// Last screened with lists of which one is superseded, or before one was added.
    Outdated,
    /// Never screened.
    Never,
}

/// A query for cases that were not screened with a set of lists: those screened with others, or,
/// where `$1` is not compared, never. Cases that are over or set aside wait for nobody.
macro_rules! unscreened {
    ($begin:expr, $condition:literal, $end:literal) => {
        concat!(
            $begin,
            "WHERE ",
            $condition,
            " AND stage NOT IN ('completed', 'declined', 'withdrawn', 'erased') \
             AND NOT EXISTS (SELECT 1 FROM merges WHERE merges.case_id = cases.id)",
            $end
        )
    };
}

/// A query for the queue: all of it, one stage of it, or what a search finds. Each form has its
/// indexes, which one query with optional conditions would not use.
macro_rules! by_scope {
    ($scope:expr, $make:ident $(, $order:literal)?) => {
        match $scope {
            Scope::All => $make!("WHERE stage <> 'erased'" $(, $order, "$1", "$2")?),
            Scope::Stage(_) => $make!("WHERE stage = $1" $(, $order, "$2", "$3")?),
            Scope::Found(_) => $make!(
                "WHERE ((designation >= $1 AND designation < $2) \
                 OR (designation_bird >= $1 AND designation_bird < $2) \
                 OR (designation_number >= $1 AND designation_number < $2)) \
                 AND stage <> 'erased'" $(, $order, "$3", "$4")?),
            Scope::FoundAtStage(..) => $make!(
                "WHERE ((designation >= $1 AND designation < $2) \
                 OR (designation_bird >= $1 AND designation_bird < $2) \
                 OR (designation_number >= $1 AND designation_number < $2)) \
                 AND stage = $3" $(, $order, "$4", "$5")?),
        }
    };
}
macro_rules! counted {
    ($conditions:literal) => {
        concat!("SELECT COUNT(*) FROM cases ", $conditions)
    };
}
macro_rules! ordered {
    ($conditions:literal, $order:literal, $limit:literal, $offset:literal) => {
        concat!(
            cases!(""),
            $conditions,
            " ORDER BY ",
            $order,
            " LIMIT ",
            $limit,
            " OFFSET ",
            $offset
        )
    };
}

/// What part of the queue is asked for.
enum Scope {
    All,
    Stage(Stage),
    Found(String),
    FoundAtStage(String, Stage),
}

impl Office {
    /// How many cases stand at each stage.
    pub async fn stage_counts(&self) -> Result<BTreeMap<Stage, u64>, StoreError> {
        let sql = "SELECT stage, COUNT(*) FROM cases GROUP BY stage";
        let mut counts = BTreeMap::new();
        for row in self.0.db.read(sql, args![]).await? {
            let mut row = row.of("cases");
            counts.insert(row.named(Stage::from_name)?, row.count()?);
        }
        Ok(counts)
    }

    /// One page of cases.
    pub async fn queue(&self, queue: &Queue) -> Result<Page<CaseRow>, StoreError> {
        let scope = queue.scope();
        let mut args = scope.args();
        let counted: &'static str = by_scope!(scope, counted);
        let total = self.0.db.number(counted, args.clone()).await?;
        let ordered: &'static str = match queue.sort {
            Sort::WaitingLongest => by_scope!(scope, ordered, "head_us, id"),
            Sort::ChangedLast => by_scope!(scope, ordered, "head_us DESC, id DESC"),
            Sort::ReceivedLast => by_scope!(scope, ordered, "received_day DESC, id DESC"),
        };
        let (page, per_page, offset) = crate::page::bounds(queue.page, queue.per_page);
        args.extend(args![per_page, offset]);
        let rows = self.0.db.read(ordered, args).await?;
        let items = rows.into_iter().map(CaseRow::read).collect::<Result<_, _>>()?;
        Ok(Page { items, total, page, per_page })
    }
}

impl Office {
    /// How many open cases were not screened with this set of lists: outdated, never.
    pub async fn unscreened_counts(&self, lists: Digest) -> Result<(u64, u64), StoreError> {
        let outdated = unscreened!("SELECT COUNT(*) FROM cases ", "screened_with <> $1", "");
        let never = unscreened!("SELECT COUNT(*) FROM cases ", "screened_with IS NULL", "");
        let outdated = self.0.db.number(outdated, args![lists]).await?;
        Ok((outdated, self.0.db.number(never, args![]).await?))
    }

    /// One page of open cases that were not screened with this set of lists, longest without any
    /// change first.
    pub async fn unscreened(
        &self,
        which: Unscreened,
        lists: Digest,
        page: u64,
        per_page: u64,
    ) -> Result<Page<CaseRow>, StoreError> {
        let (outdated, never) = self.unscreened_counts(lists).await?;
        let (page, per_page, offset) = crate::page::bounds(page, per_page);
        let (total, rows) = match which {
            Unscreened::Outdated => {
                let sql = unscreened!(
                    cases!(""),
                    "screened_with <> $1",
                    " ORDER BY head_us, id LIMIT $2 OFFSET $3"
                );
                (outdated, self.0.db.read(sql, args![lists, per_page, offset]).await?)
            }
            Unscreened::Never => {
                let sql = unscreened!(
                    cases!(""),
                    "screened_with IS NULL",
                    " ORDER BY head_us, id LIMIT $1 OFFSET $2"
                );
                (never, self.0.db.read(sql, args![per_page, offset]).await?)
            }
        };
        let items = rows.into_iter().map(CaseRow::read).collect::<Result<_, _>>()?;
        Ok(Page { items, total, page, per_page })
    }
}

impl Queue {
    fn scope(&self) -> Scope {
        let search = self.search.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let search = search.map(str::to_lowercase);
        match (search, self.stage) {
            (None, None) => Scope::All,
            (None, Some(stage)) => Scope::Stage(stage),
            (Some(search), None) => Scope::Found(search),
            (Some(search), Some(stage)) => Scope::FoundAtStage(search, stage),
        }
    }
}

impl Scope {
    fn args(&self) -> Vec<Value> {
        match self {
            Self::All => args![],
            Self::Stage(stage) => args![stage.name()],
            Self::Found(search) => args![search.as_str(), after(search)],
            Self::FoundAtStage(search, stage) => {
                args![search.as_str(), after(search), stage.name()]
            }
        }
    }
}

/// What sorts after everything that begins so. Designations are lower-case ASCII.
fn after(prefix: &str) -> String {
    format!("{prefix}~")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Db;
    use crate::faults::Faults;
    use crate::options::Location;

    macro_rules! explained {
        ($conditions:literal, $order:literal, $limit:literal, $offset:literal) => {
            concat!(
                "EXPLAIN QUERY PLAN ",
                cases!(""),
                $conditions,
                " ORDER BY ",
                $order,
                " LIMIT ",
                $limit,
                " OFFSET ",
                $offset
            )
        };
    }

    #[tokio::test]
    async fn no_part_of_the_queue_is_found_by_looking_at_every_case() {
        let db = Db::open(&Location::Memory, Faults::none()).await.expect("opens");
        let scopes = [
            Scope::All,
            Scope::Stage(Stage::Received),
            Scope::Found("heron".to_owned()),
            Scope::FoundAtStage("heron".to_owned(), Stage::Received),
        ];
        for scope in scopes {
            let sql: &'static str = by_scope!(scope, explained, "head_us, id");
            let mut args = scope.args();
            args.extend(args![20_u64, 0_u64]);
            let mut steps = 0;
            for mut row in db.read(sql, args).await.expect("a plan") {
                let _ids = (row.int(), row.int(), row.int());
                let step = row.text().expect("a step");
                let looks_at_all = step.starts_with("SCAN cases") && !step.contains("INDEX");
                assert!(!looks_at_all, "{step}");
                steps += 1;
            }
            assert!(steps > 0);
        }
        db.close().await;
    }
}
