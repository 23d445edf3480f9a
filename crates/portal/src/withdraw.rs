//! Withdrawing, and having everything erased.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use casework::Stage;
use casework::acceptance::Answer;
use pages::{Field, FieldError, Language, Posted, Problem, Shell};
use store::{FormId, StoreError};

use crate::case::{Visiting, must_view, visiting};
use crate::state::{Area, Cookies, PortalState, not_received, see};

const PATH: &str = "/case/withdraw";

#[derive(Template)]
#[template(path = "withdraw.html")]
struct Withdraw<'a> {
    shell: &'a Shell,
    may_withdraw: bool,
    confirm: Field,
}

#[derive(Template)]
#[template(path = "erased.html")]
struct Erased<'a> {
    shell: &'a Shell,
}

fn page(shell: &Shell, may_withdraw: bool, typed: &str) -> Response {
    let word = shell.say("erase-word");
    let confirm = Field::line("confirm", shell.with("erase-confirm", "word", word), typed);
    shell.answer(&Withdraw { shell, may_withdraw, confirm })
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Visiting { shell, visit } = visiting(&portal, language, PATH, &headers)?;
    let view = must_view(&portal, &visit).await?;
    Ok(page(&shell, view.stage != Stage::Withdrawn, ""))
}

pub(crate) async fn withdraw(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let Visiting { visit, .. } = visiting(&portal, language, PATH, &headers)?;
    let view = must_view(&portal, &visit).await?;
    let form = FormId(posted.form_id().ok_or_else(Problem::unreadable)?);
    match portal.gate.answer(view.case, form, Answer::Withdraw).await {
        Ok(_) => visit.note("notice-withdrawn"),
        Err(StoreError::Refused(_) | StoreError::Conflict) => {
            visit.note("notice-changed-meanwhile");
        }
        Err(error) => return Err(not_received(&error)),
    }
    Ok(see(language, "/case"))
}

/// Erases, once the word was typed: nobody does this by a slip of the finger.
pub(crate) async fn erase(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let Visiting { mut shell, visit } = visiting(&portal, language, PATH, &headers)?;
    let view = must_view(&portal, &visit).await?;
    let form = FormId(posted.form_id().ok_or_else(Problem::unreadable)?);
    let typed = posted.text("confirm");
    let word = shell.say("erase-word");
    if typed.to_lowercase() != word.to_lowercase() {
        shell.errors.push(FieldError::new("confirm", "error-erase").with("word", word));
        return Ok(page(&shell, view.stage != Stage::Withdrawn, typed));
    }
    portal.gate.erase(view.case, form).await.map_err(|error| not_received(&error))?;
    portal.sessions.end_visits(&visit.locator);
    let cookie = portal.cookie(Area::Case);
    Ok(Cookies::none().and(cookie.clear()).on(see(language, "/erased")))
}

pub(crate) async fn erased(State(portal): State<PortalState>, language: Language) -> Response {
    let shell = portal.plain_shell(language, "/erased");
    shell.answer(&Erased { shell: &shell })
}
