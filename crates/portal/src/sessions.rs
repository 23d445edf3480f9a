//! Visits: who is signed in to a case, who is giving or taking back a testimony. In memory only.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use casework::CaseId;
use pages::Problem;
use programme::Digest;
use sealing::{Codename, LocatorHash, ReplyKey};
use store::{Clock, FormId};

use crate::drafts::cookie_hash;
use crate::room::gives_way;

const IDLE_US_MAX: i64 = 30 * 60 * 1_000_000;
const AGE_US_MAX: i64 = 4 * 60 * 60 * 1_000_000;

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
    pub(crate) given: Mutex<Given>,
}

/// Whether a testimony was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Given {
    /// Not yet.
    NotYet,
    /// As it was last sent.
    Now,
    /// By an earlier sending; later changes were not taken.
    Before,
}

impl Giving {
    pub(crate) fn given(&self) -> Given {
        *self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_given(&self) -> bool {
        self.given() != Given::NotYet
    }

    pub(crate) fn set_given(&self, given: Given) {
        *self.given.lock().unwrap_or_else(PoisonError::into_inner) = given;
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

impl Session {
    /// Its kind where room must be made: what costs nothing to begin comes first.
    fn kind(&self) -> u8 {
        match self {
            Self::Giving(giving) => u8::from(giving.is_given()),
            Self::Returned(_) => 2,
            Self::Case(_) => 3,
        }
    }
}

struct Kept {
    session: Session,
    began_us: i64,
    seen_us: i64,
}

/// All sessions of one area, by the hash of their cookie.
pub(crate) struct Sessions {
    most: usize,
    clock: Clock,
    kept: Mutex<HashMap<Digest, Kept>>,
}

impl Sessions {
    pub(crate) fn new(most: usize, clock: Clock) -> Self {
        Self { most, clock, kept: Mutex::new(HashMap::new()) }
    }

    /// Keeps a session under a fresh cookie value. With no room left, another goes (see
    /// [`crate::room`]).
    pub(crate) fn insert(&self, cookie: &str, session: Session) -> Result<(), Problem> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let now_us = self.clock.now_us();
        if kept.len() >= self.most {
            kept.retain(|_, one| one.is_alive(now_us));
        }
        if kept.len() >= self.most {
            let all = kept.iter().map(|(hash, one)| (*hash, one.session.kind(), one.seen_us));
            let gone = gives_way(all).ok_or_else(Problem::busy)?;
            kept.remove(&gone);
        }
        let one = Kept { session, began_us: now_us, seen_us: now_us };
        kept.insert(cookie_hash(cookie), one);
        Ok(())
    }

    /// The session of a cookie, if it is still on.
    pub(crate) fn get(&self, cookie: &str) -> Option<Session> {
        let hash = cookie_hash(cookie);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let one = kept.get_mut(&hash)?;
        let now_us = self.clock.now_us();
        if !one.is_alive(now_us) {
            kept.remove(&hash);
            return None;
        }
        one.seen_us = now_us;
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
    /// A clock that jumps back ends no visit (fault 33).
    fn is_alive(&self, now_us: i64) -> bool {
        now_us.saturating_sub(self.seen_us) < IDLE_US_MAX
            && now_us.saturating_sub(self.began_us) < AGE_US_MAX
    }
}
