//! Texts of others in a CSV file, in which no cell is ever a formula (fault 8).
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, and programs disagree about
//! what parts cells. So a formula's first character is disarmed with an apostrophe wherever any
//! program could think that a cell begins, and line ends inside a cell become spaces.

/// Characters that some spreadsheet takes for the beginning of a formula.
const BEGINS_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Characters that some spreadsheet takes for the end of a cell, or that stand before its text.
fn parts_cells(letter: char) -> bool {
    matches!(letter, ',' | ';' | '|' | ':' | '\t' | '\n' | '\r' | '"' | '\'')
}

/// Whether nothing is to be seen of a character, so that a cell may begin after it.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Adds a text as one cell of a CSV file, in which no spreadsheet finds a formula.
pub fn add_cell(out: &mut Vec<u8>, text: &str) {
    // Most carried texts are numbers and codes, in which there is nothing to disarm.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')) {
        return out.extend_from_slice(text.as_bytes());
    }
    out.push(b'"');
    let mut cell_begins = true;
    for letter in text.chars() {
        if cell_begins && BEGINS_FORMULA.contains(&letter) {
            out.push(b'\'');
        }
        cell_begins = parts_cells(letter) || (cell_begins && is_unseen(letter));
        match letter {
            '\n' | '\r' | '\t' | '\0' => out.push(b' '),
            '"' => out.extend_from_slice(b"\"\""),
            _ => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cell(text: &str) -> String {
        let mut out = Vec::new();
        add_cell(&mut out, text);
        String::from_utf8(out).expect("text")
    }

    /// However a program parts the cells, none begins with a formula.
    fn check(table: &str) {
        let mut begins = true;
        let mut before = None;
        for letter in table.chars() {
            let armed = begins && BEGINS_FORMULA.contains(&letter) && before != Some('\'');
            assert!(!armed, "{table:?}");
            begins = parts_cells(letter) || (begins && is_unseen(letter));
            before = Some(letter);
        }
    }

    #[test]
    fn fault_08_known_formulas_are_disarmed() {
        for attack in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "x;=1", "\u{200b}=1", "＝1"]
        {
            assert!(cell(attack).contains('\''), "{attack:?} stayed");
            check(&cell(attack));
        }
        assert_eq!(cell("A-17"), "\"A-17\"");
        assert_eq!(cell("4711"), "4711");
        assert_eq!(cell("say \"x\""), "\"say \"\"x\"\"\"");
    }

    proptest! {
        #[test]
        fn fault_08_no_carried_text_becomes_a_formula(
            text in "[=+@;,|:\"' a\\-\\t\\r\\n\u{200b}＝х]{0,24}",
            any in any::<String>(),
        ) {
            let row = format!("{},{}", cell(&text), cell(&any));
            check(&row);
            prop_assert!(!row.contains(['\n', '\r', '\t']));
        }
    }
}
