//! The portal: what applicants and the public see. It shows what is offered before it asks
//! anything, seals what is sent as it arrives, and keeps nothing readable.
//!
//! **Architecture Invariant:** the portal holds a [`store::Gate`] and public keys. The types that
//! open a case are in `keyring`, which this crate does not link; the only key it ever holds is the
//! [`sealing::ReplyKey`] of an applicant who is here right now.
//!
//! **Architecture Invariant:** nothing typed here is logged, put in an address or written to disk
//! in clear. Drafts and sessions live in memory, bounded in number, and are wiped.

mod apply;
mod case;
mod draft;
mod drafts;
mod genuine;
mod home;
mod kdf;
mod leave;
mod letters;
mod measures;
mod message;
mod offer;
mod offers;
mod published;
mod questions;
mod reasons;
mod room;
mod routes;
mod self_check;
mod sessions;
mod sign_in;
mod spill;
mod state;
mod statistics;
mod testify;
mod testimony;
mod the_programme;
mod withdraw;

pub use routes::{Access, ROUTES, router};
pub use state::{OpenError, PortalConfig, PortalState};
