//! Tests of the office's keys as their callers see them. Those for a fault carry its number.

mod case;
mod officer;
mod passphrase;
mod secrets;
mod stock_tool;
mod totp;

use casework::CaseId;
use keyring::{IntakeKey, OfficerIdentity, Passphrase, SealedOfficer, TestimonyKey, new_officer};
use sealing::{Entropy, EntropyFailed, InnerHeader, Purpose, SealedBy, SeededEntropy};

/// scrypt's least cost, so that tests take no time.
const WORK_FACTOR: u8 = 1;

fn header(purpose: Purpose) -> InnerHeader {
    InnerHeader {
        programme: [0xAB; 32],
        case: CaseId::from_bytes(*b"a case of a test"),
        purpose,
        sequence: 0,
        sealed_by: SealedBy::Server,
    }
}

fn passphrase(seed: u64) -> Passphrase {
    Passphrase::draw(&SeededEntropy::new(seed)).expect("seeded entropy works")
}

fn officer(seed: u64) -> (SealedOfficer, OfficerIdentity) {
    let entropy = SeededEntropy::new(seed + 1_000);
    new_officer(&entropy, &passphrase(seed), WORK_FACTOR).expect("makes an officer")
}

fn intake_key(seed: u64) -> IntakeKey {
    IntakeKey::generate(&SeededEntropy::new(seed)).expect("seeded entropy works")
}

fn testimony_key(seed: u64) -> TestimonyKey {
    TestimonyKey::generate(&SeededEntropy::new(seed)).expect("seeded entropy works")
}

/// A generator that fails.
struct BrokenEntropy;

impl Entropy for BrokenEntropy {
    fn fill(&self, _: &mut [u8]) -> Result<(), EntropyFailed> {
        Err(EntropyFailed)
    }
}
