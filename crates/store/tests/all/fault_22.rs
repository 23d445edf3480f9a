//! Fault 22: the power goes, or a write fails, at every single point of an act.
//!
//! Afterwards the act is there whole or not at all; if it was answered `Ok`, it is there; and sent
//! again with the same form it happens once.

use std::process::Command;

use casework::acceptance::Answer;
use casework::authority::Digested as _;
use casework::offer::Offer;
use casework::payment::PaymentBatch;
use casework::{CaseId, Stage};
use sealing::Purpose;
use store::{Fault, Faults, FormId, NewApplication, NewBody, NewMessage, Store, StoreError};

use crate::support::*;
use crate::world::{Kind, World};

const EVERY_FAULT: [Fault; 4] =
    [Fault::ErrorBefore, Fault::EffectThenError, Fault::CrashBefore, Fault::CrashAfter];

/// An act that is interrupted. It can be repeated with the same form.
enum Act {
    Receive(Box<NewApplication>),
    Append(NewMessage),
    Make(FormId, Box<Offer>, NewBody),
    Answer(FormId, CaseId, Answer),
    Pay(FormId, PaymentBatch),
}

#[derive(Clone, Copy, Debug)]
enum Name {
    Receive,
    Append,
    Make,
    Answer,
    Pay,
}

impl Act {
    /// Brings a store to where the act can happen.
    async fn prepare(name: Name, store: &Store) -> Self {
        match name {
            Name::Receive => {
                let mut new = application();
                new.files = vec![body(2, Purpose::File, 100_000)];
                Self::Receive(Box::new(new))
            }
            Name::Append => {
                let case = assessed(store).await;
                let bodies = vec![body(2, Purpose::Message, 90), body(3, Purpose::File, 100_000)];
                Self::Append(NewMessage { form: form(), case, bodies })
            }
            Name::Make => {
                let offer = offer(assessed(store).await, vec![grant("fund", 10, 2)]);
                propose(&store.office(), &offer).await;
                Self::Make(form(), Box::new(offer), body(1, Purpose::Letter, 90))
            }
            Name::Answer => {
                let offer = offered(store, vec![grant("fund", 10, 2)]).await;
                Self::Answer(form(), offer.case, Answer::Decline(offer.digest()))
            }
            Name::Pay => {
                let offer = accepted(store, vec![grant("fund", 10, 2)]).await;
                let batch = everything_pending(&store.office(), offer.case).await;
                let proposal = proposed(batch.clone());
                store.office().propose_payment(form(), &proposal).await.expect("proposed");
                Self::Pay(form(), batch)
            }
        }
    }

    fn case(&self) -> CaseId {
        match self {
            Self::Receive(new) => new.case,
            Self::Append(message) => message.case,
            Self::Make(_, offer, _) => offer.case,
            Self::Answer(_, case, _) => *case,
            Self::Pay(_, batch) => batch.case,
        }
    }

    async fn run(&self, store: &Store) -> Result<(), StoreError> {
        let (gate, office) = (store.gate(), store.office());
        match self {
            Self::Receive(new) => gate.receive((**new).clone()).await.map(drop),
            Self::Append(message) => gate.append(message.clone()).await.map(drop),
            Self::Make(form, offer, letter) => {
                let (approved, instalments) = (approved((**offer).clone()), instalments(offer));
                office.make(*form, &approved, letter.clone(), &instalments).await.map(drop)
            }
            Self::Answer(form, case, answer) => gate.answer(*case, *form, *answer).await.map(drop),
            Self::Pay(form, batch) => office.pay(*form, &approved(batch.clone())).await.map(drop),
        }
    }
}

/// All that an act can change, except counts, which are compared by their sum.
type State = (Option<Stage>, usize, usize, Vec<String>, i64, i64, u64);

async fn state(store: &Store, case: CaseId) -> State {
    let office = store.office();
    let row = office.case(case).await.expect("reads");
    let budget = office.budgets().await.expect("budgets")[0].budget;
    let transfers = office.transfers(case).await.expect("transfers");
    (
        row.map(|row| row.stage),
        office.journal(case).await.expect("a journal").len(),
        office.bodies(case).await.expect("bodies").len(),
        transfers.iter().map(|transfer| transfer.state.name().to_owned()).collect(),
        budget.pending_minor,
        budget.posted_minor,
        store.gate().counts().await.expect("counts").values().sum(),
    )
}

/// Interrupts an act at every point there is, in each way.
async fn interrupted(kind: Kind, name: Name, faults: &[Fault]) {
    let world = World::new(kind).await;
    let store = world.open().await;
    set_up(&store, 1_000_000).await;
    store.close().await;
    for fault in faults {
        for point in 1.. {
            if !strike(&world, name, *fault, point).await {
                assert!(point > 6, "{name:?} has several points");
                break;
            }
        }
    }
}

