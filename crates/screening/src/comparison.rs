//! What a comparison says: two numbers, a band, and the reasons one by one.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The one threshold, fixed for all tasks: from this similarity on, a name is the same name.
pub const THRESHOLD: f64 = 0.75;

/// What a comparison comes to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// The names differ, or something known rules it out.
    NoMatch,
    /// The names agree, and nothing else is known that could tell namesakes apart.
    InsufficientEvidence,
    /// Much agrees and something does not, or what agrees is not enough: an officer looks closely.
    Review,
    /// Names and something beside them agree. Still a question for an officer, never an answer.
    Match,
}

/// What a statement is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A given name.
    Given,
    /// A patronymic or middle name.
    Patronymic,
    /// A family name.
    Family,
    /// A part of a name of which it is not known what part it is.
    Part,
    /// The order of the parts.
    Order,
    /// The date of birth.
    Born,
    /// The place of birth.
    Place,
    /// Gender.
    Gender,
    /// Countries.
    Country,
    /// A paper or number.
    Document,
    /// What kind of party it is.
    Kind,
    /// The legal form of an organisation.
    LegalForm,
}

/// Which way a statement points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Both sides say the same.
    Agrees,
    /// One side is silent. Lowers evidence, never similarity.
    Omitted,
    /// The sides say different things. Lowers similarity, but for countries and places of birth.
    Contradicts,
}

/// In what way two values agree or differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The same, letter for letter, but for case, accents and punctuation.
    Same,
    /// The same sounds in another romanisation or script.
    Romanised,
    /// The same name in a kindred language, such as Олександр and Александр.
    Kindred,
    /// A short form of the name, such as Саша.
    ShortForm,
    /// Another form of the name by gender or case, such as Иванов and Иванова.
    Inflected,
    /// An initial that fits.
    Initial,
    /// A slip of the pen apart.
    Misspelt,
    /// Day and month changed places.
    Swapped,
    /// As far as both are known, such as a year within a range.
    Overlaps,
    /// The same number on papers of unlike kinds, or from two countries.
    NumberOnly,
    /// Not said on one side.
    Silent,
    /// Something else.
    Other,
}

/// One point of a comparison.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Statement {
    /// What it is about.
    pub about: About,
    /// Which way it points.
    pub stance: Stance,
    /// In what way.
    pub how: How,
    /// What is asked about has, as written; empty if silent.
    pub ours: String,
    /// What the list has, as written; empty if silent.
    pub theirs: String,
}

/// Two parties side by side.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Comparison {
    /// How alike the names are, less what contradicts: 0 to 1, in thousandths.
    pub similarity: f64,
    /// How much supports that they are one: bits, the base-2 logarithm of a likelihood ratio, in
    /// tenths. A rare name supports more than a common one, a date of birth more than a name.
    pub evidence: f64,
    /// What it comes to.
    pub band: Band,
    /// Which of the listed party's names was the nearest, by its place.
    pub name: usize,
    /// Agreements, omissions and contradictions, one by one.
    pub statements: Vec<Statement>,
}

impl Comparison {
    /// Whether something of this kind agrees.
    pub(crate) fn agrees(&self, about: About) -> bool {
        self.statements.iter().any(|one| one.about == about && one.stance == Stance::Agrees)
    }
}

impl fmt::Display for Band {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::NoMatch => "no match",
            Self::InsufficientEvidence => "insufficient evidence",
            Self::Review => "review",
            Self::Match => "match",
        })
    }
}

impl fmt::Display for About {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Given => "given name",
            Self::Patronymic => "patronymic",
            Self::Family => "family name",
            Self::Part => "part of the name",
            Self::Order => "order of the parts",
            Self::Born => "date of birth",
            Self::Place => "place of birth",
            Self::Gender => "gender",
            Self::Country => "country",
            Self::Document => "document",
            Self::Kind => "kind of party",
            Self::LegalForm => "legal form",
        })
    }
}

impl How {
    /// In words, after "agrees" or "differs".
    const fn words(self) -> &'static str {
        match self {
            Self::Same => "the same",
            Self::Romanised => "the same in another spelling",
            Self::Kindred => "the same name in another language",
            Self::ShortForm => "a short form of it",
            Self::Inflected => "another form of it by gender or case",
            Self::Initial => "an initial that fits",
            Self::Misspelt => "a slip of the pen apart",
            Self::Swapped => "day and month changed places",
            Self::Overlaps => "as far as both are known",
            Self::NumberOnly => "the same number, but another kind of paper or another country",
            Self::Silent => "not said",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Statement {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (about, ours, theirs) = (self.about, &self.ours, &self.theirs);
        match self.stance {
            Stance::Agrees if self.how == How::Same && (ours == theirs || theirs.is_empty()) => {
                write!(to, "{about} agrees: {ours}")
            }
            Stance::Agrees => {
                write!(to, "{about} agrees: {ours} and {theirs} ({})", self.how.words())
            }
            Stance::Omitted if theirs.is_empty() => {
                write!(to, "{about}: {ours}, of which the list says nothing")
            }
            Stance::Omitted => write!(to, "{about}: only the list says {theirs}"),
            Stance::Contradicts => write!(to, "{about} differs: {ours} and {theirs}"),
        }
    }
}
