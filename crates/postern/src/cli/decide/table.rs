//! Tables for people at a terminal.

/// How many characters a line of a table may have before its last column turns.
const LINE_CHARS_MAX: usize = 100;
/// The narrowest a last column gets.
const COLUMN_CHARS_MIN: usize = 30;

/// Rows under a heading, every column as wide as its widest text; nothing if there are no rows.
/// The last column turns within itself where a line would grow too long.
pub(in super::super) fn table<const N: usize>(heading: &str, rows: Vec<[String; N]>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..N - 1).map(|column| width(column).unwrap_or(0)).collect();
    let indent = 2 + widths.iter().map(|width| width + 2).sum::<usize>();
    let room = LINE_CHARS_MAX.saturating_sub(indent).max(COLUMN_CHARS_MIN);
    let mut out = format!("\n{heading}\n");
    for row in &rows {
        let mut line = "  ".to_owned();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(&format!("{cell:<width$}  "));
        }
        for part in turned(&row[N - 1], room) {
            out.push_str(format!("{line}{part}").trim_end());
            out.push('\n');
            line = " ".repeat(indent);
        }
    }
    out
}

/// A text cut between words into lines of at most so many characters, where its words allow.
fn turned(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    // Only plain spaces part: amounts hold spaces that must not break.
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > room {
            lines.push(word.to_owned());
        } else if let Some(last) = lines.last_mut() {
            if line > 0 {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_characters() {
        let row = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        let shown = table("Head", vec![row("ключ", "1"), row("k", "2")]);
        assert_eq!(shown, "\nHead\n  ключ  1\n  k     2\n");
        assert_eq!(table::<2>("Head", Vec::new()), "");
    }

    #[test]
    fn long_texts_turn_between_words() {
        assert_eq!(turned("one two three", 7), ["one two", "three"]);
        assert_eq!(turned("unbreakable", 3), ["unbreakable"]);
        assert_eq!(turned("", 3), [""]);
        let source = "word ".repeat(60);
        let shown = table("Head", vec![["rule".to_owned(), source]]);
        assert!(shown.lines().all(|line| line.chars().count() <= LINE_CHARS_MAX), "{shown}");
        assert!(shown.lines().skip(3).all(|line| line.starts_with("        word")), "{shown}");
    }
}
