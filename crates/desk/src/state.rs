//! What every page of the desk needs: the office's store, the programme, words, keys in memory.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use forecasts::kept::Kept;
use keyring::{Passphrase, new_officer};
use pages::cookies::Cookie;
use pages::language::Language;
use pages::problem::Problem;
use pages::shell::{Face, NavLink, Shell, Site};
use pages::words::Words;
use programme::{Digest, Programme};
use sealing::{Entropy, EntropyFailed};
use store::{Clock, Office};
use tokio::sync::{Mutex as AsyncMutex, MutexGuard, Semaphore, SemaphorePermit};

use crate::guard::Signed;
use crate::keys::KeyRing;
use crate::list_index::KeptIndex;
use crate::routes::{Access, ROUTES};

/// Programmes of past cases kept parsed; one more than that is parsed again.
const PROGRAMMES_MAX: usize = 16;

/// How the desk is set up.
#[derive(Clone, Debug)]
pub struct DeskConfig {
    /// Whether the desk is reached over https.
    pub secure_cookies: bool,
    /// The sign-in sheet of the first start; while this file exists, every page says so.
    pub sheet: Option<PathBuf>,
    /// Host names the desk is reached under; any if empty.
    pub hosts: Vec<String>,
    /// scrypt work factor of officers' keys, so that an unknown name costs as much as a known one.
    pub work_factor: u8,
    /// Forecasts; none where the office keeps no data folder.
    pub forecasts: Option<Kept>,
    /// The check of the programme's measures, if it has a file of them.
    pub measures: pages::measures::Known,
    /// Large files opened at the same time; each takes tens of megabytes.
    pub heavy_at_once: usize,
    /// The time.
    pub clock: Clock,
}

impl Default for DeskConfig {
    fn default() -> Self {
        Self {
            secure_cookies: false,
            sheet: None,
            hosts: Vec::new(),
            work_factor: 15,
            forecasts: None,
            measures: None,
            heavy_at_once: 2,
            clock: Clock::System,
        }
    }
}

/// Sign-ins that wait for their turn; whoever comes when so many wait is asked to come again.
const WAITING_MAX: usize = 32;

/// Turns at passphrases and codes: one passphrase at a time is tried, so that a flood of wrong
/// ones takes one core and not the office, and codes are counted one after the other.
pub(crate) struct Unlocking {
    line: Semaphore,
    turn: Semaphore,
    code: AsyncMutex<()>,
}

impl Default for Unlocking {
    fn default() -> Self {
        let (line, turn) = (Semaphore::new(WAITING_MAX), Semaphore::new(1));
        Self { line, turn, code: AsyncMutex::new(()) }
    }
}

impl Unlocking {
    /// A turn at trying a passphrase.
    pub(crate) async fn turn(&self) -> Result<SemaphorePermit<'_>, Problem> {
        let _place = self.line.try_acquire().map_err(|_| Problem::busy())?;
        self.turn.acquire().await.map_err(|_| Problem::internal())
    }

    /// A turn at looking at a code.
    pub(crate) async fn code(&self) -> MutexGuard<'_, ()> {
        self.code.lock().await
    }
}

/// The desk of one office.
#[derive(Clone)]
pub struct DeskState {
    inner: Arc<Inner>,
}

struct Inner {
    office: Office,
    programme: Arc<Programme>,
    programmes: Mutex<BTreeMap<Digest, Arc<Programme>>>,
    site: Arc<Site>,
    ring: KeyRing,
    heavy: Semaphore,
    unlocking: Unlocking,
    index: KeptIndex,
    decoy: Vec<u8>,
    config: DeskConfig,
}

impl DeskState {
    /// A desk. Fails when the generator does.
    pub fn new(
        office: Office,
        programme: Arc<Programme>,
        words: Arc<Words>,
        entropy: Arc<dyn Entropy>,
        config: DeskConfig,
    ) -> Result<Self, EntropyFailed> {
        // Nobody knows this passphrase: it is unlocked, in vain, when an unknown name signs in.
        let passphrase = Passphrase::draw(&*entropy)?;
        let decoy = new_officer(&*entropy, &passphrase, config.work_factor)
            .map(|(sealed, _)| sealed.sealed_identity)
            .map_err(|_| EntropyFailed)?;
        let site = Arc::new(Site::new(Face::Desk, words, entropy, &[])?);
        Ok(Self {
            inner: Arc::new(Inner {
                office,
                programme,
                programmes: Mutex::new(BTreeMap::new()),
                site,
                ring: KeyRing::default(),
                heavy: Semaphore::new(config.heavy_at_once.max(1)),
                unlocking: Unlocking::default(),
                index: KeptIndex::default(),
                decoy,
                config,
            }),
        })
    }

    pub(crate) fn office(&self) -> &Office {
        &self.inner.office
    }

    pub(crate) fn site(&self) -> &Arc<Site> {
        &self.inner.site
    }

    pub(crate) fn entropy(&self) -> &Arc<dyn Entropy> {
        &self.inner.site.entropy
    }

