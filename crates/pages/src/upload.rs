//! Forms with files: read part by part as they arrive, so that a file is never held whole.
//!
//! **Architecture Invariant:** what the parser holds and cannot yet make anything of is bounded by
//! [`UNREAD_BYTES_MAX`], whatever is sent. It is fed a little at a time, and only after it has
//! looked at what it already has.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Poll, ready};

use axum::body::{BodyDataStream, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use casework::CaseId;
use futures_util::{Stream, StreamExt, stream};
use zeroize::Zeroizing;

use crate::form::{Guard, check_origin, check_token, is_kind};
use crate::limits::{BodyFault, fault_of};
use crate::problem::Problem;
use crate::text;

/// Most parts of one form.
pub const PARTS_MAX: usize = 40;
/// Most bytes of a field that is not a file.
pub const FIELD_BYTES_MAX: usize = 128 * 1024;
/// Most characters of a file's name that are kept.
pub const FILE_NAME_MAX: usize = 200;
/// Most bytes that may arrive without a field or a piece of a file coming of them. The heads of
/// honest parts are a few hundred bytes; a body without any boundary is refused here.
pub const UNREAD_BYTES_MAX: usize = 256 * 1024;
/// Most bytes fed to the parser before it looks at them.
const FEED_BYTES_MAX: usize = 16 * 1024;

/// What the parser was fed since it last gave something back.
#[derive(Default)]
struct Meter {
    fed_bytes: AtomicUsize,
    look_first: AtomicBool,
}

impl Meter {
    /// The parser is asked for more: it looks at what it has before it is fed.
    fn asked(&self) {
        self.look_first.store(true, Ordering::Relaxed);
    }

    /// The parser gave something back.
    fn answered(&self) {
        self.fed_bytes.store(0, Ordering::Relaxed);
    }
}

/// The body as the parser gets it. The parser takes all that is ready before it looks at any of
/// it, so "nothing ready just now" is said between one piece and the next.
fn metered(
    mut body: BodyDataStream,
    meter: Arc<Meter>,
) -> impl Stream<Item = Result<Bytes, axum::Error>> {
    let mut rest = Bytes::new();
    stream::poll_fn(move |context| {
        if meter.look_first.swap(false, Ordering::Relaxed) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        while rest.is_empty() {
            match ready!(body.poll_next_unpin(context)) {
                Some(Ok(piece)) => rest = piece,
                end => return Poll::Ready(end),
            }
        }
        let piece = rest.split_to(rest.len().min(FEED_BYTES_MAX));
        let fed = meter.fed_bytes.fetch_add(piece.len(), Ordering::Relaxed) + piece.len();
        if fed > UNREAD_BYTES_MAX {
            return Poll::Ready(Some(Err(axum::Error::new(BodyFault::Unreadable))));
        }
        meter.asked();
        Poll::Ready(Some(Ok(piece)))
    })
}

/// A form with files whose token was accepted. `_token` and `_form` come first in every form of
/// ours (see [`crate::shell::Shell::hidden`]), so nothing is taken in before they are checked.
pub struct Upload {
    parts: multer::Multipart<'static>,
    meter: Arc<Meter>,
    form: Option<CaseId>,
    seen: usize,
}

/// One part of a form.
pub enum Part {
    /// A field that is not a file.
    Field {
        /// Its name.
        name: String,
        /// Its text, cleaned.
        value: Zeroizing<String>,
    },
    /// A file; its bytes are still arriving.
    File(FilePart),
}

/// A file while it arrives.
pub struct FilePart {
    /// The field's name.
    pub name: String,
    /// What the sender's device calls it: text to seal, never a path (fault 4).
    pub file_name: Zeroizing<String>,
    /// The media type the browser claims.
    pub content_type: String,
    field: Box<multer::Field<'static>>,
    meter: Arc<Meter>,
}

impl FilePart {
    /// The next bytes; `None` at the end.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Problem> {
        chunk(&mut self.field, &self.meter).await
    }

    /// Reads the rest and throws it away: a file that is not wanted does not make its form one
    /// that cannot be read.
    pub async fn skip(mut self) -> Result<(), Problem> {
        while self.chunk().await?.is_some() {}
        Ok(())
    }
}

