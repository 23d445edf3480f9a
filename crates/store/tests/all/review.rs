//! What a review found: each defect stays away.

use std::io::Write as _;
use std::time::{Duration, SystemTime};

use casework::publication::{Publication, month_of};
use casework::{Refusal, Stage};
use sealing::Purpose;
use sqlx::Connection as _;
use store::{BackupError, BlobId, Content, Gate, NewTestimony, Store, StoreError, TestimonyState};

use crate::support::*;
use crate::world::{EVERY, Kind, World};

fn testimony() -> NewTestimony {
    let testimony = id();
    NewTestimony {
        form: form(),
        id: testimony,
        locator: locator(testimony),
        recipient: recipient(),
        wrap: b"a wrap".to_vec(),
        body: body(1, Purpose::Testimony, 5_000),
        video: Some(body(2, Purpose::File, 200_000)),
    }
}

/// Waits for what goes on behind a caller who has left.
async fn until<T: PartialEq>(wanted: T, found: impl AsyncFn() -> T) {
    for _ in 0..1_000 {
        if found().await == wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("what was begun was not finished");
}

#[tokio::test]
async fn review_c3_a_caller_who_hangs_up_stops_no_erasure() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let (gate, office) = (store.gate(), store.office());
    for pause_ms in [0, 1, 2, 4, 8] {
        let pause = Duration::from_millis(pause_ms);
        let case = assessed(&store).await;
        let _left = tokio::time::timeout(pause, gate.erase(case, form())).await;
        let stage = async || office.case(case).await.expect("reads").expect("there").stage;
        until(Stage::Erased, stage).await;
        let given = testimony();
        let id = given.id;
        gate.give_testimony(given).await.expect("given");
        let _left = tokio::time::timeout(pause, gate.withdraw_testimony(id, form())).await;
        let state = async || office.testimony(id).await.expect("reads").expect("there").state;
        until(TestimonyState::Withdrawn, state).await;
        until(Vec::new(), async || world.blobs()).await;
    }
    store.close().await;
}

#[tokio::test]
async fn review_h7_nothing_beside_cases_tells_of_a_testimony() {
    for kind in EVERY {
        let world = World::new(kind).await;
        let store = world.open().await;
        let gate = store.gate();
        gate.receive(application()).await.expect("received");
        let given = testimony();
        assert!(!gate.give_testimony(given.clone()).await.expect("given").already);
        assert!(gate.give_testimony(given.clone()).await.expect("given").already, "once");
        let other = NewTestimony { locator: locator(id()), ..given.clone() };
        assert_eq!(gate.give_testimony(other).await, Err(StoreError::Conflict));
        assert!(!gate.withdraw_testimony(given.id, form()).await.expect("withdrawn").already);
        assert!(gate.withdraw_testimony(given.id, form()).await.expect("withdrawn").already);
        let found = gate.testimony_by_locator(&given.locator).await;
        assert_eq!(found, Ok(None), "review_m6: the codename finds it no more");
        let backup = world.folder.path().join("backup");
        store.office().backup(&backup, &mut |_, _| {}).await.expect("backed up");
        for name in ["form_uses", "journal", "audit", "cases", "bodies"] {
            let rows = std::fs::read_to_string(backup.join(format!("tables/{name}.jsonl")));
            let rows = rows.expect("a table");
            assert!(!rows.contains(&given.id.to_string()), "{name} on {kind:?}");
            assert!(!rows.contains(&given.form.0.to_string()), "{name} on {kind:?}");
        }
        store.close().await;
    }
}

fn blob(gate: &Gate, bytes: &[u8]) -> BlobId {
    let mut blob = gate.begin_blob().expect("a blob");
    blob.write_all(bytes).expect("written");
    blob.finish().expect("durable")
}

fn words(testimony: &NewTestimony, store: &Store) -> Publication {
    Publication {
        testimony: testimony.id,
        text: "What I saw.".to_owned(),
        byline: String::new(),
        language: "en".to_owned(),
        month: month_of(store.clock().today()),
        video: Some(digest("video")),
    }
}

#[tokio::test]
async fn review_h8_a_refused_publication_leaves_no_public_video() {
    for kind in EVERY {
        let world = World::new(kind).await;
        let store = world.open().await;
        let (gate, office) = (store.gate(), store.office());
        let given = testimony();
        gate.give_testimony(given.clone()).await.expect("given");
        let content = words(&given, &store);
        let record = body(1, Purpose::Message, 90);
        let shown = proposed(content.clone());
        office.propose_publication(form(), &shown, record).await.expect("proposed");
        let mut changed = content.clone();
        changed.text.push('!');
        let mut silent = content.clone();
        silent.video = None;
        for content in [changed, silent] {
            let plain = blob(&gate, b"plain");
            let video = Some(("video/mp4".to_owned(), plain));
            let refused = office.publish(form(), &approved(content), video).await;
            assert_eq!(refused, Err(Refusal::ChangedSinceShown.into()));
            assert!(!names(&world).contains(&plain), "on {kind:?}");
        }
        let (once, first) = (form(), blob(&gate, b"plain"));
        for plain in [first, blob(&gate, b"plain"), first] {
            let video = Some(("video/mp4".to_owned(), plain));
            office.publish(once, &approved(content.clone()), video).await.expect("published");
            assert_eq!(names(&world).contains(&plain), plain == first && kind != Kind::Memory);
        }
        assert_eq!(gate.video(given.id).await.expect("reads").expect("there").bytes_total, 5);
        store.close().await;
    }
}

