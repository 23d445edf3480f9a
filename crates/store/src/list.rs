//! Lists that names are compared with.

use ::programme::Digest;
use casework::OfficerId;

use crate::error::StoreError;
use crate::store::{Office, unbuilt};

/// A list the office loaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListRow {
    /// What the office calls it.
    pub name: String,
    /// Digest of its text.
    pub digest: Digest,
    /// How many lines it has.
    pub lines: u64,
    /// The whole text.
    pub text: String,
    /// When it was loaded, in microseconds since 1970 UTC.
    pub added_us: i64,
}

impl Office {
    /// Loads a list, which becomes the current one.
    pub async fn add_list(
        &self,
        name: &str,
        text: &str,
        officer: OfficerId,
    ) -> Result<Digest, StoreError> {
        let _ = (name, text, officer);
        unbuilt()
    }

    /// The list loaded last.
    pub async fn current_list(&self) -> Result<Option<ListRow>, StoreError> {
        unbuilt()
    }

    /// A list by its digest.
    pub async fn list(&self, digest: &Digest) -> Result<Option<ListRow>, StoreError> {
        let _ = digest;
        unbuilt()
    }
}
