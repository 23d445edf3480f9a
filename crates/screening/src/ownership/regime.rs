//! The regimes and what each says of ownership and control.
//!
//! Sources: OFAC, "Revised guidance on entities owned by persons whose property is blocked",
//! 79 FR 47726 (2014), FAQs 398, 399 and 401; Regulation (EU) No 269/2014 art. 2 with the EU Best
//! Practices, whose version of 3 July 2024 says "50 % or more" where the earlier one said "more
//! than 50 %"; SI 2019/855 (UK) reg. 7 and Schedule 1. The EU texts were read through law firms.

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::percent::{WHOLE, percent};

/// The day from which half is enough in the EU.
const EU_HALF_FROM: Date = date(2024, 7, 3);

/// Whose rules are applied.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// The United States: OFAC.
    Us,
    /// The European Union.
    Eu,
    /// The United Kingdom.
    Uk,
}

/// How much must be owned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Threshold {
    /// The least share that is enough, in parts per million.
    pub least: u32,
}

impl Threshold {
    /// Half or more.
    pub const HALF: Self = Self { least: WHOLE / 2 };
    /// More than half.
    pub const MORE_THAN_HALF: Self = Self { least: WHOLE / 2 + 1 };
}

impl fmt::Display for Threshold {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::MORE_THAN_HALF => to.write_str("more than 50 %"),
            Self { least } => write!(to, "{} % or more", percent(least)),
        }
    }
}

impl Regime {
    /// All there are, in the order of their columns.
    pub const ALL: [Self; 3] = [Self::Us, Self::Eu, Self::Uk];

    /// Its name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Eu => "eu",
            Self::Uk => "uk",
        }
    }

    /// The regime with a name of [`code`](Self::code).
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|regime| regime.code() == code)
    }

    /// Whose list a country's list is.
    pub fn of_country(country: &str) -> Option<Self> {
        match country.to_lowercase().as_str() {
            "us" | "usa" | "united states" | "united states of america" => Some(Self::Us),
            "eu" | "european union" => Some(Self::Eu),
            "gb" | "uk" | "united kingdom" | "great britain" => Some(Self::Uk),
            _ => None,
        }
    }

    /// How much must be owned on a day.
    pub fn threshold(self, on: Date) -> Threshold {
        match self {
            Self::Us => Threshold::HALF,
            Self::Eu if on >= EU_HALF_FROM => Threshold::HALF,
            Self::Eu | Self::Uk => Threshold::MORE_THAN_HALF,
        }
    }

    /// Whether the shares of all who are reached are added up. In the UK only those of one person,
    /// held through whatever that person owns, and those held jointly with it.
    pub const fn adds_up(self) -> bool {
        matches!(self, Self::Us | Self::Eu)
    }

    /// Whether control alone reaches. To OFAC it is a caution (FAQ 398).
    pub const fn counts_control(self) -> bool {
        matches!(self, Self::Eu | Self::Uk)
    }

    /// Whether an authority can find the presumption of control rebutted, case by case.
    pub const fn hears_rebuttal(self) -> bool {
        matches!(self, Self::Eu)
    }

    /// Where the rule on ownership stands.
    pub const fn ownership_rule(self) -> &'static str {
        match self {
            Self::Us => "OFAC, 79 FR 47726 and FAQ 401",
            Self::Eu => "Reg. (EU) 269/2014 art. 2 and EU Best Practices",
            Self::Uk => "SI 2019/855 reg. 7(2) and Sched. 1",
        }
    }

    /// Where the rule on control stands.
    pub const fn control_rule(self) -> &'static str {
        match self {
            Self::Us => "OFAC, FAQ 398",
            Self::Eu => "Reg. (EU) 269/2014 art. 2 and EU Best Practices",
            Self::Uk => "SI 2019/855 reg. 7(2) and 7(4)",
        }
    }
}

impl fmt::Display for Regime {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Us => "US",
            Self::Eu => "EU",
            Self::Uk => "UK",
        })
    }
}
