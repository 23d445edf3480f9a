//! A population that comes from a file: household by household, in the order it is used.

use programme::People;

use super::{Block, Person, Population};
use crate::assumptions::Assumptions;

/// What is wrong with a household of a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GivenError {
    /// A group that the assumptions do not have, or one that stands before another.
    #[error("group `{found}`: expected one of {expected}, in this order")]
    Group {
        /// What was given.
        found: String,
        /// The groups that may come now.
        expected: String,
    },
    /// A region that comes again after another one.
    #[error("region `{0}` comes again; sort the households of each group by region")]
    Region(String),
    /// Somebody who stands for another number of people than the rest of the group.
    #[error("stands for {found} people, others of this group for {expected}; expected the same")]
    StandsFor {
        /// What was given, in millionths.
        found: u64,
        /// What the first of the group has, in millionths.
        expected: u64,
    },
    /// Nobody, or too many.
    #[error("{0} members; expected 1 to 255")]
    Members(usize),
    /// A group without anybody.
    #[error("nobody is of group `{0}`")]
    Empty(String),
}

/// A population that is being put together.
pub struct Given {
    groups: Vec<String>,
    population: Population,
}

impl Given {
    /// An empty population for the groups of these assumptions.
    pub fn new(assumptions: &Assumptions, seed: u64) -> Self {
        let population = Population {
            seed,
            regions: Vec::new(),
            blocks: Vec::new(),
            persons: Vec::new(),
            sizes: Vec::new(),
            firsts: Vec::new(),
            given: None,
        };
        let groups = assumptions.groups.iter().map(|group| group.name.clone()).collect();
        Self { groups, population }
    }

    /// Adds a household: the one who decides first.
    pub fn push(
        &mut self,
        group: &str,
        region: &str,
        stands_for_millionths: u64,
        members: &[Person],
    ) -> Result<(), GivenError> {
        if members.is_empty() || members.len() > usize::from(u8::MAX) {
            return Err(GivenError::Members(members.len()));
        }
        self.group(group, stands_for_millionths)?;
        self.region(region)?;
        self.population.push(&[members.len() as u8], members);
        let (households, people) = (self.population.households(), self.population.people());
        if let Some(block) = self.population.blocks.last_mut() {
            block.households.end = households;
            block.persons.end = people;
        }
        Ok(())
    }

    fn group(&mut self, group: &str, stands_for_millionths: u64) -> Result<(), GivenError> {
        let (households, people) = (self.population.households(), self.population.people());
        let blocks = &mut self.population.blocks;
        if let Some(block) = blocks.last().filter(|block| block.group == group) {
            let expected = block.stands_for_millionths;
            let found = stands_for_millionths;
            let same = found == expected;
            return if same { Ok(()) } else { Err(GivenError::StandsFor { found, expected }) };
        }
        let next = self.groups.get(blocks.len());
        if next.is_none_or(|next| next != group) {
            let expected = self.groups[blocks.len().min(self.groups.len())..].join(", ");
            return Err(GivenError::Group { found: group.to_owned(), expected });
        }
        blocks.push(Block {
            group: group.to_owned(),
            households: households..households,
            regions: Vec::new(),
            persons: people..people,
            stands_for_millionths: stands_for_millionths.max(1),
        });
        Ok(())
    }

    /// Regions are numbered as they come. Within a group each stands together, so that the first
    /// household of each is enough to know them all.
    fn region(&mut self, region: &str) -> Result<(), GivenError> {
        let regions = &mut self.population.regions;
        let place = regions.iter().position(|known| known == region).unwrap_or_else(|| {
            regions.push(region.to_owned());
            regions.len() - 1
        });
        let next = self.population.households();
        let Some(block) = self.population.blocks.last_mut() else { return Ok(()) };
        if block.regions.last().is_some_and(|(_, last)| *last == place) {
            return Ok(());
        }
        if block.regions.iter().any(|(_, seen)| *seen == place) {
            return Err(GivenError::Region(region.to_owned()));
        }
        block.regions.push((next, place));
        Ok(())
    }

    /// The population, with what those who decide answer, a row a household.
    pub fn finish(mut self, answers: People) -> Result<Population, GivenError> {
        if let Some(group) = self.groups.get(self.population.blocks.len()) {
            return Err(GivenError::Empty(group.clone()));
        }
        self.population.given = Some(answers);
        Ok(self.population)
    }
}
