//! The rest of the population: the people whom a table has left in each region, put together into
//! households.
//!
//! Adults pair off in order of age; children go to mothers of an age that fits; adults beyond the
//! wanted number of households live with others. What comes out has the table's margins exactly,
//! as whole people can have them; who lives with whom is plausible, not measured.

use rayon::prelude::*;

use super::blocks::Made;
use super::build::Left;
use super::table::Table;
use super::{ORDER, Person};
use crate::assumptions::{Assumptions, Recipe};
use crate::random::{Draws, Purpose, uniform};

/// Youngest adult.
const ADULT: u8 = 18;
/// For the choice of a mother.
const MOTHER: Purpose = Purpose(19);
/// Draws of the rest are apart from those of every group.
const REPLICATE: u32 = u32::MAX;
/// No household has more people than a byte can count.
const MEMBERS_MAX: u8 = 30;

/// Makes the households of everybody who is left, sorted by region.
pub(super) fn build(
    assumptions: &Assumptions,
    table: &Table,
    left: &Left,
    millionths: u64,
    seed: u64,
) -> Made {
    let stands_for = millionths as f64 / 1e6;
    let width = 2 * table.ages.len();
    let mut carried = 0.0;
    let mut counts = Vec::with_capacity(left.cells.len());
    for people in &left.cells {
        carried += people.max(0.0) / stands_for;
        let whole = libm::floor(carried + 0.5).max(0.0);
        carried -= whole;
        counts.push(whole as u32);
    }
    let regions: Vec<(u32, &[u32])> = counts.chunks(width).enumerate().map(numbered).collect();
    let draws = Draws::new(seed, REPLICATE);
    let made: Vec<Region> = regions
        .into_par_iter()
        .map(|(region, counts)| Region::build(&assumptions.recipe, table, counts, draws, region))
        .collect();
    let mut whole = Made { millionths, ..Made::default() };
    whole.persons.reserve_exact(made.iter().map(|region| region.persons.len()).sum());
    whole.sizes.reserve_exact(made.iter().map(|region| region.sizes.len()).sum());
    for region in made {
        whole.regions.push(whole.sizes.len() as u32);
        whole.persons.extend_from_slice(&region.persons);
        whole.sizes.extend_from_slice(&region.sizes);
    }
    whole.regions.push(whole.sizes.len() as u32);
    whole
}

fn numbered((region, counts): (usize, &[u32])) -> (u32, &[u32]) {
    (region as u32, counts)
}

/// The households of one region.
struct Region {
    persons: Vec<Person>,
    sizes: Vec<u8>,
}

/// A household that is being made: who decides, and a partner.
#[derive(Clone, Copy)]
struct Home {
    one: Person,
    other: Option<Person>,
}

impl Region {
    fn build(recipe: &Recipe, table: &Table, counts: &[u32], draws: Draws, region: u32) -> Self {
        let by_sex: Vec<Vec<Person>> =
            (0..2).map(|sex| adults_and_children(table, counts, sex)).collect();
        let everybody = by_sex.iter().map(Vec::len).sum::<usize>();
        let split = |people: &[Person]| people.partition_point(|person| person.age() < ADULT);
        let (girls, women) = by_sex[0].split_at(split(&by_sex[0]));
        let (boys, men) = by_sex[1].split_at(split(&by_sex[1]));
        let wanted = (everybody as f64 / recipe.household).round().max(1.0) as usize;
        let couples = (recipe.partnered * (women.len() + men.len()) as f64 / 2.0) as usize;
        let couples = couples.min(women.len()).min(men.len()).min(wanted);
        let (wives, single_women) = spread(women, couples);
        let (husbands, single_men) = spread(men, couples);
        let mut homes: Vec<Home> = (wives.into_iter().zip(husbands)).map(couple).collect();
        let singles: Vec<Person> = single_women.into_iter().chain(single_men).collect();
        let alone = wanted.saturating_sub(couples).min(singles.len());
        let (heads, others) = spread(&singles, alone);
        homes.extend(heads.into_iter().map(|one| Home { one, other: None }));
        if homes.is_empty() {
            // Children alone, which only a made-up table has: the first of them is the household.
            homes.extend(
                girls.iter().chain(boys).take(1).map(|one| Home { one: *one, other: None }),
            );
        }
        let skipped = usize::from(women.is_empty() && men.is_empty());
        let children = girls.iter().chain(boys).skip(skipped).copied();
        let joining = Joining { homes: &homes, couples, draws, region };
        let further = joining.all(children, others);
        Self::written(&homes, further, draws, region)
    }

    /// Writes the households down in an order by lot, so that neighbours are of all ages.
    fn written(homes: &[Home], further: Further, draws: Draws, region: u32) -> Self {
        let mut order: Vec<u32> = (0..homes.len() as u32).collect();
        for last in (1..order.len()).rev() {
            let word = draws.words(ORDER, last as u32, region)[0];
            let other = (u64::from(word) * (last as u64 + 1)) >> 32;
            order.swap(last, other as usize);
        }
        let people = homes.len() * 2 + further.persons.len();
        let (mut persons, mut sizes) =
            (Vec::with_capacity(people), Vec::with_capacity(homes.len()));
        for home in order {
            let before = persons.len();
            let Home { one, other } = homes[home as usize];
            persons.push(one);
            persons.extend(other);
            persons.extend_from_slice(further.of(home));
            sizes.push((persons.len() - before) as u8);
        }
        Self { persons, sizes }
    }
}

