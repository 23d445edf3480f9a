//! A whole office in this process, as `postern serve` starts it, with cheap keys and free ports.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use drill::Browser;
use keyring::sheet::Sheet;
use postern::serve::{Running, ServeOptions, start};
use store::Store;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::backing::{Backing, Database};
use crate::checkout;

/// A running office.
pub struct Office {
    running: Option<Running>,
    runtime: Runtime,
    sheet: Sheet,
    folder: TempDir,
    backing: Backing,
    database: Option<Database>,
}

/// The authors' programme.
pub fn authors_programme() -> PathBuf {
    checkout::root().join("programmes/million-carrots")
}

fn options(backing: Backing, folder: &TempDir, database: Option<&Database>) -> ServeOptions {
    let mut options = ServeOptions::in_memory(authors_programme());
    if backing != Backing::Memory {
        options.data = Some(folder.path().join("office"));
        options.database = database.map(Database::url);
    }
    options
}

impl Office {
    /// Starts an office.
    pub fn start(backing: Backing) -> Result<Self> {
        Self::start_with(backing, |_| {})
    }

    /// Starts an office with changed options.
    pub fn start_with(backing: Backing, change: impl FnOnce(&mut ServeOptions)) -> Result<Self> {
        let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
        let database = match backing {
            Backing::Memory | Backing::Sqlite => None,
            Backing::Postgres => Some(Database::make()?),
        };
        let mut options = options(backing, &folder, database.as_ref());
        change(&mut options);
        let runtime = Runtime::new().context("cannot start the runtime")?;
        let running = runtime.block_on(start(options))?;
        let sheet = running.sheet.clone().context("a first start makes officers")?;
        Ok(Self { running: Some(running), runtime, sheet, folder, backing, database })
    }

    /// Stops the office and starts it again on what it has kept, with changed options.
    pub fn restart_with(&mut self, change: impl FnOnce(&mut ServeOptions)) -> Result<()> {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.stop())?;
        }
        let mut options = options(self.backing, &self.folder, self.database.as_ref());
        change(&mut options);
        self.running = Some(self.runtime.block_on(start(options))?);
        Ok(())
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("an office runs until it is dropped")
    }

    /// The portal's address.
    pub fn portal(&self) -> String {
        self.running().portal.map_or_else(String::new, |address| format!("http://{address}"))
    }

    /// The desk's address.
    pub fn desk(&self) -> String {
        self.running().desk.map_or_else(String::new, |address| format!("http://{address}"))
    }

    /// A visitor's browser at the portal.
    pub fn visitor(&self) -> Browser {
        Browser::new(&self.portal())
    }

    /// How the two officers sign in.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The store behind the pages.
    pub fn store(&self) -> Store {
        self.running().store.clone()
    }

    /// The folder the office is kept in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The PostgreSQL database it is kept in, if it is.
    pub fn database(&self) -> Option<&Database> {
        self.database.as_ref()
    }

    /// Runs something of the store to its end.
    pub fn run<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// Checks the whole office, decisions included.
    pub fn verify(&self) -> Result<postern::verify::Report> {
        let officer = self.sheet.officers.first().context("an officer")?;
        self.run(async {
            let store = self.store();
            let office = store.office();
            let key = postern::verify::unlock(&office, &officer.name, &officer.passphrase).await?;
            postern::verify::verify(&store, Some(&key), &mut |_, _| {}).await
        })
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        if let Some(running) = self.running.take()
            && let Err(error) = self.runtime.block_on(running.stop())
        {
            eprintln!("the office did not stop: {error:#}");
        }
    }
}
