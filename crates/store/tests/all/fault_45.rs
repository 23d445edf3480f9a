//! Fault 45: one person with two cases is entitled once, whatever is merged, undone, paid or erased
//! in whatever order.

use std::collections::{BTreeMap, BTreeSet};

use casework::duplicate::Succession::{self, AnotherPerson, SamePerson};
use casework::payment::PaymentBatch;
use casework::{CaseId, Refusal};
use proptest::prelude::*;
use store::{Office, Store, StoreError};

use crate::screening::both;
use crate::support::*;
use crate::world::{EVERY, Kind, World};

const CASES: usize = 3;

#[derive(Clone, Copy, Debug)]
enum Act {
    Merge { kept: usize, aside: usize },
    Part { aside: usize, whose: Succession },
    Pay { which: usize, most: usize },
    Erase { which: usize },
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let case = 0..CASES;
    let act = prop_oneof![
        4 => (case.clone(), case.clone()).prop_map(|(kept, aside)| Act::Merge { kept, aside }),
        2 => (case.clone(), prop::sample::select(&Succession::CHOICES[..]))
            .prop_map(|(aside, whose)| Act::Part { aside, whose }),
        6 => (case.clone(), 1usize..4).prop_map(|(which, most)| Act::Pay { which, most }),
        1 => case.prop_map(|which| Act::Erase { which }),
    ];
    proptest::collection::vec(act, 1..24)
}

/// What the office should allow: who is set aside for whom, and what each case was paid.
#[derive(Default)]
struct Model {
    aside_for: BTreeMap<usize, Option<usize>>,
    paid: BTreeMap<usize, BTreeSet<u16>>,
    /// What was paid on cases that were erased while set aside, by the case that goes on.
    paid_before: BTreeMap<usize, BTreeSet<u16>>,
    /// What was paid to the person of a case that was erased while others were set aside for it, by
    /// each of these.
    paid_on_kept: BTreeMap<usize, BTreeSet<u16>>,
    erased: BTreeSet<usize>,
}

impl Model {
    fn kept(&self, case: usize) -> bool {
        self.aside_for.values().any(|kept| *kept == Some(case))
    }

    fn may_merge(&self, kept: usize, aside: usize) -> bool {
        let is_aside = |case| self.aside_for.contains_key(&case);
        let erased = self.erased.contains(&kept) || self.erased.contains(&aside);
        kept != aside && !erased && !is_aside(kept) && !is_aside(aside) && !self.kept(aside)
    }

    /// What was paid to the person behind a case, on the cases set aside for it, erased or not.
    fn paid_elsewhere(&self, case: usize) -> BTreeSet<u16> {
        let aside = self.aside_for.iter().filter(|(_, kept)| **kept == Some(case));
        let before = self.before(case);
        aside.flat_map(|(aside, _)| self.paid_on(*aside)).chain(before).collect()
    }

    /// What was paid on a case, and before on those erased that were merged with it.
    fn paid_on(&self, case: usize) -> BTreeSet<u16> {
        self.paid.get(&case).into_iter().flatten().copied().chain(self.before(case)).collect()
    }

    fn before(&self, case: usize) -> BTreeSet<u16> {
        let known = [self.paid_before.get(&case), self.paid_on_kept.get(&case)];
        known.into_iter().flatten().flatten().copied().collect()
    }

    fn part(&mut self, case: usize, whose: Succession) {
        if self.aside_for.remove(&case) == Some(None) {
            let paid = self.paid_on_kept.remove(&case).unwrap_or_default();
            if whose == Succession::SamePerson {
                self.paid_before.entry(case).or_default().extend(paid);
            }
        }
    }

    fn erase(&mut self, case: usize) {
        if let Some(Some(kept)) = self.aside_for.remove(&case) {
            let paid = self.paid_on(case);
            self.paid_before.entry(kept).or_default().extend(paid);
        }
        let paid: BTreeSet<u16> =
            self.paid_on(case).union(&self.paid_elsewhere(case)).copied().collect();
        for (aside, kept) in self.aside_for.iter_mut().filter(|(_, kept)| **kept == Some(case)) {
            *kept = None;
            self.paid_on_kept.entry(*aside).or_default().extend(&paid);
        }
    }
}

