//! Form tokens: each form carries a keyed hash of its session and of the path it posts to, so that
//! no other site and no other form of ours can stand in for it (fault 10).

use hmac::{Hmac, KeyInit, Mac};
use sealing::{Entropy, EntropyFailed};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::text_id;

/// Makes and checks the tokens of one running server. The key lives as long as the process: after
/// a restart an open form says that it is out of date.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct FormTokens {
    key: [u8; 32],
}

impl FormTokens {
    /// A fresh key. Fails when the generator does.
    pub fn draw(entropy: &dyn Entropy) -> Result<Self, EntropyFailed> {
        let mut key = [0u8; 32];
        entropy.fill(&mut key)?;
        Ok(Self { key })
    }

    /// The token of a form that posts to `action` (a path without its language) within what
    /// `bound_to` stands for: a session's own secret, or the browser's cookie before there is one.
    pub fn token(&self, bound_to: &[u8], action: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("any key length will do");
        mac.update(&(bound_to.len() as u64).to_be_bytes());
        mac.update(bound_to);
        mac.update(action.as_bytes());
        let tag: [u8; 32] = mac.finalize().into_bytes().into();
        text_id::encode(&tag[..20])
    }

    /// Whether a token is that of this form, in constant time.
    pub fn accepts(&self, bound_to: &[u8], action: &str, token: &str) -> bool {
        // Nothing to be bound to means no session and no cookie: never an accepted form.
        !bound_to.is_empty()
            && self.token(bound_to, action).as_bytes().ct_eq(token.as_bytes()).into()
    }
}

impl std::fmt::Debug for FormTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FormTokens(▮)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sealing::SeededEntropy;

    #[test]
    fn fault_10_a_token_fits_one_session_and_one_form() {
        let tokens = FormTokens::draw(&SeededEntropy::new(1)).expect("draws");
        let other = FormTokens::draw(&SeededEntropy::new(2)).expect("draws");
        let token = tokens.token(b"session", "/apply");
        assert!(tokens.accepts(b"session", "/apply", &token));
        assert!(!tokens.accepts(b"sessio", "n/apply", &token));
        assert!(!tokens.accepts(b"another", "/apply", &token));
        assert!(!tokens.accepts(b"session", "/case", &token));
        assert!(!tokens.accepts(b"session", "/apply", ""));
        assert!(!other.accepts(b"session", "/apply", &token));
        assert!(!tokens.accepts(b"", "/apply", &tokens.token(b"", "/apply")));
        assert_eq!(format!("{tokens:?}"), "FormTokens(▮)");
    }
}
