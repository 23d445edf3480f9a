//! Coming back with the codename, and leaving.
//!
//! **Architecture Invariant:** a codename nobody has and a codename somebody has get the same
//! answer, byte for byte, after the same work: a fresh visit. Only inside does it show whether
//! there is a case (faults 13 and 15).

use std::sync::{Arc, Mutex};

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use pages::{Field, Language, Posted, Problem, Shell};
use sealing::Codename;

use crate::apply::codename;
use crate::kdf::Lane;
use crate::sessions::{Session, Visit};
use crate::state::{Area, Cookies, PortalState, see};

#[derive(Template)]
#[template(path = "return.html")]
struct Return<'a> {
    shell: &'a Shell,
    field: Field,
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (shell, cookies) = portal.shell(Area::Open, language, "/return", &headers)?;
    let field = codename::field(&shell, "");
    Ok(cookies.on(shell.answer(&Return { shell: &shell, field })))
}

pub(crate) async fn sign_in(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let typed = match Codename::parse(posted.text("codename")) {
        Ok(codename) => codename,
        Err(error) => {
            let (mut shell, cookies) = portal.shell(Area::Open, language, "/return", &headers)?;
            shell.errors.push(codename::mistake(error));
            let field = codename::field(&shell, posted.text("codename"));
            return Ok(cookies.on(shell.answer(&Return { shell: &shell, field })));
        }
    };
    let derived = portal.kdf.derive(Lane::Return, typed).await?;
    let visit = Visit { locator: derived.locator, reply: derived.reply, notice: Mutex::new(None) };
    // Always a new session: one planted beforehand opens nothing (fault 11).
    let cookie = portal.cookie(Area::Case);
    if let Some(old) = cookie.read(&headers) {
        portal.sessions.remove(old);
    }
    let secret = portal.secret()?;
    portal.sessions.insert(&secret, Session::Case(Arc::new(visit)))?;
    Ok(Cookies::none().and(cookie.set(&secret)).on(see(language, "/case")))
}

pub(crate) async fn sign_out(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    _posted: Posted,
) -> Response {
    let cookie = portal.cookie(Area::Case);
    if let Some(value) = cookie.read(&headers) {
        portal.sessions.remove(value);
    }
    Cookies::none().and(cookie.clear()).on(see(language, "/"))
}
