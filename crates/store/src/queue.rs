//! The desk's queue of cases.

use std::collections::BTreeMap;

use casework::Stage;

use crate::case::CaseRow;
use crate::error::StoreError;
use crate::page::Page;
use crate::store::{Office, unbuilt};

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

impl Office {
    /// How many cases stand at each stage.
    pub async fn stage_counts(&self) -> Result<BTreeMap<Stage, u64>, StoreError> {
        unbuilt()
    }

    /// One page of cases.
    pub async fn queue(&self, queue: &Queue) -> Result<Page<CaseRow>, StoreError> {
        let _ = queue;
        unbuilt()
    }
}
