//! The codename: the applicant's only credential, both look-up and key.
//!
//! Twenty-eight digits, shown as seven groups of four: 26 drawn at random (86.4 bits) and a check
//! pair by ISO 7064 MOD 97-10, which catches every single wrong digit and every swap of two
//! neighbours. Digits need no language, no word list and no particular keyboard.
//!
//! **Architecture Invariant:** the check pair is tested before any expensive derivation, and the
//! answer to a typing error is "a digit looks wrong", never "no such case".

use std::fmt;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::digits::{Read, read, read_all};
use crate::entropy::{Entropy, EntropyFailed};

/// Digits of a codename, check pair included.
pub const CODENAME_DIGITS: usize = 28;

const RANDOM_DIGITS: usize = CODENAME_DIGITS - 2;
const GROUP_DIGITS: usize = 4;

/// A sound generator needs one draw of 64 bytes. One that needs more than this is stuck.
const DRAWS_MAX: usize = 16;

/// Longest typed text that is looked at: room for four bytes a digit and generous separators.
const TYPED_BYTES_MAX: usize = 512;

/// A valid codename. Zeroed when dropped; Debug prints nothing of it.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Codename([u8; CODENAME_DIGITS]);

/// What is wrong with what was typed. Says nothing about which cases exist.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CodenameError {
    /// Far longer than a codename; refused unread.
    #[error("far longer than a codename")]
    TooLong,
    /// Something in it is neither a digit nor a separator.
    #[error("a codename has digits only")]
    NotDigits,
    /// Too few or too many digits.
    #[error("a codename has 28 digits, this has {digits}")]
    WrongLength {
        /// How many digits there were.
        digits: usize,
    },
    /// The check pair does not fit: at least one digit is wrong or two are swapped.
    #[error("a digit looks wrong")]
    LooksWrong,
}

impl Codename {
    /// Draws a codename. Fails when the generator does (fault 29).
    pub fn draw(entropy: &dyn Entropy) -> Result<Self, EntropyFailed> {
        let mut digits = Zeroizing::new([0u8; CODENAME_DIGITS]);
        let mut filled = 0;
        let mut pool = Zeroizing::new([0u8; 64]);
        let mut draws = 0;
        while filled < RANDOM_DIGITS {
            if draws == DRAWS_MAX {
                return Err(EntropyFailed);
            }
            draws += 1;
            entropy.fill(pool.as_mut_slice())?;
            // 250 to 255 are thrown away: they would make the digits 0 to 5 likelier.
            for byte in pool.iter().filter(|byte| **byte < 250).take(RANDOM_DIGITS - filled) {
                digits[filled] = byte % 10;
                filled += 1;
            }
        }
        let check = 98 - remainder_97(&digits[..]);
        digits[RANDOM_DIGITS] = check / 10;
        digits[RANDOM_DIGITS + 1] = check % 10;
        Ok(Self(*digits))
    }

    /// Reads a codename as people type it: any decimal script, look-alike letters, and any spaces,
    /// hyphens, dots or invisible marks between the digits.
    pub fn parse(typed: &str) -> Result<Self, CodenameError> {
        if typed.len() > TYPED_BYTES_MAX {
            return Err(CodenameError::TooLong);
        }
        let mut digits = Zeroizing::new([0u8; CODENAME_DIGITS]);
        let mut count = 0;
        for read in read_all(typed) {
            match read {
                Read::Separator => {}
                Read::Other => return Err(CodenameError::NotDigits),
                Read::Digit(value) => {
                    if let Some(slot) = digits.get_mut(count) {
                        *slot = value;
                    }
                    count += 1;
                }
            }
        }
        if count != CODENAME_DIGITS {
            return Err(CodenameError::WrongLength { digits: count });
        }
        if remainder_97(&digits[..]) != 1 {
            return Err(CodenameError::LooksWrong);
        }
        Ok(Self(*digits))
    }

    /// The seven groups of four digits, for the page that shows the codename once.
    pub fn groups(&self) -> Zeroizing<[String; CODENAME_DIGITS / GROUP_DIGITS]> {
        Zeroizing::new(std::array::from_fn(|group| {
            let start = group * GROUP_DIGITS;
            self.0[start..start + GROUP_DIGITS].iter().map(|d| char::from(b'0' + d)).collect()
        }))
    }

    /// The groups with a space between them.
    pub fn spelling(&self) -> Zeroizing<String> {
        Zeroizing::new(self.groups().join(" "))
    }

    /// The digits in ASCII, the one form the key is derived from.
    pub(crate) fn ascii(&self) -> Zeroizing<[u8; CODENAME_DIGITS]> {
        Zeroizing::new(self.0.map(|digit| b'0' + digit))
    }
}

impl PartialEq for Codename {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Codename {}

impl fmt::Debug for Codename {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codename(▮)")
    }
}

/// Whether a text holds something that reads as a codename, so that the person can be warned
/// before it is sealed into a message (fault 12). One in 97 other runs of 28 digits is also taken
/// for one; it is a warning, not a refusal.
pub fn contains_codename(text: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let mut window = Zeroizing::new([0u8; CODENAME_DIGITS]);
    let mut run = 0usize;
    for character in text.nfkc() {
        match read(character) {
            Read::Separator => {}
            Read::Other => run = 0,
            Read::Digit(value) => {
                window.rotate_left(1);
                window[CODENAME_DIGITS - 1] = value;
                run += 1;
                if run >= CODENAME_DIGITS && remainder_97(&window[..]) == 1 {
                    return true;
                }
            }
        }
    }
    false
}

/// The remainder of a number, given as digits, when divided by 97.
fn remainder_97(digits: &[u8]) -> u8 {
    let remainder = digits.iter().fold(0u32, |sum, digit| (sum * 10 + u32::from(*digit)) % 97);
    u8::try_from(remainder).expect("below 97")
}