async fn pay(office: &Office, case: CaseId, most: usize) -> Result<Vec<u16>, StoreError> {
    let transfers = office.transfers(case).await?;
    let mut batch = everything_pending(office, case).await;
    batch.transfers.truncate(most);
    let number = |id: &CaseId| transfers.iter().find(|one| one.id == *id).map_or(0, |t| t.number);
    let numbers = batch.transfers.iter().map(|(id, _)| number(id)).collect();
    if office.open_payment(case).await?.is_some() {
        office.return_payment(case, form(), first().id).await?;
    }
    office.propose_payment(form(), &proposed(batch.clone())).await?;
    office.pay(form(), &approved(batch)).await?;
    Ok(numbers)
}

async fn part(
    office: &Office,
    kept: Option<CaseId>,
    aside: CaseId,
    whose: Succession,
) -> Result<(), StoreError> {
    match kept {
        Some(kept) => office.unmerge(both(office, kept, aside).await).await.map(|_| ()),
        None => {
            let act = both(office, aside, aside).await;
            office.succeed(form(), first().id, act.other, whose).await.map(|_| ())
        }
    }
}

async fn play(store: &Store, cases: &[CaseId], model: &mut Model, act: Act) {
    let office = store.office();
    match act {
        Act::Merge { kept, aside } => {
            let act = both(&office, cases[kept], cases[aside]).await;
            let done = office.merge(act).await;
            assert_eq!(done.is_ok(), model.may_merge(kept, aside), "{kept} {aside}: {done:?}");
            if done.is_ok() {
                model.aside_for.insert(aside, Some(kept));
            }
        }
        Act::Part { aside, whose } => {
            let kept = model.aside_for.get(&aside).copied();
            let named = kept.flatten().map(|kept| cases[kept]);
            let done = part(&office, named, cases[aside], whose).await;
            assert_eq!(done.is_ok(), kept.is_some(), "{done:?}");
            model.part(aside, whose);
        }
        Act::Pay { which, most } => {
            let elsewhere = model.paid_elsewhere(which);
            match pay(&office, cases[which], most).await {
                Ok(numbers) => {
                    assert!(!model.aside_for.contains_key(&which), "paid on a case set aside");
                    let twice = numbers.iter().any(|number| elsewhere.contains(number));
                    assert!(!twice, "{numbers:?} were paid to the same person on another case");
                    model.paid.entry(which).or_default().extend(numbers);
                }
                Err(StoreError::Refused(Refusal::SetAside)) => {
                    assert!(model.aside_for.contains_key(&which));
                }
                Err(StoreError::Refused(Refusal::PaidAlready)) => assert!(!elsewhere.is_empty()),
                Err(StoreError::Refused(_)) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        Act::Erase { which } => {
            let done = store.gate().erase(cases[which], form()).await;
            assert_eq!(done.is_ok(), model.erased.insert(which));
            model.erase(which);
        }
    }
    for (index, case) in cases.iter().enumerate() {
        let row = office.case(*case).await.expect("reads").expect("there");
        assert_eq!(row.set_aside, model.aside_for.contains_key(&index));
    }
}

async fn run(kind: Kind, acts: &[Act]) -> Model {
    let world = World::new(kind).await;
    let store = world.open().await;
    set_up(&store, 100_000).await;
    let mut cases = Vec::new();
    for _ in 0..CASES {
        cases.push(accepted(&store, vec![grant("fund", 100, 3)]).await.case);
    }
    let mut model = Model::default();
    for act in acts {
        play(&store, &cases, &mut model, *act).await;
    }
    verify(&store.office()).await;
    store.close().await;
    model
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn fault_45_a_merge_is_reversible_and_nobody_is_entitled_twice(acts in acts()) {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(run(Kind::Memory, &acts));
    }
}

#[tokio::test]
async fn fault_45_what_was_paid_on_one_case_is_not_paid_on_the_other() {
    let acts = [
        Act::Pay { which: 1, most: 1 },
        Act::Merge { kept: 0, aside: 1 },
        Act::Pay { which: 1, most: 1 },
        Act::Pay { which: 0, most: 3 },
        Act::Part { aside: 1, whose: AnotherPerson },
        Act::Pay { which: 1, most: 1 },
        Act::Pay { which: 0, most: 3 },
        Act::Merge { kept: 2, aside: 0 },
        Act::Erase { which: 2 },
        Act::Pay { which: 0, most: 1 },
        Act::Part { aside: 0, whose: AnotherPerson },
    ];
    for kind in EVERY {
        run(kind, &acts).await;
    }
}

#[tokio::test]
async fn fault_45_what_was_paid_on_a_case_erased_since_is_not_paid_again() {
    let acts = [
        Act::Pay { which: 1, most: 1 },
        Act::Merge { kept: 0, aside: 1 },
        Act::Erase { which: 1 },
        Act::Pay { which: 0, most: 1 },
        // Nor on a case for which the one that was kept is set aside, nor once that is erased too.
        Act::Merge { kept: 2, aside: 0 },
        Act::Pay { which: 2, most: 1 },
        Act::Erase { which: 0 },
        Act::Pay { which: 2, most: 1 },
    ];
    for kind in EVERY {
        run(kind, &acts).await;
    }
}

#[tokio::test]
async fn fault_45_who_succeeds_an_erased_case_is_not_paid_again_and_another_person_is() {
    for (whose, paid) in [(SamePerson, 3), (AnotherPerson, 6)] {
        let acts = [
            Act::Pay { which: 0, most: 3 },
            Act::Merge { kept: 0, aside: 1 },
            Act::Erase { which: 0 },
            Act::Part { aside: 1, whose },
            Act::Pay { which: 1, most: 3 },
            // What its person was paid stays with the case, for whichever it is set aside next.
            Act::Merge { kept: 2, aside: 1 },
            Act::Pay { which: 2, most: 3 },
            Act::Erase { which: 1 },
            Act::Pay { which: 2, most: 3 },
        ];
        for kind in EVERY {
            let model = run(kind, &acts).await;
            let ever: usize = model.paid.values().map(BTreeSet::len).sum();
            assert_eq!(ever, paid, "{kind:?} {whose:?}: three instalments a person");
        }
    }
}

#[tokio::test]
async fn fault_45_each_partner_pays_its_own_part_once() {
    for kind in EVERY {
        let world = World::new(kind).await;
        let store = world.open().await;
        set_up(&store, 100_000).await;
        let office = store.office();
        let grants = || vec![grant("fund", 100, 1), grant("state", 70, 1)];
        let kept = accepted(&store, grants()).await.case;
        let aside = accepted(&store, grants()).await.case;
        let by = async |case, partner: &str| {
            let transfers = office.transfers(case).await.expect("transfers");
            let of = transfers.iter().filter(|transfer| transfer.partner == partner);
            PaymentBatch { case, transfers: of.map(|one| (one.id, one.amount)).collect() }
        };
        let part = by(aside, "fund").await;
        office.propose_payment(form(), &proposed(part.clone())).await.expect("put forward");
        office.pay(form(), &approved(part)).await.expect("paid");
        office.merge(both(&office, kept, aside).await).await.expect("merged");
        let part = by(kept, "fund").await;
        let refused = office.propose_payment(form(), &proposed(part)).await;
        assert_eq!(refused, Err(Refusal::PaidAlready.into()));
        store.gate().erase(aside, form()).await.expect("erased");
        let part = by(kept, "fund").await;
        let refused = office.propose_payment(form(), &proposed(part)).await;
        assert_eq!(refused, Err(Refusal::PaidAlready.into()));
        let part = by(kept, "state").await;
        office.propose_payment(form(), &proposed(part.clone())).await.expect("its own part");
        office.pay(form(), &approved(part)).await.expect("paid");
        verify(&office).await;
        store.close().await;
    }
}
