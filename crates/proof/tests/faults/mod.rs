//! Faults of the whole product, each under its number.

mod answers;
mod crash;
mod disk_full;
mod ownership;
mod pinned;
mod residue;
mod tampered;
mod voluntary;
