//! Numbers as people read them: thousands apart, no more digits than are known, and `k`, `M` or
//! `bn` only where somebody asked for it. Only exact conversions are used, so that the bytes are
//! the same on every machine.

/// Between groups of three digits and before a unit: a thin space at which no line breaks.
pub const THIN: char = '\u{202f}';
/// A minus as wide as a digit.
pub const MINUS: char = '−';
/// How a value is printed that is none.
pub const NONE: &str = "no number";

/// Larger numbers are not drawn: no axis could name them.
const DRAWN_MAX: f64 = 1e100;

/// Whether a value can be drawn: a number, and not beyond all measure.
pub(crate) fn drawable(value: f64) -> bool {
    value.is_finite() && value.abs() <= DRAWN_MAX
}

/// The power of ten of the first digit; 0 for 0.
pub(crate) fn exponent(value: f64) -> i32 {
    let text = format!("{value:e}");
    text.rsplit('e').next().and_then(|power| power.parse().ok()).unwrap_or(0)
}

/// Ten to a whole power, as near as a float comes.
pub(crate) fn power_of_ten(power: i32) -> f64 {
    format!("1e{power}").parse().unwrap_or(f64::INFINITY)
}

/// A value with `significant` digits, at least one: `12 300`, `0.0123`, `1.20 × 10³⁰`. Whole
/// numbers that fit get no decimals.
pub fn number(value: f64, significant: usize) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    at_place(value, place_of(value, significant))
}

/// The place, as a power of ten, of the last of `significant` digits.
fn place_of(value: f64, significant: usize) -> i32 {
    let digits = significant.clamp(1, 17) - 1;
    // Rounding first: 999.6 with three digits is 1000, not 1000.0.
    let rounded: f64 = format!("{value:.digits$e}").parse().unwrap_or(value);
    let place = exponent(rounded) - digits as i32;
    if value.fract() == 0.0 { place.max(0) } else { place }
}

/// Where to round an estimate and its interval alike: 8 to 80 steps over the width, but at least
/// two and at most three digits of the largest number.
fn place_of_interval(value: f64, low: f64, high: f64) -> i32 {
    let largest = value.abs().max(low.abs()).max(high.abs());
    let width = (high - low).abs();
    let top = exponent(largest);
    let wanted = if width > 0.0 { exponent(width / 8.0) } else { top - 2 };
    let place = wanted.clamp(top - 2, top - 1);
    let whole = [value, low, high].iter().all(|number| number.fract() == 0.0);
    if whole { place.max(0) } else { place }
}

/// A value rounded to a power of ten.
pub(crate) fn at_place(value: f64, place: i32) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    if value == 0.0 && place < -6 {
        return "0".to_owned();
    }
    let size = exponent(value);
    if value != 0.0 && !(-6..15).contains(&size) {
        return scientific(value, usize::try_from(size - place).unwrap_or(0).min(4));
    }
    let (rounded, decimals) = if place > 0 {
        let unit = power_of_ten(place);
        ((value / unit).round() * unit, 0)
    } else {
        (value, place.unsigned_abs().min(20) as usize)
    };
    let digits = format!("{:.decimals$}", rounded.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    if value < 0.0 && digits.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        text.push(MINUS);
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(THIN);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

fn scientific(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$e}", value.abs());
    let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
    let raised = power.chars().map(|digit| match digit {
        '-' => '⁻',
        digit => {
            let place = digit.to_digit(10).unwrap_or(0) as usize;
            ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][place]
        }
    });
    let sign = if value < 0.0 { "−" } else { "" };
    format!("{sign}{digits}{THIN}×{THIN}10{}", raised.collect::<String>())
}

/// How large numbers are shortened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// As they are.
    #[default]
    Ones,
    /// In thousands, `k`.
    Thousands,
    /// In millions, `M`.
    Millions,
    /// In thousand millions, `bn`.
    Billions,
    /// A share between 0 and 1 as a percentage.
    Percent,
}

impl Scale {
    /// What a value is divided by, what stands behind it, and how the letter is explained.
    fn parts(self) -> (f64, &'static str, &'static str) {
        match self {
            Self::Ones => (1.0, "", ""),
            Self::Thousands => (1e3, "k", "k = thousand"),
            Self::Millions => (1e6, "M", "M = million"),
            Self::Billions => (1e9, "bn", "bn = thousand million"),
            Self::Percent => (0.01, "%", ""),
        }
    }
}

/// What is counted or measured, and how its numbers are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    words: String,
    before: String,
    scale: Scale,
}

impl Unit {
    /// A unit by its words: "people", "US dollars at prices of 2026".
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// A share between 0 and 1, printed in percent: "of the audience".
    pub fn share(words: impl Into<String>) -> Self {
        Self::new(words).scaled(Scale::Percent)
    }

