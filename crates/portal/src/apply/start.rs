//! The beginning: what will happen, and who is writing. With a draft already begun, the list of
//! its steps.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use casework::application::AppliedBy;
use pages::{Choice, Field, FieldError, Language, Posted, Problem, Shell};

use super::{go_on, step_title};
use crate::draft::Draft;
use crate::home::is_closed;
use crate::state::{Area, PortalState, see};

#[derive(Template)]
#[template(path = "apply_start.html")]
struct Start<'a> {
    shell: &'a Shell,
    who: Field,
    parts: usize,
}

#[derive(Template)]
#[template(path = "apply_steps.html")]
struct Steps<'a> {
    shell: &'a Shell,
    progress: String,
    steps: Vec<(String, String, bool)>,
    go_on: String,
    discard: pages::Markup,
}

#[derive(Template)]
#[template(path = "apply_closed.html")]
struct Closed<'a> {
    shell: &'a Shell,
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(value) = portal.cookie(Area::Draft).read(&headers)
        && let Some(held) = portal.drafts.get(value)
    {
        let draft = held.lock().await;
        if draft.received.is_none() {
            let shell = portal.site.shell(language, "/apply", value.as_bytes());
            return Ok(steps(&portal, &shell, &draft));
        }
    }
    let (shell, cookies) = portal.shell(Area::Open, language, "/apply", &headers)?;
    if is_closed(&portal) {
        return Ok(shell.answer(&Closed { shell: &shell }));
    }
    let page = start(&portal, &shell, "");
    Ok(cookies.on(page))
}

fn start(portal: &PortalState, shell: &Shell, chosen: &str) -> Response {
    let choices = AppliedBy::ALL.into_iter().map(|who| {
        let label = shell.say(&format!("applied-by-{}", who.name()));
        Choice::new(who.name(), label, chosen)
    });
    let who = Field::radios("applied_by", shell.say("applied-by"), choices.collect());
    let parts = portal.programme.parts().len() + 1;
    shell.answer(&Start { shell, who, parts })
}

fn steps(portal: &PortalState, shell: &Shell, draft: &Draft) -> Response {
    let all = draft.steps(&portal.programme);
    let line = |step: &crate::draft::Step| {
        let done = draft.is_done(&portal.programme, step);
        (step_title(shell, step), shell.link(&step.path()), done)
    };
    let steps: Vec<_> = all.iter().map(line).collect();
    let done = steps.iter().filter(|(_, _, done)| *done).count();
    let counts = [("done", done.into()), ("of", steps.len().into())];
    let progress = shell.say_with("progress", &counts);
    let next = draft.next(&portal.programme, None);
    let next = next.map_or_else(|| "/apply/review".to_owned(), |step| step.path());
    let discard = shell.hidden("/apply/discard");
    shell.answer(&Steps { shell, progress, steps, go_on: shell.link(&next), discard })
}

pub(crate) async fn begin(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let (mut shell, cookies) = portal.shell(Area::Open, language, "/apply", &headers)?;
    if is_closed(&portal) {
        return Ok(shell.answer(&Closed { shell: &shell }));
    }
    let Some(applied_by) = AppliedBy::from_name(posted.text("applied_by")) else {
        shell.errors.push(FieldError::new("applied_by", "error-choose").about("applied-by"));
        return Ok(cookies.on(start(&portal, &shell, "")));
    };
    let cookie = portal.cookie(Area::Draft);
    if let Some(old) = cookie.read(&headers) {
        portal.drafts.remove(old);
    }
    // A fresh cookie for every draft: one planted beforehand is worth nothing.
    let secret = portal.secret()?;
    let draft = Draft::new(applied_by, language);
    let page = go_on(&portal.programme, &draft, None, language);
    portal.drafts.insert(&secret, draft)?;
    Ok(cookies.and(cookie.set(&secret)).on(page))
}

/// Throws the draft away.
pub(crate) async fn discard(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    _posted: Posted,
) -> Response {
    let cookie = portal.cookie(Area::Draft);
    if let Some(value) = cookie.read(&headers) {
        portal.drafts.remove(value);
    }
    crate::state::Cookies::none().and(cookie.clear()).on(see(language, "/apply"))
}