    pub(crate) fn ring(&self) -> &KeyRing {
        &self.inner.ring
    }

    /// Takes turns at work that needs much memory.
    pub(crate) fn heavy(&self) -> &Semaphore {
        &self.inner.heavy
    }

    /// Takes turns at passphrases and codes.
    pub(crate) fn unlocking(&self) -> &Unlocking {
        &self.inner.unlocking
    }

    pub(crate) fn decoy(&self) -> &[u8] {
        &self.inner.decoy
    }

    pub(crate) fn now_us(&self) -> i64 {
        self.inner.config.clock.now_us()
    }

    pub(crate) fn today(&self) -> jiff::civil::Date {
        self.inner.config.clock.today()
    }

    /// The cookie of a signed-in session.
    pub(crate) fn session_cookie(&self) -> Cookie {
        Cookie { name: "postern_desk", secure: self.inner.config.secure_cookies }
    }

    /// The cookie that the sign-in form is bound to, before there is a session.
    pub(crate) fn door_cookie(&self) -> Cookie {
        Cookie { name: "postern_desk_door", secure: self.inner.config.secure_cookies }
    }

    /// The forecasts, if the office can keep any.
    pub(crate) fn forecasts(&self) -> Option<&Kept> {
        self.inner.config.forecasts.as_ref()
    }

    /// The check of the programme's measures.
    pub(crate) fn measures(&self) -> Option<&screening::Checked> {
        self.inner.config.measures.as_deref()
    }

    /// Host names the desk is reached under.
    pub(crate) fn hosts(&self) -> Vec<String> {
        self.inner.config.hosts.clone()
    }

    /// The current lists in memory.
    pub(crate) fn index(&self) -> &KeptIndex {
        &self.inner.index
    }

    /// Whether the sign-in sheet of the first start still lies on the disk.
    pub(crate) fn sheet_exists(&self) -> bool {
        self.inner.config.sheet.as_ref().is_some_and(|path| path.exists())
    }

    /// The programme with this digest: the current one, or the pinned one of an older case.
    pub(crate) async fn programme_of(&self, digest: Digest) -> Result<Arc<Programme>, Problem> {
        if self.inner.programme.digest() == digest {
            return Ok(Arc::clone(&self.inner.programme));
        }
        let kept = self.programmes().get(&digest).cloned();
        if let Some(programme) = kept {
            return Ok(programme);
        }
        let sources = self.office().programme(&digest).await.map_err(crate::trouble::problem)?;
        let loaded = sources.and_then(|sources| programme::load(&sources).ok());
        let loaded = Arc::new(loaded.ok_or(crate::trouble::PROGRAMME_LOST)?);
        let mut programmes = self.programmes();
        if programmes.len() >= PROGRAMMES_MAX {
            programmes.pop_first();
        }
        programmes.insert(digest, Arc::clone(&loaded));
        Ok(loaded)
    }

    fn programmes(&self) -> std::sync::MutexGuard<'_, BTreeMap<Digest, Arc<Programme>>> {
        self.inner.programmes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The shell of a page for a signed-in officer: only the places they may go to.
    pub(crate) fn shell(&self, language: Language, path: &str, signed: &Signed) -> Shell {
        let mut shell = self.site().shell(language, path, &signed.form_secret);
        shell.nav = navigation(signed);
        shell.signed_in = Some(signed.officer.name.clone());
        shell
    }
}

impl std::fmt::Debug for DeskState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeskState")
    }
}

/// Places of the desk, in the order of the navigation.
const PLACES: [NavLink; 10] = [
    NavLink { path: "/cases", key: "desk-nav-cases" },
    NavLink { path: "/ledger", key: "desk-nav-ledger" },
    NavLink { path: "/transfers", key: "desk-nav-transfers" },
    NavLink { path: "/testimonies", key: "desk-nav-testimonies" },
    NavLink { path: "/lists", key: "desk-nav-lists" },
    NavLink { path: "/statistics", key: "desk-nav-statistics" },
    NavLink { path: "/forecasts", key: "desk-nav-forecasts" },
    NavLink { path: "/measures", key: "desk-nav-measures" },
    NavLink { path: "/audit", key: "desk-nav-audit" },
    NavLink { path: "/staff", key: "desk-nav-staff" },
];

fn navigation(signed: &Signed) -> Vec<NavLink> {
    PLACES.into_iter().filter(|place| may_go(signed, place.path)).collect()
}

/// Whether the officer may open the page at this path (without language), by the route table.
pub(crate) fn may_go(signed: &Signed, path: &str) -> bool {
    let wanted = format!("/{{lang}}{path}");
    let route = ROUTES.iter().find(|route| route.path == wanted);
    let access = route.map_or(Access::AnyOf(&[]), |route| route.access);
    access.allows(Some(&signed.officer.roles))
}

/// The first page an officer may open.
pub(crate) fn first_place(signed: &Signed) -> &'static str {
    PLACES.into_iter().find(|place| may_go(signed, place.path)).map_or("/staff", |p| p.path)
}
