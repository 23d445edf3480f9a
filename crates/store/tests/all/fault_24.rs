//! Fault 24: no space. Nothing is accepted that could not be kept. The full disk itself is tried
//! where a small one can be mounted; here, that it is recognised and refused before.

use std::io::{Error, ErrorKind};

use store::{Content, StoreError};

use crate::support::*;
use crate::world::{Kind, World};

#[test]
fn fault_24_a_full_disk_is_told_apart_from_other_failures() {
    for (kind, expected) in [
        (ErrorKind::StorageFull, StoreError::DiskFull),
        (ErrorKind::QuotaExceeded, StoreError::DiskFull),
        (ErrorKind::NotFound, StoreError::Blob(store::BlobError::Missing)),
        (ErrorKind::PermissionDenied, StoreError::Unavailable(store::Unavailable::Vault)),
    ] {
        assert_eq!(StoreError::of_io(&Error::from(kind)), expected);
    }
}

#[tokio::test]
async fn fault_24_where_space_cannot_be_known_nothing_is_accepted() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let gate = store.gate();
    let health = gate.health().await;
    assert!(health.ok && health.free_bytes > 0 && health.free_bytes < u64::MAX);
    std::fs::rename(world.vault(), world.folder.path().join("elsewhere")).expect("moved");
    let new = application();
    assert!(matches!(new.body.content, Content::Inline(_)));
    assert_eq!(gate.receive(new).await, Err(StoreError::DiskFull));
    assert!(matches!(gate.begin_blob(), Err(StoreError::DiskFull)));
    assert!(!gate.health().await.ok);
    assert_eq!(store.office().all_cases(None, 9).await, Ok(Vec::new()));
    store.close().await;
}
