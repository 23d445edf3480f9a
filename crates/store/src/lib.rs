//! The one store: journal, projections, vault, sessions, on SQLite and PostgreSQL.
//!
//! **Architecture Invariant:** only this crate knows SQL. What is written is decided before, as a
//! `Plan` of plain data, and either the whole plan is durable or none of it.
//!
//! **Architecture Invariant:** [`Gate`] is all that the portal may do. No method of it returns a
//! key, a wrap or anything an applicant filed; those stand on [`Office`] alone.

mod acceptance;
mod application;
mod assessment;
mod attempt;
mod audit;
mod backup;
mod blob;
mod body;
mod case;
mod clock;
mod db;
mod duplicate;
mod erasure;
mod error;
mod faults;
mod form;
mod journal;
mod ledger;
mod list;
mod message;
mod offer;
mod officer;
mod options;
mod page;
mod payment;
mod plan;
mod programme;
mod proposal;
mod publication;
mod queue;
mod restore;
mod row;
mod screening;
mod session;
mod settings;
mod space;
mod statistics;
mod store;
mod tables;
mod testimony;
mod vault;

pub use application::{CaseView, Filed, NewApplication};
pub use assessment::Assess;
pub use attempt::Allowance;
pub use audit::{AuditDamage, AuditRow};
pub use backup::BackupError;
pub use blob::{BlobId, BlobWriter, VideoRead};
pub use body::{BodyRow, Content, Direction, INLINE_BYTES_MAX, NewBody, ciphertext_digest};
pub use case::CaseRow;
pub use clock::Clock;
pub use duplicate::{Merge, TwoCases};
pub use error::{BlobError, OpenError, StoreError, Unavailable};
pub use faults::{Fault, Faults};
pub use form::{Done, FormId};
pub use ledger::{BudgetRow, Imbalance, InstalmentKey, LedgerLine, TransferFilter, TransferRow};
pub use list::{CHUNK_BYTES, ListRefused, ListRow, ListWriter, NewList};
pub use message::{NewMessage, Send};
pub use officer::{NewOfficer, OfficerRow};
pub use options::{Location, Options, VaultLocation};
pub use page::Page;
pub use programme::PinnedProgramme;
pub use proposal::{ProposalKind, ProposalRow};
pub use publication::PublicationRow;
pub use queue::{Queue, Sort, Unscreened};
pub use screening::{ResolveHit, Screen};
pub use session::SessionRow;
pub use settings::{Health, Settings};
pub use store::{Gate, Office, Store};
pub use testimony::{NewTestimony, TestimonyRow, TestimonyState, TestimonyView};
