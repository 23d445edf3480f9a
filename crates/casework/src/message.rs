//! Two-way messages: what an officer and an applicant write to each other.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// The most characters a message may have.
pub const MESSAGE_MAX: usize = 8_000;
/// The most bytes one attached file may have.
pub const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// The most files one message may carry.
pub const FILES_MAX: usize = 3;

/// A message, as sealed. Files are sealed apart; here stand their true names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Message {
    /// The words.
    pub text: String,
    /// The true names of attached files, in the order of their sealed bodies.
    pub files: Vec<FileName>,
}

/// The true name of a file and the sealed body that holds it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileName {
    /// As the sender's device called it; shown as text only, never used as a path.
    pub name: String,
    /// The sequence of the sealed body with purpose `File`.
    pub sequence: u64,
    /// Bytes of the file.
    pub size_bytes: u64,
}

impl Message {
    /// A message within its limits, or why not.
    pub fn new(text: &str, files: Vec<FileName>) -> Result<Self, Refusal> {
        let text = text.replace("\r\n", "\n");
        let length = text.trim().chars().count();
        if (length == 0 && files.is_empty()) || length > MESSAGE_MAX {
            return Err(Refusal::TextLength { limit: MESSAGE_MAX });
        }
        Ok(Self { text, files })
    }

    /// Canonical bytes: what is sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads canonical bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}
