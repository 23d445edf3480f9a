//! A programme on one day as a graph of small operations: each distinct expression once, every
//! parameter, rate and window already a number.
//!
//! The tracing evaluator (`evaluate.rs`) says why; this form says what, quickly and over many
//! people at once, and is what the analyser and the batch reason about.
//!
//! **Architecture Invariant:** an operand stands before the operation that uses it, so one pass
//! from first to last evaluates everything, and there are no cycles. Both evaluators agree on
//! every person: a property test holds them together.

pub(crate) mod lower;
pub(crate) mod placing;
pub(crate) mod range;
pub(crate) mod rise;
pub(crate) mod value;
pub(crate) mod verdicts;

use std::collections::BTreeMap;

use crate::exchange::Rounding;
use crate::typed::{Comparison, Extreme, Unit};
use value::Outcome;

/// The place of an operation in its graph.
pub(crate) type Id = usize;

/// One operation. Yes and no are 1 and 0, choices their places, days count from 1970, amounts are
/// minor units.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Op {
    Const(i64),
    /// The answer to a fact, by its index.
    Fact(usize),
    /// The second, unless the first is no or not known: then its question was not put, or may not
    /// have been, and nothing is known.
    Gated(Id, Id),
    Not(Id),
    All(Vec<Id>),
    Any(Vec<Id>),
    Compare(Comparison, Id, Id),
    /// Whether it is among these, which are sorted.
    In(Id, Vec<i64>),
    Add(Id, Id),
    Subtract(Id, Id),
    Multiply(Id, Id),
    Divide(Id, i64),
    Extreme(Extreme, Vec<Id>),
    If(Id, Id, Id),
    Span(Unit, Id, Id),
    /// Times the first, by the second, rounded.
    Convert(Id, i128, i128, Rounding),
    /// Whether it is yes, no, not known or beyond counting; always yes or no itself.
    Is(Outcome, Id),
    /// How many of these yes-or-no operations are yes.
    Count(Vec<Id>),
}

impl Op {
    /// Shows every operand.
    pub(crate) fn operands(&self, see: &mut dyn FnMut(Id)) {
        match self {
            Self::Const(_) | Self::Fact(_) => {}
            Self::Not(a)
            | Self::In(a, _)
            | Self::Divide(a, _)
            | Self::Convert(a, ..)
            | Self::Is(_, a) => see(*a),
            Self::All(list) | Self::Any(list) | Self::Extreme(_, list) | Self::Count(list) => {
                list.iter().for_each(|a| see(*a));
            }
            Self::Gated(a, b)
            | Self::Compare(_, a, b)
            | Self::Add(a, b)
            | Self::Subtract(a, b)
            | Self::Multiply(a, b)
            | Self::Span(_, a, b) => {
                see(*a);
                see(*b);
            }
            Self::If(a, b, c) => {
                see(*a);
                see(*b);
                see(*c);
            }
        }
    }
}

/// Operations, each once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    ops: Vec<Op>,
    known: BTreeMap<Op, Id>,
    /// By operation: the facts it depends on, sorted.
    support: Vec<Vec<usize>>,
}

impl Graph {
    /// All operations, operands first.
    pub(crate) fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// The facts an operation depends on, sorted.
    pub(crate) fn support(&self, id: Id) -> &[usize] {
        self.support.get(id).map_or(&[], Vec::as_slice)
    }

    /// The number an operation always comes to, if it is written out.
    pub(crate) fn constant(&self, id: Id) -> Option<i64> {
        match self.ops.get(id) {
            Some(Op::Const(number)) => Some(*number),
            _ => None,
        }
    }

    /// Adds an operation, or finds it where it stands already. What can be simplified is.
    pub(crate) fn add(&mut self, op: Op) -> Id {
        let op = match self.simpler(op) {
            Simpler::There(id) => return id,
            Simpler::Op(op) => op,
        };
        if let Some(id) = self.known.get(&op) {
            return *id;
        }
        let mut support = Vec::new();
        if let Op::Fact(fact) = op {
            support.push(fact);
        }
        op.operands(&mut |id| support.extend_from_slice(&self.support[id]));
        support.sort_unstable();
        support.dedup();
        let id = self.ops.len();
        self.known.insert(op.clone(), id);
        self.ops.push(op);
        self.support.push(support);
        id
    }

