//! Sealing one body to one recipient, as it streams in.
//!
//! ```text
//! header (256 bytes) ‖ body ‖ spaces ‖ "length_bytes 000000000000001234\n" (32 bytes)
//! ```
//!
//! The whole is one of [`BUCKETS`](crate::BUCKETS) long. The last 32 bytes hold the body's true
//! length; they are at the end because the length is known only there. Opened with a stock tool,
//! the body is what follows the header: `age -d -i KEY body | tail -c +257 | head -c LENGTH`.

use std::io::{self, Write};

use age::stream::StreamWriter;
use sha2::{Digest, Sha256};

use crate::bucket::{BUCKETS, bucket_for};
use crate::header::{HEADER_BYTES, InnerHeader};
use crate::recipient::Recipient;

/// Length of the trailer that holds the body's true length.
pub const TRAILER_BYTES: usize = 32;

/// The byte that fills a plaintext up to its bucket: printable, so that an opened file stays
/// readable in any editor.
pub(crate) const PADDING: u8 = b' ';

static PADDING_CHUNK: [u8; 16 * 1024] = [PADDING; 16 * 1024];

/// Why nothing was sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The body is longer than the caller allows, or than the largest bucket holds.
    #[error("the body is longer than {limit_bytes} bytes")]
    TooLarge {
        /// The longest body allowed.
        limit_bytes: u64,
    },
    /// age did not accept the recipient.
    #[error("the recipient cannot be sealed to")]
    Recipient,
    /// The destination could not be written.
    #[error("the sealed body could not be written")]
    Write(#[source] io::Error),
}

/// What was written, for the journal. Nothing here depends on the body's true length except
/// through its bucket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed {
    /// Length of the padded plaintext, one of [`BUCKETS`](crate::BUCKETS).
    pub bucket_bytes: u64,
    /// Length of the age file.
    pub ciphertext_bytes: u64,
    /// SHA-256 of the age file.
    pub ciphertext_digest: [u8; 32],
}

/// Seals a body while it arrives, holding at most one age chunk of it in memory.
pub struct Sealer<W: Write> {
    stream: StreamWriter<Counted<W>>,
    body_bytes: u64,
    limit_bytes: u64,
    /// A refused body must not be finished into something that opens as if it were whole.
    refused: bool,
}

impl<W: Write> Sealer<W> {
    /// Begins a sealed body that may hold up to `limit_bytes`, and writes its header.
    pub fn new(
        header: &InnerHeader,
        to: &Recipient,
        limit_bytes: u64,
        writer: W,
    ) -> Result<Self, SealError> {
        let recipients = std::iter::once(to.as_age() as &dyn age::Recipient);
        let encryptor =
            age::Encryptor::with_recipients(recipients).map_err(|_| SealError::Recipient)?;
        let counted = Counted { inner: writer, digest: Sha256::new(), bytes: 0 };
        let mut stream = encryptor.wrap_output(counted).map_err(SealError::Write)?;
        stream.write_all(&header.encode()).map_err(SealError::Write)?;
        let largest = BUCKETS[BUCKETS.len() - 1] - (HEADER_BYTES + TRAILER_BYTES) as u64;
        let limit_bytes = limit_bytes.min(largest);
        Ok(Self { stream, body_bytes: 0, limit_bytes, refused: false })
    }

    /// Takes the next piece of the body. After a refusal every further call is refused too.
    pub fn write_all(&mut self, chunk: &[u8]) -> Result<(), SealError> {
        let total = self.body_bytes.saturating_add(chunk.len() as u64);
        if self.refused || total > self.limit_bytes {
            self.refused = true;
            return Err(SealError::TooLarge { limit_bytes: self.limit_bytes });
        }
        self.body_bytes = total;
        self.stream.write_all(chunk).map_err(SealError::Write)
    }

    /// How much of the body has been taken.
    pub fn body_bytes(&self) -> u64 {
        self.body_bytes
    }

    /// Pads to the bucket, writes the trailer and the last chunk, and gives the writer back.
    /// Flushing and syncing it is the caller's.
    pub fn finish(mut self) -> Result<(W, Sealed), SealError> {
        let too_large = SealError::TooLarge { limit_bytes: self.limit_bytes };
        if self.refused {
            return Err(too_large);
        }
        let Some(bucket_bytes) = bucket_for(self.body_bytes) else { return Err(too_large) };
        let mut padding = bucket_bytes - self.body_bytes - (HEADER_BYTES + TRAILER_BYTES) as u64;
        while padding > 0 {
            let piece = padding.min(PADDING_CHUNK.len() as u64);
            self.stream.write_all(&PADDING_CHUNK[..piece as usize]).map_err(SealError::Write)?;
            padding -= piece;
        }
        self.stream.write_all(&trailer(self.body_bytes)).map_err(SealError::Write)?;
        let counted = self.stream.finish().map_err(SealError::Write)?;
        let sealed = Sealed {
            bucket_bytes,
            ciphertext_bytes: counted.bytes,
            ciphertext_digest: counted.digest.finalize().into(),
        };
        Ok((counted.inner, sealed))
    }
}

/// Seals a body that is already in memory.
pub fn seal(header: &InnerHeader, plaintext: &[u8], to: &Recipient) -> Result<Vec<u8>, SealError> {
    let mut sealer = Sealer::new(header, to, plaintext.len() as u64, Vec::new())?;
    sealer.write_all(plaintext)?;
    sealer.finish().map(|(sealed, _)| sealed)
}

/// The last 32 bytes of a padded plaintext.
pub(crate) fn trailer(body_bytes: u64) -> [u8; TRAILER_BYTES] {
    let text = format!("length_bytes {body_bytes:018}\n");
    text.into_bytes().try_into().expect("13 + 18 + 1 characters; no bucket needs more digits")
}

/// Hashes and counts what goes through.
struct Counted<W> {
    inner: W,
    digest: Sha256,
    bytes: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(buf)?;
        self.digest.update(&buf[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
