//! Numbers and days as people read them.

use jiff::civil::Date;

use crate::Quantiles;

/// A whole number with its thousands apart: 5,000,000.
pub(super) fn whole(value: f64) -> String {
    grouped(&format!("{:.0}", libm::round(value)))
}

/// So many digits behind the point: 121.50.
pub(super) fn places(value: f64, digits: usize) -> String {
    grouped(&format!("{value:.digits$}"))
}

/// As short as it is exact: 83.7, 5,000,000.
pub(super) fn exact(value: f64) -> String {
    grouped(&value.to_string())
}

/// Puts commas between thousands.
fn grouped(text: &str) -> String {
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (before, after) = text.split_once('.').map_or((text, None), |(b, a)| (b, Some(a)));
    if !before.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{sign}{text}");
    }
    let mut out = String::new();
    for (place, digit) in before.chars().enumerate() {
        if place > 0 && (before.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    // Nothing is below nothing.
    let sign = if text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) { sign } else { "" };
    after.map_or(format!("{sign}{out}"), |after| format!("{sign}{out}.{after}"))
}

/// Without the zeros at its end that say nothing: 5.00 is 5.
fn trimmed(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

/// A share in hundredths: 90 %, 2.6 %, 0.04 %.
pub(super) fn percent(share: f64) -> String {
    let hundredths = share * 100.0;
    let digits = match hundredths.abs() {
        at if at >= 9.95 || at == 0.0 => 0,
        at if at >= 0.095 => 1,
        _ => 2,
    };
    format!("{} %", trimmed(&places(hundredths, digits)))
}

/// Money: 26,000 or 57.8 million or 7.63 billion.
pub(super) fn money(value: f64) -> String {
    match value.abs() {
        at if at >= 0.9995e9 => format!("{} billion", trimmed(&places(value / 1e9, 2))),
        at if at >= 0.9995e6 => format!("{} million", trimmed(&places(value / 1e6, 1))),
        _ => whole(value),
    }
}

/// A count of a forecast, to three digits: more of them would be false precision.
pub(super) fn count(value: f64) -> String {
    let size = value.abs();
    if size < 1000.0 {
        return whole(value);
    }
    let unit = libm::pow(10.0, libm::floor(libm::log10(size)) - 2.0);
    whole(libm::round(value / unit) * unit)
}

/// Where nine runs in ten are.
pub(super) fn between(spread: &Quantiles, one: impl Fn(f64) -> String) -> String {
    let (low, high) = (one(spread.p5), one(spread.p95));
    if low == high { low } else { format!("{low} to {high}") }
}

/// A day as it is spoken, 6 March 2022; a month, March 2022; anything else as it is written.
pub(super) fn day(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = |date: Date| MONTHS[usize::from(date.month().unsigned_abs() - 1) % 12];
    if let Ok(date) = text.parse::<Date>() {
        return format!("{} {} {}", date.day(), name(date), date.year());
    }
    if let Ok(date) = format!("{text}-01").parse::<Date>() {
        return format!("{} {}", name(date), date.year());
    }
    text.replace("..", " to ")
}

/// A name of a file as the name of somebody: Ukraine.
pub(super) fn named(name: &str) -> String {
    let name = words(name);
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A name of a file as words.
pub(super) fn words(name: &str) -> String {
    name.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        assert_eq!(whole(5_000_000.0), "5,000,000");
        assert_eq!(
            (whole(-1234.4), whole(-0.2), whole(999.6)),
            ("-1,234".into(), "0".into(), "1,000".into())
        );
        assert_eq!((exact(83.7), exact(47_000.0)), ("83.7".into(), "47,000".into()));
        assert_eq!(places(106.382_978, 1), "106.4");
        let shares = [0.9, 0.0257, 0.0004, 0.0, 0.0999].map(percent);
        assert_eq!(shares, ["90 %", "2.6 %", "0.04 %", "0 %", "10 %"]);
        assert_eq!(
            [26_000.0, 57_800_000.0, 7.63e9].map(money),
            ["26,000", "57.8 million", "7.63 billion"]
        );
        assert_eq!([1_391_171.0, 210.4, -27_845.0].map(count), ["1,390,000", "210", "-27,800"]);
        assert_eq!((percent(0.01), money(5e9)), ("1 %".into(), "5 billion".into()));
        assert_eq!(named("allied_matching_fund"), "Allied matching fund");
        assert_eq!(whole(f64::NAN), "NaN");
    }

    #[test]
    fn days_are_written_as_they_are_spoken() {
        assert_eq!(day("2022-03-06"), "6 March 2022");
        assert_eq!(day("2022-03"), "March 2022");
        assert_eq!(day("2022-02..2024-12"), "2022-02 to 2024-12");
    }
}
