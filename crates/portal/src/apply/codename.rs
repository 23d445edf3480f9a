//! The codename, shown once, and asked for again: the most careful pages there are.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use pages::{Field, Language, Problem, Shell};

use super::unfiled;
use crate::state::{PortalState, see};

#[derive(Template)]
#[template(path = "apply_codename.html")]
struct ShowCodename<'a> {
    shell: &'a Shell,
    groups: &'a [String],
}

#[derive(Template)]
#[template(path = "apply_confirm.html")]
struct Confirm<'a> {
    shell: &'a Shell,
    field: Field,
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let work = match unfiled(&portal, language, "/apply/codename", &headers).await? {
        Ok(work) => work,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Some(filing) = &work.draft.filing else { return Ok(see(language, "/apply/review")) };
    let groups = filing.codename.groups();
    Ok(work.shell.answer(&ShowCodename { shell: &work.shell, groups: &groups[..] }))
}

pub(crate) async fn ask(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let work = match unfiled(&portal, language, "/apply/confirm", &headers).await? {
        Ok(work) => work,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if work.draft.filing.is_none() {
        return Ok(see(language, "/apply/review"));
    }
    Ok(confirm(&work.shell, ""))
}

/// The page that asks for it again.
pub(super) fn confirm(shell: &Shell, typed: &str) -> Response {
    shell.answer(&Confirm { shell, field: field(shell, typed) })
}

/// The field a codename is typed into, here and on return.
pub(crate) fn field(shell: &Shell, typed: &str) -> Field {
    Field::digits("codename", shell.say("codename-field"), typed, 34)
        .hint(shell.say("codename-field-hint"))
}

/// A mistyped codename, in words that help to find the mistake.
pub(crate) fn mistake(error: sealing::CodenameError) -> pages::FieldError {
    use sealing::CodenameError as E;
    let error_at = |key| pages::FieldError::new("codename", key);
    match error {
        E::WrongLength { digits: 0 } => error_at("error-codename-empty"),
        E::WrongLength { digits } => error_at("error-codename-length").with("count", digits),
        E::NotDigits => error_at("error-codename-digits"),
        E::TooLong => error_at("error-codename-long"),
        E::LooksWrong => error_at("error-codename-looks-wrong"),
    }
}
