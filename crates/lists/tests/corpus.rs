//! No file of the fuzz corpus, and no list cut to pieces, brings a reader down.

use std::fs;
use std::path::{Path, PathBuf};

use crate::fuzz::{TARGETS, run};

/// The most bytes of one file of the corpus.
const FILE_BYTES_MAX: usize = 16 * 1024;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("listed").path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_file_of_the_corpus_is_taken() {
    for (target, _) in TARGETS {
        let file = root().join("fuzz/fuzz_targets").join(target).with_extension("rs");
        assert!(file.is_file(), "{} is not there", file.display());
        let files = listed(&root().join("fuzz/corpus").join(target));
        assert!(files.len() > 3, "only {} files for `{target}`", files.len());
        for file in files {
            println!("{target}: {}", file.display());
            let bytes = fs::read(&file).expect("it can be read");
            assert!(bytes.len() <= FILE_BYTES_MAX, "{} is too big to keep", file.display());
            run(target, &bytes);
            run("list_any", &bytes);
        }
    }
}

#[test]
fn samples_cut_and_damaged_anywhere_are_taken() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    for path in listed(&samples) {
        let bytes = fs::read(&path).expect("a sample");
        for at in (0..bytes.len()).step_by(1 + bytes.len() / 37) {
            run("list_any", &bytes[..at]);
            for sign in [b'"', b'<', b'&', 0, 0xff, b'\n'] {
                let mut damaged = bytes.clone();
                damaged[at] = sign;
                run("list_any", &damaged);
            }
        }
    }
}
