//! What the machine itself can do, and how much memory was held.

use std::time::Instant;

use rayon::prelude::*;

/// 512 MiB, sixteen times a last cache of 32 MiB.
const WORDS: usize = 64 << 20;
const CHUNK_WORDS: usize = 1 << 16;
const ROUNDS: usize = 4;

/// Bytes a second that all cores together read, the best of some rounds.
pub(crate) fn bandwidth() -> f64 {
    let words: Vec<u64> = (0..WORDS as u64).into_par_iter().collect();
    let expected = (WORDS as u64 / 2).wrapping_mul(WORDS as u64 - 1);
    let rounds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        let add_up = |words: &[u64]| words.iter().fold(0, |sum: u64, word| sum.wrapping_add(*word));
        let sum: u64 = words.par_chunks(CHUNK_WORDS).map(add_up).reduce(|| 0, u64::wrapping_add);
        assert_eq!(sum, expected, "the array was read");
        (WORDS * size_of::<u64>()) as f64 / start.elapsed().as_secs_f64()
    });
    rounds.fold(0.0, f64::max)
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
