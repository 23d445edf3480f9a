//! What is fixed when an office is set up, and how the store is doing.

use std::collections::BTreeMap;

use ::programme::Digest;
use sealing::{KdfParams, Recipient};

use crate::error::{StoreError, corrupt};
use crate::plan::{Plan, args};
use crate::space;
use crate::store::{Gate, Inner, Office};

const KDF: &str = "kdf";
const INTAKE: &str = "intake";
const TESTIMONY: &str = "testimony";
const PROGRAMME: &str = "programme";
const PHRASE: &str = "phrase";
const CREATED: &str = "created_us";

/// What is fixed when an office is set up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// How codenames are stretched.
    pub kdf: KdfParams,
    /// The key that first contacts are wrapped to.
    pub intake: Recipient,
    /// The key that testimonies are wrapped to.
    pub testimony: Recipient,
    /// The programme that new applications fall under.
    pub programme: Digest,
    /// The office's phrase, which applicants compare with what is published elsewhere.
    pub phrase: String,
    /// When the office was set up, in microseconds since 1970 UTC.
    pub created_us: i64,
}

/// Whether anything can be received.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Health {
    /// Free bytes where the store writes; the least of its folders. `u64::MAX` in memory.
    pub free_bytes: u64,
    /// Whether the database answers and space is left.
    pub ok: bool,
}

impl Gate {
    /// The settings; `NotFound` until the office is set up.
    pub async fn settings(&self) -> Result<Settings, StoreError> {
        self.0.settings().await
    }

    /// Whether anything can be received.
    pub async fn health(&self) -> Health {
        self.0.health().await
    }
}

impl Office {
    /// The settings; `NotFound` until the office is set up.
    pub async fn settings(&self) -> Result<Settings, StoreError> {
        self.0.settings().await
    }

    /// Whether anything can be received.
    pub async fn health(&self) -> Health {
        self.0.health().await
    }
}

impl Inner {
    async fn settings(&self) -> Result<Settings, StoreError> {
        let mut found = BTreeMap::new();
        for row in self.db.read("SELECT name, value FROM settings", args![]).await? {
            let mut row = row.of("settings");
            found.insert(row.text()?, row.text()?);
        }
        if found.is_empty() {
            return Err(StoreError::NotFound);
        }
        let read = |name| found.get(name).map(String::as_str).ok_or(corrupt("settings"));
        let recipient = |name| read(name)?.parse().map_err(|_| corrupt("settings"));
        Ok(Settings {
            kdf: KdfParams::parse(read(KDF)?).map_err(|_| corrupt("settings"))?,
            intake: recipient(INTAKE)?,
            testimony: recipient(TESTIMONY)?,
            programme: read(PROGRAMME)?.parse().map_err(|_| corrupt("settings"))?,
            phrase: read(PHRASE)?.to_owned(),
            created_us: read(CREATED)?.parse().map_err(|_| corrupt("settings"))?,
        })
    }

    async fn health(&self) -> Health {
        let answers = self.db.number("SELECT COUNT(*) FROM settings", args![]).await.is_ok();
        let free = self.folders.iter().map(|folder| space::free_bytes(folder)).min();
        let ok = answers && self.must_have_room().is_ok();
        Health { free_bytes: free.unwrap_or(u64::MAX), ok }
    }
}

/// Adds settings to the plan that sets the office up. Each must be new.
pub(crate) fn insert_settings(plan: &mut Plan, settings: &Settings) {
    let values = [
        (KDF, settings.kdf.to_text()),
        (INTAKE, settings.intake.to_string()),
        (TESTIMONY, settings.testimony.to_string()),
        (PROGRAMME, settings.programme.to_string()),
        (PHRASE, settings.phrase.clone()),
        (CREATED, settings.created_us.to_string()),
    ];
    for (name, value) in values {
        plan.one("INSERT INTO settings (name, value) VALUES ($1, $2)", args![name, value]);
    }
}
