//! Randomness as an argument: the operating system's in the product, a seeded stream in
//! simulations.
//!
//! **Architecture Invariant:** a generator that fails makes the caller fail (fault 29). There is no
//! fallback, so no codename, key or id is ever made from anything weaker.

use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

/// A source of uniform random bytes.
pub trait Entropy: Send + Sync {
    /// Fills the whole buffer, or fails; after a failure the buffer must not be used.
    fn fill(&self, buf: &mut [u8]) -> Result<(), EntropyFailed>;
}

/// The random generator did not deliver. Nothing may be drawn, sealed or promised.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the system's random generator failed, so nothing was drawn")]
pub struct EntropyFailed;

/// The operating system's generator.
#[derive(Clone, Copy, Default, Debug)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    fn fill(&self, buf: &mut [u8]) -> Result<(), EntropyFailed> {
        getrandom::fill(buf).map_err(|_| EntropyFailed)
    }
}

/// A reproducible stream for simulations and tests: SHA-256 of seed and counter. Never for real
/// cases, since whoever knows the seed knows every codename.
#[derive(Debug)]
pub struct SeededEntropy {
    seed: u64,
    next_block: Mutex<u64>,
}

impl SeededEntropy {
    /// The stream of this seed, from its beginning.
    pub fn new(seed: u64) -> Self {
        Self { seed, next_block: Mutex::new(0) }
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, buf: &mut [u8]) -> Result<(), EntropyFailed> {
        // The counter is whole after any panic elsewhere, so a poisoned lock is still usable.
        let mut block = self.next_block.lock().unwrap_or_else(PoisonError::into_inner);
        for piece in buf.chunks_mut(32) {
            let mut hash = Sha256::new();
            hash.update(b"postern seeded entropy 1");
            hash.update(self.seed.to_be_bytes());
            hash.update(block.to_be_bytes());
            piece.copy_from_slice(&hash.finalize()[..piece.len()]);
            *block += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(source: &dyn Entropy) -> [u8; 40] {
        let mut bytes = [0; 40];
        source.fill(&mut bytes).expect("works");
        bytes
    }

    #[test]
    fn a_seed_gives_one_stream_and_another_seed_another() {
        let (first, again, other) =
            (SeededEntropy::new(7), SeededEntropy::new(7), SeededEntropy::new(8));
        assert_eq!(draw(&first), draw(&again));
        assert_eq!(draw(&first), draw(&again), "the second draws agree as well");
        assert_ne!(draw(&first), draw(&SeededEntropy::new(7)), "the stream moves on");
        assert_ne!(draw(&SeededEntropy::new(7)), draw(&other));
    }

    #[test]
    fn the_systems_generator_fills_the_whole_buffer() {
        // 64 zero bytes at the end of a filled 1 KiB buffer would be a chance of 2^-512.
        let mut bytes = [0u8; 1024];
        OsEntropy.fill(&mut bytes).expect("works");
        assert_ne!(bytes[960..], [0; 64]);
    }
}
