//! Many runs: each draws its own values of everything that is not known.

use std::ops::Range;

use rayon::prelude::*;

use crate::model::{Model, Outcome};

/// Populations with more households than this are run one after the other, each by all cores, so
/// that the memory of one run is enough.
const HOUSEHOLDS_AT_ONCE: usize = 2_000_000;

impl Model<'_> {
    /// The runs of a range, in order. Run `n` of a seed is the same whatever the range is.
    pub fn runs(&self, seed: u64, runs: Range<u32>, weeks: u32) -> Vec<Outcome> {
        let one = |run: u32| self.run(&self.assumptions.draw(seed, run), seed, run, weeks);
        if self.kind_of.len() > HOUSEHOLDS_AT_ONCE {
            return runs.map(one).collect();
        }
        runs.into_par_iter().map(one).collect()
    }
}

/// Which runs of an ensemble a job does: job `number` (from 1) of `jobs`. All jobs together do each
/// run once, and their ranges stand in order.
pub fn share(runs: u32, number: u32, jobs: u32) -> Range<u32> {
    let at = |part: u32| (u64::from(runs) * u64::from(part) / u64::from(jobs.max(1))) as u32;
    at(number.saturating_sub(1))..at(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_share_out_every_run_once_and_in_order() {
        for (runs, jobs) in [(1, 1), (10, 3), (3, 10), (500, 7), (u32::MAX, 1000)] {
            let mut next = 0;
            for number in 1..=jobs {
                let range = share(runs, number, jobs);
                assert_eq!(range.start, next);
                next = range.end;
            }
            assert_eq!(next, runs);
        }
    }
}
