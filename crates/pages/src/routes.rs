//! Routes as a table: one constant per site, from which the router is built and over which tests
//! walk. A route that is not in the table does not exist.

use axum::Router;
use axum::http::Method;
use axum::routing::MethodRouter;

/// One route. `A` says who may use it, in the site's own terms.
pub struct Route<S, A: 'static> {
    /// `GET` (which also answers `HEAD`) or `POST`.
    pub method: Method,
    /// The path, `{lang}` included.
    pub path: &'static str,
    /// Who may use it.
    pub access: A,
    /// Makes its handler; a function pointer so that the table is a constant.
    pub handler: fn() -> MethodRouter<S>,
}

impl<S, A> Route<S, A> {
    /// A route that shows something.
    pub const fn get(path: &'static str, access: A, handler: fn() -> MethodRouter<S>) -> Self {
        Self { method: Method::GET, path, access, handler }
    }

    /// A route that does something.
    pub const fn post(path: &'static str, access: A, handler: fn() -> MethodRouter<S>) -> Self {
        Self { method: Method::POST, path, access, handler }
    }
}

/// The router of a table.
pub fn router<S, A>(routes: &'static [Route<S, A>]) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    routes.iter().fold(Router::new(), |router, route| router.route(route.path, (route.handler)()))
}
