//! "Leave this page quickly": ends every session of this browser and goes to a harmless page.
//!
//! It is a link, because a form may not lead to another site under our content policy, and because
//! a link is the quickest thing there is. A request from another site ends no session: its strict
//! cookies do not come along.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use pages::Problem;

use crate::state::{Area, Cookies, PortalState};

pub(crate) async fn leave(State(portal): State<PortalState>, headers: HeaderMap) -> Response {
    let away = Redirect::to(&portal.config.leave_to).into_response();
    if pages::form::check_origin(&headers) == Err(Problem::cross_site()) {
        return away;
    }
    let mut cookies = Cookies::none();
    for area in Area::ALL {
        let cookie = portal.cookie(area);
        if let Some(value) = cookie.read(&headers) {
            portal.drafts.remove(value);
            portal.sessions.remove(value);
            portal.testimonies.remove(value);
        }
        cookies = cookies.and(cookie.clear());
    }
    let mut away = cookies.on(away);
    // Browsers that know it also drop what they kept for the Back button.
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    away.headers_mut().insert(HeaderName::from_static("clear-site-data"), clear);
    away
}
