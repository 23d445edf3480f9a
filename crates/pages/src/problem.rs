//! Problems: what went wrong, as data. A handler returns one; the outermost layer shows it as a
//! readable page in the language of the path.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Something that could not be done. `key-title` and `key-text` are its words; a text may use the
/// number `limit`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The answer's status.
    pub status: StatusCode,
    /// The key of its words, such as `problem-not-found`.
    pub key: &'static str,
    /// A limit in bytes that the text names.
    pub limit_bytes: Option<u64>,
    /// Where to go on, as a path without language, with the words `key-link`.
    pub link: Option<&'static str>,
}

impl Problem {
    /// A problem with its own words.
    pub const fn new(status: StatusCode, key: &'static str) -> Self {
        Self { status, key, limit_bytes: None, link: None }
    }

    /// The same problem with a way on.
    pub const fn with_link(self, link: &'static str) -> Self {
        Self { link: Some(link), ..self }
    }

    /// Nothing is at this address.
    pub const fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "problem-not-found")
    }

    /// The address exists, but not for this method.
    pub const fn wrong_method() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "problem-wrong-method")
    }

    /// More bytes than are taken here.
    pub const fn too_large(limit_bytes: u64) -> Self {
        let problem = Self::new(StatusCode::PAYLOAD_TOO_LARGE, "problem-too-large");
        Self { limit_bytes: Some(limit_bytes), ..problem }
    }

    /// The body stopped arriving.
    pub const fn too_slow() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "problem-too-slow")
    }

    /// The form could not be read.
    pub const fn unreadable() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "problem-unreadable")
    }

    /// The form is not one of ours, or is older than the session.
    pub const fn stale_form() -> Self {
        Self::new(StatusCode::FORBIDDEN, "problem-stale-form")
    }

    /// Another site sent the form.
    pub const fn cross_site() -> Self {
        Self::new(StatusCode::FORBIDDEN, "problem-cross-site")
    }

    /// The request names a host this server does not serve.
    pub const fn wrong_host() -> Self {
        Self::new(StatusCode::MISDIRECTED_REQUEST, "problem-wrong-host")
    }

    /// What was sent is not kept: store gone, disk full, generator failed.
    pub const fn not_received() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "problem-not-received")
    }

    /// The page cannot be shown now.
    pub const fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "problem-unavailable")
    }

    /// Too many at once; try again.
    pub const fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "problem-busy")
    }

    /// A fault of ours.
    pub const fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "problem-internal")
    }
}

/// The bare status with the problem attached: [`crate::shell::Site::dress`] makes the page.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
