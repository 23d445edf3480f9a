//! Groups such as soldiers or diplomats: each with the ages, sexes and regions they can have, and
//! with a family of their own.

use super::blocks::{Made, Shares};
use super::build::BuildError;
use super::table::Table;
use super::{HOUSEHOLD, Person};
use crate::assumptions::{Assumptions, Group};
use crate::random::{Draws, uniform};

/// The most children in a family that is made up.
const CHILDREN_MAX: u32 = 4;
/// Children live at home up to this age.
const CHILD_AGE_MAX: u8 = 17;

/// Makes the households of a group, sorted by region.
pub(super) fn build(
    assumptions: &Assumptions,
    group: &Group,
    table: &Table,
    share: &Shares,
    (seed, number): (u64, u32),
) -> Result<Made, BuildError> {
    let (from, to) = group.ages;
    let chances = Chances::of(group, table).ok_or_else(|| BuildError::NoSuchPeople {
        group: group.name.clone(),
        from,
        to,
    })?;
    let family = Family::of(assumptions);
    let draws = Draws::new(seed, number);
    let mut made = Made { millionths: share.millionths, ..Made::default() };
    let mut cell = 0;
    for household in 0..share.households {
        let place = (f64::from(household) + 0.5) / f64::from(share.households);
        while cell + 1 < chances.up_to.len() && chances.up_to[cell] < place {
            cell += 1;
        }
        let (region, man, ages) = chances.cells[cell];
        while made.regions.len() <= region {
            made.regions.push(household);
        }
        let words = draws.words(HOUSEHOLD, household, 0);
        let width = f64::from(ages.1 - ages.0 + 1);
        let age = ages.0 + (uniform(words[0]) * width) as u8;
        let before = made.persons.len();
        made.persons.push(Person::new(age, man));
        family.join(&mut made.persons, (age, man), words, draws.words(HOUSEHOLD, household, 1));
        made.sizes.push((made.persons.len() - before) as u8);
    }
    while made.regions.len() <= table.regions.len() {
        made.regions.push(share.households);
    }
    Ok(made)
}

/// Where the people of a group are found in the table.
struct Chances {
    /// Region, whether men, youngest and oldest.
    cells: Vec<(usize, bool, (u8, u8))>,
    /// The chance to be in a cell or one before it.
    up_to: Vec<f64>,
}

impl Chances {
    fn of(group: &Group, table: &Table) -> Option<Self> {
        let mut cells = Vec::new();
        let mut people = Vec::new();
        let mut by_sex = [0.0; 2];
        for region in 0..table.regions.len() {
            for (sex, by_sex) in by_sex.iter_mut().enumerate() {
                for (age, (from, to)) in table.ages.iter().enumerate() {
                    let (youngest, oldest) = (*from.max(&group.ages.0), *to.min(&group.ages.1));
                    if youngest > oldest {
                        continue;
                    }
                    let part = f64::from(oldest - youngest + 1) / f64::from(to - from + 1);
                    let count = table.people(region, sex, age) as f64 * part;
                    cells.push((region, sex == 1, (youngest, oldest)));
                    people.push(count);
                    *by_sex += count;
                }
            }
        }
        let wanted = [1.0 - group.men, group.men];
        if (0..2).any(|sex| wanted[sex] > 0.0 && by_sex[sex] <= 0.0) {
            return None;
        }
        let mut sum = 0.0;
        let up_to = cells.iter().zip(&people).map(|((_, man, _), people)| {
            let sex = usize::from(*man);
            sum += if by_sex[sex] > 0.0 { people / by_sex[sex] * wanted[sex] } else { 0.0 };
            sum
        });
        let up_to: Vec<f64> = up_to.collect();
        Some(Self { cells, up_to })
    }
}

/// Who lives with somebody.
struct Family {
    partnered: f64,
    /// For each of at most [`CHILDREN_MAX`] children, the chance that those with a partner have it.
    child: f64,
}

impl Family {
    fn of(assumptions: &Assumptions) -> Self {
        let recipe = &assumptions.recipe;
        let children = (recipe.household - 1.0 - recipe.partnered).max(0.0);
        let child = children / recipe.partnered.max(0.01) / f64::from(CHILDREN_MAX);
        Self { partnered: recipe.partnered, child: child.min(1.0) }
    }

    /// Adds partner and children to a household.
    fn join(
        &self,
        persons: &mut Vec<Person>,
        (age, man): (u8, bool),
        words: [u32; 4],
        more: [u32; 4],
    ) {
        if age < 20 || uniform(words[1]) >= self.partnered {
            return;
        }
        let other = (f64::from(age) - 4.0 + 8.0 * uniform(words[2])).clamp(18.0, 100.0) as u8;
        persons.push(Person::new(other, !man));
        let mother = if man { other } else { age };
        for word in more.into_iter().take(CHILDREN_MAX as usize) {
            // Birth between 20 and 35, still at home, at most so many.
            let given = uniform(word);
            if given < self.child {
                let birth = 20.0 + given / self.child * 15.0;
                let years = f64::from(mother) - birth;
                if (0.0..f64::from(CHILD_AGE_MAX) + 1.0).contains(&years) {
                    persons.push(Person::new(years as u8, word & 1 == 1));
                }
            }
        }
    }
}
