//! Starting and stopping the services: portal and desk, two listeners on one store.
//!
//! **Architecture Invariant:** the portal is given a [`store::Gate`] and never a [`store::Office`];
//! the desk is given the office. Only here do both meet.

mod first_start;
mod greeting;
mod jobs;
pub mod quiet;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use forecasts::kept::Kept;
use forecasts::{Home, MEASURES, checked_measures, entities_beside};
use keyring::sheet::Sheet;
use pages::words::{Texts, Words};
use programme::{Programme, Severity};
use screening::Regime;
use sealing::{Entropy, OsEntropy};
use store::{Clock, Faults, Location, Options, Store, VaultLocation};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::folder::ProgrammeFolder;

/// The folder of forecasts in the data folder.
const FORECASTS: &str = "forecasts";
/// The sign-in sheet's name in the data folder.
pub const SHEET: &str = "sign-in-sheet.txt";

/// Which part of the office a process runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Role {
    /// Applicants and the public.
    Portal,
    /// Officers.
    Desk,
    /// Work without a listener, such as finishing interrupted erasures.
    Jobs,
    /// All of them in one process: for trials, since a portal that is taken over then takes the
    /// desk with it.
    All,
}

/// How to run an office.
pub struct ServeOptions {
    /// The programme's folder.
    pub programme: PathBuf,
    /// The data folder; `None` keeps everything in memory.
    pub data: Option<PathBuf>,
    /// A PostgreSQL address instead of SQLite.
    pub database: Option<String>,
    /// Where the portal listens; port 0 takes a free one.
    pub portal: SocketAddr,
    /// Where the desk listens; port 0 takes a free one.
    pub desk: SocketAddr,
    /// Which part to run.
    pub role: Role,
    /// Whether the first start keeps the sign-in sheet as a file.
    pub keep_sheet: bool,
    /// Whether cookies go over HTTPS only.
    pub secure_cookies: bool,
    /// Cheap key derivation, for tests and benchmarks of everything else.
    pub quick_keys: bool,
    /// The clock.
    pub clock: Clock,
    /// Randomness for ids, keys and codenames.
    pub entropy: Arc<dyn Entropy>,
    /// Planned faults, for tests.
    pub faults: Faults,
}

impl ServeOptions {
    /// The defaults: SQLite in `data`, both listeners on the loopback address.
    pub fn new(programme: PathBuf, data: PathBuf) -> Self {
        Self {
            programme,
            data: Some(data),
            database: None,
            portal: ([127, 0, 0, 1], 8080).into(),
            desk: ([127, 0, 0, 1], 8081).into(),
            role: Role::All,
            keep_sheet: true,
            secure_cookies: false,
            quick_keys: false,
            clock: Clock::System,
            entropy: Arc::new(OsEntropy),
            faults: Faults::none(),
        }
    }

    /// An office in memory on free ports with cheap keys: for tests.
    pub fn in_memory(programme: PathBuf) -> Self {
        Self {
            data: None,
            portal: ([127, 0, 0, 1], 0).into(),
            desk: ([127, 0, 0, 1], 0).into(),
            keep_sheet: false,
            quick_keys: true,
            ..Self::new(programme, PathBuf::new())
        }
    }

    /// Where the store is to be.
    fn store_options(&self) -> Options {
        let folder = self.data.as_deref();
        let location = match (&self.database, folder) {
            (Some(url), _) => Location::Postgres(url.clone()),
            (None, Some(folder)) => Location::Sqlite(folder.join("postern.sqlite")),
            (None, None) => Location::Memory,
        };
        Options {
            location,
            vault: folder.map_or(VaultLocation::Memory, |folder| {
                VaultLocation::Folder(folder.join("vault"))
            }),
            clock: self.clock.clone(),
            entropy: Arc::clone(&self.entropy),
            faults: self.faults.clone(),
        }
    }
}