    pub(crate) fn number(&mut self, number: i64) -> Id {
        self.add(Op::Const(number))
    }

    pub(crate) fn truth(&mut self, answer: bool) -> Id {
        self.number(i64::from(answer))
    }

    pub(crate) fn not(&mut self, id: Id) -> Id {
        self.add(Op::Not(id))
    }

    pub(crate) fn all(&mut self, list: Vec<Id>) -> Id {
        self.add(Op::All(list))
    }

    pub(crate) fn any(&mut self, list: Vec<Id>) -> Id {
        self.add(Op::Any(list))
    }

    pub(crate) fn is(&mut self, outcome: Outcome, id: Id) -> Id {
        self.add(Op::Is(outcome, id))
    }

    /// Every operation that these depend on and themselves, operands first.
    pub(crate) fn cone(&self, roots: &[Id]) -> Vec<Id> {
        let mut inside = vec![false; self.ops.len()];
        let mut waiting: Vec<Id> = roots.to_vec();
        while let Some(id) = waiting.pop() {
            if !std::mem::replace(&mut inside[id], true) {
                self.ops[id].operands(&mut |operand| waiting.push(operand));
            }
        }
        (0..self.ops.len()).filter(|id| inside[*id]).collect()
    }

    /// The same operations about somebody who differs in one fact, which is then `other`.
    pub(crate) fn substitute(&mut self, roots: &[Id], fact: usize, other: Id) -> Vec<Id> {
        let mut moved: BTreeMap<Id, Id> = BTreeMap::new();
        for id in self.cone(roots) {
            if self.support[id].binary_search(&fact).is_err() {
                continue;
            }
            let to = |id: Id| moved.get(&id).copied().unwrap_or(id);
            let there = match self.ops[id].clone() {
                Op::Fact(_) => other,
                op => self.add(op.map(to)),
            };
            moved.insert(id, there);
        }
        roots.iter().map(|id| moved.get(id).copied().unwrap_or(*id)).collect()
    }

    fn simpler(&mut self, op: Op) -> Simpler {
        match op {
            Op::All(list) => self.simpler_chain(list, true),
            Op::Any(list) => self.simpler_chain(list, false),
            Op::Not(a) => match (self.constant(a), &self.ops[a]) {
                (Some(number), _) => Simpler::Op(Op::Const(1 - number)),
                (None, Op::Not(inner)) => Simpler::There(*inner),
                _ => self.hoisted(Op::Not(a)),
            },
            Op::If(condition, one, other) => match self.constant(condition) {
                Some(0) => Simpler::There(other),
                Some(_) => Simpler::There(one),
                None if one == other && self.is_strict(condition) => Simpler::There(one),
                None => Simpler::Op(Op::If(condition, one, other)),
            },
            Op::Gated(gate, inner) => match self.constant(gate) {
                Some(number) if number != 0 => Simpler::There(inner),
                _ => Simpler::Op(Op::Gated(gate, inner)),
            },
            Op::Is(outcome, a) => match self.constant(a) {
                Some(number) => {
                    Simpler::Op(Op::Const(i64::from(Outcome::of_number(number) == outcome)))
                }
                None if self.is_strict(a) => match outcome {
                    Outcome::Yes => Simpler::There(a),
                    Outcome::No => Simpler::Op(Op::Not(a)),
                    Outcome::Unknown | Outcome::Beyond => Simpler::Op(Op::Const(0)),
                },
                None => Simpler::Op(Op::Is(outcome, a)),
            },
            op @ Op::Count(_) => Simpler::Op(op),
            op => self.hoisted(op),
        }
    }

