//! Makes a population of any size from a table and assumptions.

use super::blocks::{Made, Shares};
use super::table::{Table, TableError};
use super::{Block, Population, households, special};
use crate::assumptions::{Assumptions, Values};

/// The fewest people a population can have.
pub const PEOPLE_MIN: u64 = 1_000;
/// The most: households have numbers of 32 bits, and no country is larger.
pub const PEOPLE_MAX: u64 = 2_000_000_000;

/// Why no population can be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BuildError {
    /// The table cannot be used.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Too few or too many.
    #[error("{found} people: expected {PEOPLE_MIN} to {PEOPLE_MAX}")]
    Size {
        /// What was asked for.
        found: u64,
    },
    /// A group whose people are not in the table.
    #[error("the table has nobody aged {from} to {to} of the sexes that group {group} needs")]
    NoSuchPeople {
        /// The group.
        group: String,
        /// Youngest.
        from: u8,
        /// Oldest.
        to: u8,
    },
    /// The groups have more people than the country.
    #[error("the groups and their families have {groups} people, the whole country only {country}")]
    TooMany {
        /// People of all groups but the rest.
        groups: u64,
        /// People of the table.
        country: u64,
    },
}

/// How much memory a population of this size and one run over it need at most, in bytes: see
/// `docs/forecast.md` for the parts.
pub fn bytes_needed(people: u64) -> u64 {
    // A byte a person, twice while it is made; households are at most as many as people.
    // A run adds eight bytes a household and 24 a household that may move: together at most 14.
    people.saturating_mul(2 + 14) + (64 << 20)
}

/// Makes a population of about `size` people.
///
/// Every margin of the table is met as far as whole people can; [`super::margins`] tells how far.
pub fn build(
    assumptions: &Assumptions,
    table: &Table,
    size: u64,
    seed: u64,
) -> Result<Population, BuildError> {
    if !(PEOPLE_MIN..=PEOPLE_MAX).contains(&size) {
        return Err(BuildError::Size { found: size });
    }
    let table = table.without(&assumptions.recipe.leave_out)?;
    let shares = shares(assumptions, &table, size);
    let mut made = Vec::new();
    let mut left = Left::of(&table);
    for (number, group) in assumptions.groups.iter().enumerate() {
        if let Some(share) = shares.get(number) {
            let block = special::build(assumptions, group, &table, share, (seed, number as u32))?;
            left.take(&table, &block);
            made.push(block);
        }
    }
    let special: u64 = made.iter().map(|block| block.persons.len() as u64).sum();
    let wanted = size.saturating_sub(special).max(1);
    let people = left.people();
    if people <= 0.0 {
        let groups = table.total() as f64 - people;
        return Err(BuildError::TooMany { groups: groups as u64, country: table.total() });
    }
    let stands_for = Shares::millionths(people / wanted as f64);
    made.push(households::build(assumptions, &table, &left, stands_for, seed));
    Ok(joined(assumptions, &table, made, seed))
}

/// How many households of each group are made and how many people each stands for.
fn shares(assumptions: &Assumptions, table: &Table, size: u64) -> Vec<Shares> {
    let likely: Values = assumptions.likely();
    let special = assumptions.groups.iter().filter_map(|group| group.people);
    let counts: Vec<f64> = special.map(|range| likely.0[range]).collect();
    let sampled = size as f64 / table.total() as f64;
    // A quarter of the households is spread over the small groups.
    let floor = size as f64 / assumptions.recipe.household * 0.25 / counts.len().max(1) as f64;
    let one = |count: &f64| {
        let households = (count * sampled).max(floor.min(*count)).round().max(1.0);
        Shares { households: households as u32, millionths: Shares::millionths(count / households) }
    };
    counts.iter().map(one).collect()
}

/// The people of the table who are in no group.
pub(super) struct Left {
    /// By region, sex and age group, in the order of the table.
    pub(super) cells: Vec<f64>,
}

impl Left {
    fn of(table: &Table) -> Self {
        let mut cells = Vec::new();
        for region in 0..table.regions.len() {
            for sex in 0..2 {
                for age in 0..table.ages.len() {
                    cells.push(table.people(region, sex, age) as f64);
                }
            }
        }
        Self { cells }
    }

    /// Takes out those who are in a block.
    fn take(&mut self, table: &Table, block: &Made) {
        let stands_for = block.millionths as f64 / 1e6;
        let mut next = 0;
        for (region, households) in block.regions.windows(2).enumerate() {
            for size in &block.sizes[households[0] as usize..households[1] as usize] {
                for person in &block.persons[next..next + usize::from(*size)] {
                    let sex = usize::from(person.is_man());
                    let age = table.age_group(person.age());
                    self.cells[(region * 2 + sex) * table.ages.len() + age] -= stands_for;
                }
                next += usize::from(*size);
            }
        }
    }

    fn people(&self) -> f64 {
        self.cells.iter().map(|people| people.max(0.0)).sum()
    }
}

fn joined(assumptions: &Assumptions, table: &Table, made: Vec<Made>, seed: u64) -> Population {
    let people = made.iter().map(|block| block.persons.len()).sum();
    let households = made.iter().map(|block| block.sizes.len()).sum();
    let mut population = Population {
        seed,
        regions: table.regions.clone(),
        blocks: Vec::new(),
        persons: Vec::with_capacity(people),
        sizes: Vec::with_capacity(households),
        firsts: Vec::new(),
        given: None,
    };
    for (group, block) in assumptions.groups.iter().zip(made) {
        let (first, first_person) = (population.households(), population.people());
        population.push(&block.sizes, &block.persons);
        population.blocks.push(Block {
            group: group.name.clone(),
            households: first..population.households(),
            regions: block.regions.iter().map(|household| first + household).zip(0..).collect(),
            persons: first_person..population.people(),
            stands_for_millionths: block.millionths,
        });
    }
    population
}
