//! Texts of a list made fit to be kept: short, and with nothing hidden in them.

/// The longest name that is kept, in characters. The longest real ones have some hundreds.
pub const NAME_CHARS_MAX: usize = 1_000;

/// Signs that take no room and steer others: marks of direction, invisible spaces and the like.
/// Joiners (U+200C, U+200D) stay: Persian and other scripts spell with them.
/// Source: Unicode 16, property `Default_Ignorable_Code_Point` and UAX #9 for directions.
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// What cleaning took away.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Taken {
    /// A hidden or steering sign, the first met.
    pub(crate) hidden: Option<char>,
    /// The length of a text that was cut, in characters.
    pub(crate) cut_from: Option<usize>,
}

/// A text without hidden signs, with single spaces, at most so many characters long.
pub(crate) fn clean(text: &str, chars_max: usize) -> (String, Taken) {
    let mut taken = Taken::default();
    let mut out = String::with_capacity(text.len().min(chars_max));
    let (mut chars, mut space) = (0, false);
    for c in text.chars() {
        if c.is_whitespace() {
            space = !out.is_empty();
        } else if c.is_control() || is_hidden(c) {
            taken.hidden.get_or_insert(c);
        } else {
            if space && chars < chars_max {
                out.push(' ');
                chars += 1;
            }
            space = false;
            if chars < chars_max {
                out.push(c);
            }
            chars += 1;
        }
    }
    taken.cut_from = (chars > chars_max).then_some(chars);
    (out.trim_end().to_owned(), taken)
}

/// A word for comparing headers and kinds: letters and digits only, in lower case.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
