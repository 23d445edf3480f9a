//! Names of things in words: stages, roles, the programme's own names, days and times.

use casework::{OfficerId, Role, Stage};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use pages::Shell;
use programme::{Digest, Schedule, Value};
use store::OfficerRow;

/// One of the programme's names in words, or the bare name if the words do not know it: the words
/// of today may not know a programme of some years ago.
pub(crate) fn of(shell: &Shell, kind: &str, name: &str) -> String {
    let key = format!("{kind}-{}", name.replace('_', "-"));
    shell.find(&key).unwrap_or_else(|| name.to_owned())
}

/// A stage.
pub(crate) fn stage(shell: &Shell, stage: Stage) -> String {
    shell.named("desk-stage", stage.name())
}

/// A role.
pub(crate) fn role(shell: &Shell, role: Role) -> String {
    shell.named("desk-role", role.name())
}

/// An answer to a question of the form.
pub(crate) fn value(shell: &Shell, fact: &str, value: &Value) -> String {
    match value {
        Value::Bool(true) => shell.say("desk-yes"),
        Value::Bool(false) => shell.say("desk-no"),
        Value::Enum(choice) => of(shell, &format!("fact-{}", fact.replace('_', "-")), choice),
        Value::Integer(number) => number.to_string(),
        Value::Date(day) => shell.date(day),
        Value::Money(amount) => shell.money(amount),
    }
}

/// When a benefit is given.
pub(crate) fn schedule(shell: &Shell, schedule: Schedule) -> String {
    let after = schedule.month_of(0);
    let given = match schedule {
        Schedule::Once { after: 0 } => shell.say("desk-schedule-once"),
        Schedule::Once { after } => shell.count("desk-schedule-once-later", usize::from(after)),
        Schedule::Permanent => shell.say("desk-schedule-permanent"),
        Schedule::Every { months, times, .. } => {
            let times = usize::from(times);
            // The language knows months, quarters and years only.
            match months {
                1 => shell.count("desk-schedule-monthly", times),
                3 => shell.count("desk-schedule-quarterly", times),
                _ => shell.count("desk-schedule-yearly", times),
            }
        }
    };
    if after == 0 || !matches!(schedule, Schedule::Every { .. }) {
        return given;
    }
    let args = [("schedule", given.into()), ("month", (i64::from(after) + 1).into())];
    shell.say_with("desk-schedule-from", &args)
}

/// What a rule came to. What is closed on the day has words; other values stand as they are.
pub(crate) fn reason_value(shell: &Shell, value: &str) -> String {
    match value {
        "not_open" => shell.say("desk-value-not-open"),
        "not_given_now" => shell.say("desk-value-not-given-now"),
        other => other.to_owned(),
    }
}

/// An officer's name; the id if the office does not know them.
pub(crate) fn officer(staff: &[OfficerRow], id: OfficerId) -> String {
    let row = staff.iter().find(|row| row.officer.id == id);
    row.map_or_else(|| id.to_string(), |row| row.officer.name.clone())
}

/// A day and a time of day, in UTC.
pub(crate) fn moment(shell: &Shell, at_us: i64) -> String {
    let time = Timestamp::from_microsecond(at_us).unwrap_or(Timestamp::UNIX_EPOCH);
    let time = TimeZone::UTC.to_datetime(time);
    let clock = format!("{:02}:{:02}", time.hour(), time.minute());
    shell.say_with(
        "desk-moment",
        &[("day", shell.date(&time.date()).into()), ("clock", clock.into())],
    )
}

/// How long ago, in whole days.
pub(crate) fn age(shell: &Shell, since_us: i64, now_us: i64) -> String {
    const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;
    let days = usize::try_from(now_us.saturating_sub(since_us) / DAY_US).unwrap_or(0);
    shell.count("desk-age-days", days)
}

/// The seal of a proposal, as two people compare it aloud: 64 bits in four groups.
pub(crate) fn seal(digest: &Digest) -> String {
    let hex = digest.to_string();
    let groups: Vec<&str> = (0..4).filter_map(|group| hex.get(group * 4..group * 4 + 4)).collect();
    groups.join(" ")
}
