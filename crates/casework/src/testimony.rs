//! Stage 7, testify: for whoever wishes, and for nobody's benefit but the truth's.
//!
//! **Architecture Invariant:** nothing here names a case, a decision or an amount, and nothing in
//! the other stages names a testimony. There is no key to follow in either direction.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// The most characters a written testimony may have.
pub const TEXT_MAX: usize = 20_000;
/// The most characters of the name or description it is published under.
pub const BYLINE_MAX: usize = 120;
/// The most bytes a video may have.
pub const VIDEO_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// The programme digest in the inner headers of a testimony's bodies: none, because a testimony
/// belongs to no programme. Its wrap has sequence 0, its words 1, its video 2.
pub const NO_PROGRAMME: [u8; 32] = [0; 32];

/// One purpose a person may consent to, each by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// Text on this site, for everyone.
    Site,
    /// Quotation by the press.
    Media,
    /// Research and education.
    Research,
}

impl Use {
    /// All, in the order they are asked.
    pub const ALL: [Self; 3] = [Self::Site, Self::Media, Self::Research];

    /// The name in forms and as the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Media => "media",
            Self::Research => "research",
        }
    }

    /// The use with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.name() == name)
    }
}

/// Consent, purpose by purpose. None is the default.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Consent(std::collections::BTreeSet<Use>);

impl Consent {
    /// Consent to exactly these uses.
    pub fn to(uses: impl IntoIterator<Item = Use>) -> Self {
        Self(uses.into_iter().collect())
    }

    /// Whether this use is consented to.
    pub fn allows(&self, purpose: Use) -> bool {
        self.0.contains(&purpose)
    }

    /// The uses, in order.
    pub fn uses(&self) -> impl Iterator<Item = Use> {
        self.0.iter().copied()
    }
}

/// A testimony as sealed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Testimony {
    /// The words; empty if only a video was given.
    pub text: String,
    /// How the person wishes to be named: a name, "a soldier", or nothing.
    pub byline: String,
    /// The language of the words: `en`, `ru` or `uk`.
    pub language: String,
    /// What the person consents to.
    pub consent: Consent,
    /// Media type of the video, if one was given: `video/mp4` or `video/webm`.
    pub video: Option<String>,
}

impl Testimony {
    /// A testimony within its limits, or why not.
    pub fn admit(self) -> Result<Self, Refusal> {
        let length = self.text.trim().chars().count();
        if length > TEXT_MAX || (length == 0 && self.video.is_none()) {
            return Err(Refusal::TextLength { limit: TEXT_MAX });
        }
        if self.byline.chars().count() > BYLINE_MAX {
            return Err(Refusal::TextLength { limit: BYLINE_MAX });
        }
        if self.consent.uses().next().is_none() {
            return Err(Refusal::NoConsent);
        }
        Ok(self)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_testimony_needs_words_or_a_video_and_some_consent() {
        let given = Testimony {
            text: "I saw it.".to_owned(),
            byline: String::new(),
            language: "en".to_owned(),
            consent: Consent::to([Use::Research]),
            video: None,
        };
        assert!(given.clone().admit().is_ok());
        let silent = Testimony { text: " \n".to_owned(), ..given.clone() };
        assert_eq!(silent.admit(), Err(Refusal::TextLength { limit: TEXT_MAX }));
        let unasked = Testimony { consent: Consent::default(), ..given };
        assert_eq!(unasked.admit(), Err(Refusal::NoConsent));
    }
}
