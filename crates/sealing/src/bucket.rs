//! The closed set of plaintext sizes, so that the length of a sealed body says little about what is
//! in it (fault 16).
//!
//! Padding happens before sealing, never after: trailing bytes would break stock age tools. The
//! ciphertext is then bucket + age's overhead, and that overhead varies a little because the Rust
//! implementation of age adds a header stanza of random length to every file.

use crate::header::HEADER_BYTES;
use crate::seal::TRAILER_BYTES;

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// Every size a padded plaintext can have, each four times the one before: 4 KiB to 4 GiB.
pub const BUCKETS: [u64; 11] = [
    4 * KIB,
    16 * KIB,
    64 * KIB,
    256 * KIB,
    MIB,
    4 * MIB,
    16 * MIB,
    64 * MIB,
    256 * MIB,
    1024 * MIB,
    4096 * MIB,
];

/// The smallest bucket that holds header, a body of this length, and trailer; `None` when the
/// largest does not.
pub fn bucket_for(body_bytes: u64) -> Option<u64> {
    let needed = body_bytes.checked_add((HEADER_BYTES + TRAILER_BYTES) as u64)?;
    BUCKETS.into_iter().find(|bucket| *bucket >= needed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_16_each_bucket_is_filled_to_its_last_byte_and_no_further() {
        let frame = (HEADER_BYTES + TRAILER_BYTES) as u64;
        for (place, bucket) in BUCKETS.into_iter().enumerate() {
            assert_eq!(bucket_for(bucket - frame), Some(bucket));
            assert_eq!(bucket_for(bucket - frame + 1), BUCKETS.get(place + 1).copied());
        }
        assert_eq!(bucket_for(0), Some(4096));
        assert_eq!(bucket_for(u64::MAX), None);
    }
}
