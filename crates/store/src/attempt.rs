//! Attempts to sign in: a budget for each key, with a wait that doubles.

use crate::error::StoreError;
use crate::plan::{Plan, args};
use crate::store::Office;

/// What is left of a budget of attempts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Allowance {
    /// How many attempts may be made now; 0 means wait.
    pub left: u32,
    /// How long to wait until there is one; 0 if there is one now.
    pub wait_us: i64,
}

/// So many failures cost nothing but the attempt.
const FREE_FAILURES: i64 = 5;
/// The wait after the first failure beyond them; each further one doubles it.
const WAIT_US_MIN: i64 = 30 * 1_000_000;
const WAIT_US_MAX: i64 = 60 * 60 * 1_000_000;
/// After so long without a failure, earlier ones are forgotten.
const MEMORY_US: i64 = 24 * 60 * 60 * 1_000_000;

impl Office {
    /// Notes an attempt. A success clears the budget.
    pub async fn note_attempt(&self, key: &str, ok: bool) -> Result<(), StoreError> {
        let now_us = self.0.clock.now_us();
        let mut plan = Plan::new();
        if ok {
            plan.add("DELETE FROM attempts WHERE name = $1", args![key]);
        } else {
            plan.one(
                "INSERT INTO attempts (name, failures, last_us) VALUES ($1, 1, $2) \
                 ON CONFLICT (name) DO UPDATE SET failures = \
                 CASE WHEN attempts.last_us < $3 THEN 1 ELSE attempts.failures + 1 END, \
                 last_us = excluded.last_us",
                args![key, now_us, now_us.saturating_sub(MEMORY_US)],
            );
        }
        self.0.db.write(plan).await
    }

    /// What is left for this key.
    pub async fn attempts_left(&self, key: &str) -> Result<Allowance, StoreError> {
        let sql = "SELECT failures, last_us FROM attempts WHERE name = $1";
        let now_us = self.0.clock.now_us();
        let Some(row) = self.0.db.read_one(sql, args![key]).await? else {
            return Ok(allowance(0, 0, now_us));
        };
        let mut row = row.of("attempts");
        let (failures, last_us) = (row.int()?, row.int()?);
        if last_us > now_us {
            // The clock went back: count the wait from now, or it could last for years.
            let mut plan = Plan::new();
            plan.add("UPDATE attempts SET last_us = $1 WHERE name = $2", args![now_us, key]);
            self.0.db.write(plan).await?;
        }
        Ok(allowance(failures, last_us.min(now_us), now_us))
    }
}

fn allowance(failures: i64, last_us: i64, now_us: i64) -> Allowance {
    let since_us = now_us.saturating_sub(last_us);
    let failures = if since_us > MEMORY_US { 0 } else { failures };
    if failures < FREE_FAILURES {
        let left = u32::try_from(FREE_FAILURES - failures).unwrap_or(0);
        return Allowance { left, wait_us: 0 };
    }
    let doublings = u32::try_from(failures - FREE_FAILURES).unwrap_or(u32::MAX).min(20);
    let wait_us = (WAIT_US_MIN << doublings).min(WAIT_US_MAX).saturating_sub(since_us).max(0);
    Allowance { left: u32::from(wait_us == 0), wait_us }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_an_hour_and_a_day_forgets() {
        let minutes = |failures| allowance(failures, 0, 0).wait_us as f64 / 60e6;
        assert_eq!(allowance(4, 0, 0), Allowance { left: 1, wait_us: 0 });
        assert_eq!([5, 6, 7, 11, 12, 400].map(minutes), [0.5, 1.0, 2.0, 32.0, 60.0, 60.0]);
        assert_eq!(allowance(5, 0, WAIT_US_MIN), Allowance { left: 1, wait_us: 0 });
        assert_eq!(allowance(400, 0, MEMORY_US + 1).left, 5);
    }
}
