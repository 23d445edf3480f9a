//! Tests of the policy language on the authors' programme.

#![expect(clippy::disallowed_methods, reason = "tests read the authors' programme from its folder")]

mod bad;
mod batch;
mod benefits;
mod cases;
mod corpus;
mod decisions;
mod errors;
mod examples;
mod fuzz;
mod logic;
mod programmes;
mod properties;
mod random;
mod schema;
mod standing;
mod witness;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use programme::{Programme, SourceFile, load};

/// The folder of the authors' programme.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes/million-carrots")
}

fn source(path: &str) -> SourceFile {
    let text = fs::read_to_string(folder().join(path));
    SourceFile::new(path, text.unwrap_or_else(|error| panic!("{path}: {error}")))
}

/// The authors' programme with overlays by name.
fn programme(overlays: &[&str]) -> Programme {
    let overlay = |name: &&str| source(&format!("overlays/{name}.toml"));
    let mut sources = vec![source("programme.toml")];
    sources.extend(overlays.iter().map(overlay));
    load(&sources).unwrap_or_else(|problems| {
        let shown: Vec<String> = problems.iter().map(|p| p.render(&sources, false)).collect();
        panic!("{}", shown.join("\n"))
    })
}

/// All files of a folder with one ending, in the order of their names.
fn files(path: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder().join(path)).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|p| p.extension().is_some_and(|e| e == ending)).collect();
    paths.sort();
    paths
}
