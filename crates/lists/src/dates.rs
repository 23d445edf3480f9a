//! Dates of birth as lists write them, as the days each may mean.
//!
//! Day comes before month, as in the UK's, the EU's and the US's lists; where only the other order
//! gives a day, that is meant. Zeros stand for what is not known. "About 1965" may be a year off on
//! either side: a reading that is too narrow would contradict where nothing does.

use jiff::ToSpan;
use screening::Days;

/// Years of births that lists can mean; others belong to other calendars.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;
/// The longest text of dates that is looked at, in bytes.
const TEXT_BYTES_MAX: usize = 2_000;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Words that say a date is not certain.
const ABOUT: [&str; 10] = [
    "circa",
    "c",
    "ca",
    "approximately",
    "approx",
    "about",
    "around",
    "possibly",
    "probably",
    "presumed",
];
/// Words that say nothing about which day.
const FILLING: [&str; 12] =
    ["born", "dob", "in", "on", "the", "year", "alt", "date", "of", "birth", "st", "th"];

/// The days a text of dates may mean, and those of its parts that could not be read. Alternatives
/// are parted by `;`, `or`, `and` or numbers such as `(a)`. A text that only says that nothing is
/// known gives neither.
pub fn days(text: &str) -> (Vec<Days>, Vec<String>) {
    let mut found = Vec::new();
    let mut unread = Vec::new();
    if text.len() > TEXT_BYTES_MAX {
        return (found, vec![text.chars().take(60).collect()]);
    }
    for piece in pieces(text) {
        match range(&piece) {
            Read::Days(days) => found.push(days),
            Read::Partly(days, rest) => {
                found.push(days);
                unread.push(rest);
            }
            Read::Nothing => {}
            Read::No => unread.push(piece),
        }
    }
    (found, unread)
}

/// What one piece comes to.
enum Read {
    Days(Days),
    /// Days, and words after them that are something else.
    Partly(Days, String),
    /// It says nothing about days.
    Nothing,
    No,
}

/// Cuts alternatives apart.
fn pieces(text: &str) -> Vec<String> {
    let mut text = text.to_lowercase().replace(['"', '\u{a0}'], " ");
    for (words, meant) in [("on or around", "circa"), ("on or about", "circa"), ("–", "-")] {
        text = text.replace(words, meant);
    }
    // "Between" holds its "and".
    if let Some(at) = text.find("between ")
        && let Some(and) = text.get(at..).and_then(|rest| rest.find(" and "))
    {
        text.replace_range(at + and..at + and + 5, " to ");
        text.replace_range(at..at + 8, "");
    }
    let text = text.replace(['(', ')', '\n'], ";").replace(" / ", ";");
    let text = format!(" {text}").replace("; ", ";").replace(";", "; ");
    let text = text.replace(" or ", ";").replace(" and ", ";");
    let mut pieces: Vec<String> = Vec::new();
    for piece in text.split(';') {
        // A comma parts dates only where a year stands before it.
        for part in piece.split(',') {
            let year = |text: &str| tokens(text).iter().any(|t| matches!(t, Token::Number(_, 4)));
            match pieces.last_mut() {
                Some(last) if piece.contains(',') && !last.is_empty() && !year(last) => {
                    last.push(' ');
                    last.push_str(part);
                }
                _ => pieces.push(part.to_owned()),
            }
        }
        pieces.push(String::new());
    }
    let digits = |piece: &String| piece.chars().any(|c| c.is_ascii_digit());
    // What is left of a number such as `(1)` is no date either.
    let alone = |piece: &String| piece.trim().trim_end_matches('.').len() < 2;
    let pieces = pieces.into_iter().map(|piece| piece.trim().to_owned());
    pieces.filter(|piece| digits(piece) && !alone(piece)).collect()
}

/// One date, or from one to another.
fn range(piece: &str) -> Read {
    let iso = piece.len() >= 19 && piece.as_bytes().get(10).is_some_and(|byte| *byte == b't');
    let piece = if iso { piece.get(..10).unwrap_or(piece) } else { piece };
    let about = piece.split([' ', '.', ':']).any(|word| ABOUT.contains(&word));
    for by in [" to ", " - "] {
        if let Some((from, to)) = piece.split_once(by)
            && let (Read::Days(from), Read::Days(to)) = (one(from), one(to))
        {
            return ordered(from, to).map_or(Read::No, |days| Read::Days(widened(days, about)));
        }
    }
    match one(piece) {
        Read::Days(days) => Read::Days(widened(days, about)),
        Read::Partly(days, rest) => Read::Partly(widened(days, about), rest),
        other => other,
    }
}

