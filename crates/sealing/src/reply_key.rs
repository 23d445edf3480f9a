//! The applicant's own key pair, derived from the codename on each return.

use std::fmt;

use age::x25519::Identity;
use zeroize::Zeroizing;

use crate::header::InnerHeader;
use crate::identity::identity_from;
use crate::open::{OpenError, open_as};
use crate::recipient::Recipient;

/// The X25519 identity of a codename.
///
/// **Architecture Invariant:** only what the office *wrote* to the applicant is sealed to this key.
/// Cases are wrapped to the office alone, so a stolen codename, even with the server's disk, shows
/// the office's letters and nothing that was filed.
pub struct ReplyKey(Identity);

impl ReplyKey {
    pub(crate) fn from_secret(secret: &[u8; 32]) -> Self {
        Self(identity_from(secret))
    }

    /// The public half: what the office seals its replies to.
    pub fn recipient(&self) -> Recipient {
        Recipient::of(&self.0)
    }

    /// Opens a reply or letter.
    pub fn open(
        &self,
        sealed: &[u8],
        expected: &InnerHeader,
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        open_as(&self.0, sealed, expected)
    }
}

impl fmt::Debug for ReplyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReplyKey(▮)")
    }
}
