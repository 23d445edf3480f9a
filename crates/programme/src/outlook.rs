//! What can still come of a case of which not everything is known.
//!
//! All completions of the known facts are considered, not one: what is certain holds in every one
//! of them, what is possible in at least one. And since a decision that does not change while one
//! fact alone changes, whatever the others are, does not depend on that fact, the facts that would
//! settle a case are exactly those that can change it alone: no shorter list would do.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::decision::Outcome;
use crate::facts::Facts;
use crate::graph::verdicts::Verdicts;
use crate::graph::{Id, Op};
use crate::programme::{Policy, Programme};
use crate::small_set::SmallSet;
use crate::solve::{Domain, Search, Verdict, domain};
use crate::typed::Comparison;

/// The most steps one question may take.
const STEPS_MAX: usize = 10_000;
/// The most operations that are worked out to find the facts that can change one case.
const WORK_MAX: usize = 16_000_000;

/// What can still come of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outlook {
    /// The outcomes that are possible once everything is known.
    pub outcomes: Vec<Outcome>,
    /// The audiences the person may belong to.
    pub audiences: Vec<String>,
    /// For each benefit, in the programme's order, whether it is granted.
    pub benefits: Vec<(String, Chance)>,
    /// The facts that would settle it, in the order they are asked; no shorter list would do.
    pub settled_by: Vec<String>,
    /// Whether everything was considered. If not, more may be called possible, and more facts
    /// asked, than need be; nothing is called certain that is not.
    pub is_exact: bool,
}

/// Whether something will be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Chance {
    /// Whatever the unknown facts are.
    Certain,
    /// For some of what they can be.
    Possible,
    /// For nothing that they can be.
    Impossible,
}

/// Considers everything that can still come of a case.
pub fn outlook(programme: &Programme, facts: &Facts, on: Date) -> Outlook {
    let policy = &*programme.inner;
    if !policy.header.in_force(on) {
        return closed(policy);
    }
    let mut case = Case::new(policy, facts, on, &BTreeSet::new());
    let mut is_exact = true;
    let outcomes = case.outcomes(&mut is_exact);
    let placed = case.verdicts.placing.placed.clone();
    let mut audiences = Vec::new();
    for (audience, id) in policy.audiences.iter().zip(placed) {
        if case.possible(id, &mut is_exact) {
            audiences.push(audience.name.clone());
        }
    }
    let granted = case.verdicts.granted.clone();
    let mut benefits = Vec::new();
    for (benefit, id) in policy.benefits.iter().zip(granted) {
        let not = case.verdicts.lowered.graph.not(id);
        let chance = match (case.possible(id, &mut is_exact), case.possible(not, &mut is_exact)) {
            (true, true) => Chance::Possible,
            (true, false) => Chance::Certain,
            (false, _) => Chance::Impossible,
        };
        benefits.push((benefit.name.clone(), chance));
    }
    let (essential, exact) = case.essential();
    let name = |fact: usize| policy.facts[fact].name.clone();
    let settled_by = essential.into_iter().map(name).collect();
    Outlook { outcomes, audiences, benefits, settled_by, is_exact: is_exact && exact }
}

/// Nothing is offered on a day on which a programme does not decide.
fn closed(policy: &Policy) -> Outlook {
    let none = |benefit: &crate::programme::Benefit| (benefit.name.clone(), Chance::Impossible);
    Outlook {
        outcomes: vec![Outcome::NoOffer],
        audiences: Vec::new(),
        benefits: policy.benefits.iter().map(none).collect(),
        settled_by: Vec::new(),
        is_exact: true,
    }
}

/// Whether a fact that is not known can still change the decision: only such facts are worth
/// asking. Where that cannot be found out in reasonable time, it is worth asking.
pub fn matters(programme: &Programme, fact: &str, facts: &Facts, on: Date) -> bool {
    let policy = &*programme.inner;
    if !policy.header.in_force(on) {
        return false;
    }
    let mut case = Case::new(policy, facts, on, &BTreeSet::new());
    let place = policy.facts.iter().position(|known| known.name == fact);
    place.filter(|place| case.open.contains(place)).is_some_and(|place| {
        let everything = case.verdicts.everything();
        case.changes(place, &everything) != Verdict::Nobody
    })
}

