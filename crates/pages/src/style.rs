//! The style sheet: one file inside the program, at an address that changes with its content.

use std::sync::LazyLock;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use programme::Digest;

/// The whole style sheet.
pub const STYLE: &str = include_str!("../../../web/style.css");

pub(crate) const PLAIN_TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

static PATH: LazyLock<String> =
    LazyLock::new(|| format!("/style-{}.css", Digest::of("style", STYLE.as_bytes()).short()));

/// Its path, such as `/style-1a2b3c4d.css`.
pub fn path() -> &'static str {
    &PATH
}

/// Serves it, to be kept for as long as the browser likes.
pub async fn serve() -> Response {
    serve_sheet(STYLE)
}

/// Serves a sheet whose address changes with its content.
pub fn serve_sheet(sheet: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, sheet).into_response()
}
