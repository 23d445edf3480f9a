//! What the machine itself can do: how fast all cores together read memory, and read and write it.

use std::time::Instant;

use rayon::prelude::*;

/// Each array: 512 MiB, sixteen times a last cache of 32 MiB.
const WORDS: usize = 64 << 20;
const CHUNK_WORDS: usize = 1 << 16;
const ROUNDS: usize = 4;

/// Gigabytes a second.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Roof {
    /// Reading one array.
    pub(crate) read: f64,
    /// Reading one and writing another, both counted; what the cache fetches to write is not.
    pub(crate) both: f64,
}

impl Roof {
    /// The best of some rounds.
    pub(crate) fn measure() -> Self {
        let from: Vec<u64> = (0..WORDS as u64).into_par_iter().collect();
        let mut to = vec![1_u64; WORDS];
        let expected = (WORDS as u64 / 2).wrapping_mul(WORDS as u64 - 1);
        let mut best = Self::default();
        let bytes = (WORDS * size_of::<u64>()) as f64;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let sum: u64 = from.par_chunks(CHUNK_WORDS).map(add_up).reduce(|| 0, u64::wrapping_add);
            best.read = best.read.max(bytes / start.elapsed().as_secs_f64() / 1e9);
            assert_eq!(sum, expected, "the array was read");
            let start = Instant::now();
            let pairs = from.par_chunks(CHUNK_WORDS).zip(to.par_chunks_mut(CHUNK_WORDS));
            pairs.for_each(|(from, to)| to.iter_mut().zip(from).for_each(|(to, from)| *to = !from));
            best.both = best.both.max(2.0 * bytes / start.elapsed().as_secs_f64() / 1e9);
        }
        assert_eq!(to[WORDS - 1], !(WORDS as u64 - 1), "the array was written");
        best
    }

    /// The better of two.
    pub(crate) fn or(self, other: Self) -> Self {
        Self { read: self.read.max(other.read), both: self.both.max(other.both) }
    }

    /// Persons a second if nothing but memory took time.
    pub(crate) fn persons(&self, (read, written): (usize, usize)) -> f64 {
        let rate = if written == 0 { self.read } else { self.both };
        rate * 1e9 / (read + written) as f64
    }
}

fn add_up(words: &[u64]) -> u64 {
    words.iter().fold(0, |sum, word| sum.wrapping_add(*word))
}

/// The most memory this process has held, in megabytes.
pub(crate) fn resident_max_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    let kib: f64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or_default();
    kib / 1024.0
}

/// Processor, as the system names it.
pub(crate) fn processor() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("model name")).unwrap_or_default();
    line.split(": ").nth(1).unwrap_or("unknown").to_owned()
}
