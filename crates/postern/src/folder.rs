//! A programme on disk: `programme.toml`, and the words of its languages beside it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use programme::SourceFile;

/// The most bytes a file of a programme may have.
const FILE_BYTES_MAX: u64 = 2 * 1024 * 1024;

/// What a programme's folder holds.
pub struct ProgrammeFolder {
    /// `programme.toml`.
    pub sources: Vec<SourceFile>,
    /// `words/en.ftl`, `words/ru.ftl`, `words/uk.ftl`, in this order.
    pub words: [String; 3],
}

impl ProgrammeFolder {
    /// Reads a folder.
    pub fn read(path: &Path) -> Result<Self> {
        if !path.is_dir() {
            bail!(
                "no programme at {}: expected a folder with a programme.toml in it \
                 (run from the root of the checkout, or name another folder)",
                path.display(),
            );
        }
        let text = read(&path.join("programme.toml"))?;
        let words = |language: &str| read(&path.join(format!("words/{language}.ftl")));
        Ok(Self {
            sources: vec![SourceFile { name: "programme.toml".to_owned(), text }],
            words: [words("en")?, words("ru")?, words("uk")?],
        })
    }
}

fn read(path: &PathBuf) -> Result<String> {
    let place = || format!("cannot read {}", path.display());
    let size = std::fs::metadata(path).with_context(place)?.len();
    if size > FILE_BYTES_MAX {
        bail!("{} has {size} bytes; at most {FILE_BYTES_MAX} are read", path.display());
    }
    std::fs::read_to_string(path).with_context(place)
}
