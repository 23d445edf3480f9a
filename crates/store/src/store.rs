//! The store and its two faces.

use std::path::PathBuf;
use std::sync::Arc;

use casework::CaseId;
use sealing::Entropy;

use crate::clock::Clock;
use crate::db::Db;
use crate::error::{OpenError, StoreError, Unavailable};
use crate::options::{Location, Options};
use crate::space;
use crate::vault::Vault;

/// A store, open. Clones share it.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

/// All that the portal may do.
#[derive(Clone)]
pub struct Gate(pub(crate) Arc<Inner>);

/// All that the desk, the command line and jobs may do.
#[derive(Clone)]
pub struct Office(pub(crate) Arc<Inner>);

/// What both faces stand on.
pub(crate) struct Inner {
    pub(crate) db: Db,
    pub(crate) vault: Vault,
    pub(crate) clock: Clock,
    pub(crate) entropy: Arc<dyn Entropy>,
    /// Folders that must have room before anything is promised.
    pub(crate) folders: Vec<PathBuf>,
}

impl Store {
    /// Opens a store: locks its folder, migrates its schema and finishes what a crash left.
    pub async fn open(options: Options) -> Result<Self, OpenError> {
        let db = Db::open(&options.location, options.faults.clone()).await?;
        let vault = Vault::open(&options.vault, options.faults)?;
        let mut folders: Vec<PathBuf> = vault.path().map(PathBuf::from).into_iter().collect();
        if let Location::Sqlite(file) = &options.location {
            folders.extend(space::folder_of(file));
        }
        let (clock, entropy) = (options.clock, options.entropy);
        let inner = Inner { db, vault, clock, entropy, folders };
        if let Err(error) = inner.resume().await {
            inner.db.close().await;
            return Err(OpenError::Resume(error));
        }
        Ok(Self(Arc::new(inner)))
    }

    /// Opens a store that may be running elsewhere, as it is at this moment: to check it, to back
    /// it up. Nothing is locked, migrated or finished, and every write is refused.
    pub async fn look(options: Options) -> Result<Self, OpenError> {
        let db = Db::look(&options.location).await?;
        let vault = Vault::open(&options.vault, options.faults)?;
        let (clock, entropy) = (options.clock, options.entropy);
        Ok(Self(Arc::new(Inner { db, vault, clock, entropy, folders: Vec::new() })))
    }

    /// The portal's face.
    pub fn gate(&self) -> Gate {
        Gate(Arc::clone(&self.0))
    }

    /// The office's face.
    pub fn office(&self) -> Office {
        Office(Arc::clone(&self.0))
    }

    /// The time, as the store sees it.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Finishes what is being written and closes. Other clones answer `Unavailable` from then on.
    pub async fn close(self) {
        self.0.db.close().await;
    }
}

impl Office {
    /// Finishes erasures and deletions that were put off, sweeps blobs that no row names, and
    /// overwrites what erasures left behind in the database's files. To be called now and then
    /// while the office runs.
    pub async fn tidy(&self) -> Result<(), StoreError> {
        let finished = self.0.finish_off().await;
        finished.and(self.0.db.rewrite_if_owed().await)
    }
}

/// Carries an act through to its end, even if whoever asked for it goes away half-way.
pub(crate) async fn see_through<T: Send + 'static>(
    act: impl Future<Output = Result<T, StoreError>> + Send + 'static,
) -> Result<T, StoreError> {
    let ended = tokio::spawn(act).await;
    ended.unwrap_or(Err(StoreError::Unavailable(Unavailable::Database)))
}

impl Inner {
    /// Finishes what an earlier run began, with what only somebody alone with the vault may do.
    async fn resume(&self) -> Result<(), StoreError> {
        if self.db.is_exclusive() {
            self.vault.sweep_unfinished()?;
        }
        self.finish_off().await
    }

    /// Finishes what was begun. One failure keeps nothing else from being finished.
    async fn finish_off(&self) -> Result<(), StoreError> {
        let erased = self.resume_erasures().await;
        let deleted = self.delete_doomed().await;
        let swept = self.sweep_orphans().await;
        let strays = self.sweep_lists().await;
        let scrubbed = self.db.scrub_if_owed().await;
        erased.and(deleted).and(swept).and(strays).and(scrubbed)
    }

    /// A random id.
    pub(crate) fn draw_id(&self) -> Result<CaseId, StoreError> {
        let mut bytes = [0; 16];
        self.entropy.fill(&mut bytes)?;
        Ok(CaseId::from_bytes(bytes))
    }

    /// Refuses before anything is accepted, if little space is left (fault 24).
    pub(crate) fn must_have_room(&self) -> Result<(), StoreError> {
        let folders = self.folders.iter();
        if folders.into_iter().all(|folder| space::has_room(folder)) {
            Ok(())
        } else {
            Err(StoreError::DiskFull)
        }
    }
}
