//! A case's key pair on the side that makes it, at first contact.

use std::fmt;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;

use crate::entropy::{Entropy, EntropyFailed};
use crate::header::InnerHeader;
use crate::identity::draw_identity;
use crate::recipient::Recipient;
use crate::seal::{SealError, seal};

/// A key pair just drawn for a new case.
///
/// **Architecture Invariant:** this type has no way to open anything. It gives its public half,
/// and is used up by [`wrap_for`](Self::wrap_for), which forgets the private half.
pub struct NewCaseKey(Identity);

impl NewCaseKey {
    /// Draws a key pair.
    pub fn generate(entropy: &dyn Entropy) -> Result<Self, EntropyFailed> {
        draw_identity(entropy).map(Self)
    }

    /// The public half: what the bodies of this case are sealed to.
    pub fn recipient(&self) -> Recipient {
        Recipient::of(&self.0)
    }

    /// Seals the private half to one holder and forgets it. The wrap is an ordinary sealed body
    /// (purpose [`Wrap`](crate::Purpose::Wrap)) that holds the identity's age text, so that stock
    /// tools can use it too.
    pub fn wrap_for(self, header: &InnerHeader, holder: &Recipient) -> Result<Vec<u8>, SealError> {
        seal(header, self.0.to_string().expose_secret().as_bytes(), holder)
    }
}

impl fmt::Debug for NewCaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewCaseKey(▮)")
    }
}
