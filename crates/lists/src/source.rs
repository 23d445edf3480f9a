//! A file as UTF-8, whatever it was written in, with its digest and the line one is at.
//!
//! **Architecture Invariant:** one block of the file is in memory, and no more.

use std::io::{BufRead, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};
use memchr::memchr_iter;
use sha2::{Digest, Sha256};

use crate::encoding::{guessed, said};
use crate::report::Problem;

/// How much is read at once.
const BLOCK_BYTES: usize = 64 * 1024;
/// The longest piece of XML, such as a tag or the text between two: one of a real list has some
/// thousand characters.
pub(crate) const PIECE_BYTES_MAX: usize = 1024 * 1024;

/// Reads a file as UTF-8.
pub(crate) struct Source<R> {
    input: R,
    hash: Sha256,
    bytes: u64,
    /// Bytes read from the file and not yet decoded: the beginning of a letter.
    raw: Vec<u8>,
    decoder: Option<Decoder>,
    begun: bool,
    ended: bool,
    /// Decoded text; what stands before `at` was given out.
    out: String,
    at: usize,
    line: u64,
    /// Whether what was given out ends within a line.
    within_line: bool,
    /// Given out since the piece began.
    piece: usize,
    bounded: bool,
    /// Where the text was first damaged, and how often.
    damaged: Option<(u64, u64)>,
    guess: Option<(u64, &'static Encoding)>,
}

impl<R: BufRead> Source<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input,
            hash: Sha256::new(),
            bytes: 0,
            raw: Vec::new(),
            decoder: None,
            begun: false,
            ended: false,
            out: String::new(),
            at: 0,
            line: 1,
            within_line: false,
            piece: 0,
            bounded: false,
            damaged: None,
            guess: None,
        }
    }

    /// The beginning, without taking it.
    pub(crate) fn first(&mut self) -> std::io::Result<&[u8]> {
        self.fill_buf()
    }

    /// The line one is at, counted from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Whether all of it was given out, and its last line has no end: so does a file that was cut.
    pub(crate) fn ends_within_line(&mut self) -> std::io::Result<bool> {
        Ok(self.within_line && self.fill_buf()?.is_empty())
    }

    /// From here on a piece begins; one that is too long is an error.
    pub(crate) fn begin_piece(&mut self) {
        self.piece = 0;
        self.bounded = true;
    }

    /// Whether the piece was too long.
    pub(crate) fn piece_too_long(&self) -> bool {
        self.bounded && self.piece > PIECE_BYTES_MAX
    }

    /// Reads to the end and forgets it.
    pub(crate) fn drain(&mut self) -> std::io::Result<()> {
        self.bounded = false;
        loop {
            let len = self.fill_buf()?.len();
            if len == 0 {
                return Ok(());
            }
            self.consume(len);
        }
    }

    /// SHA-256 of what was read of the file.
    pub(crate) fn digest(&self) -> String {
        let digest = self.hash.clone().finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// How much was read of the file.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What was found about the encoding.
    pub(crate) fn notes(&self) -> Vec<Problem> {
        let guess = self.guess.map(|(line, encoding)| {
            let done = format!("read as {}, which its bytes look like", encoding.name());
            Problem::new(line, "text that is not UTF-8", "UTF-8", &done)
        });
        let damaged = self.damaged.map(|(line, times)| {
            let what = format!("bytes that are no text, {times} in the whole file");
            Problem::new(line, what, "text in one encoding", "each is read as U+FFFD")
        });
        guess.into_iter().chain(damaged).collect()
    }

    /// Reads a block and decodes it.
    fn refill(&mut self) -> std::io::Result<()> {
        self.out.clear();
        self.at = 0;
        while self.out.is_empty() && !self.ended {
            let before = self.raw.len();
            let limit = (BLOCK_BYTES - before.min(BLOCK_BYTES / 2)) as u64;
            let read = Read::by_ref(&mut self.input).take(limit).read_to_end(&mut self.raw)?;
            self.hash.update(self.raw.get(before..).unwrap_or_default());
            self.bytes += read as u64;
            self.ended = read == 0;
            if !self.begun {
                self.begun = true;
                let (encoding, mark) = said(&self.raw);
                self.raw.drain(..mark);
                self.decoder = encoding.map(Encoding::new_decoder_without_bom_handling);
            }
            self.decode();
        }
        Ok(())
    }

    fn decode(&mut self) {
        if self.decoder.is_none() {
            let high = self.raw.iter().position(|byte| !byte.is_ascii());
            let Some(high) = high else {
                // All ASCII so far: it is the same in every encoding that is left.
                self.out.push_str(&String::from_utf8_lossy(&self.raw));
                self.raw.clear();
                return;
            };
            let encoding = guessed(self.raw.get(high..).unwrap_or_default());
            if encoding != UTF_8 {
                let line = self.line + memchr_iter(b'\n', &self.raw[..high]).count() as u64;
                self.guess = Some((line, encoding));
            }
            self.decoder = Some(encoding.new_decoder_without_bom_handling());
        }
        let Some(decoder) = &mut self.decoder else { return };
        let mut from = 0;
        loop {
            let rest = self.raw.get(from..).unwrap_or_default();
            let room = decoder.max_utf8_buffer_length(rest.len()).unwrap_or(4 * BLOCK_BYTES);
            self.out.reserve(room);
            let (result, read, bad) = decoder.decode_to_string(rest, &mut self.out, self.ended);
            from += read;
            if bad {
                let times = self.out.matches('\u{fffd}').count() as u64;
                let lines = |text: &str| memchr_iter(b'\n', text.as_bytes()).count() as u64;
                let first = self.out.split('\u{fffd}').next().map_or(0, lines);
                let (line, before) = self.damaged.unwrap_or((self.line + first, 0));
                self.damaged = Some((line, before + times));
            }
            if matches!(result, CoderResult::InputEmpty) {
                break;
            }
        }
        self.raw.clear();
    }
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let mut from = self.fill_buf()?;
        let read = from.read(to)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Source<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.piece_too_long() {
            return Err(std::io::Error::other("a piece that is too long"));
        }
        if self.at >= self.out.len() && !self.ended {
            self.refill()?;
        }
        Ok(self.out.as_bytes().get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, len: usize) {
        let to = self.out.len().min(self.at + len);
        let given = self.out.as_bytes().get(self.at..to).unwrap_or_default();
        self.line += memchr_iter(b'\n', given).count() as u64;
        self.within_line = given.last().map_or(self.within_line, |byte| *byte != b'\n');
        self.piece += given.len();
        self.at = to;
    }
}
