//! Fault 14: a designation, a locator or an id is drawn that is in use.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sealing::{Entropy, EntropyFailed};
use store::{Faults, Options, Store, StoreError};

use crate::support::*;
use crate::world::{EVERY, World};

/// Draws the same designation a few times, then others. Ids always differ.
struct Rigged {
    ids: AtomicU64,
    designations: AtomicU64,
    repeats: u64,
}

impl Entropy for Rigged {
    fn fill(&self, buf: &mut [u8]) -> Result<(), EntropyFailed> {
        let number = if buf.len() == 4 {
            self.designations.fetch_add(1, Ordering::SeqCst).saturating_sub(self.repeats)
        } else {
            self.ids.fetch_add(1, Ordering::SeqCst)
        };
        buf.fill(0);
        let bytes = number.to_be_bytes();
        let (from, to) = (8 - buf.len().min(8), buf.len() - buf.len().min(8));
        buf[to..].copy_from_slice(&bytes[from..]);
        Ok(())
    }
}

struct Broken;

impl Entropy for Broken {
    fn fill(&self, _: &mut [u8]) -> Result<(), EntropyFailed> {
        Err(EntropyFailed)
    }
}

#[tokio::test]
async fn fault_14_a_designation_in_use_is_drawn_again() {
    for kind in EVERY {
        let world = World::new(kind).await;
        let rigged = Rigged { ids: 0.into(), designations: 0.into(), repeats: 3 };
        let options = Options { entropy: Arc::new(rigged), ..world.options(Faults::none()) };
        let store = Store::open(options).await.expect("opens");
        let first = store.gate().receive(application()).await.expect("received");
        let second = store.gate().receive(application()).await.expect("received");
        assert_eq!(first.designation.as_str(), "amber-avocet-0000");
        assert_eq!(second.designation.as_str(), "amber-avocet-0001", "on {kind:?}");
        verify(&store.office()).await;
        store.close().await;
    }
}

#[tokio::test]
async fn fault_14_a_locator_or_case_in_use_is_a_conflict_and_changes_nothing() {
    for kind in EVERY {
        let world = World::new(kind).await;
        let store = world.open().await;
        let (gate, first) = (store.gate(), application());
        gate.receive(first.clone()).await.expect("received");
        let mut same_locator = application();
        same_locator.locator = first.locator;
        let mut same_case = application();
        same_case.case = first.case;
        for new in [same_locator, same_case] {
            assert_eq!(gate.receive(new).await, Err(StoreError::Conflict), "on {kind:?}");
        }
        let view = gate.case_by_locator(&first.locator).await.expect("reads").expect("found");
        assert_eq!(view.case, first.case);
        assert_eq!(store.office().all_cases(None, 9).await.expect("cases").len(), 1);
        store.close().await;
    }
}

#[tokio::test]
async fn fault_29_without_randomness_nothing_is_filed() {
    let world = World::new(crate::world::Kind::Sqlite).await;
    let options = Options { entropy: Arc::new(Broken), ..world.options(Faults::none()) };
    let store = Store::open(options).await.expect("opens");
    assert_eq!(store.gate().receive(application()).await, Err(StoreError::Entropy));
    assert!(matches!(store.gate().begin_blob(), Err(StoreError::Entropy)));
    assert_eq!(store.office().all_cases(None, 9).await, Ok(Vec::new()));
    store.close().await;
}
