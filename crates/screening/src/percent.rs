//! A share as a source writes it: the shares it may mean, in whole parts per million.
//!
//! Sources write "50", "50.00 %", "> 50%", "25-30", "49,5", "majority". What cannot be read as
//! bounds is every share there is, and is reported: a guess would decide whose firm is blocked.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The whole, in parts per million.
pub const WHOLE: u32 = 1_000_000;
const HALF: u32 = WHOLE / 2;
/// The most letters that are read.
const CHARS_MAX: usize = 100;

/// The shares something may be, in parts per million of the whole: `low` to `high`, both included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Share {
    /// The least.
    pub low: u32,
    /// The most, not below the least.
    pub high: u32,
}

impl Share {
    /// Any share there is.
    pub const UNKNOWN: Self = Self { low: 0, high: WHOLE };

    /// A share that is known.
    pub const fn exactly(parts: u32) -> Self {
        Self { low: parts, high: parts }
    }

    /// Reads a share. `None` if the text does not bound it.
    pub fn read(text: &str) -> Option<Self> {
        read(text)
    }

    /// Its least and its most, in per cent.
    pub fn percent(self) -> [String; 2] {
        [percent(self.low), percent(self.high)]
    }

    /// The least share that covers both.
    pub fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self { low, high } if low == high => write!(to, "{} %", percent(low)),
            Self { low: 0, high: WHOLE } => to.write_str("an unknown share"),
            Self { low, high } => write!(to, "{} to {} %", percent(low), percent(high)),
        }
    }
}

/// Parts per million as per cent, without needless noughts.
pub(crate) fn percent(parts: u32) -> String {
    let text = format!("{}.{:04}", parts / 10_000, parts % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Bounds before they are known to be in order.
#[derive(Clone, Copy)]
struct Bounds(u32, u32);

fn read(text: &str) -> Option<Share> {
    if text.chars().count() > CHARS_MAX {
        return None;
    }
    let text = text.to_lowercase().replace(['\u{a0}', '\u{202f}', '\u{2009}', '_'], " ");
    let text = text.replace("per cent", "%").replace("percent", "%").replace('%', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Bounds(low, high) = word(&text).or_else(|| bounds(&text))?;
    (low <= high && high <= WHOLE).then_some(Share { low, high })
}

/// Words that are shares.
fn word(text: &str) -> Option<Bounds> {
    match text {
        "majority" | "controlling" | "majority stake" => Some(Bounds(HALF + 1, WHOLE)),
        "minority" | "minority stake" => Some(Bounds(0, HALF - 1)),
        "half" => Some(Bounds(HALF, HALF)),
        "all" | "whole" | "wholly" | "wholly owned" | "sole owner" => Some(Bounds(WHOLE, WHOLE)),
        _ => None,
    }
}

fn bounds(text: &str) -> Option<Bounds> {
    // Longer signs first: `>=` begins with `>`.
    const SIGNS: [(&str, Sign); 16] = [
        (">=", Sign::AtLeast),
        ("≥", Sign::AtLeast),
        ("at least", Sign::AtLeast),
        ("not less than", Sign::AtLeast),
        (">", Sign::Over),
        ("more than", Sign::Over),
        ("over", Sign::Over),
        ("above", Sign::Over),
        ("<=", Sign::AtMost),
        ("≤", Sign::AtMost),
        ("at most", Sign::AtMost),
        ("up to", Sign::AtMost),
        ("<", Sign::Under),
        ("less than", Sign::Under),
        ("under", Sign::Under),
        ("below", Sign::Under),
    ];
    for (sign, meaning) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            let Bounds(low, high) = number(rest.trim())?;
            return match meaning {
                Sign::AtLeast => Some(Bounds(low, WHOLE)),
                Sign::Over => Some(Bounds(high + 1, WHOLE)),
                Sign::AtMost => Some(Bounds(0, high)),
                Sign::Under => Some(Bounds(0, low.checked_sub(1)?)),
            };
        }
    }
    if let Some(one) = number(text) {
        return Some(one);
    }
    let text = text.strip_prefix("between ").or(text.strip_prefix("from ")).unwrap_or(text);
    for between in [" and ", " to ", "-", "–", "—"] {
        if let Some((low, high)) = text.split_once(between) {
            return Some(Bounds(number(low.trim())?.0, number(high.trim())?.1));
        }
    }
    None
}

#[derive(Clone, Copy)]
enum Sign {
    AtLeast,
    Over,
    AtMost,
    Under,
}

/// A number of per cent with a point or a comma, rounded outwards to parts per million.
fn number(text: &str) -> Option<Bounds> {
    let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || whole.len() > 3 || !digits(rest) {
        return None;
    }
    let kept: String = rest.chars().chain("0000".chars()).take(4).collect();
    let low = whole.parse::<u32>().ok()? * 10_000 + kept.parse::<u32>().ok()?;
    let more = rest.bytes().skip(4).any(|digit| digit != b'0');
    Some(Bounds(low, low + u32::from(more)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_as_their_bounds() {
        let cases = [
            ("50", (500_000, 500_000)),
            ("50.00 %", (500_000, 500_000)),
            ("49,5", (495_000, 495_000)),
            ("33.33333", (333_333, 333_334)),
            ("> 50%", (500_001, WHOLE)),
            (">=50%", (500_000, WHOLE)),
            ("≥ 50\u{a0}%", (500_000, WHOLE)),
            ("more than 25 percent", (250_001, WHOLE)),
            ("under 50 per cent", (0, 499_999)),
            ("up to 10%", (0, 100_000)),
            ("25-30", (250_000, 300_000)),
            ("25 % – 30 %", (250_000, 300_000)),
            ("between 25 and 50", (250_000, 500_000)),
            ("Majority", (500_001, WHOLE)),
            ("minority", (0, 499_999)),
            ("wholly owned", (WHOLE, WHOLE)),
            ("0", (0, 0)),
        ];
        for (text, (low, high)) in cases {
            assert_eq!(Share::read(text), Some(Share { low, high }), "{text}");
        }
    }

    #[test]
    fn what_does_not_bound_a_share_is_not_read() {
        let long = "5".repeat(10_000);
        let bad = [
            "",
            "%",
            "about half",
            "~50",
            "ca. 30",
            "110",
            "-5",
            "30-25",
            "1.5.2",
            "1,000.5",
            "< 0",
            "> 100",
            "half of it",
            "50 shares",
            "٥٠",
            "1e2",
            "NaN",
            &long,
        ];
        for text in bad {
            assert_eq!(Share::read(text), None, "{text}");
        }
    }

    #[test]
    fn shares_are_told_in_per_cent() {
        assert_eq!(Share::exactly(495_000).to_string(), "49.5 %");
        assert_eq!(Share { low: 500_001, high: WHOLE }.to_string(), "50.0001 to 100 %");
        assert_eq!(Share::UNKNOWN.to_string(), "an unknown share");
    }
}
