//! What the portal's and the desk's pages share: languages and words, layout, form fields, the
//! checks every request passes and the headers every answer carries.
//!
//! A site is built in three steps: a [`shell::Site`] with its [`words::Words`]; a constant table
//! of [`routes::Route`]s; and [`headers::protect`] around the router. Handlers take
//! [`language::Language`] and, for a POST, [`form::Posted`] or [`upload::Upload`]; they answer
//! with [`shell::Shell::answer`] or with a [`problem::Problem`].
//!
//! Templates extend `base.html`, fill its block `main`, and have a field `shell`. A crate finds
//! them through an `askama.toml` beside its `Cargo.toml`:
//! `[general]` / `dirs = ["templates", "../pages/templates"]`.
//!
//! **Architecture Invariant:** every page works without a script, loads nothing from anywhere
//! else, and nothing typed by anybody is ever shown unescaped.

pub mod cookies;
pub mod field;
pub mod form;
pub mod format;
pub mod headers;
pub mod language;
pub mod limits;
pub mod markup;
pub mod measures;
pub mod problem;
pub mod routes;
pub mod server;
pub mod shell;
pub mod style;
pub mod text;
pub mod text_id;
pub mod token;
pub mod upload;
pub mod words;

pub use field::{Choice, Field, FieldError, FieldKind};
pub use form::{Guard, Posted};
pub use headers::{Protection, protect};
pub use language::Language;
pub use markup::Markup;
pub use problem::Problem;
pub use routes::Route;
pub use shell::{Face, NavLink, Shell, Site};
pub use upload::{FilePart, Part, Upload};
pub use words::{Arg, Texts, Words};
