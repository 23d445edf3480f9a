//! An officer's own key pair, kept as a passphrase-encrypted age file.
//!
//! The stretching is scrypt, the only one that stock age tools know for passphrases, so an officer
//! can open their cases without this program.

use std::fmt;

use age::DecryptError;
use age::scrypt;
use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use sealing::identity::draw_identity;
use sealing::{Entropy, EntropyFailed, Recipient, SealError};

use crate::note::{NoteError, open_note, seal_note};
use crate::passphrase::Passphrase;

const KIND: &str = "officer key";

/// The largest scrypt work factor (log2 of N) used or accepted: 256 MiB, about a second. A file
/// that asks for more is refused unworked, so it cannot stall the desk.
pub const WORK_FACTOR_MAX: u8 = 18;

/// An unlocked officer's key pair. Lives in memory while the officer is signed in.
pub struct OfficerIdentity(Identity);

impl OfficerIdentity {
    /// The public half.
    pub fn recipient(&self) -> Recipient {
        Recipient::of(&self.0)
    }

    pub(crate) fn as_age(&self) -> &Identity {
        &self.0
    }
}

impl fmt::Debug for OfficerIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OfficerIdentity(▮)")
    }
}

/// What is stored of an officer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedOfficer {
    /// The public half.
    pub recipient: Recipient,
    /// The private half, encrypted with the passphrase.
    pub sealed_identity: Vec<u8>,
}

/// Why no officer key was made.
#[derive(Debug, thiserror::Error)]
pub enum NewOfficerError {
    /// The generator failed.
    #[error(transparent)]
    Entropy(#[from] EntropyFailed),
    /// The work factor is zero or above [`WORK_FACTOR_MAX`].
    #[error("the work factor must be from 1 to {WORK_FACTOR_MAX}")]
    WorkFactor,
    /// The private half could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// Why an officer's key was not unlocked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum UnlockError {
    /// The passphrase is another.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The stored file is not what it should be.
    #[error("the stored officer key is damaged")]
    Damaged,
    /// The stored file asks for more work than [`WORK_FACTOR_MAX`].
    #[error("the stored officer key asks for too much work to unlock")]
    TooExpensive,
}

/// Makes an officer's key pair. `work_factor` is the log2 of scrypt's N: 15 or 16 in the product.
pub fn new_officer(
    entropy: &dyn Entropy,
    passphrase: &Passphrase,
    work_factor: u8,
) -> Result<(SealedOfficer, OfficerIdentity), NewOfficerError> {
    if !(1..=WORK_FACTOR_MAX).contains(&work_factor) {
        return Err(NewOfficerError::WorkFactor);
    }
    let identity = draw_identity(entropy)?;
    let mut to = scrypt::Recipient::new(passphrase.as_secret());
    to.set_work_factor(work_factor);
    let sealed_identity = seal_note(KIND, identity.to_string().expose_secret(), &to)?;
    let sealed = SealedOfficer { recipient: Recipient::of(&identity), sealed_identity };
    Ok((sealed, OfficerIdentity(identity)))
}

/// Unlocks an officer's key. Costs what the stored work factor says, on the calling thread.
pub fn unlock(
    passphrase: &Passphrase,
    sealed_identity: &[u8],
) -> Result<OfficerIdentity, UnlockError> {
    let mut with = scrypt::Identity::new(passphrase.as_secret());
    with.set_max_work_factor(WORK_FACTOR_MAX);
    let text = open_note(KIND, sealed_identity, &with).map_err(|error| match error {
        NoteError::Refused(DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed) => {
            UnlockError::WrongPassphrase
        }
        NoteError::Refused(DecryptError::ExcessiveWork { .. }) => UnlockError::TooExpensive,
        NoteError::Refused(_) | NoteError::Damaged | NoteError::WrongKind => UnlockError::Damaged,
    })?;
    text.parse().map(OfficerIdentity).map_err(|_| UnlockError::Damaged)
}
