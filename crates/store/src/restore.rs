//! Restore: a backup into an empty store of either kind, and the erase list after it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;

use data_encoding::{BASE64, HEXLOWER};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use crate::backup::{BackupError, FileLine, MANIFEST, Manifest};
use crate::blob::BlobId;
use crate::db::NEWEST;
use crate::error::StoreError;
use crate::plan::{Plan, Value, args};
use crate::store::{Inner, Office};
use crate::tables::{Kind, TABLES, Table};
use crate::vault::ERASED_LIST;

/// The table that makes a store one that was set up.
const SETTINGS: &str = "settings";
/// What a line of the erase list begins with, before the id.
const ERASED_KINDS: [&str; 2] = ["case ", "testimony "];
const ID_CHARS: usize = 26;

impl Office {
    /// Reads a backup into this store, which must be empty, and erases again every case on the
    /// erase lists found in the backup, beside it or in the vault (fault 35). Settings come last of
    /// all. If it fails half-way, start again with a new store: one without settings serves nobody.
    pub async fn restore(&self, source: &Path) -> Result<(), BackupError> {
        if !self.0.is_empty().await? {
            return Err(BackupError::NotEmpty);
        }
        let manifest = manifest(source)?;
        for file in &manifest.files {
            check(source, file)?;
        }
        for file in &manifest.files {
            if let Some(name) = file.path.strip_prefix("blobs/") {
                self.0.load_blob(source, file, name).await?;
            }
        }
        let (settings, others): (Vec<_>, Vec<_>) =
            TABLES.iter().partition(|table| table.name == SETTINGS);
        for table in others {
            self.0.load_table(source, &manifest, table).await?;
        }
        self.0.replay_erasures(source).await?;
        for table in settings {
            self.0.load_table(source, &manifest, table).await?;
        }
        Ok(())
    }
}

impl Inner {
    /// Whether nothing was set up or filed here yet.
    pub(crate) async fn is_empty(&self) -> Result<bool, StoreError> {
        let sql = "SELECT (SELECT COUNT(*) FROM settings) + (SELECT COUNT(*) FROM cases)";
        Ok(self.db.number(sql, args![]).await? == 0)
    }

    async fn load_blob(
        &self,
        source: &Path,
        file: &FileLine,
        name: &str,
    ) -> Result<(), BackupError> {
        let damaged = || BackupError::Damaged { file: file.path.clone() };
        let id: BlobId = name.parse().map_err(|_| damaged())?;
        self.must_have_room()?;
        let mut writer = self.vault.begin(id)?;
        let path = source.join(&file.path);
        let copied = tokio::task::spawn_blocking(move || {
            let mut from = File::open(path)?;
            io::copy(&mut from, &mut writer)?;
            writer.flush()?;
            Ok::<_, io::Error>(writer)
        });
        let writer = copied.await.map_err(|_| damaged())??;
        writer.finish()?;
        Ok(())
    }

    async fn load_table(
        &self,
        source: &Path,
        manifest: &Manifest,
        table: &Table,
    ) -> Result<(), BackupError> {
        let path = format!("tables/{}.jsonl", table.name);
        let damaged = || BackupError::Damaged { file: path.clone() };
        if !manifest.files.iter().any(|file| file.path == path) {
            return Err(damaged());
        }
        let (insert, mut plan) = (table.insert(), Plan::new());
        for line in BufReader::new(File::open(source.join(&path))?).lines() {
            let row: Vec<Json> = serde_json::from_str(&line?).map_err(|_| damaged())?;
            let kinds = table.columns.iter().map(|(_, kind)| *kind);
            let values = kinds.zip(&row).map(|(kind, cell)| value(kind, cell));
            let values = values.collect::<Option<Vec<_>>>().ok_or_else(damaged)?;
            if row.len() != table.columns.len() {
                return Err(damaged());
            }
            plan.load(insert.clone(), values);
            if plan.statements.len() as u64 == table.rows_at_once() {
                self.db.write(std::mem::take(&mut plan)).await?;
            }
        }
        self.db.write(plan).await?;
        Ok(())
    }

    /// Erases again what any list at hand says was erased.
    async fn replay_erasures(&self, source: &Path) -> Result<(), BackupError> {
        let mut lines = BTreeSet::new();
        let beside = source.canonicalize()?.parent().map(Path::to_owned);
        let here = self.vault.path().map(Path::to_owned);
        for folder in [Some(source.to_owned()), beside, here].into_iter().flatten() {
            match fs::read(folder.join(ERASED_LIST)) {
                Ok(list) => lines.extend(String::from_utf8_lossy(&list).lines().map(str::to_owned)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        for line in lines.into_iter().filter(|line| !is_torn(line)) {
            let damaged = || BackupError::Damaged { file: ERASED_LIST.to_owned() };
            let (kind, id) = line.split_once(' ').ok_or_else(damaged)?;
            let id = id.parse().map_err(|_| damaged())?;
            // The list goes on with the store: the next restore must know it too.
            self.vault.note_erased(&line)?;
            match kind {
                "case" => self.erase_again(id).await?,
                "testimony" => self.withdraw_again(id).await?,
                _ => return Err(damaged()),
            }
        }
        self.resume_erasures().await?;
        Ok(())
    }
}

/// Whether a line of the erase list is the beginning of one that a crash tore. Its act was never
/// answered, and its whole line follows once it is finished.
fn is_torn(line: &str) -> bool {
    let line = line.trim_end_matches('\0');
    ERASED_KINDS.iter().any(|kind| {
        let id = line.strip_prefix(kind);
        kind.starts_with(line)
            || id.is_some_and(|id| {
                id.len() < ID_CHARS && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
    })
}

fn manifest(source: &Path) -> Result<Manifest, BackupError> {
    let damaged = || BackupError::Damaged { file: MANIFEST.to_owned() };
    let text = fs::read(source.join(MANIFEST)).map_err(|_| damaged())?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| damaged())?;
    if manifest.schema != NEWEST {
        return Err(BackupError::UnknownSchema { found: manifest.schema, known: NEWEST });
    }
    Ok(manifest)
}

/// Whether a file is what the manifest says; paths that lead elsewhere never are.
fn check(source: &Path, line: &FileLine) -> Result<(), BackupError> {
    let damaged = || BackupError::Damaged { file: line.path.clone() };
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.');
    if line.path.contains('\\') || !line.path.split('/').all(plain) {
        return Err(damaged());
    }
    let mut file = File::open(source.join(&line.path)).map_err(|_| damaged())?;
    let (mut hash, mut bytes, mut chunk) = (Sha256::new(), 0, vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            break;
        }
        hash.update(&chunk[..read]);
        bytes += read as u64;
    }
    let same = bytes == line.bytes && HEXLOWER.encode(&hash.finalize()) == line.sha256;
    if same { Ok(()) } else { Err(damaged()) }
}

fn value(kind: Kind, cell: &Json) -> Option<Value> {
    Some(match (kind, cell) {
        (Kind::Text, Json::Null) => Value::NoText,
        (Kind::Int, Json::Null) => Value::NoInt,
        (Kind::Bytes, Json::Null) => Value::NoBytes,
        (Kind::Text, Json::String(text)) => Value::Text(text.clone()),
        (Kind::Int, Json::Number(number)) => Value::Int(number.as_i64()?),
        (Kind::Bytes, Json::String(text)) => Value::Bytes(BASE64.decode(text.as_bytes()).ok()?),
        (Kind::Flag, Json::Bool(flag)) => Value::Bool(*flag),
        _ => return None,
    })
}
