//! The place for testimony: apart from every case, and the first sentence says so. Here also the
//! way back, to withdraw one.
//!
//! **Architecture Invariant:** nothing in this file or in [`crate::testify`] reads a draft, a visit
//! or a case, and its cookie is its own.

use std::sync::{Arc, Mutex};

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use pages::{Field, Language, Posted, Problem, Shell};
use sealing::{Codename, LocatorHash};
use store::{FormId, TestimonyState, TestimonyView};

use crate::apply::codename;
use crate::kdf::Lane;
use crate::sessions::{Given, Giving, Session};
use crate::state::{Area, Cookies, PortalState, not_received, see, unavailable};

/// The class of these pages: they look different, because they are elsewhere.
pub(crate) const LOOK: &str = "testimony";

#[derive(Template)]
#[template(path = "testimony.html")]
struct Intro<'a> {
    shell: &'a Shell,
}

#[derive(Template)]
#[template(path = "testimony_return.html")]
struct Return<'a> {
    shell: &'a Shell,
    field: Field,
}

#[derive(Template)]
#[template(path = "testimony_state.html")]
struct State_<'a> {
    shell: &'a Shell,
    state: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "testimony_withdrawn.html")]
struct Withdrawn<'a> {
    shell: &'a Shell,
}

fn open_shell(
    portal: &PortalState,
    language: Language,
    path: &str,
    headers: &HeaderMap,
) -> Result<(Shell, Cookies), Problem> {
    let (mut shell, cookies) = portal.shell(Area::Open, language, path, headers)?;
    shell.area = LOOK;
    Ok((shell, cookies))
}

pub(crate) async fn show(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (shell, cookies) = open_shell(&portal, language, "/testimony", &headers)?;
    Ok(cookies.on(shell.answer(&Intro { shell: &shell })))
}

/// Begins one: its codename is drawn now, so that a lost answer cannot lose it later.
pub(crate) async fn begin(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    _posted: Posted,
) -> Result<Response, Problem> {
    let codename = Codename::draw(&*portal.site.entropy);
    let giving = Giving {
        codename: codename.map_err(|_| Problem::not_received())?,
        id: portal.draw_id()?,
        form: FormId(portal.draw_id()?),
        given: Mutex::new(Given::NotYet),
    };
    fresh(&portal, language, &headers, Session::Giving(Arc::new(giving)), "/testimony/my/words")
}

/// A fresh session of this area, in place of any before it.
fn fresh(
    portal: &PortalState,
    language: Language,
    headers: &HeaderMap,
    session: Session,
    then: &str,
) -> Result<Response, Problem> {
    let cookie = portal.cookie(Area::Testimony);
    if let Some(old) = cookie.read(headers) {
        portal.testimonies.remove(old);
    }
    let secret = portal.secret()?;
    portal.testimonies.insert(&secret, session)?;
    Ok(Cookies::none().and(cookie.set(&secret)).on(see(language, then)))
}

pub(crate) async fn ask(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (shell, cookies) = open_shell(&portal, language, "/testimony/return", &headers)?;
    let field = codename::field(&shell, "");
    Ok(cookies.on(shell.answer(&Return { shell: &shell, field })))
}

/// The same answer for a codename somebody has and one nobody has.
pub(crate) async fn come_back(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let typed = match Codename::parse(posted.text("codename")) {
        Ok(codename) => codename,
        Err(error) => {
            let (mut shell, cookies) =
                open_shell(&portal, language, "/testimony/return", &headers)?;
            shell.errors.push(codename::mistake(error));
            let field = codename::field(&shell, posted.text("codename"));
            return Ok(cookies.on(shell.answer(&Return { shell: &shell, field })));
        }
    };
    let derived = portal.kdf.derive(Lane::Return, typed).await?;
    let session = Session::Returned(derived.locator);
    fresh(&portal, language, &headers, session, "/testimony/my/state")
}

async fn find(
    portal: &PortalState,
    locator: &LocatorHash,
) -> Result<Option<TestimonyView>, Problem> {
    portal.gate.testimony_by_locator(locator).await.map_err(unavailable)
}

fn returned(
    portal: &PortalState,
    language: Language,
    headers: &HeaderMap,
) -> Result<(Shell, LocatorHash), Problem> {
    let path = "/testimony/my/state";
    let (mut shell, _) = portal.shell(Area::Testimony, language, path, headers)?;
    shell.area = LOOK;
    let cookie = portal.cookie(Area::Testimony).read(headers);
    match cookie.and_then(|value| portal.testimonies.get(value)) {
        Some(Session::Returned(locator)) => Ok((shell, locator)),
        _ => Err(Area::Testimony.expired()),
    }
}

pub(crate) async fn state(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (shell, locator) = returned(&portal, language, &headers)?;
    let found = find(&portal, &locator).await?;
    let state = found.and_then(|view| state_name(view.state));
    Ok(shell.answer(&State_ { shell: &shell, state }))
}

/// Where it stands, as the key of its words; one that was taken back is not found.
fn state_name(state: TestimonyState) -> Option<&'static str> {
    match state {
        TestimonyState::Given | TestimonyState::Proposed => Some("testimony-state-given"),
        TestimonyState::Published => Some("testimony-state-published"),
        TestimonyState::Stopped => Some("testimony-state-stopped"),
        TestimonyState::Withdrawn => None,
    }
}

pub(crate) async fn withdraw(
    State(portal): State<PortalState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Problem> {
    let (_, locator) = returned(&portal, language, &headers)?;
    let form = FormId(posted.form_id().ok_or_else(Problem::unreadable)?);
    if let Some(view) = find(&portal, &locator).await? {
        let done = portal.gate.withdraw_testimony(view.id, form).await;
        done.map_err(|error| not_received(&error))?;
    }
    let cookie = portal.cookie(Area::Testimony);
    if let Some(value) = cookie.read(&headers) {
        portal.testimonies.remove(value);
    }
    Ok(Cookies::none().and(cookie.clear()).on(see(language, "/testimony/withdrawn")))
}

pub(crate) async fn withdrawn(State(portal): State<PortalState>, language: Language) -> Response {
    let mut shell = portal.plain_shell(language, "/testimony/withdrawn");
    shell.area = LOOK;
    shell.answer(&Withdrawn { shell: &shell })
}
