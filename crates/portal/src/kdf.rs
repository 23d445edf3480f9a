//! Stretching codenames without letting strangers buy our memory: a bounded queue, and a budget of
//! tries that find nothing, for all visitors together (faults 13 and 37).
//!
//! Behind an onion service visitors cannot be told apart, so there is nothing to count them by.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use pages::Problem;
use sealing::{Codename, Derived, KdfParams};
use tokio::sync::Semaphore;

use crate::state::PortalConfig;

/// Longest wait for a place in the queue.
const WAIT_MAX: Duration = Duration::from_secs(30);

/// The keeper of the queue and the budget.
pub(crate) struct Kdf {
    params: KdfParams,
    running: Arc<Semaphore>,
    waiting: Semaphore,
    misses: Mutex<Misses>,
}

/// How many tries are left; refilled evenly over the minute.
struct Misses {
    left: f64,
    most: f64,
    seen: Instant,
}

impl Misses {
    fn refill(&mut self) {
        let now = Instant::now();
        let minutes = now.duration_since(self.seen).as_secs_f64() / 60.0;
        self.left = (self.left + minutes * self.most).min(self.most);
        self.seen = now;
    }
}

impl Kdf {
    pub(crate) fn new(params: KdfParams, config: &PortalConfig) -> Self {
        let most = f64::from(config.misses_per_minute);
        Self {
            params,
            running: Arc::new(Semaphore::new(config.kdf_parallel.max(1))),
            waiting: Semaphore::new(config.kdf_parallel.max(1) + config.kdf_waiting),
            misses: Mutex::new(Misses { left: most, most, seen: Instant::now() }),
        }
    }

    /// Stretches a codename, in its turn. Too long a queue is a readable "busy".
    pub(crate) async fn derive(&self, codename: Codename) -> Result<Derived, Problem> {
        let _place = self.waiting.try_acquire().map_err(|_| Problem::busy())?;
        let turn = Arc::clone(&self.running).acquire_owned();
        let turn = tokio::time::timeout(WAIT_MAX, turn).await.map_err(|_| Problem::busy())?;
        let turn = turn.map_err(|_| Problem::busy())?;
        let params = self.params.clone();
        let work = tokio::task::spawn_blocking(move || {
            // The turn is held until the memory is free again, even if the visitor has left.
            let _turn = turn;
            sealing::derive(&codename, &params)
        });
        work.await.map_err(|_| Problem::internal())?.map_err(|_| Problem::internal())
    }

    /// Takes one try from the budget before a codename of unknown worth is looked at.
    pub(crate) fn take_try(&self) -> Result<(), Problem> {
        let mut misses = self.misses.lock().unwrap_or_else(PoisonError::into_inner);
        misses.refill();
        if misses.left < 1.0 {
            return Err(Problem::busy());
        }
        misses.left -= 1.0;
        Ok(())
    }

    /// Gives the try back: the codename was somebody's.
    pub(crate) fn give_back(&self) {
        let mut misses = self.misses.lock().unwrap_or_else(PoisonError::into_inner);
        misses.left = (misses.left + 1.0).min(misses.most);
    }
}
