//! Backup: plain files that either database reads back, as of one moment.
//!
//! ```text
//! manifest.json        schema, and each file's length and SHA-256
//! tables/<name>.jsonl  one row a line: an array in the order of the catalogue, bytes in base64
//! blobs/<id>           blobs as they lie in the vault
//! erased.list          what was ever erased, so that a restore erases it again
//! ```

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use crate::blob::BlobId;
use crate::db::{NEWEST, Snapshot};
use crate::error::{BlobError, StoreError};
use crate::plan::Value;
use crate::row::{Cell, Row};
use crate::store::{Inner, Office};
use crate::tables::{TABLES, Table};
use crate::vault::ERASED_LIST;

pub(crate) const MANIFEST: &str = "manifest.json";

/// Why a backup was not made or not read back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The destination exists and is not empty, or the store to restore into is not.
    #[error("the destination is not empty")]
    NotEmpty,
    /// A file is missing, or is not what the manifest says.
    #[error("{file} is missing or damaged")]
    Damaged {
        /// Its name.
        file: String,
    },
    /// A program with another schema wrote it.
    #[error("the backup has schema {found}, this program reads {known}")]
    UnknownSchema {
        /// The version found.
        found: i64,
        /// The version this program reads.
        known: i64,
    },
    /// A file could not be read or written.
    #[error("a file could not be read or written")]
    Io(#[from] io::Error),
    /// The store did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a backup holds.
#[derive(Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) schema: i64,
    pub(crate) files: Vec<FileLine>,
}

/// One file of a backup, by its path inside it.
#[derive(Serialize, Deserialize)]
pub(crate) struct FileLine {
    pub(crate) path: String,
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

impl Office {
    /// Writes everything to an empty or new folder, as of one moment. `progress` is told rows and
    /// blobs done, and how many there are in all.
    pub async fn backup(
        &self,
        destination: &Path,
        progress: &mut (dyn FnMut(u64, u64) + std::marker::Send),
    ) -> Result<(), BackupError> {
        fs::create_dir_all(destination)?;
        if fs::read_dir(destination)?.next().is_some() {
            return Err(BackupError::NotEmpty);
        }
        for folder in ["tables", "blobs"] {
            fs::create_dir(destination.join(folder))?;
        }
        let mut progress = Progress { report: progress, done: 0, total: 0 };
        let mut files = self.0.dump(destination, &mut progress).await?;
        // After the dump: what is erased from here on is not on the list, and what was erased while
        // it ran is.
        files.extend(copy_erased_list(&self.0, destination)?);
        let manifest = Manifest { schema: NEWEST, files };
        let text = serde_json::to_vec_pretty(&manifest).map_err(io::Error::other)?;
        let mut file = File::create_new(destination.join(MANIFEST))?;
        file.write_all(&text)?;
        file.sync_all()?;
        Ok(())
    }
}

struct Progress<'a> {
    report: &'a mut (dyn FnMut(u64, u64) + std::marker::Send),
    done: u64,
    total: u64,
}

impl Progress<'_> {
    fn step(&mut self, number: u64) {
        self.done += number;
        (self.report)(self.done, self.total);
    }
}

