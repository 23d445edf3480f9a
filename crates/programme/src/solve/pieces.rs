//! Where the answer of a yes-or-no operation turns, if it depends on a single fact.

use std::sync::Arc;

use super::{Domain, Search};
use crate::graph::range::{self, Range};
use crate::graph::value::Val;
use crate::graph::{Graph, Id, Op};

/// An interval of a fact's numbers for which an operation comes to one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) low: i64,
    pub(crate) high: i64,
    pub(crate) value: Val,
}

/// The most pieces an operation is cut into; beyond them it is searched like any other.
const PIECES_MAX: usize = 1_024;
/// The most steps the cutting may take.
const STEPS_MAX: usize = 16_384;

impl Search<'_> {
    /// The pieces of an operation, if it is a yes-or-no operation over a single fact.
    pub(super) fn pieces_of(&mut self, id: Id) -> Option<Arc<[Piece]>> {
        let is_truth = matches!(
            self.graph.ops()[id],
            Op::Not(_) | Op::All(_) | Op::Any(_) | Op::Compare(..) | Op::In(..)
        );
        let [fact] = *self.graph.support(id) else { return None };
        if !is_truth {
            return None;
        }
        if let Some(known) = self.pieces.get(&id) {
            return known.clone();
        }
        let found = cut(self.graph, &[id], fact, &self.domains[fact], PIECES_MAX);
        let found: Option<Arc<[Piece]>> = found.map(|pieces| {
            let piece =
                |(low, high, values): (i64, i64, Vec<Val>)| Piece { low, high, value: values[0] };
            pieces.into_iter().map(piece).collect()
        });
        self.pieces.insert(id, found.clone());
        found
    }
}

/// Cuts a fact's numbers into intervals on each of which all these operations, which depend on
/// that fact alone, come to one thing. `None` if there would be too many.
pub(crate) fn cut(
    graph: &Graph,
    roots: &[Id],
    fact: usize,
    domain: &Domain,
    pieces_max: usize,
) -> Option<Vec<(i64, i64, Vec<Val>)>> {
    let cone = graph.cone(roots);
    let mut ranges = vec![Range::numbers(0, 0); cone.last().map_or(0, |last| last + 1)];
    let mut pieces: Vec<(i64, i64, Vec<Val>)> = Vec::new();
    let mut waiting: Vec<(i64, i64)> = domain.iter().rev().copied().collect();
    let mut steps = 0;
    while let Some((low, high)) = waiting.pop() {
        steps += 1;
        if steps > STEPS_MAX {
            return None;
        }
        for id in &cone {
            ranges[*id] = match graph.ops()[*id] {
                Op::Fact(one) if one == fact => Range::numbers(low, high),
                _ => range::apply(graph, *id, &|operand| ranges[operand]),
            };
        }
        let settled: Option<Vec<Val>> = roots.iter().map(|id| ranges[*id].settled()).collect();
        match settled {
            Some(values) => match pieces.last_mut() {
                Some((_, end, last)) if *end + 1 == low && *last == values => *end = high,
                _ => {
                    if pieces.len() == pieces_max {
                        return None;
                    }
                    pieces.push((low, high, values));
                }
            },
            None if low == high => return None,
            None => {
                let middle = low + (high.abs_diff(low) / 2) as i64;
                waiting.push((middle + 1, high));
                waiting.push((low, middle));
            }
        }
    }
    Some(pieces)
}

/// What an operation can come to on a domain.
pub(super) fn range(pieces: &[Piece], domain: &Domain) -> Range {
    let mut whole: Option<Range> = None;
    for (low, high) in domain {
        let from = pieces.partition_point(|piece| piece.high < *low);
        for piece in pieces[from..].iter().take_while(|piece| piece.low <= *high) {
            let one = Range::exactly(piece.value);
            whole = Some(whole.map_or(one, |whole| whole.join(one)));
        }
    }
    whole.unwrap_or(Range::numbers(0, 0))
}

/// The parts of a domain on which an operation comes to one thing each, those of a yes first.
pub(super) fn parts(pieces: &[Piece], domain: &Domain) -> Vec<Domain> {
    let mut parts: Vec<(Val, Domain)> = Vec::new();
    for (low, high) in domain {
        for piece in pieces.iter().filter(|piece| piece.low <= *high && piece.high >= *low) {
            let interval = (piece.low.max(*low), piece.high.min(*high));
            match parts.iter_mut().find(|(value, _)| *value == piece.value) {
                Some((_, part)) => part.push(interval),
                None => parts.push((piece.value, vec![interval])),
            }
        }
    }
    parts.sort_by_key(|(value, _)| *value != Val::Known(1));
    parts.into_iter().map(|(_, part)| part).collect()
}
