//! The two keys that the office as a whole holds: one for intake, one for testimonies.
//!
//! Each officer who may use one has it wrapped to their own identity. They are different types with
//! different first lines inside the seal, so neither can stand in for the other.

use std::fmt;
use std::marker::PhantomData;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use sealing::identity::draw_identity;
use sealing::{Entropy, EntropyFailed, InnerHeader, Recipient, SealError};

use crate::case_key::CaseKey;
use crate::note::{WrapError, open_note, seal_note};
use crate::officer::OfficerIdentity;
use crate::token::TokenKey;

/// What an office key is for.
pub trait OfficeUse {
    /// Its name in the first line of a wrap.
    const KIND: &'static str;
}

/// New cases and all that belongs to them.
#[derive(Debug)]
pub enum Intake {}

/// Testimonies, which must not be readable with the keys of cases.
#[derive(Debug)]
pub enum Testimony {}

impl OfficeUse for Intake {
    const KIND: &'static str = "intake key";
}

impl OfficeUse for Testimony {
    const KIND: &'static str = "testimony key";
}

/// The desk's intake key: opens the wraps of cases.
pub type IntakeKey = OfficeKey<Intake>;

/// The key testimonies are sealed under.
pub type TestimonyKey = OfficeKey<Testimony>;

/// A private key of the office, for one use.
pub struct OfficeKey<U: OfficeUse> {
    identity: Identity,
    used_for: PhantomData<U>,
}

impl OfficeKey<Intake> {
    /// The key of blind tokens, which comes from this one and does not lead back to it.
    pub fn token_key(&self) -> TokenKey {
        TokenKey::derive(self.identity.to_string().expose_secret())
    }
}

impl<U: OfficeUse> OfficeKey<U> {
    /// Draws a key. Fails when the generator does.
    pub fn generate(entropy: &dyn Entropy) -> Result<Self, EntropyFailed> {
        draw_identity(entropy).map(Self::of)
    }

    /// The public half, which the portal gets.
    pub fn recipient(&self) -> Recipient {
        Recipient::of(&self.identity)
    }

    /// Seals the private half to one officer.
    pub fn wrap_for(&self, officer: &Recipient) -> Result<Vec<u8>, SealError> {
        seal_note(U::KIND, self.identity.to_string().expose_secret(), officer.as_age())
    }

    /// Opens a wrap that was made for this officer.
    pub fn unwrap(officer: &OfficerIdentity, wrap: &[u8]) -> Result<Self, WrapError> {
        let text = open_note(U::KIND, wrap, officer.as_age())?;
        text.parse().map(Self::of).map_err(|_| WrapError::WrongKind)
    }

    /// Opens the wrap of a case's key, if it belongs exactly where `expected` says.
    pub fn open_case(&self, wrap: &[u8], expected: &InnerHeader) -> Result<CaseKey, WrapError> {
        CaseKey::from_wrap(&self.identity, wrap, expected)
    }

    fn of(identity: Identity) -> Self {
        Self { identity, used_for: PhantomData }
    }
}

impl<U: OfficeUse> fmt::Debug for OfficeKey<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OfficeKey({}, ▮)", U::KIND)
    }
}
