//! Deciding many people at once, at the speed of rules written by hand.
//!
//! Seen from far enough, a programme on one day is a finite table: each fact matters only by which
//! of a few classes its value is in, and each combination of classes leads to one answer. So the
//! programme is made into a small automaton that reads the classes one after the other, several at
//! a time, and ends in the code of an answer. What the answers say comes from `decide` itself, once
//! a code: so a row can differ from a single decision only if two people with the same code would
//! be decided differently, which the properties rule out.
//!
//! **Architecture Invariant:** people of whom something that matters is not known, and programmes
//! that do not fit into a table, are decided one by one by `decide`. No row is ever decided by
//! anything else than it or a table made from it.

mod alike;
mod automaton;
mod classes;
mod kernel;
mod outputs;
mod tables;

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use alike::{Alike, Met};

use crate::answer::Answer;
use crate::decide::decide;
use crate::facts::Facts;
use crate::people::People;
use crate::programme::Programme;
use tables::Tables;

/// A programme made ready for one day and any number of people.
#[derive(Clone, Debug)]
pub struct Batch {
    programme: Programme,
    on: Date,
    /// None where the programme does not fit into tables.
    tables: Option<Tables>,
    alike: Alike,
    answers: Vec<Answer>,
}

/// What was decided for some people: a code for each, and the answers that were not foreseen.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    /// One a person, for [`Batch::answer`]. Equal codes of one `Codes` mean equal answers.
    pub codes: Vec<u32>,
    /// Answers that stand behind the codes of the batch itself.
    pub further: Vec<Answer>,
}

/// The code of a row that must be decided by itself.
const ALONE: u32 = u32::MAX;

impl Batch {
    /// Makes a programme ready.
    pub fn new(programme: &Programme, on: Date) -> Self {
        let policy = &*programme.inner;
        let alike = Alike::new(policy, on);
        let (tables, answers) = (None, Vec::new());
        let mut batch = Self { programme: programme.clone(), on, tables, alike, answers };
        if let Some(automaton) = automaton::build(policy, on) {
            let mut codes: BTreeMap<String, u32> = BTreeMap::new();
            let mut leaves = Vec::new();
            for leaf in &automaton.leaves {
                leaves.push(leaf.as_ref().map_or(ALONE, |facts| batch.code_of(facts, &mut codes)));
            }
            batch.tables = tables::build(policy, &automaton, &leaves);
        }
        batch
    }

    /// The code of the answer for somebody with these facts; equal answers share one.
    fn code_of(&mut self, facts: &Facts, codes: &mut BTreeMap<String, u32>) -> u32 {
        let answer = Answer::of(&self.programme, &decide(&self.programme, facts, self.on));
        let next = u32::try_from(self.answers.len()).unwrap_or(ALONE);
        let code = *codes.entry(format!("{answer:?}")).or_insert(next);
        if code == next {
            self.answers.push(answer);
        }
        code
    }

    /// The answers that are known beforehand; code 0 is the first.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// Whether people are decided by tables. Otherwise those who are alike are decided once, which
    /// is slower by far and comes to the same.
    pub fn is_tabled(&self) -> bool {
        self.tables.is_some()
    }

    /// Decides the people of these rows. Rows beyond the last are left out.
    pub fn decide(&self, people: &People, rows: Range<usize>) -> Codes {
        let mut codes = Codes::default();
        self.decide_into(people, rows, &mut codes);
        codes
    }

    /// The same into room that is used again and again.
    pub fn decide_into(&self, people: &People, rows: Range<usize>, into: &mut Codes) {
        let rows = rows.start.min(people.len())..rows.end.min(people.len());
        into.further.clear();
        // What stood there before is overwritten, or marked first where nothing writes.
        if self.tables.is_none() {
            into.codes.clear();
        }
        into.codes.resize(rows.len(), ALONE);
        let alone = match &self.tables {
            Some(tables) => tables.read(people, rows.clone(), &mut into.codes),
            None => true,
        };
        if alone {
            self.decide_alone(people, rows.start, into);
        }
    }

    /// Decides the rows that are left one by one; people who are alike are decided once.
    fn decide_alone(&self, people: &People, start: usize, into: &mut Codes) {
        let mut met = Met::new();
        let mut values = Vec::new();
        for (index, code) in into.codes.iter_mut().enumerate() {
            if *code != ALONE {
                continue;
            }
            let row = start + index;
            let numbers = people.numbers(&self.programme, row);
            let key = self.alike.key(numbers, &mut values);
            *code = *met.entry(key).or_insert_with(|| {
                let facts = people.facts(&self.programme, row);
                let decision = decide(&self.programme, &facts, self.on);
                into.further.push(Answer::of(&self.programme, &decision));
                let place = self.answers.len() + into.further.len() - 1;
                u32::try_from(place).unwrap_or(ALONE)
            });
        }
    }

    /// The answer behind a code.
    pub fn answer<'a>(&'a self, codes: &'a Codes, code: u32) -> Option<&'a Answer> {
        let code = usize::try_from(code).ok()?;
        let further = code.checked_sub(self.answers.len());
        self.answers.get(code).or_else(|| codes.further.get(further?))
    }
}
