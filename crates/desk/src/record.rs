//! What the office writes down about a case, as sealed: one small JSON object with an explicit
//! `kind`, so that a record opened with a stock tool says what it is.

use casework::assessment::Assessment;
use casework::message::Message;
use casework::name_check::Hit;
use casework::offer::Offer;
use programme::Digest;
use serde::{Deserialize, Serialize};

/// The most characters of an officer's judgement of a possible match.
pub const JUDGEMENT_MAX: usize = 2_000;

/// One record of the office.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Record {
    /// The rules were applied.
    Assessment {
        /// With everything a replay needs.
        assessment: Assessment,
    },
    /// What was proposed to a second officer.
    Offer {
        /// Exactly the bytes whose digest is approved.
        offer: Offer,
    },
    /// The office's own copy of a message; the applicant's copy opens only with the codename.
    Sent {
        /// The words.
        message: Message,
        /// Who signed it, by the name colleagues see.
        officer: String,
    },
    /// The name was compared with a list.
    NameCheck {
        /// The name as it was compared.
        name: String,
        /// The list, by digest.
        list: Digest,
        /// The list, as the office calls it.
        list_name: String,
        /// Possible matches.
        hits: Vec<Hit>,
    },
    /// An officer judged a possible match.
    Hit {
        /// The record of the comparison, by its sequence.
        check: u64,
        /// The line of the list.
        line: u32,
        /// Whether it is the same person.
        same: bool,
        /// Why, in the officer's words.
        reason: String,
    },
}

impl Record {
    /// Canonical bytes: what is sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads canonical bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_reads_back_and_says_what_it_is() {
        let message = Message::new("Welcome", Vec::new()).expect("short");
        let record = Record::Sent { message, officer: "Linden".to_owned() };
        let bytes = record.to_bytes();
        assert!(bytes.starts_with(br#"{"kind":"sent","#), "{:?}", String::from_utf8_lossy(&bytes));
        assert_eq!(Record::from_bytes(&bytes), Some(record));
        assert_eq!(Record::from_bytes(br#"{"kind":"other"}"#), None);
        assert_eq!(Record::from_bytes(b"{}"), None);
    }
}
