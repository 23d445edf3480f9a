//! What a forecast assumes: ranges with sources, groups of people, what offers are worth to them.
//!
//! Assumptions come from a file such as `programmes/million-carrots/forecast.toml`. Whatever is not
//! known exactly is a [`Law`] with a source; a run draws one value of each ([`Values`]).

mod facts;
mod known;
mod range;
mod read;
mod written;

pub use facts::FactRule;
pub use known::Known;
pub use range::{Law, normal};

use jiff::civil::Date;
use programme::Currency;

use crate::random::{Draws, Purpose, uniform};

/// For values drawn for a run.
const ASSUMPTION: Purpose = Purpose(1);

/// Everything a forecast assumes.
#[derive(Clone, Debug)]
pub struct Assumptions {
    /// What the file is called in reports.
    pub title: String,
    /// Where it comes from.
    pub source: String,
    /// The programme it is made for.
    pub programme: String,
    /// The first day of the first week, for which cases are decided.
    pub starts: Date,
    /// How many weeks are looked ahead.
    pub weeks: u32,
    /// How the people are made.
    pub recipe: Recipe,
    /// Kinds of people, the rest of the population last.
    pub groups: Vec<Group>,
    /// What benefits are worth beside money.
    pub worths: Vec<Worth>,
    /// US dollars for one unit of a currency, where the programme has no rate.
    pub rates: Vec<(Currency, f64)>,
    /// How the company of a person is weighed.
    pub company: Company,
    /// The fact by which a programme makes testimony a condition, if one does; people choose it.
    pub testimony_fact: String,
    /// All ranges; the first are [`Known`] in its order.
    pub ranges: Vec<Range>,
}

/// A named range.
#[derive(Clone, Debug)]
pub struct Range {
    /// Its name, such as `money` or `people.diplomats`.
    pub name: String,
    /// Its values.
    pub law: Law,
    /// What it says, with its unit.
    pub meaning: String,
    /// Why these values.
    pub source: String,
}

/// How households are made and which regions take part.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// The file of the table of regions, sexes and ages, beside the assumptions.
    pub table: String,
    /// Regions left out.
    pub leave_out: Vec<String>,
    /// Mean number of people in a household.
    pub household: f64,
    /// Share of adults who live with a partner.
    pub partnered: f64,
}

/// A kind of people.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// The range of how many there are; none for the rest of the population.
    pub people: Option<usize>,
    /// Whether they are part of the force whose share is told.
    pub force: bool,
    /// Share of men.
    pub men: f64,
    /// Youngest and oldest.
    pub ages: (u8, u8),
    /// How many see each other daily: a unit, an office, a workplace.
    pub unit: u32,
    /// Share of those who have a household whose family stays within the state's reach.
    pub family_at_home: f64,
    /// Share who would be out if it were safe, easy and nothing were offered.
    pub wish: f64,
    /// The risk they see, in logits.
    pub risk: f64,
    /// Reach beside the rest of the population.
    pub reach: f64,
    /// Weekly chance of a safe moment.
    pub window: f64,
    /// Share of attempts in which somebody is caught.
    pub caught: f64,
    /// Share of attempts in which somebody is killed.
    pub killed: f64,
    /// Share of applications admitted.
    pub admitted: f64,
    /// A year's income in USD, to which money is compared.
    pub income: f64,
    /// What they answer to the programme's questions.
    pub facts: Vec<(String, FactRule)>,
    /// Where its figures come from.
    pub source: String,
}

/// What some benefits are worth together: the worth is counted once, whichever is granted.
#[derive(Clone, Debug)]
pub struct Worth {
    /// Its name.
    pub name: String,
    /// Any of these benefits brings it.
    pub benefits: Vec<String>,
    /// Its range, in logits at full trust.
    pub range: usize,
}

/// How the company of a person is weighed; the three add to 1.
#[derive(Clone, Copy, Debug)]
pub struct Company {
    /// Those who see each other daily.
    pub unit: f64,
    /// Acquaintances in the same group.
    pub acquaintances: f64,
    /// The whole group.
    pub group: f64,
    /// How many acquaintances each has.
    pub ties: u32,
}

/// A problem of a file of assumptions.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{place}: {message}", line.map(|line| format!("line {line}, ")).unwrap_or_default())]
pub struct Problem {
    /// The line, if it is known.
    pub line: Option<usize>,
    /// Which entry.
    pub place: String,
    /// What is wrong and what was expected.
    pub message: String,
}

/// One value for each range, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Values(pub Vec<f64>);

impl Values {
    /// The value of an assumption of the model.
    pub fn get(&self, known: Known) -> f64 {
        self.0[known as usize]
    }
}

impl Assumptions {
    /// Reads a file of assumptions; all problems at once, if the file can be read at all.
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        read::read(text)
    }

    /// The best guess of everything.
    pub fn likely(&self) -> Values {
        Values(self.ranges.iter().map(|range| range.law.likely()).collect())
    }

    /// The values of a run. A range's draw depends on its name alone, so that scenarios share all
    /// draws they do not fix, and a new range changes no other.
    pub fn draw(&self, seed: u64, run: u32) -> Values {
        let draws = Draws::new(seed, run);
        let one = |range: &Range| {
            let word = draws.words(ASSUMPTION, name_word(&range.name), 0)[0];
            range.law.at(uniform(word))
        };
        self.within(self.ranges.iter().map(one).collect())
    }

    /// The values at a point of the unit cube, one coordinate for each open range.
    pub fn at(&self, point: &[f64]) -> Values {
        let mut point = point.iter();
        let mut one = |range: &Range| match range.law.is_open() {
            // A coordinate on the edge of the cube would be an infinite value of a normal law.
            true => {
                point.next().map_or(range.law.likely(), |u| range.law.at(u.clamp(1e-9, 1.0 - 1e-9)))
            }
            false => range.law.likely(),
        };
        self.within(self.ranges.iter().map(&mut one).collect())
    }

    /// The ranges that are open, in order.
    pub fn open(&self) -> impl Iterator<Item = &Range> {
        self.ranges.iter().filter(|range| range.law.is_open())
    }

    /// Normal laws reach beyond what an assumption can be; there it stays at its bound.
    fn within(&self, mut values: Vec<f64>) -> Values {
        for (value, known) in values.iter_mut().zip(Known::ALL) {
            let (least, most) = known.bounds();
            *value = value.clamp(least, most);
        }
        Values(values)
    }

    /// Another law for a range, as a scenario asks for; what was expected, if there is none.
    pub fn set(&mut self, name: &str, law: Law) -> Result<(), String> {
        let known = Known::ALL.iter().find(|known| known.name() == name);
        let law = law.checked(known.map_or((f64::MIN, f64::MAX), |known| known.bounds()))?;
        let names = self.ranges.iter().map(|range| range.name.as_str());
        let near = programme::nearest(name, names).map(str::to_owned);
        match self.ranges.iter_mut().find(|range| range.name == name) {
            Some(range) => {
                range.law = law;
                Ok(())
            }
            None => Err(match near {
                Some(near) => format!("there is no assumption `{name}`; did you mean `{near}`?"),
                None => format!("there is no assumption `{name}`"),
            }),
        }
    }
}

/// A name as a word of a counter (FNV-1a).
fn name_word(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |word, byte| (word ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
