//! Fault 18: a change after approval, two approvers at once. Fault 19: a form sent twice.

use casework::authority::{Digested as _, Proposed};
use casework::{Refusal, Role, Stage};
use sealing::Purpose;
use store::{NewMessage, StoreError};

use crate::support::*;
use crate::world::{EVERY, LASTING, World};

#[tokio::test]
async fn fault_18_what_is_made_is_exactly_what_is_open() {
    for kind in EVERY {
        let world = World::new(kind).await;
        let store = world.open().await;
        let office = store.office();
        set_up(&store, 10_000).await;
        let offer = offer(assessed(&store).await, vec![grant("fund", 100, 1)]);
        let case = offer.case;
        let letter = || body(1, Purpose::Letter, 90);
        let none_open =
            office.make(form(), &approved(offer.clone()), letter(), &instalments(&offer)).await;
        assert_eq!(none_open, Err(Refusal::ProposalClosed.into()));
        propose(&office, &offer).await;
        let mut larger = offer.clone();
        larger.grants = vec![grant("fund", 9_000, 1)];
        let changed =
            office.make(form(), &approved(larger.clone()), letter(), &instalments(&larger)).await;
        assert_eq!(changed, Err(Refusal::ChangedSinceShown.into()));
        let other_sums =
            office.make(form(), &approved(offer.clone()), letter(), &instalments(&larger)).await;
        assert_eq!(other_sums, Err(Refusal::Money.into()));
        let someone_else = Proposed { content: offer.clone(), proposer: second().id };
        let third = officer("third", &Role::ALL);
        let stolen = someone_else.approve(&third, Role::Approver, offer.digest()).expect("two");
        let not_the_proposer = office.make(form(), &stolen, letter(), &instalments(&offer)).await;
        assert_eq!(not_the_proposer, Err(Refusal::ChangedSinceShown.into()));
        office.return_proposal(case, form(), second().id).await.expect("returned");
        let returned =
            office.make(form(), &approved(offer.clone()), letter(), &instalments(&offer)).await;
        assert_eq!(returned, Err(Refusal::ProposalClosed.into()));
        assert_eq!(office.transfers(case).await, Ok(Vec::new()), "nothing was reserved");
        verify(&office).await;
        store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fault_18_of_two_approvers_at_once_one_makes_the_offer() {
    for kind in LASTING {
        let world = World::new(kind).await;
        let store = world.open().await;
        set_up(&store, 10_000).await;
        let offer = offer(assessed(&store).await, vec![grant("fund", 100, 2)]);
        propose(&store.office(), &offer).await;
        let tasks: Vec<_> = (0..6)
            .map(|_| {
                let (office, offer) = (store.office(), offer.clone());
                tokio::spawn(async move {
                    let (letter, approved) =
                        (body(1, Purpose::Letter, 90), approved(offer.clone()));
                    office.make(form(), &approved, letter, &instalments(&offer)).await
                })
            })
            .collect();
        let mut made = 0;
        for task in tasks {
            match task.await.expect("no panic") {
                Ok(done) => made += u32::from(!done.already),
                Err(StoreError::Refused(_) | StoreError::Conflict) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(made, 1, "on {kind:?}");
        let office = store.office();
        assert_eq!(office.transfers(offer.case).await.expect("transfers").len(), 2);
        assert_eq!(store.gate().letters(offer.case).await.expect("letters").len(), 1);
        verify(&office).await;
        store.close().await;
    }
}

#[tokio::test]
async fn fault_19_a_form_acts_once_and_gives_the_same_result_again() {
    for kind in EVERY {
        let world = World::new(kind).await;
        let store = world.open().await;
        let gate = store.gate();
        let mut new = application();
        new.files = vec![body(2, Purpose::File, 100_000)];
        let first = gate.receive(new.clone()).await.expect("received");
        world.pass_us(48 * 60 * 60 * 1_000_000);
        let again = gate.receive(new.clone()).await.expect("received");
        assert_eq!(again, store::Filed { already: true, ..first });
        let message = NewMessage {
            form: form(),
            case: new.case,
            bodies: vec![body(3, Purpose::Message, 90)],
        };
        assert!(!gate.append(message.clone()).await.expect("appended").already);
        assert!(gate.append(message.clone()).await.expect("appended").already);
        let elsewhere = NewMessage { case: application().case, ..message.clone() };
        assert_eq!(gate.append(elsewhere).await, Err(StoreError::Conflict));
        let other_act = gate.erase(new.case, message.form).await;
        assert_eq!(other_act, Err(StoreError::Conflict), "a form belongs to one act");
        let office = store.office();
        assert_eq!(office.bodies(new.case).await.expect("bodies").len(), 3);
        assert_eq!(office.journal(new.case).await.expect("a journal").len(), 2);
        let counts = gate.counts().await.expect("counts");
        assert_eq!(counts.into_values().collect::<Vec<_>>(), [1], "counted once");
        if kind != crate::world::Kind::Memory {
            assert_eq!(world.blobs().len(), 1, "the repeated upload is gone");
        }
        verify(&office).await;
        store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fault_19_many_tabs_sending_one_form_file_one_case() {
    for kind in LASTING {
        let world = World::new(kind).await;
        let store = world.open().await;
        let new = application();
        let tasks: Vec<_> = (0..16)
            .map(|_| {
                let (gate, new) = (store.gate(), new.clone());
                tokio::spawn(async move { gate.receive(new).await })
            })
            .collect();
        let mut filed = Vec::new();
        for task in tasks {
            filed.push(task.await.expect("no panic").expect("received"));
        }
        assert_eq!(filed.iter().filter(|filed| !filed.already).count(), 1, "on {kind:?}");
        assert!(filed.iter().all(|one| one.designation == filed[0].designation));
        let cases = store.office().all_cases(None, 9).await.expect("cases");
        assert_eq!((cases.len(), cases[0].stage), (1, Stage::Received));
        verify(&store.office()).await;
        store.close().await;
    }
}
