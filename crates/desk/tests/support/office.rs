//! An office on a store in memory, with a clock that stands still until it is moved.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use casework::{CaseId, Officer, OfficerId, Role};
use desk::{DeskConfig, DeskState};
use forecasts::Home;
use forecasts::kept::Kept;
use keyring::{IntakeKey, Passphrase, TestimonyKey, TotpSecret, new_officer};
use pages::{Texts, Words};
use programme::{Programme, SourceFile};
use sealing::{Entropy, KdfParams, SeededEntropy};
use store::{Clock, Faults, Location, NewOfficer, Options, Settings, Store, VaultLocation};

use tempfile::TempDir;

use super::Browser;

pub(crate) const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;
/// 6 May 2024, 09:00 UTC: a Monday.
const BEGIN_US: i64 = 1_714_986_000_000_000;
const WORK_FACTOR: u8 = 1;

/// A member of staff, with what they keep to themselves.
pub(crate) struct Person {
    pub(crate) id: OfficerId,
    pub(crate) name: String,
    pub(crate) passphrase: String,
    pub(crate) totp: TotpSecret,
}

/// An office.
pub(crate) struct Office {
    pub(crate) store: Store,
    pub(crate) router: Router,
    pub(crate) programme: Arc<Programme>,
    pub(crate) words: Arc<Words>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) staff: Vec<Person>,
    pub(crate) intake: IntakeKey,
    pub(crate) testimony: TestimonyKey,
    pub(crate) forecasts: Kept,
    /// With the programme's assumptions and scenarios in `home`, forecasts in `data`.
    pub(crate) folder: TempDir,
    now: Arc<AtomicI64>,
}

macro_rules! programme_file {
    ($path:literal) => {
        include_str!(concat!("../../../../programmes/million-carrots/", $path))
    };
}

/// The authors' programme.
pub(crate) fn authors_programme() -> Programme {
    let text = programme_file!("programme.toml").to_owned();
    programme::load(&[SourceFile { name: "programme.toml".to_owned(), text }])
        .expect("the authors' programme has no errors")
}

/// The shipped measures, checked.
fn measures() -> Arc<screening::Checked> {
    let measures = screening::read_measures(programme_file!("measures.toml")).expect("no problem");
    let entities = screening::Dossier::read(programme_file!("measures.ftm.json"));
    Arc::new(screening::check(&measures, &entities, &screening::Regime::ALL, None))
}

fn words() -> Words {
    let texts = Texts {
        en: programme_file!("words/en.ftl"),
        ru: programme_file!("words/ru.ftl"),
        uk: programme_file!("words/uk.ftl"),
    };
    Words::load(texts).expect("the words can be read")
}

impl Office {
    /// Two people who hold every role, as after a first start.
    pub(crate) async fn of_two() -> Self {
        let all: BTreeSet<Role> = Role::ALL.into();
        Self::with(&[("Linden", all.clone()), ("Rowan", all)]).await
    }

    /// The same with its files in a folder.
    pub(crate) async fn of_two_with_vault(vault: VaultLocation) -> Self {
        let all: BTreeSet<Role> = Role::ALL.into();
        Self::open(&[("Linden", all.clone()), ("Rowan", all)], vault).await
    }

    /// An office with this staff.
    pub(crate) async fn with(staff: &[(&str, BTreeSet<Role>)]) -> Self {
        Self::open(staff, VaultLocation::Memory).await
    }

    async fn open(staff: &[(&str, BTreeSet<Role>)], vault: VaultLocation) -> Self {
        let entropy: Arc<dyn Entropy> = Arc::new(SeededEntropy::new(2_024));
        let now = Arc::new(AtomicI64::new(BEGIN_US));
        let options = Options {
            location: Location::Memory,
            vault,
            clock: Clock::Set(Arc::clone(&now)),
            entropy: Arc::clone(&entropy),
            faults: Faults::none(),
        };
        let store = Store::open(options).await.expect("opens in memory");
        let programme = Arc::new(authors_programme());
        let intake = IntakeKey::generate(&*entropy).expect("draws");
        let testimony = TestimonyKey::generate(&*entropy).expect("draws");
        let settings = Settings {
            kdf: KdfParams::for_tests(),
            intake: intake.recipient(),
            testimony: testimony.recipient(),
            programme: programme.digest(),
            phrase: "seven quiet herons".to_owned(),
            created_us: BEGIN_US,
        };
        let hired: Vec<(NewOfficer, Person)> = staff
            .iter()
            .map(|(name, roles)| hire(&*entropy, name, roles, &intake, &testimony))
            .collect();
        let rows: Vec<NewOfficer> = hired.iter().map(|(row, _)| row.clone()).collect();
        store.office().initialise(&settings, &rows, &*programme).await.expect("sets up");
        let words = Arc::new(words());
        let folder = programme_folder();
        let forecasts = kept(&folder);
        let config = DeskConfig {
            work_factor: WORK_FACTOR,
            forecasts: Some(forecasts.clone()),
            measures: Some(measures()),
            clock: Clock::Set(Arc::clone(&now)),
            ..DeskConfig::default()
        };
        let (pinned, said) = (Arc::clone(&programme), Arc::clone(&words));
        let state = DeskState::new(store.office(), pinned, said, Arc::clone(&entropy), config)
            .expect("draws");
        Self {
            router: desk::router(state),
            staff: hired.into_iter().map(|(_, person)| person).collect(),
            store,
            programme,
            words,
            entropy,
            intake,
            testimony,
            forecasts,
            folder,
            now,
        }
    }

