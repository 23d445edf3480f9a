//! Limits on what arrives: how large a body may be, and how slowly it may come.
//!
//! A sender who stands still is cut off; one who is slow but keeps sending, as over Tor, is not
//! (fault 2).

use std::error::Error;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use futures_util::StreamExt;
use futures_util::stream;
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
}

impl BodyFault {
    pub(crate) fn problem(self) -> Problem {
        match self {
            Self::TooLarge { limit_bytes } => Problem::too_large(limit_bytes),
            Self::TooSlow => Problem::too_slow(),
        }
    }
}

impl std::fmt::Display for BodyFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooLarge { .. } => "the body is too large",
            Self::TooSlow => "the body came too slowly",
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

/// Refuses a request that says it is too large, and watches size and pace of every other.
pub(crate) fn limit(request: Request, limit_bytes: u64, pace: Pace) -> Result<Request, Problem> {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > limit_bytes) {
        return Err(Problem::too_large(limit_bytes));
    }
    Ok(request.map(|body| watched(body, limit_bytes, pace)))
}

fn watched(body: Body, limit_bytes: u64, pace: Pace) -> Body {
    struct Watch {
        pieces: axum::body::BodyDataStream,
        taken: u64,
        began: Instant,
    }
    let watch = Watch { pieces: body.into_data_stream(), taken: 0, began: Instant::now() };
    Body::from_stream(stream::unfold(Some(watch), move |watch| async move {
        let mut watch = watch?;
        let piece = match timeout(pace.idle, watch.pieces.next()).await {
            Err(_) => Err(fault(BodyFault::TooSlow)),
            Ok(None) => return None,
            Ok(Some(Err(error))) => Err(error),
            Ok(Some(Ok(piece))) => {
                watch.taken = watch.taken.saturating_add(piece.len() as u64);
                let elapsed = watch.began.elapsed();
                let due = elapsed.saturating_sub(pace.grace).as_secs() * pace.bytes_per_second_min;
                if watch.taken > limit_bytes {
                    Err(fault(BodyFault::TooLarge { limit_bytes }))
                } else if watch.taken < due {
                    Err(fault(BodyFault::TooSlow))
                } else {
                    Ok(piece)
                }
            }
        };
        // After a fault nothing more is read.
        let next = piece.is_ok().then_some(watch);
        Some((piece, next))
    }))
}

fn fault(fault: BodyFault) -> axum::Error {
    axum::Error::new(fault)
}
