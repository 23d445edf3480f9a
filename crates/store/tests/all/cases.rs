//! Cases, on every database.

use casework::acceptance::Answer;
use casework::authority::Digested as _;
use casework::journal::{Actor, EventKind, Payload};
use casework::statistics::Metric;
use casework::{Refusal, Stage};
use sealing::Purpose;
use store::{
    Content, Direction, NewMessage, Queue, ResolveHit, Screen, Send, Sort, StoreError,
    TransferFilter,
};

use crate::support::*;
use crate::world::{Kind, World};

pub(crate) async fn a_case_lives_from_application_to_payment(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let (gate, office) = (store.gate(), store.office());
    set_up(&store, 1_000_000).await;
    let new = application();
    let (case, locator) = (new.case, new.locator);
    let filed = gate.receive(new).await.expect("received");
    assert_eq!((filed.case, filed.already), (case, false));
    assert_eq!(filed.received.to_string(), "2024-05-15");
    let row = office.case_by_designation(&filed.designation).await.expect("reads").expect("there");
    assert_eq!((row.case, row.stage, row.unread), (case, Stage::Received, true));
    assert_eq!(office.wrap(case).await.expect("a wrap"), b"a wrap");
    office
        .note(case, Actor::Officer(first().id), EventKind::CaseRead, Payload::new())
        .await
        .expect("noted");
    assert!(!office.case(case).await.expect("reads").expect("there").unread);
    let officer = first().id;
    let record = body(1, Purpose::Message, 90);
    let lists = digest("lists");
    let tokens = crate::screening::tokens(&["somebody"], case);
    let screen = Screen { form: form(), case, officer, lists, tokens, record };
    office.screen(screen).await.expect("screened");
    let record = body(2, Purpose::Message, 90);
    let resolve = ResolveHit { form: form(), case, officer, record };
    office.resolve_hit(resolve).await.expect("resolved");
    names_nobody(&office, case).await;
    let record = body(3, Purpose::Message, 90);
    let assess = store::Assess {
        form: form(),
        case,
        officer,
        assessment: digest("assessment"),
        record,
        audience: None,
        outcome: programme::Outcome::NeedsFacts,
    };
    office.assess(assess).await.expect("assessed");
    let offer = offer(case, vec![grant("fund", 300, 3), grant("state", 50, 2)]);
    let record = body(4, Purpose::Message, 90);
    office.propose(case, form(), &proposed(offer.clone()), record).await.expect("proposed");
    let open = office.open_proposal(case).await.expect("reads").expect("open");
    assert_eq!((open.digest, open.record_sequence), (offer.digest(), Some(4)));
    let letter = body(1, Purpose::Letter, 900);
    let made = office.make(form(), &approved(offer.clone()), letter, &instalments(&offer)).await;
    made.expect("made");
    let view = gate.case_by_locator(&locator).await.expect("reads").expect("found");
    assert_eq!((view.stage, view.offer, view.letters), (Stage::Offered, Some(offer.digest()), 1));
    assert_eq!(budgets(&office).await, [("fund", 900, 0), ("state", 100, 0)]);
    let yes = Answer::Accept(offer.digest());
    gate.answer(case, form(), yes).await.expect("accepted");
    pay_in_two_batches(&office, case).await;
    let row = office.case(case).await.expect("reads").expect("there");
    assert_eq!((row.stage, row.accepted.is_some()), (Stage::Completed, true));
    assert_eq!(budgets(&office).await, [("fund", 0, 900), ("state", 0, 100)]);
    counted_once_each(&store).await;
    verify(&office).await;
    store.close().await;
}

/// The journal outlives an erasure: a line of a list, kept there, would still name the applicant.
async fn names_nobody(office: &store::Office, case: casework::CaseId) {
    let entries = office.journal(case).await.expect("a journal");
    let screened = [EventKind::Screened, EventKind::HitResolved];
    let screened = entries.iter().filter(|entry| screened.contains(&entry.event.kind));
    for (entry, sequence) in screened.zip(1..) {
        let record = body(sequence, Purpose::Message, 90).digest;
        let alone = Payload::new().with(&format!("office_{sequence}"), record);
        assert_eq!(entry.event.payload, alone, "review_c2: only the sealed record's digest");
    }
}

async fn counted_once_each(store: &store::Store) {
    let counts = store.gate().counts().await.expect("counts");
    let counted: Vec<_> = counts
        .into_iter()
        .map(|((metric, dimension, week), number)| (metric, dimension, week.to_string(), number))
        .collect();
    let counted: Vec<_> =
        counted.iter().map(|(m, d, w, n)| (*m, d.as_str(), w.as_str(), *n)).collect();
    assert_eq!(
        counted,
        [
            (Metric::Applications, "all", "2024-05-13", 1),
            (Metric::Decisions, "needs_facts", "2024-05-13", 1),
            (Metric::Offers, "deserter", "2024-05-13", 1),
            (Metric::Acceptances, "all", "2024-05-13", 1),
            (Metric::Paid, "stipend", "2024-05-13", 1),
        ]
    );
}

