//! The three languages, how a path names one, and which one a browser asks for.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};

use crate::problem::Problem;

/// A language of the pages.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
    /// Ukrainian.
    Uk,
}

impl Language {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::En, Self::Ru, Self::Uk];

    /// The tag in paths, `lang` attributes and sealed bodies.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Uk => "uk",
        }
    }

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ru => "Русский",
            Self::Uk => "Українська",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The language a path begins with, and the path without it: `/ru/apply` → `ru`, `/apply`.
    pub fn split(path: &str) -> Option<(Self, &str)> {
        let rest = path.strip_prefix('/')?;
        let (tag, _) = rest.split_once('/').unwrap_or((rest, ""));
        let language = Self::from_tag(tag)?;
        let rest = &rest[tag.len()..];
        Some((language, if rest.is_empty() { "/" } else { rest }))
    }

    /// The language of a request's path; English where the path names none.
    pub fn of_uri(uri: &Uri) -> Self {
        Self::split(uri.path()).map(|(language, _)| language).unwrap_or_default()
    }

    /// What `Accept-Language` prefers among ours; English if it names none of them.
    pub fn negotiate(headers: &HeaderMap) -> Self {
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let mut best: Option<(u32, Self)> = None;
        // A longer list than this is nobody's preference.
        for range in asked.unwrap_or_default().split(',').take(20) {
            let mut pieces = range.split(';');
            let tag = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
            let primary = tag.split('-').next().unwrap_or_default();
            let Some(language) = Self::from_tag(primary) else { continue };
            let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q="));
            let weight = weight.map_or(1000, thousandths);
            if weight > 0 && best.is_none_or(|(so_far, _)| weight > so_far) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language).unwrap_or_default()
    }
}

/// A quality value such as `0.8` in thousandths; nonsense counts as nothing.
fn thousandths(text: &str) -> u32 {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), digits.parse::<u32>()) {
        (Ok(whole), Ok(part)) => (whole.min(1) * 1000 + part).min(1000),
        _ => 0,
    }
}

/// The language in the path; a path that begins with anything else is not found.
impl<S: Send + Sync> FromRequestParts<S> for Language {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let split = Self::split(parts.uri.path());
        split.map(|(language, _)| language).ok_or_else(Problem::not_found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_gets_the_language_it_prefers() {
        for (asked, expected) in [
            ("", Language::En),
            ("de-DE,de;q=0.9", Language::En),
            ("ru", Language::Ru),
            ("RU-ru", Language::Ru),
            ("en;q=0.5, uk;q=0.9, ru;q=0.8", Language::Uk),
            ("uk-UA,uk;q=0.9,ru;q=0.8,en;q=0.7", Language::Uk),
            ("ru;q=0, en;q=0.1", Language::En),
            ("ru;q=x,uk;q=0.2", Language::Uk),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, asked.parse().expect("a header value"));
            assert_eq!(Language::negotiate(&headers), expected, "{asked}");
        }
    }

    #[test]
    fn a_path_is_split_into_language_and_rest() {
        assert_eq!(Language::split("/ru/apply"), Some((Language::Ru, "/apply")));
        assert_eq!(Language::split("/uk"), Some((Language::Uk, "/")));
        assert_eq!(Language::split("/uk/"), Some((Language::Uk, "/")));
        assert_eq!(Language::split("/english/"), None);
        assert_eq!(Language::split("/"), None);
    }
}
