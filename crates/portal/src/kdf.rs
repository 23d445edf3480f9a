//! Stretching codenames without letting strangers buy our memory: two bounded queues (faults 13
//! and 37).
//!
//! Behind an onion service visitors cannot be told apart, so there is nothing to count them by, and
//! a budget of failed tries that all share would let anybody lock out everybody who returns. None
//! is needed: a codename has 86 bits, and the queue itself is the budget. At ten stretchings a
//! second, finding any one of a million codenames takes hundreds of billions of years. Filing has a
//! lane of its own, so that a flood of returns does not stop it.

use std::sync::Arc;
use std::time::Duration;

use pages::Problem;
use sealing::{Codename, Derived, KdfParams};
use tokio::sync::Semaphore;

use crate::state::PortalConfig;

/// Longest wait for a place in the queue.
const WAIT_MAX: Duration = Duration::from_secs(30);

/// Why a codename is stretched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Lane {
    /// Something is filed under a codename that was drawn here.
    Filing,
    /// Somebody comes back with a codename of unknown worth.
    Return,
}

/// The keeper of the queues.
pub(crate) struct Kdf {
    params: KdfParams,
    filing: Queue,
    returns: Queue,
}

struct Queue {
    running: Arc<Semaphore>,
    waiting: Semaphore,
}

impl Queue {
    fn new(config: &PortalConfig) -> Self {
        let parallel = config.kdf_parallel.max(1);
        Self {
            running: Arc::new(Semaphore::new(parallel)),
            waiting: Semaphore::new(parallel + config.kdf_waiting),
        }
    }
}

impl Kdf {
    pub(crate) fn new(params: KdfParams, config: &PortalConfig) -> Self {
        Self { params, filing: Queue::new(config), returns: Queue::new(config) }
    }

    /// Stretches a codename, in its turn. Too long a queue is a readable "busy".
    pub(crate) async fn derive(&self, lane: Lane, codename: Codename) -> Result<Derived, Problem> {
        let queue = match lane {
            Lane::Filing => &self.filing,
            Lane::Return => &self.returns,
        };
        let _place = queue.waiting.try_acquire().map_err(|_| Problem::busy())?;
        let turn = Arc::clone(&queue.running).acquire_owned();
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
}