    /// With a sign before each number: `$`.
    #[must_use]
    pub fn before(mut self, sign: impl Into<String>) -> Self {
        self.before = sign.into();
        self
    }

    /// With numbers shortened.
    #[must_use]
    pub fn scaled(mut self, scale: Scale) -> Self {
        self.scale = scale;
        self
    }

    /// The unit in words, letters explained: "US dollars (M = million)".
    pub fn words(&self) -> String {
        let words = match (self.scale, self.words.as_str()) {
            (Scale::Percent, "") => "per cent".to_owned(),
            (Scale::Percent, words) => format!("per cent {words}"),
            (_, "") => "a number without unit".to_owned(),
            (_, words) => words.to_owned(),
        };
        match self.scale.parts().2 {
            "" => words,
            letter => format!("{words} ({letter})"),
        }
    }

    fn dressed(&self, digits: &str, behind: bool) -> String {
        let (sign, digits) = match digits.strip_prefix(MINUS) {
            Some(digits) => ("−", digits),
            None => ("", digits),
        };
        if digits == NONE {
            return NONE.to_owned();
        }
        let letter = self.scale.parts().1;
        if behind && !letter.is_empty() {
            format!("{sign}{}{digits}{THIN}{letter}", self.before)
        } else {
            format!("{sign}{}{digits}", self.before)
        }
    }

    /// One value with three significant digits.
    pub fn value(&self, value: f64) -> String {
        self.dressed(&number(value / self.scale.parts().0, 3), true)
    }

    /// A value on an axis whose steps are `step`.
    pub(crate) fn tick(&self, value: f64, step: f64) -> String {
        let by = self.scale.parts().0;
        self.dressed(&at_place(value / by, exponent(step / by)), true)
    }

    /// A range: `9 300–15 700`, `−3 to 5`.
    pub fn range(&self, low: f64, high: f64) -> String {
        if !low.is_finite() || !high.is_finite() {
            return NONE.to_owned();
        }
        let by = self.scale.parts().0;
        self.range_at(low / by, high / by, place_of_interval(low / by, low / by, high / by))
    }

    fn range_at(&self, low: f64, high: f64, place: i32) -> String {
        let (low, high) = (at_place(low, place), at_place(high, place));
        let between =
            if low.starts_with(MINUS) || high.starts_with(MINUS) { " to " } else { "–" };
        let first = self.dressed(&low, false);
        format!("{first}{between}{}", self.dressed(&high, true))
    }

    /// A value with its interval, all rounded alike: `12 300 (9 300–15 700)`.
    pub fn estimate(&self, value: f64, low: f64, high: f64) -> String {
        if ![value, low, high].iter().all(|number| number.is_finite()) {
            return self.value(value);
        }
        let by = self.scale.parts().0;
        let (value, low, high) = (value / by, low / by, high / by);
        let place = place_of_interval(value, low, high);
        let middle = self.dressed(&at_place(value, place), true);
        format!("{middle} ({})", self.range_at(low, high, place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_more_digits_than_asked_for() {
        let cases = [
            (0.0, "0"),
            (7.0, "7"),
            (1234.0, "1 230"),
            (999.6, "1 000"),
            (0.012_345, "0.0123"),
            (-0.000_1, "−0.000100"),
            (-45_678_901.0, "−45 700 000"),
            (1.2e30, "1.20 × 10³⁰"),
            (-3e-9, "−3.00 × 10⁻⁹"),
            (f64::NAN, "no number"),
            (f64::INFINITY, "no number"),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value, 3).replace(THIN, " "), expected, "{value}");
        }
    }

    #[test]
    fn an_estimate_is_rounded_like_its_interval() {
        let people = Unit::new("people");
        let share = Unit::share("of the audience");
        let dollars = Unit::new("US dollars").before("$").scaled(Scale::Millions);
        let cases = [
            (people.estimate(12_345.6, 9_321.0, 15_678.0), "12 300 (9 300–15 700)"),
            (people.estimate(3.0, 1.0, 9.0), "3 (1–9)"),
            (share.estimate(0.123_4, 0.091, 0.156), "12.3 % (9.1–15.6 %)"),
            (dollars.estimate(1.2e7, 9.4e6, 2.3e7), "$12 M ($9–$23 M)"),
            (people.estimate(-3.2, -12.6, 4.4), "−3 (−13 to 4)"),
            (people.estimate(5.0, 5.0, 5.0), "5 (5–5)"),
            (people.estimate(f64::NAN, 5.0, 5.0), "no number"),
            (dollars.value(-1.5e6), "−$1.50 M"),
            (people.range(0.0, 0.0), "0–0"),
        ];
        for (printed, expected) in cases {
            assert_eq!(printed.replace(THIN, " "), expected);
        }
    }
}
