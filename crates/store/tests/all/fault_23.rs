//! Fault 23: a crash in the middle of an erasure. It is finished when the store next opens, and
//! nothing is left in tables, files or the vault.

use casework::Stage;
use sealing::Purpose;
use sqlx::Connection as _;
use store::{Fault, Faults, NewMessage, NewTestimony, Store, StoreError, TestimonyState};

use crate::screening::screen;
use crate::support::*;
use crate::world::{Kind, World};

const MARK: &[u8] = b"the only copy of this wrapped key";

/// A case with bodies in rows and in the vault, money reserved, and a wrap that can be looked for.
async fn full_case(store: &Store) -> casework::CaseId {
    let mut new = application();
    // As long as a real one, so that it fills pages of its own.
    new.wrap = MARK.repeat(150);
    new.files = vec![body(2, Purpose::File, 100_000), body(3, Purpose::File, 90_000)];
    let case = new.case;
    store.gate().receive(new).await.expect("received");
    let bodies = vec![body(4, Purpose::Message, 60_000)];
    store.gate().append(NewMessage { form: form(), case, bodies }).await.expect("appended");
    case
}

/// Whether the mark can be read in any file of a SQLite store.
fn mark_is_on_disk(world: &World) -> bool {
    std::fs::read_dir(world.folder.path()).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        let bytes = if path.is_file() { std::fs::read(path).expect("reads") } else { Vec::new() };
        bytes.windows(MARK.len()).any(|window| window == MARK)
    })
}

async fn is_gone(store: &Store, world: &World, case: casework::CaseId) {
    let office = store.office();
    let row = office.case(case).await.expect("reads").expect("a tombstone");
    assert_eq!(row.stage, Stage::Erased);
    assert_eq!(row.reply_recipient, row.case_recipient);
    assert_eq!(office.wrap(case).await, Err(StoreError::NotFound));
    assert_eq!(office.bodies(case).await, Ok(Vec::new()));
    assert_eq!(store.gate().case_by_locator(&locator(case)).await, Ok(None));
    assert_eq!(world.blobs(), Vec::<String>::new());
    let list = std::fs::read_to_string(world.vault().join("erased.list")).expect("a list");
    assert!(list.lines().any(|line| line == format!("case {case}")), "a restore must know");
    verify(&office).await;
}

#[tokio::test]
async fn fault_23_crash_at_every_point_of_an_erasure() {
    let sqlite = [Fault::CrashBefore, Fault::CrashAfter, Fault::ErrorBefore];
    for (kind, faults) in [(Kind::Sqlite, sqlite.as_slice()), (Kind::Postgres, &sqlite[1..2])] {
        for fault in faults.iter().copied() {
            let world = World::new(kind).await;
            for point in 1.. {
                let faults = Faults::at(0, fault);
                let store = world.try_open(faults.clone()).await.expect("opens");
                let case = full_case(&store).await;
                let erase = form();
                faults.arm(point, fault);
                let answer = store.gate().erase(case, erase).await;
                let struck = faults.points_passed() >= point;
                let begun = {
                    let row = store.office().case(case).await.expect("reads").expect("there");
                    row.erasing
                };
                if begun {
                    let found = store.gate().case_by_locator(&locator(case)).await;
                    assert_eq!(found, Ok(None), "a case being erased is not shown");
                }
                store.close().await;
                let store = world.open().await;
                if begun {
                    is_gone(&store, &world, case).await;
                } else {
                    assert!(answer.is_err(), "nothing was promised");
                    assert_eq!(store.office().bodies(case).await.expect("bodies").len(), 4);
                }
                store.gate().erase(case, erase).await.expect("the same form finishes it");
                is_gone(&store, &world, case).await;
                store.close().await;
                if !struck {
                    assert!(point > 15, "an erasure has many points");
                    break;
                }
            }
        }
    }
}

#[tokio::test]
async fn fault_23_an_erased_key_is_not_left_in_the_database_files() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let case = full_case(&store).await;
    assert!(mark_is_on_disk(&world), "the search finds what is there");
    store.gate().erase(case, form()).await.expect("erased");
    assert!(!mark_is_on_disk(&world));
    store.close().await;
    assert!(!mark_is_on_disk(&world));
}

