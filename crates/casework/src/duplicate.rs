//! Stage 3, screen, among the office's own cases: whether two applications are one person's, and
//! what follows. One household is linked and never merged; one person's two cases are merged, which
//! can be undone, takes nothing away, and keeps the one set aside from being paid.
//!
//! **Architecture Invariant:** what a case's record says of another case is its id, its designation
//! and how it compares, never its words: erasing the other must not leave its words here.

use ::screening::{Band, Comparison, Party, Statement, THRESHOLD, compare};
use serde::{Deserialize, Serialize};

use crate::application::Application;
use crate::identity::CaseId;
use crate::refusal::Refusal;
use crate::screening::{JUDGEMENT_MAX, applicant, member};

/// The most other cases a screening compares with.
pub const OTHERS_MAX: usize = 20;
/// The most other cases a screening says were compared, by it or by one before: so many ids take
/// about an eighth of the bytes of its record.
pub const COMPARED_MAX: usize = 200;
/// How many blind tokens every case has, real ones and filler together, so that their number tells
/// nothing of how much is known.
pub const TOKENS: usize = 32;

/// How two applications may belong together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// Both applicants may be one person.
    Applicants,
    /// Somebody of one application may be of the household in the other.
    Household,
}

/// Another case that may be the same person's or the same household's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PotentialDuplicate {
    /// The other case.
    pub other: CaseId,
    /// What staff call it.
    pub designation: String,
    /// How the two may belong together.
    pub tie: Tie,
    /// What the comparison comes to.
    pub band: Band,
    /// How alike the names are, in thousandths.
    pub similarity_thousandths: u16,
    /// How much supports that it is one person: tenths of a bit.
    pub evidence_tenths: i32,
    /// Agreements, omissions and contradictions, without the other's words.
    pub statements: Vec<Statement>,
}

/// What an officer finds about two cases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kinship {
    /// One person: the cases are merged.
    Merged,
    /// One household: linked, not merged.
    Household,
    /// Nothing to do with each other.
    Different,
    /// They were merged, and no longer are.
    Unmerged,
}

/// Which of two merged cases one is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// It goes on.
    Kept,
    /// It is set aside, whole, and nothing is offered or paid on it.
    SetAside,
}

/// Whose a case is that was set aside, once the one that went on is erased.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Succession {
    /// The same person's after all: it goes on in the erased one's place, and what was paid there
    /// is not paid again.
    SamePerson,
    /// Somebody else's: the merge was a mistake, and what was paid there does not count.
    AnotherPerson,
}

/// An officer's finding about two cases, as it stands in the records of both.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DuplicateFinding {
    /// The other case.
    pub other: CaseId,
    /// What staff call it.
    pub designation: String,
    /// What they find.
    pub kinship: Kinship,
    /// Which part this case has, if they are merged or were.
    pub part: Option<Part>,
    /// Why, in the officer's words.
    pub reason: String,
}

impl Kinship {
    /// What an officer may choose of two cases that are not merged.
    pub const CHOICES: [Self; 3] = [Self::Different, Self::Household, Self::Merged];

    /// The name in forms and as the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Merged => "merged",
            Self::Household => "household",
            Self::Different => "different",
            Self::Unmerged => "unmerged",
        }
    }

    /// The choice with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|kinship| kinship.name() == name)
    }
}

impl Succession {
    /// What an officer may choose.
    pub const CHOICES: [Self; 2] = [Self::SamePerson, Self::AnotherPerson];

    /// The name in forms and in the journal.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SamePerson => "same_person",
            Self::AnotherPerson => "another_person",
        }
    }

    /// The choice with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|succession| succession.name() == name)
    }

    /// What the record of the case says of it and the erased one.
    pub const fn finding(self) -> (Kinship, Part) {
        match self {
            Self::SamePerson => (Kinship::Merged, Part::Kept),
            Self::AnotherPerson => (Kinship::Unmerged, Part::SetAside),
        }
    }
}

impl Part {
    /// The stored name, and the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::SetAside => "set_aside",
        }
    }

    /// The part of the other case.
    pub const fn other(self) -> Self {
        match self {
            Self::Kept => Self::SetAside,
            Self::SetAside => Self::Kept,
        }
    }
}

/// A reason as an officer gave it; refused if there is none or too long a one.
pub fn reason(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let length = text.chars().count();
    let fits = length > 0 && length <= JUDGEMENT_MAX;
    if fits { Ok(text.to_owned()) } else { Err(Refusal::TextLength { limit: JUDGEMENT_MAX }) }
}

