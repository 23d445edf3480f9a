//! The portal's routes: one table, from which the router is built and over which tests walk.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use pages::{Face, Protection, Route, protect, routes, style};

use crate::state::PortalState;
use crate::{
    apply, case, genuine, home, leave, measures, message, offer, offers, published, self_check,
    sign_in, statistics, testify, testimony, the_programme, withdraw,
};

/// Who may use a route.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// Everybody; forms are bound to the browser's cookie.
    Anyone,
    /// Whoever has begun an application in this browser.
    Draft,
    /// Whoever signed in with a codename.
    Applicant,
    /// Whoever is giving a testimony or came back to one.
    Testifier,
}

use Access::{Anyone, Applicant, Draft, Testifier};

/// The most bytes of a message with its files, and of a testimony with its video.
const MESSAGE_BYTES_MAX: u64 = 3 * casework::message::FILE_BYTES_MAX + 1024 * 1024;
const TESTIMONY_BYTES_MAX: u64 = casework::testimony::VIDEO_BYTES_MAX + 1024 * 1024;

/// Every route there is.
pub const ROUTES: &[Route<PortalState, Access>] = &[
    Route::get("/", Anyone, || get(home::by_language)),
    Route::get("/{lang}", Anyone, || get(home::with_slash)),
    Route::get("/{lang}/", Anyone, || get(home::show)),
    Route::get("/{lang}/offers", Anyone, || get(offers::show)),
    Route::get("/{lang}/self-check", Anyone, || get(self_check::show)),
    Route::post("/{lang}/self-check", Anyone, || post(self_check::check)),
    Route::get("/{lang}/apply", Anyone, || get(apply::start::show)),
    Route::post("/{lang}/apply", Anyone, || post(apply::start::begin)),
    Route::get("/{lang}/apply/part/{part}", Draft, || get(apply::part::show)),
    Route::post("/{lang}/apply/part/{part}", Draft, || post(apply::part::answer)),
    Route::get("/{lang}/apply/household", Draft, || get(apply::household::show)),
    Route::post("/{lang}/apply/household", Draft, || post(apply::household::change)),
    Route::get("/{lang}/apply/words", Draft, || get(apply::own_words::show)),
    Route::post("/{lang}/apply/words", Draft, || post(apply::own_words::answer)),
    Route::get("/{lang}/apply/review", Draft, || get(apply::review::show)),
    Route::post("/{lang}/apply/review", Draft, || post(apply::review::agree)),
    Route::post("/{lang}/apply/discard", Draft, || post(apply::start::discard)),
    Route::get("/{lang}/apply/codename", Draft, || get(apply::codename::show)),
    Route::get("/{lang}/apply/confirm", Draft, || get(apply::codename::ask)),
    Route::post("/{lang}/apply/confirm", Draft, || post(apply::filing::file)),
    Route::get("/{lang}/apply/receipt", Draft, || get(apply::filing::receipt)),
    Route::get("/{lang}/return", Anyone, || get(sign_in::show)),
    Route::post("/{lang}/return", Anyone, || post(sign_in::sign_in)),
    Route::get("/{lang}/case", Applicant, || get(case::show)),
    Route::get("/{lang}/case/file/{sequence}", Applicant, || get(case::file)),
    Route::post("/{lang}/case/message", Applicant, || post(message::send)),
    Route::get("/{lang}/case/offer", Applicant, || get(offer::show)),
    Route::post("/{lang}/case/offer", Applicant, || post(offer::answer)),
    Route::get("/{lang}/case/withdraw", Applicant, || get(withdraw::show)),
    Route::post("/{lang}/case/withdraw", Applicant, || post(withdraw::withdraw)),
    Route::post("/{lang}/case/erase", Applicant, || post(withdraw::erase)),
    Route::post("/{lang}/case/sign-out", Applicant, || post(sign_in::sign_out)),
    Route::get("/{lang}/erased", Anyone, || get(withdraw::erased)),
    Route::get("/{lang}/testimony", Anyone, || get(testimony::show)),
    Route::post("/{lang}/testimony", Anyone, || post(testimony::begin)),
    Route::get("/{lang}/testimony/my/words", Testifier, || get(testify::show)),
    Route::post("/{lang}/testimony/my/words", Testifier, || post(testify::give)),
    Route::get("/{lang}/testimony/my/receipt", Testifier, || get(testify::receipt)),
    Route::get("/{lang}/testimony/return", Anyone, || get(testimony::ask)),
    Route::post("/{lang}/testimony/return", Anyone, || post(testimony::come_back)),
    Route::get("/{lang}/testimony/my/state", Testifier, || get(testimony::state)),
    Route::post("/{lang}/testimony/my/withdraw", Testifier, || post(testimony::withdraw)),
    Route::get("/{lang}/testimony/withdrawn", Anyone, || get(testimony::withdrawn)),
    Route::get("/{lang}/programme", Anyone, || get(the_programme::show)),
    Route::get("/programme.toml", Anyone, || get(the_programme::file)),
    Route::get("/{lang}/measures", Anyone, || get(measures::show)),
    Route::get("/{lang}/measures/{id}", Anyone, || get(measures::one)),
    Route::get("/measures.json", Anyone, || get(measures::json)),
    Route::get("/{lang}/statistics", Anyone, || get(statistics::show)),
    Route::get("/statistics.json", Anyone, || get(statistics::json)),
    Route::get("/statistics.csv", Anyone, || get(statistics::csv)),
    Route::get("/{lang}/testimonies", Anyone, || get(published::list)),
    Route::get("/{lang}/testimonies/{id}", Anyone, || get(published::show)),
    Route::get("/testimonies/{id}/record.json", Anyone, || get(published::record)),
    Route::get("/testimonies/{id}/video", Anyone, || get(published::video)),
    Route::get("/{lang}/genuine", Anyone, || get(genuine::show)),
    Route::get("/leave", Anyone, || get(leave::leave)),
];

/// The portal, ready to serve.
pub fn router(state: PortalState) -> Router {
    let site = Arc::clone(&state.site);
    let protection = Protection {
        hosts: state.config.hosts.clone(),
        larger: &[
            ("/case/message", MESSAGE_BYTES_MAX),
            ("/testimony/my/words", TESTIMONY_BYTES_MAX),
        ],
        ..Protection::default()
    };
    let pages = routes::router(ROUTES).with_state(state);
    let sheet = || async { style::serve(style::sheet(Face::Portal)) };
    let pages = pages.route(style::path(Face::Portal), get(sheet));
    protect(pages, site, protection)
}
