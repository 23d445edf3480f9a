//! Names of cases: the random [`CaseId`] that binds sealed bodies to their case, and the harmless
//! [`Designation`] that staff say aloud.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const TEXT_LENGTH: usize = 26;

/// 128 random bits that name a case (and, elsewhere, any other row): drawn by whoever seals first.
/// Shown as 26 characters of lowercase Crockford base32.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CaseId([u8; 16]);

/// The text is not a 26-character Crockford base32 number below 2^128.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("an id is 26 characters of 0-9 and a-z without i, l, o and u")]
pub struct IdError;

impl CaseId {
    /// The id with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its 16 bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = u128::from_be_bytes(self.0);
        let mut text = [0u8; TEXT_LENGTH];
        for (place, slot) in text.iter_mut().rev().enumerate() {
            *slot = ALPHABET[((number >> (5 * place)) & 31) as usize];
        }
        f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for CaseId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if text.len() != TEXT_LENGTH {
            return Err(IdError);
        }
        let mut number: u128 = 0;
        for (place, byte) in text.bytes().enumerate() {
            let digit = ALPHABET.iter().position(|letter| *letter == byte).ok_or(IdError)?;
            if place == 0 && digit > 7 {
                return Err(IdError);
            }
            number = number << 5 | digit as u128;
        }
        Ok(Self(number.to_be_bytes()))
    }
}

impl Serialize for CaseId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CaseId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

const COLOURS: [&str; 32] = [
    "amber", "ash", "azure", "birch", "brass", "bronze", "cedar", "clay", "cobalt", "copper",
    "coral", "cream", "dun", "ebony", "flax", "ginger", "granite", "hazel", "indigo", "ivory",
    "jade", "larch", "lilac", "linen", "maple", "ochre", "olive", "pearl", "rowan", "slate",
    "teal", "umber",
];
const BIRDS: [&str; 32] = [
    "avocet", "bittern", "bunting", "crane", "curlew", "dipper", "dove", "dunlin", "egret",
    "finch", "gannet", "godwit", "grebe", "heron", "hoopoe", "jay", "kestrel", "lapwing", "lark",
    "linnet", "martin", "merlin", "oriole", "plover", "rail", "robin", "shrike", "siskin", "snipe",
    "swift", "tern", "wren",
];

/// The harmless label staff use for a case, such as `amber-heron-4821`. It says nothing about the
/// applicant; two cases never share one (the store refuses and a further draw is made).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Designation(String);

impl Designation {
    /// The designation for 32 drawn bits: 32 × 32 × 10,000 labels.
    pub fn from_draw(draw: u32) -> Self {
        let number = draw % 10_000;
        let bird = BIRDS[(draw / 10_000 % 32) as usize];
        let colour = COLOURS[(draw / 320_000 % 32) as usize];
        Self(format!("{colour}-{bird}-{number:04}"))
    }

    /// The label as read back from the store.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The label.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Designation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_itself_and_nothing_else_does() {
        for bytes in [[0u8; 16], [255; 16], *b"sixteen bytes ok"] {
            let id = CaseId::from_bytes(bytes);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for wrong in ["", "0", "8zzzzzzzzzzzzzzzzzzzzzzzzz", "0000000000000000000000000i"] {
            assert_eq!(wrong.parse::<CaseId>(), Err(IdError), "{wrong}");
        }
    }

    #[test]
    fn designations_differ_when_the_draw_does() {
        assert_eq!(Designation::from_draw(0).as_str(), "amber-avocet-0000");
        assert_ne!(Designation::from_draw(1), Designation::from_draw(2));
        assert_ne!(Designation::from_draw(10_000), Designation::from_draw(0));
    }
}
