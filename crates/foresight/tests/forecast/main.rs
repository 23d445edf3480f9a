//! Populations and forecasts of the authors' programme, tried from outside.

#![expect(clippy::disallowed_methods, reason = "tests read the authors' files from their folder")]

mod assumptions;
mod claims;
mod laws;
mod population;
mod summary;

use std::path::PathBuf;

use foresight::assumptions::Assumptions;
use foresight::population::Table;
use programme::{Simulated, SourceFile};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn carrots() -> Assumptions {
    let text = text("programmes/million-carrots/forecast.toml");
    Assumptions::read(&text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn table() -> Table {
    Table::read(&text("populations/russia-2022/people.csv")).expect("a table")
}

fn programme(overlays: &[&str]) -> Simulated {
    let folder = "programmes/million-carrots";
    let mut sources = vec![format!("{folder}/programme.toml")];
    sources.extend(overlays.iter().map(|name| format!("{folder}/overlays/{name}.toml")));
    let sources: Vec<SourceFile> =
        sources.iter().map(|path| SourceFile::new(path.as_str(), text(path))).collect();
    programme::load_simulated(&sources).unwrap_or_else(|problems| panic!("{problems:#?}"))
}
