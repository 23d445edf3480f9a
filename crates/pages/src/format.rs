//! Numbers, money and dates as people read them: thin spaces, words for months and currencies.

use jiff::civil::Date;
use programme::Money;

use crate::language::Language;
use crate::words::Words;

/// A narrow no-break space between groups of three digits: `5 000 000`.
const THIN: char = '\u{202f}';

/// A whole number with thin spaces.
pub fn number(value: u64) -> String {
    grouped(&value.to_string())
}

/// An amount with the currency's name in the right form, whole units without empty decimals:
/// `5 000 000 roubles`, `1 200.50 US dollars`.
pub fn money(words: &Words, language: Language, amount: Money) -> String {
    let decimal = amount.to_decimal();
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", &*decimal), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let round = fraction.bytes().all(|digit| digit == b'0');
    let mark = if language == Language::En { '.' } else { ',' };
    let shown = match round {
        true => grouped(whole),
        false => format!("{}{mark}{fraction}", grouped(whole)),
    };
    let key = format!("currency-{}", amount.currency.as_str().to_ascii_lowercase());
    // Any fraction takes the form of "2.5": in Russian and Ukrainian that of "two".
    let counted = if round { whole.parse().unwrap_or(i64::MAX) } else { 2 };
    let unit = words
        .find(language, &key, &[("count", counted.into())])
        .unwrap_or_else(|| amount.currency.to_string());
    format!("{sign}{shown}\u{a0}{unit}")
}

/// A day in words: `5 May 2024`, `5 мая 2024 года`, `5 травня 2024 року`.
pub fn date(words: &Words, language: Language, day: Date) -> String {
    let month = words.say(language, &format!("month-{}", day.month()));
    let args = [
        ("day", day.day().to_string().into()),
        ("month", month.into()),
        ("year", day.year().to_string().into()),
    ];
    words.say_with(language, "date-in-words", &args)
}

/// A month in words: `May 2024`, `май 2024 года`.
pub fn month(words: &Words, language: Language, day: Date) -> String {
    let month = words.say(language, &format!("month-alone-{}", day.month()));
    let args = [("month", month.into()), ("year", day.year().to_string().into())];
    words.say_with(language, "month-in-words", &args)
}

/// A size as people say it: `64 MB`. Counted in powers of two, as the limits are.
pub fn bytes(words: &Words, language: Language, size: u64) -> String {
    const KIB: u64 = 1024;
    let (key, amount) = match size {
        0..KIB => ("size-bytes", size),
        KIB..1_048_576 => ("size-kilobytes", size / KIB),
        _ => ("size-megabytes", size / (KIB * KIB)),
    };
    words.say_with(language, key, &[("count", amount.into())])
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(THIN);
        }
        text.push(digit);
    }
    text
}

/// Text with everything invisible made visible, for readers who must not be fooled: bidi and
/// zero-width marks become `⟦U+202E⟧`; line feeds and tabs stay.
pub fn made_visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if crate::text::is_invisible(character) {
            shown.push_str(&format!("⟦U+{:04X}⟧", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    shown
}
