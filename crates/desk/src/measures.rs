//! Measures and whom they hit, for analysts and officers: what the public page shows.

use askama::Template;
use axum::extract::{Path, State};
use pages::measures::{MeasureView, MeasuresView};
use pages::{Language, Shell};

use crate::frame::Frame;
use crate::guard::Signed;
use crate::state::DeskState;
use crate::trouble::{Answer, Trouble};

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

#[derive(Template)]
#[template(path = "measure_desk.html")]
struct MeasurePage {
    shell: Shell,
    frame: Frame,
    measure: MeasureView,
}

/// One measure, target by target.
pub(crate) async fn one(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Path((_, name)): Path<(String, String)>,
) -> Answer {
    let shell = desk.shell(language, &format!("/measures/{name}"), &signed);
    let measure = desk.measures().and_then(|checked| MeasureView::of(&shell, checked, &name));
    let measure = measure.ok_or(Trouble::NOT_FOUND)?;
    let page = MeasurePage { frame: Frame::plain(&desk), measure, shell };
    Ok(page.shell.answer(&page))
}
