//! The office under load: the real portal on the real store, with room for many visitors at once.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use pages::words::{Texts, Words};
use portal::{PortalConfig, PortalState};
use postern::folder::ProgrammeFolder;
use proof::Backing;
use sealing::OsEntropy;
use store::Store;

/// An office whose portal lets all visitors of the benchmark in at once.
pub(crate) struct Office {
    office: proof::Office,
    portal: SocketAddr,
}

impl Office {
    pub(crate) fn start(backing: Backing) -> Result<Self> {
        let office = proof::Office::start(backing)?;
        let folder = ProgrammeFolder::read(&proof::office::authors_programme())?;
        let [en, ru, uk] = &folder.words;
        let words = Arc::new(Words::load(Texts { en, ru, uk })?);
        let programme = Arc::new(proof::people::programme());
        let gate = office.store().gate();
        let portal = office.run(async {
            let config = PortalConfig {
                kdf_parallel: 8,
                kdf_waiting: 1_024,
                drafts_max: 100_000,
                ..PortalConfig::default()
            };
            let state =
                PortalState::new(gate, programme, words, Arc::new(OsEntropy), config).await?;
            let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
            let address = listener.local_addr()?;
            let router = portal::router(state);
            tokio::spawn(pages::server::serve(listener, router, std::future::pending()));
            anyhow::Ok(address)
        })?;
        Ok(Self { office, portal })
    }

    pub(crate) fn portal(&self) -> String {
        format!("http://{}", self.portal)
    }

    pub(crate) fn store(&self) -> Store {
        self.office.store()
    }

    /// The folder the database of this office writes to, or one on the same disk.
    pub(crate) fn folder(&self) -> &Path {
        self.office.folder()
    }

    pub(crate) fn run<T>(&self, future: impl Future<Output = T>) -> T {
        self.office.run(future)
    }
}
