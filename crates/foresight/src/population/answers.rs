//! What the people of a population answer to a programme: columns made when they are needed, from
//! the rules of each group and keyed draws, and never kept.

use std::ops::Range;

use programme::{Column, FactDef, People, Programme};

use super::{Block, FACT, Population};
use crate::assumptions::{Assumptions, FactRule};
use crate::model::meant;
use crate::random::{Draws, uniform};

/// A question that no assumption answers, or an answer the programme does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// Nothing says what people answer.
    #[error("the programme asks `{fact}`, and no group says what people answer: add it to [facts]")]
    Unanswered {
        /// The fact.
        fact: String,
    },
    /// There is no such fact.
    #[error(
        "group {group} answers `{fact}`, which the programme does not ask{}",
        meant(near.as_deref())
    )]
    NoFact {
        /// The group.
        group: String,
        /// The fact.
        fact: String,
        /// One that is near.
        near: Option<String>,
    },
    /// The fact does not allow this answer.
    #[error("group {group}, fact `{fact}`: `{answer}` is no answer: {expected}")]
    NoAnswer {
        /// The group.
        group: String,
        /// The fact.
        fact: String,
        /// What was written.
        answer: String,
        /// What was expected.
        expected: String,
    },
    /// A file of people is of another programme.
    #[error("the file of people has other facts than the programme: {0}")]
    File(String),
}

/// How a column is made.
enum Maker {
    Same(i64),
    /// Up to this word of 32 bits the answer is this.
    Shares(Vec<(u32, i64)>),
    Born,
    YearsSince(u8),
    Dependants,
    Unknown,
}

/// The rules of all groups, made ready for a programme.
pub(crate) struct Answers<'a> {
    programme: &'a Programme,
    draws: Draws,
    starts: jiff::civil::Date,
    /// By group, then by fact.
    makers: Vec<Vec<Maker>>,
    /// The fact by which testimony would be a condition, if the programme has it.
    choice: Option<usize>,
}

impl<'a> Answers<'a> {
    /// Makes ready; every problem at once.
    pub(crate) fn new(
        programme: &'a Programme,
        assumptions: &Assumptions,
        seed: u64,
    ) -> Result<Self, Vec<AnswersError>> {
        let facts = programme.facts();
        let choice = facts.iter().position(|fact| fact.name == assumptions.testimony_fact);
        let mut problems = Vec::new();
        let mut makers = Vec::new();
        for group in &assumptions.groups {
            for (name, _) in &group.facts {
                if programme.fact(name).is_none() {
                    let names = facts.iter().map(|fact| fact.name.as_str());
                    let near = programme::nearest(name, names).map(str::to_owned);
                    let (group, fact) = (group.name.clone(), name.clone());
                    problems.push(AnswersError::NoFact { group, fact, near });
                }
            }
            let mut row = Vec::new();
            for fact in facts {
                let rule = group.facts.iter().find(|(name, _)| *name == fact.name);
                match rule.map_or(Ok(Maker::Unknown), |(_, rule)| maker(&group.name, fact, rule)) {
                    Ok(maker) => row.push(maker),
                    Err(problem) => problems.push(problem),
                }
            }
            makers.push(row);
        }
        for fact in facts.iter().filter(|fact| fact.name != assumptions.testimony_fact) {
            let named = |group: &crate::assumptions::Group| {
                group.facts.iter().any(|(name, _)| *name == fact.name)
            };
            if !assumptions.groups.iter().any(named) {
                problems.push(AnswersError::Unanswered { fact: fact.name.clone() });
            }
        }
        let draws = Draws::new(seed, u32::MAX - 1);
        let starts = assumptions.starts;
        if problems.is_empty() {
            Ok(Self { programme, draws, starts, makers, choice })
        } else {
            Err(problems)
        }
    }

    /// Whether people choose about a testimony.
    pub(crate) fn is_choice(&self) -> bool {
        self.choice.is_some()
    }

    /// The answers of those who decide for households of one block; `testifies` is their choice,
    /// where there is one.
    pub(crate) fn of(
        &self,
        population: &Population,
        block: usize,
        households: Range<u32>,
        testifies: bool,
    ) -> Result<People, AnswersError> {
        let rows = households.len();
        let facts = self.programme.facts();
        if let Some(given) = &population.given {
            return self.given(given, households, testifies);
        }
        let mut columns = Vec::with_capacity(facts.len());
        for (place, fact) in facts.iter().enumerate() {
            let column = match &self.makers[block][place] {
                _ if self.choice == Some(place) => Some(same(fact, i64::from(testifies), rows)),
                Maker::Unknown => None,
                Maker::Same(number) => Some(same(fact, *number, rows)),
                maker => Some(self.column(population, (place, fact, maker), households.clone())),
            };
            columns.push(column);
        }
        let people = People::new(self.programme, rows, columns);
        people.map_err(|error| AnswersError::File(error.to_string()))
    }

