//! Stage 1, apply: what an applicant files, bounded, canonical and bound to a programme.

use jiff::civil::Date;
use programme::{Digest, Facts, Programme, Value};
use serde::{Deserialize, Serialize};

/// The most people one household may list.
pub const HOUSEHOLD_MAX: usize = 20;
/// The most characters the applicant's own words may have.
pub const WORDS_MAX: usize = 8_000;
/// The most characters a name, place or contact may have.
pub const LINE_MAX: usize = 200;

/// The name of the member fact that says how somebody is related.
const MEMBER_RELATION: &str = "relation";
/// The name of the member fact that says when somebody was born.
const MEMBER_YEAR_OF_BIRTH: &str = "year_of_birth";

/// Who files the application.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppliedBy {
    /// The person themselves.
    Person,
    /// A relative, for somebody else; the person's consent is asked later.
    Relative,
    /// A lawyer or helper, for somebody else.
    Representative,
}

impl AppliedBy {
    /// All, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Person, Self::Relative, Self::Representative];

    /// The name in forms and as the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Relative => "relative",
            Self::Representative => "representative",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.name() == name)
    }
}

/// How a member of the household is related to the applicant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Wife, husband or partner.
    Partner,
    /// Son, daughter or a child in their care.
    Child,
    /// Mother, father or who raised them.
    Parent,
    /// Brother or sister.
    Sibling,
    /// Somebody else who depends on the applicant.
    Other,
}

impl Relation {
    /// All, in the order they are shown.
    pub const ALL: [Self; 5] =
        [Self::Partner, Self::Child, Self::Parent, Self::Sibling, Self::Other];

    /// The name in forms and as the key of its words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Child => "child",
            Self::Parent => "parent",
            Self::Sibling => "sibling",
            Self::Other => "other",
        }
    }

    /// The value with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.name() == name)
    }
}

/// One dependant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Member {
    /// How they are related.
    pub relation: Relation,
    /// The name they go by; may be empty until it is safe to say.
    pub name: String,
    /// Year of birth, if given.
    pub born: Option<i16>,
}

impl Member {
    /// What a programme may know of a member: how they are related, and their year of birth.
    pub fn facts(&self) -> Facts {
        let mut facts = Facts::new();
        facts.insert(MEMBER_RELATION, Value::Enum(self.relation.name().to_owned()));
        if let Some(year) = self.born {
            facts.insert(MEMBER_YEAR_OF_BIRTH, Value::Integer(i64::from(year)));
        }
        facts
    }
}

/// What is filed: the facts the programme asks, the household, and the applicant's own words.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Application {
    /// Answers to the programme's questions.
    pub facts: Facts,
    /// Who wrote it.
    pub applied_by: Option<AppliedBy>,
    /// A name to check and to call the person by; may be empty.
    pub name: String,
    /// People who would come too.
    pub household: Vec<Member>,
    /// Anything else, in their words.
    pub words: String,
    /// The language they wrote in and want answers in: `en`, `ru` or `uk`.
    pub language: String,
}

/// What is wrong with an application, by field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Incomplete {
    /// A required question is unanswered.
    Unanswered {
        /// The fact's name.
        fact: String,
    },
    /// Nobody was named as the writer.
    AppliedBy,
    /// A text is longer than allowed.
    TooLong {
        /// Which field.
        field: &'static str,
        /// The most characters it may have.
        limit: usize,
    },
    /// Too many people.
    HouseholdSize,
}

impl Application {
    /// The facts as the rules see them: the answers, plus what is counted from the household.
    /// Answers to questions that the other answers make irrelevant are left out. Members are
    /// counted as of a day, because some counts ask for an age.
    pub fn facts(&self, programme: &Programme, on: Date) -> Facts {
        let mut facts = Facts::new();
        for definition in programme.facts() {
            let name = definition.name.as_str();
            if let Some(value) = self.facts.get(name)
                && programme::is_asked(programme, name, &self.facts)
            {
                facts.insert(name, value.clone());
            }
        }
        let members: Vec<Facts> = self.household.iter().map(Member::facts).collect();
        Facts::with_household(programme, facts, &members, on)
    }

    /// Everything that keeps the application from being filed; empty when it may be.
    pub fn incomplete(&self, programme: &Programme) -> Vec<Incomplete> {
        let mut found = Vec::new();
        if self.applied_by.is_none() {
            found.push(Incomplete::AppliedBy);
        }
        for definition in programme.facts() {
            let name = definition.name.as_str();
            let needed = definition.derived.is_none()
                && !definition.optional
                && programme::is_asked(programme, name, &self.facts);
            if needed && self.facts.get(name).is_none() {
                found.push(Incomplete::Unanswered { fact: name.to_owned() });
            }
        }
        for (field, text, limit) in
            [("name", &self.name, LINE_MAX), ("words", &self.words, WORDS_MAX)]
        {
            if text.chars().count() > limit {
                found.push(Incomplete::TooLong { field, limit });
            }
        }
        if self.household.len() > HOUSEHOLD_MAX {
            found.push(Incomplete::HouseholdSize);
        }
        if self.household.iter().any(|member| member.name.chars().count() > LINE_MAX) {
            found.push(Incomplete::TooLong { field: "household", limit: LINE_MAX });
        }
        found
    }

    /// Canonical bytes: what is sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads canonical bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

/// The digest of the questionnaire a programme makes: its parts and facts, in order. Pinned in the
/// case, so that an answer is always read beside the question that was asked.
pub fn form_digest(programme: &Programme) -> Digest {
    let mut text = String::new();
    for part in programme.parts() {
        text.push_str(&part.name);
        for fact in &part.facts {
            text.push('\n');
            text.push_str(fact);
            if let Some(definition) = programme.fact(fact) {
                text.push_str(&format!(" {:?}", definition.kind));
            }
        }
        text.push('\n');
    }
    Digest::of("postern/form/v1", text.as_bytes())
}

/// The Monday on or before a date: the coarsest time that leaves the office.
pub fn week_of(date: Date) -> Date {
    let days = i64::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(jiff::Span::new().days(days)).unwrap_or(date)
}
