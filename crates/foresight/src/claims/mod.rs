//! The authors' claims, worked out anew from sourced figures and from forecasts.
//!
//! The figures come from a file such as `programmes/million-carrots/claims.toml`, in which no
//! verdict stands. Each claim is a small function: it takes figures and forecasts from a sheet
//! that notes what was taken, and comes to a verdict by a rule that is written beside it. Words
//! like "hundreds" or "little" are numbers there too. Forecasts are read by their fifth and
//! ninety-fifth percentile: a claim about them holds, or fails, if nineteen runs in twenty say so.
//!
//! **Architecture Invariant:** no verdict and no reason is typed in. Both are made of the numbers,
//! and another number makes another verdict.

mod cost;
mod figures;
mod numbers;
mod paired;
mod people;
mod read;
mod sheet;
mod voices;
mod wanted;

pub use figures::{Amount, Dated, Figure, Figures, Names, Statement};
pub use paired::{Paired, Turn};
pub use wanted::{Form, Wanted};

use std::fmt;

use programme::{Digest, Programme};
use serde::Serialize;

use crate::assumptions::Assumptions;
use crate::summary::Summary;
use sheet::Sheet;

/// The claims' names in a file, in the order of their numbers.
pub const NAMES: [&str; 13] = [
    "dollar_value",
    "death_payment",
    "allies_match",
    "cheap_at_100000",
    "small_number",
    "diplomats",
    "testimonies",
    "optional_testimony",
    "skilled",
    "measures",
    "protest",
    "hidden_opposition",
    "little_cost",
];

/// What the claims are held against beside the figures.
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    /// The programme as it is.
    pub programme: &'a Programme,
    /// What its forecasts assume.
    pub assumptions: &'a Assumptions,
    /// The forecast of the programme as it is.
    pub plain: &'a Summary,
    /// The forecast where each soldier is offered the dearest sum that is said to be cheap.
    pub dear: Option<&'a Summary>,
    /// What changes if testimony is required, run by run.
    pub mandatory: Option<&'a Paired>,
    /// What the check of measures found.
    pub measures: Option<Measures>,
}

/// What the check of measures found, target by target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Measures {
    /// Targets of all measures.
    pub targets: u32,
    /// Targets that are hit without a ground.
    pub without_ground: u32,
    /// Sanctions against the government and those who serve it that were kept.
    pub kept: u32,
}

/// What a claim comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Verdict {
    /// The numbers bear it out.
    Holds,
    /// The numbers speak against it.
    DoesNotHold,
    /// It hangs on something that is not known well enough.
    Depends {
        /// On what.
        on: String,
        /// Where it turns.
        turns_at: TurnsAt,
    },
    /// What would decide it has not been measured.
    CannotBeKnown {
        /// What would be needed.
        needed: String,
    },
}

/// Where a verdict turns: at one value, or somewhere in a range.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TurnsAt {
    /// The lower end.
    pub low: f64,
    /// The upper end; the same where it is one value.
    pub high: f64,
    /// How both are read, with their unit.
    pub text: String,
}

/// A claim with everything by which it can be checked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// From 1 to 13.
    pub number: usize,
    /// Its name in the file.
    pub name: String,
    /// Whose it is.
    pub whose: String,
    /// What it says, in our words.
    pub claim: String,
    /// Where it stands.
    pub source: String,
    /// What it comes to.
    pub verdict: Verdict,
    /// How, step by step.
    pub arithmetic: Vec<Step>,
    /// Why, in a sentence or two made of the numbers.
    pub because: String,
    /// All that went into it.
    pub figures: Vec<Used>,
    /// The digest of all that went into it, to the last digit.
    pub digest: String,
}

/// One step of the arithmetic.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// What is worked out.
    pub what: String,
    /// Out of what.
    pub sum: String,
    /// What it comes to.
    pub comes_to: f64,
    /// The same as it is read, with its unit.
    pub shown: String,
}

/// A number that went into a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Used {
    /// What it is.
    pub name: String,
    /// What it comes to, with its unit and day.
    pub value: String,
    /// Where it comes from.
    pub source: String,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holds => f.write_str("holds"),
            Self::DoesNotHold => f.write_str("does not hold"),
            Self::Depends { on, turns_at } => {
                write!(f, "depends on {on}; it turns at {}", turns_at.text)
            }
            Self::CannotBeKnown { needed } => write!(f, "cannot be known; needed: {needed}"),
        }
    }
}

/// What a claim's own function comes to.
struct Ruling {
    verdict: Verdict,
    because: String,
}

impl Ruling {
    fn new(verdict: Verdict, because: impl Into<String>) -> Self {
        Self { verdict, because: because.into() }
    }

    fn depends(on: &str, (low, high): (f64, f64), text: String, because: String) -> Self {
        let (on, turns_at) = (on.to_owned(), TurnsAt { low, high, text });
        Self { verdict: Verdict::Depends { on, turns_at }, because }
    }

    fn unknown(needed: &str, because: String) -> Self {
        Self { verdict: Verdict::CannotBeKnown { needed: needed.to_owned() }, because }
    }
}

type Rule = fn(&mut Sheet<'_>) -> Ruling;

/// The rule of each claim, in the order of [`NAMES`].
const RULES: [Rule; NAMES.len()] = [
    cost::dollar_value,
    cost::death_payment,
    cost::allies_match,
    cost::cheap_at_100000,
    people::small_number,
    people::diplomats,
    voices::testimonies,
    voices::optional_testimony,
    people::skilled,
    people::measures,
    voices::protest,
    voices::hidden_opposition,
    cost::little_cost,
];

/// Works out all claims.
pub fn claims(figures: &Figures, evidence: &Evidence<'_>) -> Vec<Claim> {
    let all = figures.statements.iter().zip(RULES).enumerate();
    all.map(|(place, (statement, rule))| {
        let mut sheet = Sheet::new(figures, evidence);
        let Ruling { verdict, because } = rule(&mut sheet);
        let Sheet { used, steps, inputs, .. } = sheet;
        let parts = [statement.name.as_bytes(), inputs.as_bytes()];
        Claim {
            number: place + 1,
            name: statement.name.clone(),
            whose: statement.whose.clone(),
            claim: statement.claim.clone(),
            source: statement.source.clone(),
            verdict,
            arithmetic: steps,
            because,
            figures: used,
            digest: Digest::of_all("postern claim", &parts).to_string(),
        }
    })
    .collect()
}
