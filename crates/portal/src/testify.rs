//! Giving a testimony: words, a video or both, with consent use by use and none by default.

use std::sync::Arc;

use askama::Template;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use casework::testimony::{
    BYLINE_MAX, Consent, NO_PROGRAMME, TEXT_MAX, Testimony, Use, VIDEO_BYTES_MAX,
};
use pages::{
    Choice, Field, FieldError, FieldKind, FilePart, Language, Part, Problem, Shell, Upload,
};
use sealing::{InnerHeader, NewCaseKey, Purpose, Recipient, SealedBy};
use store::{NewTestimony, StoreError};
use tokio::sync::OwnedSemaphorePermit;
use zeroize::Zeroizing;

use crate::apply::filing::seal_body;
use crate::kdf::Lane;
use crate::sessions::{Given, Giving, Session};
use crate::spill::{SealedFile, Sealing};
use crate::state::{Area, PortalState, not_received, place_in, see};
use crate::testimony::LOOK;

#[derive(Template)]
#[template(path = "testify.html")]
struct Testify<'a> {
    shell: &'a Shell,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "testimony_receipt.html")]
struct Receipt<'a> {
    shell: &'a Shell,
    groups: &'a [String],
    before: bool,
}

/// What was typed.
#[derive(Default)]
struct Arrived {
    text: Zeroizing<String>,
    byline: Zeroizing<String>,
    uses: Vec<Use>,
    video: Option<(String, SealedFile)>,
    wrong_video: bool,
    /// A place among those who send a video, taken when it begins.
    place: Option<OwnedSemaphorePermit>,
}

fn giving(
    portal: &PortalState,
    language: Language,
    path: &str,
    headers: &HeaderMap,
) -> Result<(Shell, Arc<Giving>), Problem> {
    let (mut shell, _) = portal.shell(Area::Testimony, language, path, headers)?;
    shell.area = LOOK;
    let cookie = portal.cookie(Area::Testimony).read(headers);
    match cookie.and_then(|value| portal.testimonies.get(value)) {
        Some(Session::Giving(giving)) => Ok((shell, giving)),
        _ => Err(Area::Testimony.expired()),
    }
}

fn page(shell: &Shell, arrived: &Arrived) -> Response {
    let uses = Use::ALL.into_iter().map(|purpose| {
        let label = shell.say(&format!("use-{}", purpose.name()));
        let chosen = arrived.uses.contains(&purpose);
        Choice { chosen, ..Choice::new(purpose.name(), label, "") }
    });
    let video = FieldKind::File { accept: "video/mp4,video/webm", several: false };
    let limit = shell.bytes(&VIDEO_BYTES_MAX);
    let fields = vec![
        Field::area("text", shell.say("testimony-text"), &arrived.text, 10).hint(shell.with(
            "testimony-text-hint",
            "limit",
            TEXT_MAX,
        )),
        Field::new("video", shell.say("testimony-video"), video).hint(shell.with(
            "testimony-video-hint",
            "limit",
            limit,
        )),
        Field::line("byline", shell.say("testimony-byline"), &arrived.byline)
            .hint(shell.say("testimony-byline-hint")),
        Field::checks("use", shell.say("testimony-uses"), uses.collect())
            .hint(shell.say("testimony-uses-hint")),
    ];
    shell.answer(&Testify { shell, fields })
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (shell, giving) = giving(&portal, language, "/testimony/my/words", &headers)?;
    if giving.is_given() {
        return Ok(see(language, "/testimony/my/receipt"));
    }
    Ok(page(&shell, &Arrived::default()))
}

pub(crate) async fn give(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    mut upload: Upload,
) -> Result<Response, Problem> {
    let (mut shell, giving) = giving(&portal, language, "/testimony/my/words", &headers)?;
    if giving.is_given() {
        return Ok(see(language, "/testimony/my/receipt"));
    }
    let key = NewCaseKey::generate(&*portal.site.entropy).map_err(|_| Problem::not_received())?;
    let recipient = key.recipient();
    let arrived = arrive(&portal, &giving, &recipient, &mut upload).await?;
    let testimony = Testimony {
        text: arrived.text.to_string(),
        byline: arrived.byline.to_string(),
        language: language.tag().to_owned(),
        consent: Consent::to(arrived.uses.iter().copied()),
        video: arrived.video.as_ref().map(|(kind, _)| kind.clone()),
    };
    shell.errors = mistakes(&arrived, &testimony);
    let Some(testimony) = testimony.admit().ok().filter(|_| shell.errors.is_empty()) else {
        return Ok(page(&shell, &arrived));
    };
    let (video, unnamed) = arrived.video.map(|(_, file)| (file.body, file.unnamed)).unzip();
    let derived = portal.kdf.derive(Lane::Filing, giving.codename.clone()).await?;
    let plain = Zeroizing::new(testimony.to_bytes());
    let body = seal_body(&header_of(&giving, Purpose::Testimony, 1), &plain, &recipient);
    let wrap = key.wrap_for(&header_of(&giving, Purpose::Wrap, 0), &portal.settings.testimony);
    let new = NewTestimony {
        form: giving.form,
        id: giving.id,
        locator: derived.locator,
        recipient,
        wrap: wrap.map_err(|_| Problem::internal())?,
        body: body.map_err(|_| Problem::internal())?,
        video,
    };
    let given = match portal.gate.give_testimony(new).await {
        Ok(done) if done.already => Given::Before,
        Ok(_) => Given::Now,
        // An earlier try whose answer was lost may have been filed: then its codename finds it.
        Err(error @ StoreError::Conflict) => {
            let found = portal.gate.testimony_by_locator(&derived.locator).await;
            let found = found.map_err(|error| not_received(&error))?;
            found.map(|_| Given::Before).ok_or_else(|| not_received(&error))?
        }
        Err(error) => return Err(not_received(&error)),
    };
    giving.set_given(given);
    if let Some(unnamed) = unnamed {
        unnamed.named();
    }
    Ok(see(language, "/testimony/my/receipt"))
}

