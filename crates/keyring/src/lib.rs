//! The office's private keys: an officer's identity, the intake key, the keys of cases, and the
//! second factor.
//!
//! An officer unlocks an [`OfficerIdentity`] with a [`Passphrase`]; it unwraps the [`IntakeKey`];
//! the intake key opens the wrap of one case and gives its [`CaseKey`]; that opens the bodies.
//! Every step is an age file, so the same path works with stock tools when the office's program is
//! lost.
//!
//! **Architecture Invariant:** the types that open a case exist here only. The desk, the command
//! line and the tests may use this crate; the portal does not link it.
//!
//! **Architecture Invariant:** nothing here logs, and no type that holds a secret prints it.

pub mod case_key;
mod note;
pub mod office_key;
pub mod officer;
pub mod passphrase;
pub mod sheet;
pub mod token;
pub mod totp;

pub use case_key::CaseKey;
pub use note::WrapError;
pub use office_key::{IntakeKey, OfficeKey, OfficeUse, TestimonyKey};
pub use officer::{
    NewOfficerError, OfficerIdentity, SealedOfficer, UnlockError, WORK_FACTOR_MAX, new_officer,
    unlock,
};
pub use passphrase::{Passphrase, PassphraseError};
pub use token::TokenKey;
pub use totp::{TotpError, TotpSecret};
