//! Diagnostics for people at a terminal: the line itself, what is wrong in it, what to do.

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::SourceFile;

/// The widest line that is shown whole, in characters.
const LINE_CHARS_MAX: usize = 160;

const RED: &str = "\u{1b}[1;31m";
const YELLOW: &str = "\u{1b}[1;33m";
const BLUE: &str = "\u{1b}[1;34m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

impl Diagnostic {
    /// The text for a terminal, ending with a line feed.
    pub fn render(&self, sources: &[SourceFile], colour: bool) -> String {
        let paint = |style: &str, text: &str| {
            if colour { format!("{style}{text}{PLAIN}") } else { text.to_owned() }
        };
        let tone = if self.severity == Severity::Error { RED } else { YELLOW };
        let head = format!("{}[{}]", self.severity, self.code);
        let message = paint(BOLD, &format!(": {}", visible(&self.message)));
        let mut out = format!("{}{message}\n", paint(tone, &head));
        let places: Vec<_> = self.labels.iter().map(|label| Shown::new(label, sources)).collect();
        let numbers = places.iter().flatten().map(|shown| shown.line.to_string().len());
        let margin = " ".repeat(numbers.max().unwrap_or(1));
        for (index, (label, shown)) in self.labels.iter().zip(&places).enumerate() {
            let Some(shown) = shown else {
                out.push_str(&format!("{margin}{} {}\n", paint(BLUE, "-->"), label.file));
                continue;
            };
            let bar = paint(BLUE, "|");
            let (mark, style) = if index == 0 { ("^", tone) } else { ("-", BLUE) };
            let marks = format!("{} {}", mark.repeat(shown.width), visible(&label.text));
            let place = format!("{}:{}:{}", label.file, shown.line, shown.column);
            let number = format!("{:>width$}", shown.line, width = margin.len());
            out.push_str(&format!("{margin}{} {place}\n", paint(BLUE, "-->")));
            out.push_str(&format!("{margin} {bar}\n"));
            out.push_str(&format!("{} {bar} {}\n", paint(BLUE, &number), shown.text));
            let marks = paint(style, marks.trim_end());
            out.push_str(&format!("{margin} {bar} {}{marks}\n", " ".repeat(shown.before)));
        }
        if let Some(help) = &self.help {
            let equals = paint(BLUE, "=");
            out.push_str(&format!(
                "{margin} {equals} {} {}\n",
                paint(BOLD, "help:"),
                visible(help)
            ));
        }
        if let Some(witness) = &self.witness {
            let equals = paint(BLUE, "=");
            let facts = witness.facts.iter().map(|(name, value)| format!("{name} = {value}"));
            let facts = facts.collect::<Vec<_>>().join(", ");
            let facts = if facts.is_empty() { "anybody".to_owned() } else { facts };
            let label = paint(BOLD, "shown by:");
            out.push_str(&format!("{margin} {equals} {label} {facts} (on {})\n", witness.on));
        }
        out
    }
}

/// The line a label stands in.
struct Shown {
    line: usize,
    column: usize,
    text: String,
    /// Characters before the marks, and under them.
    before: usize,
    width: usize,
}

impl Shown {
    fn new(label: &Label, sources: &[SourceFile]) -> Option<Self> {
        let source = sources.iter().find(|source| source.name == label.file)?;
        let before = source.text.get(..label.span.start)?;
        let inside = source.text.get(label.span.clone())?;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let rest = &source.text[start..];
        let line_text = rest.split(['\n', '\r']).next().unwrap_or("");
        let column = source.text[start..label.span.start].chars().count();
        let inside = inside.split(['\n', '\r']).next().unwrap_or("").chars().count();
        let whole = line_text.chars().count() <= LINE_CHARS_MAX;
        // A line too long to show is shown from its label on.
        let skipped = if whole { 0 } else { column };
        let text: String = line_text.chars().skip(skipped).take(LINE_CHARS_MAX).collect();
        let before = column - skipped;
        let room = LINE_CHARS_MAX.saturating_sub(before).max(1);
        Some(Self {
            line: before_lines(&source.text[..start]) + 1,
            column: column + 1,
            text: visible(&text),
            before,
            width: inside.clamp(1, room),
        })
    }
}

fn before_lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// Signs that steer a terminal, or turn the direction of text, become harmless ones, so that a
/// file cannot show its reader something else than it says.
fn visible(text: &str) -> String {
    let steers = |c: char| {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        c.is_control() || turns || matches!(c, '\u{200b}'..='\u{200f}')
    };
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Place;
    use crate::{Code, Diagnostic, SourceFile};

    fn diagnostic(span: std::ops::Range<usize>) -> Diagnostic {
        let place = Place { file: "a.toml".into(), span };
        Diagnostic::error(Code::UnknownKey, "no such key").at(&place, "here").help("remove it")
    }

    #[test]
    fn points_at_the_place() {
        let sources = [SourceFile::new("a.toml", "# one\nключ = 1\n")];
        let text = diagnostic(6..14).render(&sources, false);
        let expect = "error[P0101]: no such key\n --> a.toml:2:1\n  |\n\
                      2 | ключ = 1\n  | ^^^^ here\n  = help: remove it\n";
        assert_eq!(text, expect);
    }

    #[test]
    fn places_outside_the_text_do_no_harm() {
        let sources = [SourceFile::new("a.toml", "é")];
        for span in [0..0, 1..2, 0..99, 50..60] {
            assert!(diagnostic(span).render(&sources, true).contains("P0101"));
        }
        assert!(diagnostic(0..1).render(&[], false).contains("--> a.toml"));
    }

    #[test]
    fn signs_that_steer_a_terminal_are_made_visible() {
        let sources = [SourceFile::new("a.toml", "x = \"\u{1b}[2J\u{202e}\"")];
        let text = diagnostic(0..1).render(&sources, false);
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    }
}
