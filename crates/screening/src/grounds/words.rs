//! Grounds, evidence and notes in plain English. Pages in other languages go by the codes.

use std::fmt;

use super::{Evidence, Ground, Note, Shown};
use crate::days::Days;
use crate::ties::{Holds, Span, Tie};

impl fmt::Display for Ground {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Listed => "is on the regime's list",
            Self::State => "is the state or a body of it",
            Self::SeniorOffice => "holds a senior post of the state",
            Self::Decides => "takes part in decisions on the war or carries them out",
            Self::Supports => "supports those who decide on the war",
            Self::Benefits => "benefits from those who decide or from the government",
            Self::Business => "is a leading businessperson or in a sector of substantial revenue",
            Self::Military => "serves or supplies the forces that fight",
            Self::Circumvents => "helps others around measures",
            Self::FamilyOfBusiness => {
                "is immediate family of a leading businessperson and benefits from that"
            }
            Self::ActingFor => "acts in the name of somebody with a ground",
            Self::Ownership => "is owned by those with a ground",
            Self::Control => "is controlled by somebody with a ground",
            Self::Office => "holds a post of the state: the post may be hit, not the person",
            Self::UnderTheFlag => "appears under the flag of the state: the team, not its people",
            Self::Family => "is family of somebody with a ground, which alone is none",
            Self::Association => "is linked to somebody with a ground, which alone is none",
            Self::Succession => "succeeded one with a ground, which alone is none",
        })
    }
}

impl Ground {
    /// The ground as an issuer gives it: what follows "the reason is". Plain English.
    pub const fn as_reason(self) -> &'static str {
        match self {
            Self::Listed => "that it is on the regime's list",
            Self::State => "that it is the state or a body of it",
            Self::SeniorOffice => "that it holds a senior post of the state",
            Self::Decides => "that it takes part in decisions on the war or carries them out",
            Self::Supports => "that it supports those who decide on the war",
            Self::Benefits => "that it benefits from those who decide or from the government",
            Self::Business => {
                "that it is a leading businessperson or in a sector of substantial revenue"
            }
            Self::Military => "that it serves or supplies the forces that fight",
            Self::Circumvents => "that it helps others around measures",
            Self::FamilyOfBusiness => {
                "that it is immediate family of a leading businessperson and benefits from that"
            }
            Self::ActingFor => "that it acts in the name of somebody with a ground",
            Self::Ownership => "that those with a ground own it",
            Self::Control => "that somebody with a ground controls it",
            Self::Office => "that it holds a post of the state",
            Self::UnderTheFlag => "that it appears under the flag of the state",
            Self::Family => "that it is family of somebody with a ground",
            Self::Association => "that it is linked to somebody with a ground",
            Self::Succession => "that it succeeded one with a ground",
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let may = if self.strength == Holds::Possibly { "may be that it " } else { "" };
        write!(to, "{may}{}", self.ground)?;
        if let Some(share) = &self.share {
            write!(to, " ({share})")?;
        }
        write!(to, " [{}]", self.rule)
    }
}

impl Evidence {
    /// When it holds, in words; empty if no source says.
    pub fn when(&self) -> String {
        when(&self.span)
    }
}

/// A span in words. A tie that is a part of what somebody is has no dates.
fn when(span: &Span) -> String {
    let start = span.start.filter(|start| start.first > jiff::civil::Date::MIN);
    match (start, span.end) {
        (None, None) if span.start.is_some() => String::new(),
        (None, None) => "no date known".to_owned(),
        (Some(start), None) => format!("since {}", days(&start)),
        (None, Some(end)) => format!("until {}", days(&end)),
        (Some(start), Some(end)) => format!("from {} until {}", days(&start), days(&end)),
    }
}

/// A day, a month or a year, as far as it is known.
fn days(days: &Days) -> String {
    let Days { first, last } = *days;
    let month = first.first_of_month() == first && first.last_of_month() == last;
    let year = first.first_of_year() == first && first.last_of_year() == last;
    match (year, month) {
        (true, _) => first.year().to_string(),
        (false, true) => first.strftime("%Y-%m").to_string(),
        (false, false) => days.to_string(),
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to: other, .. } = self;
        let share = self.share.map_or(String::new(), |share| share.to_string());
        match self.tie {
            None => write!(to, "stated of {from}")?,
            Some(Tie::Ownership) => write!(to, "{from} owns {share} of {other}")?,
            Some(tie) => write!(to, "{from} {} {other}", verb(tie))?,
        }
        match self.when() {
            when if when.is_empty() => write!(to, " ({})", self.id),
            when => write!(to, ", {when} ({})", self.id),
        }
    }
}

const fn verb(tie: Tie) -> &'static str {
    match tie {
        Tie::Ownership => "owns a part of",
        Tie::Directorship => "is a director of",
        Tie::Membership => "is a member of",
        Tie::Employment => "works for",
        Tie::Representation => "acts for",
        Tie::Occupancy => "holds the post",
        Tie::Family => "is family of",
        Tie::Associate => "is an associate of",
        Tie::UnknownLink => "is linked to",
        Tie::Succession => "was succeeded by",
        Tie::Organiser => "organises",
        Tie::Involved => "takes part in",
        Tie::Part => "is a part of",
        Tie::PostOf => "is a post of",
    }
}

impl fmt::Display for Note {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PastOffice { id, post, until } => {
                write!(to, "held the post {post} until {until}, and no longer ({id})")
            }
            Self::TieOver { id, other, until } => {
                write!(to, "what tied it to {other} ended on {until} at the latest ({id})")
            }
            Self::Below { share, enough } => {
                write!(to, "those with a ground own {share} of it; the rule asks for {enough}")
            }
            Self::ControlIsCaution { id, other } => {
                write!(to, "{other} controls it: a reason for caution, no block ({id})")
            }
            Self::ControlRebutted { id, other } => {
                write!(to, "that {other} controls it was presumed and rebutted ({id})")
            }
            Self::LedByOfficial { id, other } => {
                write!(to, "{other} leads it; to lead is not presumed to be control ({id})")
            }
            Self::OnlyEmployed { id, other } => {
                write!(to, "works for {other}, which is no ground ({id})")
            }
            Self::OnlyMember { id, other } => {
                write!(to, "is a member of {other} and may compete without its flag ({id})")
            }
            Self::FamilyNotYet { id, other, from } => {
                write!(to, "is family of {other}; that is a ground in the EU from {from} ({id})")
            }
            Self::BenefitNotShown { id, other } => write!(
                to,
                "is family of {other}; in the EU that is a ground only for somebody who benefits \
                 from it, which is not shown ({id})"
            ),
            Self::TieWithdrawn { id, other } => {
                write!(to, "what tied it to {other} is ended, withdrawn or refuted ({id})")
            }
            Self::Withdrawn { id } => {
                write!(to, "what was stated of it is ended, withdrawn or refuted ({id})")
            }
            Self::ListedElsewhere { id, by } => {
                write!(to, "is on a list of another authority ({by}), which is no ground ({id})")
            }
            Self::OwnerNotListed { other } => write!(
                to,
                "{other}, through whom it is reached, is not shown to be on the regime's list \
                 itself; the rule speaks of those who are"
            ),
            Self::Exposed => {
                to.write_str("is politically exposed: calls for due diligence, is no ground")
            }
        }
    }
}
