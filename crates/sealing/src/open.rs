//! Opening a sealed body, whole or not at all.
//!
//! **Architecture Invariant:** nothing is returned before age has verified the last chunk and every
//! header field equals what was expected. age releases chunks as it goes, so a truncated file would
//! otherwise show a true prefix (fault 27).

use std::io::Read;

use age::x25519::Identity;
use age::{DecryptError, Decryptor};
use zeroize::Zeroizing;

use crate::bucket::BUCKETS;
use crate::header::{HEADER_BYTES, HeaderError, HeaderField, InnerHeader};
use crate::seal::{PADDING, TRAILER_BYTES, trailer};

/// Why a body was not opened. Each is an alarm for the officer, not a reason to hide the rest of
/// the inbox.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OpenError {
    /// Sealed to another key.
    #[error("sealed to another key")]
    NotForThisKey,
    /// Not an age file, cut short, lengthened or altered.
    #[error("damaged or cut short")]
    Damaged,
    /// Opens, but does not begin with an inner header.
    #[error("no inner header: {0}")]
    Header(#[from] HeaderError),
    /// A genuine body in the wrong place: swapped, replayed, reordered or relabelled.
    #[error("the body belongs elsewhere: {0:?} differs")]
    Misplaced(HeaderField),
    /// Length, padding or trailer are not as the sealing side writes them.
    #[error("the padding or the length is wrong")]
    BadPadding,
}

/// Opens a body that was sealed to `identity` and belongs exactly where `expected` says.
///
/// Memory is bounded by the length of `sealed`: age neither compresses nor expands.
pub fn open_as(
    identity: &Identity,
    sealed: &[u8],
    expected: &InnerHeader,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let mut plaintext = open_age(identity, sealed)?;
    let found = InnerHeader::parse(&plaintext)?;
    if let Some(field) = expected.first_difference(&found) {
        return Err(OpenError::Misplaced(field));
    }
    let body_bytes = body_length(&plaintext).ok_or(OpenError::BadPadding)?;
    // Moved within the one buffer, which is zeroed to its full capacity when dropped.
    plaintext.copy_within(HEADER_BYTES..HEADER_BYTES + body_bytes, 0);
    plaintext.truncate(body_bytes);
    Ok(plaintext)
}

/// The whole plaintext of an age file, after its last chunk has been verified.
fn open_age(identity: &Identity, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| OpenError::Damaged)?;
    let identities = std::iter::once(identity as &dyn age::Identity);
    let mut reader = decryptor.decrypt(identities).map_err(|error| match error {
        DecryptError::NoMatchingKeys => OpenError::NotForThisKey,
        _ => OpenError::Damaged,
    })?;
    // Room for everything at once: a buffer that grows would leave unzeroed copies behind.
    let mut plaintext = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plaintext).map_err(|_| OpenError::Damaged)?;
    Ok(plaintext)
}

/// The true length of the body, if size, trailer and padding are exactly as they should be.
fn body_length(plaintext: &[u8]) -> Option<usize> {
    if !BUCKETS.contains(&(plaintext.len() as u64)) {
        return None;
    }
    let (padded, end) = plaintext.split_at(plaintext.len() - TRAILER_BYTES);
    let digits = std::str::from_utf8(end).ok()?.strip_prefix("length_bytes ")?.trim_end();
    let body_bytes: u64 = digits.parse().ok()?;
    let padding = padded.get(HEADER_BYTES.checked_add(usize::try_from(body_bytes).ok()?)?..)?;
    let canonical = end == trailer(body_bytes)
        && crate::bucket_for(body_bytes) == Some(plaintext.len() as u64)
        && padding.iter().all(|byte| *byte == PADDING);
    canonical.then_some(body_bytes as usize)
}