    /// The same office after a restart, as far as forecasts go: what was under way is cut off.
    pub(crate) fn forecasts_after_a_restart(&self) -> Kept {
        kept(&self.folder)
    }

    /// Moves the clock.
    pub(crate) fn pass(&self, microseconds: i64) {
        self.now.fetch_add(microseconds, Ordering::SeqCst);
    }

    /// The time.
    pub(crate) fn now_us(&self) -> i64 {
        self.now.load(Ordering::SeqCst)
    }

    /// The member of staff with this name.
    pub(crate) fn person(&self, name: &str) -> &Person {
        self.staff.iter().find(|person| person.name == name).expect("works here")
    }

    /// The code on this person's device now.
    pub(crate) fn code(&self, person: &Person) -> String {
        let seconds = u64::try_from(self.now_us() / 1_000_000).expect("after 1970");
        person.totp.code_at(seconds)
    }

    /// A browser in which nobody is signed in.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A browser in which this person has just signed in.
    pub(crate) async fn signed_in(&self, name: &str) -> Browser {
        let person = self.person(name);
        let mut browser = self.browser();
        let page = browser.get("/en/sign-in").await;
        let form = page
            .form("/sign-in")
            .fill("name", &person.name)
            .fill("passphrase", &person.passphrase)
            .fill("code", &self.code(person));
        let answer = browser.send(form).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        browser
    }

    /// A form id that nobody used.
    pub(crate) fn form(&self) -> store::FormId {
        store::FormId(self.id())
    }

    /// A fresh id.
    pub(crate) fn id(&self) -> CaseId {
        let mut bytes = [0; 16];
        self.entropy.fill(&mut bytes).expect("draws");
        CaseId::from_bytes(bytes)
    }
}

/// A folder with what the authors' programme has beside it, and with two scenarios.
fn programme_folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let (home, root) = (folder.path().join("home"), env!("CARGO_MANIFEST_DIR"));
    std::fs::create_dir_all(home.join("scenarios")).expect("a folder");
    let assumptions = programme_file!("forecast.toml");
    let populations = format!("{root}/../../populations");
    let assumptions = assumptions.replace("../../populations", &populations);
    std::fs::write(home.join("forecast.toml"), assumptions).expect("writes");
    let scenario = "[scenario]\ntitle = \"Everybody <wishes> to leave\"\nset = { wish = 4.0 }\n\
                    source = \"for a test\"\n";
    std::fs::write(home.join("scenarios/wished.toml"), scenario).expect("writes");
    std::fs::write(home.join("scenarios/broken.toml"), "[scenario]\n").expect("writes");
    folder
}

fn kept(folder: &TempDir) -> Kept {
    let text = programme_file!("programme.toml").to_owned();
    let sources = vec![SourceFile { name: "programme.toml".to_owned(), text }];
    let home = Home::new(folder.path().join("home"), sources);
    Kept::open(folder.path().join("data"), home).expect("opens")
}

fn hire(
    entropy: &dyn Entropy,
    name: &str,
    roles: &BTreeSet<Role>,
    intake: &IntakeKey,
    testimony: &TestimonyKey,
) -> (NewOfficer, Person) {
    let passphrase = Passphrase::draw(entropy).expect("draws");
    let (sealed, identity) = new_officer(entropy, &passphrase, WORK_FACTOR).expect("makes a key");
    let totp = TotpSecret::draw(entropy).expect("draws");
    let mut id = [0; 16];
    entropy.fill(&mut id).expect("draws");
    let id = OfficerId(CaseId::from_bytes(id));
    let opens = |needed: &[Role]| needed.iter().any(|role| roles.contains(role));
    let recipient = identity.recipient();
    let row = NewOfficer {
        officer: Officer { id, name: name.to_owned(), roles: roles.clone() },
        sealed_totp: totp.seal_for(&recipient).expect("seals"),
        intake_wrap: opens(&[Role::Officer, Role::Approver])
            .then(|| intake.wrap_for(&recipient).expect("seals")),
        testimony_wrap: opens(&[Role::Custodian])
            .then(|| testimony.wrap_for(&recipient).expect("seals")),
        recipient,
        sealed_identity: sealed.sealed_identity,
    };
    let passphrase = passphrase.expose().to_owned();
    (row, Person { id, name: name.to_owned(), passphrase, totp })
}
