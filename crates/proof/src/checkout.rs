//! The checkout as files: what the tests of the house's own rules read.

use std::path::{Path, PathBuf};

/// One source file of the checkout.
pub struct Source {
    /// Its path from the root of the checkout.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// The root of the checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Every Rust file of ours, in the order of their paths.
pub fn rust_sources() -> Vec<Source> {
    let root = root();
    let mut files = Vec::new();
    for folder in ["crates", "fuzz", "xtask"] {
        collect(&root.join(folder), &mut files);
    }
    files.sort();
    let read = |file: PathBuf| Source {
        path: file.strip_prefix(&root).unwrap_or(&file).display().to_string(),
        text: std::fs::read_to_string(&file).unwrap_or_default(),
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && !path.ends_with("target") {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}
