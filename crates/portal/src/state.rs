//! What every page of the portal shares: the gate, the programme, words, cookies, memory.

use std::ops::Deref;
use std::sync::Arc;

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use casework::CaseId;
use jiff::civil::Date;
use pages::cookies::Cookie;
use pages::{Face, Guard, Language, NavLink, Problem, Shell, Site, Words, text_id};
use programme::Programme;
use sealing::{Entropy, EntropyFailed};
use store::{Clock, Gate, Settings, StoreError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use zeroize::Zeroizing;

use crate::drafts::Drafts;
use crate::kdf::Kdf;
use crate::sessions::Sessions;

/// How a portal is run.
#[derive(Clone, Debug)]
pub struct PortalConfig {
    /// Whether the site is served over https, here or by a proxy in front.
    pub secure_cookies: bool,
    /// Host names that are served; any if empty.
    pub hosts: Vec<String>,
    /// How many codenames are stretched at once for filing, and as many again for returning; each
    /// takes the memory the settings say.
    pub kdf_parallel: usize,
    /// How many may wait for each.
    pub kdf_waiting: usize,
    /// How many unfinished applications are kept in memory.
    pub drafts_max: usize,
    /// How many signed-in visits are kept in memory, and how many visits to the place for
    /// testimony.
    pub sessions_max: usize,
    /// How many messages with files arrive at once, and how many testimonies with a video.
    pub uploads_max: usize,
    /// How many readers are sent a published video at once.
    pub videos_max: usize,
    /// Where "leave this page quickly" leads: a harmless page that many people open.
    pub leave_to: String,
    /// The check of the programme's measures, if it has a file of them.
    pub measures: pages::measures::Known,
    /// The time.
    pub clock: Clock,
}

impl Default for PortalConfig {
    fn default() -> Self {
        Self {
            secure_cookies: false,
            hosts: Vec::new(),
            kdf_parallel: 2,
            kdf_waiting: 64,
            drafts_max: 10_000,
            sessions_max: 10_000,
            uploads_max: 64,
            videos_max: 256,
            leave_to: "https://www.timeanddate.com/weather/".to_owned(),
            measures: None,
            clock: Clock::System,
        }
    }
}

/// Why a portal did not start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The store has no settings or does not answer.
    #[error("the store could not be read: {0}")]
    Store(#[from] StoreError),
    /// No randomness.
    #[error(transparent)]
    Entropy(#[from] EntropyFailed),
}

/// The portal's state; clones share it.
#[derive(Clone)]
pub struct PortalState(Arc<Inner>);

/// What the state holds.
pub struct Inner {
    pub(crate) gate: Gate,
    pub(crate) programme: Arc<Programme>,
    pub(crate) site: Arc<Site>,
    pub(crate) settings: Settings,
    pub(crate) config: PortalConfig,
    pub(crate) drafts: Drafts,
    /// Visits to a case.
    pub(crate) sessions: Sessions,
    /// Visits to the place for testimony. Apart, because anybody may begin one for nothing.
    pub(crate) testimonies: Sessions,
    pub(crate) kdf: Kdf,
    pub(crate) message_files: Arc<Semaphore>,
    pub(crate) testimony_files: Arc<Semaphore>,
    pub(crate) videos: Arc<Semaphore>,
}

impl Deref for PortalState {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

const NAV: &[NavLink] = &[
    NavLink { path: "/offers", key: "nav-offers" },
    NavLink { path: "/self-check", key: "nav-self-check" },
    NavLink { path: "/apply", key: "nav-apply" },
    NavLink { path: "/return", key: "nav-return" },
    NavLink { path: "/testimonies", key: "nav-testimonies" },
    NavLink { path: "/programme", key: "nav-programme" },
    NavLink { path: "/statistics", key: "nav-statistics" },
];

/// A kind of cookie. All have `Path=/`, although that lets a browser that is in two areas send both
/// cookies with one request: without it they could not be bound to the host by `__Host-`, the
/// prefix of a language stands before every path, and "leave this page" could not end them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Area {
    /// Pages that need no session; the cookie only binds their forms to this browser.
    Open,
    /// An unfinished application.
    Draft,
    /// A signed-in visit to a case.
    Case,
    /// Giving a testimony, or taking one back. Never shared with a case.
    Testimony,
}

impl Area {
    pub(crate) const ALL: [Self; 4] = [Self::Open, Self::Draft, Self::Case, Self::Testimony];

    /// The area whose cookie the forms on a path are bound to.
    pub(crate) fn of(path: &str) -> Self {
        if path.starts_with("/apply/") {
            Self::Draft
        } else if path == "/case" || path.starts_with("/case/") {
            Self::Case
        } else if path.starts_with("/testimony/my/") {
            Self::Testimony
        } else {
            Self::Open
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Open => "postern_form",
            Self::Draft => "postern_draft",
            Self::Case => "postern_case",
            Self::Testimony => "postern_testimony",
        }
    }

    /// The problem to show where the cookie is missing or its session over.
    pub(crate) fn expired(self) -> Problem {
        let status = axum::http::StatusCode::FORBIDDEN;
        match self {
            Self::Open => Problem::stale_form(),
            Self::Draft => Problem::new(status, "expired-apply").with_link("/apply"),
            Self::Case => Problem::new(status, "expired-case").with_link("/return"),
            Self::Testimony => Problem::new(status, "expired-testimony").with_link("/testimony"),
        }
    }
}

impl PortalState {
    /// A portal on this gate. Reads the settings once; they are fixed for an office's life.
    pub async fn new(
        gate: Gate,
        programme: Arc<Programme>,
        words: Arc<Words>,
        entropy: Arc<dyn Entropy>,
        config: PortalConfig,
    ) -> Result<Self, OpenError> {
        let settings = gate.settings().await?;
        let site = Arc::new(Site::new(Face::Portal, words, entropy, NAV)?);
        Ok(Self(Arc::new(Inner {
            gate,
            programme,
            site,
            drafts: Drafts::new(config.drafts_max, config.clock.clone()),
            sessions: Sessions::new(config.sessions_max, config.clock.clone()),
            testimonies: Sessions::new(config.sessions_max, config.clock.clone()),
            kdf: Kdf::new(settings.kdf.clone(), &config),
            message_files: Arc::new(Semaphore::new(config.uploads_max)),
            testimony_files: Arc::new(Semaphore::new(config.uploads_max)),
            videos: Arc::new(Semaphore::new(config.videos_max)),
            settings,
            config,
        })))
    }

    /// The cookie of an area.
    pub(crate) fn cookie(&self, area: Area) -> Cookie {
        Cookie { name: area.name(), secure: self.config.secure_cookies }
    }

    /// The shell of a page whose forms post within `area`. In the open area, a browser without a
    /// cookie is given one.
    pub(crate) fn shell(
        &self,
        area: Area,
        language: Language,
        path: &str,
        headers: &HeaderMap,
    ) -> Result<(Shell, Cookies), Problem> {
        let cookie = self.cookie(area);
        if let Some(value) = cookie.read(headers) {
            let mut shell = self.site.shell(language, path, value.as_bytes());
            if area != Area::Open {
                // One thing a page: whoever is in the middle of something is not led elsewhere.
                shell.nav.clear();
            }
            return Ok((shell, Cookies::none()));
        }
        if area != Area::Open {
            return Err(area.expired());
        }
        let fresh = self.secret()?;
        let shell = self.site.shell(language, path, fresh.as_bytes());
        Ok((shell, Cookies::none().and(cookie.set(&fresh))))
    }

    /// The shell of a page without forms.
    pub(crate) fn plain_shell(&self, language: Language, path: &str) -> Shell {
        self.site.shell(language, path, &[])
    }

    /// A fresh secret, or the problem of a generator that fails.
    pub(crate) fn secret(&self) -> Result<Zeroizing<String>, Problem> {
        text_id::draw_secret(&*self.site.entropy).map_err(|_| Problem::not_received())
    }

    /// A fresh id.
    pub(crate) fn draw_id(&self) -> Result<CaseId, Problem> {
        let mut bytes = [0; 16];
        let drawn = self.site.entropy.fill(&mut bytes);
        drawn.map(|()| CaseId::from_bytes(bytes)).map_err(|_| Problem::not_received())
    }

    /// The day.
    pub(crate) fn today(&self) -> Date {
        self.config.clock.today()
    }
}

impl Guard for PortalState {
    fn site(&self) -> &Arc<Site> {
        &self.site
    }

    fn bound_to(&self, parts: &Parts) -> Option<Zeroizing<Vec<u8>>> {
        let cookie = self.cookie(area_of(parts));
        cookie.read(&parts.headers).map(|value| Zeroizing::new(value.as_bytes().to_vec()))
    }

    fn refusal(&self, parts: &Parts) -> Problem {
        area_of(parts).expired()
    }
}

fn area_of(parts: &Parts) -> Area {
    let path = parts.uri.path();
    Area::of(Language::split(path).map_or(path, |(_, rest)| rest))
}

/// Cookies to set with an answer.
#[derive(Default)]
pub(crate) struct Cookies(Vec<HeaderValue>);

impl Cookies {
    pub(crate) fn none() -> Self {
        Self::default()
    }

    pub(crate) fn and(mut self, cookie: HeaderValue) -> Self {
        self.0.push(cookie);
        self
    }

    /// The answer with these cookies.
    pub(crate) fn on(self, mut response: Response) -> Response {
        for cookie in self.0 {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

/// A place in a pool, held until it is dropped; "busy" if there is none.
pub(crate) fn place_in(pool: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Problem> {
    Arc::clone(pool).try_acquire_owned().map_err(|_| Problem::busy())
}

/// After a POST: go and look.
pub(crate) fn see(language: Language, path: &str) -> Response {
    Redirect::to(&format!("/{}{path}", language.tag())).into_response()
}

/// What a failed write means to the person who sent something: it was not received.
pub(crate) fn not_received(error: &StoreError) -> Problem {
    if !matches!(error, StoreError::Refused(_) | StoreError::Conflict | StoreError::NotFound) {
        tracing::error!(%error, "something sent could not be stored");
    }
    Problem::not_received()
}

/// What a failed read means: the page cannot be shown now.
pub(crate) fn unavailable(error: StoreError) -> Problem {
    tracing::error!(%error, "a page could not be read from the store");
    Problem::unavailable()
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::{BlobError, Unavailable};

    #[test]
    fn fault_24_and_25_whatever_keeps_us_from_storing_is_said_as_not_received() {
        let said = Problem::not_received();
        assert_eq!((said.status.as_u16(), said.key), (503, "problem-not-received"));
        for error in [
            StoreError::DiskFull,
            StoreError::Unavailable(Unavailable::Database),
            StoreError::Unavailable(Unavailable::Vault),
            StoreError::Unavailable(Unavailable::Closed),
            StoreError::Conflict,
            StoreError::NotFound,
            StoreError::Entropy,
            StoreError::Corrupt { what: "a row" },
            StoreError::Blob(BlobError::Missing),
        ] {
            assert_eq!(not_received(&error), said, "{error}");
        }
    }

    #[test]
    fn forms_are_bound_to_the_cookie_of_their_own_place() {
        for (path, area) in [
            ("/", Area::Open),
            ("/apply", Area::Open),
            ("/apply/words", Area::Draft),
            ("/applyx/words", Area::Open),
            ("/case", Area::Case),
            ("/case/erase", Area::Case),
            ("/cases", Area::Open),
            ("/testimony", Area::Open),
            ("/testimony/return", Area::Open),
            ("/testimony/my/words", Area::Testimony),
        ] {
            assert_eq!(Area::of(path), area, "{path}");
        }
    }
}
