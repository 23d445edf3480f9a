//! What people type, made safe to keep: one Unicode form, no NULs, no stray control characters.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A typed text in NFC, with line ends as `\n`, without NULs and other control characters.
pub fn clean(typed: &str) -> Zeroizing<String> {
    // Room for everything at once: a text that grows would leave copies behind.
    let mut text = Zeroizing::new(String::with_capacity(typed.len() * 3));
    let mut after_return = false;
    for character in typed.nfc() {
        match character {
            '\r' => text.push('\n'),
            '\n' if after_return => {}
            '\n' | '\t' => text.push(character),
            _ if character.is_control() => {}
            _ => text.push(character),
        }
        after_return = character == '\r';
    }
    text
}

/// Whether a character shows nothing but changes how its neighbours are read (fault 5).
pub fn is_invisible(character: char) -> bool {
    let tab_or_line = matches!(character, '\n' | '\t');
    (character.is_control() && !tab_or_line)
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// A typed text on one line: line ends and tabs become spaces, ends are trimmed.
pub fn one_line(typed: &str) -> Zeroizing<String> {
    let cleaned = clean(typed);
    let mut line = Zeroizing::new(String::with_capacity(cleaned.len()));
    let spaced = cleaned.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c });
    line.extend(spaced);
    Zeroizing::new(line.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_05_control_characters_go_and_forms_become_one() {
        assert_eq!(*clean("a\0b\u{7}c\r\nd\re\u{1b}[31m"), "abc\nd\ne[31m");
        assert_eq!(*clean("e\u{301}"), *clean("\u{e9}"), "NFD and NFC are one text");
        assert_eq!(*one_line(" a\n\tb "), "a  b");
    }

    #[test]
    fn fault_05_what_hides_is_shown() {
        let shown = crate::format::made_visible("ab\u{202e}txt\u{200b}\nno");
        assert_eq!(shown, "ab⟦U+202E⟧txt⟦U+200B⟧\nno");
    }
}
