//! Forecasts that an office keeps: asked for by people, made one after the other in the
//! background, each in a folder of its own, and still there after a restart.
//!
//! **Architecture Invariant:** a run is named by an id of letters and digits that is checked before
//! it becomes part of a path. What a run is and where it stands is written whole or not at all;
//! numbers are bounded before anything begins.

mod order;
mod pair;
#[cfg(test)]
mod tests;
mod told;
mod work;

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::error::ForecastError;
use crate::home::Home;

pub use order::{Order, Wrong};
pub use pair::{Pair, PairRow, Unlike};
pub use told::Told;

use order::{Record, Stage};

/// The most runs that are kept.
pub const KEPT_MAX: usize = 50;
/// The most that wait for their turn.
pub const WAITING_MAX: usize = 10;

/// Forecasts kept in a folder. Clones share them.
#[derive(Clone)]
pub struct Kept {
    shared: Arc<Shared>,
}

struct Shared {
    folder: PathBuf,
    home: Home,
    table: Mutex<Table>,
}

#[derive(Default)]
struct Table {
    runs: BTreeMap<String, Run>,
    queue: VecDeque<String>,
    working: bool,
    closing: bool,
}

/// One run in memory.
struct Run {
    record: Record,
    now: Now,
    stop: bool,
}

/// What is done with a run at the moment.
enum Now {
    Nothing,
    Waiting,
    Preparing,
    Running { before: u32, since: Instant },
    Writing,
}

/// A kept run as others see it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptRun {
    /// Its id.
    pub id: String,
    /// What was asked for.
    pub order: Order,
    /// Where it stands.
    pub state: KeptState,
}

/// Where a run stands.
#[derive(Clone, Debug, PartialEq)]
pub enum KeptState {
    /// Others come first.
    Waiting,
    /// People are made, and it is decided for each what is offered.
    Preparing,
    /// Runs are made.
    Running {
        /// So many are done.
        done: u32,
        /// How many are made in a minute; nothing before the first are.
        per_minute: Option<f64>,
        /// How long it still takes.
        seconds_left: Option<u64>,
        /// Whether it was told to stop and will, after the runs at hand.
        stopping: bool,
    },
    /// Results are written.
    Writing,
    /// Stopped, or cut off; it can go on.
    Stopped {
        /// So many runs are done.
        done: u32,
    },
    /// Everything is there.
    Done,
    /// It cannot be made.
    Failed {
        /// Why, in English.
        message: String,
    },
}

impl KeptState {
    /// Whether anything will change by itself.
    pub fn is_moving(&self) -> bool {
        !matches!(self, Self::Stopped { .. } | Self::Done | Self::Failed { .. })
    }
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum KeptError {
    /// There is no such run.
    #[error("there is no such forecast")]
    Unknown,
    /// It is not in a state for this.
    #[error("the forecast is not in a state for this")]
    NotNow,
    /// As many runs are kept as may be.
    #[error("{KEPT_MAX} forecasts are kept already")]
    Full,
    /// As many wait as may.
    #[error("{WAITING_MAX} forecasts wait already")]
    Queue,
    /// What is asked for is out of bounds.
    #[error("out of bounds")]
    Order(Wrong),
    /// A file could not be read or written.
    #[error(transparent)]
    Files(#[from] ForecastError),
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kept({})", self.shared.folder.display())
    }
}

impl Kept {
    /// Opens a folder, or makes it. Whatever was under way when it was left is stopped.
    ///
    /// # Errors
    /// If the folder cannot be made or read.
    pub fn open(folder: PathBuf, home: Home) -> Result<Self, ForecastError> {
        std::fs::create_dir_all(&folder).map_err(ForecastError::file("make", &folder))?;
        let mut runs = BTreeMap::new();
        for entry in std::fs::read_dir(&folder).map_err(ForecastError::file("read", &folder))? {
            let path = entry.map_err(ForecastError::file("read", &folder))?.path();
            let id = path.file_name().map(|name| name.to_string_lossy().into_owned());
            // A folder whose order cannot be read was cut off while it was made or removed.
            let found = id.filter(|id| is_id(id)).zip(Record::read(&path));
            let Some((id, record)) = found else { continue };
            runs.insert(id, Run { record, now: Now::Nothing, stop: false });
        }
        let table = Mutex::new(Table { runs, ..Table::default() });
        Ok(Self { shared: Arc::new(Shared { folder, home, table }) })
    }

    /// The programme that is forecast.
    pub fn home(&self) -> &Home {
        &self.shared.home
    }

    /// Takes an order: it is kept, and made when its turn comes. The same id twice is the same run.
    ///
    /// # Errors
    /// If it is out of bounds, there are too many, or it cannot be written down.
    pub fn start(&self, id: &str, order: Order) -> Result<(), KeptError> {
        order.check().map_err(KeptError::Order)?;
        if !is_id(id) {
            return Err(KeptError::Unknown);
        }
        let mut table = self.shared.table();
        if table.runs.contains_key(id) {
            return Ok(());
        }
        if table.runs.len() >= KEPT_MAX {
            return Err(KeptError::Full);
        }
        if table.queue.len() >= WAITING_MAX {
            return Err(KeptError::Queue);
        }
        let record = Record { order, stage: Stage::Open, done: 0, message: None };
        let folder = self.shared.folder_of(id);
        std::fs::create_dir_all(&folder).map_err(ForecastError::file("make", &folder))?;
        record.write(&folder)?;
        table.runs.insert(id.to_owned(), Run { record, now: Now::Waiting, stop: false });
        table.queue.push_back(id.to_owned());
        self.wake(&mut table)
    }