/// A running office.
pub struct Running {
    /// Where the portal listens, if it runs.
    pub portal: Option<SocketAddr>,
    /// Where the desk listens, if it runs.
    pub desk: Option<SocketAddr>,
    /// How the first officers sign in; only on the first start.
    pub sheet: Option<Sheet>,
    /// The store, for tests that look behind the pages.
    pub store: Store,
    programme: Arc<Programme>,
    data: Option<PathBuf>,
    kept_sheet: bool,
    forecasts: Option<Kept>,
    stop: watch::Sender<bool>,
    servers: Vec<JoinHandle<std::io::Result<()>>>,
}

/// Starts an office, making it on the first start.
pub async fn start(options: ServeOptions) -> Result<Running> {
    let folder = ProgrammeFolder::read(&options.programme)?;
    let programme = Arc::new(load(&folder, options.clock.today())?);
    let [en, ru, uk] = &folder.words;
    let words = Arc::new(Words::load(Texts { en, ru, uk })?);
    if let Some(data) = &options.data {
        make_private_folder(data)?;
    }
    let store = Store::open(options.store_options()).await.context("cannot open the office")?;
    let home = Home::new(options.programme.clone(), folder.sources);
    let measures = measures_of(&options.programme);
    let started = start_on(store.clone(), options, programme, words, (home, measures)).await;
    if started.is_err() {
        store.close().await;
    }
    started
}

/// The check of the measures beside the programme. Measures that cannot be read are no reason to
/// keep an office shut: its pages say that there are none, and the log says why.
fn measures_of(programme: &std::path::Path) -> pages::measures::Known {
    let folder = if programme.is_dir() { Some(programme) } else { programme.parent() };
    let file = folder.map(|folder| folder.join(MEASURES)).filter(|file| file.is_file())?;
    match checked_measures(&file, &entities_beside(&file), &Regime::ALL, None) {
        Ok(found) => Some(Arc::new(found.checked)),
        Err(error) => {
            tracing::warn!("the measures are not shown: {error}");
            None
        }
    }
}

fn portal_config(options: &ServeOptions, measures: pages::measures::Known) -> portal::PortalConfig {
    portal::PortalConfig {
        secure_cookies: options.secure_cookies,
        clock: options.clock.clone(),
        measures,
        ..portal::PortalConfig::default()
    }
}

/// Starts the services on an open store.
async fn start_on(
    store: Store,
    options: ServeOptions,
    programme: Arc<Programme>,
    words: Arc<Words>,
    (home, measures): (Home, pages::measures::Known),
) -> Result<Running> {
    let entropy = &options.entropy;
    let sheet = if matches!(options.role, Role::Desk | Role::All) {
        let quick = options.quick_keys;
        let sheet = first_start::make_office(&store, &programme, entropy, quick).await?;
        let taken = store.office().set_programme(programme.as_ref()).await;
        taken.context("cannot take up the programme")?;
        sheet
    } else {
        join_office(&store, &programme).await?;
        None
    };
    let kept_sheet = keep_sheet(&options, sheet.as_ref())?;
    let (stop, stopped) = watch::channel(false);
    let mut running = Running {
        portal: None,
        desk: None,
        sheet,
        store: store.clone(),
        programme: Arc::clone(&programme),
        data: options.data.clone(),
        kept_sheet,
        forecasts: None,
        stop,
        servers: Vec::new(),
    };
    if matches!(options.role, Role::Jobs | Role::Desk | Role::All) {
        running.servers.push(jobs::start(store.clone(), stopped.clone()));
    }
    if matches!(options.role, Role::Portal | Role::All) {
        let config = portal_config(&options, measures.clone());
        let state = portal::PortalState::new(
            store.gate(),
            Arc::clone(&programme),
            Arc::clone(&words),
            Arc::clone(entropy),
            config,
        )
        .await?;
        let router = portal::router(state);
        running.portal = Some(running.listen(options.portal, router, stopped.clone()).await?);
    }
    if matches!(options.role, Role::Desk | Role::All) {
        let folder = options.data.as_ref().map(|data| data.join(FORECASTS));
        let kept = folder.map(|folder| Kept::open(folder, home)).transpose();
        running.forecasts = kept.context("cannot open the forecasts")?;
        let config = desk::DeskConfig {
            secure_cookies: options.secure_cookies,
            clock: options.clock.clone(),
            sheet: options.data.as_ref().map(|data| data.join(SHEET)),
            forecasts: running.forecasts.clone(),
            measures,
            ..desk::DeskConfig::default()
        };
        let state =
            desk::DeskState::new(store.office(), programme, words, Arc::clone(entropy), config)?;
        running.desk = Some(running.listen(options.desk, desk::router(state), stopped).await?);
    }
    Ok(running)
}

