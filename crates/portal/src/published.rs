//! Published testimonies: a quiet gallery, each with its record, its digest and, if consented, its
//! video.

use std::io::{self, Read, Seek, SeekFrom};
use std::time::Duration;

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use casework::CaseId;
use futures_util::stream;
use pages::headers::CSP_WITH_MEDIA;
use pages::{Language, Problem, Shell};
use serde::Deserialize;
use store::PublicationRow;
use tokio::sync::{OwnedSemaphorePermit, mpsc};

use crate::state::{PortalState, place_in, unavailable};

const CHUNK_BYTES: usize = 64 * 1024;
/// How long a reader may take no further piece. At the pace of a slow Tor circuit the buffers on
/// the way empty within this time; whoever is cut off can go on with a range.
const STANDSTILL_MAX: Duration = Duration::from_secs(180);
/// How much of a text the gallery shows.
const EXCERPT_CHARS: usize = 320;

#[derive(Template)]
#[template(path = "testimonies.html")]
struct Gallery<'a> {
    shell: &'a Shell,
    items: Vec<Item>,
    page: u64,
    pages: u64,
    page_text: String,
}

struct Item {
    href: String,
    excerpt: String,
    cut: bool,
    byline: String,
    language: String,
    month: String,
    video: bool,
}

#[derive(Template)]
#[template(path = "testimony_public.html")]
struct Public<'a> {
    shell: &'a Shell,
    row: &'a PublicationRow,
    byline: String,
    digest: String,
}

/// Which page of the gallery.
#[derive(Deserialize)]
pub(crate) struct Place {
    page: Option<String>,
}

pub(crate) async fn list(
    State(portal): State<PortalState>,
    language: Language,
    Query(place): Query<Place>,
) -> Result<Response, Problem> {
    let page = place.page.and_then(|page| page.parse().ok()).unwrap_or(1).max(1);
    let shell = portal.plain_shell(language, "/testimonies");
    let found = portal.gate.publications(page).await.map_err(unavailable)?;
    let items = found.items.iter().map(|row| item(&shell, row)).collect();
    let pages = found.pages();
    let counts = [("page", found.page.into()), ("pages", pages.into())];
    let page_text = shell.say_with("page-of", &counts);
    Ok(shell.answer(&Gallery { shell: &shell, items, page: found.page, pages, page_text }))
}

fn item(shell: &Shell, row: &PublicationRow) -> Item {
    let text = &row.content.text;
    Item {
        href: shell.link(&format!("/testimonies/{}", row.id)),
        excerpt: text.chars().take(EXCERPT_CHARS).collect(),
        cut: text.chars().count() > EXCERPT_CHARS,
        byline: byline(shell, row),
        language: lang_attribute(row).to_owned(),
        month: shell.month(&row.content.month),
        video: row.video,
    }
}

fn byline(shell: &Shell, row: &PublicationRow) -> String {
    let said = row.content.byline.trim();
    if said.is_empty() { shell.say("byline-none") } else { said.to_owned() }
}

fn lang_attribute(row: &PublicationRow) -> &'static str {
    Language::from_tag(&row.content.language).unwrap_or_default().tag()
}

async fn found(portal: &PortalState, id: &str) -> Result<PublicationRow, Problem> {
    let id: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let row = portal.gate.publication(id).await.map_err(unavailable)?;
    row.ok_or_else(Problem::not_found)
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let row = found(&portal, &id).await?;
    let shell = portal.plain_shell(language, &format!("/testimonies/{}", row.id));
    let byline = byline(&shell, &row);
    let digest = row.digest.to_string();
    let mut page = shell.answer(&Public { shell: &shell, row: &row, byline, digest });
    if row.video {
        let policy = HeaderValue::from_static(CSP_WITH_MEDIA);
        page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Ok(page)
}

/// The exact bytes whose digest both custodians approved.
pub(crate) async fn record(
    State(portal): State<PortalState>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let row = found(&portal, &id).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], row.content.to_bytes()).into_response())
}

/// The video, whole or the range a player asks for.
pub(crate) async fn video(
    State(portal): State<PortalState>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = found(&portal, &id).await?.id;
    let video = portal.gate.video(id).await.map_err(unavailable)?;
    let video = video.ok_or_else(Problem::not_found)?;
    let total = video.bytes_total;
    let asked = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let range = match asked.map(|asked| range(asked, total)) {
        None | Some(Asked::Whole) => None,
        Some(Asked::Part(first, last)) => Some((first, last)),
        Some(Asked::Impossible) => {
            let size = [(header::CONTENT_RANGE, format!("bytes */{total}"))];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, size).into_response());
        }
    };
    let media_type = match video.media_type.as_str() {
        "video/webm" => "video/webm",
        _ => "video/mp4",
    };
    let (first, last) = range.unwrap_or((0, total.saturating_sub(1)));
    let length = if total == 0 { 0 } else { last - first + 1 };
    let place = place_in(&portal.videos)?;
    let pieces = stream_of(video, first, length, place, STANDSTILL_MAX);
    let mut response = Body::from_stream(pieces).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if range.is_some() {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let text = format!("bytes {first}-{last}/{total}");
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().insert(header::CONTENT_RANGE, value);
        }
    }
    Ok(response)
}

