//! A name to be called by, and anything else in the applicant's own words. Both may stay empty.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use casework::application::{LINE_MAX, WORDS_MAX};
use pages::{Field, FieldError, Language, Posted, Problem, Shell};
use zeroize::Zeroize;

use super::{AtWork, Progress, go_on, unfiled};
use crate::draft::Step;
use crate::state::PortalState;

const PATH: &str = "/apply/words";

#[derive(Template)]
#[template(path = "apply_words.html")]
struct OwnWords<'a> {
    shell: &'a Shell,
    progress: Progress,
    fields: Vec<Field>,
}

fn page(portal: &PortalState, work: &AtWork, typed: Option<&Posted>) -> Response {
    let (shell, application) = (&work.shell, &work.draft.application);
    let name = typed.map_or(application.name.as_str(), |posted| posted.text("name"));
    let words = typed.map_or(application.words.as_str(), |posted| posted.raw("words"));
    let fields = vec![
        Field::line("name", shell.say("your-name"), name).hint(shell.say("your-name-hint")),
        Field::area("words", shell.say("your-words"), words, 8).hint(shell.with(
            "your-words-hint",
            "limit",
            WORDS_MAX,
        )),
    ];
    let progress = Progress::new(shell, &portal.programme, &work.draft, &Step::Words);
    shell.answer(&OwnWords { shell, progress, fields })
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    match unfiled(&portal, language, PATH, &headers).await? {
        Ok(work) => Ok(page(&portal, &work, None)),
        Err(elsewhere) => Ok(elsewhere),
    }
}

pub(crate) async fn answer(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let mut work = match unfiled(&portal, language, PATH, &headers).await? {
        Ok(work) => work,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let name = posted.line("name", LINE_MAX);
    if name.is_none() {
        let error =
            FieldError::new("name", "error-too-long").with("limit", LINE_MAX).about("your-name");
        work.shell.errors.push(error);
    }
    let words = posted.raw("words");
    if words.chars().count() > WORDS_MAX {
        let error =
            FieldError::new("words", "error-too-long").with("limit", WORDS_MAX).about("your-words");
        work.shell.errors.push(error);
    }
    // Wiped by hand: what is replaced must not stay behind in memory.
    let Some(name) = name.filter(|_| work.shell.errors.is_empty()) else {
        return Ok(page(&portal, &work, Some(&posted)));
    };
    let draft = &mut *work.draft;
    draft.application.name.zeroize();
    draft.application.words.zeroize();
    draft.application.name = name.to_string();
    draft.application.words = words.to_owned();
    draft.words_seen = true;
    Ok(go_on(&portal.programme, draft, Some(&Step::Words), language))
}
