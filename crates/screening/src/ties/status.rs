//! What the status of a listing, a statement or a tie says of how far it is settled.
//!
//! **Architecture Invariant:** a word that is not known here never makes anything sure. What nobody
//! understands may be a reservation or a withdrawal, so it is possible at most, and is reported.

use super::Standing;
use super::role::plain_words;

/// What is so.
const STATED: [&str; 12] = [
    "active",
    "confirmed",
    "current",
    "designated",
    "effective",
    "in effect",
    "in force",
    "listed",
    "ongoing",
    "stated",
    "valid",
    "verified",
];

/// What may be so, or may be so no more. Of an `Occupancy`, `OpenSanctions` writes `unknown` where
/// nobody knows whether the post is still held.
const CLAIMED: [&str; 21] = [
    "alleged",
    "allegedly",
    "claimed",
    "contested",
    "denied",
    "disputed",
    "likely",
    "pending",
    "possible",
    "possibly",
    "probable",
    "probably",
    "proposed",
    "reported",
    "reportedly",
    "rumored",
    "rumoured",
    "suspected",
    "suspended",
    "unconfirmed",
    "unknown",
];

/// What is not so, or no more.
const WITHDRAWN: [&str; 34] = [
    "annulled",
    "canceled",
    "cancelled",
    "ceased",
    "closed",
    "delisted",
    "disproved",
    "disproven",
    "dissolved",
    "divested",
    "divorced",
    "ended",
    "expired",
    "false",
    "former",
    "historic",
    "historical",
    "inactive",
    "lifted",
    "no longer in force",
    "overturned",
    "past",
    "previous",
    "refuted",
    "removed",
    "repealed",
    "rescinded",
    "resigned",
    "retired",
    "revoked",
    "sold",
    "terminated",
    "transferred",
    "withdrawn",
];

/// What one status says; none if it is a word that is not known.
fn one(text: &str) -> Option<Standing> {
    let words = plain_words(text);
    let words = words.as_str();
    match words {
        "rebutted" => Some(Standing::Rebutted),
        _ if STATED.contains(&words) => Some(Standing::Stated),
        _ if CLAIMED.contains(&words) => Some(Standing::Claimed),
        _ if WITHDRAWN.contains(&words) => Some(Standing::Withdrawn),
        _ => None,
    }
}

/// What all values of a status say together, which is the least of them, and the first that is not
/// known. Nothing written is a plain statement.
pub(super) fn standing(texts: &[String]) -> (Standing, Option<&str>) {
    let written = texts.iter().filter(|text| !text.trim().is_empty());
    let said = written.clone().map(|text| one(text).unwrap_or(Standing::Claimed));
    let unknown = written.map(String::as_str).find(|text| one(text).is_none());
    (said.max().unwrap_or(Standing::Stated), unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_says_what_its_word_says_and_an_unknown_word_makes_nothing_sure() {
        for (texts, expected, unknown) in [
            (&[][..], Standing::Stated, None),
            (&[" "], Standing::Stated, None),
            (&["Active"], Standing::Stated, None),
            (&["in force"], Standing::Stated, None),
            (&["allegedly"], Standing::Claimed, None),
            (&["refuted"], Standing::Withdrawn, None),
            (&["REVOKED"], Standing::Withdrawn, None),
            (&["rebutted"], Standing::Rebutted, None),
            (&["not confirmed"], Standing::Claimed, Some("not confirmed")),
            (&["снят"], Standing::Claimed, Some("снят")),
            (&["?"], Standing::Claimed, Some("?")),
            (&["active", "revoked"], Standing::Withdrawn, None),
            (&["active", "frobbed"], Standing::Claimed, Some("frobbed")),
        ] {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(standing(&texts), (expected, unknown), "{texts:?}");
        }
    }

    #[test]
    fn no_word_says_two_things() {
        let all = [&STATED[..], &CLAIMED, &WITHDRAWN];
        for (place, words) in all.iter().enumerate() {
            assert!(words.is_sorted(), "{words:?}");
            let others = all.iter().skip(place + 1).flat_map(|other| other.iter());
            assert!(others.into_iter().all(|word| !words.contains(word)), "{words:?}");
        }
    }
}