fn names(world: &World) -> Vec<BlobId> {
    world.blobs().iter().map(|name| name.parse().expect("a name")).collect()
}

#[tokio::test]
async fn review_h9_a_restore_that_failed_serves_nobody() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    set_up(&store, 1_000).await;
    let case = assessed(&store).await;
    let backup = world.folder.path().join("backup");
    store.office().backup(&backup, &mut |_, _| {}).await.expect("backed up");
    store.gate().erase(case, form()).await.expect("erased");
    store.close().await;
    let list = std::fs::read_to_string(world.vault().join("erased.list")).expect("a list");
    std::fs::write(world.folder.path().join("erased.list"), format!("{list}what is this\n"))
        .expect("written");
    let other = World::new(Kind::Sqlite).await;
    let half = other.open().await;
    let failed = half.office().restore(&backup).await;
    assert!(matches!(failed, Err(BackupError::Damaged { .. })), "{failed:?}");
    assert_eq!(half.gate().settings().await, Err(StoreError::NotFound));
    let officers = [new_officer(first())];
    let anew = half.office().initialise(&settings(), &officers, programme(1_000)).await;
    assert_eq!(anew, Err(StoreError::Conflict), "nor is an office made around what was read");
    half.close().await;
    // A line that a crash tore, by itself, at the end and in the middle, is no damage.
    for torn in ["tes", "case 00", "case 00\ntestimony \n\0\0"] {
        let text = format!("{torn}\n{list}{torn}");
        std::fs::write(world.folder.path().join("erased.list"), text).expect("written");
        let other = World::new(Kind::Sqlite).await;
        let whole = other.open().await;
        whole.office().restore(&backup).await.expect("restored");
        let row = whole.office().case(case).await.expect("reads").expect("there");
        assert_eq!(row.stage, Stage::Erased);
        whole.gate().settings().await.expect("set up");
        whole.close().await;
    }
}

#[tokio::test]
async fn review_h9_a_line_after_a_torn_one_begins_afresh() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let case = assessed(&store).await;
    let list = world.vault().join("erased.list");
    std::fs::write(&list, format!("case {}", id())).expect("written");
    store.gate().erase(case, form()).await.expect("erased");
    let text = std::fs::read_to_string(&list).expect("a list");
    assert!(text.lines().any(|line| line == format!("case {case}")), "{text}");
    store.close().await;
}

#[tokio::test]
async fn review_a_log_that_readers_hold_is_emptied_by_the_next_tidying() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let case = assessed(&store).await;
    let path = world.folder.path().join("postern.db");
    let log_bytes = || std::fs::metadata(path.with_extension("db-wal")).map_or(0, |log| log.len());
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path);
    let mut reader = sqlx::SqliteConnection::connect_with(&options).await.expect("connects");
    for sql in ["BEGIN", "SELECT * FROM cases"] {
        sqlx::query(sql).execute(&mut reader).await.expect("runs");
    }
    store.gate().erase(case, form()).await.expect("erased");
    assert!(log_bytes() > 0, "it is held");
    reader.close().await.expect("closes");
    store.office().tidy().await.expect("tidied");
    assert_eq!(log_bytes(), 0);
    store.close().await;
}

#[tokio::test]
async fn review_m2_what_no_plan_named_is_discarded_or_swept() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let gate = store.gate();
    let mut new = application();
    new.files = vec![body(2, Purpose::File, 100_000)];
    let case = new.case;
    gate.receive(new).await.expect("received");
    let bodies = store.office().bodies(case).await.expect("bodies");
    let named = bodies.iter().find_map(|body| match body.content {
        Content::Blob(blob) => Some(blob),
        Content::Inline(_) => None,
    });
    let named = named.expect("a file");
    let (one, two, three) = (blob(&gate, b"one"), blob(&gate, b"two"), blob(&gate, b"three"));
    for unwanted in [one, named, one] {
        gate.discard_blob(unwanted).await.expect("discarded");
    }
    let mut left = vec![named, two, three];
    left.sort();
    assert_eq!(names(&world), left);
    let path = |blob: BlobId| world.vault().join(&blob.to_string()[..2]).join(blob.to_string());
    for blob in &left {
        let modified = std::fs::metadata(path(*blob)).expect("there").modified().expect("a time");
        let since = modified.duration_since(SystemTime::UNIX_EPOCH).expect("after 1970");
        assert_eq!(since.as_secs() % 86_400, 0, "a file tells its day only");
    }
    let old = std::fs::File::open(path(two)).expect("opens");
    old.set_modified(SystemTime::now() - Duration::from_secs(2 * 86_400)).expect("aged");
    store.office().tidy().await.expect("tidied");
    left.retain(|blob| *blob != two);
    assert_eq!(names(&world), left, "somebody may be about to name the young one");
    verify(&store.office()).await;
    store.close().await;
}
