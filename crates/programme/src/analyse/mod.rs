//! What a programme that is written soundly still gets wrong, found exactly, each with a person
//! who shows it: audiences nobody can be in, people in two of them, people in none, rules that
//! never matter, benefits without money behind them, promises its arithmetic breaks.
//!
//! **Architecture Invariant:** nothing is reported that was not found: a person comes from the
//! search and is checked by evaluating, and "nobody" means that the whole space was covered. Where
//! the search gives up, that is said, and nothing else.

mod audiences;
mod clauses;
mod days;
mod guarantees;
mod money;
mod parameters;

use std::cell::Cell;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::Facts;
use crate::graph::lower::{Lowered, lower};
use crate::graph::placing::{Placing, place};
use crate::graph::value::{Val, evaluate};
use crate::graph::{Graph, Id};
use crate::programme::{Policy, Programme};
use crate::solve::{Domain, Search, Verdict, domain};

/// The most steps one question may take.
const STEPS_MAX: usize = 20_000;
/// How many operations may be worked out for all questions about a programme together: some
/// seconds, whatever the file holds.
const WORK_MAX: usize = 200_000_000;

/// Everything found about a checked programme; `on` is the day of the check.
pub(crate) fn analyse(programme: &Programme, on: Date) -> Vec<Diagnostic> {
    let policy = &*programme.inner;
    let days = days::days(policy, on);
    let mut findings = Findings { policy, found: BTreeMap::new(), lasting: BTreeMap::new() };
    let work_left = Cell::new(WORK_MAX);
    for (index, day) in days.iter().enumerate() {
        let day = Day::new(policy, *day, &work_left);
        audiences::check(&day, &mut findings, index == 0);
        clauses::check(&day, &mut findings, index == 0);
        money::check(&day, &mut findings, index == 0);
        guarantees::check(&day, &mut findings);
    }
    let mut problems = findings.finish();
    problems.extend(parameters::past_review(policy, on));
    problems
}

/// A policy on one day, ready to be asked about.
struct Day<'a> {
    policy: &'a Policy,
    on: Date,
    lowered: Lowered,
    placing: Placing,
    domains: Vec<Domain>,
    /// What may still be worked out, over all days.
    work_left: &'a Cell<usize>,
}

impl<'a> Day<'a> {
    fn new(policy: &'a Policy, on: Date, work_left: &'a Cell<usize>) -> Self {
        let mut lowered = lower(policy, on);
        let placing = place(policy, &mut lowered);
        let domains = policy.facts.iter().map(domain).collect();
        Self { policy, on, lowered, placing, domains, work_left }
    }

    fn search<'g>(&self, graph: &'g Graph) -> Search<'g> {
        let mut search = Search::new(graph, self.domains.clone(), STEPS_MAX);
        search.bound_work(self.work_left.get());
        search
    }

    /// Asks a search, at the cost of the common allowance.
    fn ask(&self, search: &mut Search<'_>, root: Id) -> Verdict {
        let verdict = search.find(root);
        self.work_left.set(search.work_left());
        verdict
    }

    /// The facts of a person given as numbers; answers to questions that are not put are left
    /// out.
    fn facts(&self, numbers: &[i64]) -> Facts {
        facts(self.policy, &self.lowered, numbers)
    }
}

/// The facts of a person given as numbers, without answers to questions that are not put.
pub(crate) fn facts(policy: &Policy, lowered: &Lowered, numbers: &[i64]) -> Facts {
    let known: Vec<Option<i64>> = numbers.iter().map(|number| Some(*number)).collect();
    let values = evaluate(&lowered.graph, &known);
    let told = policy.facts.iter().zip(&lowered.facts).filter_map(|(fact, id)| match values[*id] {
        Val::Known(number) => Some((fact.name.clone(), fact.value_of(number)?)),
        _ => None,
    });
    told.collect()
}

/// What is found from day to day.
struct Findings<'a> {
    policy: &'a Policy,
    /// What one day is enough to show, by code and what it is about.
    found: BTreeMap<(Code, String), Diagnostic>,
    /// What holds only if it holds on every day.
    lasting: BTreeMap<(Code, String), Diagnostic>,
}

impl Findings<'_> {
    /// Notes something that one person on one day shows.
    fn shown(&mut self, code: Code, about: &str, problem: impl FnOnce(&Policy) -> Diagnostic) {
        let key = (code, about.to_owned());
        if !self.found.contains_key(&key) {
            let problem = problem(self.policy);
            self.found.insert(key, problem);
        }
    }

    /// Notes something that must hold on every day: on the first day it is noted, on any later
    /// one it is dropped where it does not hold.
    fn lasting(
        &mut self,
        is_first: bool,
        holds: Holds,
        (code, about): (Code, &str),
        problem: impl FnOnce(&Policy) -> Diagnostic,
    ) {
        let key = (code, about.to_owned());
        match holds {
            Holds::Yes if is_first => {
                let problem = problem(self.policy);
                self.lasting.insert(key, problem);
            }
            Holds::Yes => {}
            Holds::No => {
                self.lasting.remove(&key);
            }
            Holds::Undecided => {
                self.lasting.remove(&key);
                self.undecided(about);
            }
        }
    }

    /// Whether something that must hold on every day has held so far.
    fn still(&self, is_first: bool, code: Code, about: &str) -> bool {
        is_first || self.lasting.contains_key(&(code, about.to_owned()))
    }

    /// Notes that a question about an item was given up.
    fn undecided(&mut self, about: &str) {
        let name = about.split(' ').next().unwrap_or_default().to_owned();
        self.shown(Code::Undecided, &name.clone(), |policy| {
            let message = format!("not everything about `{name}` could be decided");
            let problem = Diagnostic::warning(Code::Undecided, message);
            let problem = problem.at(&policy.origin.place(&name), "");
            problem.help("compare fewer numbers with each other, or give them narrower bounds")
        });
    }

    fn finish(self) -> Vec<Diagnostic> {
        self.found.into_values().chain(self.lasting.into_values()).collect()
    }
}

/// Whether something holds for everybody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
    Undecided,
}

impl Holds {
    /// That there is nobody.
    fn nobody(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Nobody => Self::Yes,
            Verdict::Person(_) => Self::No,
            Verdict::GaveUp => Self::Undecided,
        }
    }
}

/// Asks once whether there is somebody, in a search of its own.
fn somebody(day: &Day<'_>, graph: &Graph, root: Id) -> Verdict {
    day.ask(&mut day.search(graph), root)
}
