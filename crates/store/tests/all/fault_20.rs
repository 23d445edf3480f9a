//! Fault 20: double payment, negative amounts, overflow, mixed currencies, a race for a budget.

use casework::acceptance::Answer;
use casework::authority::Digested as _;
use casework::payment::PaymentBatch;
use casework::{CaseId, Refusal};
use programme::Money;
use proptest::prelude::*;
use sealing::Purpose;
use store::{Office, Store, StoreError};

use crate::support::*;
use crate::world::{EVERY, Kind, LASTING, World};

const RACERS: usize = 32;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fault_20_a_race_for_a_budget_never_overspends_it() {
    for kind in LASTING {
        let world = World::new(kind).await;
        let store = world.open().await;
        // Ten offers of 100 fit, and thirty-two are made at once.
        set_up(&store, 1_050).await;
        let mut offers = Vec::new();
        for _ in 0..RACERS {
            let offer = offer(assessed(&store).await, vec![grant("fund", 50, 2)]);
            propose(&store.office(), &offer).await;
            offers.push(offer);
        }
        let tasks: Vec<_> = offers
            .into_iter()
            .map(|offer| {
                let office = store.office();
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
                Ok(_) => made += 1,
                Err(StoreError::Refused(Refusal::BudgetExhausted { partner, left, needed })) => {
                    assert_eq!((partner.as_str(), needed), ("fund", usd(100)));
                    assert!(left.minor < 100);
                }
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(made, 10, "on {kind:?}");
        let budgets = store.office().budgets().await.expect("budgets");
        assert_eq!(budgets[0].budget.pending_minor, 1_000);
        verify(&store.office()).await;
        store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fault_20_a_payment_sent_many_times_is_posted_once() {
    for kind in LASTING {
        let world = World::new(kind).await;
        let store = world.open().await;
        let office = store.office();
        set_up(&store, 1_000).await;
        let offer = accepted(&store, vec![grant("fund", 100, 3)]).await;
        let batch = everything_pending(&office, offer.case).await;
        office.propose_payment(form(), &proposed(batch.clone())).await.expect("proposed");
        let tasks: Vec<_> = (0..12)
            .map(|_| {
                let (office, batch) = (store.office(), batch.clone());
                tokio::spawn(async move { office.pay(form(), &approved(batch)).await })
            })
            .collect();
        let mut paid = 0;
        for task in tasks {
            match task.await.expect("no panic") {
                Ok(_) => paid += 1,
                Err(StoreError::Refused(_) | StoreError::Conflict) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(paid, 1, "on {kind:?}");
        let budget = office.budgets().await.expect("budgets")[0].budget;
        assert_eq!((budget.pending_minor, budget.posted_minor), (0, 300));
        let again = office.propose_payment(form(), &proposed(batch)).await;
        assert_eq!(again, Err(Refusal::ProposalClosed.into()), "what is paid is paid");
        verify(&office).await;
        store.close().await;
    }
}

#[tokio::test]
async fn fault_20_sums_that_are_not_sums_are_refused() {
    for kind in EVERY {
        let world = World::new(kind).await;
        let store = world.open().await;
        let office = store.office();
        set_up(&store, i64::MAX).await;
        let euro = Money::new(5, "EUR".parse().expect("a code"));
        let mut foreign = grant("fund", 5, 1);
        foreign.amount = Some(euro);
        let refused = [
            (vec![grant("fund", 0, 1)], Refusal::Money),
            (vec![grant("fund", -5, 1)], Refusal::Money),
            (vec![grant("fund", i64::MAX, 2)], Refusal::Money),
            (vec![foreign], Refusal::Money),
            (vec![grant("nobody", 5, 1)], exhausted("nobody", 0, 5)),
        ];
        for (grants, refusal) in refused {
            let offer = offer(assessed(&store).await, grants);
            propose(&office, &offer).await;
            let (letter, approved) = (body(1, Purpose::Letter, 90), approved(offer.clone()));
            let planned = casework::payment::schedule(&offer.grants).unwrap_or_default();
            let made = office.make(form(), &approved, letter, &planned).await;
            assert_eq!(made, Err(refusal.into()), "{:?} on {kind:?}", offer.grants);
        }
        assert_eq!(office.ledger().await, Ok(Vec::new()));
        verify(&office).await;
        store.close().await;
    }
}

fn exhausted(partner: &str, left: i64, needed: i64) -> Refusal {
    let (partner, left, needed) = (partner.to_owned(), usd(left), usd(needed));
    Refusal::BudgetExhausted { partner, left, needed }
}

#[tokio::test]
async fn fault_20_a_batch_that_is_not_what_is_pending_pays_nothing() {
    let world = World::new(Kind::Sqlite).await;
    let store = world.open().await;
    let office = store.office();
    set_up(&store, 1_000).await;
    let offer = accepted(&store, vec![grant("fund", 100, 2)]).await;
    let other = accepted(&store, vec![grant("fund", 100, 1)]).await;
    let whole = everything_pending(&office, offer.case).await;
    let mut twice = whole.clone();
    twice.transfers.push(twice.transfers[0]);
    let mut more = whole.clone();
    more.transfers[0].1 = usd(101);
    let empty = PaymentBatch { case: offer.case, transfers: Vec::new() };
    for batch in [twice, more, empty] {
        let refused = office.propose_payment(form(), &proposed(batch)).await;
        assert_eq!(refused, Err(Refusal::Money.into()));
    }
    let foreign = PaymentBatch { case: other.case, transfers: whole.transfers.clone() };
    let refused = office.propose_payment(form(), &proposed(foreign)).await;
    assert_eq!(refused, Err(StoreError::NotFound));
    // Released between proposal and approval.
    office.propose_payment(form(), &proposed(whole.clone())).await.expect("proposed");
    store.gate().answer(offer.case, form(), Answer::Withdraw).await.expect("withdrawn");
    let refused = office.pay(form(), &approved(whole)).await;
    assert_eq!(refused, Err(Refusal::ProposalClosed.into()));
    verify(&office).await;
    store.close().await;
}

/// One thing that can happen to money.
#[derive(Clone, Debug)]
enum Act {
    Offer { minor: i64, months: u16 },
    Answer { which: usize, yes: bool },
    Pay { which: usize, most: usize },
    Withdraw { which: usize },
    Erase { which: usize },
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (1..400_i64, 1..4_u16).prop_map(|(minor, months)| Act::Offer { minor, months }),
        (0..6_usize, any::<bool>()).prop_map(|(which, yes)| Act::Answer { which, yes }),
        (0..6_usize, 1..4_usize).prop_map(|(which, most)| Act::Pay { which, most }),
        (0..6_usize).prop_map(|which| Act::Withdraw { which }),
        (0..6_usize).prop_map(|which| Act::Erase { which }),
    ];
    prop::collection::vec(act, 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn fault_20_whatever_happens_the_books_balance(acts in acts()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(books_balance(acts));
    }
}

async fn books_balance(acts: Vec<Act>) {
    let world = World::new(Kind::Memory).await;
    let store = world.open().await;
    let office = store.office();
    set_up(&store, 1_000).await;
    let mut cases: Vec<(CaseId, programme::Digest)> = Vec::new();
    for act in acts {
        // Refusals are as good as deeds: the books are looked at after either.
        let _ = run(&store, &office, &mut cases, act).await;
        assert_eq!(office.check_books().await.expect("books"), []);
        let budget = office.budgets().await.expect("budgets")[0].budget;
        assert!(budget.pending_minor + budget.posted_minor <= 1_000);
    }
    verify(&office).await;
    store.close().await;
}

async fn run(
    store: &Store,
    office: &Office,
    cases: &mut Vec<(CaseId, programme::Digest)>,
    act: Act,
) -> Result<(), StoreError> {
    if let Act::Offer { minor, months } = act {
        let offer = offer(assessed(store).await, vec![grant("fund", minor, months)]);
        propose(office, &offer).await;
        let (letter, approved) = (body(1, Purpose::Letter, 90), approved(offer.clone()));
        office.make(form(), &approved, letter, &instalments(&offer)).await?;
        cases.push((offer.case, offer.digest()));
        return Ok(());
    }
    let which = match act {
        Act::Answer { which, .. }
        | Act::Pay { which, .. }
        | Act::Withdraw { which }
        | Act::Erase { which } => which,
        Act::Offer { .. } => return Ok(()),
    };
    let Some((case, offer)) = cases.get(which).copied() else { return Ok(()) };
    match act {
        Act::Answer { yes, .. } => {
            let answer = if yes { Answer::Accept(offer) } else { Answer::Decline(offer) };
            store.gate().answer(case, form(), answer).await?;
        }
        Act::Pay { most, .. } => {
            let mut batch = everything_pending(office, case).await;
            batch.transfers.truncate(most);
            office.propose_payment(form(), &proposed(batch.clone())).await?;
            office.pay(form(), &approved(batch)).await?;
        }
        Act::Withdraw { .. } => {
            store.gate().answer(case, form(), Answer::Withdraw).await?;
        }
        Act::Erase { .. } => {
            store.gate().erase(case, form()).await?;
        }
        Act::Offer { .. } => {}
    }
    Ok(())
}
