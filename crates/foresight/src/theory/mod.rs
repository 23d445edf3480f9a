//! What is known about cascades and epidemics without running one: the oracles of the tests, and
//! the lines beside which simulations are drawn.

pub mod count;
pub mod epidemic;
pub mod law;
pub mod mean_field;
pub mod tree;
pub mod watts;
