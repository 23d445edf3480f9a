//! The days of an epidemic.
//!
//! Nothing is done for people to whom nothing happens: whoever gets it draws at once how long they
//! will pass it on, and whom they will pass it on to on which day, should these still be without
//! it. Trials that fail are jumped over: how many fail in a row is geometric. This has exactly the
//! law of a trial for each meeting of each day.

use super::Households;
use crate::random::{Draws, Purpose, uniform};

/// Draws that say who begins.
pub const SEEDS: Purpose = Purpose(0x7369_7273);
/// Draws of how long somebody passes it on.
pub const INFECTIOUS: Purpose = Purpose(0x7369_7264);
/// Draws of whom somebody passes it on to among all.
pub const MEETINGS: Purpose = Purpose(0x7369_726D);
/// Draws of whom somebody passes it on to within the household.
pub const WITHIN: Purpose = Purpose(0x7369_7277);

/// How long somebody passes it on, from the day after they got it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Course {
    /// This many days for everybody.
    Days(u32),
    /// Each day is the last one with this probability, above 0; at least one day.
    Daily(f64),
}

/// How it spreads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// People whom each person who has it meets in a day, drawn anew each time among all others.
    pub meetings_daily: u32,
    /// How likely one meeting passes it on.
    pub per_meeting: f64,
    /// How likely one day passes it on to each other person of the household.
    pub within_daily: f64,
    /// How long.
    pub course: Course,
    /// How likely each person begins with it on day 0.
    pub seeds: f64,
}

impl Spread {
    /// To how many people outside the household somebody passes it on, on average, if nobody has
    /// it yet.
    pub fn reproduction(&self) -> f64 {
        let days = match self.course {
            Course::Days(days) => f64::from(days),
            Course::Daily(last) => 1.0 / last,
        };
        f64::from(self.meetings_daily) * self.per_meeting * days
    }
}

/// How many got it on each day, from day 0; at most `days` further days. Shorter than that if it is
/// over before: the last entry is then the last day on which anybody got it.
pub fn run(households: &Households, spread: &Spread, draws: Draws, days: u32) -> Vec<u64> {
    let persons = households.persons();
    let begins = |p: &u32| draws.uniform(SEEDS, *p, 0) < spread.seeds;
    let mut calendar: Vec<Vec<u32>> = vec![Vec::new(); days as usize + 1];
    calendar[0] = (0..persons).filter(begins).collect();
    let mut has = vec![false; persons as usize];
    let mut each_day = Vec::new();
    for today in 0..=days {
        let due = std::mem::take(&mut calendar[today as usize]);
        let mut count = 0;
        for person in due {
            if !std::mem::replace(&mut has[person as usize], true) {
                count += 1;
                let passing = Passing { households, spread, draws, person, today };
                passing.on(&mut calendar);
            }
        }
        each_day.push(count);
    }
    let last = each_day.iter().rposition(|count| *count > 0).unwrap_or(0);
    each_day.truncate(last + 1);
    each_day
}

/// Somebody who got it today.
struct Passing<'a> {
    households: &'a Households,
    spread: &'a Spread,
    draws: Draws,
    person: u32,
    today: u32,
}

impl Passing<'_> {
    /// Enters whom they pass it on to.
    fn on(&self, calendar: &mut [Vec<u32>]) {
        let days = match self.spread.course {
            Course::Days(days) => days,
            Course::Daily(last) => {
                let drawn = self.draws.uniform(INFECTIOUS, self.person, 0);
                failures(drawn, last).saturating_add(1)
            }
        };
        let mut enter = |day: u32, person: u32| {
            let day = self.today.saturating_add(1).saturating_add(day);
            if let Some(due) = calendar.get_mut(day as usize) {
                due.push(person);
            }
        };
        self.meet(days, &mut enter);
        self.live_together(days, &mut enter);
    }

    /// The meetings of all days, one after the other, of which those that fail are jumped over.
    fn meet(&self, days: u32, enter: &mut impl FnMut(u32, u32)) {
        let others = self.households.persons() - 1;
        let daily = self.spread.meetings_daily;
        let meetings = days.saturating_mul(daily);
        let mut meeting = 0_u32;
        for draw in 0.. {
            let words = self.draws.words(MEETINGS, self.person, draw);
            for [jump, whom] in [[words[0], words[1]], [words[2], words[3]]] {
                meeting = meeting.saturating_add(failures(uniform(jump), self.spread.per_meeting));
                if meeting >= meetings || others == 0 {
                    return;
                }
                let other = ((u64::from(whom) * u64::from(others)) >> 32) as u32;
                enter(meeting / daily, other + u32::from(other >= self.person));
                meeting += 1;
            }
        }
    }

    /// For each other person of the household, the first day that passes it on.
    fn live_together(&self, days: u32, enter: &mut impl FnMut(u32, u32)) {
        let household = self.households.of(self.person);
        let others = household.clone().filter(|other| *other != self.person);
        for other in others {
            let at = other - household.start;
            let word = self.draws.words(WITHIN, self.person, at / 4)[at as usize % 4];
            let day = failures(uniform(word), self.spread.within_daily);
            if day < days {
                enter(day, other);
            }
        }
    }
}

/// How many trials fail before the first success, by inversion; [`u32::MAX`] if nothing succeeds.
fn failures(drawn: f64, success: f64) -> u32 {
    if success <= 0.0 {
        return u32::MAX;
    }
    // Casts keep to what fits; a certain success divides by minus infinity and gives 0.
    (libm::log(drawn) / libm::log1p(-success)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_before_a_success_are_geometric() {
        let draws = Draws::new(5, 0);
        let mut counts = [0_u32; 4];
        for subject in 0..100_000 {
            let failed = failures(draws.uniform(MEETINGS, subject, 0), 0.3);
            counts[failed.min(3) as usize] += 1;
        }
        for (count, share) in counts.iter().zip([0.3, 0.21, 0.147, 0.343]) {
            assert!((f64::from(*count) / 1e5 - share).abs() < 0.006, "{counts:?}");
        }
        assert_eq!((failures(0.5, 1.0), failures(0.5, 0.0)), (0, u32::MAX));
    }

    #[test]
    fn what_is_certain_takes_a_day_in_a_household_and_stays_there() {
        let households = Households::of_sizes([4; 500]);
        let spread = Spread {
            meetings_daily: 10,
            per_meeting: 0.0,
            within_daily: 1.0,
            course: Course::Days(2),
            seeds: 0.02,
        };
        let days = run(&households, &spread, Draws::new(9, 0), 50);
        assert_eq!(days.len(), 2, "{days:?}");
        assert_eq!(days.iter().sum::<u64>() % 4, 0);
        let nobody = run(&households, &Spread { seeds: 0.0, ..spread }, Draws::new(9, 0), 50);
        assert_eq!(nobody, [0]);
        let none = run(&Households::of_sizes([]), &spread, Draws::new(9, 0), 50);
        assert_eq!(none, [0]);
    }
}
