//! How many of those they are tied to somebody needs, from a threshold or from a law of them.

use rayon::prelude::*;

use crate::random::{Draws, Purpose, uniform};
use crate::ties::Ties;

/// Draws that say who needs how many.
pub const NEED: Purpose = Purpose(0x6E65_6564);

/// Draws that say who begins.
pub const SEEDS: Purpose = Purpose(0x7365_6564);

/// How many people are drawn for in one piece.
const CHUNK: usize = 1 << 16;

/// A counter of hits that are still needed: `u8` where nobody needs more than 254, else `u16`.
pub trait Counter: Copy + Send + Sync + PartialEq + std::fmt::Debug {
    /// Needs nothing: has joined, or will by themselves.
    const NONE: Self;
    /// Never joins.
    const NEVER: Self;

    /// A need as a counter; None where it is too large for one.
    fn of(need: u32) -> Option<Self>;

    /// What is needed after a hit, and whether this hit was the last one needed. Hits on those who
    /// need nothing and on those who never join change nothing.
    fn hit(self) -> (Self, bool);
}

macro_rules! counter {
    ($type:ty) => {
        impl Counter for $type {
            const NONE: Self = 0;
            const NEVER: Self = Self::MAX;

            fn of(need: u32) -> Option<Self> {
                Self::try_from(need).ok().filter(|need| *need != Self::NEVER)
            }

            #[inline(always)]
            fn hit(self) -> (Self, bool) {
                let counts = self.wrapping_sub(1) < Self::MAX - 1;
                (self - Self::from(counts), self == 1)
            }
        }
    };
}

counter!(u8);
counter!(u16);

/// How many of `degree` ties a person with a threshold needs: the least number whose share of all
/// is at least the threshold. 0 if the threshold is 0 or less; None (never) if no number will do.
pub fn need(threshold: f64, degree: u32) -> Option<u32> {
    if threshold <= 0.0 {
        return Some(0);
    }
    let least = libm::ceil(threshold * f64::from(degree));
    (degree > 0 && least <= f64::from(degree)).then_some(least as u32)
}

/// A law of thresholds made ready: for each degree, how likely each need is. Drawing from it takes
/// one word a person and no logarithm, and gives what [`need`] gives for the threshold that is
/// drawn by inversion from the same word.
#[derive(Clone, Debug, PartialEq)]
pub struct Thresholds {
    /// For each degree, the shares of the law up to 0/k, 1/k, …, k/k.
    shares: Vec<Vec<f64>>,
}

impl Thresholds {
    /// Of a law given by its distribution function, for degrees up to `degree_max`; people of
    /// higher degree never join.
    pub fn new(law: impl Fn(f64) -> f64, degree_max: u32) -> Self {
        Self { shares: (0..=degree_max).map(|degree| parts(&law, degree)).collect() }
    }

    /// The same for one degree only; people of any other never join.
    pub fn of_degree(law: impl Fn(f64) -> f64, degree: u32) -> Self {
        let mut shares = vec![Vec::new(); degree as usize];
        shares.push(parts(law, degree));
        Self { shares }
    }

    /// The need for a degree and a number between 0 and 1; None is never.
    pub fn need(&self, degree: u32, drawn: f64) -> Option<u32> {
        let shares = self.shares.get(degree as usize)?;
        let need = shares.partition_point(|share| drawn > *share);
        (need < shares.len()).then_some(need as u32)
    }
}

/// The shares of a law up to 0, 1/k, …, k/k.
fn parts(law: impl Fn(f64) -> f64, degree: u32) -> Vec<f64> {
    let of = |part: u32| if part == 0 { 0.0 } else { f64::from(part) / f64::from(degree) };
    (0..=degree).map(|part| law(of(part))).collect()
}

/// Draws everybody's need. A need that is too large for the counter counts as never, so choose
/// `u16` where somebody may need 255 or more.
pub fn needs<T: Ties, C: Counter>(ties: &T, thresholds: &Thresholds, draws: Draws) -> Vec<C> {
    let mut needs = vec![C::NEVER; ties.persons() as usize];
    needs.par_chunks_mut(CHUNK).enumerate().for_each(|(chunk, needs)| {
        for (person, needed) in ((chunk * CHUNK) as u32..).zip(needs) {
            let drawn = draws.uniform(NEED, person, 0);
            let need = thresholds.need(ties.degree(person), drawn);
            *needed = need.and_then(C::of).unwrap_or(C::NEVER);
        }
    });
    needs
}

/// Draws who begins: each person with this probability, in order of number.
pub fn seeds(persons: u32, probability: f64, draws: Draws) -> Vec<u32> {
    let chunks = (persons as usize).div_ceil(CHUNK);
    let chosen = |chunk: usize| {
        let first = (chunk * CHUNK) as u32;
        let people = first..persons.min(first.saturating_add(CHUNK as u32));
        let chosen = people.filter(|p| uniform(draws.words(SEEDS, *p, 0)[0]) < probability);
        chosen.collect::<Vec<u32>>()
    };
    (0..chunks).into_par_iter().flat_map_iter(chosen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_the_least_number_whose_share_will_do() {
        let cases = [
            (-0.1, 5, Some(0)),
            (0.0, 0, Some(0)),
            (0.01, 0, None),
            (0.01, 10, Some(1)),
            (0.25, 8, Some(2)),
            (0.26, 8, Some(3)),
            (1.0, 3, Some(3)),
            (1.01, 3, None),
        ];
        for (threshold, degree, expected) in cases {
            assert_eq!(need(threshold, degree), expected, "{threshold} of {degree}");
        }
    }

    #[test]
    fn a_law_made_ready_gives_what_each_threshold_gives() {
        // Thresholds uniform from −0.5 to 1.5: inversion is drawn · 2 − 0.5.
        let law = |share: f64| ((share + 0.5) / 2.0).clamp(0.0, 1.0);
        let thresholds = Thresholds::new(law, 12);
        for degree in 0..=12 {
            for step in 0..1_000 {
                let drawn = (f64::from(step) + 0.37) / 1_000.0;
                let threshold = drawn * 2.0 - 0.5;
                let expected = need(threshold, degree);
                assert_eq!(thresholds.need(degree, drawn), expected, "{threshold} of {degree}");
            }
        }
        assert_eq!(thresholds.need(13, 0.9), None);
    }

    #[test]
    fn a_hit_counts_until_nothing_is_needed_and_never_for_the_others() {
        assert_eq!(u8::of(254), Some(254));
        assert_eq!((u8::of(255), u16::of(255), u16::of(65_535)), (None, Some(255), None));
        assert_eq!(2_u8.hit(), (1, false));
        assert_eq!(1_u8.hit(), (0, true));
        assert_eq!(0_u8.hit(), (0, false));
        assert_eq!(u8::NEVER.hit(), (u8::NEVER, false));
        assert_eq!(254_u8.hit(), (253, false));
        assert_eq!(u16::NEVER.hit(), (u16::NEVER, false));
    }
}