    /// Lets a run that was stopped go on when its turn comes.
    ///
    /// # Errors
    /// If it is not stopped, or too many wait.
    pub fn go_on(&self, id: &str) -> Result<(), KeptError> {
        let mut table = self.shared.table();
        let full = table.queue.len() >= WAITING_MAX;
        let run = table.runs.get_mut(id).ok_or(KeptError::Unknown)?;
        let may = matches!(run.record.stage, Stage::Open | Stage::Failed);
        if !may || !matches!(run.now, Now::Nothing) {
            return Err(KeptError::NotNow);
        }
        if full {
            return Err(KeptError::Queue);
        }
        run.record.stage = Stage::Open;
        run.record.message = None;
        run.now = Now::Waiting;
        run.stop = false;
        table.queue.push_back(id.to_owned());
        self.wake(&mut table)
    }

    /// Stops a run: at once if it waits, otherwise after the runs at hand. What is done is kept.
    ///
    /// # Errors
    /// If it is not under way.
    pub fn stop(&self, id: &str) -> Result<(), KeptError> {
        let mut table = self.shared.table();
        let run = table.runs.get_mut(id).ok_or(KeptError::Unknown)?;
        match run.now {
            Now::Nothing | Now::Writing => return Err(KeptError::NotNow),
            Now::Waiting => run.now = Now::Nothing,
            Now::Preparing | Now::Running { .. } => run.stop = true,
        }
        if matches!(run.now, Now::Nothing) {
            table.queue.retain(|waiting| waiting != id);
        }
        Ok(())
    }

    /// Removes a run with everything it came to.
    ///
    /// # Errors
    /// If it is under way, or its files cannot be removed.
    pub fn remove(&self, id: &str) -> Result<(), KeptError> {
        let mut table = self.shared.table();
        let run = table.runs.get(id).ok_or(KeptError::Unknown)?;
        if !matches!(run.now, Now::Nothing) {
            return Err(KeptError::NotNow);
        }
        let folder = self.shared.folder_of(id);
        std::fs::remove_dir_all(&folder).map_err(ForecastError::file("remove", &folder))?;
        table.runs.remove(id);
        Ok(())
    }

    /// All runs, last first.
    pub fn list(&self) -> Vec<KeptRun> {
        let table = self.shared.table();
        let mut list: Vec<KeptRun> = table.runs.iter().map(|(id, run)| run.seen(id)).collect();
        list.sort_by(|one, other| (other.order.at_us, &other.id).cmp(&(one.order.at_us, &one.id)));
        list
    }

    /// One run.
    pub fn one(&self, id: &str) -> Option<KeptRun> {
        self.shared.table().runs.get(id).map(|run| run.seen(id))
    }

    /// What a finished run says.
    ///
    /// # Errors
    /// If it is not done, or its file cannot be read.
    pub fn told(&self, id: &str) -> Result<Told, KeptError> {
        Ok(Told::read(&self.folder_of_done(id)?)?)
    }

    /// The folder of a finished run, with `forecast.html`, `forecast.json`, `runs.parquet` and
    /// `values.parquet` in it.
    ///
    /// # Errors
    /// If there is none, or it is not done.
    pub fn folder_of_done(&self, id: &str) -> Result<PathBuf, KeptError> {
        let run = self.one(id).ok_or(KeptError::Unknown)?;
        if run.state != KeptState::Done {
            return Err(KeptError::NotNow);
        }
        Ok(self.shared.folder_of(id))
    }

    /// Tells the worker to stop soon and to begin nothing new; what it does goes on at the next
    /// start, if somebody wishes.
    pub fn close(&self) {
        let mut table = self.shared.table();
        table.closing = true;
        table.queue.clear();
    }

    /// Begins to work, if nobody does.
    fn wake(&self, table: &mut Table) -> Result<(), KeptError> {
        if table.working || table.closing {
            return Ok(());
        }
        let shared = Arc::clone(&self.shared);
        let worker = std::thread::Builder::new().name("forecasts".to_owned());
        let spawned = worker.spawn(move || work::until_idle(&shared));
        spawned.map_err(ForecastError::file("begin", &self.shared.folder))?;
        table.working = true;
        Ok(())
    }
}

impl Shared {
    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn folder_of(&self, id: &str) -> PathBuf {
        self.folder.join(Path::new(id))
    }
}

impl Run {
    fn seen(&self, id: &str) -> KeptRun {
        let done = self.record.done;
        let state = match (&self.now, self.record.stage) {
            (Now::Waiting, _) => KeptState::Waiting,
            (Now::Preparing, _) => KeptState::Preparing,
            (Now::Writing, _) => KeptState::Writing,
            (Now::Running { before, since }, _) => {
                let pace = f64::from(done.saturating_sub(*before)) / since.elapsed().as_secs_f64();
                let pace = Some(pace).filter(|pace| *pace > 0.0 && pace.is_finite());
                let left = f64::from(self.record.order.runs.saturating_sub(done));
                KeptState::Running {
                    done,
                    per_minute: pace.map(|pace| pace * 60.0),
                    seconds_left: pace.map(|pace| (left / pace).ceil() as u64),
                    stopping: self.stop,
                }
            }
            (Now::Nothing, Stage::Open) => KeptState::Stopped { done },
            (Now::Nothing, Stage::Done) => KeptState::Done,
            (Now::Nothing, Stage::Failed) => {
                KeptState::Failed { message: self.record.message.clone().unwrap_or_default() }
            }
        };
        KeptRun { id: id.to_owned(), order: self.record.order.clone(), state }
    }
}

/// Whether this can be the id of a run, and so the name of its folder.
fn is_id(id: &str) -> bool {
    (1..=32).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}
