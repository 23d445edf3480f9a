//! How near a population is to the table it was made from.

use super::{Population, Table};

/// One margin: what the table says and what was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    /// `region`, `sex` or `age`.
    pub kind: &'static str,
    /// Which one.
    pub name: String,
    /// People by the table.
    pub table: u64,
    /// People that those who were made stand for.
    pub made: f64,
}

impl Margin {
    /// By what share of the table's figure it is off.
    pub fn off(&self) -> f64 {
        (self.made - self.table as f64) / (self.table as f64).max(1.0)
    }
}

/// Every margin of the table, by region, by sex and by age group.
pub fn margins(population: &Population, table: &Table) -> Vec<Margin> {
    let (ages, regions) = (table.ages.len(), table.regions.len());
    let mut made = vec![0.0; regions * 2 * ages];
    for block in &population.blocks {
        let stands_for = block.stands_for();
        let members = population.members(block.households.clone());
        for (household, persons) in members {
            let region = block.region_of(household);
            for person in persons {
                let cell = (region * 2 + usize::from(person.is_man())) * ages;
                made[cell + table.age_group(person.age())] += stands_for;
            }
        }
    }
    let cells = || {
        let all = (0..regions).flat_map(|r| (0..2).map(move |s| (r, s)));
        all.flat_map(|(region, sex)| (0..ages).map(move |age| (region, sex, age)))
    };
    let sum = |kind, name: String, wanted: &dyn Fn(usize, usize, usize) -> bool| {
        let mut margin = Margin { kind, name, table: 0, made: 0.0 };
        for (region, sex, age) in cells().filter(|(r, s, a)| wanted(*r, *s, *a)) {
            margin.table += table.people(region, sex, age);
            margin.made += made[(region * 2 + sex) * ages + age];
        }
        margin
    };
    let mut all = Vec::new();
    for (region, name) in table.regions.iter().enumerate() {
        all.push(sum("region", name.clone(), &|r, _, _| r == region));
    }
    for (sex, name) in ["women", "men"].iter().enumerate() {
        all.push(sum("sex", (*name).to_owned(), &|_, s, _| s == sex));
    }
    for (age, (from, to)) in table.ages.iter().enumerate() {
        all.push(sum("age", format!("{from}-{to}"), &|_, _, a| a == age));
    }
    all
}
