//! The office's side: queue, case, decision, money, testimonies, lists, forecasts, audit.
//!
//! [`ROUTES`] is every page and act with the roles it needs; [`router`] is built from it. Each
//! stage of a case has its file, named as in `casework` and `store`.
//!
//! **Architecture Invariant:** keys are opened at sign-in, live in memory for the session and
//! reach a page only through its signed-in officer. Nothing of a sealed body is written anywhere
//! else, and nothing of it is logged.

mod act;
mod alarms;
mod assessment;
mod audit;
mod case;
mod comparison;
mod csv;
mod decision;
mod duplicate;
mod duplicates;
mod erasure;
mod files;
mod forecast;
mod forecast_files;
mod forecasts;
mod frame;
mod guard;
mod history;
mod keys;
mod ledger;
pub mod list_file;
mod list_index;
mod lists;
mod measures;
mod message;
mod names;
mod offer;
mod payment;
mod points;
mod publication;
mod questions;
mod queue;
mod reading;
pub mod record;
mod routes;
mod screening;
mod screenings;
mod sealed;
mod sent;
mod sign_in;
mod staff;
mod start;
mod state;
mod statistics;
mod talk;
mod testimony;
mod thread;
mod transfers;
mod trouble;
mod visible;

use axum::Router;
use axum::middleware::from_fn_with_state;
use pages::{Protection, protect};

pub use routes::{Access, ROUTES};
pub use state::{DeskConfig, DeskState};

/// Forms larger than others: a list of names, with room for the form around it.
const LARGER: &[(&str, u64)] = &[("/lists", lists::LIST_BYTES_MAX as u64 + 64 * 1024)];

/// The desk.
pub fn router(desk: DeskState) -> Router {
    let hosts = desk.hosts();
    let site = std::sync::Arc::clone(desk.site());
    let routes = ROUTES.iter().fold(Router::new(), |router, route| {
        let guard = from_fn_with_state((desk.clone(), route.access), guard::admit);
        router.route(route.path, (route.handler)().route_layer(guard))
    });
    let protection = Protection { hosts, larger: LARGER, ..Protection::default() };
    protect(routes.with_state(desk), site, protection)
}
