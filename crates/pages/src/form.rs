//! Posted forms: bounded, checked for their origin and their token, then read field by field.
//!
//! **Architecture Invariant:** a handler gets at the fields of a POST only through [`Posted`] or
//! [`crate::upload::Upload`], and neither exists before its token was accepted.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header, request::Parts};
use casework::CaseId;
use zeroize::Zeroizing;

use crate::language::Language;
use crate::limits::body_problem;
use crate::problem::Problem;
use crate::shell::Site;
use crate::text;

/// Most bytes of an ordinary form.
pub const FORM_BYTES_MAX: usize = 64 * 1024;
/// Most fields of an ordinary form.
pub const FIELDS_MAX: usize = 300;

/// What a router's state must know for its forms to be checked.
pub trait Guard: Clone + Send + Sync + 'static {
    /// The site, with its token keeper.
    fn site(&self) -> &Arc<Site>;

    /// What the form a request answers was bound to: the secret of the session found for it, or
    /// the browser's cookie where there is no session. `None` refuses the form.
    fn bound_to(&self, parts: &Parts) -> Option<Zeroizing<Vec<u8>>>;

    /// The problem to show when a form is refused for its token: an area with sessions can say
    /// that the session has ended.
    fn refusal(&self, parts: &Parts) -> Problem {
        let _ = parts;
        Problem::stale_form()
    }
}

/// The fields of a form whose token was accepted. Zeroed when dropped; Debug shows names only.
pub struct Posted {
    fields: Vec<(String, Zeroizing<String>)>,
}

impl Posted {
    /// The first value of a field, cleaned (see [`text::clean`]) and trimmed; empty if absent.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The first value of a field, cleaned but not trimmed; empty if absent.
    pub fn raw(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The first value of a field on one line, with at most so many characters.
    pub fn line(&self, name: &str, limit: usize) -> Option<Zeroizing<String>> {
        let line = text::one_line(self.raw(name));
        (line.chars().count() <= limit).then_some(line)
    }

    /// Whether a field was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// All values of a field, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let same = self.fields.iter().filter(move |(field, _)| field == name);
        same.map(|(_, value)| value.trim())
    }

    /// The form's own id: sending it twice counts once.
    pub fn form_id(&self) -> Option<CaseId> {
        self.text("_form").parse().ok()
    }

    /// Reads the bytes of a form; every problem with them is the same to the reader.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        let pairs: Vec<(String, Zeroizing<String>)> = form_pairs(bytes)?
            .into_iter()
            .map(|(name, value)| (name, text::clean(&Zeroizing::new(value))))
            .collect();
        Ok(Self { fields: pairs })
    }

    #[doc(hidden)]
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        let field = |(name, value): &(&str, &str)| ((*name).to_owned(), text::clean(value));
        Self { fields: pairs.iter().map(field).collect() }
    }
}

impl std::fmt::Debug for Posted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.fields.iter().map(|(name, _)| name);
        f.debug_list().entries(names).finish()
    }
}

fn form_pairs(bytes: &[u8]) -> Result<Vec<(String, String)>, Problem> {
    let fields = bytes.split(|byte| *byte == b'&').count();
    if fields > FIELDS_MAX {
        return Err(Problem::unreadable());
    }
    serde_urlencoded::from_bytes(bytes).map_err(|_| Problem::unreadable())
}

impl<S: Guard> FromRequest<S> for Posted {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        check_origin(&parts.headers)?;
        if !is_kind(&parts.headers, "application/x-www-form-urlencoded") {
            return Err(Problem::unreadable());
        }
        let bytes = axum::body::to_bytes(body, FORM_BYTES_MAX).await;
        let bytes = bytes.map_err(|error| body_problem(&error, FORM_BYTES_MAX as u64))?;
        let posted = Self::parse(&Wiped(bytes).0)?;
        check_token(state, &parts, posted.text("_token"))?;
        Ok(posted)
    }
}

/// Refuses a token that is not of this session and this form.
pub(crate) fn check_token<S: Guard>(state: &S, parts: &Parts, token: &str) -> Result<(), Problem> {
    let path = parts.uri.path();
    let action = Language::split(path).map_or(path, |(_, rest)| rest);
    let bound_to = state.bound_to(parts).ok_or_else(|| state.refusal(parts))?;
    let accepted = state.site().tokens.accepts(&bound_to, action, token);
    if accepted { Ok(()) } else { Err(state.refusal(parts)) }
}

/// Refuses a POST that another site made. Browsers say so in one of two headers; old ones in
/// neither, and for them the token and the strict cookie stand alone. Our own pages send
/// `Origin: null`, because they send no referrer.
pub fn check_origin(headers: &HeaderMap) -> Result<(), Problem> {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match text("sec-fetch-site") {
        None | Some("same-origin" | "none") => {}
        Some(_) => return Err(Problem::cross_site()),
    }
    let host = text("host").unwrap_or_default();
    match text("origin") {
        None | Some("null") => Ok(()),
        Some(origin) => {
            let (_, authority) = origin.split_once("://").unwrap_or(("", ""));
            let same = !host.is_empty() && authority.eq_ignore_ascii_case(host);
            if same { Ok(()) } else { Err(Problem::cross_site()) }
        }
    }
}

/// Whether the body is of this media type, parameters aside.
pub(crate) fn is_kind(headers: &HeaderMap, kind: &str) -> bool {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.split(';').next());
    given.is_some_and(|given| given.trim().eq_ignore_ascii_case(kind))
}

/// Bytes that are zeroed when dropped, as far as nobody else holds them.
pub(crate) struct Wiped(pub(crate) Bytes);

impl Drop for Wiped {
    fn drop(&mut self) {
        if let Ok(mut bytes) = std::mem::take(&mut self.0).try_into_mut() {
            zeroize::Zeroize::zeroize(&mut bytes[..]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let value = |text: &str| text.parse().expect("a header value");
        pairs.iter().map(|(name, text)| (name.parse().expect("a name"), value(text))).collect()
    }

    #[test]
    fn fault_10_only_our_own_pages_may_post() {
        let refused = Err(Problem::cross_site());
        for (given, expected) in [
            (vec![], Ok(())),
            (vec![("origin", "null")], Ok(())),
            (vec![("host", "a.onion"), ("origin", "http://a.onion")], Ok(())),
            (vec![("host", "a.onion"), ("origin", "http://b.onion")], refused),
            (vec![("origin", "http://")], refused),
            (vec![("host", "a.onion"), ("origin", "http://a.onion.evil")], refused),
            (vec![("sec-fetch-site", "same-origin"), ("origin", "null")], Ok(())),
            (vec![("sec-fetch-site", "cross-site"), ("origin", "null")], refused),
            (vec![("sec-fetch-site", "same-site")], refused),
        ] {
            assert_eq!(check_origin(&headers(&given)), expected, "{given:?}");
        }
    }

    #[test]
    fn fault_01_forms_are_read_whole_or_not_at_all() {
        let posted = Posted::parse(b"a=1&b=x%00y&a=2&c=%ff%fe&=&&d").expect("a form");
        assert_eq!(posted.text("a"), "1");
        assert_eq!(posted.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(posted.text("b"), "xy");
        assert_eq!(posted.text("c"), "\u{fffd}\u{fffd}");
        assert!(posted.has("d") && !posted.has("e"));
        let many = "a=1&".repeat(FIELDS_MAX + 1);
        assert!(Posted::parse(many.as_bytes()).is_err());
        let names = format!("{:?}", Posted::of(&[("codename", "secret")]));
        assert_eq!(names, "[\"codename\"]", "values are not printed");
    }
}
