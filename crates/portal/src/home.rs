//! The first page: what is offered, who runs this, what happens to what you say, what can go wrong,
//! and what you can do now without telling anything.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use pages::{Language, Shell};

use crate::state::{PortalState, see};

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    shell: &'a Shell,
    audiences: Vec<String>,
    closed: bool,
}

pub(crate) async fn by_language(headers: HeaderMap) -> Response {
    see(Language::negotiate(&headers), "/")
}

pub(crate) async fn with_slash(language: Language) -> Response {
    see(language, "/")
}

pub(crate) async fn show(State(portal): State<PortalState>, language: Language) -> Response {
    let shell = portal.plain_shell(language, "/");
    let audiences = portal.programme.audiences().iter();
    let audiences = audiences.map(|audience| shell.named("audience", &audience.name)).collect();
    shell.answer(&Home { shell: &shell, audiences, closed: is_closed(&portal) })
}

/// Whether the programme takes new applications today.
pub(crate) fn is_closed(portal: &PortalState) -> bool {
    let today = portal.today();
    let over = portal.programme.effective_until().is_some_and(|last| today > last);
    over || today < portal.programme.effective_from()
}
