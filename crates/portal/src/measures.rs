//! Measures and whom they hit, for everybody: the same check that the desk and the command line
//! show, and a machine-readable twin.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use pages::measures::MeasuresView;
use pages::{Language, Problem, Shell};

use crate::state::PortalState;

#[derive(Template)]
#[template(path = "measures_public.html")]
struct MeasuresPage<'a> {
    shell: &'a Shell,
    view: Option<MeasuresView>,
}

pub(crate) async fn show(State(portal): State<PortalState>, language: Language) -> Response {
    let shell = portal.plain_shell(language, "/measures");
    let checked = portal.config.measures.as_deref();
    let view = checked.map(|checked| MeasuresView::of(&shell, checked));
    shell.answer(&MeasuresPage { shell: &shell, view })
}

pub(crate) async fn json(State(portal): State<PortalState>) -> Result<Response, Problem> {
    let checked = portal.config.measures.as_deref();
    let body = serde_json::to_vec_pretty(&checked).map_err(|_| Problem::internal())?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
