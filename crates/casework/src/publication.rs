//! Stage 8, publish: two custodians, exactly the words both read, only with consent.

use jiff::civil::Date;
use programme::Digest;
use serde::{Deserialize, Serialize};

use crate::authority::{Digested, Officer, Proposed, Role};
use crate::identity::CaseId;
use crate::refusal::Refusal;
use crate::testimony::{Testimony, Use};

/// What becomes public.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Publication {
    /// The testimony's own id; it names no case.
    pub testimony: CaseId,
    /// The words, perhaps shortened by the reviewers; never changed in meaning.
    pub text: String,
    /// How the person is named.
    pub byline: String,
    /// The language of the words.
    pub language: String,
    /// The first day of the month of publication: the only date that is shown.
    pub month: Date,
    /// Digest of the sealed video published with it, if the video is published too.
    pub video: Option<Digest>,
}

/// Proposes to publish, if the person consented to the site and the words keep within theirs.
pub fn propose(
    testimony: &Testimony,
    content: Publication,
    officer: &Officer,
) -> Result<Proposed<Publication>, Refusal> {
    officer.must_hold(Role::Custodian)?;
    if !testimony.consent.allows(Use::Site) {
        return Err(Refusal::NoConsent);
    }
    let length = content.text.trim().chars().count();
    let empty = length == 0 && content.video.is_none();
    if empty || length > crate::testimony::TEXT_MAX {
        return Err(Refusal::TextLength { limit: crate::testimony::TEXT_MAX });
    }
    Ok(Proposed { content, proposer: officer.id })
}

/// The first day of a date's month.
pub fn month_of(date: Date) -> Date {
    date.first_of_month()
}

impl Publication {
    /// Canonical bytes: the record whose digest readers can check.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads canonical bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

impl Digested for Publication {
    fn digest(&self) -> Digest {
        Digest::of("postern/publication/v1", &self.to_bytes())
    }
}
