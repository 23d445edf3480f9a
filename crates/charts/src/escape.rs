//! Words on their way into HTML and SVG. Nothing that somebody wrote can become markup.

/// Text for an element or a quoted attribute. The five characters that mean something are written
/// as references; characters that XML 1.0 forbids are replaced by U+FFFD, so that a chart can also
/// stand in a file of its own.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' => escaped.push(character),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push('\u{fffd}');
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

/// A name for `id` and links: lower-case letters of English, digits and hyphens, beginning with a
/// letter. Two different texts may come to the same name.
pub fn identifier(text: &str) -> String {
    let mut name = String::new();
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            name.push(character.to_ascii_lowercase());
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.starts_with(|first: char| first.is_ascii_lowercase()) {
        name.to_owned()
    } else {
        format!("n{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_a_browser_is_written_out() {
        assert_eq!(
            escape("<a href=\"x\">'&\u{0}"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;\u{fffd}"
        );
        assert_eq!(escape("Отпуск, 5 %"), "Отпуск, 5 %");
    }

    #[test]
    fn identifiers_are_safe_in_links() {
        assert_eq!(identifier("Take-up by week (all)"), "take-up-by-week-all");
        assert_eq!(identifier("5 сентября"), "n5");
        assert_eq!(identifier("\"><script>"), "script");
        assert_eq!(identifier(""), "n");
    }
}
