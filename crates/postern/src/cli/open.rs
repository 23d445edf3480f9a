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
    /// Opens the office that is there.
    pub(crate) async fn open(&self) -> Result<Store> {
        let missing = !self.data.is_dir();
        if missing || (self.database.is_none() && !self.sqlite().is_file()) {
            bail!("no office in {}: name its folder with --data", self.data.display());
        }
        self.open_or_make().await
    }

    /// Opens the office, or an empty one where none is.
    pub(crate) async fn open_or_make(&self) -> Result<Store> {
        let location = match &self.database {
            Some(url) => Location::Postgres(url.clone()),
            None => Location::Sqlite(self.sqlite()),
        };
        let options = Options {
            location,
            vault: VaultLocation::Folder(self.data.join("vault")),
            clock: Clock::System,
            entropy: Arc::new(OsEntropy),
            faults: Faults::none(),
        };
        let place = || format!("cannot open the office in {}", self.data.display());
        Store::open(options).await.with_context(place)
    }

    fn sqlite(&self) -> PathBuf {
        Path::new(&self.data).join("postern.sqlite")
    }
}

/// Runs a command's future to its end.
pub(crate) fn block_on<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Runtime::new().context("cannot start the runtime")?.block_on(future)
}
