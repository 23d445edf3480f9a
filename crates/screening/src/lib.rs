//! Who somebody is, and what a measure may hit them for: names across scripts, lists, duplicates,
//! ownership, grounds. Pure.
//!
//! **Architecture Invariant:** nationality, ethnicity, birthplace, language and religion never make
//! a match or a ground. Countries that differ are said, and weigh nothing.
//!
//! **Architecture Invariant:** similarity and evidence are two numbers. The same name with nothing
//! else known is "insufficient evidence", never a match.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod compare;
mod comparison;
mod days;
mod duplicates;
mod entity;
mod facts;
mod grounds;
mod index;
mod measures;
mod names;
mod ownership;
mod papers;
mod party;
mod percent;
mod places;
pub mod romanise;
mod ties;

pub use compare::compare;
pub use comparison::{About, Band, Comparison, How, Stance, Statement, THRESHOLD};
pub use days::Days;
pub use duplicates::blocking_keys;
pub use entity::{Entities, Entity, EntityProblem, WrongEntity, read_entities};
pub use grounds::{Class, Evidence, Ground, Note, Shown};
pub use index::{Found, Hit, Index};
pub use measures::{
    Checked, Collateral, Criterion, DeclaredHit, Dossier, Finding, Flag, HitGroup, Judged, Measure,
    MeasureKind, MeasureProblem, Measures, NoteUnder, Range, Reason, Reasons, Selector, Stake,
    Stated, Target, Trait, Verdict, VerdictUnder, Who, check, read_measures, reasons,
};
pub use ownership::{By, Reach, Reached, Regime, Roots, Threshold, circles, reach};
pub use party::{Document, Gender, Kind, Name, NameParts, NameRole, Party};
pub use percent::{Share, WHOLE};
pub use ties::{
    Conduct, Deed, Edge, Graph, Holds, Joint, Lister, Listing, Node, Role, Schema, Span, Standing,
    Tie, TieProblem, WrongTie, partial_date,
};
