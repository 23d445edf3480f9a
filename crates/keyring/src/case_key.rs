//! The private key of one case, on the side that opens it.

use std::fmt;

use age::x25519::Identity;
use sealing::{InnerHeader, OpenError, Recipient, open_as};
use zeroize::Zeroizing;

use crate::note::WrapError;

/// Opens the bodies of one case.
pub struct CaseKey(Identity);

impl CaseKey {
    /// Reads the key out of a wrap that `holder` can open and that belongs where `expected` says.
    pub(crate) fn from_wrap(
        holder: &Identity,
        wrap: &[u8],
        expected: &InnerHeader,
    ) -> Result<Self, WrapError> {
        let plaintext = open_as(holder, wrap, expected)?;
        let text = std::str::from_utf8(&plaintext).map_err(|_| WrapError::WrongKind)?;
        text.parse().map(Self).map_err(|_| WrapError::WrongKind)
    }

    /// The public half: what further bodies of the case are sealed to.
    pub fn recipient(&self) -> Recipient {
        Recipient::of(&self.0)
    }

    /// Opens a body of the case, if it belongs exactly where `expected` says.
    pub fn open(
        &self,
        sealed: &[u8],
        expected: &InnerHeader,
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        open_as(&self.0, sealed, expected)
    }
}

impl fmt::Debug for CaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CaseKey(▮)")
    }
}
