//! Text as words that can be compared: one form of each letter, nothing invisible, lower case.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most characters of a name that are looked at. Longer ones are cut: no name is as long.
pub(crate) const NAME_CHARS_MAX: usize = 300;
/// The most words of a name that are looked at.
pub(crate) const WORDS_MAX: usize = 24;

/// A word of a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Word {
    /// As written, but for invisible characters.
    pub(crate) written: String,
    /// Folded: compatibility forms, look-alikes and case are gone; marks are kept, and the point
    /// after an initial of several letters.
    pub(crate) folded: String,
    /// Whether a comma follows it: what stands before is then likely the family name.
    pub(crate) comma: bool,
}

/// The words of a name, as far as the bounds allow.
pub(crate) fn words(name: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut written = String::new();
    let close = |written: &mut String, words: &mut Vec<Word>| {
        let folded = folded(written);
        if !folded.is_empty() && words.len() < WORDS_MAX {
            words.push(Word { written: std::mem::take(written), folded, comma: false });
        }
        written.clear();
    };
    let letters = name.chars().take(NAME_CHARS_MAX);
    let letters = letters.filter(|letter| is_plain(*letter) || !is_invisible(*letter));
    let mut letters = letters.peekable();
    while let Some(letter) = letters.next() {
        // A capital begins a word, but not the last letter of GmbH.
        let mut goes_on = || letters.peek().is_some_and(|next| next.is_alphabetic());
        if letter.is_uppercase() && ends_in_small_letters(&written) && goes_on() {
            close(&mut written, &mut words);
        }
        if is_plain(letter) {
            written.push(letter);
            continue;
        }
        if is_joint(letter) || letter.is_alphanumeric() || is_combining_mark(letter) {
            written.push(letter);
            continue;
        }
        // A point inside an abbreviation joins it: "L.L.C." is one word, "A. Petrov" is two.
        if letter == '.' && (ends_in_single(&written) || is_long_initial(&written)) {
            written.push(letter);
            continue;
        }
        close(&mut written, &mut words);
        if letter == ','
            && let Some(last) = words.last_mut()
        {
            last.comma = true;
        }
    }
    close(&mut written, &mut words);
    words
}

/// A letter of English, Russian or the languages beside it in small, if it is one: most names have
/// no others, and with these nothing has to be normalised.
fn plain_lower(letter: char) -> Option<char> {
    match letter {
        'A'..='Z' => Some(letter.to_ascii_lowercase()),
        'a'..='z' | 'а'..='џ' => Some(letter),
        'А'..='Я' => char::from_u32(u32::from(letter) + 0x20),
        'Ѐ'..='Џ' => char::from_u32(u32::from(letter) + 0x50),
        _ => None,
    }
}

fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'Ѐ'..='џ')
}

/// Whether a capital begins a new word: `VladimirPetrov`, but not `McArthur` or `DeLuca`.
fn ends_in_small_letters(written: &str) -> bool {
    let small = written.chars().rev().take_while(|letter| letter.is_lowercase());
    written.chars().count() > 2 && small.count() > 1
}

/// Whether the last run of letters has one letter, so that a point after it may be an
/// abbreviation's.
fn ends_in_single(written: &str) -> bool {
    let last = written.rsplit('.').next().unwrap_or_default();
    last.chars().count() == 1 && last.chars().all(char::is_alphabetic)
}

/// Letters of Cyrillic that are two or more in Latin, as initials are written: Yu. and Zh.
const LONG_INITIALS: [&str; 17] = [
    "ye", "yu", "ya", "yo", "zh", "kh", "ch", "sh", "ts", "shch", "je", "ju", "ja", "iu", "ia",
    "dz", "dzh",
];

/// Whether a word may be an initial of several letters, if a point follows it.
fn is_long_initial(written: &str) -> bool {
    LONG_INITIALS.iter().any(|initial| initial.eq_ignore_ascii_case(written))
}

/// Marks inside a word that stand for a sound or for none: soft signs, apostrophes, glottal stops.
fn is_joint(letter: char) -> bool {
    const MARKS: [char; 13] = ['\'', '’', '‘', '`', '´', 'ʹ', 'ʺ', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '″', '′'];
    MARKS.contains(&letter)
}

/// Characters that show nothing: joiners, direction marks, soft hyphens, variation selectors.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || (letter.is_control() && !letter.is_whitespace())
}

/// A word of plain letters of one script, in small.
fn plainly_folded(written: &str) -> Option<String> {
    let mut lower = String::with_capacity(written.len());
    let (mut latin, mut cyrillic) = (false, false);
    for letter in written.chars() {
        let letter = plain_lower(letter)?;
        latin |= letter.is_ascii();
        cyrillic |= !letter.is_ascii();
        lower.push(letter);
    }
    (latin != cyrillic).then_some(lower)
}

fn folded(written: &str) -> String {
    plainly_folded(written).unwrap_or_else(|| thoroughly_folded(written))
}

