//! Tables for spreadsheets, in which no cell is ever a formula (fault 8).
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, and programs disagree about
//! what parts cells. So a formula's first character is disarmed with an apostrophe wherever any
//! program could think that a cell begins, and line ends inside a cell become spaces.

use pages::text::is_invisible;

/// Characters that some spreadsheet takes for the beginning of a formula.
const BEGINS_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Characters that some spreadsheet takes for the end of a cell, or that stand before its text.
fn parts_cells(letter: char) -> bool {
    matches!(letter, ',' | ';' | '|' | ':' | '\t' | '\n' | '\r' | '"' | '\'')
}

/// A table being written.
#[derive(Default, Debug)]
pub(crate) struct Csv(String);

impl Csv {
    /// A table with its header line.
    pub(crate) fn new(header: &[&str]) -> Self {
        let mut table = Self::default();
        table.row(header);
        table
    }

    /// One more line.
    pub(crate) fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            self.0.push('"');
            self.0.push_str(&disarmed(cell.as_ref()).replace('"', "\"\""));
            self.0.push('"');
        }
        self.0.push_str("\r\n");
    }

    /// The whole table, with the mark that makes spreadsheets read it as UTF-8.
    pub(crate) fn finish(self) -> String {
        format!("\u{feff}{}", self.0)
    }
}

/// The text with every possible beginning of a formula disarmed.
fn disarmed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut cell_begins = true;
    for letter in text.chars() {
        let invisible = letter.is_whitespace() || is_invisible(letter);
        if cell_begins && BEGINS_FORMULA.contains(&letter) {
            out.push('\'');
        }
        cell_begins = parts_cells(letter) || (cell_begins && invisible);
        out.push(if matches!(letter, '\n' | '\r' | '\t' | '\0') { ' ' } else { letter });
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads a table as RFC 4180 says.
    fn read(table: &str) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for line in table.trim_start_matches('\u{feff}').split_terminator("\r\n") {
            let inner = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let cells = inner.unwrap_or_default().split("\",\"");
            rows.push(cells.map(|cell| cell.replace("\"\"", "\"")).collect());
        }
        rows
    }

    #[test]
    fn fault_08_known_formulas_are_disarmed() {
        for attack in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "  =1",
            "\u{feff}=1",
            "\u{200b}=1",
            "＝1",
            "x;=1",
            "x\n=1",
            "x\",=1",
            "=HYPERLINK(\"http://x\";\"y\")",
        ] {
            let mut table = Csv::new(&["note"]);
            table.row(&[attack]);
            let table = table.finish();
            assert!(table.contains("'"), "{attack:?} stayed {table:?}");
            check(&table);
        }
        let mut plain = Csv::new(&["partner", "left"]);
        plain.row(&["Allied Matching Fund", "47000.00"]);
        assert!(plain.finish().ends_with("\"Allied Matching Fund\",\"47000.00\"\r\n"));
    }

    /// However a program parts the cells, none begins with a formula.
    fn check(table: &str) {
        for cell in table.split(parts_cells) {
            let seen = cell
                .trim_start_matches(|letter: char| letter.is_whitespace() || is_invisible(letter));
            let first = seen.chars().next();
            let follows_apostrophe = first.is_some_and(|letter| {
                let before = table[..seen.as_ptr() as usize - table.as_ptr() as usize].chars();
                BEGINS_FORMULA.contains(&letter) && before.last() == Some('\'')
            });
            let armed = first.is_some_and(|letter| BEGINS_FORMULA.contains(&letter));
            assert!(!armed || follows_apostrophe, "{seen:?} in {table:?}");
        }
    }

    proptest! {
        #[test]
        fn fault_08_no_text_becomes_a_formula(
            text in "[=+@;,|:\"' a\\-\\t\\r\\n\u{200b}＝х]{0,24}",
            any in any::<String>(),
        ) {
            let mut table = Csv::new(&["text", "any"]);
            table.row(&[&text, &any]);
            let table = table.finish();
            check(&table);
            prop_assert_eq!(table.matches("\r\n").count(), 2, "one line a row");
        }

        #[test]
        fn a_table_reads_back(text in "[a-zа-я0-9 .\"]{0,24}") {
            let mut table = Csv::new(&["a", "b"]);
            table.row(&[text.as_str(), "x"]);
            let rows = read(&table.finish());
            prop_assume!(!text.contains("\",\""));
            prop_assert_eq!(&rows[1], &vec![text, "x".to_owned()]);
        }
    }
}
