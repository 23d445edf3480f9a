//! Fault 26: a blob is missing or damaged. The rest stays readable, and the office is told.

use std::io::Write as _;

use sealing::Purpose;
use store::{BlobError, BlobId, Content, NewBody, StoreError};

use crate::support::*;
use crate::world::{Kind, World};

fn file(world: &World, blob: BlobId) -> std::path::PathBuf {
    let name = blob.to_string();
    world.vault().join(&name[..2]).join(name)
}

#[tokio::test]
async fn fault_26_a_missing_or_damaged_blob_is_reported_and_the_rest_is_readable() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let (gate, office) = (store.gate(), store.office());
    let mut new = application();
    new.files = (2..5).map(|sequence| body(sequence, Purpose::File, 100_000)).collect();
    let case = new.case;
    gate.receive(new).await.expect("received");
    let bodies = office.bodies(case).await.expect("bodies");
    let blobs: Vec<BlobId> = bodies
        .iter()
        .filter_map(|body| match body.content {
            Content::Blob(blob) => Some(blob),
            Content::Inline(_) => None,
        })
        .collect();
    assert_eq!(blobs.len(), 3);
    std::fs::remove_file(file(&world, blobs[0])).expect("removed");
    let mut damaged = std::fs::read(file(&world, blobs[1])).expect("reads");
    damaged[50_000] ^= 1;
    std::fs::write(file(&world, blobs[1]), damaged).expect("written");
    let mut read = Vec::new();
    for body in &bodies {
        read.push(office.body_bytes(body).await.map(|bytes| bytes.len()));
    }
    assert_eq!(
        read,
        [
            Ok(4_500),
            Err(StoreError::Blob(BlobError::Missing)),
            Err(StoreError::Blob(BlobError::Corrupt)),
            Ok(100_000),
        ]
    );
    assert_eq!(office.missing_blobs().await, Ok(vec![blobs[0]]));
    store.close().await;
}

#[tokio::test]
async fn fault_26_nothing_is_filed_that_names_no_blob_or_the_wrong_bytes() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let gate = store.gate();
    let nowhere = Content::Blob(BlobId(id()));
    let missing = NewBody { content: nowhere, ..body(1, Purpose::FirstContact, 90) };
    let other = NewBody { digest: digest("other"), ..body(1, Purpose::FirstContact, 90) };
    for (body, error) in [(missing, BlobError::Missing), (other, BlobError::Corrupt)] {
        let mut new = application();
        new.body = body;
        assert_eq!(gate.receive(new).await, Err(StoreError::Blob(error)));
    }
    assert_eq!(store.office().all_cases(None, 9).await, Ok(Vec::new()));
    store.close().await;
}

#[tokio::test]
async fn blobs_that_nobody_finished_or_named_do_not_stay() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let gate = store.gate();
    gate.receive(application()).await.expect("received");
    let mut dropped = gate.begin_blob().expect("a blob");
    dropped.write_all(b"half of it").expect("written");
    assert_eq!(world.blobs().len(), 1);
    drop(dropped);
    assert_eq!(world.blobs(), Vec::<String>::new());
    let mut unnamed = Vec::new();
    for _ in 0..2 {
        let mut blob = gate.begin_blob().expect("a blob");
        blob.write_all(b"whole").expect("written");
        unnamed.push(blob.finish().expect("durable"));
    }
    store.close().await;
    let two_days_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 86_400);
    let old = std::fs::File::open(file(&world, unnamed[0])).expect("opens");
    old.set_modified(two_days_ago).expect("aged");
    let empty = World::new(Kind::Sqlite).await;
    let vault = store::VaultLocation::Folder(world.vault());
    let options = store::Options { vault, ..empty.options(store::Faults::none()) };
    store::Store::open(options).await.expect("opens").close().await;
    assert_eq!(world.blobs().len(), 2, "an empty database sweeps no vault");
    let store = world.open().await;
    assert_eq!(world.blobs(), [unnamed[1].to_string()], "somebody may be about to name it");
    store.close().await;
}