/// One transfer first, then the others: the case is completed with the last.
async fn pay_in_two_batches(office: &store::Office, case: casework::CaseId) {
    let whole = everything_pending(office, case).await;
    assert_eq!(whole.transfers.len(), 5);
    let mut first_batch = whole.clone();
    first_batch.transfers.truncate(1);
    let mut second_batch = whole;
    second_batch.transfers.remove(0);
    for (batch, stage) in [(first_batch, Stage::Accepted), (second_batch, Stage::Completed)] {
        office.propose_payment(form(), &proposed(batch.clone())).await.expect("proposed");
        let (_, open) = office.open_payment(case).await.expect("reads").expect("open");
        assert_eq!(open, batch);
        let again = office.propose_payment(form(), &proposed(batch.clone())).await;
        assert_eq!(again, Err(StoreError::Conflict), "one payment waits at a time");
        office.pay(form(), &approved(batch)).await.expect("paid");
        assert_eq!(office.case(case).await.expect("reads").expect("there").stage, stage);
    }
    let posted = TransferFilter {
        partner: Some("state".to_owned()),
        state: Some(casework::ledger::TransferState::Posted),
        page: 1,
        per_page: 1,
    };
    let page = office.transfers_page(&posted).await.expect("a page");
    assert_eq!((page.total, page.items.len(), page.pages()), (2, 1, 2));
    let lines = office.ledger().await.expect("a ledger");
    assert_eq!(lines.len(), 2);
    assert_eq!((lines[0].posted_minor, lines[0].pending_minor, lines[0].count), (900, 0, 3));
}

async fn budgets(office: &store::Office) -> Vec<(&'static str, i64, i64)> {
    let rows = office.budgets().await.expect("budgets");
    let name = |partner: &str| if partner == "fund" { "fund" } else { "state" };
    rows.iter()
        .map(|row| (name(&row.partner), row.budget.pending_minor, row.budget.posted_minor))
        .collect()
}

pub(crate) async fn messages_keep_their_order_and_their_bytes(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let (gate, office) = (store.gate(), store.office());
    let new = application();
    let case = new.case;
    gate.receive(new).await.expect("received");
    // One body that stays in its row, one that goes to the vault.
    let bodies = vec![body(2, Purpose::Message, 5000), body(3, Purpose::File, 100_000)];
    let message = NewMessage { form: form(), case, bodies };
    gate.append(message.clone()).await.expect("appended");
    let late = NewMessage { form: form(), ..message };
    assert_eq!(gate.append(late).await, Err(StoreError::Conflict), "sequences are used once");
    let send = Send {
        form: form(),
        case,
        officer: first().id,
        letter: body(1, Purpose::Reply, 5000),
        copy: body(1, Purpose::Reply, 5000),
        files: vec![body(2, Purpose::File, 80_000)],
    };
    office.send(send).await.expect("sent");
    let letters = gate.letters(case).await.expect("letters");
    assert_eq!(letters.iter().map(|body| body.sequence).collect::<Vec<_>>(), [1, 2]);
    assert!(letters.iter().all(|body| body.direction == Direction::Out));
    let all = office.bodies(case).await.expect("bodies");
    let places: Vec<_> = all.iter().map(|body| (body.direction, body.sequence)).collect();
    let (i, o, w) = (Direction::In, Direction::Out, Direction::Office);
    assert_eq!(places, [(i, 1), (i, 2), (i, 3), (w, 1), (o, 1), (o, 2)]);
    let in_vault: Vec<_> =
        all.iter().map(|body| matches!(body.content, Content::Blob(_))).collect();
    assert_eq!(in_vault, [false, false, true, false, false, true]);
    for body in &all {
        let bytes = office.body_bytes(body).await.expect("bytes");
        assert_eq!(store::ciphertext_digest(&bytes), body.digest);
    }
    let kinds: Vec<_> =
        office.journal(case).await.expect("a journal").iter().map(|e| e.event.kind).collect();
    use EventKind as E;
    assert_eq!(kinds, [E::ApplicationReceived, E::MessageReceived, E::MessageSent]);
    verify(&office).await;
    store.close().await;
}