/// Everything that is wrong, each at its field.
fn mistakes(arrived: &Arrived, testimony: &Testimony) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if arrived.wrong_video {
        errors.push(FieldError::new("video", "error-video"));
    }
    let length = testimony.text.trim().chars().count();
    if length > TEXT_MAX {
        errors.push(
            FieldError::new("text", "error-too-long")
                .with("limit", TEXT_MAX)
                .about("testimony-text"),
        );
    }
    if length == 0 && testimony.video.is_none() && !arrived.wrong_video {
        errors.push(FieldError::new("text", "error-testimony-empty"));
    }
    if testimony.byline.chars().count() > BYLINE_MAX {
        errors.push(
            FieldError::new("byline", "error-too-long")
                .with("limit", BYLINE_MAX)
                .about("testimony-byline"),
        );
    }
    if arrived.uses.is_empty() {
        errors.push(FieldError::new("use", "error-consent").about("testimony-uses"));
    }
    errors
}

async fn arrive(
    portal: &PortalState,
    giving: &Giving,
    recipient: &Recipient,
    upload: &mut Upload,
) -> Result<Arrived, Problem> {
    let mut arrived = Arrived::default();
    while let Some(part) = upload.next().await? {
        match part {
            Part::Field { name, value } => match name.as_str() {
                "text" => arrived.text = value,
                "byline" => arrived.byline = pages::text::one_line(&value),
                "use" => arrived.uses.extend(Use::from_name(&value)),
                _ => {}
            },
            Part::File(file) if arrived.video.is_none() && !arrived.wrong_video => {
                arrived.place = Some(place_in(&portal.testimony_files)?);
                match take_video(portal, giving, recipient, file).await? {
                    Some(video) => arrived.video = Some(video),
                    None => arrived.wrong_video = true,
                }
            }
            Part::File(_) => return Err(Problem::unreadable()),
        }
    }
    Ok(arrived)
}

/// Seals a video while it arrives; `None` if its first bytes are not those of a video (fault 6).
async fn take_video(
    portal: &PortalState,
    giving: &Giving,
    recipient: &Recipient,
    mut file: FilePart,
) -> Result<Option<(String, SealedFile)>, Problem> {
    let mut begin: Vec<u8> = Vec::new();
    while begin.len() < 12 {
        let Some(bytes) = file.chunk().await? else { return Ok(None) };
        begin.extend_from_slice(&bytes);
    }
    let Some(kind) = video_kind(&begin) else {
        file.skip().await?;
        return Ok(None);
    };
    let header = header_of(giving, Purpose::File, 2);
    let mut sealing = Sealing::begin(portal, header, recipient.clone(), VIDEO_BYTES_MAX);
    sealing.push(Bytes::from(begin)).await?;
    while let Some(bytes) = file.chunk().await? {
        sealing.push(bytes).await?;
    }
    let sealed = sealing.finish().await?;
    Ok(Some((kind.to_owned(), sealed)))
}

/// What the first bytes say: an ISO base media file or a Matroska one. What a browser claims about
/// a file is not believed.
fn video_kind(begin: &[u8]) -> Option<&'static str> {
    match begin {
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some("video/mp4"),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => Some("video/webm"),
        _ => None,
    }
}

fn header_of(giving: &Giving, purpose: Purpose, sequence: u64) -> InnerHeader {
    InnerHeader {
        programme: NO_PROGRAMME,
        case: giving.id,
        purpose,
        sequence,
        sealed_by: SealedBy::Server,
    }
}

pub(crate) async fn receipt(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (shell, giving) = giving(&portal, language, "/testimony/my/receipt", &headers)?;
    if !giving.is_given() {
        return Ok(see(language, "/testimony/my/words"));
    }
    let groups = giving.codename.groups();
    let before = giving.given() == Given::Before;
    Ok(shell.answer(&Receipt { shell: &shell, groups: &groups[..], before }))
}
