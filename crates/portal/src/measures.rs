//! Measures and whom they hit, for everybody: the same check that the desk and the command line
//! show, and a machine-readable twin.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use pages::measures::{MeasureView, MeasuresView};
use pages::{Language, Problem, Shell};

use crate::state::PortalState;

#[derive(Template)]
#[template(path = "measures_public.html")]
struct MeasuresPage<'a> {
    shell: &'a Shell,
    view: Option<MeasuresView>,
}

#[derive(Template)]
#[template(path = "measure_public.html")]
struct MeasurePage<'a> {
    shell: &'a Shell,
    measure: MeasureView,
}

/// One measure, target by target.
pub(crate) async fn one(
    State(portal): State<PortalState>,
    language: Language,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let shell = portal.plain_shell(language, &format!("/measures/{name}"));
    let checked = portal.config.measures.as_deref();
    let measure = checked.and_then(|checked| MeasureView::of(&shell, checked, &name));
    let measure = measure.ok_or(Problem::not_found())?;
    Ok(shell.answer(&MeasurePage { shell: &shell, measure }))
}

/// All measures, each with its sum.
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