fn ordered(from: Days, to: Days) -> Option<Days> {
    (from.first <= to.last).then_some(Days { first: from.first, last: to.last })
}

fn widened(days: Days, about: bool) -> Days {
    if !about {
        return days;
    }
    let first = days.first.checked_sub(1.year()).unwrap_or(days.first);
    Days { first, last: days.last.checked_add(1.year()).unwrap_or(days.last) }
}

#[derive(Debug)]
enum Token {
    /// A number and of how many digits.
    Number(u32, usize),
    Word(String),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let mut word = c.to_string();
        if c.is_ascii_digit() {
            while let Some(c) = chars.next_if(char::is_ascii_digit) {
                word.push(c);
            }
            tokens.push(Token::Number(word.parse().unwrap_or(u32::MAX), word.len()));
        } else if c.is_alphabetic() {
            while let Some(c) = chars.next_if(|c| c.is_alphabetic()) {
                word.push(c);
            }
            // The UK's list writes a part that is not known as its letters: `dd/mm/1970`.
            let unknown = word == "dd" || word == "mm";
            tokens.push(if unknown { Token::Number(0, 2) } else { Token::Word(word) });
        }
    }
    tokens
}

/// A single date.
fn one(piece: &str) -> Read {
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let (mut month, mut decade, mut strange) = (None, false, None);
    for token in tokens(piece) {
        match token {
            Token::Number(value, len) => numbers.push((value, len)),
            Token::Word(word) if word == "s" && !numbers.is_empty() => decade = true,
            Token::Word(word) => {
                if let Some(named) = month_of(&word) {
                    month = Some(named);
                } else if word.len() > 1 && !says_nothing(&word) {
                    strange = Some(word);
                    break;
                }
            }
        }
    }
    if numbers.is_empty() {
        return if strange.is_some() { Read::No } else { Read::Nothing };
    }
    let days = match (month, &numbers[..]) {
        (None, [(year, 4)]) if decade => decade_of(*year),
        (month, numbers) => of_numbers(month, numbers),
    };
    match (days, strange) {
        (Some(days), None) => Read::Days(days),
        (Some(days), Some(word)) => {
            let rest = piece.find(&word).and_then(|at| piece.get(at..)).unwrap_or_default();
            Read::Partly(days, rest.to_owned())
        }
        (None, _) => Read::No,
    }
}

fn says_nothing(word: &str) -> bool {
    ABOUT.contains(&word) || FILLING.contains(&word)
}

fn month_of(word: &str) -> Option<u32> {
    let whole = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let found = MONTHS.iter().position(|name| *name == word);
    let found = found.or_else(|| whole.iter().position(|name| *name == word));
    let found = found.or_else(|| (word == "sept").then_some(8));
    found.and_then(|index| u32::try_from(index + 1).ok())
}

fn decade_of(year: u32) -> Option<Days> {
    let first = part(Some(year / 10 * 10), None, None)?;
    ordered(first, part(Some(year / 10 * 10 + 9), None, None)?)
}

/// A date of numbers, each with how many digits it has, and perhaps a named month.
fn of_numbers(month: Option<u32>, numbers: &[(u32, usize)]) -> Option<Days> {
    if let Some(month) = month {
        return match numbers {
            [(year, 4)] => part(Some(*year), Some(month), None),
            [(day, 1 | 2), (year, 4)] | [(year, 4), (day, 1 | 2)] => {
                part(Some(*year), Some(month), Some(*day))
            }
            _ => None,
        };
    }
    match numbers {
        [(year, 4)] => part(Some(*year), None, None),
        [(all, 8)] => part(Some(all / 10_000), Some(all / 100 % 100), Some(all % 100)),
        [(from, 4), (to, 4)] => {
            ordered(part(Some(*from), None, None)?, part(Some(*to), None, None)?)
        }
        [(year, 4), (month, 1 | 2)] | [(month, 1 | 2), (year, 4)] => {
            part(Some(*year), Some(*month), None)
        }
        [(year, 4), (month, 1 | 2), (day, 1 | 2)] => part(Some(*year), Some(*month), Some(*day)),
        [(day, 1 | 2), (month, 1 | 2), (year, 4)] => {
            let (day, month) = if *month > 12 { (month, day) } else { (day, month) };
            part(Some(*year), Some(*month), Some(*day))
        }
        _ => None,
    }
}

