//! Filing: the confirmed codename is stretched, the application sealed, the case's key wrapped and
//! forgotten, and all of it stored at once. The receipt is shown only when it is durable.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use casework::CaseId;
use casework::application::{Application, form_digest};
use jiff::civil::Date;
use pages::{Language, Posted, Problem, Shell};
use programme::Digest;
use sealing::{Codename, Derived, InnerHeader, NewCaseKey, Purpose, SealError, SealedBy, Sealer};
use store::{Content, FormId, NewApplication, NewBody, StoreError};
use zeroize::Zeroizing;

use super::{at_work, codename, unfiled};
use crate::kdf::Lane;
use crate::state::{PortalState, not_received, see};

/// The most bytes of an application; its parts are bounded, so this is never the limit in practice.
const APPLICATION_BYTES_MAX: u64 = 256 * 1024;
/// The sequence in the header of a wrap: a case has one.
const WRAP_SEQUENCE: u64 = 0;

#[derive(Template)]
#[template(path = "apply_receipt.html")]
struct Receipt<'a> {
    shell: &'a Shell,
    received: Date,
    before: bool,
}

pub(crate) async fn file(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let mut work = match unfiled(&portal, language, "/apply/confirm", &headers).await? {
        Ok(work) => work,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Some(filing) = &work.draft.filing else { return Ok(see(language, "/apply/review")) };
    let typed = posted.text("codename");
    let mistake = match Codename::parse(typed) {
        Ok(typed) if typed == filing.codename => None,
        Ok(_) => Some(pages::FieldError::new("codename", "error-codename-other")),
        Err(error) => Some(codename::mistake(error)),
    };
    if let Some(mistake) = mistake {
        work.shell.errors.push(mistake);
        return Ok(codename::confirm(&work.shell, typed));
    }
    let (case, form) = (filing.case, filing.form);
    let derived = portal.kdf.derive(Lane::Filing, filing.codename.clone()).await?;
    let new = sealed(&portal, &work.draft.application, case, form, &derived)?;
    let (received, before) = received(&portal, new, &derived).await?;
    // Durable from here on: the receipt may be shown, and nothing readable is kept.
    work.draft.settle(received, before);
    Ok(see(language, "/apply/receipt"))
}

/// Files it. A store that answers "conflict" may have filed it on an earlier try whose answer was
/// lost: then the codename, which nobody else has, finds the case. Also says whether it was an
/// earlier try: answers changed since then did not arrive.
async fn received(
    portal: &PortalState,
    new: NewApplication,
    derived: &Derived,
) -> Result<(Date, bool), Problem> {
    match portal.gate.receive(new).await {
        Ok(filed) => Ok((filed.received, filed.already)),
        Err(StoreError::Conflict) => {
            let found = portal.gate.case_by_locator(&derived.locator).await;
            let found = found.map_err(|error| not_received(&error))?;
            found.map(|case| (case.received, true)).ok_or_else(Problem::not_received)
        }
        Err(error) => Err(not_received(&error)),
    }
}

/// Seals everything a case begins with.
fn sealed(
    portal: &PortalState,
    application: &Application,
    case: CaseId,
    form: FormId,
    derived: &Derived,
) -> Result<NewApplication, Problem> {
    let programme = portal.programme.digest();
    let key = NewCaseKey::generate(&*portal.site.entropy).map_err(|_| Problem::not_received())?;
    let case_recipient = key.recipient();
    let header = |purpose, sequence| InnerHeader {
        programme: *programme.as_bytes(),
        case,
        purpose,
        sequence,
        sealed_by: SealedBy::Server,
    };
    let plain = Zeroizing::new(application.to_bytes());
    let sealing = seal_body(&header(Purpose::FirstContact, 1), &plain, &case_recipient);
    let body = sealing.map_err(|_| Problem::internal())?;
    let wrap = key.wrap_for(&header(Purpose::Wrap, WRAP_SEQUENCE), &portal.settings.intake);
    Ok(NewApplication {
        form,
        case,
        locator: derived.locator,
        case_recipient,
        reply_recipient: derived.reply.recipient(),
        programme,
        form_digest: form_digest(&portal.programme),
        wrap: wrap.map_err(|_| Problem::internal())?,
        body,
        files: Vec::new(),
    })
}

/// Seals a body that is in memory.
pub(crate) fn seal_body(
    header: &InnerHeader,
    plain: &[u8],
    to: &sealing::Recipient,
) -> Result<NewBody, SealError> {
    let mut sealer = Sealer::new(header, to, APPLICATION_BYTES_MAX, Vec::new())?;
    sealer.write_all(plain)?;
    let (bytes, sealed) = sealer.finish()?;
    Ok(NewBody {
        purpose: header.purpose,
        sequence: header.sequence,
        sealed_by: header.sealed_by,
        content: Content::Inline(bytes),
        digest: Digest::from_bytes(sealed.ciphertext_digest),
        bucket_bytes: sealed.bucket_bytes,
    })
}

pub(crate) async fn receipt(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let work = at_work(&portal, language, "/apply/receipt", &headers).await?;
    let Some(received) = work.draft.received else { return Ok(see(language, "/apply")) };
    let before = work.draft.received_before;
    Ok(work.shell.answer(&Receipt { shell: &work.shell, received, before }))
}
