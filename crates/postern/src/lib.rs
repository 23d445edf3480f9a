//! The one binary: services and command line.
//!
//! [`serve`] starts portal and desk on one store; [`cli`] holds one file a subcommand; [`folder`]
//! reads a programme from disk. Everything is decided elsewhere: this crate carries it out.

pub mod cli;
pub mod folder;
pub mod serve;
pub mod verify;
