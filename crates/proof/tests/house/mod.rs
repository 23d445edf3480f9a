//! The house's own rules, enforced: who may use whom, and how a file looks.

mod dependencies;
mod purity;
mod style;
