//! What the office writes down about a case, as sealed: one small JSON object with an explicit
//! `kind`, so that a record opened with a stock tool says what it is.

use casework::CaseId;
use casework::assessment::Assessment;
use casework::duplicate::{DuplicateFinding, PotentialDuplicate};
use casework::message::Message;
use casework::offer::Offer;
use casework::screening::{HitResolution, Screening};
use serde::{Deserialize, Serialize};

/// As long as a screening is made: just within the bucket of 64 KiB.
const SCREENING_BYTES: usize = 64 * 1024 - 512;

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
    /// The case was compared with the lists and with other cases.
    Screening {
        /// What was found on the lists.
        screening: Screening,
        /// What was found among the cases, without those judged before.
        duplicates: Vec<PotentialDuplicate>,
        /// Every case it was compared with, now or before.
        others: Vec<CaseId>,
    },
    /// An officer judged a possible match.
    Hit {
        /// What they found and why.
        resolution: HitResolution,
    },
    /// An officer judged how another case belongs with this one.
    Duplicate {
        /// What they found and why.
        finding: DuplicateFinding,
    },
}

impl Record {
    /// A screening, with less of what the lists say where it would be longer than others are.
    pub fn screening(
        mut screening: Screening,
        duplicates: Vec<PotentialDuplicate>,
        others: Vec<CaseId>,
    ) -> Self {
        loop {
            let record = Self::Screening {
                screening: screening.clone(),
                duplicates: duplicates.clone(),
                others: others.clone(),
            };
            let length = serde_json::to_vec(&record).map_or(0, |bytes| bytes.len());
            if length <= SCREENING_BYTES || !screening.shorten() {
                return record;
            }
        }
    }

    /// Canonical bytes: what is sealed. A screening is filled up with white space, which JSON
    /// allows after a value: its length would tell how much was found (fault 16).
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec(self).unwrap_or_default();
        if matches!(self, Self::Screening { .. }) && bytes.len() < SCREENING_BYTES {
            bytes.resize(SCREENING_BYTES, b' ');
        }
        bytes
    }

    /// Reads canonical bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use casework::screening::{FoundHits, HITS_MAX, Hit, Judgements};

    use super::*;

    #[test]
    fn fault_16_a_screening_is_as_long_whatever_it_found() {
        let of = |name: &str, lists| {
            let compared = ::screening::Party::person(name);
            let screening = Screening::new(
                compared,
                lists,
                Default::default(),
                &casework::screening::Judgements::default(),
            );
            Record::Screening { screening, duplicates: Vec::new(), others: Vec::new() }
        };
        let list = casework::screening::ListUsed {
            name: "practice".to_owned(),
            digest: programme::Digest::of("tests", b"a list"),
        };
        let (one, two) = (of("Ann Made-up", Vec::new()), of(&"x".repeat(900), vec![list]));
        assert_eq!(one.to_bytes().len(), two.to_bytes().len());
        assert_eq!(Record::from_bytes(&two.to_bytes()), Some(two));
        let padded = sealing::bucket_for(one.to_bytes().len() as u64);
        assert_eq!(padded, Some(64 * 1024));
    }

    #[test]
    fn fault_16_what_lists_say_at_length_is_cut_and_hits_left_off_before_a_screening_grows() {
        let hit = |number: u8, length: usize| {
            let said = "ж".repeat(length);
            let party = ::screening::Party {
                id: number.to_string(),
                names: vec![::screening::Name::whole("Артём Придуманов")],
                reasons: vec![said.clone(); 8],
                programmes: vec![said; 8],
                ..Default::default()
            };
            let asked = ::screening::Party::person("Артём Придуманов");
            let comparison = ::screening::compare(&asked, &party);
            Hit::new(programme::Digest::of("tests", b"a list"), &party, &comparison)
        };
        for (length, names, kept) in [(400, 1, HITS_MAX), (400, 60, HITS_MAX), (400, 2_000, 0)] {
            let hits = (0..HITS_MAX as u8).map(|number| hit(number, length)).collect();
            let found = FoundHits { hits, not_given: 3 };
            let asked = ::screening::Party {
                names: vec![::screening::Name::whole("x".repeat(30 * names))],
                ..Default::default()
            };
            let whole = Screening::new(asked, Vec::new(), found, &Judgements::default());
            let record = Record::screening(whole, Vec::new(), Vec::new());
            let Record::Screening { screening, .. } = &record else { panic!("a screening") };
            let left_off = 3 + (HITS_MAX - screening.hits.len()) as u64;
            assert_eq!(screening.left_off, left_off, "counted as not looked at");
            assert!(screening.hits.len() >= kept, "{names} names: {}", screening.hits.len());
            assert_eq!(record.to_bytes().len(), SCREENING_BYTES, "{names} names");
            assert_eq!(Record::from_bytes(&record.to_bytes()), Some(record));
        }
    }

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
