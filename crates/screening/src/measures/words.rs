//! Verdicts, flags and kinds in plain English. Pages in other languages go by the codes.

use std::fmt;

use super::result::{Finding, Flag, Range, Verdict, Who};
use super::{MeasureKind, Trait};
use crate::grounds::Ground;

impl fmt::Display for Verdict {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::InsufficientEvidence => "no grounds shown",
            Self::NationalityOnly => "nationality only",
            Self::DerivedOnly => "derived only",
            Self::OfficialCapacityOnly => "official capacity only",
            Self::ReachedByOwnershipOrControl => "reached by ownership or control",
            Self::GroundsShown => "grounds shown",
        })
    }
}

impl fmt::Display for MeasureKind {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Freeze => "freeze of property",
            Self::TradeBan => "ban on trade",
            Self::ClosedAccount => "closed account",
            Self::VisaBan => "visa ban",
            Self::TeamBan => "ban of a team",
            Self::AthleteBan => "ban of an athlete",
            Self::Accreditation => "withdrawn accreditation",
            Self::Cancellation => "cancellation",
            Self::Expulsion => "expulsion",
            Self::LitmusTest => "test of loyalty",
        })
    }
}

impl fmt::Display for Trait {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.code())
    }
}

impl Finding {
    /// The reason that the issuer gives, in words.
    pub fn stated_reason(&self) -> String {
        let code = self.stated.as_str();
        let ground = Ground::ALL.into_iter().find(|ground| ground.code() == code);
        match (ground, code) {
            (Some(ground), _) => ground.as_reason().to_owned(),
            (None, "") => "nothing that the rules know".to_owned(),
            (None, "silence") => "that somebody has not spoken out".to_owned(),
            (None, of) => of.to_owned(),
        }
    }
}

impl fmt::Display for Flag {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LitmusTest => to.write_str("asks people to denounce in public: a litmus test"),
            Self::ChoosesBy(of) => write!(to, "chooses its targets by {of}"),
            Self::StatesAsGround(of) => write!(to, "gives {of} as its ground, which is none"),
            Self::StatesNoGround => to.write_str("gives no ground that the rules know"),
            Self::HitsNobody => to.write_str("hits nobody in the file of entities"),
        }
    }
}

impl fmt::Display for Who {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.code())
    }
}

impl fmt::Display for Range {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.low == self.high {
            write!(to, "{}", self.low)
        } else {
            write!(to, "{} to {}", self.low, self.high)
        }
    }
}
