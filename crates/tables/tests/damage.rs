//! Damaged files: an error or bad rows, never a panic, never a half result.

use std::path::Path;

use parquet::basic::Compression;
use proptest::prelude::*;
use tables::Job;

use crate::support::{
    Folder, as_batch, as_csv, done, every_kind, job, people, write_arrow, write_parquet,
};

/// A good file of each kind, by its ending.
fn good(ending: &str) -> Vec<u8> {
    let folder = Folder::new();
    let programme = every_kind();
    let people = people(&programme, 3, 60);
    let path = folder.path("good");
    match ending {
        "csv" => return as_csv(&programme, &people).into_bytes(),
        "parquet" => {
            write_parquet(&path, &as_batch(&programme, &people), Compression::SNAPPY, 25);
        }
        _ => write_arrow(&path, &as_batch(&programme, &people), 25),
    }
    std::fs::read(&path).expect("bytes")
}

#[derive(Clone, Debug)]
enum Damage {
    Cut(prop::sample::Index),
    Change(prop::sample::Index, u8),
    Ones(prop::sample::Index),
    Insert(prop::sample::Index, Vec<u8>),
    Remove(prop::sample::Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        1 => at().prop_map(Damage::Cut),
        8 => (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Change(at, byte)),
        2 => at().prop_map(Damage::Ones),
        2 => (at(), prop::collection::vec(any::<u8>(), 1..9)).prop_map(|(at, bytes)| {
            Damage::Insert(at, bytes)
        }),
        1 => (at(), 1_usize..9).prop_map(|(at, len)| Damage::Remove(at, len)),
    ]
}

fn damaged(mut bytes: Vec<u8>, all: &[Damage]) -> Vec<u8> {
    for one in all {
        if bytes.is_empty() {
            return bytes;
        }
        match one {
            Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Damage::Change(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            // Lengths that are huge or below zero.
            Damage::Ones(at) => {
                let at = at.index(bytes.len());
                let end = (at + 4).min(bytes.len());
                bytes[at..end].fill(0xff);
            }
            Damage::Insert(at, more) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, more.iter().copied());
            }
            Damage::Remove(at, len) => {
                let at = at.index(bytes.len());
                let end = (at + len).min(bytes.len());
                bytes.drain(at..end);
            }
        }
    }
    bytes
}

/// Reads a file; whatever comes of it, there is a whole result or none.
fn read(folder: &Folder, input: &Path) {
    let programme = every_kind();
    let out = folder.path("out.csv");
    let start = tables::Start::Force;
    match done(&Job { start, ..job(&programme, input, &out) }) {
        Ok(summary) => {
            let lines = std::fs::read_to_string(&out).expect("a result").lines().count();
            assert_eq!(lines as u64, summary.outcomes.rows() + 1);
            std::fs::remove_file(&out).expect("it was there");
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert!(!out.exists());
        }
    }
}

/// Damages more near the end, where the lengths of Parquet and Arrow stand.
fn check(ending: &str, all: &[Damage], in_footer: bool) {
    let bytes = good(ending);
    let kept = if in_footer { bytes.len().saturating_sub(900) } else { 0 };
    let (before, after) = bytes.split_at(kept);
    let bytes = [before.to_vec(), damaged(after.to_vec(), all)].concat();
    let folder = Folder::new();
    read(&folder, &folder.put(&format!("people.{ending}"), bytes));
}

fn settings() -> ProptestConfig {
    ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() }
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn damaged_csv(all in prop::collection::vec(damage(), 1..6)) {
        check("csv", &all, false);
    }

    #[test]
    fn damaged_parquet(all in prop::collection::vec(damage(), 1..4), in_footer in any::<bool>()) {
        check("parquet", &all, in_footer);
    }

    #[test]
    fn damaged_arrow(all in prop::collection::vec(damage(), 1..4), in_footer in any::<bool>()) {
        check("arrow", &all, in_footer);
    }

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let folder = Folder::new();
        for ending in ["csv", "parquet", "arrow"] {
            read(&folder, &folder.put(&format!("people.{ending}"), &bytes));
        }
    }

    #[test]
    fn random_texts(text in "[a-c,\"\\r\\n=é ]{0,200}") {
        let folder = Folder::new();
        read(&folder, &folder.put("people.csv", format!("id,work\n{text}")));
    }
}