impl Running {
    async fn listen(
        &mut self,
        address: SocketAddr,
        router: axum::Router,
        mut stopped: watch::Receiver<bool>,
    ) -> Result<SocketAddr> {
        let listener = TcpListener::bind(address).await.with_context(|| {
            format!("cannot listen on {address}: is another office running? name another address")
        })?;
        let address = listener.local_addr()?;
        self.servers.push(tokio::spawn(pages::server::serve(listener, router, async move {
            // A sender that is gone means the same as a stop.
            let _ = stopped.wait_for(|stop| *stop).await;
        })));
        Ok(address)
    }

    /// Stops the listeners, waits for what is under way and closes the store.
    pub async fn stop(self) -> Result<()> {
        self.stop.send_replace(true);
        if let Some(forecasts) = &self.forecasts {
            forecasts.close();
        }
        for server in self.servers {
            server.await.context("a listener failed")??;
        }
        self.store.close().await;
        Ok(())
    }
}

/// A process without a desk joins the office that a desk has made: keys are never made, and the
/// programme is never changed, on the exposed machine.
async fn join_office(store: &Store, programme: &Programme) -> Result<()> {
    let settings = store.gate().settings().await;
    let settings = settings.context("there is no office yet: start the desk first")?;
    if settings.programme != programme.digest() {
        bail!(
            "the office runs programme {}, this folder holds {}: start the desk with it first",
            settings.programme.short(),
            programme.digest().short(),
        );
    }
    Ok(())
}

/// The programme, if nothing is wrong with it: an office decides only with a sound one.
fn load(folder: &ProgrammeFolder, on: jiff::civil::Date) -> Result<Programme> {
    let checked = programme::check(&folder.sources, on);
    let wrong = checked.problems.iter().filter(|one| one.severity == Severity::Error);
    let shown: Vec<String> = wrong.map(|one| one.render(&folder.sources, false)).collect();
    checked.programme.filter(|_| shown.is_empty()).ok_or_else(|| {
        anyhow::anyhow!(
            "the programme has problems, so nothing was started\n\n{}",
            shown.join("\n")
        )
    })
}

/// Makes the data folder, readable by its owner only.
pub(crate) fn make_private_folder(data: &PathBuf) -> Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    let place = || format!("cannot make the data folder {}", data.display());
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(data).with_context(place)?;
    let mode = std::fs::metadata(data).with_context(place)?.permissions().mode();
    if mode & 0o077 != 0 {
        bail!(
            "others can look into {}: it holds an office's sealed data\n  run: chmod 700 {}",
            data.display(),
            data.display(),
        );
    }
    Ok(())
}

fn keep_sheet(options: &ServeOptions, sheet: Option<&Sheet>) -> Result<bool> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let (Some(sheet), Some(data), true) = (sheet, &options.data, options.keep_sheet) else {
        return Ok(false);
    };
    let path = data.join(SHEET);
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .with_context(|| format!("cannot write {}", path.display()))?;
    file.write_all(greeting::SHEET_REMARK.as_bytes())?;
    file.write_all(sheet.to_text().as_bytes())?;
    file.sync_all()?;
    Ok(true)
}
