//! Measures and whom they hit, for analysts and officers: what the public page shows.

use askama::Template;
use axum::extract::State;
use pages::measures::MeasuresView;
use pages::{Language, Shell};

use crate::frame::Frame;
use crate::guard::Signed;
use crate::state::DeskState;
use crate::trouble::Answer;

#[derive(Template)]
#[template(path = "measures_desk.html")]
struct MeasuresPage {
    shell: Shell,
    frame: Frame,
    view: Option<MeasuresView>,
}

/// The check of the programme's measures.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
) -> Answer {
    let shell = desk.shell(language, "/measures", &signed);
    let view = desk.measures().map(|checked| MeasuresView::of(&shell, checked));
    let page = MeasuresPage { frame: Frame::plain(&desk), view, shell };
    Ok(page.shell.answer(&page))
}
