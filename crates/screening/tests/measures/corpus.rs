//! No file of the fuzz corpus, and nothing cut or damaged of it, brings the check of measures down.

use std::fs;
use std::path::{Path, PathBuf};

use crate::fuzz::{TARGETS, run};

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("listed").path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_file_of_the_corpus_is_taken_whole_cut_and_damaged() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    for target in TARGETS {
        let file = fuzz.join("fuzz_targets").join(target).with_extension("rs");
        assert!(file.is_file(), "{} is not there", file.display());
        let files = listed(&fuzz.join("corpus").join(target));
        assert!(files.len() > 3, "only {} files for `{target}`", files.len());
        for file in files {
            println!("{target}: {}", file.display());
            let bytes = fs::read(&file).expect("it can be read");
            run(target, &bytes);
            if target == "measure_file" {
                let text = String::from_utf8(bytes.clone()).expect("text");
                assert!(screening::read_measures(&text).is_ok(), "{} says nothing", file.display());
            }
            for at in (0..bytes.len()).step_by(1 + bytes.len() / 23) {
                run(target, &bytes[..at]);
                for sign in [b'"', b'{', b'[', b'=', 0, b'\n'] {
                    let mut damaged = bytes.clone();
                    damaged[at] = sign;
                    run(target, &damaged);
                }
            }
        }
    }
}
