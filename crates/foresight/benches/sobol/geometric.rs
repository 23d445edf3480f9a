//! In which week something with a weekly chance happens first, from one keyed word: by table, as
//! two of these are needed for everybody who decides.

/// The geometric law of one chance, up to a last week of interest.
pub(crate) struct Geometric {
    /// How likely, in steps of 2⁻³², nothing has happened after so many weeks.
    survival: Vec<u64>,
    /// For the first byte of a word: the earliest week it can mean.
    earliest: [u8; 256],
}

impl Geometric {
    /// `weeks` is at most 254: whatever happens later is said to happen in week `weeks + 1`.
    pub(crate) fn new(chance: f64, weeks: usize) -> Self {
        assert!(weeks < 255, "a week fits into a byte");
        let survival: Vec<u64> = (0..=weeks)
            .map(|week| (libm::pow(1.0 - chance, week as f64) * 4_294_967_296.0) as u64)
            .collect();
        let mut earliest = [0; 256];
        for (byte, earliest) in earliest.iter_mut().enumerate() {
            let largest = (byte as u64) << 24 | 0x00ff_ffff;
            *earliest = survival.partition_point(|left| largest < *left) as u8;
        }
        Self { survival, earliest }
    }

    /// The week, from 1, in which it happens first: the first after which less is left than the
    /// word says.
    #[inline(always)]
    pub(crate) fn week(&self, word: u32) -> usize {
        let mut week = usize::from(self.earliest[(word >> 24) as usize]);
        while week < self.survival.len() && u64::from(word) < self.survival[week] {
            week += 1;
        }
        week
    }
}

/// Checks the table against the law itself.
pub(crate) fn check() {
    let (chance, weeks) = (0.13, 52);
    let law = Geometric::new(chance, weeks);
    let mut counts = vec![0_u32; weeks + 2];
    let words = 1 << 20;
    for word in 0..words {
        counts[law.week(word * 4096 + 2048)] += 1;
    }
    let mut left = 1.0;
    for count in &counts[1..=weeks] {
        let share = f64::from(*count) / f64::from(words);
        assert!((share - left * chance).abs() < 1e-5, "{share} {}", left * chance);
        left *= 1.0 - chance;
    }
}
