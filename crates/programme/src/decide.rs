//! Deciding.
use jiff::civil::Date;

use crate::decision::{Decision, Outcome};
use crate::facts::Facts;
use crate::programme::Programme;

/// Whether a fact is asked, given what is known.
pub fn is_asked(programme: &Programme, fact: &str, _facts: &Facts) -> bool {
    programme.fact(fact).is_some_and(|fact| fact.derived.is_none())
}

/// Decides one application for one day.
pub fn decide(programme: &Programme, _facts: &Facts, on: Date) -> Decision {
    Decision {
        outcome: Outcome::HumanDecision,
        audience: None,
        grants: Vec::new(),
        because: Vec::new(),
        missing: Vec::new(),
        refused: Vec::new(),
        programme: programme.digest(),
        on,
    }
}
