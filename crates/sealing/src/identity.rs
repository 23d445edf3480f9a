//! age X25519 identities made from bytes that we drew or derived.
//!
//! The age crate has no constructor from bytes, so the bytes pass through the identity's text form,
//! in a buffer that is zeroed.

use age::x25519::Identity;
use bech32::{Bech32, Hrp};
use zeroize::Zeroizing;

use crate::entropy::{Entropy, EntropyFailed};

/// Long enough for the text of an identity (74 characters), so that it is never copied to grow.
const TEXT_CAPACITY: usize = 96;

const PREFIX: Hrp = Hrp::parse_unchecked("age-secret-key-");

/// A fresh identity. Fails when the generator does (fault 29).
pub fn draw_identity(entropy: &dyn Entropy) -> Result<Identity, EntropyFailed> {
    let mut secret = Zeroizing::new([0u8; 32]);
    entropy.fill(secret.as_mut_slice())?;
    Ok(identity_from(&secret))
}

/// The identity whose secret scalar these bytes are (X25519 clamps them when it uses them).
pub fn identity_from(secret: &[u8; 32]) -> Identity {
    let mut text = Zeroizing::new(String::with_capacity(TEXT_CAPACITY));
    bech32::encode_upper_to_fmt::<Bech32, _>(&mut *text, PREFIX, secret)
        .expect("32 bytes are within the length of Bech32, and a String takes any text");
    text.parse().expect("the text was just written in the form that is read")
}