/// The days of a date of which the month and the day may not be known. Zero is not known. No days
/// if there is no such date.
pub(crate) fn part(year: Option<u32>, month: Option<u32>, day: Option<u32>) -> Option<Days> {
    let year = i16::try_from(year?).ok().filter(|year| YEARS.contains(year))?;
    let known = |value: Option<u32>| -> Option<Option<i8>> {
        value.filter(|value| *value != 0).map(i8::try_from).transpose().ok()
    };
    Days::known_to(year, known(month)?, known(day)?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_as_lists_write_them() {
        let cases = [
            ("1970-05-06", "1970-05-06"),
            ("1970-05-06T00:00:00", "1970-05-06"),
            ("19700506", "1970-05-06"),
            ("6.5.1970", "1970-05-06"),
            ("06/05/1970", "1970-05-06"),
            ("9.9. 1970", "1970-09-09"),
            ("05/31/1970", "1970-05-31"),
            ("06 May 1970", "1970-05-06"),
            ("May 6, 1970", "1970-05-06"),
            ("6 Sept.1970", "1970-09-06"),
            ("1970", "1970-01-01 to 1970-12-31"),
            ("00/00/1970", "1970-01-01 to 1970-12-31"),
            ("1970-00-00", "1970-01-01 to 1970-12-31"),
            ("00/02/1972", "1972-02-01 to 1972-02-29"),
            ("dd/mm/1970", "1970-01-01 to 1970-12-31"),
            ("dd/02/1972", "1972-02-01 to 1972-02-29"),
            ("1970-05", "1970-05-01 to 1970-05-31"),
            ("05.1970", "1970-05-01 to 1970-05-31"),
            ("May 1970", "1970-05-01 to 1970-05-31"),
            ("circa 1970", "1969-01-01 to 1971-12-31"),
            ("c. 1970", "1969-01-01 to 1971-12-31"),
            ("on or around 6.5.1970", "1969-05-06 to 1971-05-06"),
            ("1970-1972", "1970-01-01 to 1972-12-31"),
            ("1970/1971", "1970-01-01 to 1971-12-31"),
            ("between 1970 and 1972", "1970-01-01 to 1972-12-31"),
            ("Between 6.5.1970 and 7.5.1970", "1970-05-06 to 1970-05-07"),
            ("1970 to 1972", "1970-01-01 to 1972-12-31"),
            ("May 1970 - Jun 1970", "1970-05-01 to 1970-06-30"),
            ("1970s", "1970-01-01 to 1979-12-31"),
            ("1970 or 1972", "1970-01-01 to 1970-12-31, 1972-01-01 to 1972-12-31"),
            ("(a) 6.5.1970, (b) 7.5.1970", "1970-05-06, 1970-05-07"),
            ("(1) 06/05/1970. (2) 00/00/1971.", "1970-05-06, 1971-01-01 to 1971-12-31"),
            ("1970 (or 6.5.1971)", "1970-01-01 to 1970-12-31, 1971-05-06"),
            ("6.5.1970 / 7.5.1970", "1970-05-06, 1970-05-07"),
            ("b) 1971", "1971-01-01 to 1971-12-31"),
            ("6.5.1970, 7.5.1970", "1970-05-06, 1970-05-07"),
            ("1970 (presumed)", "1970-01-01 to 1970-12-31"),
            ("unknown", ""),
            ("", ""),
        ];
        for (text, expected) in cases {
            let (found, unread) = days(text);
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert_eq!((found.join(", ").as_str(), &unread[..]), (expected, &[][..]), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_said() {
        for text in
            ["31/02/1980", "00/00/0000", "32.1.1970", "1970-13-01", "1381", "6.5.70", "15/08/19yy"]
        {
            let (found, unread) = days(text);
            assert!(found.is_empty() && unread.len() == 1, "{text}: {found:?} {unread:?}");
        }
        let (found, unread) = days("6.5.1970 POB: Somewhere");
        assert_eq!(found, [Days::day(date(1970, 5, 6))]);
        assert_eq!(unread, ["pob: somewhere"]);
        let (found, unread) = days(&"1".repeat(10_000));
        assert!(found.is_empty() && unread[0].len() == 60);
    }
}
