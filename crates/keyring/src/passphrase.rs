//! An officer's passphrase: drawn by us, thirty Crockford base32 characters in six groups of five.
//!
//! 150 bits, so that the strength of a stolen key file does not hang on an officer's choice. Typed
//! forgivingly; the canonical spelling (lower case, groups joined by hyphens) is what age gets, and
//! what a stock tool must be given.

use std::fmt;

use age::secrecy::{ExposeSecret, SecretString};
use sealing::digits::{Read, read};
use sealing::{Entropy, EntropyFailed};
use zeroize::Zeroizing;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const SYMBOLS: usize = 30;
const GROUP_SYMBOLS: usize = 5;

/// Longest typed text that is looked at.
const TYPED_BYTES_MAX: usize = 256;

/// A passphrase in its canonical spelling. Zeroed when dropped; Debug prints nothing of it.
pub struct Passphrase(SecretString);

/// Why a typed text cannot be a passphrase of ours. Found before any stretching.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PassphraseError {
    /// Far longer than a passphrase; refused unread.
    #[error("far longer than a passphrase")]
    TooLong,
    /// Holds a character that no passphrase has.
    #[error("a passphrase has the letters a to z without u, and digits")]
    NotASymbol,
    /// Too few or too many characters.
    #[error("a passphrase has 30 characters, this has {symbols}")]
    WrongLength {
        /// How many there were, separators aside.
        symbols: usize,
    },
}

impl Passphrase {
    /// Draws a passphrase. Fails when the generator does.
    pub fn draw(entropy: &dyn Entropy) -> Result<Self, EntropyFailed> {
        let mut bytes = Zeroizing::new([0u8; SYMBOLS]);
        entropy.fill(bytes.as_mut_slice())?;
        Ok(Self::spell(&bytes))
    }

    /// Reads a passphrase as people type it: any case, any separators, `o` for 0, `i` or `l` for 1.
    pub fn parse(typed: &str) -> Result<Self, PassphraseError> {
        if typed.len() > TYPED_BYTES_MAX {
            return Err(PassphraseError::TooLong);
        }
        let mut values = Zeroizing::new([0u8; SYMBOLS]);
        let mut symbols = 0;
        for character in typed.chars().flat_map(char::to_lowercase) {
            let letter = ALPHABET.iter().position(|symbol| char::from(*symbol) == character);
            let value = match (letter, read(character)) {
                (Some(place), _) => place as u8,
                (None, Read::Digit(value)) => value,
                (None, Read::Separator) => continue,
                (None, Read::Other) => return Err(PassphraseError::NotASymbol),
            };
            if let Some(slot) = values.get_mut(symbols) {
                *slot = value;
            }
            symbols += 1;
        }
        if symbols != SYMBOLS {
            return Err(PassphraseError::WrongLength { symbols });
        }
        Ok(Self::spell(&values))
    }

    /// The canonical spelling, for the one time it is shown.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    pub(crate) fn as_secret(&self) -> SecretString {
        self.0.clone()
    }

    /// The spelling of thirty values, of which the low five bits count.
    fn spell(values: &[u8; SYMBOLS]) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(2 * SYMBOLS));
        for (place, value) in values.iter().enumerate() {
            if place > 0 && place % GROUP_SYMBOLS == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(value & 31)]));
        }
        Self(SecretString::from(text.as_str()))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(▮)")
    }
}
