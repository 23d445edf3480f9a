//! A message with files, sealed while it arrives.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use casework::message::{FILE_BYTES_MAX, FILES_MAX, FileName, MESSAGE_MAX, Message};
use pages::{FieldError, FilePart, Language, Part, Problem, Upload};
use sealing::{InnerHeader, Purpose, SealedBy};
use store::{CaseView, FormId, NewBody, NewMessage, StoreError};
use tokio::sync::OwnedSemaphorePermit;
use zeroize::Zeroizing;

use crate::apply::filing::seal_body;
use crate::case::{MessageForm, Visiting, must_view, page, visiting};
use crate::spill::{SealedFile, Sealing, Unnamed};
use crate::state::{PortalState, not_received, place_in, see};

/// What a form with a message brought.
#[derive(Default)]
struct Arrived {
    text: Zeroizing<String>,
    sure: bool,
    names: Vec<FileName>,
    files: Vec<NewBody>,
    unnamed: Vec<Unnamed>,
    /// A place among those who send files, taken when the first begins: words alone need none.
    place: Option<OwnedSemaphorePermit>,
}

pub(crate) async fn send(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    mut upload: Upload,
) -> Result<Response, Problem> {
    let Visiting { mut shell, visit } = visiting(&portal, language, "/case", &headers)?;
    let view = must_view(&portal, &visit).await?;
    let form = FormId(upload.form_id().ok_or_else(Problem::unreadable)?);
    let arrived = arrive(&portal, &view, &mut upload).await?;
    let holds_codename = sealing::contains_codename(&arrived.text);
    let mut back = MessageForm {
        text: arrived.text.to_string(),
        holds_codename,
        files_gone: !arrived.files.is_empty(),
    };
    if holds_codename && !arrived.sure {
        shell.errors.push(FieldError::new("text", "error-message-codename"));
        return page(&portal, &shell, &visit, &view, back).await;
    }
    let Ok(message) = Message::new(&arrived.text, arrived.names) else {
        let error = FieldError::new("text", "error-message").with("limit", MESSAGE_MAX);
        shell.errors.push(error);
        return page(&portal, &shell, &visit, &view, back).await;
    };
    let plain = Zeroizing::new(message.to_bytes());
    let header = header_of(&view, Purpose::Message, view.next_inbound);
    let body = seal_body(&header, &plain, &view.case_recipient);
    let mut bodies = vec![body.map_err(|_| Problem::internal())?];
    bodies.extend(arrived.files);
    let sent = portal.gate.append(NewMessage { form, case: view.case, bodies }).await;
    match sent {
        Ok(done) => {
            arrived.unnamed.into_iter().for_each(Unnamed::named);
            // A form sent twice counts once, and it may have been edited in between.
            let before = done.already;
            visit.note(if before { "notice-sent-before" } else { "notice-message-sent" });
            Ok(see(language, "/case"))
        }
        // Something else arrived between page and answer: what was typed is kept, to send again.
        Err(StoreError::Conflict) => {
            back.holds_codename = false;
            shell.errors.push(FieldError::new("text", "error-message-conflict"));
            page(&portal, &shell, &visit, &view, back).await
        }
        Err(error) => Err(not_received(&error)),
    }
}

/// Takes the form in, sealing files as they come. Their sequences follow the message's own.
async fn arrive(
    portal: &PortalState,
    view: &CaseView,
    upload: &mut Upload,
) -> Result<Arrived, Problem> {
    let mut arrived = Arrived::default();
    while let Some(part) = upload.next().await? {
        match part {
            Part::Field { name, value } => match name.as_str() {
                "text" => arrived.text = value,
                "sure" => arrived.sure = true,
                _ => {}
            },
            Part::File(file) => {
                if arrived.files.len() >= FILES_MAX {
                    return Err(Problem::unreadable());
                }
                if arrived.place.is_none() {
                    arrived.place = Some(place_in(&portal.message_files)?);
                }
                let sequence = view.next_inbound + arrived.files.len() as u64 + 1;
                let name = file.file_name.to_string();
                let header = header_of(view, Purpose::File, sequence);
                let sealed = take_file(portal, view, header, file).await?;
                let size_bytes = sealed.size_bytes;
                arrived.names.push(FileName { name, sequence, size_bytes });
                arrived.files.push(sealed.body);
                arrived.unnamed.push(sealed.unnamed);
            }
        }
    }
    Ok(arrived)
}

async fn take_file(
    portal: &PortalState,
    view: &CaseView,
    header: InnerHeader,
    mut file: FilePart,
) -> Result<SealedFile, Problem> {
    let to = view.case_recipient.clone();
    let mut sealing = Sealing::begin(portal, header, to, FILE_BYTES_MAX);
    while let Some(bytes) = file.chunk().await? {
        sealing.push(bytes).await?;
    }
    sealing.finish().await
}

fn header_of(view: &CaseView, purpose: Purpose, sequence: u64) -> InnerHeader {
    InnerHeader {
        programme: *view.programme.as_bytes(),
        case: view.case,
        purpose,
        sequence,
        sealed_by: SealedBy::Server,
    }
}