/// Everybody an application names: the applicant first, then the household; those without a name
/// left out.
pub fn people(application: &Application) -> Vec<(bool, Party)> {
    let first = std::iter::once((true, applicant(application)));
    let household = application.household.iter().map(|one| (false, member(one)));
    first.chain(household).filter(|(_, party)| !party.names.is_empty()).collect()
}

/// The keys two applications of one person or household share, at most [`TOKENS`] of them: the
/// applicant's first.
pub fn blocking_keys(application: &Application) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for (_, party) in people(application) {
        for key in ::screening::blocking_keys(&party) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys.truncate(TOKENS);
    keys
}

/// How another application may belong with this one; none if nothing says that it does. Two
/// applicants who may be one person are more than two households that share somebody.
pub fn potential(
    ours: &Application,
    theirs: &Application,
    other: CaseId,
    designation: &str,
) -> Option<PotentialDuplicate> {
    let theirs = people(theirs);
    let mut best: Option<(Tie, Comparison)> = None;
    for (is_ours, our) in people(ours) {
        for (is_theirs, their) in &theirs {
            let tie = if is_ours && *is_theirs { Tie::Applicants } else { Tie::Household };
            let comparison = compare(&our, their);
            if comparison.similarity < THRESHOLD || comparison.band == Band::NoMatch {
                continue;
            }
            let better = best.as_ref().is_none_or(|(known, before)| {
                tie < *known || (tie == *known && comparison.band > before.band)
            });
            if better {
                best = Some((tie, comparison));
            }
        }
    }
    let (tie, comparison) = best?;
    Some(PotentialDuplicate {
        other,
        designation: designation.to_owned(),
        tie,
        band: comparison.band,
        similarity_thousandths: (comparison.similarity * 1000.0).round() as u16,
        evidence_tenths: (comparison.evidence * 10.0).round() as i32,
        statements: comparison.statements.iter().map(without_theirs).collect(),
    })
}

/// A point that says which way it goes and keeps nothing of what the other case wrote.
fn without_theirs(statement: &Statement) -> Statement {
    Statement { theirs: String::new(), ..statement.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::{Member, Relation};

    fn application(name: &str, household: &[&str]) -> Application {
        let member = |name: &&str| Member {
            relation: Relation::Partner,
            name: (*name).to_owned(),
            born: Some(1990),
        };
        Application {
            name: name.to_owned(),
            household: household.iter().map(member).collect(),
            ..Application::default()
        }
    }

    fn tie(one: &Application, other: &Application) -> Option<Tie> {
        let found = potential(one, other, CaseId::from_bytes([1; 16]), "amber-heron-4821");
        assert!(found.iter().flat_map(|one| &one.statements).all(|point| point.theirs.is_empty()));
        found.map(|found| found.tie)
    }

    #[test]
    fn one_person_twice_and_one_household_twice_are_told_apart() {
        let first = application("Artyom Made-up", &["Olena Made-up"]);
        let again = application("artyom made-up", &[]);
        let wife = application("Olena Made-up", &["Artyom Made-up"]);
        let stranger = application("Boris Invented", &["Darya Invented"]);
        assert_eq!(tie(&first, &again), Some(Tie::Applicants));
        assert_eq!(tie(&first, &wife), Some(Tie::Household));
        assert_eq!(tie(&wife, &first), Some(Tie::Household));
        assert_eq!(tie(&first, &stranger), None);
        assert_eq!(tie(&application("", &[]), &application("", &[])), None);
    }

    #[test]
    fn applications_of_one_household_share_a_key_and_no_application_has_too_many() {
        let first = application("Artyom Made-up", &["Olena Ivanivna Made-up"]);
        let wife = Application {
            facts: [("born", programme::Value::Date(jiff::civil::date(1990, 5, 1)))]
                .into_iter()
                .fold(programme::Facts::new(), |mut facts, (name, value)| {
                    facts.insert(name, value);
                    facts
                }),
            ..application("Made-up Olena", &[])
        };
        let keys = blocking_keys(&first);
        assert!(blocking_keys(&wife).iter().any(|key| keys.contains(key)));
        let names: Vec<String> = (0..20).map(|n| format!("A{n} B{n} C{n} D{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(blocking_keys(&application("Artyom", &names)).len(), TOKENS);
    }

    #[test]
    fn every_choice_reads_back_and_none_undoes_a_merge() {
        for kinship in Kinship::CHOICES {
            assert_eq!(Kinship::from_name(kinship.name()), Some(kinship));
        }
        assert_eq!(Kinship::from_name("unmerged"), None);
        for succession in Succession::CHOICES {
            assert_eq!(Succession::from_name(succession.name()), Some(succession));
        }
        assert_eq!(Part::Kept.other().other(), Part::Kept);
        assert!(reason(" ").is_err() && reason(" Why. ").is_ok_and(|text| text == "Why."));
    }
}
