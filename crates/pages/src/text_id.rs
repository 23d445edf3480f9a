//! Random ids for cookies and forms, in lowercase base32 that needs no escaping anywhere.

use sealing::{Entropy, EntropyFailed};
use zeroize::Zeroizing;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Bytes as text, five bits a character.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(ALPHABET[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        text.push(char::from(ALPHABET[(held << (5 - bits) & 31) as usize]));
    }
    text
}

/// A fresh secret of 256 bits, such as a session id. Fails when the generator does.
pub fn draw_secret(entropy: &dyn Entropy) -> Result<Zeroizing<String>, EntropyFailed> {
    let mut bytes = Zeroizing::new([0u8; 32]);
    entropy.fill(bytes.as_mut_slice())?;
    Ok(Zeroizing::new(encode(bytes.as_slice())))
}