    fn column(
        &self,
        population: &Population,
        (place, fact, maker): (usize, &FactDef, &Maker),
        households: Range<u32>,
    ) -> Column {
        let mut column = Column::with_capacity(fact.column_form(), households.len());
        for (household, members) in population.members(households) {
            let word = || self.draws.words(FACT, household, place as u32)[0];
            let age = || members[0].age();
            let number = match maker {
                Maker::Same(number) => Some(*number),
                Maker::Shares(shares) => {
                    let word = word();
                    shares.iter().find(|(up_to, _)| word <= *up_to).map(|(_, number)| *number)
                }
                Maker::Born => Some(self.born(age(), word())),
                Maker::YearsSince(since) => Some(i64::from(age().saturating_sub(*since))),
                Maker::Dependants => Some(members.len() as i64 - 1),
                Maker::Unknown => None,
            };
            column.push(number.filter(|number| fact.value_of(*number).is_some()));
        }
        column
    }

    /// A date of birth, in days since 1970: some day in the year before that birthday.
    fn born(&self, age: u8, word: u32) -> i64 {
        let epoch = jiff::civil::date(1970, 1, 1);
        let days = epoch.until(self.starts).map_or(0, |span| i64::from(span.get_days()));
        let years = f64::from(age) + uniform(word);
        days - (years * 365.2425) as i64 - 1
    }

    /// Rows of a file.
    fn given(
        &self,
        given: &People,
        households: Range<u32>,
        testifies: bool,
    ) -> Result<People, AnswersError> {
        let rows = households.len();
        let mut columns = Vec::new();
        for (place, fact) in self.programme.facts().iter().enumerate() {
            let column = match given.column(place) {
                _ if self.choice == Some(place) => Some(same(fact, i64::from(testifies), rows)),
                None => None,
                Some(column) => {
                    let mut part = Column::with_capacity(fact.column_form(), rows);
                    for household in households.clone() {
                        part.push(column.number(household as usize));
                    }
                    Some(part)
                }
            };
            columns.push(column);
        }
        let people = People::new(self.programme, rows, columns);
        people.map_err(|error| AnswersError::File(error.to_string()))
    }
}

fn same(fact: &FactDef, number: i64, rows: usize) -> Column {
    let mut column = Column::with_capacity(fact.column_form(), rows);
    (0..rows).for_each(|_| column.push(Some(number)));
    column
}

/// Makes a rule ready for a fact.
fn maker(group: &str, fact: &FactDef, rule: &FactRule) -> Result<Maker, AnswersError> {
    let number = |answer: &String| {
        let wrong = |expected: String| AnswersError::NoAnswer {
            group: group.to_owned(),
            fact: fact.name.clone(),
            answer: answer.clone(),
            expected,
        };
        let value = fact.kind.parse(answer).map_err(|error| wrong(error.to_string()))?;
        fact.number_of(&value).ok_or_else(|| wrong("it is out of bounds".to_owned()))
    };
    Ok(match rule {
        FactRule::Same(answer) => Maker::Same(number(answer)?),
        FactRule::Shares(shares) => {
            let mut sum = 0.0;
            let mut made = Vec::new();
            for (answer, share) in shares {
                sum += share;
                let up_to = (sum * 4_294_967_296.0 - 1.0).clamp(0.0, 4_294_967_295.0) as u32;
                if *share > 0.0 {
                    made.push((up_to, number(answer)?));
                }
            }
            if let Some(last) = made.last_mut() {
                last.0 = u32::MAX;
            }
            Maker::Shares(made)
        }
        FactRule::Born => Maker::Born,
        FactRule::YearsSince(since) => Maker::YearsSince(*since),
        FactRule::Dependants => Maker::Dependants,
        FactRule::Unknown => Maker::Unknown,
    })
}

impl Population {
    /// What those who decide for households of a block answer to a programme: a row a household.
    /// Where a programme makes testimony a condition, nobody of these gives one.
    pub fn answers(
        &self,
        programme: &Programme,
        assumptions: &Assumptions,
        block: usize,
        households: Range<u32>,
    ) -> Result<People, Vec<AnswersError>> {
        let answers = Answers::new(programme, assumptions, self.seed)?;
        answers.of(self, block, households, false).map_err(|error| vec![error])
    }

    /// The block of a household.
    pub fn block_of(&self, household: u32) -> Option<&Block> {
        self.blocks.iter().find(|block| block.households.contains(&household))
    }
}
