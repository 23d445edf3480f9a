//! What the parts of a run belong to: which people, which programme, which day, which form.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::time::UNIX_EPOCH;

use jiff::civil::Date;
use programme::Digest;
use serde::{Deserialize, Serialize};

use crate::error::TablesError;
use crate::format::Format;

/// How much of either end of a people file is looked at.
const END_BYTES: u64 = 1024 * 1024;

/// Who a file of people is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fingerprint {
    bytes: u64,
    modified_ns: u128,
    /// Digest of its first and last MiB.
    ends: Digest,
}

impl Fingerprint {
    /// Of a file as it is now.
    pub(crate) fn of(path: &Path) -> Result<Self, TablesError> {
        let wrong = TablesError::file("read", path);
        let mut file = File::open(path).map_err(&wrong)?;
        let metadata = file.metadata().map_err(&wrong)?;
        if !metadata.is_file() {
            return Err(wrong(std::io::Error::other("it is no plain file")));
        }
        let modified = metadata.modified().map_err(&wrong)?;
        let bytes = metadata.len();
        let mut ends = Vec::new();
        Read::by_ref(&mut file).take(END_BYTES).read_to_end(&mut ends).map_err(&wrong)?;
        file.seek(SeekFrom::Start(bytes.saturating_sub(END_BYTES))).map_err(&wrong)?;
        file.take(END_BYTES).read_to_end(&mut ends).map_err(&wrong)?;
        Ok(Self {
            bytes,
            modified_ns: modified.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos()),
            ends: Digest::of("postern.people-file.v1", &ends),
        })
    }

    /// How many bytes it has.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// What a run is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    /// Which postern writes: another one may lay out its parts in another way.
    pub(crate) written_by: String,
    /// The people.
    pub(crate) people: Fingerprint,
    /// The programme.
    pub(crate) programme: Digest,
    /// The day decided for.
    pub(crate) on: Date,
    /// How the people are read.
    pub(crate) from: Format,
    /// How the result is written.
    pub(crate) to: Format,
    /// Columns carried over.
    pub(crate) keep: Vec<String>,
    /// Rows of a part.
    pub(crate) part_rows: usize,
}

impl Manifest {
    /// What differs from an earlier run, in words.
    pub(crate) fn differs(&self, before: &Self) -> Vec<String> {
        let mut differs = Vec::new();
        let mut unless = |same: bool, what: String| {
            if !same {
                differs.push(what);
            }
        };
        let version = format!("it was begun by postern {}", before.written_by);
        unless(self.written_by == before.written_by, version);
        let people = "the file of people has changed since or is another one".to_owned();
        unless(self.people == before.people && self.from == before.from, people);
        let programme = format!("it was begun with the programme {}", before.programme.short());
        unless(self.programme == before.programme, programme);
        let on = format!("it was begun for {} (say --on {})", before.on, before.on);
        unless(self.on == before.on, on);
        unless(self.to == before.to, "it was begun for another kind of result".to_owned());
        let keep = format!("it was begun with --keep {}", before.keep.join(","));
        unless(self.keep == before.keep, keep);
        let rows = format!("it was begun with parts of {} rows", before.part_rows);
        unless(self.part_rows == before.part_rows, rows);
        differs
    }
}
