//! From a codename to the look-up value and the applicant's reply key.
//!
//! Argon2id stretches the codename under one salt a programme, and HKDF-SHA256 parts the result
//! into a locator and an X25519 identity. There is no salt per case, because the codename is also
//! what finds the case; the codename's own 86 bits carry the weight instead.

use std::fmt;
use std::str::FromStr;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use data_encoding::HEXLOWER;
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::codename::Codename;
use crate::reply_key::ReplyKey;

const LOCATOR_INFO: &[u8] = b"postern 1 locator";
const REPLY_KEY_INFO: &[u8] = b"postern 1 reply key";

/// Bounds on stored parameters, so that a damaged or hostile file cannot ask for the whole machine.
const MEMORY_KIB_MAX: u32 = 1024 * 1024;
const PASSES_MAX: u32 = 16;
const LANES_MAX: u32 = 16;

/// How codenames are stretched; one set a programme, fixed once the first case exists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KdfParams {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Parallel lanes.
    pub lanes: u32,
    /// The programme's salt. Not secret.
    pub salt: [u8; 16],
}

/// Why a text gives no usable parameters, or why parameters cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KdfParamsError {
    /// Not `argon2id$m=…,t=…,p=…$` and 32 hexadecimal digits.
    #[error("expected 'argon2id$m=KIB,t=PASSES,p=LANES$' and 32 hexadecimal digits")]
    Malformed,
    /// Below what Argon2 can do, or above what this program is willing to do.
    #[error("Argon2 parameters out of range")]
    OutOfRange,
}

impl KdfParams {
    /// What a new programme uses: 64 MiB, three passes, one lane.
    pub fn standard(salt: [u8; 16]) -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1, salt }
    }

    /// Fast and worthless: for tests only.
    pub fn for_tests() -> Self {
        Self { memory_kib: 64, passes: 1, lanes: 1, salt: *b"salt for tests  " }
    }

    /// The one-line form that is stored.
    pub fn to_text(&self) -> String {
        let Self { memory_kib, passes, lanes, salt } = self;
        format!("argon2id$m={memory_kib},t={passes},p={lanes}${}", HEXLOWER.encode(salt))
    }

    /// Reads the stored form back, strictly.
    pub fn parse(text: &str) -> Result<Self, KdfParamsError> {
        let mut parts = text.split('$');
        let (Some("argon2id"), Some(costs), Some(salt), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(KdfParamsError::Malformed);
        };
        let mut costs = costs.split(',');
        let mut cost = |name: &str| {
            let value = costs.next().and_then(|part| part.strip_prefix(name));
            value.and_then(|value| value.parse().ok()).ok_or(KdfParamsError::Malformed)
        };
        let (memory_kib, passes, lanes) = (cost("m=")?, cost("t=")?, cost("p=")?);
        let salt = HEXLOWER.decode(salt.as_bytes()).ok().and_then(|salt| salt.try_into().ok());
        let salt = salt.ok_or(KdfParamsError::Malformed)?;
        let params = Self { memory_kib, passes, lanes, salt };
        if params.to_text() != text {
            return Err(KdfParamsError::Malformed);
        }
        params.argon2().map(|_| params)
    }

    fn argon2(&self) -> Result<Params, KdfParamsError> {
        let within = self.memory_kib <= MEMORY_KIB_MAX
            && self.passes <= PASSES_MAX
            && self.lanes <= LANES_MAX;
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32));
        params.ok().filter(|_| within).ok_or(KdfParamsError::OutOfRange)
    }
}

impl FromStr for KdfParams {
    type Err = KdfParamsError;

    fn from_str(text: &str) -> Result<Self, KdfParamsError> {
        Self::parse(text)
    }
}

/// SHA-256 of a locator: what the server stores and looks cases up by. The locator itself leaves no
/// trace. Shown in hexadecimal; Debug prints nothing, so that it stays out of logs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocatorHash([u8; 32]);

/// The text is not 64 lowercase hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a locator hash is 64 lowercase hexadecimal digits")]
pub struct LocatorHashError;

impl LocatorHash {
    /// The hash with these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for LocatorHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for LocatorHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LocatorHash(▮)")
    }
}

impl FromStr for LocatorHash {
    type Err = LocatorHashError;

    fn from_str(text: &str) -> Result<Self, LocatorHashError> {
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| LocatorHashError)?;
        bytes.try_into().map(Self).map_err(|_| LocatorHashError)
    }
}

/// What a codename gives.
#[derive(Debug)]
pub struct Derived {
    /// Finds the case.
    pub locator: LocatorHash,
    /// Opens what the office wrote.
    pub reply: ReplyKey,
}

/// Stretches a codename. Costs the memory and time that `params` say, on the calling thread.
pub fn derive(codename: &Codename, params: &KdfParams) -> Result<Derived, KdfParamsError> {
    let costs = params.argon2()?;
    let mut memory = Zeroizing::new(vec![Block::default(); costs.block_count()]);
    let mut stretched = Zeroizing::new([0u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, costs)
        .hash_password_into_with_memory(
            codename.ascii().as_slice(),
            &params.salt,
            stretched.as_mut_slice(),
            memory.as_mut_slice(),
        )
        .map_err(|_| KdfParamsError::OutOfRange)?;
    let (locator, reply_secret) =
        (part(&stretched, LOCATOR_INFO), part(&stretched, REPLY_KEY_INFO));
    Ok(Derived {
        locator: LocatorHash(Sha256::digest(locator.as_slice()).into()),
        reply: ReplyKey::from_secret(&reply_secret),
    })
}

/// One independent key from the stretched codename, named by its use.
fn part(stretched: &[u8; 32], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0u8; 32]);
    Hkdf::<Sha256>::new(None, stretched)
        .expand(info, key.as_mut_slice())
        .expect("32 bytes are within what HKDF-SHA256 gives");
    key
}
