//! The style sheets: one for each face, inside the program, at addresses that change with their
//! content. Applicants on slow lines get nothing that only the desk needs.

use std::sync::LazyLock;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use programme::Digest;

use crate::shell::Face;

const PORTAL: &str = include_str!("../../../web/style.css");
const DESK: &str =
    concat!(include_str!("../../../web/style.css"), include_str!("../../../web/desk.css"));

pub(crate) const PLAIN_TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

static PORTAL_PATH: LazyLock<String> = LazyLock::new(|| address(PORTAL));
static DESK_PATH: LazyLock<String> = LazyLock::new(|| address(DESK));

fn address(sheet: &str) -> String {
    format!("/style-{}.css", Digest::of("style", sheet.as_bytes()).short())
}

/// The whole style sheet of a face.
pub fn sheet(face: Face) -> &'static str {
    match face {
        Face::Portal => PORTAL,
        Face::Desk => DESK,
    }
}

/// Its path, such as `/style-1a2b3c4d.css`.
pub fn path(face: Face) -> &'static str {
    match face {
        Face::Portal => &PORTAL_PATH,
        Face::Desk => &DESK_PATH,
    }
}

/// Serves a sheet whose address changes with its content, to be kept for as long as the browser
/// likes.
pub fn serve(sheet: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, sheet).into_response()
}