async fn chunk(
    field: &mut multer::Field<'static>,
    meter: &Meter,
) -> Result<Option<Bytes>, Problem> {
    meter.asked();
    let bytes = field.chunk().await.map_err(|error| multipart_problem(&error))?;
    if bytes.as_ref().is_none_or(|bytes| !bytes.is_empty()) {
        meter.answered();
    }
    Ok(bytes)
}

impl Upload {
    /// The form's own id: sending it twice counts once.
    pub fn form_id(&self) -> Option<CaseId> {
        self.form
    }

    /// The next part; `None` at the end. An empty file field, left alone by the sender, is skipped.
    pub async fn next(&mut self) -> Result<Option<Part>, Problem> {
        loop {
            let Some(field) = self.field().await? else { return Ok(None) };
            let name = field.name().unwrap_or_default().to_owned();
            let Some(file_name) = field.file_name() else {
                let value = field_text(field, &self.meter).await?;
                return Ok(Some(Part::Field { name, value }));
            };
            if file_name.is_empty() {
                continue;
            }
            let file_name = text::one_line(file_name).chars().take(FILE_NAME_MAX).collect();
            let content_type = field.content_type().map(|kind| kind.essence_str().to_owned());
            let content_type = content_type.unwrap_or_default();
            let file_name = Zeroizing::new(file_name);
            let meter = Arc::clone(&self.meter);
            let field = Box::new(field);
            let file = FilePart { name, file_name, content_type, field, meter };
            return Ok(Some(Part::File(file)));
        }
    }

    async fn field(&mut self) -> Result<Option<multer::Field<'static>>, Problem> {
        self.seen += 1;
        if self.seen > PARTS_MAX {
            return Err(Problem::unreadable());
        }
        self.meter.asked();
        let field = self.parts.next_field().await.map_err(|error| multipart_problem(&error))?;
        self.meter.answered();
        Ok(field)
    }

    async fn leading(&mut self, expected: &str) -> Result<Zeroizing<String>, Problem> {
        match self.field().await? {
            Some(field) if field.name() == Some(expected) && field.file_name().is_none() => {
                field_text(field, &self.meter).await
            }
            _ => Ok(Zeroizing::new(String::new())),
        }
    }
}

async fn field_text(
    mut field: multer::Field<'static>,
    meter: &Meter,
) -> Result<Zeroizing<String>, Problem> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    while let Some(chunk) = chunk(&mut field, meter).await? {
        if bytes.len() + chunk.len() > FIELD_BYTES_MAX {
            return Err(Problem::too_large(FIELD_BYTES_MAX as u64));
        }
        if bytes.len() + chunk.len() > bytes.capacity() {
            // Moved by hand, so that the outgrown buffer is zeroed as well.
            let mut larger = Zeroizing::new(Vec::with_capacity(bytes.capacity() * 2 + chunk.len()));
            larger.extend_from_slice(&bytes);
            bytes = larger;
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(text::clean(&Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned())))
}

impl<S: Guard> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        check_origin(&parts.headers)?;
        if !is_kind(&parts.headers, "multipart/form-data") {
            return Err(Problem::unreadable());
        }
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let boundary = multer::parse_boundary(kind.unwrap_or_default());
        let boundary = boundary.map_err(|_| Problem::unreadable())?;
        let meter = Arc::new(Meter::default());
        let body = metered(body.into_data_stream(), Arc::clone(&meter));
        let multipart = multer::Multipart::new(body, boundary);
        let mut upload = Self { parts: multipart, meter, form: None, seen: 0 };
        let token = upload.leading("_token").await?;
        check_token(state, &parts, &token)?;
        upload.form = upload.leading("_form").await?.parse().ok();
        Ok(upload)
    }
}

/// What a broken multipart stream means: too large, too slow, or simply not a form.
fn multipart_problem(error: &multer::Error) -> Problem {
    let fault = error.source().and_then(fault_of);
    fault.map_or(Problem::unreadable(), |fault| fault.problem())
}
