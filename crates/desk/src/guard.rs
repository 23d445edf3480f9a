//! Who is at the desk: the session of a request, and whether its route is theirs.
//!
//! **Architecture Invariant:** [`admit`] stands before every route and decides by the table alone.
//! The session is read from the store on every request, so that a revocation takes effect on the
//! next one; keys are in memory only, and without them nobody is signed in.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use casework::{Officer, Role};
use pages::{Guard, Language, Problem, Site};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::keys::Keys;
use crate::routes::Access;
use crate::state::DeskState;
use crate::trouble::{NOT_YOURS, SIGNED_OUT, problem};

/// A signed-in officer, with what they can open.
#[derive(Clone)]
pub(crate) struct Signed {
    pub(crate) officer: Officer,
    pub(crate) session: [u8; 32],
    pub(crate) form_secret: Arc<Zeroizing<Vec<u8>>>,
    pub(crate) keys: Arc<Keys>,
}

impl Signed {
    /// Whether the officer holds the role.
    pub(crate) fn holds(&self, role: Role) -> bool {
        self.officer.holds(role)
    }
}

impl std::fmt::Debug for Signed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Signed({})", self.officer.id)
    }
}

/// The query of a page that loads itself again. Nobody needs to be there for that, so it does not
/// keep a session alive.
pub(crate) const WATCHING: &str = "watch=1";

/// The hash a session is stored under: a stolen database gives nobody a session.
pub(crate) fn session_hash(cookie: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"postern desk session 1");
    hash.update(cookie.as_bytes());
    hash.finalize().into()
}

/// Lets a request through to its route, or not.
pub(crate) async fn admit(
    State((desk, access)): State<(DeskState, Access)>,
    mut request: Request,
    next: Next,
) -> Response {
    let watches = request.uri().query() == Some(WATCHING);
    let signed = match signed_in(&desk, request.headers(), watches).await {
        Ok(signed) => signed,
        Err(problem) => return problem.into_response(),
    };
    if !access.allows(signed.as_ref().map(|signed| &signed.officer.roles)) {
        return refused(&request, signed.is_some());
    }
    if let Some(signed) = signed {
        request.extensions_mut().insert(signed);
    }
    next.run(request).await
}

/// Nobody's place: to the sign-in page, or a page that says whose it is.
fn refused(request: &Request, signed_in: bool) -> Response {
    if signed_in {
        return NOT_YOURS.into_response();
    }
    if request.method() == Method::POST {
        return SIGNED_OUT.into_response();
    }
    let language = Language::of_uri(request.uri());
    see_other(&format!("/{}/sign-in", language.tag()))
}

/// Another page, to be read with GET.
pub(crate) fn see_other(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => Problem::internal().into_response(),
    }
}

/// The officer whose session the request carries, if it lives and its keys are in memory.
async fn signed_in(
    desk: &DeskState,
    headers: &HeaderMap,
    watches: bool,
) -> Result<Option<Signed>, Problem> {
    let Some(cookie) = desk.session_cookie().read(headers) else { return Ok(None) };
    let hash = session_hash(cookie);
    let now_us = desk.now_us();
    let session = desk.office().session(&hash).await.map_err(problem)?;
    let Some(session) = session else {
        desk.ring().drop_session(&hash, now_us);
        return Ok(None);
    };
    let row = desk.office().officer(session.officer).await.map_err(problem)?;
    let Some(row) = row.filter(|row| !row.disabled) else {
        desk.ring().drop_officer(session.officer, now_us);
        return Ok(None);
    };
    let ring = desk.ring();
    let keys = if watches { ring.look(&hash, now_us) } else { ring.of(&hash, now_us) };
    let Some(keys) = keys else { return Ok(None) };
    if !watches {
        desk.office().touch_session(&hash).await.map_err(problem)?;
    }
    let form_secret = Arc::new(Zeroizing::new(session.csrf_secret.to_vec()));
    Ok(Some(Signed { officer: row.officer, session: hash, form_secret, keys }))
}

impl FromRequestParts<DeskState> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &DeskState) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or(SIGNED_OUT)
    }
}

impl Guard for DeskState {
    fn site(&self) -> &Arc<Site> {
        DeskState::site(self)
    }

    /// The sign-in form is bound to the cookie the browser got with it, every other form to the
    /// session it was shown in.
    fn bound_to(&self, parts: &Parts) -> Option<Zeroizing<Vec<u8>>> {
        let (_, path) = Language::split(parts.uri.path())?;
        if path == "/sign-in" {
            let door = self.door_cookie().read(&parts.headers)?;
            return Some(Zeroizing::new(door.as_bytes().to_vec()));
        }
        let signed = parts.extensions.get::<Signed>()?;
        Some(Zeroizing::new(signed.form_secret.to_vec()))
    }
}
