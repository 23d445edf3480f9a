//! Sealing: sizes, limits, streaming, failing writers.

use std::io::{self, Read, Write};

use proptest::prelude::*;
use sealing::{
    BUCKETS, HEADER_BYTES, Recipient, SealError, Sealed, Sealer, TRAILER_BYTES, open_as, seal,
};
use sha2::{Digest, Sha256};

use super::{header, identity};

const FRAME: usize = HEADER_BYTES + TRAILER_BYTES;

/// What age adds to a plaintext: its header with one recipient (184 bytes with the nonce), a
/// random "grease" stanza of 13 to 190 bytes, and 16 bytes for each chunk of 64 KiB.
fn age_overhead(bucket: u64) -> std::ops::RangeInclusive<u64> {
    let chunks = bucket.div_ceil(64 * 1024);
    (184 + 13 + 16 * chunks)..=(184 + 190 + 16 * chunks)
}

fn sealed_in_pieces(body: &[u8], piece: usize) -> (Vec<u8>, Sealed) {
    let to = Recipient::of(&identity(1));
    let mut sealer = Sealer::new(&header(), &to, body.len() as u64, Vec::new()).expect("begins");
    for chunk in body.chunks(piece) {
        sealer.write_all(chunk).expect("within the limit");
    }
    assert_eq!(sealer.body_bytes(), body.len() as u64);
    sealer.finish().expect("finishes")
}

/// The padded plaintext, opened with age alone.
fn plaintext_of(ciphertext: &[u8]) -> Vec<u8> {
    let identity = identity(1);
    let decryptor = age::Decryptor::new(ciphertext).expect("an age file");
    let identities = std::iter::once(&identity as &dyn age::Identity);
    let mut plaintext = Vec::new();
    decryptor.decrypt(identities).expect("ours").read_to_end(&mut plaintext).expect("whole");
    plaintext
}

fn assert_size_is_closed(length: usize) {
    let body = vec![b'x'; length];
    let (ciphertext, sealed) = sealed_in_pieces(&body, 50_000);
    assert!(BUCKETS.contains(&sealed.bucket_bytes), "{length}");
    assert_eq!(plaintext_of(&ciphertext).len() as u64, sealed.bucket_bytes, "{length}");
    let overhead = ciphertext.len() as u64 - sealed.bucket_bytes;
    assert!(age_overhead(sealed.bucket_bytes).contains(&overhead), "{length}: {overhead}");
    assert_eq!(sealed.ciphertext_bytes, ciphertext.len() as u64);
    assert_eq!(sealed.ciphertext_digest, <[u8; 32]>::from(Sha256::digest(&ciphertext)));
}

#[test]
fn fault_16_sizes_at_every_bucket_border_are_in_the_closed_set() {
    for bucket in &BUCKETS[..5] {
        let full = *bucket as usize - FRAME;
        for length in [full - 1, full, full + 1] {
            assert_size_is_closed(length);
        }
    }
    assert_size_is_closed(0);
}

#[test]
fn fault_16_two_bodies_of_one_bucket_cannot_be_told_apart_by_size() {
    let sizes = |length: usize| {
        let body = vec![b'x'; length];
        (0..200).map(|_| sealed_in_pieces(&body, 4096).0.len()).collect::<Vec<_>>()
    };
    let (short, long) = (sizes(1), sizes(3800));
    // Overlapping ranges: a size seen for one is possible for the other.
    assert!(short.iter().max() > long.iter().min() && long.iter().max() > short.iter().min());
}

#[test]
fn an_opened_file_is_readable_with_stock_commands() {
    let (ciphertext, _) = sealed_in_pieces("Хочу жить.\n".as_bytes(), 3);
    let plaintext = plaintext_of(&ciphertext);
    assert_eq!(plaintext[..HEADER_BYTES], header().encode());
    assert!(plaintext[HEADER_BYTES..].starts_with("Хочу жить.\n".as_bytes()));
    assert!(plaintext.ends_with(b"length_bytes 000000000000000019\n"));
    let padding = &plaintext[HEADER_BYTES + 19..plaintext.len() - TRAILER_BYTES];
    assert!(padding.iter().all(|byte| *byte == b' '));
}

#[test]
fn fault_02_a_body_past_its_limit_is_refused_and_stays_refused() {
    let to = Recipient::of(&identity(1));
    let mut sealer = Sealer::new(&header(), &to, 100, Vec::new()).expect("begins");
    sealer.write_all(&[1; 100]).expect("up to the limit");
    for _ in 0..2 {
        let refused = sealer.write_all(&[1]);
        assert!(matches!(refused, Err(SealError::TooLarge { limit_bytes: 100 })));
    }
    // A smaller piece after a refusal must not slip in: the body would have a hole.
    assert!(matches!(sealer.write_all(&[]), Err(SealError::TooLarge { .. })));
    assert!(matches!(sealer.finish(), Err(SealError::TooLarge { limit_bytes: 100 })));
}

#[test]
fn fault_02_a_single_piece_past_the_limit_is_refused() {
    let to = Recipient::of(&identity(1));
    let mut sealer = Sealer::new(&header(), &to, 10, Vec::new()).expect("begins");
    assert!(matches!(sealer.write_all(&[1; 11]), Err(SealError::TooLarge { limit_bytes: 10 })));
    assert_eq!(sealer.body_bytes(), 0);
}

/// A writer that takes so many bytes and then fails, as a full disk does.
struct Full {
    room: usize,
}

impl Write for Full {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        if self.room == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let taken = buf.len().min(self.room);
        self.room -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn fault_24_a_full_disk_is_reported_wherever_it_strikes() {
    let to = Recipient::of(&identity(1));
    let body = vec![7u8; 100_000];
    let whole = seal(&header(), &body, &to).expect("seals").len();
    // Stay clear of the end by the most that age's random stanza can vary.
    for room in (0..whole - 400).step_by(9_973) {
        let result = Sealer::new(&header(), &to, 200_000, Full { room }).and_then(|mut sealer| {
            sealer.write_all(&body)?;
            sealer.finish()
        });
        assert!(matches!(result, Err(SealError::Write(_))), "room for {room} bytes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn fault_16_generated_bodies_have_closed_sizes(length in 0usize..300_000) {
        assert_size_is_closed(length);
    }

    #[test]
    fn a_body_opens_as_it_was_however_it_was_cut(
        body in prop::collection::vec(any::<u8>(), 0..20_000),
        piece in 1usize..5_000,
    ) {
        let (ciphertext, _) = sealed_in_pieces(&body, piece);
        let opened = open_as(&identity(1), &ciphertext, &header());
        prop_assert_eq!(opened.as_deref().map(Vec::as_slice), Ok(body.as_slice()));
    }
}
