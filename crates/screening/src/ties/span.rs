//! When something holds: from a first day to a last, each known to the day, month or year.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::days::Days;

/// Whether something is so: known, open, or known not to be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// It is known not to be so.
    Not,
    /// It may be so.
    Possibly,
    /// It is so.
    Surely,
}

/// The days on which a tie holds, both ends included.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// When it began; none if no source says.
    pub start: Option<Days>,
    /// When it ended; none if no source says that it has.
    pub end: Option<Days>,
}

impl Span {
    /// Whether it holds on a day. What has begun and has no end is taken to last; what has no
    /// beginning may not have begun yet.
    pub fn on(&self, day: Date) -> Holds {
        let begun = match self.start {
            None => Holds::Possibly,
            Some(start) if start.last <= day => Holds::Surely,
            Some(start) if start.first <= day => Holds::Possibly,
            Some(_) => Holds::Not,
        };
        let lasts = match self.end {
            None => Holds::Surely,
            Some(end) if day <= end.first => Holds::Surely,
            Some(end) if day <= end.last => Holds::Possibly,
            Some(_) => Holds::Not,
        };
        begun.min(lasts)
    }

    /// Whether it ended before a day, for sure.
    pub fn over(&self, day: Date) -> bool {
        self.end.is_some_and(|end| end.last < day)
    }
}

/// Reads a date as FollowTheMoney writes it: `2022`, `2022-03`, `2022-03-04`, the last also with a
/// time. `None` for anything else, such as `00/00/1970`.
pub fn partial_date(text: &str) -> Option<Days> {
    let text = text.trim();
    let text = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
    let mut parts = text.split('-');
    let mut part = |length: usize| -> Option<Option<i16>> {
        let Some(part) = parts.next() else { return Some(None) };
        let fits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse().ok()).flatten().map(Some)
    };
    let year = part(4)??;
    let (month, day) = (part(2)?, part(2)?);
    if parts.next().is_some() || year == 0 {
        return None;
    }
    // At most 99, as they have two digits.
    let narrow = |number: Option<i16>| number.and_then(|number| i8::try_from(number).ok());
    Days::known_to(year, narrow(month), narrow(day))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_mean_all_days_they_may_mean() {
        let days = |text: &str| partial_date(text).map(|days| days.to_string());
        let cases = [
            ("2022", "2022-01-01 to 2022-12-31"),
            ("2022-02", "2022-02-01 to 2022-02-28"),
            ("2022-03-04", "2022-03-04"),
            ("2022-03-04T10:00:00", "2022-03-04"),
        ];
        for (text, meant) in cases {
            assert_eq!(days(text).as_deref(), Some(meant));
        }
        for bad in ["", "00/00/1970", "1970-00-00", "22", "2022-3", "2022-02-30", "0000", "2022-1-"]
        {
            assert_eq!(days(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_tie_holds_surely_possibly_or_not() {
        let span =
            |start: &str, end: &str| Span { start: partial_date(start), end: partial_date(end) };
        let day = date(2022, 3, 6);
        let cases = [
            (span("2020", ""), Holds::Surely),
            (span("2022", ""), Holds::Possibly),
            (span("2022-03-06", "2022-03-06"), Holds::Surely),
            (span("2022-03-07", ""), Holds::Not),
            (span("", ""), Holds::Possibly),
            (span("2020", "2022-03"), Holds::Possibly),
            (span("2020", "2022-02"), Holds::Not),
            (span("", "2021"), Holds::Not),
        ];
        for (span, holds) in cases {
            assert_eq!(span.on(day), holds, "{span:?}");
        }
        assert!(span("2020", "2021").over(day) && !span("2020", "2022").over(day));
    }
}
