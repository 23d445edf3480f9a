//! The way in: the language a browser prefers, the first page an officer may open, the style.

use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use pages::{Face, Language, Problem, style};

use crate::guard::{Signed, see_other};
use crate::state::{DeskState, first_place};

/// `/`: the same place in the language the browser prefers.
pub(crate) async fn choose_language(headers: HeaderMap) -> Response {
    see_other(&format!("/{}/", Language::negotiate(&headers).tag()))
}

/// `/{lang}/`: the first page an officer may open, or the sign-in page.
pub(crate) async fn begin(
    State(_): State<DeskState>,
    language: Language,
    signed: Option<axum::Extension<Signed>>,
) -> Response {
    let place = signed.map_or("/sign-in", |signed| first_place(&signed.0));
    see_other(&format!("/{}{place}", language.tag()))
}

/// `/style-….css`, at an address that changes with its content; also `/en` without its slash.
pub(crate) async fn sheet(OriginalUri(uri): OriginalUri) -> Response {
    if let Some((language, "/")) = Language::split(uri.path()) {
        return see_other(&format!("/{}/", language.tag()));
    }
    if uri.path() == crate::forecast::style() {
        return style::serve(crate::forecast::sheet());
    }
    if uri.path() != style::path(Face::Desk) {
        return Problem::not_found().into_response();
    }
    style::serve(style::sheet(Face::Desk))
}
