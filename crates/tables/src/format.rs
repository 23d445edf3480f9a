//! The three kinds of people files, told by the ending of their names.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::TablesError;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Text with commas (RFC 4180), in UTF-8.
    Csv,
    /// Apache Parquet, not compressed or with snappy.
    Parquet,
    /// Apache Arrow's file format, not compressed.
    Arrow,
}

impl Format {
    /// What the ending of a file's name says.
    pub fn of(path: &Path) -> Result<Self, TablesError> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "csv" => Ok(Self::Csv),
            "parquet" => Ok(Self::Parquet),
            "arrow" | "ipc" | "feather" => Ok(Self::Arrow),
            _ => Err(TablesError::UnknownEnding { path: path.to_owned() }),
        }
    }
}