/// A case of which some facts are known.
pub(crate) struct Case<'a> {
    policy: &'a Policy,
    verdicts: Verdicts,
    domains: Vec<Domain>,
    /// The facts that are not known.
    open: Vec<usize>,
    /// How many operations may still be worked out.
    work_left: usize,
}

impl<'a> Case<'a> {
    pub(crate) fn new(
        policy: &'a Policy,
        facts: &Facts,
        on: Date,
        cleared: &BTreeSet<String>,
    ) -> Self {
        let verdicts = Verdicts::new(policy, on, cleared);
        let mut open = Vec::new();
        let mut domains = Vec::new();
        for (index, fact) in policy.facts.iter().enumerate() {
            match facts.get(&fact.name).and_then(|value| fact.number_of(value)) {
                Some(number) => domains.push(vec![(number, number)]),
                None => {
                    open.push(index);
                    domains.push(domain(fact));
                }
            }
        }
        Self { policy, verdicts, domains, open, work_left: WORK_MAX }
    }

    fn find(&self, root: Id) -> Verdict {
        Search::new(&self.verdicts.lowered.graph, self.domains.clone(), STEPS_MAX).find(root)
    }

    fn possible(&self, root: Id, is_exact: &mut bool) -> bool {
        match self.find(root) {
            Verdict::Person(_) => true,
            Verdict::Nobody => false,
            Verdict::GaveUp => {
                *is_exact = false;
                true
            }
        }
    }

    fn outcomes(&mut self, is_exact: &mut bool) -> Vec<Outcome> {
        let human = self.verdicts.human;
        let graph = &mut self.verdicts.lowered.graph;
        let any = graph.any(self.verdicts.granted.clone());
        let machine = graph.not(human);
        let none = graph.not(any);
        let nothing = graph.all(vec![machine, none]);
        let all =
            [(Outcome::Offer, any), (Outcome::NoOffer, nothing), (Outcome::HumanDecision, human)];
        let possible = all.into_iter().filter(|(_, root)| self.possible(*root, is_exact));
        possible.map(|(outcome, _)| outcome).collect()
    }

    /// The unknown facts that can change the decision while all others stay as they are, and
    /// whether that is exact.
    pub(crate) fn essential(&mut self) -> (SmallSet<usize>, bool) {
        let everything = self.verdicts.everything();
        let (mut essential, mut exact) = (SmallSet::new(), true);
        for fact in self.open.clone() {
            match self.changes(fact, &everything) {
                Verdict::Nobody => {}
                Verdict::Person(_) => {
                    essential.insert(fact);
                }
                Verdict::GaveUp => {
                    essential.insert(fact);
                    exact = false;
                }
            }
        }
        (essential, exact)
    }

    /// Somebody for whom one fact alone changes something of this.
    fn changes(&mut self, fact: usize, everything: &[Id]) -> Verdict {
        let graph = &mut self.verdicts.lowered.graph;
        // Whatever a fact is, its numbers form a chain; what changes anywhere along it changes
        // between two neighbours.
        let raw = graph.add(Op::Fact(fact));
        let one = graph.number(1);
        let next = graph.add(Op::Add(raw, one));
        let moved = graph.substitute(everything, fact, next);
        let pairs = everything.iter().zip(&moved).filter(|(here, there)| here != there);
        let differ =
            pairs.map(|(here, there)| graph.add(Op::Compare(Comparison::NotEqual, *here, *there)));
        let differ: Vec<Id> = differ.collect();
        let root = graph.any(differ);
        let mut search = Search::new(&self.verdicts.lowered.graph, self.domains.clone(), STEPS_MAX);
        search.leave_out_highest(fact);
        search.bound_work(self.work_left);
        let found = search.find(root);
        self.work_left = search.work_left();
        found
    }

    /// One way in which the unknown facts could be, to decide by where none of them matters.
    pub(crate) fn completed(&self, facts: &Facts) -> Facts {
        let mut whole = facts.clone();
        for fact in &self.open {
            let first = self.domains[*fact].first().map_or(0, |(low, _)| *low);
            let fact = &self.policy.facts[*fact];
            if let Some(value) = fact.value_of(first) {
                whole.insert(fact.name.clone(), value);
            }
        }
        whole
    }

    /// Names of the unknown facts.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = &str> {
        self.open.iter().map(|fact| self.policy.facts[*fact].name.as_str())
    }
}
