//! The journal of a case: append-only, hash-chained, holding digests and never words.
//!
//! **Architecture Invariant:** an entry's payload names events, digests, amounts and officers. It
//! never holds what an applicant wrote: that stays in sealed bodies, so that destroying the keys
//! erases the person and the chain still verifies.

use std::collections::BTreeMap;

use programme::Digest;
use serde::{Deserialize, Serialize};

use crate::authority::OfficerId;
use crate::identity::CaseId;

/// What can happen to a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// The application was filed and is durable.
    ApplicationReceived,
    /// The applicant sent a message, perhaps with files.
    MessageReceived,
    /// An officer sent a message.
    MessageSent,
    /// An officer opened the case's sealed contents.
    CaseRead,
    /// The rules were applied to the facts.
    Assessed,
    /// The identity was compared with the office's lists and cases.
    Screened,
    /// An officer judged a possible match.
    HitResolved,
    /// An officer found that another case is of the same household, or has nothing to do with it.
    DuplicateJudged,
    /// The case was merged with another of the same person.
    Merged,
    /// The merge was undone.
    Unmerged,
    /// An officer proposed an offer.
    OfferProposed,
    /// An officer proposed to refuse.
    RefusalProposed,
    /// A proposal was taken back or returned.
    ProposalReturned,
    /// Two officers made an offer.
    OfferMade,
    /// Two officers refused.
    Refused,
    /// The applicant accepted.
    OfferAccepted,
    /// The applicant declined.
    OfferDeclined,
    /// The applicant asked for review.
    ReviewAsked,
    /// A paymaster proposed a payment.
    PaymentProposed,
    /// Two paymasters paid: pending became posted.
    PaymentPosted,
    /// A commitment was released: pending became voided.
    PaymentVoided,
    /// Everything due was paid.
    CaseCompleted,
    /// The applicant withdrew.
    Withdrawn,
    /// The tombstone: erasure began and will be finished whatever happens.
    ErasureStarted,
    /// All keys and bodies of the case are destroyed.
    Erased,
}

impl EventKind {
    /// All kinds with the names they are stored under.
    pub const ALL: [(Self, &'static str); 25] = [
        (Self::ApplicationReceived, "application_received"),
        (Self::MessageReceived, "message_received"),
        (Self::MessageSent, "message_sent"),
        (Self::CaseRead, "case_read"),
        (Self::Assessed, "assessed"),
        (Self::Screened, "screened"),
        (Self::HitResolved, "hit_resolved"),
        (Self::DuplicateJudged, "duplicate_judged"),
        (Self::Merged, "merged"),
        (Self::Unmerged, "unmerged"),
        (Self::OfferProposed, "offer_proposed"),
        (Self::RefusalProposed, "refusal_proposed"),
        (Self::ProposalReturned, "proposal_returned"),
        (Self::OfferMade, "offer_made"),
        (Self::Refused, "refused"),
        (Self::OfferAccepted, "offer_accepted"),
        (Self::OfferDeclined, "offer_declined"),
        (Self::ReviewAsked, "review_asked"),
        (Self::PaymentProposed, "payment_proposed"),
        (Self::PaymentPosted, "payment_posted"),
        (Self::PaymentVoided, "payment_voided"),
        (Self::CaseCompleted, "case_completed"),
        (Self::Withdrawn, "withdrawn"),
        (Self::ErasureStarted, "erasure_started"),
        (Self::Erased, "erased"),
    ];

    /// The stored name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, stored)| *stored == name).map(|(kind, _)| *kind)
    }
}

/// On whose authority an entry stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Actor {
    /// The applicant, through the portal.
    Applicant,
    /// One officer.
    Officer(OfficerId),
    /// A job of the office, such as a payment run.
    Machine,
}

impl Actor {
    /// The stored form.
    pub fn to_text(self) -> String {
        match self {
            Self::Applicant => "applicant".to_owned(),
            Self::Officer(id) => format!("officer:{id}"),
            Self::Machine => "machine".to_owned(),
        }
    }

    /// Reads the stored form.
    pub fn from_text(text: &str) -> Option<Self> {
        match text {
            "applicant" => Some(Self::Applicant),
            "machine" => Some(Self::Machine),
            _ => {
                let id = text.strip_prefix("officer:")?.parse().ok()?;
                Some(Self::Officer(OfficerId(id)))
            }
        }
    }
}

/// What an event says beyond its kind: digests, amounts, officers; sorted, to keep bytes stable.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Payload(BTreeMap<String, String>);

impl Payload {
    /// An empty payload.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more entry.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl ToString) -> Self {
        self.0.insert(key.to_owned(), value.to_string());
        self
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// All entries, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Canonical JSON: sorted keys, no white space.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Reads canonical JSON.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }
}

/// An event about to be appended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// On whose authority.
    pub actor: Actor,
    /// Digests and amounts.
    pub payload: Payload,
}

/// The end of a chain: what the next entry must follow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// Number of the last entry; 0 before the first.
    pub sequence: u64,
    /// Hash of the last entry; [`Head::START`]'s before the first.
    pub hash: Digest,
}

