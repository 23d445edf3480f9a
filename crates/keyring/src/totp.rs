//! The second factor: six digits that change every half minute (RFC 6238, SHA-1, which is what
//! authenticator apps support).
//!
//! **Architecture Invariant:** time is an argument, and a code counts once: the caller stores the
//! step that was used and gives it back. If the clock jumps back behind that step, codes are
//! refused until it has caught up (fault 33): a wait, never a replay.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use sealing::digits::{Read, read_all};
use sealing::{Entropy, EntropyFailed, Recipient, SealError};
use totp_rs::{Algorithm, Builder, Secret, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::note::{WrapError, open_note, seal_note};
use crate::officer::OfficerIdentity;

/// Seconds a code is valid for.
pub const STEP_SECONDS: u64 = 30;

const KIND: &str = "totp secret";
const SECRET_BYTES: usize = 20;
const CODE_DIGITS: usize = 6;

/// Codes of one step before and after the present one count too: clocks differ and people are slow.
const WINDOW_STEPS: u16 = 1;

/// Longest typed code that is looked at.
const TYPED_BYTES_MAX: usize = 64;

/// An officer's second-factor secret. Zeroed when dropped; Debug prints nothing of it.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct TotpSecret([u8; SECRET_BYTES]);

/// Why a code does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TotpError {
    /// Not a code of now.
    #[error("the code is wrong or too old")]
    Wrong,
    /// A code of now that was used, or is older than one that was.
    #[error("the code was used already")]
    Replayed,
}

impl TotpSecret {
    /// Draws a secret. Fails when the generator does.
    pub fn draw(entropy: &dyn Entropy) -> Result<Self, EntropyFailed> {
        let mut secret = Self([0; SECRET_BYTES]);
        entropy.fill(&mut secret.0)?;
        Ok(secret)
    }

    /// Reads a secret in base32, spaces ignored.
    pub fn from_base32(text: &str) -> Option<Self> {
        let compact: Zeroizing<String> =
            Zeroizing::new(text.chars().filter(|c| !c.is_whitespace()).collect());
        let bytes = Zeroizing::new(BASE32_NOPAD.decode(compact.as_bytes()).ok()?);
        Some(Self(bytes.as_slice().try_into().ok()?))
    }

    /// The secret in base32, eight groups of four, for typing into an app.
    pub fn groups(&self) -> Zeroizing<Vec<String>> {
        let text = self.base32();
        let group = |start: usize| text[start..start + 4].to_owned();
        Zeroizing::new((0..text.len()).step_by(4).map(group).collect())
    }

    /// The address an authenticator app reads, usually as a QR code.
    pub fn provisioning_uri(&self, issuer: &str, account: &str) -> Zeroizing<String> {
        let (issuer, account) = (percent_encoded(issuer), percent_encoded(account));
        let secret = self.base32();
        Zeroizing::new(format!(
            "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}",
            *secret
        ))
    }

    /// The code at this time, for the drill and for tests.
    pub fn code_at(&self, unix_seconds: u64) -> String {
        self.totp().generate(unix_seconds).to_string()
    }

    /// Checks a typed code and gives its step, which the caller must store as `last_used_step`.
    pub fn check(
        &self,
        typed: &str,
        unix_seconds: u64,
        last_used_step: Option<u64>,
    ) -> Result<u64, TotpError> {
        let code = code_of(typed).ok_or(TotpError::Wrong)?;
        // Far enough from the end of the numbers that the window's far side does not overflow.
        let unix_seconds = unix_seconds.min(u64::MAX / 2);
        let step = self.totp().check(&code, unix_seconds).ok_or(TotpError::Wrong)?;
        if last_used_step.is_some_and(|last| step <= last) {
            return Err(TotpError::Replayed);
        }
        Ok(step)
    }

    /// Seals the secret to the officer it belongs to.
    pub fn seal_for(&self, officer: &Recipient) -> Result<Vec<u8>, SealError> {
        seal_note(KIND, &self.base32(), officer.as_age())
    }

    /// Opens a secret sealed to this officer.
    pub fn open(officer: &OfficerIdentity, sealed: &[u8]) -> Result<Self, WrapError> {
        let text = open_note(KIND, sealed, officer.as_age())?;
        Self::from_base32(&text).ok_or(WrapError::WrongKind)
    }

    fn base32(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE32_NOPAD.encode(&self.0))
    }

    fn totp(&self) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(CODE_DIGITS as u8)
            .with_skew(WINDOW_STEPS)
            .with_step_duration(STEP_SECONDS)
            .with_secret(Secret::new_stack(self.0))
            .build()
            .expect("six digits, a step above zero and a 20-byte secret are within the RFC")
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(▮)")
    }
}

/// The six digits that were meant, or nothing.
fn code_of(typed: &str) -> Option<String> {
    if typed.len() > TYPED_BYTES_MAX {
        return None;
    }
    let mut code = String::with_capacity(CODE_DIGITS);
    for read in read_all(typed) {
        match read {
            Read::Digit(value) => code.push(char::from(b'0' + value)),
            Read::Separator => {}
            Read::Other => return None,
        }
    }
    (code.len() == CODE_DIGITS).then_some(code)
}

/// Percent-encoding of everything but unreserved characters (RFC 3986, section 2.3).
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
