//! One suite for every database: whatever holds on one holds on all.

use casework::journal::{Actor, EventKind, Payload};

use crate::support::*;
use crate::world::{Kind, World};
use crate::{cases, office, screening, testimonies};

async fn suite(kind: Kind) {
    cases::a_case_lives_from_application_to_payment(kind).await;
    cases::messages_keep_their_order_and_their_bytes(kind).await;
    cases::a_no_releases_what_was_reserved(kind).await;
    cases::the_queue_filters_sorts_and_searches(kind).await;
    cases::erasing_leaves_a_chain_and_nothing_else(kind).await;
    office::an_office_is_set_up_once(kind).await;
    office::a_programme_changes_budgets_only_upwards_of_what_is_used(kind).await;
    office::staff_sign_in_and_are_shut_out(kind).await;
    office::the_audit_trail_is_a_chain(kind).await;
    screening::lists_supersede_each_other_by_name(kind).await;
    screening::a_list_does_not_push_another_aside_unseen(kind).await;
    screening::tokens_find_cases_and_go_with_them(kind).await;
    screening::a_merge_can_be_undone_and_deletes_nothing(kind).await;
    testimonies::a_testimony_is_published_and_taken_back(kind).await;
    testimonies::a_stopped_testimony_is_public_no_longer(kind).await;
}

#[tokio::test]
async fn conformance_in_memory() {
    suite(Kind::Memory).await;
}

#[tokio::test]
async fn conformance_on_sqlite() {
    suite(Kind::Sqlite).await;
}

#[tokio::test]
async fn conformance_on_postgres() {
    suite(Kind::Postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_acts_on_one_case_at_once_make_one_chain() {
    for kind in crate::world::LASTING {
        let world = World::new(kind).await;
        let store = world.open().await;
        let case = assessed(&store).await;
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let office = store.office();
                let (actor, event) = (Actor::Officer(first().id), EventKind::CaseRead);
                tokio::spawn(async move { office.note(case, actor, event, Payload::new()).await })
            })
            .collect();
        for task in tasks {
            task.await.expect("no panic").expect("noted, if need be after others");
        }
        assert_eq!(store.office().journal(case).await.expect("a journal").len(), 10);
        verify(&store.office()).await;
        store.close().await;
    }
}

#[tokio::test]
async fn two_processes_never_share_a_sqlite_store() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let second = world.try_open(store::Faults::none()).await;
    assert!(matches!(second, Err(store::OpenError::InUse)));
    store.close().await;
    world.open().await.close().await;
}

#[tokio::test]
async fn a_closed_store_says_so_on_every_clone() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let gate = store.gate();
    store.close().await;
    let refused = gate.receive(crate::support::application()).await;
    let closed = store::StoreError::Unavailable(store::Unavailable::Closed);
    assert_eq!(refused, Err(closed));
}
