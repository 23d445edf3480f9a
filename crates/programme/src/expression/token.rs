//! The words of an expression.

use std::ops::Range;

use super::{SyntaxError, SyntaxErrorKind};

/// A word with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) span: Range<usize>,
    pub(super) kind: TokenKind,
}

/// What a word is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Name(String),
    Text(String),
    Integer(i64),
    /// An operator or bracket.
    Sign(&'static str),
}

/// Longest first, so that `<=` is not read as `<`.
const SIGNS: [&str; 20] = [
    "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "*", "/", "?", ":", "(", ")", "[",
    "]", ",",
];

/// What begins a comment, which goes on to the end of its line.
const COMMENT: &str = "//";

/// Cuts a text into words. Spaces and comments are left out.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, SyntaxError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        if text[at..].starts_with(COMMENT) {
            at += text[at..].find('\n').unwrap_or(text.len() - at);
            continue;
        }
        let (kind, length) = word(&text[at..], first).map_err(|(kind, length)| {
            let end = (at + length).min(text.len());
            SyntaxError { span: at..end, kind }
        })?;
        tokens.push(Token { span: at..at + length, kind });
        at += length;
    }
    Ok(tokens)
}

type Word = Result<(TokenKind, usize), (SyntaxErrorKind, usize)>;

fn word(rest: &str, first: char) -> Word {
    if first.is_ascii_alphabetic() || first == '_' {
        let length = name_length(rest);
        return Ok((TokenKind::Name(rest[..length].to_owned()), length));
    }
    if first.is_ascii_digit() {
        return number(rest);
    }
    if first == '"' || first == '\'' {
        let closing = rest[1..].find(first).ok_or((SyntaxErrorKind::OpenText, rest.len()))?;
        let text = &rest[1..1 + closing];
        return Ok((TokenKind::Text(text.to_owned()), closing + 2));
    }
    if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        return Ok((TokenKind::Sign(sign), sign.len()));
    }
    let kind = match first {
        '=' | '&' | '|' => SyntaxErrorKind::Doubled(first),
        _ => SyntaxErrorKind::Strange(first),
    };
    Err((kind, first.len_utf8()))
}

/// A name, and one that stands in a family of names, such as `math.least`.
fn name_length(rest: &str) -> usize {
    let is_part = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let first = length_while(rest, is_part);
    let second = rest[first..]
        .strip_prefix('.')
        .filter(|after| after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'));
    second.map_or(first, |after| first + 1 + length_while(after, is_part))
}

fn number(rest: &str) -> Word {
    let length = length_while(rest, |b| b.is_ascii_digit());
    if rest[length..].starts_with('.') {
        return Err((SyntaxErrorKind::NumberWithPoint, length + 1));
    }
    match rest[..length].parse() {
        Ok(number) => Ok((TokenKind::Integer(number), length)),
        Err(_) => Err((SyntaxErrorKind::BigNumber, length)),
    }
}

fn length_while(text: &str, accept: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| accept(*byte)).count()
}
