//! The one binary: services and command line.
//!
//! [`serve`] starts portal and desk on one store; [`cli`] holds one file a subcommand; [`folder`]
//! reads a programme from disk; [`matching`] answers programs that ask about names. Everything is
//! decided elsewhere: this crate carries it out.

pub mod cli;
pub mod folder;
pub mod matching;
pub mod serve;
pub mod verify;