impl Inner {
    async fn dump(
        &self,
        destination: &Path,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<FileLine>, BackupError> {
        let mut snapshot = self.db.snapshot().await?;
        let dumped = self.dump_from(&mut snapshot, destination, progress).await;
        snapshot.finish().await?;
        dumped
    }

    async fn dump_from(
        &self,
        snapshot: &mut Snapshot,
        destination: &Path,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<FileLine>, BackupError> {
        for table in &TABLES {
            let rows = snapshot.read(table.count(), Vec::new()).await?;
            progress.total += rows.into_iter().next().map_or(Ok(0), |mut row| row.count())?;
        }
        let mut files = Vec::new();
        let mut blobs = Vec::new();
        for table in &TABLES {
            files.push(dump_table(snapshot, table, destination, progress, &mut blobs).await?);
        }
        progress.total += blobs.len() as u64;
        for blob in blobs {
            match self.vault.read(blob).await {
                Ok(bytes) => files.push(write_blob(destination, blob, &bytes)?),
                // Erased while this ran, or lost before: the rows say which, the walk reports it.
                Err(StoreError::Blob(BlobError::Missing)) => {}
                Err(other) => return Err(other.into()),
            }
            progress.step(1);
        }
        Ok(files)
    }
}

async fn dump_table(
    snapshot: &mut Snapshot,
    table: &Table,
    destination: &Path,
    progress: &mut Progress<'_>,
    blobs: &mut Vec<BlobId>,
) -> Result<FileLine, BackupError> {
    let path = format!("tables/{}.jsonl", table.name);
    let mut file = Hashed::create(&destination.join(&path))?;
    let mut last: Vec<Value> = Vec::new();
    let most = table.rows_at_once();
    loop {
        let rows = snapshot.read(table.walk(last.is_empty(), most), last.clone()).await?;
        let number = rows.len() as u64;
        for row in rows {
            let cells = cells(table, row)?;
            last = cells[..table.key].iter().map(key).collect::<Result<_, _>>()?;
            note_blobs(table, &cells, blobs);
            let line: Vec<Json> = cells.into_iter().map(json).collect();
            serde_json::to_writer(&mut file, &line).map_err(io::Error::other)?;
            file.write_all(b"\n")?;
        }
        progress.step(number);
        if number < most {
            return Ok(file.finish(path)?);
        }
    }
}

fn cells(table: &Table, row: Row) -> Result<Vec<Cell>, StoreError> {
    let mut row = row.of(table.name);
    let kinds = table.columns.iter().map(|(_, kind)| *kind);
    kinds.map(|kind| row.cell_of(kind)).collect()
}

fn note_blobs(table: &Table, cells: &[Cell], blobs: &mut Vec<BlobId>) {
    for ((name, _), cell) in table.columns.iter().zip(cells) {
        if let (Cell::Text(text), "blob" | "video_blob") = (cell, *name) {
            blobs.extend(text.parse::<BlobId>());
        }
    }
}

fn key(cell: &Cell) -> Result<Value, StoreError> {
    match cell {
        Cell::Text(text) => Ok(Value::Text(text.clone())),
        Cell::Int(number) => Ok(Value::Int(*number)),
        _ => Err(crate::error::corrupt("a key")),
    }
}

fn json(cell: Cell) -> Json {
    match cell {
        Cell::Text(text) => Json::from(text),
        Cell::Int(number) => Json::from(number),
        Cell::Bytes(bytes) => Json::from(BASE64.encode(&bytes)),
        Cell::Bool(flag) => Json::from(flag),
        Cell::Null => Json::Null,
    }
}

fn write_blob(destination: &Path, blob: BlobId, bytes: &[u8]) -> io::Result<FileLine> {
    let path = format!("blobs/{blob}");
    let mut file = Hashed::create(&destination.join(&path))?;
    file.write_all(bytes)?;
    file.finish(path)
}

fn copy_erased_list(inner: &Inner, destination: &Path) -> io::Result<Option<FileLine>> {
    let Some(list) = inner.vault.path().map(|path| path.join(ERASED_LIST)) else {
        return Ok(None);
    };
    if !list.exists() {
        return Ok(None);
    }
    let mut file = Hashed::create(&destination.join(ERASED_LIST))?;
    file.write_all(&fs::read(list)?)?;
    file.finish(ERASED_LIST.to_owned()).map(Some)
}

/// A file that knows its digest when it is finished.
struct Hashed {
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Hashed {
    fn create(path: &Path) -> io::Result<Self> {
        let file = BufWriter::new(File::create_new(path)?);
        Ok(Self { file, hash: Sha256::new(), bytes: 0 })
    }

    fn finish(self, path: String) -> io::Result<FileLine> {
        self.file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        let sha256 = data_encoding::HEXLOWER.encode(&self.hash.finalize());
        Ok(FileLine { path, bytes: self.bytes, sha256 })
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
