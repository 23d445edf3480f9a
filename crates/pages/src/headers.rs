//! What every answer carries, and what no request gets past: headers, methods, hosts, panics.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;

use crate::form::check_origin;
use crate::language::Language;
use crate::limits::{self, Pace};
use crate::problem::Problem;
use crate::shell::Site;

/// What an ordinary page may load: our style sheet, forms to ourselves, nothing else.
pub const CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same for a page that shows a video of ours.
pub const CSP_WITH_MEDIA: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
     media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// For files handed out: nothing inside them may run or load (fault 6).
pub const CSP_SANDBOX: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("x-dns-prefetch-control"), "off"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
];

/// How a router is protected.
#[derive(Clone, Debug)]
pub struct Protection {
    /// Host names that are served; any if empty.
    pub hosts: Vec<String>,
    /// Most bytes of an ordinary request.
    pub body_bytes_max: u64,
    /// Paths without language that take larger bodies, and how large.
    pub larger: &'static [(&'static str, u64)],
    /// How slowly a body may arrive.
    pub pace: Pace,
}

impl Default for Protection {
    fn default() -> Self {
        let body_bytes_max = crate::form::FORM_BYTES_MAX as u64;
        Self { hosts: Vec::new(), body_bytes_max, larger: &[], pace: Pace::default() }
    }
}

impl Protection {
    fn limit_for(&self, path: &str) -> u64 {
        let path = Language::split(path).map_or(path, |(_, rest)| rest);
        let larger = self.larger.iter().find(|(place, _)| *place == path);
        larger.map_or(self.body_bytes_max, |(_, limit)| *limit)
    }
}

/// Wraps a finished router: nothing reaches it unchecked, nothing leaves it bare.
pub fn protect(router: Router, site: Arc<Site>, protection: Protection) -> Router {
    let site_for_pages = Arc::clone(&site);
    router
        .layer(middleware::from_fn_with_state(Arc::new(protection), admit))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(site_for_pages, dress))
}

/// A panic is logged without its text, which could hold what somebody typed (fault 31).
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a page failed; its text is withheld");
    Problem::internal().into_response()
}

async fn admit(
    State(protection): State<Arc<Protection>>,
    request: Request,
    next: Next,
) -> Response {
    let checked = check(&protection, &request);
    let limit = protection.limit_for(request.uri().path());
    let large = limit > protection.body_bytes_max;
    let pace = if large { protection.pace.for_uploads() } else { protection.pace };
    let (limited, rest) = limits::limit(request, limit, pace);
    let response = match checked.and(limited) {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    rest.drain().await;
    response
}

fn check(protection: &Protection, request: &Request) -> Result<(), Problem> {
    let method = request.method();
    if !matches!(*method, Method::GET | Method::HEAD | Method::POST) {
        return Err(Problem::wrong_method());
    }
    check_host(protection, request.headers())?;
    if method == Method::POST { check_origin(request.headers()) } else { Ok(()) }
}

fn check_host(protection: &Protection, headers: &HeaderMap) -> Result<(), Problem> {
    if protection.hosts.is_empty() {
        return Ok(());
    }
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let known = protection.hosts.iter().any(|known| known.eq_ignore_ascii_case(host));
    if known { Ok(()) } else { Err(Problem::wrong_host()) }
}

async fn dress(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let language = match Language::split(request.uri().path()) {
        Some((language, _)) => language,
        None => Language::negotiate(request.headers()),
    };
    let mut response = site.dress(language, next.run(request).await);
    let headers = response.headers_mut();
    for (name, value) in &ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in
        [(header::CONTENT_SECURITY_POLICY, CSP), (header::CACHE_CONTROL, "no-store")]
    {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
