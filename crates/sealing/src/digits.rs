//! What a person meant as a digit: any decimal script, and letters that look like digits.

use unicode_normalization::UnicodeNormalization;

/// The zeros of the decimal digit scripts; the nine characters after each are its one to nine.
/// Source: Unicode Character Database 14, general category Nd. Those that NFKC folds to ASCII
/// (full-width, mathematical, segmented) are not listed.
const ZEROS: [u32; 59] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650,
    0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50,
    0x1E140, 0x1E2F0, 0x1E950,
];

/// What a character of a typed number stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Read {
    /// A digit, 0 to 9.
    Digit(u8),
    /// Something between digits that means nothing: space, hyphen, dot, invisible mark.
    Separator,
    /// Anything else.
    Other,
}

/// The value of a decimal digit of any script.
pub fn decimal_digit(character: char) -> Option<u8> {
    let code = u32::from(character);
    let zero = ZEROS.iter().rev().find(|zero| **zero <= code)?;
    u8::try_from(code - zero).ok().filter(|value| *value <= 9)
}

/// Reads a character as a person meant it who copies a number by hand.
pub fn read(character: char) -> Read {
    if let Some(value) = decimal_digit(character).or_else(|| look_alike(character)) {
        return Read::Digit(value);
    }
    if is_separator(character) { Read::Separator } else { Read::Other }
}

/// Reads a text after compatibility folding (NFKC), which turns full-width, circled and
/// mathematical digits into plain ones.
pub fn read_all(text: &str) -> impl Iterator<Item = Read> {
    text.nfkc().map(read)
}

/// Letters and signs that are taken for a digit in handwriting or in a poor typeface.
fn look_alike(character: char) -> Option<u8> {
    match character {
        'O' | 'o' | 'О' | 'о' | 'Ο' | 'ο' => Some(0),
        'I' | 'l' | 'i' | '|' | 'І' | 'і' | 'Ӏ' | 'ӏ' | 'Ι' | 'ι' => Some(1),
        'З' | 'з' => Some(3),
        _ => None,
    }
}

fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '.' | ',' | '_' | '/' | ':' | ';' | '·' | '•' | '*'
            | '\u{2010}'..='\u{2015}' // hyphens and dashes
            | '\u{2212}'              // minus
            | '\u{00AD}' | '\u{034F}' // soft hyphen, combining grapheme joiner
            | '\u{061C}' | '\u{180E}' // Arabic letter mark, Mongolian vowel separator
            | '\u{200B}'..='\u{200F}' // zero width, left-to-right and right-to-left marks
            | '\u{202A}'..='\u{202E}' // bidi embeddings and overrides
            | '\u{2060}'..='\u{206F}' // word joiner, bidi isolates, deprecated controls
            | '\u{FE00}'..='\u{FE0F}' // variation selectors, as in keycap emoji
            | '\u{20E3}'              // the keycap itself
            | '\u{FEFF}'              // byte order mark
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_05_every_listed_script_has_ten_digits_and_nothing_around_them_is_one() {
        for zero in ZEROS {
            for value in 0..10u32 {
                let digit = char::from_u32(zero + value).expect("a character");
                assert!(digit.is_numeric(), "{digit:?} is not numeric in Unicode");
                assert_eq!(decimal_digit(digit).map(u32::from), Some(value), "{digit:?}");
            }
        }
        assert!(ZEROS.is_sorted(), "the search needs the order");
        for other in ['/', ':', 'a', '٪', '²', '½', 'Ⅳ', '一'] {
            assert_eq!(decimal_digit(other), None, "{other:?}");
        }
    }

    #[test]
    fn fault_05_folding_reaches_full_width_circled_and_mathematical_digits() {
        for text in ["７", "⑦", "𝟕", "𝟩", "⁷", "₇", "🯷", "7\u{FE0F}\u{20E3}"] {
            let digits: Vec<_> = read_all(text).filter(|read| *read != Read::Separator).collect();
            assert_eq!(digits, [Read::Digit(7)], "{text:?}");
        }
    }
}
