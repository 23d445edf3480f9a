//! What a forecast was made from: enough to make it again, and to tell it from every other.

use std::path::PathBuf;

use programme::Digest;
use serde::{Deserialize, Serialize};

/// Where people come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleFrom {
    /// Made up: so many.
    Size(u64),
    /// Read from a file that `postern population build` wrote, or one of the same columns.
    File(PathBuf),
}

/// What is to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Whose lives.
    pub people: PeopleFrom,
    /// How many weeks; those of the assumptions, if none.
    pub weeks: Option<u32>,
    /// How many runs.
    pub runs: u32,
    /// What all draws hang on.
    pub seed: u64,
}

/// The first line of every file of runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The programme with its overlays.
    pub programme: Digest,
    /// Title and version of the programme.
    pub title: String,
    /// The text of the assumptions.
    pub assumptions: Digest,
    /// The scenario: what it changes, and nothing else of it.
    pub scenario: Digest,
    /// Name of the scenario.
    pub scenario_name: String,
    /// The table or file of people.
    pub people_source: Digest,
    /// How many people, about.
    pub people: u64,
    /// Weeks.
    pub weeks: u32,
    /// Runs of the whole ensemble.
    pub runs: u32,
    /// The seed.
    pub seed: u64,
    /// Version of the model. It goes up whenever equal inputs no longer give equal runs.
    pub model: u32,
}

/// See [`Origin::model`].
pub(crate) const MODEL: u32 = 1;

impl Origin {
    /// One digest of all of it.
    pub fn digest(&self) -> Digest {
        let text = serde_json::to_vec(self).unwrap_or_default();
        Digest::of("postern forecast", &text)
    }

    /// What differs from another, in words.
    pub(crate) fn differs(&self, other: &Self) -> String {
        let mut differs = Vec::new();
        let mut say = |same: bool, what: String| {
            if !same {
                differs.push(what);
            }
        };
        let pair = |one: u64, two: u64, what: &str| format!("{one} {what} there, {two} here");
        say(other.programme == self.programme, "another programme or overlay".to_owned());
        say(other.assumptions == self.assumptions, "other assumptions".to_owned());
        say(other.scenario == self.scenario, format!("scenario {}", other.scenario_name));
        say(
            other.people_source == self.people_source,
            "another table or file of people".to_owned(),
        );
        say(other.people == self.people, pair(other.people, self.people, "people"));
        let (there, here) = (u64::from(other.weeks), u64::from(self.weeks));
        say(there == here, pair(there, here, "weeks"));
        let (there, here) = (u64::from(other.runs), u64::from(self.runs));
        say(there == here, pair(there, here, "runs"));
        say(other.seed == self.seed, format!("seed {} there, {} here", other.seed, self.seed));
        say(other.model == self.model, "another version of the model".to_owned());
        differs.join(", ")
    }
}
