//! What is compared: a party as a list names it, or the person somebody says to be.

use serde::{Deserialize, Serialize};

use crate::days::Days;

/// What kind of party a name belongs to.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A human being.
    Person,
    /// A company, body, unit or group.
    Organisation,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
    /// The list does not say.
    #[default]
    Unknown,
}

/// What a name is to its party.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum NameRole {
    /// The name the list leads with.
    #[default]
    Primary,
    /// Another name for the same party: an alias, a spelling, a name in another script.
    Alias,
    /// An alias the list itself calls weak or low in quality: a nickname, a code name.
    WeakAlias,
    /// A name no longer used, such as a maiden name.
    Former,
}

/// The parts of a person's name, where a list gives them apart. An empty part is not known.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NameParts {
    /// Given names.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub given: String,
    /// A patronymic or middle names.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub middle: String,
    /// The family name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub family: String,
}

impl NameParts {
    /// Whether nothing is known of the parts.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty() && self.middle.is_empty() && self.family.is_empty()
    }
}

/// One name, whole as it is written, and in parts where these are known.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Name {
    /// The whole name.
    pub text: String,
    /// What it is to its party.
    #[serde(default)]
    pub role: NameRole,
    /// Its parts, if the source gives them.
    #[serde(default, skip_serializing_if = "NameParts::is_empty")]
    pub parts: NameParts,
}

impl Name {
    /// A primary name of which only the whole is known.
    pub fn whole(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same name in another role.
    pub fn role(self, role: NameRole) -> Self {
        Self { role, ..self }
    }
}

/// A passport, tax number, registration or the like.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Document {
    /// What it is, in the source's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Its number, as written.
    pub number: String,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
}

/// What a source says of somebody's gender.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// A party as a list names it, or the person somebody says to be. Empty means not known.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Party {
    /// Its identifier, unique within its list.
    pub id: String,
    /// What kind of party it is.
    pub kind: Kind,
    /// Its names, the primary one first.
    pub names: Vec<Name>,
    /// Days of birth the source gives, each as the days it may mean.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub born: Vec<Days>,
    /// Places of birth.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Countries of nationality, residence or registration. Never a reason for a match.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// Papers and numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// Gender.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Posts and titles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<String>,
    /// The regimes or programmes under which it is listed, in the source's words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<String>,
    /// Why it is listed, in the source's words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
}

impl Party {
    /// A person of whom only a name is known.
    pub fn person(name: impl Into<String>) -> Self {
        Self { kind: Kind::Person, names: vec![Name::whole(name)], ..Self::default() }
    }

    /// The name it leads with, or nothing.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |name| name.text.as_str())
    }
}
