//! NumPy's `default_rng`, so that both sides draw the same people from the same seed: SeedSequence
//! over PCG64 (XSL-RR), and its ways to whole numbers (Lemire) and to chances.

const MULTIPLIER: u128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645;
const POOL_WORDS: usize = 4;

/// A stream of draws.
pub(crate) struct Stream {
    state: u128,
    increment: u128,
    /// The upper half of a draw of which 32 bits were used.
    half: Option<u32>,
}

impl Stream {
    /// The stream of a seed.
    pub(crate) fn seeded(seed: u32) -> Self {
        let words = seed_words(seed);
        let long = |at: usize| u128::from(words[2 * at]) | u128::from(words[2 * at + 1]) << 32;
        let pair = |at: usize| long(at) << 64 | long(at + 1);
        let mut stream = Self { state: 0, increment: pair(2) << 1 | 1, half: None };
        stream.step();
        stream.state = stream.state.wrapping_add(pair(0));
        stream.step();
        stream
    }

    fn step(&mut self) {
        self.state = self.state.wrapping_mul(MULTIPLIER).wrapping_add(self.increment);
    }

    fn long(&mut self) -> u64 {
        self.step();
        let (high, low) = ((self.state >> 64) as u64, self.state as u64);
        (high ^ low).rotate_right((high >> 58) as u32)
    }

    fn short(&mut self) -> u32 {
        self.half.take().unwrap_or_else(|| {
            let long = self.long();
            self.half = Some((long >> 32) as u32);
            long as u32
        })
    }

    /// A whole number below `end`, as `integers(0, end)` draws it.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        let mut product = u64::from(self.short()) * u64::from(end);
        // Draws that would favour some numbers are thrown away.
        if (product as u32) < end {
            let threshold = end.wrapping_neg() % end;
            while (product as u32) < threshold {
                product = u64::from(self.short()) * u64::from(end);
            }
        }
        (product >> 32) as u32
    }

    /// True with this probability, as `random() < p` draws it.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        ((self.long() >> 11) as f64) / ((1_u64 << 53) as f64) < probability
    }
}

/// What SeedSequence makes of one small seed: a pool of mixed words, drawn out into eight.
fn seed_words(seed: u32) -> [u32; 8] {
    let mut hash = Hash { constant: 0x43b0_d7e5, multiplier: 0x931e_8875 };
    let mut pool = [0; POOL_WORDS];
    for (at, word) in pool.iter_mut().enumerate() {
        *word = hash.of(if at == 0 { seed } else { 0 });
    }
    for from in 0..POOL_WORDS {
        for to in (0..POOL_WORDS).filter(|to| *to != from) {
            let mixed = pool[to]
                .wrapping_mul(0xca01_f9dd)
                .wrapping_sub(hash.of(pool[from]).wrapping_mul(0x4973_f715));
            pool[to] = mixed ^ mixed >> 16;
        }
    }
    let mut hash = Hash { constant: 0x8b51_f9dd, multiplier: 0x58f3_8ded };
    std::array::from_fn(|at| hash.of(pool[at % POOL_WORDS]))
}

struct Hash {
    constant: u32,
    multiplier: u32,
}

impl Hash {
    fn of(&mut self, word: u32) -> u32 {
        let word = word ^ self.constant;
        self.constant = self.constant.wrapping_mul(self.multiplier);
        let word = word.wrapping_mul(self.constant);
        word ^ word >> 16
    }
}