/// One entry, as stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The case.
    pub case: CaseId,
    /// 1, 2, 3 … without gaps.
    pub sequence: u64,
    /// The hash of the entry before.
    pub previous: Digest,
    /// When, in microseconds since 1970 UTC; never before the entry it follows.
    pub at_us: i64,
    /// What happened.
    pub event: Event,
    /// The hash of all of the above.
    pub hash: Digest,
}

/// What is wrong with a chain.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ChainError {
    /// An entry is missing or out of order.
    #[error("entry {expected} is missing: found {found}")]
    Gap {
        /// The number that should come.
        expected: u64,
        /// The number that came.
        found: u64,
    },
    /// An entry does not follow the one before it.
    #[error("entry {0} does not follow the entry before it")]
    Broken(u64),
    /// An entry was changed after it was written.
    #[error("entry {0} does not match its own hash")]
    Changed(u64),
    /// An entry belongs to another case.
    #[error("entry {0} belongs to another case")]
    Foreign(u64),
}

impl Head {
    /// Before the first entry of a case.
    pub fn start(case: CaseId) -> Self {
        Self { sequence: 0, hash: Digest::of("postern/journal/start/v1", case.as_bytes()) }
    }

    /// The entry that records an event after this head. `at_us` is raised to `not_before_us`, so
    /// that a clock that jumped back never makes an entry look earlier than the one it follows.
    pub fn append(self, case: CaseId, event: Event, at_us: i64, not_before_us: i64) -> Entry {
        let at_us = at_us.max(not_before_us);
        let sequence = self.sequence + 1;
        let hash = entry_hash(case, sequence, &self.hash, at_us, &event);
        Entry { case, sequence, previous: self.hash, at_us, event, hash }
    }
}

impl Entry {
    /// The head after this entry.
    pub fn head(&self) -> Head {
        Head { sequence: self.sequence, hash: self.hash }
    }
}

/// Checks a whole chain of one case and returns its head.
pub fn verify(case: CaseId, entries: &[Entry]) -> Result<Head, ChainError> {
    let mut head = Head::start(case);
    for entry in entries {
        if entry.case != case {
            return Err(ChainError::Foreign(entry.sequence));
        }
        if entry.sequence != head.sequence + 1 {
            return Err(ChainError::Gap { expected: head.sequence + 1, found: entry.sequence });
        }
        if entry.previous != head.hash {
            return Err(ChainError::Broken(entry.sequence));
        }
        let hash = entry_hash(case, entry.sequence, &entry.previous, entry.at_us, &entry.event);
        if hash != entry.hash {
            return Err(ChainError::Changed(entry.sequence));
        }
        head = entry.head();
    }
    Ok(head)
}

fn entry_hash(case: CaseId, sequence: u64, previous: &Digest, at_us: i64, event: &Event) -> Digest {
    let mut bytes = Vec::with_capacity(256);
    bytes.extend_from_slice(case.as_bytes());
    bytes.extend_from_slice(&sequence.to_be_bytes());
    bytes.extend_from_slice(previous.as_bytes());
    bytes.extend_from_slice(&at_us.to_be_bytes());
    for text in [event.kind.name(), &event.actor.to_text(), &event.payload.to_json()] {
        bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
        bytes.extend_from_slice(text.as_bytes());
    }
    Digest::of("postern/journal/entry/v1", &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(length: u64) -> (CaseId, Vec<Entry>) {
        let case = CaseId::from_bytes([7; 16]);
        let mut head = Head::start(case);
        let mut entries = Vec::new();
        for number in 0..length {
            let event = Event {
                kind: EventKind::MessageReceived,
                actor: Actor::Applicant,
                payload: Payload::new().with("digest", number),
            };
            let entry = head.append(case, event, number as i64, 0);
            head = entry.head();
            entries.push(entry);
        }
        (case, entries)
    }

    #[test]
    fn a_chain_verifies_and_any_change_shows() {
        let (case, entries) = chain(5);
        assert_eq!(verify(case, &entries).map(|head| head.sequence), Ok(5));
        let mut changed = entries.clone();
        changed[2].event.payload = Payload::new().with("digest", "other");
        assert_eq!(verify(case, &changed), Err(ChainError::Changed(3)));
        let mut missing = entries.clone();
        missing.remove(1);
        assert_eq!(verify(case, &missing), Err(ChainError::Gap { expected: 2, found: 3 }));
        let mut earlier = entries.clone();
        earlier[4].at_us -= 1;
        assert_eq!(verify(case, &earlier), Err(ChainError::Changed(5)));
        assert_eq!(verify(CaseId::from_bytes([8; 16]), &entries), Err(ChainError::Foreign(1)),);
    }

    #[test]
    fn fault_33_a_clock_that_jumps_back_never_reorders_entries() {
        let (case, entries) = chain(1);
        let event = entries[0].event.clone();
        let entry = entries[0].head().append(case, event, -5_000_000, entries[0].at_us);
        assert_eq!(entry.at_us, entries[0].at_us);
    }

    #[test]
    fn every_kind_and_actor_reads_back() {
        for (kind, name) in EventKind::ALL {
            assert_eq!(EventKind::from_name(name), Some(kind));
        }
        let officer = Actor::Officer(OfficerId(CaseId::from_bytes([1; 16])));
        for actor in [Actor::Applicant, Actor::Machine, officer] {
            assert_eq!(Actor::from_text(&actor.to_text()), Some(actor));
        }
    }
}