fn couple((wife, husband): (Person, Person)) -> Home {
    // Who decides is not measured; by ages that are even or odd it is one as often as the other.
    match wife.age() % 2 {
        0 => Home { one: wife, other: Some(husband) },
        _ => Home { one: husband, other: Some(wife) },
    }
}

/// People of one sex, youngest first; ages are spread evenly over each group, and over the last
/// one as if a quarter died each year.
fn adults_and_children(table: &Table, counts: &[u32], sex: usize) -> Vec<Person> {
    let mut people = Vec::new();
    let last = table.ages.len() - 1;
    for (age, (from, to)) in table.ages.iter().enumerate() {
        let count = counts[sex * table.ages.len() + age];
        for number in 0..count {
            let place = (f64::from(number) + 0.5) / f64::from(count);
            let years = if age == last && to - from > 20 {
                (-4.0 * libm::log(1.0 - place)).min(f64::from(to - from))
            } else {
                place * f64::from(to - from + 1)
            };
            people.push(Person::new(from + years as u8, sex == 1));
        }
    }
    people
}

/// So many of the people, evenly from all of them, and the others.
fn spread(people: &[Person], taken: usize) -> (Vec<Person>, Vec<Person>) {
    let (mut these, mut others) = (Vec::with_capacity(taken), Vec::new());
    let (all, taken) = (people.len() as u64, taken as u64);
    for (place, person) in people.iter().enumerate() {
        let place = place as u64;
        let next = (place + 1) * taken / all.max(1);
        if next > place * taken / all.max(1) { these.push(*person) } else { others.push(*person) }
    }
    (these, others)
}

/// Who else lives where.
struct Further {
    /// The first of each household in `persons`, and one more for the end.
    first: Vec<u32>,
    persons: Vec<Person>,
}

impl Further {
    fn of(&self, home: u32) -> &[Person] {
        let home = home as usize;
        &self.persons[self.first[home] as usize..self.first[home + 1] as usize]
    }
}

struct Joining<'a> {
    homes: &'a [Home],
    couples: usize,
    draws: Draws,
    region: u32,
}

impl Joining<'_> {
    /// Puts children and further adults into households.
    fn all(&self, children: impl Iterator<Item = Person>, others: Vec<Person>) -> Further {
        let mut joined: Vec<(u32, Person)> = Vec::new();
        let mut members = vec![0_u8; self.homes.len()];
        let mothers = self.mothers();
        let everybody = children.map(|child| (child, true));
        let everybody = everybody.chain(others.into_iter().map(|other| (other, false)));
        for (number, (person, is_child)) in everybody.enumerate() {
            let words = self.draws.words(MOTHER, number as u32, self.region);
            let mut home = match is_child {
                true => mothers.of(person.age(), words),
                false => scaled(words[0], self.homes.len()),
            };
            // The next one with room; there is always one, as the mean is far below the most.
            while members[home] >= MEMBERS_MAX {
                home = (home + 1) % self.homes.len();
            }
            members[home] += 1;
            joined.push((home as u32, person));
        }
        sorted(joined, self.homes.len())
    }

    /// Where women of each age live who may have children: couples first, as they stand in order
    /// of the wife's age.
    fn mothers(&self) -> Mothers {
        let mut first = [0_usize; 130];
        let age = |home: &Home| [Some(home.one), home.other].into_iter().flatten();
        let wife = |home: &Home| age(home).find(|person| !person.is_man()).map_or(0, Person::age);
        let couples = &self.homes[..self.couples];
        for (years, first) in first.iter_mut().enumerate() {
            *first = couples.partition_point(|home| usize::from(wife(home)) < years);
        }
        Mothers { first, homes: self.homes.len() }
    }
}

/// A place from 0 to below `count`.
fn scaled(word: u32, count: usize) -> usize {
    ((u64::from(word) * count as u64) >> 32) as usize
}

struct Mothers {
    /// The first couple whose wife has at least this age.
    first: [usize; 130],
    homes: usize,
}

impl Mothers {
    /// A household for a child: of a woman who was 20 to 35 at its birth, if there is one.
    fn of(&self, age: u8, words: [u32; 4]) -> usize {
        let birth = 20.0 + 15.0 * uniform(words[1]);
        let years = usize::from(age) + birth as usize;
        for reach in [0, 3, 10] {
            let (from, to) =
                (self.first[years.saturating_sub(reach)], self.first[years + 1 + reach]);
            if to > from {
                return from + scaled(words[0], to - from);
            }
        }
        scaled(words[0], self.homes)
    }
}

/// Sorts people by household, keeping their order.
fn sorted(joined: Vec<(u32, Person)>, homes: usize) -> Further {
    let mut first = vec![0_u32; homes + 1];
    for (home, _) in &joined {
        first[*home as usize + 1] += 1;
    }
    for home in 0..homes {
        first[home + 1] += first[home];
    }
    let mut next = first.clone();
    let mut persons = vec![Person(0); joined.len()];
    for (home, person) in joined {
        let place = &mut next[home as usize];
        persons[*place as usize] = person;
        *place += 1;
    }
    Further { first, persons }
}
