//! Is there a person for whom this holds? Exactly, with the person.
//!
//! The people a programme can ask about form a finite space: every fact has a kind with bounds.
//! The search halves that space where an operation is not yet settled, at the very values where a
//! comparison turns, and leaves out whatever cannot matter. It ends with a person, with the
//! certainty that there is none, or, after so many steps, with neither.

pub(crate) mod pieces;
mod split;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::graph::range::{self, Range};
use crate::graph::value::Outcome;
use crate::graph::{Graph, Id, Op};
use crate::programme::FactDef;
use crate::value::FactKind;
use pieces::Piece;

/// The numbers a fact may have: intervals, both ends included, in order and apart.
pub(crate) type Domain = Vec<(i64, i64)>;

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The numbers of one person's facts, in the order of the facts.
    Person(Vec<i64>),
    /// There is certainly nobody.
    Nobody,
    /// Neither was found within the steps allowed.
    GaveUp,
}

/// A space of people, searched as often as needed.
pub(crate) struct Search<'a> {
    graph: &'a Graph,
    domains: Vec<Domain>,
    pieces: BTreeMap<Id, Option<Arc<[Piece]>>>,
    steps_max: usize,
    steps: usize,
    /// How many operations may still be worked out.
    work_left: usize,
    /// Room for ranges, used again and again.
    room: Vec<Vec<Range>>,
}

/// How deep a search may nest: more than all bounds of all facts can be halved.
const DEPTH_MAX: usize = 4_000;

impl<'a> Search<'a> {
    /// Searches among all people with these domains, a domain a fact.
    pub(crate) fn new(graph: &'a Graph, domains: Vec<Domain>, steps_max: usize) -> Self {
        let (pieces, room) = (BTreeMap::new(), Vec::new());
        Self { graph, domains, pieces, steps_max, steps: 0, work_left: usize::MAX, room }
    }

    /// Bounds the operations that are worked out: a step of a large programme takes longer.
    pub(crate) fn bound_work(&mut self, work: usize) {
        self.work_left = work;
    }

    /// How many operations may still be worked out.
    pub(crate) fn work_left(&self) -> usize {
        self.work_left
    }

    /// Searches only among people in whom a fact could still be one higher.
    pub(crate) fn leave_out_highest(&mut self, fact: usize) {
        if let Some((low, high)) = self.domains[fact].pop()
            && low < high
        {
            self.domains[fact].push((low, high - 1));
        }
    }

    /// Somebody for whom an operation is yes.
    pub(crate) fn find(&mut self, root: Id) -> Verdict {
        self.steps = 0;
        let plan = self.plan(root);
        self.search(root, &plan, 0)
    }

    /// The operations to work out for a root, operands first. What lies under a comparison that is
    /// known piece by piece is left out.
    fn plan(&mut self, root: Id) -> Vec<Id> {
        let mut inside: BTreeMap<Id, ()> = BTreeMap::new();
        let mut waiting = vec![root];
        while let Some(id) = waiting.pop() {
            if inside.insert(id, ()).is_none() && self.pieces_of(id).is_none() {
                self.graph.ops()[id].operands(&mut |operand| waiting.push(operand));
            }
        }
        inside.into_keys().collect()
    }

    fn search(&mut self, root: Id, plan: &[Id], depth: usize) -> Verdict {
        self.steps += 1;
        if self.steps > self.steps_max || self.work_left < plan.len() || depth > DEPTH_MAX {
            return Verdict::GaveUp;
        }
        self.work_left -= plan.len();
        let ranges = self.ranges(plan);
        let whole = ranges[root];
        let split = match (whole.may(Outcome::Yes), whole.settled()) {
            (true, None) => self.split(root, &ranges),
            _ => None,
        };
        self.room.push(ranges);
        let Some((fact, parts)) = split else {
            return match (whole.may(Outcome::Yes), whole.settled()) {
                (false, _) => Verdict::Nobody,
                (true, Some(_)) => Verdict::Person(self.somebody()),
                (true, None) => Verdict::GaveUp,
            };
        };
        let before = std::mem::take(&mut self.domains[fact]);
        let mut gave_up = false;
        for part in parts {
            self.domains[fact] = part;
            match self.search(root, plan, depth + 1) {
                Verdict::Nobody => {}
                Verdict::GaveUp => gave_up = true,
                person => {
                    self.domains[fact] = before;
                    return person;
                }
            }
        }
        self.domains[fact] = before;
        if gave_up { Verdict::GaveUp } else { Verdict::Nobody }
    }

