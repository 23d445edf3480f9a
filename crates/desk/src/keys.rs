//! The keys of signed-in officers, in memory only, for as long as the session lives.
//!
//! **Architecture Invariant:** no key is written anywhere. Signing out, expiry and revocation drop
//! it; a restart drops all of them, and everybody signs in again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use casework::{CaseId, OfficerId};
use keyring::{IntakeKey, TestimonyKey};

/// How long keys are held without being used: as long as an idle session lives.
const IDLE_US_MAX: i64 = 30 * 60 * 1_000_000;

/// What one officer can open.
#[derive(Debug)]
pub(crate) struct Keys {
    /// Opens cases.
    pub(crate) intake: Option<IntakeKey>,
    /// Opens testimonies.
    pub(crate) testimony: Option<TestimonyKey>,
}

struct Held {
    keys: Arc<Keys>,
    officer: OfficerId,
    used_us: i64,
    /// Cases this session has opened: reading is noted once a session, not once a page view.
    read: BTreeSet<CaseId>,
}

/// All keys held, by the hash of the session's id.
#[derive(Default)]
pub(crate) struct KeyRing(Mutex<BTreeMap<[u8; 32], Held>>);

impl KeyRing {
    /// Holds the keys of a new session.
    pub(crate) fn hold(&self, session: [u8; 32], officer: OfficerId, keys: Keys, now_us: i64) {
        let held = Held { keys: Arc::new(keys), officer, used_us: now_us, read: BTreeSet::new() };
        self.lock(now_us).insert(session, held);
    }

    /// The keys of a session that is still alive, which this does not keep alive.
    pub(crate) fn look(&self, session: &[u8; 32], now_us: i64) -> Option<Arc<Keys>> {
        self.lock(now_us).get(session).map(|held| Arc::clone(&held.keys))
    }

    /// The keys of a session that is still alive.
    pub(crate) fn of(&self, session: &[u8; 32], now_us: i64) -> Option<Arc<Keys>> {
        let mut ring = self.lock(now_us);
        let held = ring.get_mut(session)?;
        held.used_us = now_us;
        Some(Arc::clone(&held.keys))
    }

    /// Whether this session reads the case for the first time; from now on it has.
    pub(crate) fn first_reading(&self, session: &[u8; 32], case: CaseId, now_us: i64) -> bool {
        self.lock(now_us).get_mut(session).is_some_and(|held| held.read.insert(case))
    }

    /// Drops the keys of one session.
    pub(crate) fn drop_session(&self, session: &[u8; 32], now_us: i64) {
        self.lock(now_us).remove(session);
    }

    /// Drops the keys of every session of an officer.
    pub(crate) fn drop_officer(&self, officer: OfficerId, now_us: i64) {
        self.lock(now_us).retain(|_, held| held.officer != officer);
    }

    /// How many sessions have keys.
    #[cfg(test)]
    fn len(&self, now_us: i64) -> usize {
        self.lock(now_us).len()
    }

    /// Whoever takes the lock first drops what has been idle too long; a clock that jumped back
    /// drops nothing early, since the store ends sessions by itself.
    fn lock(&self, now_us: i64) -> MutexGuard<'_, BTreeMap<[u8; 32], Held>> {
        let mut ring = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ring.retain(|_, held| now_us.saturating_sub(held.used_us) <= IDLE_US_MAX);
        ring
    }
}

impl std::fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyRing(▮)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none() -> Keys {
        Keys { intake: None, testimony: None }
    }

    #[test]
    fn fault_11_keys_go_with_sign_out_with_revocation_and_with_time() {
        let (anna, boris) =
            (OfficerId(CaseId::from_bytes([1; 16])), OfficerId(CaseId::from_bytes([2; 16])));
        let ring = KeyRing::default();
        ring.hold([1; 32], anna, none(), 0);
        ring.hold([2; 32], anna, none(), 0);
        ring.hold([3; 32], boris, none(), 0);
        ring.drop_session(&[1; 32], 1);
        assert!(ring.of(&[1; 32], 1).is_none(), "signed out");
        assert!(ring.of(&[2; 32], 1).is_some(), "the other session of the same officer lives");
        ring.drop_officer(anna, 2);
        assert!(ring.of(&[2; 32], 2).is_none(), "revoked");
        assert!(ring.of(&[3; 32], IDLE_US_MAX).is_some(), "at the limit");
        assert!(
            ring.of(&[3; 32], IDLE_US_MAX - 5).is_some(),
            "a clock that jumps back ends nothing"
        );
        assert_eq!(ring.len(3 * IDLE_US_MAX), 0, "idle too long");
    }

    #[test]
    fn reading_is_new_once_a_session() {
        let ring = KeyRing::default();
        let case = CaseId::from_bytes([9; 16]);
        ring.hold([1; 32], OfficerId(CaseId::from_bytes([1; 16])), none(), 0);
        assert!(ring.first_reading(&[1; 32], case, 1));
        assert!(!ring.first_reading(&[1; 32], case, 2));
        assert!(!ring.first_reading(&[2; 32], case, 3), "nobody reads without a session");
    }
}