/// What a `Range` header asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asked {
    Whole,
    Part(u64, u64),
    Impossible,
}

/// One range of bytes. Anything else than a single plain range gets the whole file, as allowed.
fn range(text: &str, total: u64) -> Asked {
    let Some((first, last)) = text.strip_prefix("bytes=").and_then(|one| one.split_once('-'))
    else {
        return Asked::Whole;
    };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let end = total.saturating_sub(1);
    match (number(first), number(last)) {
        (Some(first), _) if first >= total => Asked::Impossible,
        (Some(first), Some(last)) if first <= last => Asked::Part(first, last.min(end)),
        (Some(first), None) if last.trim().is_empty() => Asked::Part(first, end),
        (None, Some(length)) if first.trim().is_empty() => match length.min(total) {
            0 => Asked::Impossible,
            length => Asked::Part(total - length, end),
        },
        _ => Asked::Whole,
    }
}

/// Reads piece by piece, each on a thread only for as long as that takes, and no further ahead than
/// one piece. A reader who stands still gives up file and place.
fn stream_of(
    video: impl Read + Seek + Send + 'static,
    first: u64,
    length: u64,
    place: OwnedSemaphorePermit,
    standstill: Duration,
) -> impl futures_util::Stream<Item = io::Result<Bytes>> {
    let (sender, pieces) = mpsc::channel(1);
    tokio::spawn(async move {
        let _place = place;
        let (mut video, mut at, end) = (video, first, first.saturating_add(length));
        while at < end {
            let read = tokio::task::spawn_blocking(move || piece(video, at, end)).await;
            let (piece, read_on) = match read.unwrap_or_else(|error| Err(error.into())) {
                Ok((piece, video)) => (Ok(piece), Some(video)),
                // The length was promised, so a cut-off connection is the only honest end.
                Err(error) => (Err(error), None),
            };
            at += piece.as_ref().map_or(0, |piece| piece.len() as u64);
            if sender.send_timeout(piece, standstill).await.is_err() {
                return;
            }
            let Some(same) = read_on else { return };
            video = same;
        }
    });
    stream::unfold(pieces, |mut pieces| async move {
        let piece = pieces.recv().await?;
        Some((piece, pieces))
    })
}

fn piece<V: Read + Seek>(mut video: V, at: u64, end: u64) -> io::Result<(Bytes, V)> {
    video.seek(SeekFrom::Start(at))?;
    let length = usize::try_from(end - at).unwrap_or(CHUNK_BYTES).min(CHUNK_BYTES);
    let mut bytes = vec![0; length];
    video.read_exact(&mut bytes)?;
    Ok((Bytes::from(bytes), video))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use futures_util::StreamExt;
    use tokio::sync::Semaphore;

    use super::*;

    #[test]
    fn a_player_gets_the_range_it_asks_for() {
        for (text, expected) in [
            ("bytes=0-9", Asked::Part(0, 9)),
            ("bytes=0-", Asked::Part(0, 99)),
            ("bytes=90-200", Asked::Part(90, 99)),
            ("bytes=-10", Asked::Part(90, 99)),
            ("bytes=-200", Asked::Part(0, 99)),
            ("bytes=100-", Asked::Impossible),
            ("bytes=-0", Asked::Impossible),
            ("bytes=9-3", Asked::Whole),
            ("bytes=0-1,5-6", Asked::Whole),
            ("lines=1-2", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
        ] {
            assert_eq!(range(text, 100), expected, "{text}");
        }
    }

    #[tokio::test]
    async fn review_h4_a_reader_gets_every_byte_and_one_who_stands_still_gives_up_the_place() {
        let places = Arc::new(Semaphore::new(1));
        let bytes: Vec<u8> = (0..200_000u32).map(|at| at.to_le_bytes()[0]).collect();
        let stream = |standstill| {
            let place = place_in(&places).expect("a place");
            stream_of(io::Cursor::new(bytes.clone()), 7, 150_000, place, standstill)
        };
        let pieces: Vec<_> = stream(STANDSTILL_MAX).collect().await;
        let pieces: Vec<Bytes> = pieces.into_iter().collect::<io::Result<_>>().expect("reads");
        assert_eq!(pieces.concat(), bytes[7..150_007]);
        let still = stream(Duration::from_millis(20));
        assert!(place_in(&places).is_err(), "the place is taken");
        let freed = tokio::time::timeout(Duration::from_secs(20), places.acquire()).await;
        assert!(freed.is_ok(), "a reader who takes nothing holds no place for long");
        drop(still);
    }
}
