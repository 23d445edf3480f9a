//! People files from outside: every format says the same, and nothing that is wrong goes unsaid.

mod damage;
mod formats;
mod messages;
mod resume;
mod rows;
mod support;
