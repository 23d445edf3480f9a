//! Unfinished applications: in memory only, bounded in number, wiped when they idle or end.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use pages::Problem;
use programme::Digest;
use store::Clock;

use crate::draft::Draft;
use crate::room::gives_way;

/// How long a draft is kept after its last page.
const IDLE_US_MAX: i64 = 2 * 60 * 60 * 1_000_000;

/// A draft that one request at a time works on.
pub(crate) type Held = Arc<tokio::sync::Mutex<Draft>>;

/// All drafts, by the hash of their cookie.
pub(crate) struct Drafts {
    most: usize,
    clock: Clock,
    held: Mutex<HashMap<Digest, Kept>>,
}

struct Kept {
    draft: Held,
    seen_us: i64,
}

impl Kept {
    /// Whether it idled too long. A clock that jumps back makes nobody idle (fault 33).
    fn is_over(&self, now_us: i64) -> bool {
        now_us.saturating_sub(self.seen_us) >= IDLE_US_MAX
    }
}

/// The name of a cookie's value in memory: whoever reads this map cannot use the cookie.
pub(crate) fn cookie_hash(value: &str) -> Digest {
    Digest::of("postern/cookie/v1", value.as_bytes())
}

impl Drafts {
    pub(crate) fn new(most: usize, clock: Clock) -> Self {
        Self { most, clock, held: Mutex::new(HashMap::new()) }
    }

    /// Keeps a new draft. With no room left, another goes (see [`crate::room`]), unless all are at
    /// work this moment: then "busy".
    pub(crate) fn insert(&self, cookie: &str, draft: Draft) -> Result<(), Problem> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let now_us = self.clock.now_us();
        if held.len() >= self.most {
            held.retain(|_, kept| !kept.is_over(now_us));
        }
        if held.len() >= self.most {
            let idle = held.iter().filter_map(|(hash, kept)| {
                let kind = kept.draft.try_lock().ok()?.progress();
                Some((*hash, kind, kept.seen_us))
            });
            let gone = gives_way(idle).ok_or_else(Problem::busy)?;
            held.remove(&gone);
        }
        let draft = Arc::new(tokio::sync::Mutex::new(draft));
        held.insert(cookie_hash(cookie), Kept { draft, seen_us: now_us });
        Ok(())
    }

    /// The draft of a cookie, if it is still kept.
    pub(crate) fn get(&self, cookie: &str) -> Option<Held> {
        let hash = cookie_hash(cookie);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let now_us = self.clock.now_us();
        let kept = held.get_mut(&hash)?;
        if kept.is_over(now_us) {
            held.remove(&hash);
            return None;
        }
        kept.seen_us = now_us;
        Some(Arc::clone(&kept.draft))
    }

    /// Forgets a draft.
    pub(crate) fn remove(&self, cookie: &str) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).remove(&cookie_hash(cookie));
    }
}
