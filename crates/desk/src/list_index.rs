//! The current lists in memory, ready to be asked whom somebody may be.
//!
//! **Architecture Invariant:** they are kept until the set of current lists is another, and only at
//! the desk. Nothing asked of them is logged or written anywhere but into the case's sealed record.

use std::sync::Arc;

use casework::screening::{FoundHits, HITS_ASKED, Hit, ListUsed, lists_digest};
use programme::Digest;
use screening::{Index, Party, THRESHOLD};
use store::{ListRow, Office, StoreError};
use tokio::sync::Mutex;

use crate::trouble::Trouble;

/// The set of lists that is current.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Current {
    /// The lists, by name.
    pub(crate) lists: Vec<ListRow>,
    /// The digest of the set.
    pub(crate) digest: Digest,
}

impl Current {
    /// Reads which lists are current.
    pub(crate) async fn of(office: &Office) -> Result<Self, StoreError> {
        let lists = office.current_lists().await?;
        let digest = lists_digest(lists.iter().map(|row| row.list.digest));
        Ok(Self { lists, digest })
    }

    /// The lists as a record names them.
    pub(crate) fn used(&self) -> Vec<ListUsed> {
        let used =
            |row: &ListRow| ListUsed { name: row.list.name.clone(), digest: row.list.digest };
        self.lists.iter().map(used).collect()
    }
}

/// The parties of a set of lists.
pub(crate) struct ListIndex {
    pub(crate) current: Current,
    index: Index,
    /// The place of each list's first party.
    starts: Vec<usize>,
}

/// The index that was made last.
#[derive(Default)]
pub(crate) struct KeptIndex(Mutex<Option<Arc<ListIndex>>>);

impl KeptIndex {
    /// The index of the lists that are current now. Whoever comes first makes it, others wait.
    pub(crate) async fn current(&self, office: &Office) -> Result<Arc<ListIndex>, Trouble> {
        let mut kept = self.0.lock().await;
        let current = Current::of(office).await?;
        if let Some(index) = kept.as_ref().filter(|index| index.current == current) {
            return Ok(Arc::clone(index));
        }
        // The older one may be large: it goes before the newer one is made.
        *kept = None;
        let made = Arc::new(ListIndex::read(office, current).await?);
        *kept = Some(Arc::clone(&made));
        Ok(made)
    }
}

impl ListIndex {
    async fn read(office: &Office, current: Current) -> Result<Self, Trouble> {
        let (mut parties, mut starts) = (Vec::new(), Vec::new());
        for list in &current.lists {
            starts.push(parties.len());
            for position in 0.. {
                let Some(piece) = office.list_chunk(list, position).await? else { break };
                let lines = piece.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
                for line in lines {
                    let party: Party = serde_json::from_slice(line).map_err(|_| {
                        tracing::error!(list = %list.list.digest, "a list cannot be read");
                        Trouble::INTERNAL
                    })?;
                    parties.push(party);
                }
            }
            let read = parties.len() - starts.last().copied().unwrap_or(0);
            if read as u64 != list.list.parties {
                // Another list took its place while it was read.
                return Err(Trouble::Changed);
            }
        }
        let index = tokio::task::spawn_blocking(move || Index::new(parties)).await;
        let index = index.map_err(|_| Trouble::INTERNAL)?;
        Ok(Self { current, index, starts })
    }

    /// Whom somebody may be, the likeliest first.
    pub(crate) fn hits(&self, party: &Party) -> FoundHits {
        let found = self.index.screen(party, THRESHOLD, HITS_ASKED);
        let hit = |hit: screening::Hit| {
            let list = self.starts.partition_point(|start| *start <= hit.party);
            let list = self.current.lists.get(list.checked_sub(1)?)?;
            let party = self.index.parties().get(hit.party)?;
            Some(Hit::new(list.list.digest, party, &hit.comparison))
        };
        FoundHits::new(found.hits.into_iter().filter_map(hit).collect(), found.total)
    }
}
