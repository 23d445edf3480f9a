//! Applicants' text as HTML for officers: escaped, and with nothing hidden in it.
//!
//! A text can hold characters that change the order of what is read, or that cannot be seen at all
//! (fault 5). An officer must decide on what is written, so each of them is shown by its number.

use std::fmt;

use askama::FastWritable;
use askama::filters::HtmlSafe;
use pages::text::is_invisible;

/// A text that came from outside, ready to be put into a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Visible(String);

impl Visible {
    /// The text, for a page.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Whether there is nothing to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Display for Visible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&#38;")?,
                '<' => f.write_str("&#60;")?,
                '>' => f.write_str("&#62;")?,
                '"' => f.write_str("&#34;")?,
                '\'' => f.write_str("&#39;")?,
                hidden if is_invisible(hidden) => {
                    write!(f, "<mark class=\"hidden-letter\">U+{:04X}</mark>", hidden as u32)?;
                }
                plain => fmt::Write::write_char(f, plain)?,
            }
        }
        Ok(())
    }
}

impl FastWritable for Visible {
    fn write_into(
        &self,
        dest: &mut dyn fmt::Write,
        _values: &dyn askama::Values,
    ) -> askama::Result<()> {
        write!(dest, "{self}")?;
        Ok(())
    }
}

/// It escapes for itself.
impl HtmlSafe for Visible {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_09_no_text_leaves_the_page_it_is_put_into() {
        let text = "<script>alert('x')</script> & \"quoted\"";
        let html = Visible::new(text).to_string();
        for letter in ['<', '>', '"', '\''] {
            assert!(!html.contains(letter), "{letter} in {html}");
        }
    }

    #[test]
    fn fault_05_letters_that_hide_or_reorder_are_shown_by_number() {
        for hidden in ['\u{202e}', '\u{200b}', '\u{2066}', '\u{0}', '\u{feff}', '\u{ad}', '\u{7}'] {
            let html = Visible::new(format!("ab{hidden}cd")).to_string();
            let number = format!("U+{:04X}", hidden as u32);
            assert!(html.contains(&number), "{number} is not in {html}");
            assert!(!html.contains(hidden), "{number} itself is still in {html}");
        }
        let plain = "Семён\nand\tTrịnh – 李, \u{1f955}";
        assert_eq!(Visible::new(plain).to_string(), plain, "ordinary text stays as it is");
    }
}