    /// Whether an operation can only come to yes or no.
    fn is_strict(&self, id: Id) -> bool {
        match &self.ops[id] {
            Op::Is(..) => true,
            Op::Const(number) => matches!(number, 0 | 1),
            Op::Not(a) => self.is_strict(*a),
            Op::All(list) | Op::Any(list) => list.iter().all(|id| self.is_strict(*id)),
            _ => false,
        }
    }

    /// Drops what changes nothing in a chain, and settles it where one part does.
    fn simpler_chain(&mut self, list: Vec<Id>, is_all: bool) -> Simpler {
        let settles = i64::from(!is_all);
        let mut kept: Vec<Id> = Vec::with_capacity(list.len());
        for id in list {
            match self.constant(id) {
                Some(number) if number == settles => return Simpler::Op(Op::Const(settles)),
                Some(_) => {}
                None if kept.contains(&id) => {}
                None => kept.push(id),
            }
        }
        match kept.len() {
            0 => Simpler::Op(Op::Const(1 - settles)),
            1 => Simpler::There(kept[0]),
            _ if is_all => Simpler::Op(Op::All(kept)),
            _ => Simpler::Op(Op::Any(kept)),
        }
    }

    /// What needs all its operands is itself not known where one is gated off, so gates move
    /// outwards: comparisons then depend on single facts, without what makes them be asked.
    fn hoisted(&mut self, op: Op) -> Simpler {
        let mut gates = Vec::new();
        let inner = op.clone().map(|mut id| {
            while let Op::Gated(gate, within) = self.ops[id] {
                gates.push(gate);
                id = within;
            }
            id
        });
        let inner_op = self.folded(inner);
        if gates.is_empty() {
            return Simpler::Op(inner_op);
        }
        let mut id = self.add(inner_op);
        for gate in gates.into_iter().rev() {
            id = self.add(Op::Gated(gate, id));
        }
        Simpler::There(id)
    }

    /// What has only constants for operands becomes one, where it can be counted.
    fn folded(&self, op: Op) -> Op {
        if matches!(op, Op::Const(_) | Op::Fact(_)) {
            return op;
        }
        let mut constant = true;
        op.operands(&mut |id| constant &= self.constant(id).is_some());
        if !constant {
            return op;
        }
        let known = |id: Id| value::Val::Known(self.constant(id).unwrap_or_default());
        match value::apply(&op, &known) {
            value::Val::Known(number) => Op::Const(number),
            _ => op,
        }
    }
}

enum Simpler {
    There(Id),
    Op(Op),
}

impl Op {
    /// The same with other operands.
    fn map(self, mut to: impl FnMut(Id) -> Id) -> Self {
        let list = |list: Vec<Id>, to: &mut dyn FnMut(Id) -> Id| list.into_iter().map(to).collect();
        match self {
            Self::Const(_) | Self::Fact(_) => self,
            Self::Gated(a, b) => Self::Gated(to(a), to(b)),
            Self::Not(a) => Self::Not(to(a)),
            Self::All(all) => Self::All(list(all, &mut to)),
            Self::Any(all) => Self::Any(list(all, &mut to)),
            Self::Compare(how, a, b) => Self::Compare(how, to(a), to(b)),
            Self::In(a, among) => Self::In(to(a), among),
            Self::Add(a, b) => Self::Add(to(a), to(b)),
            Self::Subtract(a, b) => Self::Subtract(to(a), to(b)),
            Self::Multiply(a, b) => Self::Multiply(to(a), to(b)),
            Self::Divide(a, by) => Self::Divide(to(a), by),
            Self::Extreme(which, all) => Self::Extreme(which, list(all, &mut to)),
            Self::If(a, b, c) => Self::If(to(a), to(b), to(c)),
            Self::Span(unit, a, b) => Self::Span(unit, to(a), to(b)),
            Self::Convert(a, up, down, rounding) => Self::Convert(to(a), up, down, rounding),
            Self::Is(outcome, a) => Self::Is(outcome, to(a)),
            Self::Count(all) => Self::Count(list(all, &mut to)),
        }
    }
}
