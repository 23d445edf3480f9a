//! Blind tokens: what two cases of one person have in common, and nobody without the office's key
//! can work out or try.
//!
//! The key is derived from the intake key, so that whoever can open all cases, and nobody else, can
//! make tokens; it is worked out when a case is screened and forgotten with the act.
//!
//! **Architecture Invariant:** a token is HMAC-SHA-256 over a blocking key, cut to 128 bits. Filler
//! is made with the same key from the case's id, so that without the key it looks like any other
//! token, and screening a case again changes no token that need not change: comparing two backups
//! tells filler from the rest no better than one does.

use std::collections::BTreeSet;
use std::fmt;

use casework::CaseId;
use data_encoding::HEXLOWER;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Parts tokens from everything else that is derived from the intake key.
const LABEL: &[u8] = b"postern/duplicates/v1";
/// Bytes of a token: cases share one by chance once in 2^128.
const TOKEN_BYTES: usize = 16;

/// Makes blind tokens.
pub struct TokenKey(Zeroizing<[u8; 32]>);

impl TokenKey {
    /// Derives the key from the secret text of an office key.
    pub(crate) fn derive(secret: &str) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, secret.as_bytes())
            .expand(LABEL, key.as_mut_slice())
            .expect("32 bytes are within what HKDF-SHA-256 gives");
        Self(key)
    }

    /// The tokens of blocking keys, sorted.
    pub fn tokens(&self, keys: &[String]) -> Vec<String> {
        let tokens: BTreeSet<String> =
            keys.iter().map(|key| self.token(b"key", key.as_bytes())).collect();
        tokens.into_iter().collect()
    }

    /// The tokens of a case, filled up to so many and sorted, so that neither their number nor
    /// their order tells which are filler.
    pub fn padded(&self, case: CaseId, keys: &[String], number: usize) -> Vec<String> {
        let real = self.tokens(keys).into_iter();
        let filler = (0u64..).map(|place| {
            let mut text = case.as_bytes().to_vec();
            text.extend_from_slice(&place.to_be_bytes());
            self.token(b"filler", &text)
        });
        let tokens: BTreeSet<String> = real.chain(filler).take(number).collect();
        tokens.into_iter().collect()
    }

    fn token(&self, kind: &[u8], text: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_slice())
            .expect("HMAC takes a key of any length");
        mac.update(kind);
        mac.update(&[0]);
        mac.update(text);
        HEXLOWER.encode(&mac.finalize().into_bytes()[..TOKEN_BYTES])
    }
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenKey(▮)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn cases_share_a_token_only_where_they_share_a_key() {
        let key = TokenKey::derive("a secret");
        let (one, two) = (CaseId::from_bytes([1; 16]), CaseId::from_bytes([2; 16]));
        let first = key.padded(one, &keys(&["anna 1990", "boris 1960"]), 32);
        let second = key.padded(two, &keys(&["boris 1960"]), 32);
        let shared: Vec<&String> = first.iter().filter(|token| second.contains(token)).collect();
        assert_eq!(shared, key.tokens(&keys(&["boris 1960"])).iter().collect::<Vec<_>>());
        assert_eq!((first.len(), second.len()), (32, 32));
        assert!(first.is_sorted() && first.iter().all(|token| token.len() == 2 * TOKEN_BYTES));
    }

    #[test]
    fn another_key_makes_other_tokens_and_the_same_one_the_same() {
        let case = CaseId::from_bytes([1; 16]);
        let known = keys(&["anna 1990"]);
        let tokens = TokenKey::derive("a secret").padded(case, &known, 32);
        assert_eq!(tokens, TokenKey::derive("a secret").padded(case, &known, 32));
        let other = TokenKey::derive("another").padded(case, &known, 32);
        assert!(tokens.iter().all(|token| !other.contains(token)));
    }

    #[test]
    fn a_new_key_takes_the_place_of_one_filler_and_moves_nothing_else() {
        let (key, case) = (TokenKey::derive("a secret"), CaseId::from_bytes([1; 16]));
        let before = key.padded(case, &keys(&["anna 1990"]), 32);
        let after = key.padded(case, &keys(&["anna 1990", "boris 1960"]), 32);
        assert_eq!(before.iter().filter(|token| !after.contains(token)).count(), 1);
    }
}