    /// What each operation of a plan can come to for the people of the present domains.
    fn ranges(&mut self, plan: &[Id]) -> Vec<Range> {
        let mut ranges = self.room.pop().unwrap_or_default();
        ranges.resize(self.graph.ops().len(), Range::numbers(0, 0));
        for id in plan {
            ranges[*id] = match (self.pieces.get(id), &self.graph.ops()[*id]) {
                (Some(Some(pieces)), _) => {
                    let fact = self.graph.support(*id)[0];
                    pieces::range(pieces, &self.domains[fact])
                }
                (_, Op::Fact(fact)) => hull(&self.domains[*fact]),
                _ => range::apply(self.graph, *id, &|operand| ranges[operand]),
            };
        }
        ranges
    }

    /// What every operation can come to for the people of the present domains.
    pub(crate) fn everything(&mut self) -> Vec<Range> {
        let all: Vec<Id> = (0..self.graph.ops().len()).collect();
        self.ranges(&all)
    }

    /// For each fact that an operation depends on: the numbers with which it can still be yes,
    /// whatever the other facts are. Whoever has another number is certainly none.
    pub(crate) fn shadow(&mut self, root: Id) -> BTreeMap<usize, Domain> {
        let plan = self.plan(root);
        let mut shadow = BTreeMap::new();
        for fact in self.graph.support(root).to_vec() {
            let full = self.domains[fact].clone();
            let mut allowed: Domain = Vec::new();
            for cell in self.cells(&plan, fact) {
                self.domains[fact] = vec![cell];
                let ranges = self.ranges(&plan);
                let may = ranges[root].may(Outcome::Yes);
                self.room.push(ranges);
                if may {
                    match allowed.last_mut() {
                        Some((_, end)) if *end + 1 == cell.0 => *end = cell.1,
                        _ => allowed.push(cell),
                    }
                }
            }
            self.domains[fact] = full;
            shadow.insert(fact, allowed);
        }
        shadow
    }

    /// A fact's numbers cut wherever some comparison of a plan turns.
    fn cells(&self, plan: &[Id], fact: usize) -> Vec<(i64, i64)> {
        let of_fact = |id: &&Id| self.graph.support(**id) == [fact];
        let pieces = plan.iter().filter(of_fact).filter_map(|id| self.pieces.get(id)?.as_ref());
        let mut ends: Vec<i64> =
            pieces.flat_map(|pieces| pieces.iter().map(|piece| piece.high)).collect();
        ends.sort_unstable();
        ends.dedup();
        let mut cells = Vec::new();
        for (low, high) in &self.domains[fact] {
            let mut from = *low;
            for end in ends.iter().filter(|end| (*low..*high).contains(end)) {
                cells.push((from, *end));
                from = end + 1;
            }
            cells.push((from, *high));
        }
        cells
    }

    /// A plain person of the present domains: young, with few of everything.
    fn somebody(&self) -> Vec<i64> {
        // 7,305 days after 1 January 1970: a birthday most programmes can use.
        let usual = [0, 1, 2, 7_305];
        let pick = |domain: &Domain| {
            let inside =
                |number: i64| domain.iter().any(|(low, high)| (*low..=*high).contains(&number));
            let wide = domain.iter().map(|(low, high)| high.abs_diff(*low)).max().unwrap_or(0);
            let usual = if wide > 3_000 { &usual[3..] } else { &usual[..3] };
            let first = domain.first().map_or(0, |(low, _)| *low);
            usual.iter().copied().find(|number| inside(*number)).unwrap_or(first)
        };
        self.domains.iter().map(pick).collect()
    }
}

/// The range of all numbers of a domain.
fn hull(domain: &Domain) -> Range {
    match (domain.first(), domain.last()) {
        (Some((low, _)), Some((_, high))) => Range::numbers(*low, *high),
        _ => Range::numbers(0, 0),
    }
}

/// All numbers a fact may have.
pub(crate) fn domain(fact: &FactDef) -> Domain {
    use crate::days::days_from_epoch;
    vec![match &fact.kind {
        FactKind::Bool => (0, 1),
        FactKind::Enum(choices) => (0, i64::try_from(choices.len()).unwrap_or(i64::MAX) - 1),
        FactKind::Integer { min, max } => (*min, *max),
        FactKind::Date { min, max } => (days_from_epoch(*min), days_from_epoch(*max)),
        FactKind::Money { max, .. } => (0, *max),
    }]
}