fn thoroughly_folded(written: &str) -> String {
    let plain = written.chars().filter(|letter| *letter != '.' && !is_joint(*letter));
    // The point of an initial of several letters is what tells it from a name.
    let point = if is_long_initial(written.trim_end_matches('.')) { "." } else { "" };
    let point = if written.ends_with('.') { point } else { "" };
    let lower: String = plain
        .chain(point.chars())
        .collect::<String>()
        .nfkc()
        .flat_map(char::to_lowercase)
        .collect();
    // Lower case may take marks apart again, as in the Turkish İ; what is still apart then is a
    // stress mark, as dictionaries print it.
    let whole = lower.nfc().filter(|letter| !matches!(letter, '\u{300}' | '\u{301}'));
    one_script(&whole.collect::<String>())
}

/// Cyrillic letters that look like Latin ones, in both directions.
const LOOK_ALIKES: [(char, char); 17] = [
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
];

/// Digits that stand for letters they look like, inside a word of letters.
const DIGITS: [(char, char, char); 6] = [
    ('0', 'o', 'о'),
    ('1', 'i', 'і'),
    ('3', 'e', 'з'),
    ('4', 'a', 'ч'),
    ('5', 's', 's'),
    ('9', 'g', 'g'),
];

/// A word mixed from two scripts is read in the one most of its letters have: `Ивaнов` with a
/// Latin `a` is Cyrillic. Digits between letters are read as the letters they look like.
fn one_script(word: &str) -> String {
    let (mut latin, mut cyrillic, mut digits) = (0, 0, 0);
    for letter in word.chars() {
        latin += usize::from(is_latin(letter));
        cyrillic += usize::from(is_cyrillic(letter));
        digits += usize::from(letter.is_ascii_digit());
    }
    let is_mixed = latin > 0 && cyrillic > 0;
    let has_digits = digits > 0 && latin + cyrillic >= 2 * digits;
    if !is_mixed && !has_digits {
        return word.to_owned();
    }
    let to_cyrillic = cyrillic > latin;
    let read = |letter: char| {
        let letter = if to_cyrillic { unaccented(letter) } else { letter };
        let alike = LOOK_ALIKES.iter().find_map(|(russian, english)| match to_cyrillic {
            true => (*english == letter).then_some(*russian),
            false => (*russian == letter).then_some(*english),
        });
        let digit = || {
            let found = DIGITS.iter().find(|(digit, _, _)| *digit == letter && has_digits);
            found.map(|(_, english, russian)| if to_cyrillic { *russian } else { *english })
        };
        alike.or_else(digit).unwrap_or(letter)
    };
    word.chars().map(read).collect()
}

/// A Latin letter without its mark, but for those that Cyrillic has with it.
fn unaccented(letter: char) -> char {
    match letter {
        'ë' => 'ё',
        'ï' => 'ї',
        'á' | 'à' => 'a',
        'é' | 'è' => 'e',
        'í' | 'ì' => 'i',
        'ó' | 'ò' => 'o',
        'ý' => 'y',
        other => other,
    }
}

pub(crate) fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

pub(crate) fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(name: &str) -> Vec<String> {
        words(name).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn words_lose_case_invisible_letters_and_look_alikes() {
        let cases = [
            ("Пётр  КОВАЛЁВ", vec!["пётр", "ковалёв"]),
            ("Kov\u{200b}alyov,\u{202e} Pyotr", vec!["kovalyov", "pyotr"]),
            // Latin a and o inside a Cyrillic word, Cyrillic о inside a Latin one.
            ("Ивaнoв", vec!["иванов"]),
            ("Petrоv", vec!["petrov"]),
            ("Ig0r Petr0v", vec!["igor", "petrov"]),
            ("Brigade 44", vec!["brigade", "44"]),
            ("A.B.C. Works L.L.C.", vec!["abc", "works", "llc"]),
            ("A. Petrov", vec!["a", "petrov"]),
            ("Il'ya Grigor’yev", vec!["ilya", "grigoryev"]),
            ("Ⅳ ﬁrm", vec!["iv", "firm"]),
            ("Vetrov GmbH", vec!["vetrov", "gmbh"]),
            ("PyotrKovalyov McArthur", vec!["pyotr", "kovalyov", "mcarthur"]),
            // A Latin ë, and stress marks.
            ("Пëтр Николáй Ивано́в", vec!["пётр", "николай", "иванов"]),
            ("\u{0}\u{7}", vec![]),
        ];
        for (name, wanted) in cases {
            assert_eq!(folded(name), wanted, "{name:?}");
        }
        assert!(words("Kovalyov, Pyotr")[0].comma);
    }

    #[test]
    fn plain_letters_fold_as_thoroughly() {
        let letters = ('\0'..'\u{3000}').filter(|letter| is_plain(*letter));
        let mut count = 0;
        for letter in letters {
            for word in [format!("{letter}"), format!("{letter}и{letter}"), format!("{letter}x")] {
                let plainly = plainly_folded(&word).unwrap_or_else(|| thoroughly_folded(&word));
                assert_eq!(plainly, thoroughly_folded(&word), "{word}");
            }
            assert!(letter.is_alphabetic() && !is_invisible(letter), "{letter}");
            assert!(plain_lower(letter).is_some_and(is_plain), "{letter}");
            count += 1;
        }
        assert_eq!(count, 52 + 96);
    }

    #[test]
    fn a_name_without_end_is_cut() {
        assert_eq!(folded(&"x".repeat(100_000))[0].len(), NAME_CHARS_MAX);
        assert_eq!(folded(&"x ".repeat(100_000)).len(), WORDS_MAX);
    }
}
