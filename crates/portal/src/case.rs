//! The case as its applicant sees it: where it stands, what the office wrote, and how to write.
//!
//! What the applicant sent is not shown again: whoever steals a codename learns as little as
//! possible (fault 41).

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use casework::message::{FILE_BYTES_MAX, FILES_MAX, MESSAGE_MAX};
use casework::{Stage, offer::Verdict};
use jiff::civil::Date;
use pages::headers::CSP_SANDBOX;
use pages::{Field, FieldKind, Language, Problem, Shell};
use store::CaseView;

use crate::letters::{self, Letter};
use crate::sessions::{Session, Visit};
use crate::state::{Area, PortalState, unavailable};

/// A visit with its shell. Whether there is a case behind it is seen only by asking the store.
pub(crate) struct Visiting {
    pub(crate) shell: Shell,
    pub(crate) visit: Arc<Visit>,
}

/// Opens the visit of this browser.
pub(crate) fn visiting(
    portal: &PortalState,
    language: Language,
    path: &str,
    headers: &HeaderMap,
) -> Result<Visiting, Problem> {
    let (shell, _) = portal.shell(Area::Case, language, path, headers)?;
    let session = portal.cookie(Area::Case).read(headers);
    match session.and_then(|value| portal.sessions.get(value)) {
        Some(Session::Case(visit)) => Ok(Visiting { shell, visit }),
        _ => Err(Area::Case.expired()),
    }
}

/// The case behind a visit, as it stands now.
pub(crate) async fn view_of(
    portal: &PortalState,
    visit: &Visit,
) -> Result<Option<CaseView>, Problem> {
    let found = portal.gate.case_by_locator(&visit.locator).await.map_err(unavailable)?;
    Ok(found.filter(|view| view.stage != Stage::Erased))
}

/// The same where there must be one: without, the page for a codename that finds nothing.
pub(crate) async fn must_view(portal: &PortalState, visit: &Visit) -> Result<CaseView, Problem> {
    let nothing = Problem::new(StatusCode::NOT_FOUND, "nothing-found").with_link("/return");
    view_of(portal, visit).await?.ok_or(nothing)
}

#[derive(Template)]
#[template(path = "nothing_found.html")]
struct NothingFound<'a> {
    shell: &'a Shell,
    sign_out: pages::Markup,
}

#[derive(Template)]
#[template(path = "case.html")]
struct CasePage<'a> {
    shell: &'a Shell,
    view: &'a CaseView,
    notice: Option<&'static str>,
    status: String,
    status_text: String,
    sent: usize,
    letters: Vec<LetterWords>,
    fields: Vec<Field>,
    form: MessageForm,
    offer_open: bool,
    may_withdraw: bool,
}

/// A letter as a list item.
struct LetterWords {
    day: Date,
    title: String,
    text: String,
    files: Vec<(String, String, String)>,
    is_offer: bool,
    is_broken: bool,
}

/// The message form as it was left.
#[derive(Default)]
pub(crate) struct MessageForm {
    /// What was typed.
    pub(crate) text: String,
    /// Whether the text seems to hold a codename: then it is not sent without a second yes.
    pub(crate) holds_codename: bool,
    /// Whether files were chosen that have to be chosen again.
    pub(crate) files_gone: bool,
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Visiting { shell, visit } = visiting(&portal, language, "/case", &headers)?;
    match view_of(&portal, &visit).await? {
        Some(view) => page(&portal, &shell, &visit, &view, MessageForm::default()).await,
        None => {
            let sign_out = shell.hidden("/case/sign-out");
            Ok(shell.answer(&NothingFound { shell: &shell, sign_out }))
        }
    }
}

/// The case page, with the message form as given.
pub(crate) async fn page(
    portal: &PortalState,
    shell: &Shell,
    visit: &Arc<Visit>,
    view: &CaseView,
    form: MessageForm,
) -> Result<Response, Problem> {
    let letters = letters::open_all(portal, visit, view).await?;
    let stage = view.stage.name().replace('_', "-");
    Ok(shell.answer(&CasePage {
        shell,
        view,
        notice: visit.take_notice(),
        status: shell.say(&format!("status-{stage}")),
        status_text: shell.say(&format!("status-{stage}-text")),
        sent: usize::try_from(view.next_inbound.saturating_sub(2)).unwrap_or(usize::MAX),
        letters: letters.iter().rev().map(|letter| words(shell, letter)).collect(),
        fields: message_fields(shell, &form),
        form,
        offer_open: letters::standing(&letters, view).is_some()
            && matches!(view.stage, Stage::Offered | Stage::Refused),
        may_withdraw: view.stage != Stage::Withdrawn,
    }))
}

fn words(shell: &Shell, letter: &Letter) -> LetterWords {
    let empty = |day: Date, title: String| LetterWords {
        day,
        title,
        text: String::new(),
        files: Vec::new(),
        is_offer: false,
        is_broken: false,
    };
    match letter {
        Letter::Broken { day } => {
            LetterWords { is_broken: true, ..empty(*day, shell.say("letter-broken")) }
        }
        Letter::Message { day, message } => LetterWords {
            text: message.text.clone(),
            files: message
                .files
                .iter()
                .map(|file| {
                    let href = shell.link(&format!("/case/file/{}", file.sequence));
                    (file.name.clone(), shell.bytes(&file.size_bytes), href)
                })
                .collect(),
            ..empty(*day, shell.say("letter-message"))
        },
        Letter::Offer { day, offer, .. } => {
            let key = match offer.verdict {
                Verdict::Offer => "letter-offer",
                Verdict::Refusal => "letter-refusal",
            };
            LetterWords { is_offer: true, ..empty(*day, shell.say(key)) }
        }
    }
}

fn message_fields(shell: &Shell, form: &MessageForm) -> Vec<Field> {
    let several = FieldKind::File { accept: "", several: true };
    let args = [("count", FILES_MAX.into()), ("limit", shell.bytes(&FILE_BYTES_MAX).into())];
    let mut fields =
        vec![Field::area("text", shell.say("message-text"), &form.text, 6).hint(shell.with(
            "message-text-hint",
            "limit",
            MESSAGE_MAX,
        ))];
    if form.holds_codename {
        let yes = pages::Choice::new("yes", shell.say("message-sure"), "");
        fields.push(Field::checks("sure", shell.say("message-holds-codename"), vec![yes]));
    }
    let files = Field::new("files", shell.say("message-files"), several);
    fields.push(files.hint(shell.say_with("message-files-hint", &args)));
    fields
}

/// A file from the office: handed out as bytes under an opaque name, never shown (fault 6).
pub(crate) async fn file(
    State(portal): State<PortalState>,
    language: Language,
    Path((_, sequence)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Visiting { visit, .. } = visiting(&portal, language, "/case", &headers)?;
    let view = must_view(&portal, &visit).await?;
    let sequence: u64 = sequence.parse().map_err(|_| Problem::not_found())?;
    let plain = letters::open_file(&portal, &visit, &view, sequence).await?;
    let Some(plain) = plain else {
        let broken = Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "file-broken");
        return Err(broken.with_link("/case"));
    };
    let disposition = format!("attachment; filename=\"file-{sequence}.bin\"");
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, CSP_SANDBOX.to_owned()),
    ];
    Ok((headers, plain.to_vec()).into_response())
}