pub(crate) async fn a_no_releases_what_was_reserved(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let office = store.office();
    set_up(&store, 1_000).await;
    for answer in [None, Some(Answer::AskReview), Some(Answer::Withdraw)] {
        let offer = offered(&store, vec![grant("fund", 300, 3)]).await;
        assert_eq!(budgets(&office).await[0], ("fund", 900, 0));
        let wrong = Answer::Decline(digest("another offer"));
        let refused = store.gate().answer(offer.case, form(), wrong).await;
        assert_eq!(refused, Err(Refusal::ChangedSinceShown.into()));
        let answer = answer.unwrap_or(Answer::Decline(offer.digest()));
        store.gate().answer(offer.case, form(), answer).await.expect("answered");
        assert_eq!(budgets(&office).await[0], ("fund", 0, 0));
        let transfers = office.transfers(offer.case).await.expect("transfers");
        assert!(transfers.iter().all(|transfer| transfer.state.name() == "voided"));
    }
    // A review can end in a second offer with the same instalments.
    let offer = offered(&store, vec![grant("fund", 300, 3)]).await;
    store.gate().answer(offer.case, form(), Answer::AskReview).await.expect("answered");
    let row = office.case(offer.case).await.expect("reads").expect("there");
    let assess = store::Assess {
        form: form(),
        case: offer.case,
        officer: first().id,
        assessment: digest("assessment"),
        record: body(row.next_office, Purpose::Message, 90),
        audience: Some("deserter".to_owned()),
        outcome: programme::Outcome::Offer,
    };
    office.assess(assess).await.expect("assessed again");
    let record = body(row.next_office + 1, Purpose::Message, 90);
    office.propose(offer.case, form(), &proposed(offer.clone()), record).await.expect("proposed");
    let letter = body(row.next_out, Purpose::Letter, 90);
    let made = office.make(form(), &approved(offer.clone()), letter, &instalments(&offer)).await;
    made.expect("made again");
    assert_eq!(budgets(&office).await[0], ("fund", 900, 0));
    verify(&office).await;
    store.close().await;
}

pub(crate) async fn the_queue_filters_sorts_and_searches(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let office = store.office();
    let mut filed = Vec::new();
    for _ in 0..12 {
        world.pass_us(24 * 60 * 60 * 1_000_000);
        filed.push(store.gate().receive(application()).await.expect("received"));
    }
    let queue = Queue { page: 2, per_page: 5, ..Queue::default() };
    let page = office.queue(&queue).await.expect("a page");
    assert_eq!((page.total, page.pages(), page.items.len()), (12, 3, 5));
    assert_eq!(page.items[0].case, filed[5].case, "waiting longest first");
    for sort in [Sort::ChangedLast, Sort::ReceivedLast] {
        let queue = Queue { sort, page: 1, per_page: 1, ..Queue::default() };
        assert_eq!(office.queue(&queue).await.expect("a page").items[0].case, filed[11].case);
    }
    let name = filed[3].designation.as_str();
    let (bird, number) = (name.find('-').expect("a hyphen"), name.rfind('-').expect("a hyphen"));
    for part in [name, &name[..name.len() - 2], &name[bird + 1..], &name[number + 1..]] {
        for stage in [None, Some(Stage::Received)] {
            let search = Some(part.to_uppercase());
            let queue = Queue { search, stage, page: 1, per_page: 50, ..Queue::default() };
            let found = office.queue(&queue).await.expect("a page");
            assert!(found.items.iter().any(|row| row.case == filed[3].case), "{part}");
            assert!(found.total < 12, "{part} finds few");
        }
    }
    let queue = Queue { stage: Some(Stage::Offered), page: 1, per_page: 5, ..Queue::default() };
    assert_eq!(office.queue(&queue).await.expect("a page").total, 0);
    let counts = office.stage_counts().await.expect("counts");
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), [(Stage::Received, 12)]);
    store.close().await;
}

pub(crate) async fn erasing_leaves_a_chain_and_nothing_else(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let (gate, office) = (store.gate(), store.office());
    set_up(&store, 1_000).await;
    let offer = accepted(&store, vec![grant("fund", 300, 3)]).await;
    let case = offer.case;
    let bodies = vec![body(2, Purpose::File, 100_000)];
    gate.append(NewMessage { form: form(), case, bodies }).await.expect("appended");
    let erase = form();
    assert!(!gate.erase(case, erase).await.expect("erased").already);
    assert!(gate.erase(case, erase).await.expect("erased").already);
    let again = gate.erase(case, form()).await;
    assert_eq!(again, Err(Refusal::WrongStage { stage: Stage::Erased }.into()));
    assert_eq!(gate.case_by_locator(&locator(case)).await, Ok(None));
    assert_eq!(office.wrap(case).await, Err(StoreError::NotFound));
    assert_eq!(office.bodies(case).await, Ok(Vec::new()));
    assert_eq!(world.blobs(), Vec::<String>::new());
    assert_eq!(budgets(&office).await[0], ("fund", 0, 0));
    let row = office.case(case).await.expect("reads").expect("a tombstone");
    assert_eq!((row.stage, row.erasing), (Stage::Erased, true));
    let late = NewMessage { form: form(), case, bodies: vec![body(3, Purpose::Message, 90)] };
    let refused = gate.append(late).await;
    assert_eq!(refused, Err(Refusal::WrongStage { stage: Stage::Erased }.into()));
    verify(&office).await;
    store.close().await;
}
