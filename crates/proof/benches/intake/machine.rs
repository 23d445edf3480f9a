//! What the machine itself can do: syncs to disk, memory, stretching.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use casework::CaseId;
use sealing::{
    Codename, InnerHeader, KdfParams, NewCaseKey, OsEntropy, Purpose, SealedBy, derive, seal,
};

/// What one submission adds to a write-ahead log, about: a sealed body of 4 KiB and its rows.
const BYTES_PER_SUBMISSION: usize = 24 * 1024;
/// Blocks of the probe's file before it begins again.
const BLOCKS: u32 = 16;
const SEALINGS: u32 = 300;
const SECONDS: Duration = Duration::from_millis(800);

/// How fast the disk makes writes durable.
pub(crate) struct Disk {
    one: f64,
    group: f64,
}

impl Disk {
    /// Measures syncs of one small write, and of what `clients` submissions write together.
    pub(crate) fn measure(folder: &Path, clients: usize) -> Result<Self> {
        let one = syncs(folder, 4096)?;
        Ok(Self { one, group: syncs(folder, clients * BYTES_PER_SUBMISSION)? })
    }

    /// How often in a second a small write becomes durable.
    pub(crate) fn syncs_per_second(&self) -> f64 {
        self.one
    }

    /// How many submissions could become durable in a second if nothing but the disk took time
    /// and every sync carried one from each client.
    pub(crate) fn limit(&self, clients: usize) -> f64 {
        self.group * clients as f64
    }
}

/// Syncs a second of blocks written over and over into a file that is there already, as a
/// write-ahead log is once it has grown: a file that grows costs the file system more.
fn syncs(folder: &Path, bytes: usize) -> Result<f64> {
    let path = folder.join("sync-probe");
    let mut file = File::create(&path)?;
    let block = vec![0x5a; bytes];
    for _ in 0..BLOCKS {
        file.write_all(&block)?;
    }
    file.sync_all()?;
    let started = Instant::now();
    let mut count = 0_u32;
    while started.elapsed() < SECONDS {
        if count.is_multiple_of(BLOCKS) {
            file.seek(SeekFrom::Start(0))?;
        }
        file.write_all(&block)?;
        file.sync_data()?;
        count += 1;
    }
    let rate = f64::from(count) / started.elapsed().as_secs_f64();
    std::fs::remove_file(&path)?;
    Ok(rate)
}

/// Memory this process holds, in megabytes.
pub(crate) fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    let kib: f64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or_default();
    kib / 1024.0
}

/// How long sealing one submission takes on one core: its keys, its body and the wrap. Where the
/// disk is fast, this is what binds.
pub(crate) fn sealing_us() -> Result<f64> {
    let office = NewCaseKey::generate(&OsEntropy)?.recipient();
    let header = |purpose, sequence| InnerHeader {
        programme: [7; 32],
        case: CaseId::from_bytes([7; 16]),
        purpose,
        sequence,
        sealed_by: SealedBy::Server,
    };
    let derived = derive(&Codename::draw(&OsEntropy)?, &KdfParams::for_tests())?;
    let started = Instant::now();
    for _ in 0..SEALINGS {
        let key = NewCaseKey::generate(&OsEntropy)?;
        derived.reply.recipient();
        seal(&header(Purpose::FirstContact, 1), &[b'x'; 1_500], &key.recipient())?;
        key.wrap_for(&header(Purpose::Wrap, 0), &office)?;
    }
    Ok(started.elapsed().as_secs_f64() * 1e6 / f64::from(SEALINGS))
}

/// How long stretching one codename takes as the product does it.
pub(crate) fn kdf_ms() -> Result<f64> {
    let codename = Codename::draw(&OsEntropy)?;
    let params = KdfParams::standard([7; 16]);
    let started = Instant::now();
    for _ in 0..3 {
        derive(&codename, &params)?;
    }
    Ok(started.elapsed().as_secs_f64() * 1e3 / 3.0)
}
