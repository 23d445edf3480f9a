//! Applying: one thing a page, everything in memory until the codename is confirmed, then sealed
//! and filed at once.

pub(crate) mod codename;
pub(crate) mod filing;
pub(crate) mod household;
pub(crate) mod own_words;
pub(crate) mod part;
pub(crate) mod review;
pub(crate) mod start;

use axum::http::HeaderMap;
use axum::response::Response;
use pages::{Language, Problem, Shell};
use programme::Programme;
use tokio::sync::OwnedMutexGuard;

use crate::draft::{Draft, Step};
use crate::state::{Area, PortalState, see};

/// A draft at work in one request: its shell, and itself, locked.
pub(crate) struct AtWork {
    pub(crate) shell: Shell,
    pub(crate) draft: OwnedMutexGuard<Draft>,
}

/// Opens the draft of this browser for a page. One request at a time: a second tab waits.
pub(crate) async fn at_work(
    portal: &PortalState,
    language: Language,
    path: &str,
    headers: &HeaderMap,
) -> Result<AtWork, Problem> {
    let (shell, _) = portal.shell(Area::Draft, language, path, headers)?;
    let cookie = portal.cookie(Area::Draft).read(headers);
    let held = cookie.and_then(|value| portal.drafts.get(value));
    let held = held.ok_or_else(|| Area::Draft.expired())?;
    Ok(AtWork { shell, draft: held.lock_owned().await })
}

/// The same for the pages of the form: once something is received, they lead to its receipt.
pub(crate) async fn unfiled(
    portal: &PortalState,
    language: Language,
    path: &str,
    headers: &HeaderMap,
) -> Result<Result<AtWork, Response>, Problem> {
    let work = at_work(portal, language, path, headers).await?;
    if work.draft.received.is_some() {
        return Ok(Err(see(language, "/apply/receipt")));
    }
    Ok(Ok(work))
}

/// How far somebody is: "You have answered 4 of 7 parts".
pub(crate) struct Progress {
    pub(crate) text: String,
    pub(crate) done: usize,
    pub(crate) of: usize,
    pub(crate) back: String,
}

impl Progress {
    pub(crate) fn new(shell: &Shell, programme: &Programme, draft: &Draft, current: &Step) -> Self {
        let steps = draft.steps(programme);
        let done = steps.iter().filter(|step| draft.is_done(programme, step)).count();
        let of = steps.len();
        let text = shell.say_with("progress", &[("done", done.into()), ("of", of.into())]);
        let place = steps.iter().position(|step| step == current);
        let before = place.and_then(|place| place.checked_sub(1)).map(|place| steps[place].path());
        let back = before.unwrap_or_else(|| "/apply".to_owned());
        Self { text, done, of, back: shell.link(&back) }
    }
}

/// Goes on after a step: to the next open one, or to the review.
pub(crate) fn go_on(
    programme: &Programme,
    draft: &Draft,
    current: Option<&Step>,
    language: Language,
) -> Response {
    match draft.next(programme, current) {
        Some(step) => see(language, &step.path()),
        None => see(language, "/apply/review"),
    }
}

/// The name of a step in words.
pub(crate) fn step_title(shell: &Shell, step: &Step) -> String {
    match step {
        Step::Part(name) => shell.named("part", name),
        Step::Household => shell.say("household-title"),
        Step::Words => shell.say("words-title"),
    }
}
