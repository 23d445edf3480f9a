//! Proof of the whole, one module a subject: the house's own rules, the story, and the faults the
//! product must survive.

mod faults;
mod house;
mod simulate;
mod whole;
