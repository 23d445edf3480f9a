//! Proof of the whole, one module a subject: the house's own rules, the story, and the faults the
//! product must survive.

mod house;
mod simulate;
