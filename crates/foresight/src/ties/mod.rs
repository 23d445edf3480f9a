//! Who is tied to whom: as a list in memory, or as arithmetic that needs none.
//!
//! **Architecture Invariant:** ties never depend on the order in which they are asked for. A list
//! is checked when it is taken in, so that nobody is tied to somebody who is not there.

mod feistel;
mod graph;
mod matchings;

pub use graph::{Fault, Graph};
pub use matchings::{Block, Matchings};

use crate::random::Purpose;

/// Draws that make ties up.
pub const TIES: Purpose = Purpose(0x7469_6573);

/// Ties between people, who are numbered from 0.
pub trait Ties: Sync {
    /// How many people there are, tied or not.
    fn persons(&self) -> u32;

    /// How many ties lead from a person. One that leads to the person itself counts as often as it
    /// is listed.
    fn degree(&self, person: u32) -> u32;

    /// Shows `visit` everybody that `sources` are tied to, in pieces of any size and order; whoever
    /// is tied to them more than once is shown as often. Quickest if `sources` ascend.
    ///
    /// Panics where a source is not below [`Ties::persons`].
    fn reach(&self, sources: &[u32], visit: &mut impl FnMut(&[u32]));
}
