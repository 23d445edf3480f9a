//! Measures and their grounds: the regulators' worked examples, the laws that outrank labels, the
//! shipped file, and bad input.

mod cases;
mod corpus;
mod fuzz;
mod laws;
mod made;
mod oracle;
mod ownership;
mod reading;
mod settled;
mod shipped;