/// One fault at one point; false if the act has no such point any more.
async fn strike(world: &World, name: Name, fault: Fault, point: u64) -> bool {
    let faults = Faults::at(0, fault);
    let store = world.try_open(faults.clone()).await.expect("opens");
    let act = Act::prepare(name, &store).await;
    let before = state(&store, act.case()).await;
    faults.arm(point, fault);
    let answer = act.run(&store).await;
    let struck = faults.points_passed() >= point;
    store.close().await;
    let store = world.open().await;
    let found = state(&store, act.case()).await;
    verify(&store.office()).await;
    if answer.is_ok() {
        assert_ne!(found, before, "{name:?}: answered, and lost, {fault:?} at {point}");
    }
    act.run(&store).await.expect("the same form acts, or has acted");
    let after = state(&store, act.case()).await;
    assert!(
        found == before || found == after,
        "{name:?}: half done by {fault:?} at {point}: {before:?} {found:?} {after:?}"
    );
    assert_ne!(before, after);
    verify(&store.office()).await;
    store.close().await;
    struck
}

#[tokio::test]
async fn fault_22_power_loss_while_receiving() {
    interrupted(Kind::Sqlite, Name::Receive, &EVERY_FAULT).await;
}

#[tokio::test]
async fn fault_22_power_loss_while_appending() {
    interrupted(Kind::Sqlite, Name::Append, &EVERY_FAULT).await;
}

#[tokio::test]
async fn fault_22_power_loss_while_making_an_offer() {
    interrupted(Kind::Sqlite, Name::Make, &EVERY_FAULT).await;
}

#[tokio::test]
async fn fault_22_power_loss_while_answering() {
    interrupted(Kind::Sqlite, Name::Answer, &EVERY_FAULT).await;
}

#[tokio::test]
async fn fault_22_power_loss_while_paying() {
    interrupted(Kind::Sqlite, Name::Pay, &EVERY_FAULT).await;
}

#[tokio::test]
async fn fault_22_failing_writes_on_postgres() {
    for name in [Name::Receive, Name::Make, Name::Pay] {
        interrupted(Kind::Postgres, name, &[Fault::ErrorBefore, Fault::EffectThenError]).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fault_22_a_failed_commit_is_an_error_for_everybody_in_it() {
    let world = World::new(Kind::Sqlite).await;
    let faults = Faults::at(0, Fault::ErrorBefore);
    let store = world.try_open(faults.clone()).await.expect("opens");
    for point in 1..60 {
        faults.arm(point, Fault::CrashBefore);
        let news: Vec<_> = (0..8).map(|_| application()).collect();
        let tasks: Vec<_> = news
            .iter()
            .map(|new| {
                let (gate, new) = (store.gate(), new.clone());
                tokio::spawn(async move { gate.receive(new).await })
            })
            .collect();
        let mut answers = Vec::new();
        for task in tasks {
            answers.push(task.await.expect("no panic"));
        }
        faults.arm(0, Fault::ErrorBefore);
        for (new, answer) in news.iter().zip(answers) {
            let there = store.office().case(new.case).await.expect("reads").is_some();
            assert_eq!(there, answer.is_ok(), "at {point}");
        }
    }
    verify(&store.office()).await;
    store.close().await;
}

/// The process itself dies, at each point in turn: this test starts itself again as the process
/// that will.
#[tokio::test]
async fn fault_22_a_process_that_dies_leaves_whole_cases() {
    const FOLDER: &str = "POSTERN_TEST_DYING_IN";
    const POINT: &str = "POSTERN_TEST_DYING_AT";
    let world = World::new(Kind::Sqlite).await;
    if let Ok(folder) = std::env::var(FOLDER) {
        let point = std::env::var(POINT).ok().and_then(|text| text.parse().ok());
        let folder = std::path::PathBuf::from(folder);
        let options = store::Options {
            location: store::Location::Sqlite(folder.join("postern.db")),
            vault: store::VaultLocation::Folder(folder.join("vault")),
            entropy: std::sync::Arc::new(sealing::OsEntropy),
            ..world.options(Faults::at(point.expect("a point"), Fault::Abort))
        };
        let store = Store::open(options).await.expect("opens");
        let mut new = application();
        new.files = vec![body(2, Purpose::File, 100_000)];
        store.gate().receive(new).await.expect("received");
        store.close().await;
        return;
    }
    for point in 1..20 {
        let this = std::env::current_exe().expect("this test");
        let status = Command::new(this)
            .args(["--exact", "fault_22::fault_22_a_process_that_dies_leaves_whole_cases"])
            .env(FOLDER, world.folder.path())
            .env(POINT, point.to_string())
            .output()
            .expect("runs")
            .status;
        let store = world.open().await;
        let cases = store.office().all_cases(None, 9).await.expect("cases");
        assert_eq!(cases.len(), usize::from(status.success()), "at {point}");
        verify(&store.office()).await;
        store.close().await;
        if status.success() {
            assert!(point > 8, "there are several points");
            return;
        }
    }
    panic!("it always died");
}
