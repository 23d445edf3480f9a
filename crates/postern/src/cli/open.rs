//! Opening the office's store for a command, without a listener.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::Args;
use sealing::OsEntropy;
use store::{Clock, Faults, Location, Options, Store, VaultLocation};

use super::serve::DATA;

/// Where an office is kept: the same two arguments for every command that opens one.
#[derive(Args)]
pub(crate) struct OfficeArgs {
    /// The folder that holds the office.
    #[arg(long, default_value = DATA)]
    pub(crate) data: PathBuf,
    /// A PostgreSQL address, if the office was served with one.
    #[arg(long)]
    pub(crate) database: Option<String>,
}

impl OfficeArgs {
    /// Opens the office that is there, to change it: it must not be running.
    pub(crate) async fn open(&self) -> Result<Store> {
        self.must_be_there()?;
        self.open_or_make().await
    }

    /// Looks at the office that is there, running or not, as it is at this moment.
    pub(crate) async fn look(&self) -> Result<Store> {
        self.must_be_there()?;
        Store::look(self.options()).await.with_context(|| self.place())
    }

    /// Opens the office, or an empty one where none is.
    pub(crate) async fn open_or_make(&self) -> Result<Store> {
        Store::open(self.options()).await.with_context(|| self.place())
    }

    fn must_be_there(&self) -> Result<()> {
        let missing = !self.data.is_dir();
        if missing || (self.database.is_none() && !self.sqlite().is_file()) {
            bail!("no office in {}: name its folder with --data", self.data.display());
        }
        Ok(())
    }

    fn options(&self) -> Options {
        let location = match &self.database {
            Some(url) => Location::Postgres(url.clone()),
            None => Location::Sqlite(self.sqlite()),
        };
        Options {
            location,
            vault: VaultLocation::Folder(self.data.join("vault")),
            clock: Clock::System,
            entropy: Arc::new(OsEntropy),
            faults: Faults::none(),
        }
    }

    fn place(&self) -> String {
        format!("cannot open the office in {}", self.data.display())
    }

    fn sqlite(&self) -> PathBuf {
        Path::new(&self.data).join("postern.sqlite")
    }
}

/// Runs a command's future to its end.
pub(crate) fn block_on<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Runtime::new().context("cannot start the runtime")?.block_on(future)
}
