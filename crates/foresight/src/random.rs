//! Draws that depend on what they are for, never on when they are made.
//!
//! Philox4x32-10 after Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3"
//! (SC'11): a block cipher turned random number generator. The key is the seed and the replicate,
//! the counter says whose draw it is and for what. So two scenarios share every draw they both
//! need, and threads and jobs cannot change a result.

/// What a draw is for. Draws for different purposes are independent of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(transparent)]
pub struct Purpose(pub u32);

const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];

/// Philox4x32-10 as published: four words for a counter under a key.
#[inline(always)]
pub fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for round in 0..10 {
        if round > 0 {
            key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
        }
        let one = u64::from(MULTIPLIERS[0]) * u64::from(counter[0]);
        let two = u64::from(MULTIPLIERS[1]) * u64::from(counter[2]);
        counter = [
            (two >> 32) as u32 ^ counter[1] ^ key[0],
            two as u32,
            (one >> 32) as u32 ^ counter[3] ^ key[1],
            one as u32,
        ];
    }
    counter
}

/// All draws of one replicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    key: [u32; 2],
}

impl Draws {
    /// The draws of a replicate under a seed. Seeds and replicates are mixed, so that neighbouring
    /// ones share nothing.
    pub fn new(seed: u64, replicate: u32) -> Self {
        let mixed = philox([seed as u32, (seed >> 32) as u32, replicate, 0x706f_7374], [0, 0]);
        Self { key: [mixed[0], mixed[1]] }
    }

    /// Four words for a subject (mostly a person) at a time (mostly a week).
    #[inline(always)]
    pub fn words(self, purpose: Purpose, subject: u32, at: u32) -> [u32; 4] {
        philox([subject, at, purpose.0, 0], self.key)
    }

    /// A number between 0 and 1, both left out.
    #[inline(always)]
    pub fn uniform(self, purpose: Purpose, subject: u32, at: u32) -> f64 {
        uniform(self.words(purpose, subject, at)[0])
    }
}

/// A word as a number between 0 and 1, both left out.
#[inline(always)]
pub fn uniform(word: u32) -> f64 {
    (f64::from(word) + 0.5) / 4_294_967_296.0
}

/// A uniform number as one of the standard exponential law.
pub fn exponential(uniform: f64) -> f64 {
    -libm::log(uniform)
}

/// A uniform number as one of the standard logistic law.
pub fn logistic(uniform: f64) -> f64 {
    libm::log(uniform / (1.0 - uniform))
}

/// How likely a standard logistic number is at most `x`.
pub fn logistic_share(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_gives_the_published_known_answers() {
        // From the kat_vectors of Random123, the authors' own library.
        let answers = [
            ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
            ([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (counter, key, expected) in answers {
            assert_eq!(philox(counter, key), expected, "{counter:x?} {key:x?}");
        }
    }

    #[test]
    fn a_share_is_the_reverse_of_a_draw() {
        for word in [0, 1, 1 << 20, 1 << 31, u32::MAX] {
            let drawn = uniform(word);
            assert!((logistic_share(logistic(drawn)) - drawn).abs() < 1e-12);
            assert!(drawn > 0.0 && drawn < 1.0);
        }
    }
}
