//! What is known about one applicant.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::nearest::nearest;
use crate::programme::{FactDef, Programme};
use crate::value::{FactError, Value};

/// Facts by name, in the order of their names. Nothing is said about a fact that is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<String, Value>);

impl Facts {
    /// Nothing known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a fact.
    pub fn insert(&mut self, name: impl Into<String>, value: Value) {
        self.0.insert(name.into(), value);
    }

    /// What is known of a fact.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Forgets a fact.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }

    /// All facts, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many facts are known.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Reads answers as typed. Empty answers are left out; every other problem is collected.
    pub fn checked(
        programme: &Programme,
        answers: &BTreeMap<String, String>,
    ) -> Result<Self, Vec<(String, FactError)>> {
        Self::checked_among(programme.facts(), answers)
    }

    /// Reads answers as typed to some of a programme's facts: those of a member, or later ones.
    pub fn checked_among(
        known: &[FactDef],
        answers: &BTreeMap<String, String>,
    ) -> Result<Self, Vec<(String, FactError)>> {
        let mut facts = Self::new();
        let mut errors = Vec::new();
        for (name, text) in answers {
            let Some(fact) = known.iter().find(|fact| fact.name == *name) else {
                let names = known.iter().map(|fact| fact.name.as_str());
                let nearest = nearest(name, names).map(str::to_owned);
                errors.push((name.clone(), FactError::UnknownFact { nearest }));
                continue;
            };
            match fact.kind.parse(text) {
                Ok(value) => facts.insert(name.clone(), value),
                Err(FactError::Empty) => {}
                Err(error) => errors.push((name.clone(), error)),
            }
        }
        if errors.is_empty() { Ok(facts) } else { Err(errors) }
    }
}

impl FromIterator<(String, Value)> for Facts {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(facts: I) -> Self {
        Self(facts.into_iter().collect())
    }
}
