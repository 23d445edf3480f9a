//! The time, as an argument.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A clock: the system's, or one that stands where a test put it.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The system's.
    System,
    /// Microseconds since 1970 UTC, moved by whoever holds the other end.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at a time until it is moved.
    pub fn at(now_us: i64) -> Self {
        Self::Set(Arc::new(AtomicI64::new(now_us)))
    }

    /// Microseconds since 1970 UTC.
    pub fn now_us(&self) -> i64 {
        match self {
            Self::System => {
                let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
                since.map_or(0, |time| i64::try_from(time.as_micros()).unwrap_or(i64::MAX))
            }
            Self::Set(time) => time.load(Ordering::SeqCst),
        }
    }

    /// The day in UTC.
    pub fn today(&self) -> Date {
        day_of(self.now_us())
    }
}

/// The day of a time, in UTC.
pub(crate) fn day_of(at_us: i64) -> Date {
    let time = Timestamp::from_microsecond(at_us).unwrap_or(Timestamp::UNIX_EPOCH);
    TimeZone::UTC.to_datetime(time).date()
}
