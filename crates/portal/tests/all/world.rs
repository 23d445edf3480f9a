//! An office in memory with a portal in front of it, and what its officers would do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use casework::assessment::Assessment;
use casework::authority::{Officer, OfficerId, Role};
use casework::journal::{Actor, EventKind};
use casework::offer::{self, Offer, Verdict};
use casework::{CaseId, Stage, payment};
use keyring::{IntakeKey, TestimonyKey, new_officer};
use pages::{Texts, Words};
use portal::{PortalConfig, PortalState};
use programme::{Programme, SourceFile};
use sealing::{Entropy, EntropyFailed, InnerHeader, KdfParams, Purpose, SealedBy, SeededEntropy};
use store::{
    Assess, CaseRow, Clock, Content, FormId, Location, NewBody, NewOfficer, Options, Settings,
    Store, TwoCases, VaultLocation, ciphertext_digest,
};

/// 5 May 2024, noon.
pub(crate) const NOON_US: i64 = 1_714_910_400_000_000;

macro_rules! programme_file {
    ($name:literal) => {
        include_str!(concat!("../../../../programmes/million-carrots/", $name))
    };
}

/// The programme's words.
pub(crate) const PROGRAMME_WORDS: Texts<'static> = Texts {
    en: programme_file!("words/en.ftl"),
    ru: programme_file!("words/ru.ftl"),
    uk: programme_file!("words/uk.ftl"),
};

/// Everything a test may want to hold.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) router: Router,
    pub(crate) words: Arc<Words>,
    pub(crate) programme: Arc<Programme>,
    pub(crate) intake: IntakeKey,
    pub(crate) officers: [Officer; 2],
    pub(crate) faults: store::Faults,
    pub(crate) entropy: Arc<dyn Entropy>,
}

/// The authors' programme.
pub(crate) fn programme() -> Programme {
    let text = programme_file!("programme.toml");
    programme::load(&[SourceFile::new("programme.toml", text)]).expect("the programme loads")
}

impl World {
    /// A world as tests usually want it.
    pub(crate) async fn new() -> Self {
        Self::with(PortalConfig::default(), programme()).await
    }

    /// A world with its own configuration and programme.
    pub(crate) async fn with(config: PortalConfig, programme: Programme) -> Self {
        Self::drawn_from(Arc::new(Breakable::default()), config, programme).await
    }

    /// A world in which stretching a codename takes long enough for others to come meanwhile.
    pub(crate) async fn slow(config: PortalConfig) -> Self {
        let kdf = KdfParams { memory_kib: 16 * 1024, passes: 4, ..KdfParams::for_tests() };
        let drawn = Arc::new(Breakable::default());
        Self::made(VaultLocation::Memory, drawn, config, programme(), kdf).await
    }

    /// A world with its own randomness for the portal.
    pub(crate) async fn drawn_from(
        drawn: Arc<dyn Entropy>,
        config: PortalConfig,
        programme: Programme,
    ) -> Self {
        Self::kept_in(VaultLocation::Memory, drawn, config, programme).await
    }

    /// A world with its own vault.
    pub(crate) async fn kept_in(
        vault: VaultLocation,
        drawn: Arc<dyn Entropy>,
        config: PortalConfig,
        programme: Programme,
    ) -> Self {
        Self::made(vault, drawn, config, programme, KdfParams::for_tests()).await
    }

    async fn made(
        vault: VaultLocation,
        drawn: Arc<dyn Entropy>,
        config: PortalConfig,
        programme: Programme,
        kdf: KdfParams,
    ) -> Self {
        let entropy: Arc<dyn Entropy> = Arc::new(SeededEntropy::new(7));
        let clock = Clock::at(NOON_US);
        let faults = store::Faults::at(0, store::Fault::ErrorBefore);
        let options = Options {
            location: Location::Memory,
            vault,
            clock: clock.clone(),
            entropy: Arc::clone(&entropy),
            faults: faults.clone(),
        };
        let store = Store::open(options).await.expect("a store in memory");
        let intake = IntakeKey::generate(&*entropy).expect("draws");
        let testimony = TestimonyKey::generate(&*entropy).expect("draws");
        let made = ["One", "Two"].map(|name| officer(name, &*entropy));
        let settings = Settings {
            kdf,
            intake: intake.recipient(),
            testimony: testimony.recipient(),
            programme: programme.digest(),
            phrase: "amber heron slate lark".to_owned(),
            created_us: NOON_US,
        };
        let office = store.office();
        office.initialise(&settings, &made, &programme).await.expect("the first start");
        let words = Arc::new(Words::load(PROGRAMME_WORDS).expect("words"));
        let programme = Arc::new(programme);
        let config = PortalConfig { clock, ..config };
        let state = PortalState::new(
            store.gate(),
            Arc::clone(&programme),
            Arc::clone(&words),
            drawn,
            config,
        );
        let router = portal::router(state.await.expect("a portal"));
        let officers = made.map(|made| made.officer);
        Self { store, router, words, programme, intake, officers, faults, entropy }
    }

    /// The only case there is.
    pub(crate) async fn only_case(&self) -> CaseRow {
        let cases = self.cases().await;
        assert_eq!(cases.len(), 1, "one case");
        cases.into_iter().next().expect("one")
    }

    /// All cases.
    pub(crate) async fn cases(&self) -> Vec<CaseRow> {
        self.store.office().all_cases(None, 100).await.expect("cases")
    }

    /// A form id.
    pub(crate) fn form(&self) -> FormId {
        let mut bytes = [0; 16];
        self.entropy.fill(&mut bytes).expect("draws");
        FormId(CaseId::from_bytes(bytes))
    }

