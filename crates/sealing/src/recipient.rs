//! A public key that something can be sealed to: an age X25519 recipient, `age1…`.

use std::fmt;
use std::str::FromStr;

use bech32::Bech32;
use bech32::primitives::decode::CheckedHrpstring;

/// An age X25519 public key, checked to be usable (fault 28).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Recipient(age::x25519::Recipient);

/// Why a text is not a usable recipient.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RecipientError {
    /// Not `age1` followed by 58 Bech32 characters with a correct checksum.
    #[error("not an age recipient: expected 'age1' and 58 more characters")]
    NotARecipient,
    /// The number is not below the field's prime, so the same key has a second spelling.
    #[error("the key is not in its one allowed spelling")]
    NotCanonical,
    /// A point of low order: everything sealed to it could be opened by anybody.
    #[error("the key is a point of low order, which protects nothing")]
    LowOrder,
}

impl Recipient {
    /// The public half of this identity.
    pub fn of(identity: &age::x25519::Identity) -> Self {
        Self(identity.to_public())
    }

    /// For sealing with age directly.
    pub fn as_age(&self) -> &age::x25519::Recipient {
        &self.0
    }
}

impl FromStr for Recipient {
    type Err = RecipientError;

    fn from_str(text: &str) -> Result<Self, RecipientError> {
        let checked =
            CheckedHrpstring::new::<Bech32>(text).map_err(|_| RecipientError::NotARecipient)?;
        let mut point = [0u8; 32];
        if checked.hrp().as_str() != "age" || checked.byte_iter().len() != point.len() {
            return Err(RecipientError::NotARecipient);
        }
        point.iter_mut().zip(checked.byte_iter()).for_each(|(slot, byte)| *slot = byte);
        if !is_canonical(&point) {
            return Err(RecipientError::NotCanonical);
        }
        // age itself panics when it seals to such a point; here it is an ordinary refusal. Any
        // scalar will do: clamping makes it a multiple of eight, which sends low orders to zero.
        if x25519_dalek::x25519([1; 32], point) == [0; 32] {
            return Err(RecipientError::LowOrder);
        }
        text.parse().map(Self).map_err(|_| RecipientError::NotARecipient)
    }
}

/// Whether a little-endian number is below 2^255 − 19 (RFC 7748, section 5).
fn is_canonical(point: &[u8; 32]) -> bool {
    let mut prime = [0xff; 32];
    (prime[0], prime[31]) = (0xed, 0x7f);
    point.iter().rev().lt(prime.iter().rev())
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({})", self.0)
    }
}
