//! Made-up people with the margins of a real country.
//!
//! Each group of the assumptions is a block: its households one after the other, sorted by region,
//! the one who decides first and then those who would come along. Groups that are small in a
//! country are given more people than their share, each of whom stands for fewer; so a forecast
//! over a million people still has thousands of diplomats' decisions in it.
//!
//! **Architecture Invariant:** people come from tables, assumptions and a seed alone. No row can be
//! anybody.

mod answers;
mod blocks;
mod build;
mod given;
mod households;
mod margins;
mod special;
mod table;

use std::ops::Range;

pub(crate) use answers::Answers;
pub use answers::AnswersError;
pub use build::{BuildError, PEOPLE_MAX, PEOPLE_MIN, build, bytes_needed};
pub use given::{Given, GivenError};
pub use margins::{Margin, margins};
pub use table::{Table, TableError};

use programme::People;

use crate::random::Purpose;

/// Purposes of the draws that make people.
const HOUSEHOLD: Purpose = Purpose(16);
const ORDER: Purpose = Purpose(17);
const FACT: Purpose = Purpose(18);

/// Every so many households it is written down where their people begin.
const STRIDE: usize = 1024;

/// A population: who lives with whom, in which group and region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// What it was made from.
    pub seed: u64,
    /// Names of regions.
    pub regions: Vec<String>,
    /// A block for each group, in the order of the assumptions.
    pub blocks: Vec<Block>,
    /// One byte a person; household after household.
    pub(crate) persons: Vec<Person>,
    /// One byte a household: how many people it has.
    pub(crate) sizes: Vec<u8>,
    /// The first person of every [`STRIDE`]th household.
    pub(crate) firsts: Vec<u64>,
    /// What those who decide answer, where a file says so; otherwise it follows from assumptions.
    pub(crate) given: Option<People>,
}

/// The people of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The group's name.
    pub group: String,
    /// Its households, by number.
    pub households: Range<u32>,
    /// Where its regions begin: the first household of each and the region, by its place; one
    /// after the other.
    pub regions: Vec<(u32, usize)>,
    /// Its people, households whole.
    pub persons: Range<u64>,
    /// How many people of the country each of them stands for, in millionths.
    pub stands_for_millionths: u64,
}

impl Block {
    /// How many people of the country each one stands for.
    pub fn stands_for(&self) -> f64 {
        self.stands_for_millionths as f64 / 1e6
    }

    /// The region of a household.
    pub fn region_of(&self, household: u32) -> usize {
        let next = self.regions.partition_point(|(first, _)| *first <= household);
        self.regions.get(next.saturating_sub(1)).map_or(0, |(_, region)| *region)
    }
}

/// Somebody's age and sex: the age, and 128 more for men.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct Person(u8);

impl Person {
    const MAN: u8 = 128;

    /// A person of an age up to 120.
    pub fn new(age: u8, man: bool) -> Self {
        Self(age.min(120) | if man { Self::MAN } else { 0 })
    }

    /// The age in years.
    pub fn age(self) -> u8 {
        self.0 & !Self::MAN
    }

    /// Whether it is a man; otherwise it is a woman.
    pub fn is_man(self) -> bool {
        self.0 & Self::MAN != 0
    }
}

impl Population {
    /// How many people it has.
    pub fn people(&self) -> u64 {
        self.persons.len() as u64
    }

    /// How many households, each with one who decides.
    pub fn households(&self) -> u32 {
        self.sizes.len() as u32
    }

    /// The others in a household.
    pub fn dependants(&self, household: u32) -> u8 {
        self.sizes[household as usize].saturating_sub(1)
    }

    /// The people of households, one household after the other.
    pub fn members(&self, households: Range<u32>) -> impl Iterator<Item = (u32, &[Person])> {
        let mut next = self.first_person(households.start);
        households.map(move |household| {
            let from = next;
            next += usize::from(self.sizes[household as usize]);
            (household, &self.persons[from..next])
        })
    }

    /// The place of the first person of a household.
    fn first_person(&self, household: u32) -> usize {
        let household = household as usize;
        let known = household / STRIDE;
        let Some(first) = self.firsts.get(known) else { return self.persons.len() };
        let between = self.sizes[known * STRIDE..household].iter();
        *first as usize + between.map(|size| usize::from(*size)).sum::<usize>()
    }

    /// Adds the households of a block behind those that are there.
    fn push(&mut self, sizes: &[u8], persons: &[Person]) {
        let mut next = self.persons.len() as u64;
        for size in sizes {
            if self.sizes.len().is_multiple_of(STRIDE) {
                self.firsts.push(next);
            }
            self.sizes.push(*size);
            next += u64::from(*size);
        }
        self.persons.extend_from_slice(persons);
    }
}
