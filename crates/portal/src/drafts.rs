//! Unfinished applications: in memory only, bounded in number, wiped when they idle or end.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use pages::Problem;
use programme::Digest;

use crate::draft::Draft;
use crate::room::gives_way;

/// How long a draft is kept after its last page.
const IDLE_MAX: Duration = Duration::from_secs(2 * 60 * 60);

/// A draft that one request at a time works on.
pub(crate) type Held = Arc<tokio::sync::Mutex<Draft>>;

/// All drafts, by the hash of their cookie.
pub(crate) struct Drafts {
    most: usize,
    held: Mutex<HashMap<Digest, (Held, Instant)>>,
}

/// The name of a cookie's value in memory: whoever reads this map cannot use the cookie.
pub(crate) fn cookie_hash(value: &str) -> Digest {
    Digest::of("postern/cookie/v1", value.as_bytes())
}

impl Drafts {
    pub(crate) fn new(most: usize) -> Self {
        Self { most, held: Mutex::new(HashMap::new()) }
    }

    /// Keeps a new draft. With no room left, another goes (see [`crate::room`]), unless all are at
    /// work this moment: then "busy".
    pub(crate) fn insert(&self, cookie: &str, draft: Draft) -> Result<(), Problem> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= self.most {
            held.retain(|_, (_, seen)| seen.elapsed() < IDLE_MAX);
        }
        if held.len() >= self.most {
            let idle = held.iter().filter_map(|(hash, (draft, seen))| {
                let kind = draft.try_lock().ok()?.progress();
                Some((*hash, kind, *seen))
            });
            let gone = gives_way(idle).ok_or_else(Problem::busy)?;
            held.remove(&gone);
        }
        let draft = Arc::new(tokio::sync::Mutex::new(draft));
        held.insert(cookie_hash(cookie), (draft, Instant::now()));
        Ok(())
    }

    /// The draft of a cookie, if it is still kept.
    pub(crate) fn get(&self, cookie: &str) -> Option<Held> {
        let hash = cookie_hash(cookie);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let (draft, seen) = held.get_mut(&hash)?;
        if seen.elapsed() >= IDLE_MAX {
            held.remove(&hash);
            return None;
        }
        *seen = Instant::now();
        Some(Arc::clone(draft))
    }

    /// Forgets a draft.
    pub(crate) fn remove(&self, cookie: &str) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).remove(&cookie_hash(cookie));
    }
}
