//! Visits: who is signed in to a case, who is giving or taking back a testimony. In memory only.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use casework::CaseId;
use pages::Problem;
use programme::Digest;
use sealing::{Codename, LocatorHash, ReplyKey};
use store::FormId;

use crate::drafts::cookie_hash;

const IDLE_MAX: Duration = Duration::from_secs(30 * 60);
const AGE_MAX: Duration = Duration::from_secs(4 * 60 * 60);
/// How long a visit is safe from having to make room for newer ones.
const IDLE_SAFE: Duration = Duration::from_secs(5 * 60);

/// A visit to a case, or the empty visit that a codename nobody has leads to.
pub(crate) struct Visit {
    /// What the codename finds.
    pub(crate) locator: LocatorHash,
    /// Opens what the office wrote.
    pub(crate) reply: ReplyKey,
    /// What happened last, said once on the next page.
    pub(crate) notice: Mutex<Option<&'static str>>,
}

impl Visit {
    /// Leaves word for the next page.
    pub(crate) fn note(&self, key: &'static str) {
        *self.notice.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
    }

    /// Takes the word left by the page before.
    pub(crate) fn take_notice(&self) -> Option<&'static str> {
        self.notice.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A testimony being given: its codename is drawn first, and it is filed once.
pub(crate) struct Giving {
    pub(crate) codename: Codename,
    pub(crate) id: CaseId,
    pub(crate) form: FormId,
    pub(crate) given: Mutex<bool>,
}

impl Giving {
    pub(crate) fn is_given(&self) -> bool {
        *self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_given(&self) {
        *self.given.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }
}

/// What a session is for. A cookie opens one kind only.
#[derive(Clone)]
pub(crate) enum Session {
    /// A case.
    Case(Arc<Visit>),
    /// A testimony that is being given.
    Giving(Arc<Giving>),
    /// A testimony that its giver came back to.
    Returned(LocatorHash),
}

struct Kept {
    session: Session,
    began: Instant,
    seen: Instant,
}

/// All sessions, by the hash of their cookie.
pub(crate) struct Sessions {
    most: usize,
    kept: Mutex<HashMap<Digest, Kept>>,
}

impl Sessions {
    pub(crate) fn new(most: usize) -> Self {
        Self { most, kept: Mutex::new(HashMap::new()) }
    }

    /// Keeps a session under a fresh cookie value.
    pub(crate) fn insert(&self, cookie: &str, session: Session) -> Result<(), Problem> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= self.most {
            kept.retain(|_, one| one.is_alive());
        }
        if kept.len() >= self.most {
            let idlest = kept.iter().max_by_key(|(_, one)| one.seen.elapsed());
            let idlest = idlest.filter(|(_, one)| one.seen.elapsed() >= IDLE_SAFE);
            let idlest = idlest.map(|(hash, _)| *hash).ok_or_else(Problem::busy)?;
            kept.remove(&idlest);
        }
        let now = Instant::now();
        kept.insert(cookie_hash(cookie), Kept { session, began: now, seen: now });
        Ok(())
    }

    /// The session of a cookie, if it is still on.
    pub(crate) fn get(&self, cookie: &str) -> Option<Session> {
        let hash = cookie_hash(cookie);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let one = kept.get_mut(&hash)?;
        if !one.is_alive() {
            kept.remove(&hash);
            return None;
        }
        one.seen = Instant::now();
        Some(one.session.clone())
    }

    /// Ends a session.
    pub(crate) fn remove(&self, cookie: &str) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&cookie_hash(cookie));
    }

    /// Ends every visit to a case, when it is erased.
    pub(crate) fn end_visits(&self, locator: &LocatorHash) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, one| match &one.session {
            Session::Case(visit) => visit.locator != *locator,
            Session::Giving(_) | Session::Returned(_) => true,
        });
    }
}

impl Kept {
    fn is_alive(&self) -> bool {
        self.seen.elapsed() < IDLE_MAX && self.began.elapsed() < AGE_MAX
    }
}
