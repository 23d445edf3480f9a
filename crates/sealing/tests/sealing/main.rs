//! Tests of sealing as its callers see it. Those for a fault carry its number.

mod codename;
mod derive;
mod header;
mod open;
mod recipient;
mod seal;
mod secrets;

use casework::CaseId;
use sealing::{Entropy, EntropyFailed, InnerHeader, Purpose, SealedBy, SeededEntropy};

/// A header of some case, as the portal would write it.
fn header() -> InnerHeader {
    InnerHeader {
        programme: [0xAB; 32],
        case: CaseId::from_bytes(*b"a case of a test"),
        purpose: Purpose::Message,
        sequence: 7,
        sealed_by: SealedBy::Server,
    }
}

/// A fresh age identity, the same in every run.
fn identity(seed: u64) -> age::x25519::Identity {
    sealing::identity::draw_identity(&SeededEntropy::new(seed)).expect("seeded entropy works")
}

/// A generator that writes half of what was asked and fails.
struct BrokenEntropy;

impl Entropy for BrokenEntropy {
    fn fill(&self, buf: &mut [u8]) -> Result<(), EntropyFailed> {
        let half = buf.len() / 2;
        buf[..half].fill(9);
        Err(EntropyFailed)
    }
}

/// A generator that is stuck on one byte and reports success.
struct StuckEntropy(u8);

impl Entropy for StuckEntropy {
    fn fill(&self, buf: &mut [u8]) -> Result<(), EntropyFailed> {
        buf.fill(self.0);
        Ok(())
    }
}
