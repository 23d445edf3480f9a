//! Whether a population fits, before anything is set aside for it.

use foresight::population::bytes_needed;

use crate::error::ForecastError;

/// Refuses a population that would not fit.
pub(crate) fn fits(people: u64) -> Result<(), ForecastError> {
    match available() {
        Some(available) => within(people, available),
        None => Ok(()),
    }
}

fn within(people: u64, available: u64) -> Result<(), ForecastError> {
    let needed = bytes_needed(people);
    if needed <= available {
        return Ok(());
    }
    let (mut fits, mut too_many) = (0, people);
    while too_many - fits > 1 {
        let middle = fits + (too_many - fits) / 2;
        if bytes_needed(middle) <= available { fits = middle } else { too_many = middle }
    }
    let mib = |bytes: u64| bytes >> 20;
    let (needed_mib, available_mib) = (mib(needed), mib(available));
    Err(ForecastError::Memory { people, needed_mib, available_mib, most: fits })
}

/// What Linux says can be had without swapping, in bytes; a limit of the control group counts too.
fn available() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    let limit = std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok();
    let limit = limit.and_then(|text| text.trim().parse().ok()).unwrap_or(u64::MAX);
    Some((kib << 10).min(limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_refused_with_what_would() {
        assert!(within(1_000_000, 8 << 30).is_ok());
        let refused = within(144_000_000, 1 << 30).expect_err("too many").to_string();
        assert!(refused.contains("144000000 people need about"), "{refused}");
        let most = refused.split("at most ").nth(1).and_then(|rest| rest.split(' ').next());
        let most: u64 = most.and_then(|most| most.parse().ok()).expect("a number");
        assert!(within(most, 1 << 30).is_ok() && within(most + 1, 1 << 30).is_err());
    }
}