/// In which tables and indexes of a PostgreSQL store the bytes can be read, once they are flushed.
async fn pages_with(world: &World, wanted: &str) -> Vec<String> {
    let store::Location::Postgres(url) = &world.location else { panic!("a PostgreSQL store") };
    let mut connection = sqlx::PgConnection::connect(url).await.expect("connects");
    let flushed = sqlx::query("CHECKPOINT").execute(&mut connection).await;
    flushed.expect("a server of the tests' own, whose files may be read");
    let sql = "SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'i', 't') \
               AND (relnamespace = current_schema()::regnamespace OR oid IN (SELECT reltoastrelid \
               FROM pg_class WHERE relnamespace = current_schema()::regnamespace)) AND position( \
               $1::bytea IN pg_read_binary_file(pg_relation_filepath(oid))) > 0 ORDER BY relname";
    let found = sqlx::query_scalar(sql).bind(wanted.as_bytes()).fetch_all(&mut connection).await;
    found.expect("reads")
}

#[tokio::test]
async fn fault_23_an_erased_case_is_not_left_in_the_pages_of_postgresql() {
    let world = World::new(Kind::Postgres).await;
    let store = world.open().await;
    let office = store.office();
    set_up(&store, 1_000).await;
    let mut new = application();
    // Short enough to stay in the row.
    new.wrap = MARK.repeat(3);
    let case = new.case;
    store.gate().receive(new).await.expect("received");
    let mark = std::str::from_utf8(MARK).expect("text");
    let named = "somebody 1990";
    let token = digest(named).to_string();
    let other = assessed(&store).await;
    for case in [case, other] {
        screen(&office, case, "lists", &[if case == other { "anna 1971" } else { named }]).await;
    }
    assert_eq!(pages_with(&world, mark).await, ["cases"], "the search finds what is there");
    assert_eq!(pages_with(&world, &token).await.len(), 3, "the table and both indexes");
    store.gate().erase(case, form()).await.expect("erased");
    office.tidy().await.expect("tidied");
    for wanted in [mark, token.as_str()] {
        assert_eq!(pages_with(&world, wanted).await, Vec::<String>::new());
    }
    assert_eq!(office.tokens(other).await.expect("reads").len(), casework::duplicate::TOKENS);
    verify(&office).await;
    store.close().await;
}

#[tokio::test]
async fn fault_23_crash_at_every_point_of_taking_a_testimony_back() {
    let world = World::new(Kind::Sqlite).await;
    for point in 1.. {
        let faults = Faults::at(0, Fault::CrashAfter);
        let store = world.try_open(faults.clone()).await.expect("opens");
        let testimony = id();
        let new = NewTestimony {
            form: form(),
            id: testimony,
            locator: locator(testimony),
            recipient: recipient(),
            wrap: MARK.to_vec(),
            body: body(1, Purpose::Testimony, 5_000),
            video: Some(body(2, Purpose::File, 100_000)),
        };
        store.gate().give_testimony(new).await.expect("given");
        let withdraw = form();
        faults.arm(point, Fault::CrashAfter);
        let _ = store.gate().withdraw_testimony(testimony, withdraw).await;
        let struck = faults.points_passed() >= point;
        store.close().await;
        let store = world.open().await;
        let office = store.office();
        let row = office.testimony(testimony).await.expect("reads").expect("there");
        if row.state == TestimonyState::Withdrawn {
            assert_eq!(office.testimony_bodies(testimony).await, Ok(Vec::new()));
            assert_eq!(world.blobs(), Vec::<String>::new(), "at {point}");
        }
        store.gate().withdraw_testimony(testimony, withdraw).await.expect("withdrawn");
        assert_eq!(world.blobs(), Vec::<String>::new());
        let list = std::fs::read_to_string(world.vault().join("erased.list")).expect("a list");
        assert!(list.contains(&format!("testimony {testimony}")));
        store.close().await;
        if !struck {
            assert!(point > 8, "there are several points");
            break;
        }
    }
}
