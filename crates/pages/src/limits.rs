//! Limits on what arrives: how large a body may be, and how slowly it may come.
//!
//! A sender who stands still is cut off; one who is slow but keeps sending, as over Tor, is not
//! (fault 2).

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::Request;
use axum::http::header;
use futures_util::StreamExt;
use futures_util::stream;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use crate::problem::Problem;

/// How slowly a body may arrive.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Longest silence between two pieces.
    pub idle: Duration,
    /// Time before the rate is looked at.
    pub grace: Duration,
    /// Least average bytes a second after that.
    pub bytes_per_second_min: u64,
}

impl Default for Pace {
    fn default() -> Self {
        let idle = Duration::from_secs(60);
        Self { idle, grace: Duration::from_secs(120), bytes_per_second_min: 100 }
    }
}

/// Least average bytes a second of a body that may be large, once the grace is over. A slow Tor
/// circuit carries five times as much; far less would hold a place for an upload for days.
const UPLOAD_BYTES_PER_SECOND_MIN: u64 = 2_000;

impl Pace {
    /// The same pace for a body that may be large.
    pub(crate) fn for_uploads(self) -> Self {
        let least = self.bytes_per_second_min.max(UPLOAD_BYTES_PER_SECOND_MIN);
        Self { bytes_per_second_min: least, ..self }
    }
}

/// Why a body did not arrive whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BodyFault {
    /// Larger than allowed.
    TooLarge {
        /// The most bytes.
        limit_bytes: u64,
    },
    /// Slower than allowed.
    TooSlow,
    /// Nothing comes of what arrives.
    Unreadable,
}

impl BodyFault {
    pub(crate) fn problem(self) -> Problem {
        match self {
            Self::TooLarge { limit_bytes } => Problem::too_large(limit_bytes),
            Self::TooSlow => Problem::too_slow(),
            Self::Unreadable => Problem::unreadable(),
        }
    }
}

impl std::fmt::Display for BodyFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooLarge { .. } => "the body is too large",
            Self::TooSlow => "the body came too slowly",
            Self::Unreadable => "the body is not a form",
        })
    }
}

impl Error for BodyFault {}

/// Finds a fault of ours at the bottom of other libraries' errors.
pub(crate) fn fault_of(error: &(dyn Error + 'static)) -> Option<BodyFault> {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(fault) = error.downcast_ref::<BodyFault>() {
            return Some(*fault);
        }
        cause = error.source();
    }
    None
}

/// The problem of a form's body that could not be read whole.
pub(crate) fn body_problem(error: &axum::Error, limit_bytes: u64) -> Problem {
    let fault = fault_of(error).map(BodyFault::problem);
    let over = error.source().is_some_and(|source| source.to_string().contains("length limit"));
    let other = if over { Problem::too_large(limit_bytes) } else { Problem::unreadable() };
    fault.unwrap_or(other)
}

/// Most bytes of a refused body that are read and thrown away, so that the browser finishes sending
/// and shows the page with the reason instead of a broken connection.
const DRAIN_BYTES_MAX: u64 = 128 * 1024 * 1024;

/// A body that is being read, watched for size and pace.
struct Watch {
    pieces: BodyDataStream,
    taken: u64,
    began: Instant,
    limit_bytes: u64,
    pace: Pace,
}

impl Watch {
    fn new(body: Body, limit_bytes: u64, pace: Pace) -> Self {
        let pieces = body.into_data_stream();
        Self { pieces, taken: 0, began: Instant::now(), limit_bytes, pace }
    }

    async fn next(&mut self) -> Option<Result<Bytes, axum::Error>> {
        let piece = match timeout(self.pace.idle, self.pieces.next()).await {
            Err(_) => return Some(Err(fault(BodyFault::TooSlow))),
            Ok(None) => return None,
            Ok(Some(Err(error))) => return Some(Err(error)),
            Ok(Some(Ok(piece))) => piece,
        };
        self.taken = self.taken.saturating_add(piece.len() as u64);
        let late = self.began.elapsed().saturating_sub(self.pace.grace);
        let due = late.as_secs().saturating_mul(self.pace.bytes_per_second_min);
        if self.taken > self.limit_bytes {
            let limit_bytes = self.limit_bytes;
            return Some(Err(fault(BodyFault::TooLarge { limit_bytes })));
        }
        if self.taken < due {
            return Some(Err(fault(BodyFault::TooSlow)));
        }
        Some(Ok(piece))
    }
}

/// What is left of a body when its answer is ready.
pub(crate) struct Rest(Arc<Mutex<Option<Watch>>>);

impl Rest {
    /// Reads the rest and throws it away, within bounds of size and pace.
    pub(crate) async fn drain(self) {
        let Some(mut watch) = self.0.lock().await.take() else { return };
        watch.limit_bytes = watch.taken.saturating_add(DRAIN_BYTES_MAX);
        while let Some(Ok(_)) = watch.next().await {}
    }
}

/// Watches size and pace of a request's body. One that says it is too large is refused at once;
/// what is left to read of it is given back.
pub(crate) fn limit(
    request: Request,
    limit_bytes: u64,
    pace: Pace,
) -> (Result<Request, Problem>, Rest) {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let (parts, body) = request.into_parts();
    let shared = Arc::new(Mutex::new(Some(Watch::new(body, limit_bytes, pace))));
    let rest = Rest(Arc::clone(&shared));
    if length.is_some_and(|length| length > limit_bytes) {
        return (Err(Problem::too_large(limit_bytes)), rest);
    }
    (Ok(Request::from_parts(parts, watched(shared))), rest)
}

/// The body as handlers read it. After a fault nothing more comes.
fn watched(shared: Arc<Mutex<Option<Watch>>>) -> Body {
    Body::from_stream(stream::unfold(Some(shared), |shared| async move {
        let shared = shared?;
        let mut held = shared.lock().await;
        let piece = held.as_mut()?.next().await;
        let slow = matches!(&piece, Some(Err(error)) if is_over(error));
        if piece.is_none() || slow {
            // Nothing is left to drain, or nothing that would end.
            *held = None;
        }
        drop(held);
        let piece = piece?;
        let next = piece.is_ok().then_some(shared);
        Some((piece, next))
    }))
}

/// Whether reading on makes no sense: the sender stands still or is gone. A body that is merely too
/// large is read to its end.
fn is_over(error: &axum::Error) -> bool {
    !matches!(fault_of(error), Some(BodyFault::TooLarge { .. }))
}

fn fault(fault: BodyFault) -> axum::Error {
    axum::Error::new(fault)
}