    /// Opens what an applicant sent.
    pub(crate) async fn opened(&self, case: &CaseRow, purpose: Purpose, sequence: u64) -> Vec<u8> {
        let office = self.store.office();
        let header = |purpose, sequence| InnerHeader {
            programme: *case.programme.as_bytes(),
            case: case.case,
            purpose,
            sequence,
            sealed_by: SealedBy::Server,
        };
        let wrap = office.wrap(case.case).await.expect("a wrap");
        let key = self.intake.open_case(&wrap, &header(Purpose::Wrap, 0)).expect("opens");
        let bodies = office.bodies(case.case).await.expect("bodies");
        let body = bodies
            .iter()
            .find(|body| body.purpose == purpose && body.sequence == sequence)
            .expect("such a body");
        let sealed = office.body_bytes(body).await.expect("bytes");
        key.open(&sealed, &header(purpose, sequence)).expect("opens").to_vec()
    }

    /// Seals something for the applicant.
    pub(crate) fn letter(&self, case: &CaseRow, purpose: Purpose, plain: &[u8]) -> NewBody {
        sealed(case, purpose, case.next_out, plain, &case.reply_recipient)
    }

    fn record(&self, case: &CaseRow) -> NewBody {
        sealed(case, Purpose::Record, case.next_office, b"{}", &case.case_recipient)
    }

    /// Two officers decide the case, as the rules say, or refuse it.
    pub(crate) async fn decide(&self, verdict: Verdict, note: &str) -> Offer {
        let office = self.store.office();
        let [one, two] = &self.officers;
        let case = self.only_case().await;
        let filed = self.opened(&case, Purpose::FirstContact, 1).await;
        let application = casework::application::Application::from_bytes(&filed).expect("reads");
        let today = self.store.clock().today();
        let facts = application.facts(&self.programme, today);
        let assessment = Assessment::new(&self.programme, facts, today, case.case);
        let assess = Assess {
            form: self.form(),
            case: case.case,
            officer: one.id,
            assessment: casework::authority::Digested::digest(&assessment),
            record: self.record(&case),
            audience: assessment.decision.audience.clone(),
            outcome: assessment.decision.outcome,
        };
        office.assess(assess).await.expect("assessed");
        let case = self.only_case().await;
        let proposed = offer::propose(case.case, &assessment, verdict, note, one).expect("offer");
        office.propose(case.case, self.form(), &proposed, self.record(&case)).await.expect("put");
        let digest = casework::authority::Digested::digest(&proposed.content);
        let approved = proposed.approve(two, Role::Approver, digest).expect("approved");
        let offer = approved.content().clone();
        let letter = self.letter(&case, Purpose::Letter, &offer.to_bytes());
        let instalments = payment::schedule(&offer.grants).expect("instalments");
        let made = office.make(self.form(), &approved, letter, &instalments).await;
        made.expect("made");
        offer
    }

    /// Sets a case aside for another, or no longer.
    pub(crate) async fn two_cases(&self, kept: &CaseRow, aside: &CaseRow) -> TwoCases {
        let body = |case: &CaseRow| (case.case, self.record(case));
        let (one, other) = (body(kept), body(aside));
        TwoCases { form: self.form(), officer: self.officers[0].id, one, other }
    }

    /// Where the only case stands.
    pub(crate) async fn stage(&self) -> Stage {
        self.only_case().await.stage
    }

    /// How often something happened to the only case.
    pub(crate) async fn count(&self, kind: EventKind, actor: &Actor) -> usize {
        let case = self.only_case().await.case;
        let journal = self.store.office().journal(case).await.expect("a journal");
        journal
            .iter()
            .filter(|entry| entry.event.kind == kind && entry.event.actor == *actor)
            .count()
    }
}

/// A body from the office.
pub(crate) fn sealed(
    case: &CaseRow,
    purpose: Purpose,
    sequence: u64,
    plain: &[u8],
    to: &sealing::Recipient,
) -> NewBody {
    let header = InnerHeader {
        programme: *case.programme.as_bytes(),
        case: case.case,
        purpose,
        sequence,
        sealed_by: SealedBy::Server,
    };
    let bytes = sealing::seal(&header, plain, to).expect("seals");
    NewBody {
        purpose,
        sequence,
        sealed_by: SealedBy::Server,
        digest: ciphertext_digest(&bytes),
        bucket_bytes: sealing::bucket_for(plain.len() as u64).expect("a bucket"),
        content: Content::Inline(bytes),
    }
}

/// Randomness that can be switched off.
pub(crate) struct Breakable {
    pub(crate) broken: AtomicBool,
    stream: SeededEntropy,
}

impl Default for Breakable {
    fn default() -> Self {
        Self { broken: AtomicBool::new(false), stream: SeededEntropy::new(8) }
    }
}

impl Entropy for Breakable {
    fn fill(&self, buf: &mut [u8]) -> Result<(), EntropyFailed> {
        if self.broken.load(Ordering::SeqCst) { Err(EntropyFailed) } else { self.stream.fill(buf) }
    }
}

fn officer(name: &str, entropy: &dyn Entropy) -> NewOfficer {
    let mut id = [0; 16];
    entropy.fill(&mut id).expect("draws");
    let passphrase = keyring::Passphrase::draw(entropy).expect("draws");
    let (sealed, identity) = new_officer(entropy, &passphrase, 2).expect("an officer");
    let roles = Role::ALL.into_iter().collect();
    NewOfficer {
        officer: Officer { id: OfficerId(CaseId::from_bytes(id)), name: name.to_owned(), roles },
        recipient: identity.recipient(),
        sealed_identity: sealed.sealed_identity,
        sealed_totp: Vec::new(),
        intake_wrap: None,
        testimony_wrap: None,
    }
}
