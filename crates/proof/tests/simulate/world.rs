//! The simulated office: a store, a clock, a plan of faults, and what should be in the store.

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use casework::offer::Offer;
use casework::{CaseId, Officer, OfficerId, Role, Stage};
use drill::Dice;
use programme::{Currency, Digest, Money, SourceFile};
use sealing::{Entropy, KdfParams, LocatorHash, NewCaseKey, Recipient, SeededEntropy};
use store::{
    Clock, Fault, Faults, FormId, Location, NewOfficer, Options, PinnedProgramme, Settings, Store,
    StoreError, VaultLocation,
};

/// What a partner of the simulation can spend, small enough to run out.
pub(super) const BUDGET_MINOR: i64 = 20_000;
pub(super) const PARTNERS: [&str; 2] = ["north-fund", "south-fund"];

/// How often an act is repeated with the same form until the answer is more than "unavailable".
const REPEATS_MAX: usize = 4;

/// A case as it should be.
pub(super) struct Case {
    pub(super) id: CaseId,
    pub(super) locator: LocatorHash,
    pub(super) stage: Stage,
    pub(super) inbound: u64,
    pub(super) messages: u64,
    pub(super) offer: Option<Offer>,
    /// Set aside for this case, or for one that is erased.
    pub(super) set_aside_for: Option<Option<CaseId>>,
}

/// The simulation.
pub(super) struct World {
    options: Options,
    store: Option<Store>,
    faults: Faults,
    kinds: &'static [Fault],
    time: Arc<AtomicI64>,
    struck: u64,
    history: Vec<String>,
    pub(super) entropy: SeededEntropy,
    pub(super) dice: Dice,
    pub(super) recipient: Recipient,
    pub(super) programme: Digest,
    pub(super) officers: [Officer; 2],
    pub(super) cases: Vec<Case>,
    pub(super) reached: BTreeSet<Stage>,
    pub(super) money_ran_out: bool,
    pub(super) merged: bool,
}

impl World {
    pub(super) async fn make(
        seed: u64,
        location: Location,
        vault: VaultLocation,
        kinds: &'static [Fault],
    ) -> Self {
        let entropy = SeededEntropy::new(seed);
        let time = Arc::new(AtomicI64::new(1_790_000_000_000_000));
        let faults = Faults::at(0, Fault::ErrorBefore);
        let options = Options {
            location,
            vault,
            clock: Clock::Set(Arc::clone(&time)),
            entropy: Arc::new(SeededEntropy::new(seed ^ 0x5eed)),
            faults: faults.clone(),
        };
        let key = NewCaseKey::generate(&entropy).expect("draws");
        let officer = |number: u8| Officer {
            id: OfficerId(CaseId::from_bytes([number; 16])),
            name: format!("Officer {number}"),
            roles: Role::ALL.into_iter().collect::<BTreeSet<_>>(),
        };
        let mut world = Self {
            store: Some(Store::open(options.clone()).await.expect("opens")),
            options,
            faults,
            kinds,
            time,
            struck: 0,
            history: Vec::new(),
            recipient: key.recipient(),
            entropy,
            dice: Dice::new(seed, 1),
            programme: Digest::of("postern/test/v1", b"simulated programme"),
            officers: [officer(1), officer(2)],
            cases: Vec::new(),
            reached: BTreeSet::new(),
            money_ran_out: false,
            merged: false,
        };
        world.set_up().await;
        world
    }

    async fn set_up(&mut self) {
        let currency: Currency = "USD".parse().expect("a currency");
        let limit = Money { minor: BUDGET_MINOR, currency };
        let text = "a programme that is never read".to_owned();
        let pinned = PinnedProgramme {
            digest: self.programme,
            sources: vec![SourceFile { name: "programme.toml".to_owned(), text }],
            budgets: PARTNERS.iter().map(|name| ((*name).to_owned(), limit)).collect(),
        };
        let settings = Settings {
            kdf: KdfParams::for_tests(),
            intake: self.recipient.clone(),
            testimony: self.recipient.clone(),
            programme: self.programme,
            phrase: "amber heron".to_owned(),
            created_us: 0,
        };
        let new = |officer: &Officer| NewOfficer {
            officer: officer.clone(),
            recipient: self.recipient.clone(),
            sealed_identity: vec![1],
            sealed_totp: vec![2],
            intake_wrap: Some(vec![3]),
            testimony_wrap: None,
        };
        let officers: Vec<NewOfficer> = self.officers.iter().map(new).collect();
        self.store().office().initialise(&settings, &officers, pinned).await.expect("is set up");
    }

    pub(super) fn store(&self) -> Store {
        self.store.clone().expect("the store is open between acts")
    }

    pub(super) fn history(&self) -> &[String] {
        &self.history
    }

    pub(super) fn note(&mut self, what: String) {
        self.history.push(what);
    }

    pub(super) fn faults_struck(&self) -> u64 {
        self.struck
    }

    pub(super) fn draw_id(&self) -> CaseId {
        let mut bytes = [0; 16];
        self.entropy.fill(&mut bytes).expect("draws");
        CaseId::from_bytes(bytes)
    }

    pub(super) fn draw_form(&self) -> FormId {
        FormId(self.draw_id())
    }

    /// Moves the clock, usually on, sometimes back (fault 33).
    pub(super) fn move_clock(&mut self) {
        let seconds = self.dice.between(-600, 90_000);
        self.time.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// Acts until the answer is more than "unavailable": an applicant or officer who got an error
    /// page tries again with the same form. A fault may strike the first time.
    pub(super) async fn settle<T, F>(
        &mut self,
        act: impl Fn(Store) -> F,
    ) -> Result<Result<T, StoreError>, String>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        let planned = self.dice.chance(45).then(|| {
            let kind = *self.dice.pick(self.kinds).expect("some kinds");
            (self.dice.below(14) + 1, kind)
        });
        let (at, kind) = planned.unwrap_or((0, Fault::ErrorBefore));
        self.faults.arm(at, kind);
        for _ in 0..REPEATS_MAX {
            let result = act(self.store()).await;
            let struck = at > 0 && self.faults.points_passed() >= at;
            let crashed = struck && matches!(kind, Fault::CrashBefore | Fault::CrashAfter);
            self.struck += u64::from(struck);
            if struck {
                self.note(format!("  {kind:?} at point {at}"));
            }
            if crashed {
                self.reopen().await?;
            }
            self.faults.arm(0, kind);
            match result {
                Err(StoreError::Unavailable(_)) => {}
                settled => return Ok(settled),
            }
        }
        Err("the store stays unavailable after the fault has passed".to_owned())
    }

    async fn reopen(&mut self) -> Result<(), String> {
        if let Some(store) = self.store.take() {
            store.close().await;
        }
        self.faults.arm(0, Fault::ErrorBefore);
        let store = Store::open(self.options.clone()).await;
        self.store = Some(store.map_err(|e| format!("does not open after a crash: {e:?}"))?);
        Ok(())
    }

    /// Closes the store; gives every stage that was reached, whether money ran out, and whether
    /// cases were merged.
    pub(super) async fn end(mut self) -> (BTreeSet<Stage>, bool, bool) {
        if let Some(store) = self.store.take() {
            store.close().await;
        }
        self.reached.extend(self.cases.iter().map(|case| case.stage));
        (self.reached, self.money_ran_out, self.merged)
    }
}
