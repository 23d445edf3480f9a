//! Chance that is the same every time: SplitMix64, as in Steele, Lea and Flood, "Fast splittable
//! pseudorandom number generators", 2014.

/// A stream of draws.
pub(crate) struct Draw(u64);

impl Draw {
    /// A stream of its own for each seed and purpose.
    pub(crate) fn new(seed: u64, purpose: u64) -> Self {
        let mut first = Self(seed);
        Self(first.next() ^ purpose.wrapping_mul(0xd134_2543_de82_ef95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another one; zero below zero.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        // The bias is below 2^-40 for the few thousand things that are drawn from.
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }

    /// One of some things.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}
