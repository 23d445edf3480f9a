//! How to tell this site from a fake.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use pages::{Language, Shell};

use crate::state::PortalState;

#[derive(Template)]
#[template(path = "genuine.html")]
struct Genuine<'a> {
    shell: &'a Shell,
    phrase: &'a str,
    digest: String,
}

pub(crate) async fn show(State(portal): State<PortalState>, language: Language) -> Response {
    let shell = portal.plain_shell(language, "/genuine");
    let digest = portal.programme.digest().to_string();
    shell.answer(&Genuine { shell: &shell, phrase: &portal.settings.phrase, digest })
}
