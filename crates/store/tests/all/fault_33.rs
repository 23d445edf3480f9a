//! Fault 33: the clock jumps back, or far ahead.

use casework::journal::{Actor, EventKind, Payload};
use store::SessionRow;

use crate::support::*;
use crate::world::{EVERY, Kind, NOON_US, World};

const HOUR_US: i64 = 60 * 60 * 1_000_000;

#[tokio::test]
async fn fault_33_no_entry_is_earlier_than_the_one_it_follows() {
    for kind in EVERY {
        let world = World::new(kind).await;
        let store = world.open().await;
        let office = store.office();
        let case = assessed(&store).await;
        for jump in [-10 * HOUR_US, 3 * HOUR_US, -400 * 24 * HOUR_US] {
            world.pass_us(jump);
            let actor = Actor::Officer(first().id);
            office.note(case, actor, EventKind::CaseRead, Payload::new()).await.expect("noted");
            office.audit_note(None, "note", "x").await.expect("noted");
        }
        let entries = office.journal(case).await.expect("a journal");
        assert!(entries.is_sorted_by_key(|entry| entry.at_us), "on {kind:?}");
        assert_eq!(entries[4].at_us, NOON_US);
        let trail = office.audit_page(1).await.expect("a page").items;
        assert!(trail.is_sorted_by_key(|row| std::cmp::Reverse(row.at_us)));
        verify(&office).await;
        store.close().await;
    }
}

#[tokio::test]
async fn fault_33_a_session_ends_whatever_the_clock_does() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let office = store.office();
    set_up(&store, 0).await;
    let session = SessionRow {
        id_hash: [1; 32],
        officer: first().id,
        created_us: NOON_US,
        seen_us: NOON_US,
        csrf_secret: [2; 32],
    };
    office.open_session(&session).await.expect("opened");
    let at = |us: i64| {
        world.clock.store(us, std::sync::atomic::Ordering::SeqCst);
        office.session(&[1; 32])
    };
    let minute = HOUR_US / 60;
    for (us, open) in [
        (NOON_US + 30 * minute, true),
        (NOON_US + 30 * minute + 1, false),
        (NOON_US - 4 * minute, true),
        (NOON_US - 6 * minute, false),
        (NOON_US - 400 * 24 * HOUR_US, false),
        (NOON_US, true),
    ] {
        let found = at(us).await.expect("reads").is_some();
        assert_eq!(found, open, "{} minutes from noon", (us - NOON_US) / minute);
    }
    // Used again and again it still ends after half a day.
    for step in 1..=24 * 2 {
        let open = at(NOON_US + step * 20 * minute).await.expect("reads").is_some();
        office.touch_session(&[1; 32]).await.expect("touched");
        assert_eq!(open, step <= 36, "after {step} times 20 minutes");
    }
    store.close().await;
}

#[tokio::test]
async fn fault_33_a_wait_counted_from_the_future_is_counted_anew() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let office = store.office();
    for _ in 0..6 {
        office.note_attempt("somebody", false).await.expect("noted");
    }
    world.pass_us(-1_000 * 24 * HOUR_US);
    let minute_us = HOUR_US / 60;
    assert_eq!(office.attempts_left("somebody").await.expect("reads").wait_us, minute_us);
    world.pass_us(minute_us);
    assert_eq!(office.attempts_left("somebody").await.expect("reads").left, 1);
    store.close().await;
}
