//! Days as whole numbers, so that they can be compared and counted like any other.

use jiff::civil::Date;

/// Days since 1 January 1970, negative before it (proleptic Gregorian calendar).
pub(crate) fn days_from_epoch(day: Date) -> i64 {
    let (month, date) = (i64::from(day.month()), i64::from(day.day()));
    // Years begin in March here, so that a leap day is the last day of its year.
    let year = i64::from(day.year()) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + date - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The day with this number; none beyond the years -9999 to 9999.
pub(crate) fn day_from_epoch(days: i64) -> Option<Date> {
    let days = days.checked_add(719_468)?;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let date = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(date).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_up_and_read_back() {
        assert_eq!(days_from_epoch(jiff::civil::date(1970, 1, 1)), 0);
        let first = jiff::civil::date(1895, 12, 30);
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
        for (number, day) in (days_from_epoch(first)..).zip(days.take(100_000)) {
            assert_eq!(day_from_epoch(number), Some(day));
            assert_eq!(days_from_epoch(day), number);
        }
        assert_eq!(day_from_epoch(i64::MAX), None);
    }
}
