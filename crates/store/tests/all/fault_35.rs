//! Fault 35: a backup restores on either database, whole; what was erased stays erased.

use std::collections::BTreeMap;
use std::path::Path;

use casework::Stage;
use sealing::Purpose;
use store::{BackupError, NewMessage, NewTestimony, Store, TestimonyState};

use crate::support::*;
use crate::world::{EVERY, Kind, World};

/// A store with something of everything in it.
async fn furnished(world: &World) -> Store {
    let store = world.open().await;
    let (gate, office) = (store.gate(), store.office());
    set_up(&store, 100_000).await;
    let offer = accepted(&store, vec![grant("fund", 100, 2), grant("state", 7, 1)]).await;
    let mut batch = everything_pending(&office, offer.case).await;
    batch.transfers.truncate(1);
    office.propose_payment(form(), &proposed(batch.clone())).await.expect("proposed");
    office.pay(form(), &approved(batch)).await.expect("paid");
    let bodies = vec![body(2, Purpose::File, 100_000)];
    let message = NewMessage { form: form(), case: offer.case, bodies };
    gate.append(message).await.expect("appended");
    let erased = assessed(&store).await;
    gate.erase(erased, form()).await.expect("erased");
    let list = crate::screening::list("a list", "bytes");
    crate::screening::add(&office, &list, &["one\n«two»\n", "three\n"]).await;
    let (kept, aside) = (assessed(&store).await, assessed(&store).await);
    let act = crate::screening::both(&office, kept, aside).await;
    office.merge(act).await.expect("merged");
    let testimony = id();
    let new = NewTestimony {
        form: form(),
        id: testimony,
        locator: locator(testimony),
        recipient: recipient(),
        wrap: b"a wrap".to_vec(),
        body: body(1, Purpose::Testimony, 5_000),
        video: Some(body(2, Purpose::File, 100_000)),
    };
    gate.give_testimony(new).await.expect("given");
    // More rows than are read at a time.
    for _ in 0..140 {
        office.audit_note(Some(first().id), "sign_in", "x").await.expect("noted");
    }
    store
}

async fn backed_up(store: &Store, folder: &Path) {
    let (mut calls, mut last) = (0, (0, 0));
    let mut progress = |done, total| {
        calls += 1;
        last = (done, total);
    };
    store.office().backup(folder, &mut progress).await.expect("backed up");
    assert!(calls > 5 && last.0 == last.1 && last.0 > 150, "progress ends at {last:?}");
}

/// Every file of a backup with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for part in ["", "tables", "blobs"] {
        for entry in std::fs::read_dir(folder.join(part)).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.strip_prefix(folder).expect("inside").display().to_string();
                found.insert(name, std::fs::read(path).expect("reads"));
            }
        }
    }
    found
}

#[tokio::test]
async fn fault_35_a_backup_of_either_database_restores_on_either() {
    for from in [Kind::Sqlite, Kind::Postgres] {
        let world = World::new(from).await;
        let store = furnished(&world).await;
        let backup = world.folder.path().join("backup");
        backed_up(&store, &backup).await;
        store.close().await;
        for to in EVERY {
            let other = World::new(to).await;
            let store = other.open().await;
            store.office().restore(&backup).await.expect("restored");
            verify(&store.office()).await;
            let again = other.folder.path().join("again");
            backed_up(&store, &again).await;
            let (mut one, mut two) = (files(&backup), files(&again));
            if to == Kind::Memory {
                // A vault in memory keeps no list of erasures.
                for files in [&mut one, &mut two] {
                    files.retain(|name, _| name != "manifest.json" && name != "erased.list");
                }
            }
            assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
            for (name, bytes) in one {
                assert!(two[&name] == bytes, "{name} differs from {from:?} to {to:?}");
            }
            store.close().await;
        }
    }
}

#[tokio::test]
async fn fault_35_what_was_erased_after_a_backup_is_erased_again() {
    let world = World::new(Kind::Sqlite).await;
    let store = furnished(&world).await;
    let case = accepted(&store, vec![grant("fund", 100, 1)]).await.case;
    let office = store.office();
    let testimonies = office.testimonies(None, 1).await.expect("a page").items;
    let backup = world.folder.path().join("backup");
    backed_up(&store, &backup).await;
    store.gate().erase(case, form()).await.expect("erased");
    store.gate().withdraw_testimony(testimonies[0].id, form()).await.expect("withdrawn");
    store.close().await;
    // The list lies beside the backup, as the office keeps it.
    let list = world.vault().join("erased.list");
    std::fs::copy(list, world.folder.path().join("erased.list")).expect("copied");
    let other = World::new(Kind::Sqlite).await;
    let store = other.open().await;
    store.office().restore(&backup).await.expect("restored");
    let row = store.office().case(case).await.expect("reads").expect("a tombstone");
    assert_eq!(row.stage, Stage::Erased);
    assert_eq!(store.office().bodies(case).await, Ok(Vec::new()));
    let row = store.office().testimony(testimonies[0].id).await.expect("reads").expect("there");
    assert_eq!(row.state, TestimonyState::Withdrawn);
    assert_eq!(other.blobs().len(), 1, "only the other case's file");
    verify(&store.office()).await;
    store.close().await;
}

#[tokio::test]
async fn fault_35_a_damaged_or_foreign_backup_is_refused() {
    let world = World::new(Kind::Sqlite).await;
    let store = furnished(&world).await;
    let backup = world.folder.path().join("backup");
    backed_up(&store, &backup).await;
    let full = store.office().backup(&backup, &mut |_, _| {}).await;
    assert!(matches!(full, Err(BackupError::NotEmpty)));
    assert!(matches!(store.office().restore(&backup).await, Err(BackupError::NotEmpty)));
    store.close().await;
    let whole = files(&backup);
    let blob = whole.keys().find(|name| name.starts_with("blobs/")).expect("a blob").clone();
    for name in ["tables/journal.jsonl", "tables/settings.jsonl", &blob] {
        let mut bytes = whole[name].clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(backup.join(name), bytes).expect("written");
        refused(&backup, name).await;
        std::fs::remove_file(backup.join(name)).expect("removed");
        refused(&backup, name).await;
        std::fs::write(backup.join(name), &whole[name]).expect("written");
    }
    let text = String::from_utf8(whole["manifest.json"].clone()).expect("text");
    for (from, to) in [("tables/lists", "../tables/lists"), ("tables/lists", "tables/.lists")] {
        let changed = text.replace(from, to);
        std::fs::write(backup.join("manifest.json"), changed).expect("written");
        refused(&backup, &format!("{to}.jsonl")).await;
    }
    let newer = text.replace("\"schema\": ", "\"schema\": 9");
    std::fs::write(backup.join("manifest.json"), newer).expect("written");
    let other = World::new(Kind::Memory).await.open().await;
    let answer = other.office().restore(&backup).await;
    assert!(matches!(answer, Err(BackupError::UnknownSchema { found: 92, known: 2 })));
}

async fn refused(backup: &Path, name: &str) {
    let store = World::new(Kind::Memory).await.open().await;
    match store.office().restore(backup).await {
        Err(BackupError::Damaged { file }) => assert_eq!(file, name),
        other => panic!("{name}: {other:?}"),
    }
    assert_eq!(store.office().all_cases(None, 9).await, Ok(Vec::new()), "nothing was read");
}
